"""NAME.void.ttl: what the data set is, in VoID and DCAT, for catalogues and for those who plan queries."""

import re
from collections import Counter
from pathlib import Path
from typing import IO

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from kg import __version__
from kg.errors import UsageError
from kg.export.triples import quads
from kg.graph.prefixes import BASE, PREFIXES

_PROJECT = "https://w3id.org/gongbao/"
_USED = ("dcat", "dcterms", "foaf", "prov", "rdf", "schema", "void", "xsd")


def write(paths: list[Path], name: str, file: IO[bytes], licence: str = "") -> None:
    """The description of the Turtle files `paths`, called `name`, to `file`. `licence`: its IRI, said if given.
    Raises UsageError, InputError."""
    if licence and not re.fullmatch(r"[a-z][a-z0-9+.-]*:[!-;=?-\[\]_a-z~]+", licence, re.IGNORECASE):
        raise UsageError(f"--licence {licence!r} is no IRI such as https://creativecommons.org/licenses/by/4.0/")
    subjects, objects = set(), set()
    predicates: Counter[str] = Counter()
    classes: Counter[str] = Counter()
    sources: set[str] = set()
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
    dataset = NamedNode(f"{base}dataset-{_local(name)}")
    made: list[Triple] = []

    def say(subject: NamedNode, term: str, value: NamedNode | Literal) -> None:
        prefix, _, local = term.partition(":")
        made.append(Triple(subject, NamedNode(PREFIXES[prefix] + local), value))

    for kind in ("void:Dataset", "dcat:Dataset"):
        say(dataset, "rdf:type", _name(kind))
    say(dataset, "dcterms:title", Literal(name))
    say(dataset, "void:uriSpace", Literal(base))
    say(dataset, "void:feature", NamedNode("http://www.w3.org/ns/formats/Turtle"))
    if licence:
        say(dataset, "dcterms:license", NamedNode(licence))
    for term, count in (
        ("triples", triples),
        ("entities", len(subjects)),
        ("distinctSubjects", len(subjects)),
        ("distinctObjects", len(objects)),
        ("properties", len(predicates)),
        ("classes", len(classes)),
        ("documents", len(sources)),
    ):
        say(dataset, f"void:{term}", Literal(count))
    for namespace in PREFIXES.values():
        if any(term.startswith(namespace) for term in (*predicates, *classes)):
            say(dataset, "void:vocabulary", NamedNode(namespace))
    for source in sorted(sources):
        say(dataset, "dcterms:source", NamedNode(source))
    for part, counts, term, number in (
        ("classPartition", classes, "class", "entities"),
        ("propertyPartition", predicates, "property", "triples"),
    ):
        for iri, count in sorted(counts.items()):
            node = NamedNode(f"{dataset.value}-{term}-{_local(iri)}")
            say(dataset, f"void:{part}", node)
            say(node, f"void:{term}", NamedNode(iri))
            say(node, f"void:{number}", Literal(count))
    generator = NamedNode(f"{_PROJECT}version/{__version__}")
    say(dataset, "prov:wasAttributedTo", generator)
    say(generator, "rdf:type", _name("prov:SoftwareAgent"))
    say(generator, "schema:softwareVersion", Literal(__version__))
    say(generator, "foaf:name", Literal(f"Gongbao {__version__}"))
    for path in paths:
        download = NamedNode(f"{dataset.value}-file-{_local(path.name)}")
        say(dataset, "dcat:distribution", download)
        say(download, "rdf:type", _name("dcat:Distribution"))
        say(download, "dcterms:title", Literal(path.name))
        say(download, "dcat:mediaType", NamedNode("https://www.iana.org/assignments/media-types/text/turtle"))
        say(download, "dcat:byteSize", Literal(str(path.stat().st_size), datatype=_name("xsd:nonNegativeInteger")))
    data = serialize(made, format=RdfFormat.TURTLE, prefixes={one: PREFIXES[one] for one in _USED}) or b""
    lines = data.splitlines(keepends=True)
    heads = sorted(line for line in lines if line.startswith(b"@prefix "))  # the serialiser's order is random
    file.writelines([*heads, *lines[len(heads) :]])


def _name(term: str) -> NamedNode:
    prefix, _, local = term.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


def _local(text: str) -> str:
    """`text` as the last part of an IRI, ASCII."""
    tail = re.split(r"[/#]", text)[-1]
    return re.sub(r"[^A-Za-z0-9-]+", "-", tail).strip("-") or "graph"
