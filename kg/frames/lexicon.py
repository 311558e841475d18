"""The frames of lexicon/frames.yaml, their patterns compiled to regular expressions over skeletons."""

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import ahocorasick
import yaml

from kg import rules
from kg.errors import DataError
from kg.frames import skeleton as sk
from kg.frames.pattern_words import SLOTS, WORDS
from kg.late import late
from kg.lexicon import HERE, layers
from kg.rules import Rule

SUBJECT = "<SUBJECT>"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FIELDS = frozenset(["frame", "makes", "triggers", "classes", "theme", "not", "needs", "requires", "label", "class"])
_FIELDS |= frozenset(["suffix", "named", "lead", "roles", "examples", "counterexamples"])


class Pattern(NamedTuple):
    """A pattern of a frame as a regular expression, whose wanted slot is its group `x`, and the id of its rule."""

    regex: re.Pattern[str]
    rule: str  # frames/visit#2: the second of the frame's theme, label, not and roles


@dataclass(frozen=True, slots=True)
class Frame:
    """One entry. `theme` patterns give what the trigger speaks of, `roles` who fills which role."""

    name: str
    makes: str  # event, programme, document, clause, none
    triggers: tuple[str, ...]
    theme: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
    roles: tuple[tuple[str, tuple[Pattern, ...], bool], ...]  # predicate, patterns, whether the subject fills it
    classes: frozenset[str]
    needs: frozenset[str]  # one of these roles must be filled
    requires: frozenset[str]  # all of these must be filled
    seeks: frozenset[str]  # one of these symbols must stand in the sentence
    cls: str  # of a clause's event, which `labels` name, with `suffix` behind and, if `named`, who did it in front
    labels: tuple[Pattern, ...]
    suffix: str
    named: bool
    lead: bool  # counts only in the first sentences, or where the headline tells of it, too
    examples: tuple[Mapping[str, Any], ...]
    counterexamples: tuple[str, ...]

    @property
    def of_names(self) -> bool:
        """Whether its triggers are the names of events themselves."""
        return self.triggers == ("NAME",)

    @property
    def rule(self) -> str:
        """The id of the frame as a whole: what it makes by no pattern has this id or one below it."""
        return f"frames/{self.name}"


def frames() -> tuple[Frame, ...]:
    """All frames. Raises DataError where the file is wrong."""
    return entries()[0]


def words() -> Mapping[str, str]:
    """The regular expressions of the names and words of patterns. Raises DataError where the file is wrong."""
    return entries()[1]


@cache
def entries() -> tuple[tuple[Frame, ...], Mapping[str, str]]:
    """The frames, and the words of patterns. Raises DataError where the file is wrong."""
    found: dict[str, Frame] = {}
    words: Mapping[str, str] = WORDS
    for path in layers("frames.yaml"):
        try:
            data = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)
            words = {**words, **{name: _symbols(str(text), words) for name, text in data.get("words", {}).items()}}
            entries = data["frames"]
        except (OSError, yaml.YAMLError, KeyError, AttributeError) as error:
            raise DataError(path, 1, str(error)) from error
        own: set[str] = set()
        for frame in (_frame(entry, words, path) for entry in entries):
            if frame.name in own:
                raise DataError(path, _line(path, frame.name), f"frame {frame.name}: a second one of that name")
            own.add(frame.name)
            found[frame.name] = frame
    return tuple(found.values()), words


@cache
def of_names() -> tuple[Frame, ...]:
    """The frames that each name of an event triggers."""
    return tuple(frame for frame in frames() if frame.of_names)


@cache
def triggers() -> ahocorasick.Automaton:
    """Finds the triggers in a text, leftmost and longest; each gives its frames."""
    found: dict[str, list[Frame]] = {}
    for frame in frames():
        for word in () if frame.of_names else frame.triggers:
            found.setdefault(word, []).append(frame)
    automaton = ahocorasick.Automaton()
    for word, entries in found.items():
        automaton.add_word(word, (len(word), tuple(entries)))
    automaton.make_automaton()
    return automaton


