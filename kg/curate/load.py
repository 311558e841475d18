"""NAME.curation.yaml: read and checked, each fault with its line."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import combinations, product
from pathlib import Path

from kg.curate.nodes import compose, entries, is_empty, items, name_of
from kg.curate.rule import KINDS, STATED, Name, Rule
from kg.curate.stated import fault_of
from kg.errors import DataError
from kg.identity import Node, Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    import yaml


@dataclass(frozen=True, slots=True)
class Curation:
    """All rules of a file, in its order."""

    rules: tuple[Rule, ...] = ()

    def of(self, names: Set[str]) -> "Curation":
        """Those that have a say where `names` are used, or the names that other rules put in their place. A source
        stands among the names as `here` gives it."""
        known = set(names)
        for rule in self.rules:
            if _speaks(rule, known):
                known.update(name.label for name in rule.names)
        return Curation(tuple(rule for rule in self.rules if _speaks(rule, known)))

    def short(self, source: str) -> dict[str, str]:
        """What is meant by short names in the source of that name; 县总工会@a.txt goes before 县总工会."""
        rules = sorted((rule for rule in self.rules if rule.kind == "short"), key=lambda rule: rule.names[0].source)
        pairs = [rule.names for rule in rules]
        return {short.label: full.label for short, full in pairs if short.source in ("", source)}

    def persons(self, found: Iterable[Record]) -> tuple[list[set[Node]], list[set[Node]], Counter[str]]:
        """Which of the bearers `found` are one by what a human says, and which are not; how many each rule means."""
        groups: dict[str, list[set[Node]]] = {"same": [], "different": []}
        used: Counter[str] = Counter()
        asked = any(rule.kind in groups for rule in self.rules)
        bearers = [one for one in found if one.family == "person"] if asked else []
        for rule in self.rules:
            if rule.kind not in groups:
                continue
            meant = [{one.node for one in bearers if name.means(one.name, one.source)} for name in rule.names]
            if sum(map(bool, meant)) > 1:
                used[str(rule)] += len(set[Node]().union(*meant))
            if rule.kind == "same":
                groups["same"].append(set().union(*meant))
            else:
                groups["different"] += [set(pair) for one, two in combinations(meant, 2) for pair in product(one, two)]
        return groups["same"], groups["different"], used

    @property
    def hash(self) -> str:
        """What tells these rules from others."""
        return hashlib.sha256("\n".join(map(str, self.rules)).encode()).hexdigest() if self.rules else ""


def _speaks(rule: Rule, names: Set[str]) -> bool:
    """Whether a rule has a say where `names` are used; what is added or set, in its source alone."""
    if rule.kind in STATED:
        return here(rule.names[0].source) in names
    return any(name.label in names for name in rule.names)


def here(source: str) -> str:
    """What stands for the source of that name among the names that it uses."""
    return f"@{source}"


def load(path: Path) -> Curation:
    """The rules in the file `path`; none where there is no such file. Raises DataError with the line of a fault."""
    rules: dict[str, Rule] = {}
    for rule in _rules(path, compose(path)):
        if str(rule) in rules:
            raise DataError(path, rule.line, f"said before, in line {rules[str(rule)].line}: {rule}")
        rules[str(rule)] = rule
    joined = {pair: rule for rule in rules.values() if rule.kind == "same" for pair in _pairs(rule)}
    for rule in rules.values():
        if rule.kind == "different" and (against := next((pair for pair in _pairs(rule) if pair in joined), None)):
            names, line = " and ".join(sorted(map(str, against))), joined[against].line
            raise DataError(path, rule.line, f"{names} are two here, and one in line {line}")
    return Curation(tuple(rules.values()))


def _pairs(rule: Rule) -> Iterator[frozenset[Name]]:
    return map(frozenset, combinations(rule.names, 2))


def _rules(path: Path, tree: "yaml.Node | None") -> Iterator[Rule]:
    # What is added to the end of a file begins its kinds anew.
    for kind, node in entries(path, tree, again=True) if tree else ():
        if kind not in KINDS:
            near = get_close_matches(kind.lower(), KINDS, 1, 0.6)
            said = f"did you mean {near[0]}?" if near else f"one of {', '.join(KINDS)} is wanted"
            raise DataError(path, node.start_mark.line + 1, f"{kind}: {said}")
        if is_empty(node):  # all of it is commented out
            continue
        if kind in ("rename", "short"):
            yield from _full_names(path, kind, node)
        elif kind in _FACTS:
            yield from (_fact(path, kind, entry) for entry in items(path, node))
        else:
            for entry in items(path, node):
                names, line = tuple(_name(path, one) for one in items(path, entry)), entry.start_mark.line + 1
                if len(set(names)) < 2 or len(set(names)) < len(names):
                    wide = " (， is no comma here)" if any("，" in name.label for name in names) else ""
                    raise DataError(path, line, f"{kind}: two names or more are wanted, each once{wide}")
                yield Rule(kind, names, line)


def _full_names(path: Path, kind: str, node: "yaml.Node") -> Iterator[Rule]:
    for old, new in entries(path, node):
        called, full = _name(path, new, old), _name(path, new)
        if full.source:
            raise DataError(path, new.start_mark.line + 1, f"{full}: a name without @ is wanted")
        yield Rule(kind, (called, full), new.start_mark.line + 1)


# What an entry about a fact must say, and what it may: the subject of `set` may be the article itself, a whole node is
# rejected without an object.
_FACTS = {
    "reject": ({"subject"}, {"predicate", "object"}, "{subject: …, predicate: …, object: …}"),
    "add": (
        {"source", "words", "subject", "predicate", "object"},
        set[str](),
        "{source: …, words: …, subject: …, predicate: …, object: …}",
    ),
    "set": (
        {"source", "predicate", "object"},
        {"subject", "words"},
        "{source: …, subject: …, predicate: …, object: …}",
    ),
}


def _fact(path: Path, kind: str, entry: "yaml.Node") -> Rule:
    needed, more, form = _FACTS[kind]
    said = {key: (value, name_of(path, value)) for key, value in entries(path, entry)}
    line = entry.start_mark.line + 1
    wanted = needed | {"object"} if "predicate" in said else needed
    if wrong := [*sorted(said.keys() - needed - more), *sorted(wanted - said.keys())]:
        fault = "is none of its keys" if wrong[0] in said else "is missing"
        raise DataError(path, line, f"{kind}: {wrong[0]} {fault}; {form} is wanted")
    text = {key: value for key, (_, value) in said.items()}
    if kind == "reject":
        ends = tuple(_name(path, *said[key]) for key in ("subject", "object") if key in said)
        return Rule(kind, ends, line, text.get("predicate", ""))
    names = (Name(text.get("subject", ""), text["source"]), Name(text["object"]))
    rule = Rule(kind, names, line, text["predicate"], text.get("words", ""))
    if fault := fault_of(rule):
        raise DataError(path, line, fault)
    return rule


def _name(path: Path, node: "yaml.Node", text: str = "") -> Name:
    label, _, source = (text or name_of(path, node)).partition("@")
    if not label.strip():
        raise DataError(path, node.start_mark.line + 1, "a name is wanted before the @")
    return Name(label.strip(), source.strip())
