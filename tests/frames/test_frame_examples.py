"""Every example of lexicon/frames.yaml is a test, every counterexample, too."""

from collections.abc import Iterator

import pytest
from notation import reading

from kg.frames.happenings import happenings
from kg.frames.lexicon import frames
from kg.model import Claim


def _examples() -> Iterator[object]:
    for frame in frames():
        for number, example in enumerate(frame.examples, 1):
            yield pytest.param(example, id=f"{frame.name}-{number}")


def _against() -> Iterator[object]:
    for frame in frames():
        for number, text in enumerate(frame.counterexamples, 1):
            yield pytest.param(text, id=f"{frame.name}-{number}")


def _fillers(claims: list[Claim], subject: str, predicate: str) -> list[str]:
    return [
        claim.object.text if hasattr(claim.object, "text") else claim.object.label
        for claim in claims
        if claim.subject.label == subject and claim.predicate == predicate
    ]


@pytest.mark.parametrize("example", list(_examples()))
def test_example(example: dict) -> None:
    wants = dict(example["wants"])
    read = reading(example["text"], example.get("headline"))
    _, claims = happenings(read)
    subjects = [claim.subject.label for claim in claims]
    name = wants.pop("name", None) or wants.pop("document")
    assert name in subjects
    for predicate, fillers in wants.items():
        assert sorted(_fillers(claims, name, predicate)) == sorted(map(str, fillers)), predicate
    assert all(0 <= s.begin < s.end <= len(read.article.text) for claim in claims for s in claim.spans)


@pytest.mark.parametrize("text", list(_against()))
def test_counterexample(text: str) -> None:
    claims = happenings(reading(text))[1]
    deeds = {claim.subject for claim in claims if claim.rule == "event/deed"}  # what no frame reads may have happened
    assert [claim for claim in claims if claim.subject not in deeds] == []
