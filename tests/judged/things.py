"""The judged list of documents, venues, programmes and events, and how many nodes the program makes of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from kg.identity import Record, decide

FAMILIES = ("document", "place", "programme", "event")
Named = tuple[str, str]  # family and label


class Thing(NamedTuple):
    """One line of the list."""

    family: str
    name: str
    verdict: str
    reason: str


def things() -> list[Thing]:
    """The list: which labels of a year mean one thing, and which several."""
    lines = Path(__file__).with_name("things.tsv").read_text(encoding="utf-8").splitlines()
    return [Thing(*line.split("\t")) for line in lines if not line.startswith("#")][1:]


def nodes(records: Iterable[Record]) -> dict[Named, int]:
    """How many nodes bear each label, as the articles behind `records` make them."""
    found: dict[Named, set[object]] = defaultdict(set)
    told = [record for record in records if record.family in FAMILIES]
    moved = decide(told).moved
    for record in told:
        node = moved.get(record.node, record.node)
        found[node[0], node[1]].add(node)
    return {name: len(some) for name, some in found.items()}


def agreed(made: Mapping[Named, int]) -> dict[str, list[bool]]:
    """Of each judged label of each family whether the program makes one node where it is one thing and several where
    they are several; labels that it does not make are left out."""
    right: dict[str, list[bool]] = defaultdict(list)
    for thing in things():
        if count := made.get((thing.family, thing.name)):
            right[thing.family].append((count > 1) == (thing.verdict == "several"))
    return dict(right)
