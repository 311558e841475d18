"""Each word that patterns have from a table (`kg.lexicon.words`) is needed by one of them in its example."""

import pkgutil
import re
from functools import cache
from importlib import import_module

from helpers import each

import kg
from kg import late
from kg.frames import skeleton
from kg.lexicon import Row, columns, table
from kg.lexicon import words as lexicon_words

LAYERS = ("language", "mentions", "frames", "resolve", "layout")
NAMED = re.compile(r"<(\w+)/([\w+]+)>")
ELSEWHERE = {  # whose examples hold something else in their brackets, for tests of their own
    "event_words": {"launch", "part", "founding", "sized"},
    "place_cues": {"county"},
}
PLAIN = re.compile(r"[^\[\](){}*+?|\\^$]+")


@cache
def patterns() -> dict[tuple[str, str], list[str]]:
    """Table and role → the patterns, and parts of patterns, that name them."""
    loaded = []
    for layer in LAYERS:
        for module in pkgutil.iter_modules([f"{kg.__path__[0]}/{layer}"]):
            loaded.append(import_module(f"kg.{layer}.{module.name}"))
    parts = [one for module in loaded for one in vars(module).values() if isinstance(one, str)]
    found: dict[tuple[str, str], list[str]] = {}
    for pattern in dict.fromkeys([*(one.pattern for one in late._made), *parts]):
        for name, roles in NAMED.findall(pattern):
            for role in roles.split("+"):
                found.setdefault((name, role), []).append(pattern)
    return found


def of_patterns() -> list[Row]:
    """The rows of such words."""
    known = patterns()
    rows = [row for name in sorted({name for name, _ in known}) for row in table(name, *columns(name))]
    return [
        row
        for row in rows
        if ((name := row.path.stem), row["role"]) in known and row["role"] not in ELSEWHERE.get(name, ())
    ]


@cache
def made(pattern: str, without: str) -> re.Pattern[str]:
    """The pattern, without the row that is called so."""
    whole = lexicon_words.of_role

    def others(name: str, *roles: str) -> tuple[Row, ...]:
        return tuple(row for row in whole(name, *roles) if row.rule != without) or (Row(word="\0"),)

    lexicon_words.of_role = others  # type: ignore[assignment]
    try:
        return re.compile(lexicon_words.filled(pattern))
    finally:
        lexicon_words.of_role = whole


def finds(pattern: re.Pattern[str], text: str, end: int) -> list[tuple[int, int]]:
    """What it finds in the text, and in that up to the word."""
    return [match.span() for upto in (len(text), end) for match in pattern.finditer(text, 0, upto)]


def symbols(text: str) -> str:
    """The text with the symbols that stand for names in the patterns of frames: ORG, TRIGGER."""
    return text.replace("ORG", skeleton.ORG).replace("TRIGGER", skeleton.TRIGGER)


def test_words_are_put_into_each_pattern_that_names_them() -> None:
    patterns()  # all modules are there
    assert [
        one.pattern for one in late._made if NAMED.search(one.pattern) and one._read is not lexicon_words.filled
    ] == []


@each(of_patterns())
def test_a_word_is_needed_in_its_example(row: Row) -> None:
    before, word, after = re.fullmatch(r"([^\[\]]*)\[([^\[\]]+)\]([^\[\]]*)", row["example"]).groups()  # type: ignore[union-attr]
    assert re.fullmatch(next(iter(row.values())), word), "the brackets hold the word"
    before, after = symbols(before), symbols(after)
    text, end = before + word + after, len(before + word)
    pairs = [(made(one, ""), made(one, row.rule)) for one in patterns()[row.path.stem, row["role"]]]
    needing = [pair for pair in pairs if finds(pair[0], text, end) != finds(pair[1], text, end)]
    assert needing, "nothing needs it there"
    for follows in filter(PLAIN.fullmatch, row.get("not_before", "").split("|")):
        other = before + word + follows + after
        assert all(finds(a, other, len(other)) == finds(b, other, len(other)) for a, b in needing), (
            f"{follows} may follow"
        )
