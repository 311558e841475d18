"""The answers to the network's questions from the files of a graph: at ten times the speed of a store, which would have
to be filled first. What is asked, and in which order the columns stand, is told by kg.publish.rows.Rows."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import product
from pathlib import Path
from sys import intern

from kg.graph.blocks import base, blocks
from kg.graph.prefixes import PREFIXES
from kg.graph.write import cut, objects
from kg.publish.rows import Row
from kg.publish.terms import terms

# What is read of a node, and of what stands in the evidence by the kind of its name.
_NODE = frozenset(
    "a rdfs:label skos:altLabel schema:mentions kgo:title org:postIn org:member kgo:post kgo:firstAttested"
    " kgo:lastAttested kgo:subject schema:value schema:unitText kgo:measures kgo:qualifier nif:isString schema:headline"
    " schema:datePublished schema:isPartOf dcterms:title".split()
)
_STATEMENT = frozenset(
    "rdf:subject rdf:predicate rdf:object kgo:confidence prov:wasAttributedTo prov:wasDerivedFrom".split()
)
_PROOF = {"fact": _STATEMENT, "rule": frozenset(("a", "rdfs:label"))}
_FEW = frozenset(
    ("a", "rdf:predicate", "kgo:confidence", "prov:wasAttributedTo")
)  # said in the same words over and over
_ESCAPE = re.compile(r'\\(["\\nrt])')
_RAW = {'"': '"', "\\": "\\", "n": "\n", "r": "\r", "t": "\t"}


class MadeRows:
    """The rows of a graph of ours."""

    def __init__(self, graph: Path, evidence: Path) -> None:
        """Read what is asked for of the two files. Raises OSError."""
        self._prefixes = {**PREFIXES, "id": base(graph)}
        self._iris: dict[str, str] = {}
        node = _NODE | terms().relations.keys()
        self._graph = _Cut(graph, lambda _: node)
        self._proof = _Cut(evidence, lambda kind: _PROOF.get(kind, frozenset(("prov:wasDerivedFrom",))))

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

    def quoted(self) -> Callable[[str], Row | None]:  # noqa: D102
        return _quoted

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
    """The blocks of nodes and statements in their predicates, those `wanted` of their kind, and who has which."""

    def __init__(self, path: Path, wanted: Callable[[str], Collection[str]]) -> None:
        self.fields: dict[str, dict[str, str]] = {}
        self._having: dict[str, list[str]] = {}
        for one in blocks(path):
            if one[:1] == b"<":  # a span: its name says it all
                continue
            subject, _, block = one.decode().partition(" ")
            found = self.fields[subject] = {}
            own = wanted(subject.removeprefix("id:").partition("-")[0])
            for predicate, _, said in (group.partition(" ") for group in cut(block)):
                if predicate in own:
                    found[intern(predicate)] = intern(said) if predicate in _FEW else said
                    self._having.setdefault(predicate, []).append(subject)

    def having(self, predicate: str) -> Iterator[tuple[str, dict[str, str]]]:
        """The subjects of which something is said with `predicate`, and all that is said of them."""
        return ((subject, self.fields[subject]) for subject in self._having.get(predicate, ()))


def _is_literal(term: str) -> str:
    return "true" if term[0] == '"' else "false"


def _quoted(span: str) -> Row | None:
    """Its name says it all."""
    article, found, run = span.partition("#char=")
    begin, _, end = run.partition(",")
    return (article, begin, end, "") if found else None
