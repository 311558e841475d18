"""What was decided of the bearers of a name, as text: where nothing that has a say in it has changed, it is not decided
again."""

import json
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from typing import NamedTuple

from kg.identity.record import Node, Record
from kg.identity.weigh import Corpus, Ground


class Identities(NamedTuple):
    """What became of the nodes: which is which, how sure that is (by the weakest join) and on what grounds (each with
    the number of articles that it brought in), and which few pairs are worth a human's time; `decided`: what was
    decided of each name, by its key."""

    moved: dict[Node, Node]
    sure: dict[Node, float]
    why: dict[Node, Counter[Ground]]
    possibly: list[tuple[Node, Node]]
    decided: dict[str, str]

    def take(self, other: "Identities") -> None:
        """Add what became of other nodes."""
        self.moved.update(other.moved)
        self.sure.update(other.sure)
        self.why.update(other.why)
        self.possibly.extend(other.possibly)
        self.decided.update(other.decided)


def nothing() -> Identities:
    """Of no nodes."""
    return Identities({}, {}, {}, [], {})


def key(family: str, records: Iterable[Record], corpus: Corpus) -> str:
    """Names all that has a say in what is decided of `records`, but for the program; `corpus`: what it says of them."""
    said = [family, list(records), sorted(corpus.common), sorted(corpus.parts.items())]
    return sha256(json.dumps(said).encode()).hexdigest()


def pack(found: Identities) -> str:
    """`found` as JSON."""
    why = [[node, list(grounds.items())] for node, grounds in found.why.items()]
    told = [*(list(one.items()) for one in found[:2]), why, found.possibly, found.decided]
    return json.dumps(told, ensure_ascii=False)


def unpack(text: str) -> Identities:
    """What `pack` made."""
    moved, sure, why, possibly, decided = json.loads(text)
    return Identities(
        {as_node(old): as_node(new) for old, new in moved},
        {as_node(node): odds for node, odds in sure},
        {as_node(node): Counter({Ground(*one): times for one, times in grounds}) for node, grounds in why},
        [(as_node(one), as_node(two)) for one, two in possibly],
        decided,
    )


def as_node(parts: list[str]) -> Node:
    """A node as it is read from JSON."""
    family, label, scope = parts
    return family, label, scope
