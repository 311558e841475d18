"""Gold facts: what a careful reader takes from a page, in YAML. The format is told in docs/gold.md."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from kg.errors import InputError
from kg.evaluate.names import fold, fold_unit

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml's where it is: eight times as fast
_LISTS = ("lines", "authors", "persons", "organisations", "events", "programmes", "documents", "places", "measurements")


@dataclass(frozen=True)
class Wanted:
    """A right answer: its accepted spellings (`a|b|c`) as written, and the words of the text that say it."""

    text: str
    anchor: str = ""

    @property
    def label(self) -> str:
        """The first spelling."""
        return self.text.split("|")[0]

    @cached_property
    def spellings(self) -> frozenset[str]:
        """All spellings, folded."""
        return frozenset(folded for part in self.text.split("|") if (folded := fold(part)))

    @property
    def clues(self) -> tuple[str, ...]:
        """What to look for in the text to find the sentence: the anchor, else one of the spellings."""
        return (self.anchor, *self.text.split("|"))


@dataclass(frozen=True)
class Node(Wanted):
    """An event, programme or document. `facts` has the keys that gold gives, even if empty: only these are judged
    (and a few that always are); `spare` the same for optional_…: right if found, no loss if not."""

    facts: Mapping[str, tuple[Wanted, ...]] = field(default_factory=dict)
    spare: Mapping[str, tuple[Wanted, ...]] = field(default_factory=dict)
    either: bool = False  # event or programme: a matter of taste


@dataclass(frozen=True)
class Post:
    """A person's title in an organisation."""

    person: Wanted
    title: Wanted
    organisation: Wanted


@dataclass(frozen=True)
class Amount:
    """A number with the units that fit it."""

    value: float
    units: frozenset[str]
    text: str
    anchor: str


@dataclass(frozen=True)
class GoldArticle:
    """What is right for one article. `spare_…`: right if found, no loss if not."""

    id: str
    text: str  # that finds the article in the graph: its lines joined, else the whole source
    whole: bool  # whether `text` is exactly the article, so that its text can be judged
    sentences: str  # the same with its headline, a line a paragraph
    authors: tuple[Wanted, ...]
    spare_authors: tuple[Wanted, ...]
    named: Mapping[str, tuple[Wanted, ...]]  # persons, organisations, places
    spare_named: Mapping[str, tuple[Wanted, ...]]  # and documents
    documents: tuple[Node, ...]
    posts: tuple[Post, ...]
    spare_posts: tuple[Post, ...]
    events: tuple[Node, ...]
    programmes: tuple[Node, ...]
    spare_happenings: tuple[Wanted, ...]
    amounts: tuple[Amount, ...]
    spare_amounts: tuple[Amount, ...]


def parsed(text: str) -> Any:
    """What the YAML `text` holds. Raises yaml.YAMLError with the line at fault."""
    try:
        return yaml.load(text, Loader=_LOADER)
    except yaml.YAMLError:
        return yaml.safe_load(text)  # libyaml tells the line where the text ends


def load(path: Path, corpus: Path | None = None) -> list[GoldArticle]:
    """The articles of a gold file. Its source is looked for in `corpus`, else beside the file, else in ../corpus.
    Raises InputError: unreadable, not YAML (with the line), or not in the format."""
    try:
        file = parsed(path.read_text(encoding="utf-8"))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise InputError(f"{path}:{line}: not YAML: {error.problem}") from error
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise InputError(f"{path}: {getattr(error, 'strerror', None) or error}") from error
    if not isinstance(file, dict) or not isinstance(file.get("articles"), list):
        raise InputError(f"{path}: no gold facts: wanted `source` and a list `articles` (see docs/gold.md)")
    return [_article(path, file, item, corpus) for item in file["articles"]]


def _article(path: Path, file: dict[str, Any], item: Any, corpus: Path | None) -> GoldArticle:
    name = item.get("id") if isinstance(item, dict) else None
    if name is None:
        raise InputError(f"{path}: an article without id: {str(item)[:60]}")
    try:
        return _read(item, _lines(path, item.get("source") or file.get("source"), corpus))
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        what = f"no {error} given" if isinstance(error, KeyError) else str(error)
        raise InputError(f"{path}: article {name}: {what} (see docs/gold.md)") from error


