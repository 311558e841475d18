"""The frames of lexicon/frames.yaml, their patterns compiled to regular expressions over skeletons."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import ahocorasick
import yaml

from kg.errors import DataError
from kg.frames import skeleton as sk

SUBJECT = "<SUBJECT>"
_PATH = Path(str(files("kg.lexicon"))) / "frames.yaml"
_AND = "(?:、|和|与|及|以及)"
_ORGS = rf"[{sk.ORG}{sk.UNRESOLVED}](?:{_AND}?[{sk.ORG}{sk.UNRESOLVED}])*(?:等[^,。;:{sk.ANY}]{{0,6}})?"
_LIST = rf"[{sk.ORG}](?:{_AND}?[{sk.ORG}])*"
_PERSONS = rf"{sk.PERSON}(?:(?:[、,和与及]|以及){sk.PERSON})*(?:等[^,。;:{sk.ANY}]{{0,10}}?)?"
_WORDS = {
    "@": f"{sk.TRIGGER}+",
    "…": r"[^,;:。\n]{0,30}?",
    "~": rf"[^,;:。、{sk.ANY}]{{0,8}}?",
    "ORG": f"[{sk.ORG}]",
    "ORGS": _ORGS,
    "LIST": _LIST,
    "HOSTS": rf"(?:[^,;:。、由{sk.ANY}]{{2,14}}、)*{_ORGS}(?:{_AND}[^,;:。、由{sk.ANY}]{{2,14}})*",
    "PERSON": sk.PERSON,
    "PERSONS": _PERSONS,
    "PLACE": sk.PLACE,
    "DATE": sk.DATE,
    "DOC": sk.DOC,
    "DOCS": f"{sk.DOC}(?:{_AND}?{sk.DOC})*",
    "NAME": f"[{sk.EVENT}{sk.ACTIVITY}]",
    "ENAME": f"[{sk.EVENT}]",
    "POST": rf"[{sk.ORG}{sk.UNRESOLVED}{sk.PLACE}]?[^,;:。、{sk.ANY}]{{2,20}}?",
    "PNAME": f"[{sk.PROGRAMME}{sk.ACTIVITY}]",
    "THIS": sk.BARE,
    "LOC": rf"[^,;:。在于{sk.DATE}{sk.EVENT}{sk.ACTIVITY}{sk.PROGRAMME}{sk.PERSON}{sk.TRIGGER}]{{1,26}}?",
}
_SLOTS = {
    "NAME": sk.EVENT + sk.ACTIVITY,
    "ENAME": sk.EVENT,
    "PNAME": sk.PROGRAMME + sk.ACTIVITY,
    "THIS": sk.BARE,
    "DOCS": sk.DOC,
    "DOC": sk.DOC,
    "PERSON": sk.PERSON,
    "PERSONS": sk.PERSON,
    "ORG": sk.ORG,
    "ORGS": sk.ORG,
    "HOSTS": sk.ORG,
    "LIST": sk.ORG,
    "SUBJECT": sk.ORG,
    "DATE": sk.DATE,
    "PLACE": sk.PLACE,
    "LOC": "",
    "POST": "",
}
_FIELDS = frozenset(["frame", "makes", "triggers", "classes", "theme", "not", "needs", "requires", "label", "class"])
_FIELDS |= frozenset(["suffix", "named", "roles", "examples", "counterexamples"])


@dataclass(frozen=True, slots=True)
class Frame:
    """One entry. `theme` patterns give what the trigger speaks of, `roles` who fills which role."""

    name: str
    makes: str  # event, programme, document, clause, none
    triggers: tuple[str, ...]
    theme: tuple[re.Pattern[str], ...]
    unless: tuple[re.Pattern[str], ...]
    roles: tuple[
        tuple[str, tuple[re.Pattern[str], ...], bool], ...
    ]  # predicate, patterns, whether the subject fills it
    classes: frozenset[str]
    needs: frozenset[str]  # one of these roles must be filled
    requires: frozenset[str]  # all of these must be filled
    seeks: frozenset[str]  # one of these symbols must stand in the sentence
    cls: str  # of a clause's event, which `labels` name, with `suffix` behind and, if `named`, who did it in front
    labels: tuple[re.Pattern[str], ...]
    suffix: str
    named: bool
    examples: tuple[Mapping[str, Any], ...]
    counterexamples: tuple[str, ...]


@cache
def frames() -> tuple[Frame, ...]:
    """All frames. Raises DataError where the file is wrong."""
    try:
        data = yaml.load(_PATH.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        words = _WORDS | {name: _symbols(str(text), _WORDS) for name, text in data["words"].items()}
    except (OSError, yaml.YAMLError, KeyError, AttributeError) as error:
        raise DataError(_PATH, 1, str(error)) from error
    return tuple(_frame(entry, words) for entry in data["frames"])


@cache
def triggers() -> ahocorasick.Automaton:
    """Finds the triggers in a text, leftmost and longest; each gives its frames."""
    found: dict[str, list[Frame]] = {}
    for frame in frames():
        for word in frame.triggers:
            found.setdefault(word, []).append(frame)
    automaton = ahocorasick.Automaton()
    for word, entries in found.items():
        automaton.add_word(word, (len(word), tuple(entries)))
    automaton.make_automaton()
    return automaton


def _frame(entry: Any, words: Mapping[str, str]) -> Frame:
    name = entry.get("frame") if isinstance(entry, dict) else None
    if not name or set(entry) - _FIELDS or not entry.get("triggers"):
        raise DataError(
            _PATH, _line(str(name)), f"frame {name}: wants frame, makes, triggers, theme, roles; no other fields"
        )
    try:
        return Frame(
            name,
            entry["makes"],
            tuple(_listed(entry["triggers"])),
            tuple(compiled(text, words) for text in entry.get("theme", ())),
            tuple(compiled(text, words) for text in entry.get("not", ())),
            tuple(
                (predicate, tuple(compiled(t, words) for t in texts if t != SUBJECT), SUBJECT in texts)
                for predicate, texts in entry["roles"].items()
            ),
            frozenset(entry.get("classes", "").split()),
            frozenset(entry.get("needs", "").split()),
            frozenset(entry.get("requires", "").split()),
            _seeks(entry),
            entry.get("class", ""),
            tuple(compiled(text, words) for text in entry.get("label", ())),
            entry.get("suffix", ""),
            "named" in entry,
            tuple(entry.get("examples", ())),
            tuple(entry.get("counterexamples", ())),
        )
    except (KeyError, AttributeError, re.error) as error:
        raise DataError(_PATH, _line(name), f"frame {name}: {error}") from error


def _listed(value: str | list[str]) -> list[str]:
    """The words of a text, or of a list of texts, some of which other frames have, too."""
    return " ".join([value] if isinstance(value, str) else value).split()


def _seeks(entry: Mapping[str, Any]) -> frozenset[str]:
    """What a sentence must hold for the frame to have a chance: one of its themes, or of the fillers of its roles."""
    texts = (
        entry["theme"]
        if entry["makes"] in ("event", "programme", "document")
        else [t for texts in entry["roles"].values() for t in texts]
    )
    slots = {slot for text in texts for slot in re.findall(r"<(\w+)>", text)}
    return frozenset(mark for slot in slots for mark in _SLOTS[slot])


def compiled(pattern: str, words: Mapping[str, str]) -> re.Pattern[str]:
    """A pattern of frames.yaml as a regular expression; the wanted slot is its group `x`. Raises re.error."""
    return re.compile("".join(_parts(pattern, words)))


def _parts(pattern: str, words: Mapping[str, str]) -> Iterator[str]:
    for part in pattern.split():
        if part in "<>":
            yield "(?P<x>" if part == "<" else ")"
            continue
        slot = re.fullmatch(r"<(\w+)>", part)
        if slot and slot[1] not in words:
            raise re.error(f"no slot {part}")
        yield f"(?P<x>{words[slot[1]]})" if slot else words.get(part, _symbols(part, words))


def _symbols(part: str, words: Mapping[str, str]) -> str:
    """Names of symbols and words inside a regular expression: (?:^|DATE|许), [PNAMES], (?:GO|在)."""
    part = part.replace("[PNAMES]", words["PNAME"]).replace("@", sk.TRIGGER)
    return re.sub("[A-Z]{2,}", lambda match: words[match[0]], part)


def _line(name: str) -> int:
    lines = _PATH.read_text(encoding="utf-8").split("\n")
    return next((number for number, line in enumerate(lines, 1) if line.strip() == f"- frame: {name}"), 1)
