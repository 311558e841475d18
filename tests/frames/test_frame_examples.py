"""Every example of lexicon/frames.yaml is a test, every counterexample, too."""

from collections.abc import Iterator

from helpers import each
from notation import reading

from kg.frames.happenings import happenings
from kg.frames.lexicon import frames
from kg.model import Claim


def _examples() -> Iterator[tuple[str, dict]]:
    for frame in frames():
        for number, example in enumerate(frame.examples, 1):
            yield f"{frame.name}-{number}", example


def _against() -> Iterator[tuple[str, str]]:
    for frame in frames():
        for number, text in enumerate(frame.counterexamples, 1):
            yield f"{frame.name}-{number}", text


def _fillers(claims: list[Claim], subject: str, predicate: str) -> list[str]:
    return [
        claim.object.text if hasattr(claim.object, "text") else claim.object.label
        for claim in claims
        if claim.subject.label == subject and claim.predicate == predicate
    ]


@each(list(_examples()))
def test_example(_: str, example: dict) -> None:
    wants = dict(example["wants"])
    read = reading(example["text"], example.get("headline"))
    claims = happenings(read)[1]
    subjects = [claim.subject.label for claim in claims]
    name = wants.pop("name", None) or wants.pop("document")
    assert name in subjects
    for predicate, fillers in wants.items():
        assert sorted(_fillers(claims, name, predicate)) == sorted(map(str, fillers)), predicate
    assert all(0 <= s.begin < s.end <= len(read.article.text) for claim in claims for s in claim.spans)


@each(list(_against()))
def test_counterexample(_: str, text: str) -> None:
    claims = happenings(reading(text))[1]
    deeds = {claim.subject for claim in claims if claim.rule == "event/deed"}  # what no frame reads may have happened
    assert [claim for claim in claims if claim.subject not in deeds] == []
