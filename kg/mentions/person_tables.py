"""What tables say of persons' names: surnames and given characters with what they cost, and the cues around names."""

import re
from functools import cache, lru_cache, partial
from typing import NamedTuple

import ahocorasick

from kg.language import person_names
from kg.language.edges import Choice
from kg.lexicon import entries, table
from kg.mentions import trades, word_costs

_PRIOR, _SINGLE, _TWICE, _RARE = 4.2, 1.8, 0.2, 10.5  # nats: any name, one given character, two, an unknown character
_UNHEARD = 14.0  # what a character costs that hardly any word has


class Cues(NamedTuple):
    """One side's cues by id: all of them by the character that stands next to the name, each pattern and its weight."""

    choice: Choice
    parts: dict[str, str]
    weights: dict[str, float]


@cache
def given_names() -> frozenset[str]:
    """Given names of two characters that many bear: 建国."""
    return frozenset(row["given"] for row in table("given_names", "given", "permillion"))


@cache
def cues(side: str) -> Cues:
    """The cues of `side`, left or right."""
    columns = ("id", "side", "pattern", "weight", "example", "counterexample")
    rows = [row for row in table("person_cues", *columns) if row["side"] == side]
    weights = {row["id"]: float(row["weight"]) for row in rows}
    every = {row["id"]: row["pattern"] for row in rows}
    if "role" in every:
        every["role"] += f"|{_callings()}"
    return Cues(Choice(every, last=side == "left"), every, weights)


def _callings() -> str:
    """The words for what people are by trade, those of one character aside, as a pattern."""
    return "|".join(word for word in sorted(trades.words()) if len(word) > 1 and trades.trade(word))


word_surnames = person_names.words
surnames = partial(person_names.surnames, "cost")  # surname (one or two characters) → what it costs as one (nats)
given = partial(person_names.given_characters, "cost")  # given character → what it costs as one (nats)


@cache
def parts() -> frozenset[str]:
    """The parts that Tibetan, Mongolian, Uyghur and Yi names are written with."""
    return entries("name_parts")


@cache
def _part_begins() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for part in parts():
        automaton.add_word(part[:2], part)
    automaton.make_automaton()
    return automaton


@lru_cache(maxsize=4)  # sought twice in each text
def parts_at(folded: str) -> tuple[int, ...]:
    """Where the first two characters of such a part stand in `folded`, sorted."""
    return tuple(last - 1 for last, _ in _part_begins().iter(folded))


@cache
def japanese_surname() -> re.Pattern[str]:
    """The surnames of Japan that are no Chinese ones."""
    names = (row["surname"] for row in table("japanese_surnames", "surname"))
    return re.compile("|".join(sorted(names, key=lambda name: (-len(name), name))))


@lru_cache(maxsize=1 << 14)
def given_weight(char: str) -> float:
    """How much more often `char` is a given character than one of other words (log odds)."""
    return person_names.given_characters("weight").get(char, 2.0 if word_costs.cost(char) > _UNHEARD else -1.0)


@cache
def behind_names() -> frozenset[str]:
    """Characters that begin the word behind a name far oftener than they end a name: 王立平|站."""
    return entries("behind_names")


def kin(rest: str) -> bool:
    """Whether `rest` behind a surname is a form of address and no given name: 大爷."""
    return rest in entries("addresses")


@lru_cache(maxsize=1 << 14)
def price(surname: str, name: str) -> float:
    """What the name `name`, which begins with `surname`, costs (nats)."""
    rest = name[len(surname) :]
    prices = given()
    return (
        _PRIOR
        + (surnames()[surname] if surname in surnames() else sum(surnames()[one] for one in surname))  # 林陈|月娥
        + (_SINGLE if len(rest) == 1 else _TWICE)
        + sum(prices.get(char, _RARE) for char in rest)
    )
