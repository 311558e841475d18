"""The questions of ontology/questions: what each asks, and its query with a parameter set."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pyoxigraph import Literal

from kg.errors import DataError, UsageError
from kg.graph.ontology import folder
from kg.graph.prefixes import PREFIXES
from kg.late import late

_PARAMETER = late(r"（\?(\w+)）\s*$")
_NAME = late(r"([A-Za-z]\w*):[\w-]+")


def _values(name: str) -> re.Pattern[str]:
    return re.compile(rf"VALUES (?:\?{name}|(?P<table>\(\?{name}\b[^)]*\))) \{{(?P<values>[^}}]*)\}}(?P<remark>[^\n]*)")


@dataclass(frozen=True, slots=True)
class Question:
    """A question: its number, the sentence in Chinese and in English, the variable to set, the query."""

    number: int
    chinese: str
    english: str
    parameter: str
    text: str

    def asking(self, settings: Mapping[str, str]) -> str:
        """The query with the values of variables set (名称 → 值): a name or date as it is, a prefixed name for a
        class, a number. Raises UsageError for what can't be set, or not to that."""
        text = self.text
        for name, value in settings.items():
            found = _values(name).search(text)
            if not found:
                raise UsageError(f"question {self.number} has no {name!r} to set: it takes {self.parameter!r}")
            values = f"VALUES ?{name} {{ {_term(name, value, found['values'].strip(), found['remark'])} }}"
            # A table of several variables stays, and is narrowed.
            text = text[: found.end() if found["table"] else found.start()] + f" {values}" + text[found.end() :]
        return text


@cache
def questions() -> tuple[Question, ...]:
    """All questions by number. Raises DataError for a file that does not say what it asks."""
    found = []
    for path in sorted((folder() / "questions").glob("*.rq")):
        text = path.read_text(encoding="utf-8")
        chinese, english, *_ = text.split("\n")
        parameter = _PARAMETER.search(chinese)
        if not parameter or not path.name[:2].isdecimal():
            raise DataError(path, 1, "wanted NN-name.rq that begins with # the question in Chinese（?parameter）")
        sentence = _PARAMETER.sub("", chinese).lstrip("# ")
        found.append(Question(int(path.name[:2]), sentence, english.lstrip("# "), parameter[1], text))
    return tuple(found)


def question(number: int) -> Question:
    """The question of that number. Raises UsageError."""
    for one in questions():
        if one.number == number:
            return one
    raise UsageError(f"there is no question {number}: kg query GRAPH --list shows them")


def _term(name: str, value: str, default: str, example: str) -> str:
    """`value` as the term that stands where `default` stood; `example` is the remark behind it (如 "…"@zh)."""
    if re.fullmatch(r"-?\d+(\.\d+)?", default):
        if not re.fullmatch(r"-?\d+(\.\d+)?", value):
            raise UsageError(f"{name}={value}: a number is wanted here, as {default}")
        return value
    if shown := _NAME.search(default):
        known = _NAME.fullmatch(value)
        if not known or known[1] not in PREFIXES:
            raise UsageError(f"{name}={value}: a class is wanted here, as {shown[0]}")
        return value
    plain = re.search(r'"[^"]*"(@zh)?', example)
    return str(Literal(value) if plain and not plain[1] else Literal(value, language="zh"))
