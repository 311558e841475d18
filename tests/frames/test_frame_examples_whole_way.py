"""The examples of frames.yaml from their bare text on, without the mentions that they mark; bodies by their full names,
as nothing else in a sentence tells whose 县总工会 is. Those that fail stand in whole_way.yaml, each with its reason."""

import re
from collections.abc import Iterator
from pathlib import Path

import yaml
from helpers import each

from kg.extract import extract
from kg.frames.lexicon import frames, plain
from kg.model import Article, Claim, Entity, Piece, Source

KNOWN = yaml.safe_load((Path(__file__).parent / "whole_way.yaml").read_text(encoding="utf-8")) or {}

# 县总工会 by its full name; 浙江省人大常委会 as it stands
_SHORT = re.compile(r"\{[ol]:((..)[^|{}]*)\|(?!\2)[^{}]*\}")


def _examples() -> Iterator[tuple[str, dict]]:
    for frame in frames():
        for number, example in enumerate(frame.examples, 1):
            yield f"{frame.name}-{number}", example


def _claims(text: str, headline: str | None) -> tuple[Claim, ...]:
    source = Source("a.txt", text, "0" * 64)
    return extract(Article(source, 1, text, (Piece(0, len(text), 0),), headline)).claims


@each([(id, example) for id, example in _examples() if id not in KNOWN])
def test_example(_: str, example: dict) -> None:
    wants = dict(example["wants"])
    claims = _claims(plain(_SHORT.sub(r"\1", str(example["text"]))), example.get("headline"))
    name = wants.pop("name", None) or wants.pop("document")
    assert name in {claim.subject.label for claim in claims}
    for predicate, fillers in wants.items():
        if predicate not in ("schema:startDate", "schema:endDate"):  # their year stands in the marks alone
            found = {
                claim.object.label if isinstance(claim.object, Entity) else claim.object.text
                for claim in claims
                if (claim.subject.label, claim.predicate) == (name, predicate)
            }
            assert found == set(map(str, fillers)), predicate


def test_every_reason_is_that_of_an_example() -> None:
    assert set(KNOWN) <= {id for id, _ in _examples()}
