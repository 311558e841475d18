"""NAME.void.ttl: what the data set is, in VoID and DCAT, for catalogues and for those who plan queries."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import IO, NamedTuple

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from kg import __version__
from kg.errors import UsageError
from kg.export.triples import quads
from kg.graph.prefixes import BASE, PREFIXES

_PROJECT = "https://w3id.org/gongbao/"
_Said = tuple[NamedNode, str, NamedNode | Literal]  # subject, term, value
_USED = ("dcat", "dcterms", "foaf", "prov", "rdf", "schema", "void", "xsd")


class _Counts(NamedTuple):
    """What the files hold: how many triples, which subjects and objects (by their hashes), how often each predicate and
    class, the nodes of the sources, and what the names of nodes begin with."""

    triples: int
    subjects: set[int]
    objects: set[int]
    predicates: Counter[str]
    classes: Counter[str]
    sources: set[str]
    base: str


def write(paths: list[Path], name: str, file: IO[bytes], licence: str = "") -> None:
    """The description of the Turtle files `paths`, called `name`, to `file`. `licence`: its IRI, said if given.
    Raises UsageError, InputError."""
    if licence and not re.fullmatch(r"[a-z][a-z0-9+.-]*:[!-;=?-\[\]_a-z~]+", licence, re.IGNORECASE):
        raise UsageError(f"--licence {licence!r} is no IRI such as https://creativecommons.org/licenses/by/4.0/")
    counts = _counts(paths)
    dataset = NamedNode(f"{counts.base}dataset-{_local(name)}")
    told = [*_whole(dataset, name, licence, counts), *_parts(dataset, counts), *_made(dataset), *_files(dataset, paths)]
    made = [Triple(subject, _name(term), value) for subject, term, value in told]
    data = serialize(made, format=RdfFormat.TURTLE, prefixes={one: PREFIXES[one] for one in _USED}) or b""
    lines = data.splitlines(keepends=True)
    heads = sorted(line for line in lines if line.startswith(b"@prefix "))  # the serialiser's order is random
    file.writelines([*heads, *lines[len(heads) :]])


def _counts(paths: list[Path]) -> _Counts:
    """What the Turtle files hold. Raises InputError."""
    subjects, objects, sources = set[int](), set[int](), set[str]()
    predicates, classes = Counter[str](), Counter[str]()
    base, triples = BASE, 0
    for quad in quads(paths):
        triples += 1
        subject, predicate = quad.subject.value, quad.predicate.value  # type: ignore[union-attr]
        subjects.add(hash(subject))
        objects.add(hash(str(quad.object)))
        predicates[predicate] += 1
        if predicate == PREFIXES["rdf"] + "type":
            kind = quad.object.value  # type: ignore[union-attr]
            classes[kind] += 1
            if kind.endswith("ontology#SourceDocument"):
                sources.add(subject)
                base = subject.rpartition("source-")[0] or base
    return _Counts(triples, subjects, objects, predicates, classes, sources, base)


def _whole(dataset: NamedNode, name: str, licence: str, counts: _Counts) -> Iterator[_Said]:
    """What is said of the data set as a whole."""
    for kind in ("void:Dataset", "dcat:Dataset"):
        yield dataset, "rdf:type", _name(kind)
    yield dataset, "dcterms:title", Literal(name)
    yield dataset, "void:uriSpace", Literal(counts.base)
    yield dataset, "void:feature", NamedNode("http://www.w3.org/ns/formats/Turtle")
    if licence:
        yield dataset, "dcterms:license", NamedNode(licence)
    for term, count in (
        ("triples", counts.triples),
        ("entities", len(counts.subjects)),
        ("distinctSubjects", len(counts.subjects)),
        ("distinctObjects", len(counts.objects)),
        ("properties", len(counts.predicates)),
        ("classes", len(counts.classes)),
        ("documents", len(counts.sources)),
    ):
        yield dataset, f"void:{term}", Literal(count)
    for namespace in PREFIXES.values():
        if any(term.startswith(namespace) for term in (*counts.predicates, *counts.classes)):
            yield dataset, "void:vocabulary", NamedNode(namespace)
    for source in sorted(counts.sources):
        yield dataset, "dcterms:source", NamedNode(source)


def _parts(dataset: NamedNode, counts: _Counts) -> Iterator[_Said]:
    """How many nodes each class has, and how many triples each property."""
    for part, found, term, number in (
        ("classPartition", counts.classes, "class", "entities"),
        ("propertyPartition", counts.predicates, "property", "triples"),
    ):
        for iri, count in sorted(found.items()):
            node = NamedNode(f"{dataset.value}-{term}-{_local(iri)}")
            yield dataset, f"void:{part}", node
            yield node, f"void:{term}", NamedNode(iri)
            yield node, f"void:{number}", Literal(count)


def _made(dataset: NamedNode) -> Iterator[_Said]:
    """Which version of the program made it."""
    generator = NamedNode(f"{_PROJECT}version/{__version__}")
    yield dataset, "prov:wasAttributedTo", generator
    yield generator, "rdf:type", _name("prov:SoftwareAgent")
    yield generator, "schema:softwareVersion", Literal(__version__)
    yield generator, "foaf:name", Literal(f"Gongbao {__version__}")


def _files(dataset: NamedNode, paths: list[Path]) -> Iterator[_Said]:
    """In which files it can be had."""
    for path in paths:
        download = NamedNode(f"{dataset.value}-file-{_local(path.name)}")
        yield dataset, "dcat:distribution", download
        yield download, "rdf:type", _name("dcat:Distribution")
        yield download, "dcterms:title", Literal(path.name)
        yield download, "dcat:mediaType", NamedNode("https://www.iana.org/assignments/media-types/text/turtle")
        yield download, "dcat:byteSize", Literal(str(path.stat().st_size), datatype=_name("xsd:nonNegativeInteger"))


def _name(term: str) -> NamedNode:
    prefix, _, local = term.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


def _local(text: str) -> str:
    """`text` as the last part of an IRI, ASCII."""
    tail = re.split(r"[/#]", text)[-1]
    return re.sub(r"[^A-Za-z0-9-]+", "-", tail).strip("-") or "graph"
