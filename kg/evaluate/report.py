"""The figures as a table or as JSON, with each false find (+) and each miss (-) if wished."""

import json
from collections.abc import Iterator, Mapping, Sequence

from kg.evaluate.tally import FAMILIES, Finding, Tally, total

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