def _frame(entry: Any, words: Mapping[str, str], path: Path) -> Frame:
    name = entry.get("frame") if isinstance(entry, dict) else None
    if not name or set(entry) - _FIELDS or not entry.get("triggers"):
        raise DataError(
            path, _line(path, str(name)), f"frame {name}: wants frame, makes, triggers, theme, roles; no other fields"
        )
    try:
        count, ours = itertools.count(1), path.parent == HERE

        def patterns(texts: Iterable[str]) -> tuple[Pattern, ...]:
            made = (compiled(t, words, ours) for t in texts if t != SUBJECT)
            return tuple(Pattern(regex, f"frames/{name}#{next(count)}") for regex in made)

        theme, labels, unless = (patterns(entry.get(field, ())) for field in ("theme", "label", "not"))
        return Frame(
            name,
            entry["makes"],
            tuple(_listed(entry["triggers"])),
            theme,
            unless,
            tuple((predicate, patterns(texts), SUBJECT in texts) for predicate, texts in entry["roles"].items()),
            frozenset(entry.get("classes", "").split()),
            frozenset(entry.get("needs", "").split()),
            frozenset(entry.get("requires", "").split()),
            _seeks(entry),
            entry.get("class", ""),
            labels,
            entry.get("suffix", ""),
            "named" in entry,
            "lead" in entry,
            tuple(entry.get("examples", ())),
            tuple(entry.get("counterexamples", ())),
        )
    except (KeyError, AttributeError, re.error) as error:
        raise DataError(path, _line(path, name), f"frame {name}: {error}") from error


def _listed(value: str | list[str]) -> list[str]:
    """The words of a text, or of a list of texts that frames share; {走访,看望}{慰问,座谈} are four."""
    words = " ".join([value] if isinstance(value, str) else value).split()
    return list(dict.fromkeys(one for word in words for one in _pairs(word)))


def _pairs(word: str) -> Iterator[str]:
    """A word with each choice of its braces made; equal halves make no word."""
    choices = [part.split(",") for part in re.split("[{}]", word) if part]
    return ("".join(parts) for parts in itertools.product(*choices) if len(set(parts)) == len(parts))


def _seeks(entry: Mapping[str, Any]) -> frozenset[str]:
    """What a sentence must hold for the frame to have a chance: one of its themes, or of the fillers of its roles."""
    texts = (
        entry["theme"]
        if entry["makes"] in ("event", "programme", "document")
        else [t for texts in entry["roles"].values() for t in texts]
    )
    slots = {slot for text in texts for slot in re.findall(r"<(\w+)>", text)}
    if entry["makes"] == "clause" and not entry.get("requires") and any(not SLOTS[slot] for slot in slots):
        return frozenset()  # 周书记到我镇调研 has no mention at all
    return frozenset(mark for slot in slots for mark in SLOTS[slot])


def compiled(pattern: str, words: Mapping[str, str], ours: bool = False) -> re.Pattern[str]:
    """A pattern of frames.yaml as a regular expression; the wanted slot is its group `x`. Raises re.error, but for one
    of `ours`, which tests have seen: it is compiled when it is needed."""
    return (late if ours else re.compile)("".join(_parts(pattern, words)))


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


@cache
def _places() -> dict[str, Rule]:
    """Each frame and each of its patterns as a rule, with the line where it stands and the frame's first examples."""
    found: dict[str, Rule] = {}
    known = {frame.name: frame for frame in frames()}

    def add(id: str, node: yaml.Node, frame: Frame, path: Path) -> None:
        shown = next((plain(str(one["text"])) for one in frame.examples), "")
        against = next(map(plain, frame.counterexamples), "")
        found[id] = Rule(id, f"{rules.home(path)}:{node.start_mark.line + 1}", shown, against)

    for path in layers("frames.yaml"):
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=_LOADER)
        assert root is not None  # frames() has read it
        for node in next(value.value for key, value in root.value if key.value == "frames"):
            parts = {key.value: value.value for key, value in node.value}
            frame = known[parts["frame"]]
            add(frame.rule, node, frame, path)
            texts = [text for field in ("theme", "label", "not") for text in parts.get(field, ())]
            texts += [text for _, listed in parts["roles"] for text in listed.value if text.value != SUBJECT]
            for number, text in enumerate(texts, 1):
                add(f"{frame.rule}#{number}", text, frame, path)
    return found


def plain(marked: str) -> str:
    """The text of an example: 县总工会 for {o:安吉县总工会|县总工会}."""
    return re.sub(r"\{[opldb]:(?:[^|{}]*\|)?([^{}]*)\}", r"\1", marked)


def _rule(id: str) -> Rule | None:
    """The rule of a pattern, of a frame, or of what a frame makes by no pattern (frames/hold/elided)."""
    if not id.startswith("frames/"):
        return None
    known = _places().get(id) or _places().get("/".join(id.split("/")[:2]))
    return known._replace(id=id) if known else None


rules.family(_rule, lambda: _places().values())


def _line(path: Path, name: str) -> int:
    lines = path.read_text(encoding="utf-8").split("\n")
    return next((number for number, line in enumerate(lines, 1) if line.strip() == f"- frame: {name}"), 1)
