"""NAME.curation.yaml: read and checked, each fault with its line."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path

from kg.curate.rules import KINDS, Name, Rule
from kg.errors import DataError, InputError
from kg.identity import Node, Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    import yaml

_LARGEST = 4 << 20  # bytes


@dataclass(frozen=True, slots=True)
class Curation:
    """All rules of a file, in its order."""

    rules: tuple[Rule, ...] = ()

    def of(self, names: Set[str]) -> "Curation":
        """Those that have a say where `names` are used, or the names that other rules put in their place."""
        here = set(names)
        for rule in self.rules:
            if any(name.label in here for name in rule.names):
                here.update(name.label for name in rule.names)
        return Curation(tuple(rule for rule in self.rules if any(name.label in here for name in rule.names)))

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


def load(path: Path) -> Curation:
    """The rules in the file `path`; none where there is no such file. Raises DataError with the line of a fault."""
    rules: dict[str, Rule] = {}
    for rule in _rules(path, compose(path)):
        if str(rule) in rules:
            raise DataError(path, rule.line, f"said before, in line {rules[str(rule)].line}: {rule}")
        rules[str(rule)] = rule
    return Curation(tuple(rules.values()))


def compose(path: Path) -> "yaml.Node | None":
    """What the file `path` holds; None where there is no such file. Raises DataError, InputError."""
    import yaml

    try:
        if not path.exists():
            return None
        if not path.is_file():
            raise InputError(f"{path}: no regular file")  # a pipe would keep us waiting
        if path.stat().st_size > _LARGEST:
            raise InputError(f"{path}: larger than {_LARGEST >> 20} MB")
        return yaml.compose(path.read_text(encoding="utf-8"), yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise DataError(path, line, f"no YAML: {error.problem}") from error
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        raise DataError(path, 1, f"no YAML in UTF-8: {error}") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from error


def _rules(path: Path, tree: "yaml.Node | None") -> Iterator[Rule]:
    for kind, node in entries(path, tree) if tree else ():
        if kind not in KINDS:
            raise DataError(path, node.start_mark.line + 1, f"{kind}: one of {', '.join(KINDS)} is wanted")
        if kind in ("rename", "short"):
            for old, new in entries(path, node):
                called, full = _name(path, new, old), _name(path, new)
                if full.source:
                    raise DataError(path, new.start_mark.line + 1, f"{full}: a name without @ is wanted")
                yield Rule(kind, (called, full), new.start_mark.line + 1)
            continue
        for entry in items(path, node):
            line = entry.start_mark.line + 1
            if kind == "reject":
                said = {key: (value, name_of(path, value)) for key, value in entries(path, entry)}
                if not {"subject", "object"} <= said.keys() <= {"subject", "predicate", "object"}:
                    raise DataError(path, line, "reject: {subject: …, predicate: …, object: …} is wanted")
                names = tuple(_name(path, *said[key]) for key in ("subject", "object"))
                yield Rule(kind, names, line, said["predicate"][1] if "predicate" in said else "")
            else:
                names = tuple(_name(path, one) for one in items(path, entry))
                if len(set(names)) < 2 or len(set(names)) < len(names):
                    raise DataError(path, line, f"{kind}: two names or more are wanted, each once")
                yield Rule(kind, names, line)


def entries(path: Path, node: "yaml.Node") -> Iterator[tuple[str, "yaml.Node"]]:
    """The keys and values of a mapping, each key once. Raises DataError, as all of these do, with the line."""
    import yaml

    if not isinstance(node, yaml.MappingNode):
        raise DataError(path, node.start_mark.line + 1, "entries like `name: value` are wanted")
    seen = set()
    for key, value in node.value:
        text = name_of(path, key)
        if text in seen:
            raise DataError(path, key.start_mark.line + 1, f"{text}: given twice")
        seen.add(text)
        yield text, value


def items(path: Path, node: "yaml.Node") -> "list[yaml.Node]":
    """The entries of a list."""
    import yaml

    if not isinstance(node, yaml.SequenceNode):
        raise DataError(path, node.start_mark.line + 1, "a list is wanted, each entry behind a `-` or in [ ]")
    return list(node.value)


def name_of(path: Path, node: "yaml.Node") -> str:
    """A name, without blanks around it."""
    import yaml

    if not isinstance(node, yaml.ScalarNode) or not node.value.strip():
        raise DataError(path, node.start_mark.line + 1, "a name is wanted")
    try:
        node.value.encode()
    except UnicodeEncodeError:  # "\\ud800" is half a character
        raise DataError(path, node.start_mark.line + 1, "a name of whole characters is wanted") from None
    return str(node.value).strip()


def _name(path: Path, node: "yaml.Node", text: str = "") -> Name:
    label, _, source = (text or name_of(path, node)).partition("@")
    if not label.strip():
        raise DataError(path, node.start_mark.line + 1, "a name is wanted before the @")
    return Name(label.strip(), source.strip())
