"""What stands above a page's first article: the site, the school, the paper that speaks of itself as 我校, 本市."""

from collections.abc import Sequence
from functools import cache

from kg.model import Article

_LONGEST = 60  # characters of a line; a longer one is no masthead


def masthead(siblings: Sequence[Article]) -> str:
    """The publication that the source's metadata names, else the short lines above the first body of a page of plain
    text, its headlines left out. `siblings` are all articles of one source."""
    if siblings and siblings[0].source.publication:
        return siblings[0].source.publication[:_LONGEST]
    if not siblings or siblings[0].source.media_type != "text/plain":
        return ""
    first = min((piece.source_begin for one in siblings for piece in one.pieces), default=0)
    return _lines(siblings[0].source.text[max(0, first - 400) : first], tuple(one.headline or "" for one in siblings))


@cache
def _lines(above: str, headlines: tuple[str, ...]) -> str:
    kept = [line.strip() for line in above.split("\n") if 0 < len(line.strip()) <= _LONGEST]
    return "\n".join(
        line for line in kept if not any(line in headline or headline in line for headline in headlines if headline)
    )
