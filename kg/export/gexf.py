"""GEXF 1.3, Gephi's own format, with time: an event stands on its days, an article on its day, a post is held from the
first to the last day that attests it."""

import calendar
from pathlib import Path
from typing import IO
from xml.sax.saxutils import XMLGenerator

from kg.export.chosen import Part, view
from kg.export.network import network
from kg.export.xml import document, element
from kg.late import late

_DAY = late(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_NODES = ("class", "classes", "names", "date", "adcode")


def write(paths: list[Path], name: str, file: IO[bytes], wanted: Part) -> None:
    """The network of the Turtle files `paths` to `file`, as far as it is wanted."""
    with (
        network(paths) as whole,
        document(file) as out,
        element(out, "gexf", xmlns="http://gexf.net/1.3", version="1.3"),
        element(out, "graph", defaultedgetype="directed", mode="dynamic", timeformat="date"),
    ):
        found = view(whole, wanted)
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
                begin = node.values.get("startDate") or node.values.get("datePublished", "")
                time = _time(begin, node.values.get("endDate") or begin)
                with element(out, "node", id=node.iri, label=node.label, **time):
                    _values(out, dict(zip(_NODES, values, strict=True)))
        with element(out, "edges"):
            for number, edge in enumerate(found.edges()):
                ends = {"source": edge.source, "target": edge.target} | _time(edge.first, edge.last)
                weight = {} if edge.weight is None else {"weight": str(edge.weight)}
                with element(out, "edge", id=str(number), label=edge.word, **ends, **weight):
                    sure = "" if edge.confidence is None else repr(edge.confidence)
                    _values(out, {"term": edge.term, "confidence": sure})


def _values(out: XMLGenerator, values: dict[str, str]) -> None:
    with element(out, "attvalues"):
        for key, value in values.items():
            if value:
                with element(out, "attvalue", value=value, **{"for": key}):
                    pass


def _time(begin: str, end: str) -> dict[str, str]:
    """The days from `begin` to `end` (2024-08-06, 2024-08, 2024) as attributes; {} where they are none, or several."""
    days = (_DAY.fullmatch(begin), _DAY.fullmatch(end))
    if not (days[0] and days[1]):
        return {}
    year, month = int(days[1][1]), int(days[1][2] or 12)
    last = calendar.monthrange(year, month)[1] if 1 <= month <= 12 and year else 28
    found = {"start": (begin + "-01-01")[:10], "end": end if days[1][3] else f"{year:04}-{month:02}-{last:02}"}
    return found if found["start"] <= found["end"] else {}
