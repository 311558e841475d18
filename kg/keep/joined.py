"""What all sources together told when the graph was last made: kept beside them, so that next time only what has
changed is joined anew."""

import gc
import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from kg.graph import Graphs, Triples
from kg.graph.shared import Shared
from kg.graph.write import blocks, body
from kg.identity import Node
from kg.identity.settled import as_node
from kg.keep import seal
from kg.keep.kept import Kept
from kg.keep.readings import Member

Readings = frozenset[tuple[str, int, str]]  # key and number of each source, and by which way it was read


class Joined(NamedTuple):
    """By which `way` (program, corrections, base) of which readings the graph was made; which nodes were joined to
    which, which articles are reprints, what else only all sources together say, and what was decided of each name."""

    way: str
    readings: Readings
    moved: dict[Node, Node]
    copies: dict[str, str]
    own: Graphs
    decided: dict[str, str]


def readings(kept: Kept, members: Iterable[Member]) -> Readings:
    """What is kept of `members` now."""
    return frozenset((one.key, one.number, kept.result(one).made) for one in members)


def soon(kept: Kept, way: str) -> None:
    """See whether what was kept of all is whole, and have at hand what `last` will be asked for."""
    gc.disable()  # many strings and no cycles
    kept.sound(kept.members())
    kept.ahead = way, _last(kept, way)
    gc.enable()


def last(kept: Kept, way: str) -> Joined | None:
    """What was kept when the graph was last made; None where it was made in another `way`, or where anything since then
    is another or damaged."""
    (known, found), kept.ahead = kept.ahead, ("", None)
    return found if known == way and isinstance(found, Joined) else _last(kept, way)


def _last(kept: Kept, way: str) -> Joined | None:
    state = kept.value("state")
    row = kept.database.execute("SELECT value, seal FROM joined WHERE state = ?", (state,)).fetchone()
    if not state or row is None or seal.of((state, row[0])) != row[1]:
        return None
    *told, several = json.loads(row[0])
    if told[0] != way or several != len(Shared(kept.database)) or not kept.stands():
        return None
    found = unpack(told, kept.base)
    members = [Member("", "", key, number) for key, number, _ in found.readings]
    if not all(kept.is_whole(one.key, one.number) for one in members) or found.readings != readings(kept, members):
        return None
    return found


def put(kept: Kept, state: str, joined: Joined) -> None:
    """Keep what the graph in `state` was made of; it counts with the transaction that is open."""
    parts = (*pack(joined), len(Shared(kept.database)))  # one by one: all at once take much memory
    value = b"[%b]" % b",".join(json.dumps(one, ensure_ascii=False).encode("utf-8", "surrogatepass") for one in parts)
    kept.database.execute("DELETE FROM joined")
    kept.database.execute("INSERT INTO joined VALUES (?, ?, ?)", (state, value, seal.of((state, value))))


def pack(joined: Joined) -> list[Any]:
    """`joined` as JSON can hold it."""
    way, found, moved, copies, own, decided = joined
    said = (body(own.graph.blocks), body(own.evidence.blocks))
    return [way, sorted(found), sorted(moved.items()), copies, decided, *said]


def unpack(told: list[Any], base: str) -> Joined:
    """What `pack` was given, its nodes named under `base`."""
    way, found, moved, copies, decided, *said = told
    read = frozenset((key, number, made) for key, number, made in found)
    graph, evidence = (Triples(base, blocks(one)) for one in said)
    return Joined(
        way, read, {as_node(old): as_node(new) for old, new in moved}, copies, Graphs(graph, evidence), decided
    )
