"""Lines of one width, as old mail programs break them, put together again."""

from collections.abc import Sequence

from kg.layout.blocks import Block, Run

_ENDS = ("。", "！", "？", "!", "?", "”")
_FEWEST = 6  # lines from which on a width can be seen


def unwrapped(blocks: Sequence[Block]) -> list[Block]:
    """`blocks` with those lines joined that stop only because the width was used up; the same blocks if the page has
    no such width. A full line is joined with the next where no empty
    line parts them and no sentence ends."""
    width = _width(blocks)
    if not width:
        return list(blocks)
    joined: list[list[Block]] = []
    for block in blocks:
        before = joined[-1][-1] if joined else None
        if before and block.gap == 0 and _columns(before) >= width - 2 and not before.text.endswith(_ENDS):
            joined[-1].append(block)
        else:
            joined.append([block])
    return [_one(parts) for parts in joined]


def _columns(block: Block) -> int:
    """The width of a block in columns of a full-width character; two ASCII characters take one."""
    return len(block.text) - sum(map(str.isascii, block.text)) // 2


def _width(blocks: Sequence[Block]) -> int:
    """The width at which most lines stop, or 0."""
    columns = [_columns(block) for block in blocks]
    width = max(columns, default=0)
    full = sum(1 for count in columns if count >= width - 2)
    return width if len(blocks) >= _FEWEST and 15 <= width <= 60 and 2 * full > len(blocks) else 0


def _one(parts: Sequence[Block]) -> Block:
    if len(parts) == 1:
        return parts[0]
    runs: list[Run] = [run for part in parts for run in part.runs]
    return Block("".join(run.text for run in runs), tuple(runs), 0, parts[0].gap)
