"""Triples on their way to Turtle 1.1, subject by subject.

Terms are kept in Turtle syntax, made by kg.graph.terms and kg.graph.names alone: for a million triples that is six
times as fast as building pyoxigraph's objects for its serialiser, and the file comes out sorted and grouped. What a
graph says of one subject is a block, `a org:Post ;⏎    rdfs:label "…"@zh`: the same pairs always give the same block.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from tempfile import SpooledTemporaryFile

from kg.graph.prefixes import PREFIXES
from kg.late import late

Pair = tuple[str, str]  # predicate, object
Block = tuple[str, str]  # subject, what is said of it

_BATCH = 512  # blocks that are written at once
_PIECE = 1 << 20  # bytes
_NEXT = " ;\n    "  # no term holds a raw line end, so a block can be cut here
_OBJECT = late(r'"(?:[^"\\]|\\.)*"(?:@[\w-]+|\^\^[\w:-]+)?|<[^>]*>|[^\s,"<]+')


@dataclass(frozen=True, slots=True)
class Triples:
    """A set of triples whose nodes are named under `base` (prefix `id:`), as one block a subject."""

    base: str
    blocks: dict[str, str] = field(default_factory=dict)

    def __len__(self) -> int:
        """How many triples there are."""
        return sum(1 for block in self.blocks.values() for _ in pairs(block))


@dataclass(frozen=True, slots=True)
class Graphs:
    """The two files' triples: `graph` stands alone; `evidence` holds spans, statements and what derives from them."""

    graph: Triples
    evidence: Triples


class Draft:
    """Triples while they are gathered."""

    def __init__(self, base: str) -> None:
        """Nothing yet; nodes are named under `base`."""
        self.base = base
        self.subjects: dict[str, list[Pair]] = {}

    def add(self, subject: str, predicate: str, obj: str) -> None:
        """Add one triple; twice is once."""
        self.subjects.setdefault(subject, []).append((predicate, obj))

    def done(self) -> Triples:
        """All that was added."""
        return Triples(self.base, {subject: block(pairs) for subject, pairs in self.subjects.items()})


def block(pairs: Iterable[Pair]) -> str:
    """The block of a subject with these pairs, sorted, each once."""
    parts: list[str] = []
    last = ""
    for predicate, obj in sorted(set(pairs)):
        if predicate == last:
            parts.append(f", {obj}")
        else:
            parts.append(f"{_NEXT}{predicate} {obj}" if last else f"{predicate} {obj}")
            last = predicate
    return "".join(parts)


def cut(block: str) -> list[str]:
    """A block in its groups, each a predicate with its objects: `a org:Post`."""
    return block.split(_NEXT)


def join(groups: Iterable[str]) -> str:
    """The block of these groups."""
    return _NEXT.join(groups)


def objects(said: str) -> list[str]:
    """The objects of a group, what stands behind its predicate."""
    if ", " not in said:
        return [said]
    return said.split(", ") if said.startswith("id:") else _OBJECT.findall(said)  # a list of nodes holds nodes alone


def fields(block: str) -> dict[str, str]:
    """The predicates of a block, each with what stands behind it."""
    return {predicate: said for predicate, _, said in (group.partition(" ") for group in cut(block))}


def behind(block: str, predicate: str) -> str:
    """What stands behind one of the predicates of a block."""
    return f"{_NEXT}{block}".partition(f"{_NEXT}{predicate} ")[2].partition(_NEXT)[0]


def groups(block: str) -> Iterator[tuple[str, list[str]]]:
    """The predicates of a block, each with its objects."""
    for group in cut(block):
        predicate, _, said = group.partition(" ")
        yield predicate, objects(said)


def pairs(block: str) -> Iterator[Pair]:
    """The pairs of a block."""
    for predicate, said in groups(block):
        yield from ((predicate, obj) for obj in said)


def body(blocks: Mapping[str, str]) -> str:
    """`blocks` as Turtle without the prefixes, subjects sorted."""
    return "".join(bodies(blocks))


def bodies(blocks: Mapping[str, str]) -> Iterator[str]:
    """The same, piece by piece."""
    left = iter(sorted(blocks))
    while some := list(islice(left, _BATCH)):
        yield "".join([entry(subject, blocks[subject]) for subject in some])


def blocks(body: str) -> dict[str, str]:
    """The blocks that `body` was made of."""
    found = (one.partition(" ") for one in body[1:-3].split(" .\n\n") if one)
    return {subject: block for subject, _, block in found}


def turtle(triples: Triples) -> bytes:
    """`triples` as Turtle in UTF-8: prefixes, then each subject once, all sorted, so that the same set always gives
    the same bytes."""
    return b"".join(streamed(triples.base, encoded(sorted(triples.blocks.items()))))


def encoded(blocks: Iterable[Block]) -> Iterator[bytes]:
    """`blocks` as they stand in a file, some at once."""
    left = iter(blocks)
    while some := list(islice(left, _BATCH)):
        yield "".join([entry(subject, said) for subject, said in some]).encode()


def entry(subject: str, said: str) -> str:
    """A block as it stands in a file."""
    return f"\n{subject} {said} .\n"


def streamed(base: str, pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The file, piece by piece, of `pieces` that hold whole blocks sorted by subject. Which prefixes are used is known
    last and told first: so what is known before waits on disk."""
    unused = signs()
    with SpooledTemporaryFile(_PIECE) as waiting:
        for piece in pieces:
            unused = unseen(unused, piece)
            waiting.write(piece)
        waiting.seek(0)
        yield prefixes(base, signs().keys() - unused.keys())
        while piece := waiting.read(_PIECE):
            yield piece


def signs() -> dict[str, bytes]:
    """The prefixes that a file may use, each with what shows that it does."""
    return {prefix: f"{prefix}:".encode() for prefix in sorted({*PREFIXES, "id"})}


def unseen(some: Mapping[str, bytes], piece: bytes) -> dict[str, bytes]:
    """Those of `some` signs that are not in `piece`."""
    return {prefix: sign for prefix, sign in some.items() if sign not in piece}


def prefixes(base: str, used: Iterable[str]) -> bytes:
    """What stands at the beginning of a file that uses these prefixes and names nodes under `base`."""
    namespaces = {**PREFIXES, "id": base}
    return "".join(f"@prefix {one}: <{namespaces[one]}> .\n" for one in sorted(used)).encode()
