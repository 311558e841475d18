"""Weights of the features of names, fitted on annotated pages: `make fit`. Prints what it finds; --write adopts it.

Each candidate that is met while a page is read is one sample: its features, and whether gold has the name. Logistic
regression finds what to add to the weights as they are (their own score is one feature, unregularised, so that a weight
stays what it was where the pages say nothing). Figures are cross-validated by page: no page is judged by weights that
were fitted on it. The same pages and weights give the same bytes.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import yaml
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

import kg.lexicon
from kg.evaluate.gold import load
from kg.evaluate.names import fold
from kg.extract import extract
from kg.layout import articles
from kg.mentions import organisation_candidates, organisation_weights, person_features, persons
from kg.model import Source
from kg.rules import home, traced

_FOLDS, _STRENGTH, _SURE = 10, 0.3, 1e3  # pages left out at a time; how far a weight may move; see `_columns`
_LEXICON = Path(kg.lexicon.__file__).parent
_USAGE = "usage: fit.py organisations|persons [--write] FOLDER_OF_GOLD..."


class Sample(NamedTuple):
    """A candidate: the page and article it stands in, its span and features, the score that it has now, and whether it
    is a name."""

    page: int
    article: str
    begin: int
    end: int
    features: dict[str, float]
    score: float
    right: bool


class Kind(NamedTuple):
    """What is fitted: the table, the rule that tells candidates, the weights as they are, and the family of gold."""

    table: str
    rule: str
    weights: Callable[[], dict[str, float]]
    family: str


_KINDS = {
    "organisations": Kind(
        "organisation_features", organisation_candidates.CANDIDATE, organisation_weights.weights, "organisations"
    ),
    "persons": Kind("person_features", persons.CANDIDATE, person_features.weights, "persons"),
}


def samples(kind: Kind, pages: Iterable[Path]) -> Iterator[Sample]:
    """The candidates of all pages."""
    for number, path in enumerate(pages):
        gold = load(path)
        wanted = {name for one in gold for part in (one.named, one.spare_named) for name in _names(part[kind.family])}
        wanted |= {name for one in gold for name in _names((*one.authors, *one.spare_authors))}
        source = yaml.safe_load(path.read_text(encoding="utf-8")).get("source")
        text = next(p for p in (path.parent / source, path.parent.parent / "corpus" / source) if p.is_file())
        found = list(articles(Source(source, text.read_text(encoding="utf-8"), "0" * 64)))
        for article in found:
            with traced() as steps:
                extract(article, found)
            spans = {}
            for step in steps:
                if step.rule == kind.rule:
                    begin, end, score, features = step.about[:4]  # a candidate
                    spans[begin, end] = (features, score)
            right = _right(article.text, spans, wanted)
            for begin, end in sorted(spans):
                features, score = spans[begin, end]
                yield Sample(number, article.key, begin, end, features, score, (begin, end) in right)


def _names(wanted: Iterable) -> set[str]:
    return {spelling for one in wanted for spelling in one.spellings}


def _right(text: str, spans: Iterable[tuple[int, int]], wanted: set[str]) -> set[tuple[int, int]]:
    """Of the spans with one end, the longest that is a name or how one ends: 华岭机械 for 安吉华岭机械."""
    longest: dict[int, int] = {}
    for begin, end in sorted(spans, reverse=True):
        name = fold(text[begin:end])
        if name in wanted or (len(name) > 3 and any(one.endswith(name) for one in wanted)):
            longest[end] = begin
    return {(begin, end) for end, begin in longest.items()}


def _columns(found: list[Sample], names: list[str]) -> np.ndarray:
    """A row a sample: its score, so large that no penalty holds its weight back, then its features."""
    return np.array([[one.score * _SURE, *(one.features.get(name, 0.0) for name in names)] for one in found])


def fitted(found: list[Sample], names: list[str]) -> dict[str, float]:
    """What is to be added to each weight."""
    model = LogisticRegression(C=_STRENGTH, fit_intercept=False, max_iter=5000, tol=1e-8)
    model.fit(_columns(found, names), np.array([one.right for one in found]))
    scale, *more = model.coef_[0]
    if scale <= 0:
        raise SystemExit("the pages say the opposite of what the weights say: nothing to start from")
    return {name: round(float(value / (scale * _SURE)), 1) for name, value in zip(names, more, strict=True)}


def counts(found: Iterable[Sample], add: dict[str, float]) -> np.ndarray:
    """Right, false and missed names: of each article the likeliest candidates that do not overlap."""
    scored = [
        (one.score + sum(add.get(name, 0.0) * value for name, value in one.features.items()), one) for one in found
    ]
    scored.sort(key=lambda pair: (-pair[0], pair[1].article, pair[1].begin, pair[1].end))
    used: dict[tuple[int, str], set[int]] = {}
    right = false = 0
    for score, one in scored:
        taken, span = used.setdefault((one.page, one.article), set()), range(one.begin, one.end)
        if score > 0 and taken.isdisjoint(span):
            taken.update(span)
            right, false = right + one.right, false + (not one.right)
    return np.array([right, false, sum(one.right for _, one in scored) - right])


def told(figures: np.ndarray) -> str:
    """Precision, recall and F1 of right, false and missed."""
    right, false, missed = map(float, figures)
    precision, recall = right / max(right + false, 1), right / max(right + missed, 1)
    return f"P {precision:.3f} R {recall:.3f} F1 {2 * precision * recall / max(precision + recall, 1e-9):.3f}"


def main(arguments: list[str]) -> None:
    """Fit the weights of one kind. SystemExit with the usage for arguments that say nothing."""
    write = "--write" in arguments
    what, *folders = [one for one in arguments if one != "--write"] or [""]
    if what not in _KINDS or not folders:
        raise SystemExit(_USAGE)
    kind = _KINDS[what]
    pages = sorted(path for folder in folders for path in Path(folder).glob("*.yaml"))
    found = list(samples(kind, pages))
    names = sorted(kind.weights())
    by_hand, across = counts(found, {}), np.zeros(3)
    for train, test in GroupKFold(_FOLDS).split(found, groups=[one.page for one in found]):
        across += counts([found[at] for at in test], fitted([found[at] for at in train], names))
    add = fitted(found, names)
    head = (
        f"# make fit on {len(pages)} pages, {len(found)} candidates, {sum(one.right for one in found)} of them names:\n"
        f"# the weights before {told(by_hand)}, fitted and cross-validated by page {told(across)}.\n"
    )
    print(
        head
        + "\n".join(
            f"{name}\t{kind.weights()[name]:g} -> {kind.weights()[name] + add[name]:g}" for name in names if add[name]
        )
    )
    if write:
        _write(_LEXICON / f"{kind.table}.tsv", head, add)


def _write(path: Path, head: str, add: dict[str, float]) -> None:
    lines = [
        line
        for line in path.read_text(encoding="utf-8").split("\n")
        if not line.startswith(("# make fit", "# the weights before"))
    ]
    for at, line in enumerate(lines):
        name, *rest = line.split("\t")
        if name in add:
            lines[at] = "\t".join((name, f"{float(rest[0]) + add[name]:g}", *rest[1:]))
    first = next(at for at, line in enumerate(lines) if not line.startswith("#"))
    path.write_text("\n".join([*lines[:first], *head.rstrip("\n").split("\n"), *lines[first:]]), encoding="utf-8")
    print(f"written to {home(path)}")


if __name__ == "__main__":
    main(sys.argv[1:])
