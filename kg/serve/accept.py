"""Content negotiation (RFC 9110, 12.5.1)."""

from collections.abc import Sequence


def best(accept: str, offered: Sequence[str]) -> str | None:
    """The media type among `offered` (best first) that the header `accept` likes most; None if it takes none.

    An empty header takes anything. Of equal weight the one that stands first in `offered` wins.
    """
    if not accept.strip():
        return offered[0]
    ranges = [one for part in accept.split(",")[:100] if (one := _range(part))]
    weights = {media: _weight(media, ranges) for media in offered}
    winner = max(offered, key=lambda media: (weights[media], -offered.index(media)))
    return winner if weights[winner] > 0 else None


def _range(part: str) -> tuple[str, float] | None:
    media, *parameters = (piece.strip().lower() for piece in part.split(";"))
    weight = 1.0
    for parameter in parameters:
        if parameter.startswith("q="):
            try:
                weight = float(parameter[2:])
            except ValueError:
                return None
    return (media, weight) if "/" in media else None


def _weight(media: str, ranges: Sequence[tuple[str, float]]) -> float:
    """That of the most exact range that fits."""
    for wanted in (media, media.split("/")[0] + "/*", "*/*"):
        for one, weight in ranges:
            if one == wanted:
                return weight
    return 0.0
