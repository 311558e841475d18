"""What one article knows of a node: all that speaks for or against another of its name being the same."""

from typing import NamedTuple

Node = tuple[str, str, str]  # family (person, document …), label and scope, as in the node's Entity
Sign = tuple[str, str]


class Record(NamedTuple):
    """A node as one article knows it: its family, label and scope, the article's key, its source's name and hash, its
    date ("" if unknown), and signs, each a kind and a value (which kinds there are is said where they are noted)."""

    family: str
    name: str
    scope: str
    article: str
    source: str
    page: str
    date: str
    signs: tuple[Sign, ...]

    @property
    def node(self) -> Node:
        """What tells it from all others."""
        return self.family, self.name, self.scope

    def of(self, kind: str) -> list[str]:
        """The values of the signs of a kind."""
        return [value for one, value in self.signs if one == kind]
