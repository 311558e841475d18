"""One entry of a curation file."""

from dataclasses import dataclass
from typing import NamedTuple

KINDS = ("same", "different", "rename", "reject", "short", "add", "set")
STATED = ("add", "set")  # facts of one source


class Name(NamedTuple):
    """A name as the file gives it: of any bearer, or (王立平@a.txt) of the one in a source."""

    label: str
    source: str = ""

    def means(self, label: str, source: str) -> bool:
        """Whether `label` in the source called `source` is meant."""
        return label == self.label and self.source in ("", source)

    def __str__(self) -> str:
        """As in the file."""
        return f"{self.label}@{self.source}" if self.source else self.label


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry. `names`: of same and different, all; of rename and short, what is called so and its full name; of
    reject, add and set, subject (with its source; of set "" for the article itself) and object, between which stands
    `predicate` ("" for any); of reject, the subject alone for a node that is none."""

    kind: str
    names: tuple[Name, ...]
    line: int  # 1-based
    predicate: str = ""
    words: str = ""  # that say what is added

    def __str__(self) -> str:
        """On one line; tells the rule from all others."""
        if self.kind in STATED:
            words = f" “{self.words}”" if self.words else ""
            return f"{self.kind}: {self.names[0]} {self.predicate} {self.names[1]}{words}"
        between = {"reject": f" {self.predicate or '?'} ", "rename": " → ", "short": " → "}.get(self.kind, "、")
        return f"{self.kind}: {between.join(map(str, self.names))}"
