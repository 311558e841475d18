"""What one source gave, as it is kept: JSON and Turtle, so that reading it back can run nothing."""

import datetime
import json
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from itertools import chain
from typing import Any, NamedTuple

from kg.errors import InputError
from kg.graph import Graphs, Triples
from kg.graph.ontology import family
from kg.graph.write import blocks, bodies
from kg.identity import Record, Sign, records
from kg.model import Entity, Extraction, Region, Source

_LARGEST = 1 << 30  # bytes of one source's graph: what claims to be more is no file of ours


@dataclass(frozen=True, slots=True)
class About:
    """What the other sources have to know of one: its persons, the names it uses, those that no one could resolve,
    and how often each rule of the curation was of use in it."""

    records: tuple[Record, ...] = ()
    names: frozenset[str] = frozenset()
    bodies: frozenset[tuple[str, str]] = frozenset()  # label and scope of each body, as in its Entity
    unresolved: tuple[tuple[str, int], ...] = ()
    used: tuple[tuple[str, int], ...] = ()  # rule, times


@dataclass(frozen=True, slots=True)
class Reading:
    """One source: its text as it was read, what others have to know of it, and the graph of it alone."""

    source: Source
    about: About
    graphs: Graphs


class Packed(NamedTuple):
    """A reading as it is kept, made where the source was read: bytes cross to another process at once."""

    source: bytes
    about: str
    graphs: bytes


class Known(NamedTuple):
    """Words and signs that were read before, so that what many records say is held once."""

    words: dict[str, str]
    signs: dict[Sign, Sign]


def names(extractions: Iterable[Extraction]) -> frozenset[str]:
    """All names that `extractions` use: whatever a rule of a curation may speak of."""
    found: set[str] = set()
    for extraction in extractions:
        found.update(name for name, _ in extraction.unresolved)
        found.update(name for mention in extraction.mentions for name in (mention.surface, mention.entity.label))
        for claim in extraction.claims:
            found.update(end.label for end in (claim.subject, claim.object) if isinstance(end, Entity))
    return frozenset(found)


def about(used_names: frozenset[str], curated: Sequence[Extraction], used: Counter[str]) -> About:
    """What is to be known of a source that uses `used_names` and gave `curated` after a human's corrections."""
    unresolved = Counter(name for extraction in curated for name, _ in extraction.unresolved)
    return About(
        tuple(sorted(set(records(curated, family)))),
        used_names,
        frozenset(
            (mention.entity.label, mention.entity.scope)
            for extraction in curated
            for mention in extraction.mentions
            if family(mention.entity.cls) == "org"
        ),
        tuple(sorted(unresolved.items())),
        tuple(sorted(used.items())),
    )


def pack(one: Reading) -> Packed:
    """`one` as it is kept."""
    return Packed(_pack(asdict(one.source)), pack_about(one.about), pack_graphs(one.graphs))


def unpack_source(data: bytes) -> Source:
    """The source that `pack` made bytes of. Raises InputError, as all of these do, for anything else."""
    try:
        fields = _unpack(data)
        fields["date"] = datetime.date.fromisoformat(fields["date"]) if fields["date"] else None
        fields["authors"] = tuple(fields["authors"])
        regions = ((tuple(one) if isinstance(one, list) else one for one in region) for region in fields["regions"])
        fields["regions"] = tuple(Region._make(region) for region in regions)
        return Source(**fields)
    except (TypeError, KeyError, AttributeError, ValueError, zlib.error) as error:
        raise InputError(f"what was kept can't be read ({error}): build anew with --fresh") from error


def pack_about(one: About) -> str:
    """`one` as JSON."""
    return _json([one.records, sorted(one.names), sorted(one.bodies), one.unresolved, one.used])


def unpack_about(text: str) -> About:
    """What `pack_about` made."""
    try:
        found, names, bodies, unresolved, used = json.loads(text)
        known = Known({}, {})  # the records of an article say much the same
        return About(
            tuple(record(fields, signs, known) for *fields, signs in found),
            frozenset(names),
            frozenset((label, scope) for label, scope in bodies),
            tuple((name, count) for name, count in unresolved),
            tuple((rule, count) for rule, count in used),
        )
    except (TypeError, ValueError) as error:
        raise InputError(f"what was kept can't be read ({error}): build anew with --fresh") from error


def record(fields: Iterable[str], signs: Iterable[Iterable[str]], known: Known) -> Record:
    """A record from what JSON makes of it: all fields but the last, and the last."""
    word, sign = known.words.setdefault, known.signs.setdefault
    told = ((word(kind, kind), value) for kind, value in signs)
    return Record._make((*[word(one, one) for one in fields], tuple([sign(one, one) for one in told])))


def pack_graphs(graphs: Graphs) -> bytes:
    """`graphs` as compressed Turtle without prefixes."""
    packer = zlib.compressobj(1)
    pieces = chain(bodies(graphs.graph.blocks), "\0", bodies(graphs.evidence.blocks))  # never all of it at once
    return b"".join([*(packer.compress(piece.encode()) for piece in pieces), packer.flush()])


def unpack_graphs(data: bytes, base: str) -> Graphs:
    """What `pack_graphs` made, its nodes named under `base`."""
    try:
        graph, evidence = _inflate(data).decode().split("\0")
    except (ValueError, zlib.error) as error:
        raise InputError(f"what was kept can't be read ({error}): build anew with --fresh") from error
    return Graphs(Triples(base, blocks(graph)), Triples(base, blocks(evidence)))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)


def _pack(value: object) -> bytes:
    return zlib.compress(_json(value).encode("utf-8", "surrogatepass"), 1)


def _unpack(data: bytes) -> dict[str, Any]:
    value = json.loads(_inflate(data).decode("utf-8", "surrogatepass"))
    if not isinstance(value, dict):
        raise ValueError("no object")
    return value


def _inflate(data: bytes) -> bytes:
    unpacker = zlib.decompressobj()
    text = unpacker.decompress(data, _LARGEST)
    if unpacker.unconsumed_tail:
        raise ValueError("too large")
    return text
