"""What all claims and mentions of a source say, brought together by node and by fact, in whatever order they come."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.graph import ontology, terms
from kg.graph.names import digest, name
from kg.kinds import with_trait
from kg.model import Article, Claim, Entity, EntityMention, Extraction, Literal, Span

ATTESTED = frozenset({"post", "event", "programme", "document", "measurement"})  # families that must show their words
DATES = frozenset({"schema:startDate", "schema:endDate", "kgo:temporalExpression"})
_GENERIC = frozenset({"Organisation", "Place", "Document"}) | with_trait("general")  # give way to a more telling class


@dataclass(slots=True)
class Node:
    """One entity: all that decides its type, its names, where it is mentioned and the words that show it."""

    term: str  # in Turtle: id:org-…
    family: str
    label: str
    classes: Counter[str] = field(default_factory=Counter)
    surfaces: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    unresolved: bool = False  # a body under a form of the text, which belongs to one article alone
    own: dict[str, set[str]] = field(default_factory=dict)  # by article: the spans that say that it exists
    near: dict[str, set[str]] = field(default_factory=dict)  # by article: the spans of facts about it
    rules: set[str] = field(default_factory=set)  # those that found it

    @property
    def cls(self) -> str:
        """The class most often claimed, general ones only for want of a better."""
        return min(self.classes, key=lambda cls: (cls in _GENERIC, -self.classes[cls], cls))

    @property
    def spans(self) -> set[str]:
        """The spans it derives from; in each article the words that name it, else those of its facts."""
        return {span for article in self.own.keys() | self.near for span in self.own.get(article) or self.near[article]}


@dataclass(frozen=True, slots=True)
class Attestation:
    """That one claim says a fact: in which article ("" for a gazetteer), with which spans, by which rules."""

    article: str
    spans: tuple[str, ...]
    rules: tuple[str, ...]
    confidence: float
    ended: bool = False
    until: str | None = None  # in Turtle


Facts = dict[tuple[str, str, str], list[Attestation]]  # subject, predicate, object, all in Turtle


class Collection:
    """All nodes, facts and values, and the spans and articles that they rest on."""

    def __init__(self, extractions: Iterable[Extraction], base: str) -> None:
        """Read all `extractions`; nodes are named under `base`."""
        self.base = base
        self.nodes: dict[str, Node] = {}
        self.facts: Facts = {}  # between named entities, and dates: each gets a statement
        self.values: dict[tuple[str, str, str], None] = {}  # text, numbers, codes
        self.spans: dict[str, tuple[str, Span]] = {}
        self.articles: dict[str, Article] = {}
        self.authors: dict[str, set[str]] = {}  # article → terms of persons
        self._known: dict[Entity, Node] = {}
        for extraction in extractions:
            self._read(extraction)

    def node(self, entity: Entity) -> Node:
        """The node of `entity`, made where it is new."""
        node = self._known.get(entity)
        if node is None:
            family = ontology.family(entity.cls)
            term = f"id:{name(family, entity.label, entity.scope)}"
            node = self.nodes.setdefault(term, Node(term, family, terms.tidy(entity.label) or "无名"))
            self._known[entity] = node
            node.unresolved = family == "org" and entity.scope in self.articles
        node.classes[entity.cls] += 1
        return node

    def _read(self, extraction: Extraction) -> None:
        article = extraction.article
        self.articles[article.key] = article
        for mention in extraction.mentions:
            self._mention(mention, article)
        self._byline(article, extraction.mentions)
        for claim in extraction.claims:
            self._claim(claim, article)

    def _mention(self, mention: EntityMention, article: Article) -> None:
        if mention.span is None and mention.surface in article.authors:
            return  # who writes is not whom the article speaks of
        node = self.node(mention.entity)
        node.surfaces.add(mention.surface)
        node.rules.update(mention.why)
        node.articles.add(article.key)
        if mention.span and node.family in ATTESTED:
            node.near.setdefault(article.key, set()).update(self._spans([mention.span], article))

    def _byline(self, article: Article, mentions: Iterable[EntityMention]) -> None:
        """A reporter is whoever else the article calls so; the extraction may know better who it is."""
        known = {m.surface: m.entity for m in mentions if m.span is None and m.entity.cls == "Person"}
        for author in article.authors:
            node = self.node(known.get(author) or Entity("Person", author, article.key))
            self.authors.setdefault(article.key, set()).add(node.term)

    def _claim(self, claim: Claim, article: Article) -> None:
        spans = self._spans(claim.spans, article) if claim.article else ()
        if claim.article and not spans:
            return  # a fact with no words behind it is none
        subject = self.node(claim.subject)
        self._attest(subject, claim, spans)
        predicate = claim.predicate
        if predicate == "rdf:type":
            subject.own.setdefault(article.key, set()).update(spans)
            subject.rules.update((claim.rule, *claim.why))
            return
        if isinstance(claim.object, Entity):
            target = self.node(claim.object)
            self._attest(target, claim, spans)
            obj: str | None = target.term
        else:
            obj = terms.literal(claim.object)
            if obj is None and predicate in DATES:  # 2月30日 stays as words
                predicate, obj = "kgo:temporalExpression", terms.literal(Literal(claim.object.text))
        if obj is None:
            return
        if isinstance(claim.object, Entity) or predicate in DATES:
            until = terms.literal(claim.until) if claim.until else None
            rules = (claim.rule, *claim.why)
            attestation = Attestation(claim.article, spans, rules, claim.confidence, claim.ended, until)
            self.facts.setdefault((subject.term, predicate, obj), []).append(attestation)
        else:
            self.values[(subject.term, predicate, obj)] = None

    def _attest(self, node: Node, claim: Claim, spans: tuple[str, ...]) -> None:
        if claim.article and node.family in ATTESTED:
            node.articles.add(claim.article)
            node.near.setdefault(claim.article, set()).update(spans)

    def _spans(self, spans: Iterable[Span], article: Article) -> tuple[str, ...]:
        """The terms of those `spans` that lie within the article's text."""
        length, key, found = len(article.text), article.key, []
        for span in spans:
            if 0 <= span[0] < span[1] <= length:
                term = f"<{self.base}article-{key}#char={span[0]},{span[1]}>"
                self.spans[term] = (key, span)
                found.append(term)
        return tuple(found)


def fact_name(subject: str, predicate: str, obj: str) -> str:
    """The term of the statement of a fact, whose parts are in Turtle."""
    return f"id:fact-{digest(subject, predicate, obj)}"
