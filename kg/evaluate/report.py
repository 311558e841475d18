"""The figures as a table or as JSON, with each false find (+) and each miss (-) if wished."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.evaluate.tally import FAMILIES, Find, Finding, Tally, total

_COLUMNS = "".join(f"{name:>7}" for name in ("P", "R", "F1", "found", "false", "missed"))


def table(tallies: Mapping[str, Tally], show: bool) -> Iterator[str]:
    """The lines of the table: precision, recall and F1 of each family, then how many are right, false and missed."""
    yield f"{'family':<20}{_COLUMNS}"
    for family, tally in _rows(tallies):
        figures = "".join(f"{figure:>7.3f}" for figure in tally.figures())
        yield f"{family:<20}{figures}{tally.right:>7}{len(tally.false):>7}{len(tally.missed):>7}"
        if show and family != "all":
            yield from _findings("+", tally.false)
            yield from _findings("-", tally.missed)


def _findings(sign: str, findings: Sequence[Finding]) -> Iterator[str]:
    for finding in findings:
        yield f"  {sign} {finding.article}: {finding.text}"
        if finding.sentence:
            yield f"      “{' '.join(finding.sentence.split())}”"


_STEPS = (0.95, 0.9, 0.8, 0.7, 0.0)


def calibration(finds: Iterable[Find]) -> Iterator[str]:
    """The lines of a table: of the facts told with about one confidence, how many are right; then how far what is told
    is from what is true, on average over the facts."""
    told = [(one.sure, one.right) for one in finds if one.sure is not None]
    yield f"{'told':<12}{'facts':>7}{'mean':>7}{'right':>7}"
    off = 0.0
    for low, high in zip(_STEPS, (1.01, *_STEPS), strict=False):
        inside = [(sure, right) for sure, right in told if low <= sure < high]
        if inside:
            mean = sum(sure for sure, _ in inside) / len(inside)
            share = sum(right for _, right in inside) / len(inside)
            off += abs(mean - share) * len(inside)
            yield f"{f'{low:.2f} to {min(high, 1):.2f}':<12}{len(inside):>7}{mean:>7.3f}{share:>7.3f}"
    if told:
        yield f"{'apart':<12}{len(told):>7}{off / len(told):>14.3f}"


def as_json(tallies: Mapping[str, Tally], show: bool) -> str:
    """The same as an object by family: p, r, f, tp, fp, fn; with `show` also the lists `false` and `missed`."""
    result: dict[str, dict[str, object]] = {}
    for family, tally in _rows(tallies):
        p, r, f = (round(figure, 4) for figure in tally.figures())
        result[family] = {"p": p, "r": r, "f": f}
        result[family] |= {"tp": tally.right, "fp": len(tally.false), "fn": len(tally.missed)}
        if show and family != "all":
            result[family] |= {key: [one._asdict() for one in getattr(tally, key)] for key in ("false", "missed")}
    return json.dumps(result, ensure_ascii=False, indent=1)


def _rows(tallies: Mapping[str, Tally]) -> list[tuple[str, Tally]]:
    return [*((family, tallies[family]) for family in FAMILIES), ("all", total(tallies))]
