"""How sure a claim is: what its rule tells, as annotated pages bear it out (lexicon/confidence.tsv)."""

from bisect import bisect_left
from functools import cache

from kg.lexicon import table


@cache
def _points() -> tuple[list[float], list[float]]:
    rows = table("confidence", "told", "right")
    return [float(row["told"]) for row in rows], [float(row["right"]) for row in rows]


@cache
def calibrated(told: float) -> float:
    """The share of claims that are right among those told with confidence `told`, both from 0 to 1."""
    tolds, rights = _points()
    at = bisect_left(tolds, min(max(told, 0.0), 1.0))
    if tolds[at] == told or not at:
        return rights[at]
    part = (told - tolds[at - 1]) / (tolds[at] - tolds[at - 1])
    return round(rights[at - 1] + part * (rights[at] - rights[at - 1]), 3)