def _lines(path: Path, source: Any, corpus: Path | None) -> list[str]:
    if not source:
        raise ValueError("no source given")
    folders = [corpus] if corpus else [path.parent, path.parent.parent / "corpus"]
    for folder in folders:
        if (folder / str(source)).is_file():
            return (folder / str(source)).read_text(encoding="utf-8").split("\n")
    raise ValueError(f"its source {source} is not in {' or '.join(map(str, folders))}")


def _read(item: dict[str, Any], lines: list[str]) -> GoldArticle:
    for key in _LISTS:
        for full in (key, f"optional_{key}"):
            if not isinstance(item.get(full) or [], list):
                raise TypeError(f"{full}: wanted a list")
    persons = item.get("persons") or []
    kept = [person for person in persons if not person.get("optional")]
    families = ("persons", "organisations", "places")
    parts = ["".join(_line(lines, n) for n in part) for part in item["lines"]] if "lines" in item else lines
    return GoldArticle(
        str(item["id"]),
        "".join(parts),
        "lines" in item,
        "\n".join([str(item.get("headline") or ""), *parts]),
        _wanted(item.get("authors")),
        _wanted(item.get("optional_authors")),
        {family: _wanted(_kept(item, family)) for family in families},
        {
            family: (*_wanted(_optional(item, family)), *_wanted(item.get(f"optional_{family}")))
            for family in (*families, "documents")
        },
        tuple(_node(one) for one in _kept(item, "documents")),
        tuple(post for person in kept for post in _posts(person, "posts")),
        tuple(post for person in persons for post in _posts(person, "optional_posts")),
        tuple(_node(one) for one in item.get("events") or []),
        tuple(_node(one) for one in item.get("programmes") or []),
        (*_wanted(item.get("optional_events")), *_wanted(item.get("optional_programmes"))),
        tuple(_amount(one) for one in item.get("measurements") or []),
        tuple(_amount(one) for one in item.get("optional_measurements") or []),
    )


def _line(lines: list[str], number: int) -> str:
    if not 1 <= number <= len(lines):
        raise IndexError(f"lines: the source has no line {number}")
    return lines[number - 1]


def _kept(item: dict[str, Any], family: str) -> list[Any]:
    return [one for one in item.get(family) or [] if not (isinstance(one, dict) and one.get("optional"))]


def _optional(item: dict[str, Any], family: str) -> list[Any]:
    return [one for one in item.get(family) or [] if isinstance(one, dict) and one.get("optional")]


def _wanted(value: Any) -> tuple[Wanted, ...]:
    """A value, a list of them or nothing, each a text, number or date, or a mapping with `name`."""
    values = [] if value is None else value if isinstance(value, list) else [value]
    return tuple(
        Wanted(str(one["name"]), str(one.get("anchor") or "")) if isinstance(one, dict) else Wanted(str(one))
        for one in values
    )


def _node(item: Any) -> Node:
    if not isinstance(item, dict):
        return Node(str(item))
    spare = {key.removeprefix("optional_"): _wanted(item[key]) for key in item if key.startswith("optional_")}
    facts = {key: _wanted(item[key]) for key in item if not key.startswith("optional_")}
    return Node(str(item["name"]), str(item.get("anchor") or ""), facts, spare, bool(item.get("or_programme")))


def _posts(person: dict[str, Any], key: str) -> Iterator[Post]:
    for post in person.get(key) or []:
        yield Post(Wanted(str(person["name"])), Wanted(str(post["title"])), Wanted(str(post["org"])))


def _amount(item: dict[str, Any]) -> Amount:
    units = str(item["unit"])
    return Amount(
        round(float(item["value"]), 4),
        frozenset(fold_unit(unit) for unit in units.split("|")),
        f"{item['value']} {units}",
        str(item.get("anchor") or ""),
    )
