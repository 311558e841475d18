"""The answers to the network's questions from a graph just made: at ten times the speed of a store, which would have to
be filled first. What is asked, and in which order the columns stand, is told by kg.publish.rows.Rows."""

import re
from collections.abc import Iterator, Sequence

from kg.graph import Graphs
from kg.graph.prefixes import PREFIXES
from kg.graph.write import cut, objects
from kg.publish.rows import Row
from kg.publish.terms import terms

_ESCAPE = re.compile(r'\\(["\\nrt])')
_RAW = {'"': '"', "\\": "\\", "n": "\n", "r": "\r", "t": "\t"}


class MadeRows:
    """The rows of `graphs`."""

    def __init__(self, graphs: Graphs) -> None:
        """Cut the blocks of nodes and statements into their predicates."""
        self._prefixes = {**PREFIXES, "id": graphs.graph.base}
        self._iris: dict[str, str] = {}
        self._graph = {subject: _fields(block) for subject, block in graphs.graph.blocks.items()}
        self._proof = {subject: _fields(block) for subject, block in graphs.evidence.blocks.items()}

    def nodes(self) -> Iterator[Row]:  # noqa: D102 as in Rows, here and below
        drawn = set(terms().kinds)
        for subject, fields in self._graph.items():
            types = objects(fields["a"])
            roots = [one for one in types if one in drawn]
            if roots and "rdfs:label" in fields:
                node, label = self._value(subject), self._value(fields["rdfs:label"])
                for root in map(self._value, roots):
                    yield from ((root, node, cls, label) for cls in map(self._value, types))

    def names(self) -> Iterator[Row]:  # noqa: D102
        for subject, fields in self._graph.items():
            for name in self._values(fields, "skos:altLabel", ()):
                yield self._value(subject), name

    def mentions(self) -> Iterator[Row]:  # noqa: D102
        for subject, fields in self._graph.items():
            for node in self._values(fields, "schema:mentions", ()):
                yield node, self._value(subject)

    def spans(self) -> Iterator[Row]:  # noqa: D102
        drawn = set(terms().kinds)
        for subject, fields in self._proof.items():
            if subject in self._graph and not drawn.isdisjoint(objects(self._graph[subject]["a"])):
                for span in self._values(fields, "prov:wasDerivedFrom", ()):
                    yield self._value(subject), span

    def posts(self) -> Iterator[Row]:  # noqa: D102
        for subject, fields in self._graph.items():
            for title in self._values(fields, "kgo:title", ()):
                for body in self._values(fields, "org:postIn"):
                    yield self._value(subject), title, body

    def statements(self) -> Iterator[Row]:  # noqa: D102
        for fields in self._proof.values():
            if "rdf:subject" not in fields:
                continue
            obj = fields["rdf:object"]
            said = tuple(map(self._value, (fields["rdf:subject"], fields["rdf:predicate"], obj)))
            literal = "true" if obj[0] == '"' else "false"
            for confidence in self._values(fields, "kgo:confidence"):
                for by in self._values(fields, "prov:wasAttributedTo"):
                    for span in self._values(fields, "prov:wasDerivedFrom"):
                        yield *said, confidence, by, span, literal

    def relations(self) -> Iterator[Row]:  # noqa: D102
        drawn = terms().relations
        for subject, fields in self._graph.items():
            for predicate, said in fields.items():
                if predicate in drawn:
                    for obj in objects(said):
                        literal = "true" if obj[0] == '"' else "false"
                        yield self._value(subject), self._value(predicate), self._value(obj), "", "", "", literal

    def holdings(self) -> Iterator[Row]:  # noqa: D102
        for subject, fields in self._graph.items():
            if "org:member" in fields and "kgo:post" in fields:
                about = ("org:member", "kgo:post", "kgo:firstAttested", "kgo:lastAttested")
                person, post, first, last = (self._values(fields, one)[0] for one in about)
                for span in self._values(self._proof.get(subject, {}), "prov:wasDerivedFrom"):
                    yield person, post, first, last, span

    def measurements(self) -> Iterator[Row]:  # noqa: D102
        about = ("kgo:subject", "schema:value", "schema:unitText", "kgo:measures", "kgo:qualifier")
        for subject, fields in self._graph.items():
            if "kgo:subject" not in fields or "schema:value" not in fields:
                continue
            found: list[Row] = [()]
            for one in about:
                found = [(*row, value) for row in found for value in self._values(fields, one)]
            for row in found:
                for span in self._values(self._proof.get(subject, {}), "prov:wasDerivedFrom"):
                    yield *row, span, self._value(subject)

    def articles(self) -> Iterator[Row]:  # noqa: D102
        for subject, fields in self._graph.items():
            if "nif:isString" in fields:
                source = self._graph.get(fields.get("schema:isPartOf", ""), {})
                about = ("nif:isString", "schema:headline", "schema:datePublished")
                text, headline, date = (self._values(fields, one)[0] for one in about)
                yield self._value(subject), text, headline, date, self._values(source, "dcterms:title")[0]

    def quoted(self) -> Iterator[Row]:  # noqa: D102
        for subject, fields in self._proof.items():
            if "nif:anchorOf" in fields:
                article, words = self._value(fields["nif:referenceContext"]), self._value(fields["nif:anchorOf"])
                yield self._value(subject), article, fields["nif:beginIndex"], fields["nif:endIndex"], words

    def _values(self, fields: dict[str, str], predicate: str, none: Sequence[str] = ("",)) -> Sequence[str]:
        """The values of a predicate; "" alone (or `none`) where there are none."""
        said = fields.get(predicate)
        return none if said is None else [self._value(one) for one in objects(said)]

    def _value(self, term: str) -> str:
        """The text of a literal, or the full IRI."""
        if term[0] == '"':
            text = term[1 : term.rindex('"')]
            return _ESCAPE.sub(lambda match: _RAW[match[1]], text) if "\\" in text else text
        if term[0] == "<":
            return term[1:-1]
        if term not in self._iris:
            prefix, colon, name = term.partition(":")
            self._iris[term] = self._prefixes[prefix] + name if colon else term
        return self._iris[term]


def _fields(block: str) -> dict[str, str]:
    """Predicate → its objects, as they stand in the block."""
    return {predicate: said for predicate, _, said in (group.partition(" ") for group in cut(block))}
