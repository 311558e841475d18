"""The kinds of questions: lexicon/question_kinds.yaml, and whether a question is of one."""

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

import yaml

from kg.ask.names import SLOTS
from kg.ask.words import symbols
from kg.errors import DataError
from kg.lexicon import layers

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml's where it is: a second sooner
_FIELDS = frozenset("asks says item facts query".split())
_SLOTS = frozenset((*SLOTS, "ARTICLE", "POST", "TITLE", "TEXT"))


class Token(NamedTuple):
    """What may stand in a question: one of some symbols; `needed` if one must."""

    any: frozenset[str]
    needed: bool


class Kind(NamedTuple):
    """A kind of questions, with the fields of the file."""

    name: str
    asks: tuple[tuple[Token, ...], ...]
    says: str
    item: tuple[str, ...]
    facts: tuple[tuple[str, ...], ...]
    query: str


@cache
def kinds() -> tuple[Kind, ...]:
    """All kinds in order. Raises DataError for an entry that lacks a field or has a symbol that no word stands for."""
    found: dict[str, Kind] = {}
    for path in layers("question_kinds.yaml"):
        try:
            data = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)
        except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
            raise DataError(path, 1, str(error)) from error
        for name, entry in (data or {}).items():
            if not isinstance(entry, dict) or set(entry) != _FIELDS:
                raise DataError(path, 1, f"{name}: wants the fields {', '.join(sorted(_FIELDS))}")
            try:
                found[name] = _kind(str(name), entry)
            except ValueError as error:
                raise DataError(path, 1, f"{name}: {error}") from error
    return tuple(found.values())


def _kind(name: str, entry: dict[str, Any]) -> Kind:
    return Kind(
        name,
        tuple(tuple(map(_token, str(one).split())) for one in entry["asks"]),
        str(entry["says"]),
        tuple(map(str, entry["item"])),
        tuple(tuple(str(one).split()) for one in entry["facts"]),
        str(entry["query"]),
    )


def _token(text: str) -> Token:
    any_of = frozenset(text.removesuffix("?").split("|"))
    if unknown := any_of - _SLOTS - symbols() - {"TIME"}:
        raise ValueError(f"no word stands for {', '.join(sorted(unknown))}")
    return Token(any_of, not text.endswith("?"))


def fits(tokens: Sequence[Token], items: Sequence[str]) -> bool:
    """Whether `items`, each once, are all that a form wants and allows."""
    if not tokens:
        return not items
    first, rest = tokens[0], tokens[1:]
    for at, item in enumerate(items):
        if item in first.any and fits(rest, [*items[:at], *items[at + 1 :]]):
            return True
    return not first.needed and fits(rest, items)
