"""GEXF 1.3, Gephi's own format."""

from pathlib import Path
from typing import IO
from xml.sax.saxutils import XMLGenerator

from kg.export.network import network
from kg.export.xml import document, element

_NODES = ("class", "classes", "names", "date", "adcode")


def write(paths: list[Path], name: str, file: IO[bytes]) -> None:
    """The network of the Turtle files `paths` to `file`."""
    with (
        network(paths) as found,
        document(file) as out,
        element(out, "gexf", xmlns="http://gexf.net/1.3", version="1.3"),
        element(out, "graph", defaultedgetype="directed"),
    ):
        with element(out, "attributes", **{"class": "node"}):
            for key in _NODES:
                with element(out, "attribute", id=key, title=key, type="string"):
                    pass
        with element(out, "attributes", **{"class": "edge"}):
            for key, kind in (("term", "string"), ("confidence", "double")):
                with element(out, "attribute", id=key, title=key, type=kind):
                    pass
        with element(out, "nodes"):
            for node in found.nodes():
                date = node.values.get("datePublished") or node.values.get("startDate", "")
                values = (node.kind, " ".join(node.classes), "；".join(node.names), date, node.values.get("adcode", ""))
                with element(out, "node", id=node.iri, label=node.label):
                    _values(out, dict(zip(_NODES, values, strict=True)))
        with element(out, "edges"):
            for number, edge in enumerate(found.edges()):
                with element(out, "edge", id=str(number), source=edge.source, target=edge.target, label=edge.word):
                    sure = "" if edge.confidence is None else repr(edge.confidence)
                    _values(out, {"term": edge.term, "confidence": sure})


def _values(out: XMLGenerator, values: dict[str, str]) -> None:
    with element(out, "attvalues"):
        for key, value in values.items():
            if value:
                with element(out, "attvalue", value=value, **{"for": key}):
                    pass
