"""The steps of a build as Spark wants them: tables in, tables out. What is done is done by the functions of a build."""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.graph.identity import identity, terms
from kg.graph.merge import united
from kg.graph.prefixes import PREFIXES
from kg.graph.rename import Moved, renamed
from kg.identity import decide, nothing, reprints
from kg.identity.reprints import FAMILY
from kg.keep.reading import Known, record, unpack_about, unpack_graphs
from kg.pipeline import Way, lost, run_file, warm
from kg.pool import each

if TYPE_CHECKING:
    import pandas

    Tables = Iterator[pandas.DataFrame]
    Step = Callable[[Tables], Tables]

# What of a source is known; graph: 0 for NAME.ttl, 1 for NAME.evidence.ttl.
SOURCE = "path string, number int, name string, sha256 string, note string, about string, graphs binary"
NODE = "sha256 string, old string"
RECORD = "family string, record string"
BODY = "label string, scope string"
NAME = "name string, times int"
DECIDED = "kind string, old string, new string, label string, scope string, graph int, subject string, block string"
BLOCK = "path string, number int, name string, graph int, subject string, block string"
LINE = "graph int, subject string, block string"
PREFIX = "graph int, prefix string"
LAST = "\U0010ffff"  # as the name of a source: what all sources together tell comes after what each tells
_NOBODY = nothing()


def _table(rows: list[Any], schema: str) -> "pandas.DataFrame":
    import pandas

    return pandas.DataFrame(rows, columns=[column.split()[0] for column in schema.split(", ")])


def reading(way: Way) -> "Step":
    """Files (path, name, home) to what each of their sources gave. Each is read in a process of its own, as in a local
    build: what ends it costs one source, not the executor's worker."""

    def step(tables: "Tables") -> "Tables":
        warm()
        for table in tables:
            files = [(Path(path), name) for path, name in zip(table["path"], table["name"], strict=True)]
            found = each(lambda file, steps: run_file(file, way, steps), files, 1, lost)
            for home, outcomes in zip(table["home"], found, strict=True):
                rows = []
                for number, (result, one) in enumerate(outcomes):
                    gave = (one.about, one.graphs) if one else ("", b"")
                    note = result.note.encode("utf-8", "replace").decode()
                    rows.append((home, number, result.name, result.sha256, note, *gave))
                yield _table(rows, SOURCE)

    return step


def nodes(base: str) -> "Step":
    """Sources to the nodes of which they speak."""

    def step(tables: "Tables") -> "Tables":
        for table in tables:
            rows = [
                (sha256, term)
                for sha256, graphs in zip(table["sha256"], table["graphs"], strict=True)
                for term in unpack_graphs(graphs, base).graph.blocks
                if term.startswith("id:")
            ]
            yield _table(rows, NODE)

    return step


def records(tables: "Tables") -> "Tables":
    """Sources to what they know of nodes that may be one with others."""
    for table in tables:
        found = (one for about in table["about"] for one in unpack_about(about).records)
        yield _table([(one.family, json.dumps(one, ensure_ascii=False)) for one in found], RECORD)


def bodies(tables: "Tables") -> "Tables":
    """Sources to the bodies that they name."""
    for table in tables:
        yield _table([one for about in table["about"] for one in unpack_about(about).bodies], BODY)


def unresolved(tables: "Tables") -> "Tables":
    """Sources to the names that nothing resolves."""
    for table in tables:
        yield _table([one for about in table["about"] for one in unpack_about(about).unresolved], NAME)


def decided(way: Way) -> "Callable[[pandas.DataFrame], pandas.DataFrame]":
    """The records of one family to what is decided of its nodes: those that moved, copies of articles, what is to be
    said of them."""

    def step(table: "pandas.DataFrame") -> "pandas.DataFrame":
        known = Known({}, {})
        found = [record(fields, signs, known) for *fields, signs in map(json.loads, table["record"])]
        copies: Mapping[str, str] = {}
        identities = _NOBODY
        if table["family"].iloc[0] == FAMILY:
            copies = reprints(found)
        else:
            same, apart, _ = way.curation.persons(found)
            identities = decide(found, same, apart)
        rows: list[tuple[object, ...]] = [("copy", key, "", "", "", 0, "", "") for key in copies]
        rows += [("moved", old, *new, 0, "", "") for old, new in terms(identities.moved).items()]
        said = identity(identities, (), copies, way.base)
        for number, triples in enumerate((said.graph, said.evidence)):
            rows += [("said", "", "", "", "", number, subject, block) for subject, block in triples.blocks.items()]
        return _table(rows, DECIDED)

    return step


def namesakes(base: str) -> "Step":
    """Names of bodies (label, scopes) to what is to be said of those that may be one."""

    def step(tables: "Tables") -> "Tables":
        for table in tables:
            named = zip(table["label"], table["scopes"], strict=True)
            found = ((label, scope) for label, scopes in named for scope in scopes)
            said = identity(_NOBODY, found, {}, base).graph.blocks
            yield _table([("", 0, LAST, 0, subject, block) for subject, block in said.items()], BLOCK)

    return step


def blocks(base: str) -> "Step":
    """Sources, each with those of its nodes that moved, to what they say of each subject."""

    def step(tables: "Tables") -> "Tables":
        for table in tables:
            columns = ("path", "number", "name", "graphs", "moved")
            for *key, graphs, moved in zip(*(table[column] for column in columns), strict=True):
                known = {
                    one["old"]: Moved(one["new"], one["label"], one["scope"])
                    for one in (moved if moved is not None else ())
                }
                own = renamed(unpack_graphs(graphs, base), known)
                rows = [
                    (*key, number, subject, block)
                    for number, triples in enumerate((own.graph, own.evidence))
                    for subject, block in triples.blocks.items()
                ]
                yield _table(rows, BLOCK)

    return step


def joined(copies: frozenset[str]) -> "Step":
    """Subjects, each with all that sources say of it in their order, to what the graph says of it."""

    def step(tables: "Tables") -> "Tables":
        for table in tables:
            rows = []
            for graph, subject, said in zip(table["graph"], table["subject"], table["said"], strict=True):
                texts = [one["block"] for one in said]
                block = united(texts, copies if graph else frozenset()) if texts[1:] else texts[0]
                rows.append((graph, subject, block))
            yield _table(rows, LINE)

    return step


def prefixes(tables: "Tables") -> "Tables":
    """Blocks to the prefixes that they use."""
    for table in tables:
        found = set()
        for graph, part in table.groupby("graph"):
            text = "\n".join([*part["subject"], *part["block"]])
            found |= {(graph, prefix) for prefix in ("id", *PREFIXES) if f"{prefix}:" in text}
        yield _table(sorted(found), PREFIX)
