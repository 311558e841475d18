"""GraphML, as Gephi, yEd, Cytoscape and networkx read it."""

from pathlib import Path
from typing import IO
from xml.sax.saxutils import XMLGenerator

from kg.export.chosen import Part, view
from kg.export.network import network
from kg.export.xml import document, element, plain

_KEYS = (
    *(("label", "node", "string"), ("class", "node", "string"), ("classes", "node", "string")),
    *(("names", "node", "string"), ("date", "node", "string"), ("adcode", "node", "string")),
    *(("label", "edge", "string"), ("term", "edge", "string"), ("confidence", "edge", "double")),
    *(("weight", "edge", "int"), ("first", "edge", "string"), ("last", "edge", "string")),
)


def write(paths: list[Path], name: str, file: IO[bytes], wanted: Part) -> None:
    """The network of the Turtle files `paths` to `file`, as far as it is wanted."""
    with (
        network(paths) as whole,
        document(file) as out,
        element(out, "graphml", xmlns="http://graphml.graphdrawing.org/xmlns"),
    ):
        found = view(whole, wanted)
        for key, holder, kind in _KEYS:
            with element(out, "key", id=f"{holder}-{key}", **{"for": holder, "attr.name": key, "attr.type": kind}):
                pass
        with element(out, "graph", id=name, edgedefault="directed"):
            for node in found.nodes():
                with element(out, "node", id=node.iri):
                    date = node.values.get("datePublished") or node.values.get("startDate", "")
                    _data(out, "node", label=node.label, names="；".join(node.names), date=date)
                    _data(out, "node", classes=" ".join(node.classes), adcode=node.values.get("adcode", ""))
                    _data(out, "node", **{"class": node.kind})
            for number, edge in enumerate(found.edges()):
                with element(out, "edge", id=f"e{number}", source=edge.source, target=edge.target):
                    sure = "" if edge.confidence is None else repr(edge.confidence)
                    weight = "" if edge.weight is None else str(edge.weight)
                    _data(out, "edge", label=edge.word, term=edge.term, confidence=sure, weight=weight)
                    _data(out, "edge", first=edge.first, last=edge.last)


def _data(out: XMLGenerator, holder: str, **values: str) -> None:
    for key, value in values.items():
        if value:
            with element(out, "data", key=f"{holder}-{key}"):
                out.characters(plain(value))
