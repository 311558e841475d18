"""The graph to be judged, asked node by node. Any graph that keeps the vocabulary will do, whoever made it."""

from functools import cache, cached_property

from pyoxigraph import BlankNode, Literal, NamedNode, Store, Triple

from kg.evaluate.names import bigrams, fold, overlap
from kg.evaluate.sentences import around, naming
from kg.graph.prefixes import PREFIXES

_LIKE = 0.3  # least overlap of two texts of which one can be the other, broken
Term = NamedNode | BlankNode | Literal | Triple


@cache
def term(name: str) -> NamedNode:
    """The node of a prefixed name (org:holds)."""
    prefix, local = name.split(":")
    return NamedNode(PREFIXES[prefix] + local)


class Produced:
    """A store with a graph and, if it is at hand, its evidence."""

    def __init__(self, store: Store) -> None:
        """`store`: as `kg.graph.store.load` gives it."""
        self._store = store
        self.labels = cache(self._labels)

    def objects(self, node: Term, predicate: str) -> list[Term]:
        """What `node` points to, sorted."""
        if isinstance(node, Literal | Triple):
            return []
        return sorted((quad.object for quad in self._store.quads_for_pattern(node, term(predicate), None)), key=str)

    def value(self, node: Term, predicate: str) -> str | None:
        """The first object of `node` as text."""
        values = self.objects(node, predicate)
        return _text(values[0]) if values else None

    def is_a(self, node: Term, cls: str) -> bool:
        """Whether `node` is of the class `cls`, a prefixed name."""
        return term(cls) in self.objects(node, "rdf:type")

    def _labels(self, node: Term) -> frozenset[str]:
        """All names of `node`, folded; of a literal its text."""
        if not isinstance(node, NamedNode):
            return frozenset({fold(_text(node))})
        names = [*self.objects(node, "rdfs:label"), *self.objects(node, "skos:altLabel")]
        return frozenset(folded for name in names if (folded := fold(_text(name))))

    def show(self, node: Term) -> str:
        """The label of `node`, or itself where it has none."""
        return self.value(node, "rdfs:label") or _text(node)

    def mentioned(self, article: Term | None, cls: str) -> list[Term]:
        """The nodes of a class that `article` speaks of, sorted; none where there is no article."""
        nodes = [] if article is None else self.objects(article, "schema:mentions")
        return [node for node in nodes if self.is_a(node, cls)]

    def mentions(self, article: Term, node: Term) -> bool:
        """Whether `article` speaks of `node`."""
        return node in self.objects(article, "schema:mentions")

    @cached_property
    def bodies(self) -> dict[Term, str]:
        """Every article with its text, folded."""
        articles = {
            q.subject for q in self._store.quads_for_pattern(None, term("rdf:type"), term("schema:NewsArticle"))
        }
        return {article: fold(self._body(article)) for article in sorted(articles, key=str)}

    @cached_property
    def _bigrams(self) -> dict[Term, frozenset[str]]:
        return {article: bigrams(body) for article, body in self.bodies.items()}

    def article(self, text: str) -> Term | None:
        """The article whose text is most like `text`, if any is."""
        pairs = bigrams(fold(text))
        likeness = {article: overlap(others, pairs) for article, others in self._bigrams.items()}
        best = max(likeness, key=lambda article: likeness[article], default=None)
        return best if best is not None and likeness[best] >= _LIKE else None

    def quotes(self, node: Term) -> list[str]:
        """The words that say `node`, folded."""
        return [fold(self.value(span, "nif:anchorOf") or "") for span in self.objects(node, "prov:wasDerivedFrom")]

    def sentence(self, article: Term | None, node: Term) -> str:
        """The sentence of `article` that says `node`: by its evidence, else the first that has one of its names."""
        if article is None:
            return ""
        names = [*self.objects(node, "rdfs:label"), *self.objects(node, "skos:altLabel")]
        return self._cited(article, node) or naming(self._body(article), map(_text, names))

    def fact_sentence(self, article: Term | None, subject: Term, predicate: str, found: Term) -> str:
        """The sentence of `article` that says one fact of `subject`, by its evidence; else that says `subject`."""
        for statement in self.statements(subject, predicate, found):
            if cited := self._cited(article, statement):
                return cited
        return self.sentence(article, subject)

    def rules(self, node: Term) -> list[str]:
        """The ids of the rules that a node or statement is attributed to."""
        labels = (self.value(agent, "rdfs:label") or "" for agent in self.objects(node, "prov:wasAttributedTo"))
        return [label.removeprefix("规则 ") for label in labels if label.startswith("规则 ")]

    def statements(self, subject: Term, predicate: str, found: Term) -> list[Term]:
        """What states one fact in the evidence."""
        quads = self._store.quads_for_pattern(None, term("rdf:object"), found)
        wanted = [subject], [term(predicate)]
        return [
            quad.subject
            for quad in quads
            if (self.objects(quad.subject, "rdf:subject"), self.objects(quad.subject, "rdf:predicate")) == wanted
        ]

    def _cited(self, article: Term | None, node: Term) -> str:
        for span in self.objects(node, "prov:wasDerivedFrom"):
            begin, end = self.value(span, "nif:beginIndex"), self.value(span, "nif:endIndex")
            if article in self.objects(span, "nif:referenceContext") and article is not None and begin and end:
                return around(self._body(article), int(begin), int(end))
        return ""

    def _body(self, article: Term) -> str:
        return self.value(article, "schema:articleBody") or self.value(article, "nif:isString") or ""


def _text(node: Term) -> str:
    return str(node) if isinstance(node, Triple) else node.value
