"""Lines of print on a page to blocks of a column, and the order in which a reader takes these.

The order is that of a recursive cut along white space (Nagy and Seth, Hierarchical representation of optically scanned
documents, ICPR 1984), with headlines deciding where to cut: what stands below a headline that is alone belongs to it.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

HEADLINE = 1.3  # times the size of the text
_APART = 1.4  # sizes: more space between two lines of a block parts them
_OVERLAP = 0.6  # of the narrower of two lines that stand below each other
_SPACED = 2.5  # sizes: the widest space within a headline
_BELOW = 6  # sizes: how far below a headline its text begins
_MOST = 300  # blocks of a page that are cut into columns; more are no page that anyone reads
_TOUCH = 2.0  # points that boxes may overlap without crossing


class Run(NamedTuple):
    """Characters side by side on one line, in points (or pixels) from the page's upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    confidence: float = 1.0


@dataclass(slots=True)
class Block:
    """Lines below each other, of one size: a column of text, or a headline."""

    runs: list[Run]
    headline: bool
    left: float = field(init=False)  # its edges
    right: float = field(init=False)
    top: float = field(init=False)
    bottom: float = field(init=False)
    size: float = field(init=False)  # of its characters

    def __post_init__(self) -> None:
        """The edges are those of all runs."""
        self.left, self.right = min(run.left for run in self.runs), max(run.right for run in self.runs)
        self.top, self.bottom = min(run.top for run in self.runs), max(run.bottom for run in self.runs)
        self.size = max(run.size for run in self.runs)

    def add(self, run: Run) -> None:
        """`run` is part of it."""
        self.runs.append(run)
        self.left, self.right = min(self.left, run.left), max(self.right, run.right)
        self.top, self.bottom = min(self.top, run.top), max(self.bottom, run.bottom)
        self.size = max(self.size, run.size)


def text_size(runs: Sequence[Run]) -> float:
    """The size in which most of the text is set."""
    sizes: Counter[float] = Counter()
    for run in runs:
        sizes[round(run.size * 2) / 2] += len(run.text)
    return max(sizes, key=lambda size: (sizes[size], -size), default=0.0)


def blocks(runs: Sequence[Run], body: float) -> list[Block]:
    """The blocks of a page, given the size of its text."""
    found: list[Block] = []
    near: list[Block] = []  # those that a line so far down may still continue
    texts = sorted((run for run in runs if run.size < HEADLINE * body), key=lambda run: run.top)
    for run in sorted(runs, key=lambda run: (run.top, run.left)):
        headline = run.size >= HEADLINE * body
        near = [block for block in near if run.top - block.runs[-1].bottom <= _APART * block.runs[-1].size]
        fitting = [block for block in near if block.headline == headline and _continues(block, run, texts)]
        if fitting:
            min(fitting, key=lambda block: abs(block.left - run.left)).add(run)
        else:
            found.append(Block([run], headline))
            near.append(found[-1])
    return found


def _continues(block: Block, run: Run, texts: Sequence[Run]) -> bool:
    last = block.runs[-1]
    size = min(last.size, run.size)
    if max(last.size, run.size) > 1.2 * size or run.top - last.bottom > _APART * size:
        return False
    beside = abs(last.top - run.top) < 0.5 * size
    if beside:  # 甲出席　乙主持: a gap in a headline, or in a line of a column that is known to be as wide
        gap = max(run.left - last.right, last.left - run.right)
        if block.headline:
            return gap < _SPACED * size and not _gutter(last, run, texts)
        return block.left - _TOUCH <= run.left and run.right <= block.right
    set_in = 0 if block.headline else 2.5 * size  # its lines so far may all be first lines of a paragraph
    overlap = min(block.right, run.right) - max(block.left - set_in, run.left)
    return overlap >= _OVERLAP * min(block.right - block.left, run.right - run.left)


def _gutter(one: Run, two: Run, texts: Sequence[Run]) -> bool:
    """Whether what parts two runs of large characters is the space between two columns: of the text below them some
    stands below each, and between them runs a strip without any."""
    left, right = min(one.right, two.right), max(one.left, two.left)
    first = bisect_right(texts, one.bottom, key=lambda run: run.top)
    last = bisect_left(texts, one.bottom + _BELOW * one.size, key=lambda run: run.top)
    below = sorted((run.left, run.right) for run in texts[first:last])
    if not all(any(begin < each.right and end > each.left for begin, end in below) for each in (one, two)):
        return False
    for begin, end in below:
        if begin > left + _TOUCH:
            break
        left = max(left, end)
    return left < right - _TOUCH


def in_order(found: Sequence[Block]) -> list[Block]:
    """`found` in the order in which they are read."""
    ordered: list[Block] = []
    rest = [list(found)]
    while rest:
        group = rest.pop()
        parts = _parts(group) if 1 < len(group) <= _MOST else [group]
        if len(parts) > 1:
            rest += reversed(parts)
        else:
            ordered += sorted(group, key=lambda block: (round(block.left / 20), block.top))
    return ordered


def _parts(group: list[Block]) -> list[list[Block]]:
    """`group` cut in two or more parts, in order; itself alone where it can't be cut."""
    columns = _columns(group)
    if columns and all(min(part, key=lambda block: block.top).headline for part in columns):
        return columns
    first = min(group, key=lambda block: block.top)
    rest = [block for block in group if block is not first]
    if first.headline and all(block.top >= first.bottom - _TOUCH for block in rest):
        return [[first], rest]
    for edge in sorted(block.top for block in rest if block.headline):
        if parts := _cut(group, edge):
            return parts
    if columns:
        return columns
    for edge in sorted(block.top for block in rest):
        if parts := _cut(group, edge):
            return parts
    return [group]


def _cut(group: Sequence[Block], edge: float) -> list[list[Block]]:
    """`group` above and below `edge`, if nothing stands across it, no headline is cut off from the text below it, and
    neither part is empty."""
    above = [block for block in group if block.bottom <= edge + _TOUCH and block.top < edge - _TOUCH]
    below = [block for block in group if block.top >= edge - _TOUCH]
    if not above or not below or len(above) + len(below) < len(group):
        return []
    heads, texts = [block for block in above if block.headline], [block for block in above if not block.headline]
    whole = len(above) == 1 or all(any(_below(head, text) for text in texts) for head in heads)
    return [above, below] if whole else []


def _below(head: Block, text: Block) -> bool:
    return text.top >= head.bottom - _TOUCH and text.left < head.right and text.right > head.left


def _columns(group: Sequence[Block]) -> list[list[Block]]:
    """`group` parted at all gutters that run through it from top to bottom."""
    parts: list[list[Block]] = []
    edge = float("-inf")
    for block in sorted(group, key=lambda block: block.left):
        if block.left >= edge - _TOUCH:
            parts.append([])
        parts[-1].append(block)
        edge = max(edge, block.right)
    return parts if len(parts) > 1 else []


def column_numbers(found: Sequence[Block]) -> dict[int, int]:
    """The column of each text block by its `id`, counted from the left; 0 for what runs across several."""
    texts = sorted((block for block in found if not block.headline), key=lambda block: block.left)
    numbers: dict[int, int] = {}
    lefts: list[float] = []
    for block in texts:
        if not lefts or block.left > lefts[-1] + 2 * block.size:
            lefts.append(block.left)
        numbers[id(block)] = len(lefts)
    return numbers
