"""The answers to the network's questions from a graph just made: at ten times the speed of a store, which would have to
be filled first. What is asked, and in which order the columns stand, is told by kg.publish.rows.Rows."""

import re
from collections.abc import Iterator, Mapping
from itertools import product

from kg.graph import Graphs
from kg.graph.prefixes import PREFIXES
from kg.graph.write import fields, objects
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
        self._graph = _Cut(graphs.graph.blocks)
        self._proof = _Cut({term: block for term, block in graphs.evidence.blocks.items() if term[0] != "<"})
        self._spans = [term for term in graphs.evidence.blocks if term[0] == "<"]

    def nodes(self) -> Iterator[Row]:  # noqa: D102 as in Rows, here and below
        for subject, node in self._graph.having("rdfs:label"):
            types = objects(node["a"])
            for root in terms().kinds.keys() & types:
                iri, label, kind = self._value(subject), self._value(node["rdfs:label"]), self._value(root)
                yield from ((kind, iri, self._value(cls), label) for cls in types)

    def names(self) -> Iterator[Row]:  # noqa: D102
        for subject, node in self._graph.having("skos:altLabel"):
            yield from ((self._value(subject), name) for name in self._values(node, "skos:altLabel"))

    def mentions(self) -> Iterator[Row]:  # noqa: D102
        for subject, article in self._graph.having("schema:mentions"):
            yield from ((node, self._value(subject)) for node in self._values(article, "schema:mentions"))

    def spans(self) -> Iterator[Row]:  # noqa: D102
        for subject, proof in self._proof.having("prov:wasDerivedFrom"):
            if subject in self._graph.fields and terms().kinds.keys() & objects(self._graph.fields[subject]["a"]):
                yield from ((self._value(subject), span) for span in self._values(proof, "prov:wasDerivedFrom"))

    def posts(self) -> Iterator[Row]:  # noqa: D102
        for subject, post in self._graph.having("kgo:title"):
            for title, body in product(self._values(post, "kgo:title"), self._values(post, "org:postIn")):
                yield self._value(subject), title, body

    def statements(self) -> Iterator[Row]:  # noqa: D102
        for _, fact in self._proof.having("rdf:subject"):
            parts = ("rdf:subject", "rdf:predicate", "rdf:object")
            subject, predicate, obj = (self._value(fact[part]) for part in parts)
            literal = _is_literal(fact["rdf:object"])
            about = ("kgo:confidence", "prov:wasAttributedTo", "prov:wasDerivedFrom")
            for confidence, by, span in product(*(self._values(fact, one) for one in about)):
                yield subject, predicate, obj, confidence, by, span, literal

    def rules(self) -> Iterator[Row]:  # noqa: D102
        for subject, agent in self._proof.having("rdfs:label"):
            if "kgo:Rule" in objects(agent["a"]):
                yield self._value(subject), self._value(agent["rdfs:label"])

    def relations(self) -> Iterator[Row]:  # noqa: D102
        for predicate in terms().relations:
            for subject, node in self._graph.having(predicate):
                for obj in objects(node[predicate]):
                    parts = (self._value(subject), self._value(predicate), self._value(obj))
                    yield *parts, "", "", "", _is_literal(obj)

    def holdings(self) -> Iterator[Row]:  # noqa: D102
        about = ("org:member", "kgo:post", "kgo:firstAttested", "kgo:lastAttested")
        for subject, holding in self._graph.having("kgo:post"):
            person, post, first, last = (self._values(holding, one)[0] for one in about)
            for span in self._values(self._proof.fields.get(subject, {}), "prov:wasDerivedFrom"):
                yield person, post, first, last, span

    def measurements(self) -> Iterator[Row]:  # noqa: D102
        about = ("kgo:subject", "schema:value", "schema:unitText", "kgo:measures", "kgo:qualifier")
        for subject, one in self._graph.having("schema:value"):
            if "kgo:subject" in one:
                spans = self._values(self._proof.fields.get(subject, {}), "prov:wasDerivedFrom")
                for owner, value, unit, what, how, span in product(*(self._values(one, part) for part in about), spans):
                    yield owner, value, unit, what, how, span, self._value(subject)

    def articles(self) -> Iterator[Row]:  # noqa: D102
        about = ("nif:isString", "schema:headline", "schema:datePublished")
        for subject, article in self._graph.having("nif:isString"):
            source = self._graph.fields.get(article.get("schema:isPartOf", ""), {})
            text, headline, date = (self._values(article, one)[0] for one in about)
            yield self._value(subject), text, headline, date, self._values(source, "dcterms:title")[0]

    def quoted(self) -> Iterator[Row]:  # noqa: D102
        texts = {iri: text for iri, text, *_ in self.articles()}
        for term in self._spans:  # its name says it all
            article, _, run = term[1:-1].partition("#char=")
            begin, _, end = run.partition(",")
            yield term[1:-1], article, begin, end, texts[article][int(begin) : int(end)]

    def _values(self, node: Mapping[str, str], predicate: str) -> list[str]:
        """The values of a predicate; "" alone where there are none."""
        said = node.get(predicate)
        return [""] if said is None else [self._value(one) for one in objects(said)]

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


class _Cut:
    """Blocks in their predicates, and who has which."""

    def __init__(self, blocks: Mapping[str, str]) -> None:
        self.fields = {subject: fields(block) for subject, block in blocks.items()}
        self._having: dict[str, list[str]] = {}
        for subject, node in self.fields.items():
            for predicate in node:
                self._having.setdefault(predicate, []).append(subject)

    def having(self, predicate: str) -> Iterator[tuple[str, dict[str, str]]]:
        """The subjects of which something is said with `predicate`, and all that is said of them."""
        return ((subject, self.fields[subject]) for subject in self._having.get(predicate, ()))


def _is_literal(term: str) -> str:
    return "true" if term[0] == '"' else "false"
