"""How many questions are answered rightly, wrongly, not at all."""

import datetime
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from kg.ask import Asked, Reader, Unclear
from kg.ask.kinds import kinds

TODAY = datetime.date(2025, 6, 1)
Ask = Callable[[str], Asked | None]


class Tally(NamedTuple):
    right: int
    wrong: list[str]
    unanswered: list[str]

    @property
    def all(self) -> int:
        return self.right + len(self.wrong) + len(self.unanswered)


def questions(name: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = yaml.safe_load((Path(__file__).parent / name).read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def ask(reader: Reader) -> Ask:
    """What a question is answered; None where it is not understood."""

    @cache
    def asked(question: str) -> Asked | None:
        try:
            return reader.ask(question, TODAY)
        except Unclear:
            return None

    return asked


def tally(ask: Ask, name: str) -> Tally:
    right, wrong, unanswered = 0, [], []
    for question, wanted in questions(name).items():
        found = ask(question)
        got = [answer.label for answer in found.answers] if found else []
        if sorted(got) == sorted(wanted):
            right += 1
        elif got:
            wrong.append(question)
        else:
            unanswered.append(question)
    return Tally(right, wrong, unanswered)


def test_there_are_enough_questions_a_third_held_out() -> None:
    seen, held_out = questions("questions.yaml"), questions("held_out.yaml")
    assert len(seen) + len(held_out) >= 150 and not seen.keys() & held_out.keys()
    assert 3 * len(held_out) >= len(seen) + len(held_out)


def test_the_questions_that_the_words_were_made_with(ask: Ask) -> None:
    found = tally(ask, "questions.yaml")
    assert found.right >= 0.97 * found.all and len(found.wrong) <= 0.01 * found.all, (found.wrong, found.unanswered)


def test_questions_as_people_ask(ask: Ask) -> None:
    found = tally(ask, "fresh.yaml")
    assert found.right >= 0.97 * found.all and not found.wrong, (found.wrong, found.unanswered)


def test_questions_held_out(ask: Ask) -> None:
    found = tally(ask, "held_out.yaml")
    right, wrong, every = found.right, len(found.wrong), found.all  # totals only: who mends the words reads no more
    assert right >= 0.85 * every
    assert wrong <= 0.03 * every


def test_each_kind_answers_one_of_the_questions(ask: Ask) -> None:
    found = [ask(question) for question in {**questions("questions.yaml"), **questions("fresh.yaml")}]
    met = {one.kind for one in found if one}
    assert {kind.name for kind in kinds()} - met == set()
