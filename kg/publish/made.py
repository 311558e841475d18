"""The answers to the network's questions from the files of a graph: at ten times the speed of a store, which would have
to be filled first. What is asked, and in which order the columns stand, is told by kg.publish.rows.Rows."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from itertools import product
from pathlib import Path

from kg.graph.blocks import base, blocks
from kg.graph.prefixes import PREFIXES
from kg.graph.write import fields, objects
from kg.late import late
from kg.publish.chosen import EACH, chosen
from kg.publish.cut import Cut
from kg.publish.rows import Row, Stated
from kg.publish.sorting import in_order
from kg.publish.terms import terms

# What is read of a node, and of what stands in the evidence by the kind of its name.
_NODE = frozenset(
    "a rdfs:label skos:altLabel kgo:adcode schema:mentions kgo:title org:postIn org:member org:organization kgo:post"
    " kgo:firstAttested kgo:lastAttested kgo:subject schema:value schema:unitText kgo:measures kgo:qualifier"
    " schema:headline schema:datePublished schema:isPartOf dcterms:title".split()
)
_PROOF = frozenset("rdf:subject rdf:predicate rdf:object prov:wasDerivedFrom".split())
_RULE = frozenset(("a", "rdfs:label"))
TEXTS = 4096  # that are not read twice in a row
_ESCAPE = late(r'\\(["\\nrt])')
_RAW = {'"': '"', "\\": "\\", "n": "\n", "r": "\r", "t": "\t"}


class MadeRows:
    """The rows of a graph of ours."""

    def __init__(self, graph: Path, evidence: Path) -> None:
        """Read what is asked for of the two files. Raises OSError."""
        self._prefixes = {**PREFIXES, "id": base(graph)}
        self._iris: dict[str, str] = {}
        self._file, self._evidence = graph, evidence
        self._chosen = chosen(graph, evidence)
        self.left = self._chosen.left
        self._text = lru_cache(TEXTS)(self._read)
        self._mentioned = Counter[str]()
        node = _NODE | terms().relations.keys()
        self._graph = Cut(graph, lambda _: node, self._node)
        self._proof = Cut(evidence, lambda kind: _RULE if kind == "rule" else _PROOF, self._proves)

    def _node(self, subject: str, said: dict[str, str], *_: int) -> bool:
        """Whether a subject of the graph is shown: it, and whose it is."""
        if self._chosen.nodes is not None and subject.startswith("id:article-") and "schema:mentions" in said:
            self._few(said, self._chosen.nodes)
        if subject.startswith("id:measurement-") and "kgo:subject" not in said:
            return False
        owners = (said[one] for one in ("org:postIn", "org:organization", "org:member", "kgo:subject") if one in said)
        return self._chosen.shows(subject) and all(map(self._chosen.shows, owners))

    def _few(self, article: dict[str, str], nodes: frozenset[str]) -> None:
        """Leave of whom an article mentions those that are shown, and have not been mentioned often enough."""
        found = [one for one in objects(article.pop("schema:mentions")) if one in nodes]
        few = [one for one in found if self._mentioned[one] < EACH]
        self._mentioned.update(few)
        if few:
            article["schema:mentions"] = ", ".join(few)

    def _proves(self, subject: str, said: dict[str, str], *_: int) -> bool:
        """Whether a subject of the evidence is held: a node that is shown, a rule. Facts are read when they are asked
        for."""
        fact = "rdf:subject" in said and self._is_shown(said)
        shown = "rdfs:label" in said or subject in self._graph
        if self._chosen.nodes is not None and (fact or shown) and "prov:wasDerivedFrom" in said:
            spans = self._chosen.few(objects(said["prov:wasDerivedFrom"]))
            said["prov:wasDerivedFrom"] = ", ".join(spans)
        return shown

    def _is_shown(self, fact: Mapping[str, str]) -> bool:
        return self._chosen.shows(fact["rdf:subject"]) and self._chosen.shows(fact["rdf:object"])

    def nodes(self) -> Iterator[Row]:  # noqa: D102 as in Rows, here and below
        for subject, node in self._graph.having("rdfs:label"):
            types = objects(node["a"])
            for root in terms().kinds.keys() & types:
                iri, label, kind = self._value(subject), self._value(node["rdfs:label"]), self._value(root)
                yield from ((kind, iri, self._value(cls), label) for cls in types)

    def names(self) -> Iterator[Row]:  # noqa: D102
        for subject, node in self._graph.having("skos:altLabel"):
            yield from ((self._value(subject), name) for name in self._values(node, "skos:altLabel"))

    def adcodes(self) -> Iterator[Row]:  # noqa: D102
        for subject, node in self._graph.having("kgo:adcode"):
            yield from ((self._value(subject), code) for code in self._values(node, "kgo:adcode"))

    def mentions(self) -> Iterator[Row]:  # noqa: D102
        for subject, article in self._graph.having("schema:mentions"):
            yield from ((node, self._value(subject)) for node in self._values(article, "schema:mentions"))

    def spans(self) -> Iterator[Row]:  # noqa: D102
        for subject, proof in self._proof.having("prov:wasDerivedFrom"):
            if subject in self._graph and terms().kinds.keys() & objects(self._graph.of(subject)["a"]):
                yield from ((self._value(subject), span) for span in self._values(proof, "prov:wasDerivedFrom"))

    def posts(self) -> Iterator[Row]:  # noqa: D102
        for subject, post in self._graph.having("kgo:title"):
            for title, body in product(self._values(post, "kgo:title"), self._values(post, "org:postIn")):
                yield self._value(subject), title, body

    def statements(self) -> Iterator[Stated]:  # noqa: D102
        for *fact, agents, spans in in_order(self._statements()):
            yield Stated._make((*fact, tuple(agents.split()), tuple(spans.split())))

    def _statements(self) -> Iterator[Row]:
        """The statements as they stand in the file: there are too many to be held. No IRI holds a space."""
        for block in blocks(self._evidence):
            fact = fields(block.decode().partition(" ")[2]) if block.startswith(b"id:fact-") else {}
            if not fact or not self._is_shown(fact):
                continue
            ends = (self._value(fact[part]) for part in ("rdf:subject", "rdf:predicate", "rdf:object"))
            spans = sorted(self._chosen.few(_spans(fact)))
            agents = self._values(fact, "prov:wasAttributedTo")
            sure = self._values(fact, "kgo:confidence")[0]
            yield *ends, _is_literal(fact["rdf:object"]), sure, " ".join(agents), " ".join(spans)

    def rules(self) -> Iterator[Row]:  # noqa: D102
        for subject, agent in self._proof.having("rdfs:label"):
            if "kgo:Rule" in objects(agent["a"]):
                yield self._value(subject), self._value(agent["rdfs:label"])

    def relations(self) -> Iterator[Stated]:  # noqa: D102
        for predicate in terms().relations:
            for subject, node in self._graph.having(predicate):
                for obj in objects(node[predicate]):
                    yield Stated(self._value(subject), self._value(predicate), self._value(obj), _is_literal(obj))

    def holdings(self) -> Iterator[Row]:  # noqa: D102
        about = ("org:member", "kgo:post", "kgo:firstAttested", "kgo:lastAttested")
        for subject, holding in self._graph.having("kgo:post"):
            person, post, first, last = (self._values(holding, one)[0] for one in about)
            for span in self._values(self._proof.of(subject), "prov:wasDerivedFrom"):
                yield person, post, first, last, span

    def measurements(self) -> Iterator[Row]:  # noqa: D102
        about = ("kgo:subject", "schema:value", "schema:unitText", "kgo:measures", "kgo:qualifier")
        for subject, one in self._graph.having("schema:value"):
            if "kgo:subject" in one:
                spans = self._values(self._proof.of(subject), "prov:wasDerivedFrom")
                for owner, value, unit, what, how, span in product(*(self._values(one, part) for part in about), spans):
                    yield owner, value, unit, what, how, span, self._value(subject)

    def articles(self) -> Iterator[Row]:  # noqa: D102
        for term, article in self._graph.of_kind("article"):
            iri = self._value(term)
            source = self._graph.of(article.get("schema:isPartOf", ""))
            headline, date = (self._values(article, one)[0] for one in ("schema:headline", "schema:datePublished"))
            yield iri, headline, date, self._values(source, "dcterms:title")[0]

    def text(self, article: str) -> str:  # noqa: D102
        return self._text(article)

    def _read(self, article: str) -> str:
        at, size = self._graph.where(f"id:{article.removeprefix(self._prefixes['id'])}")
        with self._file.open("rb") as file:
            file.seek(at)
            said = file.read(size).decode()
        return self._value(fields(said.partition(" ")[2])["nif:isString"])

    def quoted(self) -> Callable[[str], Row | None]:  # noqa: D102
        return quoted

    def _values(self, node: Mapping[str, str], predicate: str) -> list[str]:
        """The values of a predicate; "" alone where there are none."""
        said = node.get(predicate)
        return [""] if said is None else [self._value(one) for one in objects(said)]

    def _value(self, term: str) -> str:
        """The text of a literal, or the full IRI."""
        if known := self._iris.get(term):
            return known
        if term[0] == '"':
            text = term[1 : term.rindex('"')]
            return _ESCAPE.sub(lambda match: _RAW[match[1]], text) if "\\" in text else text
        if term[0] == "<":
            return term[1:-1]
        prefix, colon, name = term.partition(":")
        self._iris[term] = found = self._prefixes[prefix] + name if colon else term
        return found


def _spans(proof: Mapping[str, str]) -> list[str]:
    """The full IRIs of the spans that something derives from."""
    said = proof.get("prov:wasDerivedFrom")
    return [span[1:-1] for span in said.split(", ")] if said else []


def _is_literal(term: str) -> str:
    return "true" if term[0] == '"' else "false"


def quoted(span: str) -> Row | None:
    """What tells of a span of ours its article, begin, end and words: its name says it all."""
    article, found, run = span.partition("#char=")
    begin, _, end = run.partition(",")
    return (article, begin, end, "") if found else None
