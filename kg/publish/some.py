"""The answers to the network's questions of some nodes, from the store beside a graph of ours: what it takes
grows with what is said of them. What is asked, and in which order columns stand, is told by kg.publish.rows.Rows."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cache, lru_cache
from itertools import product
from typing import Any, NamedTuple

from pyoxigraph import Literal, NamedNode

from kg.graph.overlaid import Overlaid
from kg.graph.prefixes import expand
from kg.publish.chosen import EACH
from kg.publish.made import TEXTS, quoted
from kg.publish.rows import Row, Stated
from kg.publish.terms import terms

_SUBJECTS = 16_384  # of which all that is said is held


class Mentioned(NamedTuple):
    """In which articles, of those that are shown, nodes were mentioned; and which articles have changed since."""

    before: Mapping[str, Sequence[str]]
    anew: Set[str]


class SomeRows:
    """The rows of some nodes."""

    def __init__(
        self,
        store: Overlaid,
        nodes: Set[str],
        known: Iterable[Row],
        mentioned: Mentioned,
        hides: Callable[[str], bool],
        left: int,
    ) -> None:
        """`nodes`: their IRIs; `known`: the rows of articles that need not be asked for; `mentioned`: where nodes were;
        `hides`: whether a node is not shown, `left`: how many are not. Raises OSError where the store is damaged."""
        self.left = left
        self._each = EACH if left else None
        self._store, self._nodes, self._hides = store, sorted(nodes), hides
        self._text = lru_cache(TEXTS)(lambda article: min(values(store, article, "nif:isString")))
        self._said = lru_cache(_SUBJECTS)(self._all)
        self._articles = {row[0]: row for row in known}
        self._before, self._anew = mentioned
        self._come: dict[str, list[str]] = {}
        for article in self._anew:
            for node in self._objects(article, "schema:mentions"):
                self._come.setdefault(node.value, []).append(article)
        self._statements = sorted(self._stated())
        self._relations = [one for node in self._nodes for one in self._related(node)]
        self._holdings = [one for node in self._nodes for one in self._of(node, "org:member") if self._is_shown(one)]
        self._spans = [(node, span) for node in self._nodes for span in self._derived(node) if span]
        self._measurements = list(self._measured())
        self._mentions = [(node, article) for node in self._nodes for article in self._mentioning(node)]

    def nodes(self) -> Iterator[Row]:  # noqa: D102 as in Rows, here and below
        kinds = {expand(root) for root in terms().kinds}
        for node in self._nodes:
            types = self._values(node, "rdf:type")
            for label, root in product(self._values(node, "rdfs:label"), kinds.intersection(types)):
                yield from ((root, node, cls, label) for cls in types if label)

    def names(self) -> Iterator[Row]:  # noqa: D102
        return ((node, name) for node in self._nodes for name in self._values(node, "skos:altLabel") if name)

    def adcodes(self) -> Iterator[Row]:  # noqa: D102
        return ((node, code) for node in self._nodes for code in self._values(node, "kgo:adcode") if code)

    def mentions(self) -> Iterator[Row]:  # noqa: D102
        return iter(self._mentions)

    def spans(self) -> Iterator[Row]:  # noqa: D102
        return iter(self._spans)

    def posts(self) -> Iterator[Row]:  # noqa: D102
        ends = {one.object for one in (*self._statements, *self._relations) if one.literal == "false"}
        for post in sorted(ends.union(*(self._values(one, "kgo:post") for one in self._holdings)) - {""}):
            bodies = self._values(post, "org:postIn")
            if not any(map(self._hides, bodies)):
                yield from (
                    (post, title, body) for title, body in product(self._values(post, "kgo:title"), bodies) if title
                )

    def statements(self) -> Iterator[Stated]:  # noqa: D102
        return iter(self._statements)

    def _stated(self) -> Iterator[Stated]:
        about = [one for node in self._nodes for one in self._of(node, "rdf:subject")]
        author, nodes = expand("schema:author"), set(self._nodes)
        written = {article for node in self._nodes for article in self._of(node, "schema:author")}
        told = (one for article in sorted(written) for one in self._of(article, "rdf:subject"))
        by = (one for one in told if self._values(one, "rdf:predicate") == [author])
        for one in (*about, *(one for one in by if not nodes.isdisjoint(self._values(one, "rdf:object")))):
            subject, predicate = self._values(one, "rdf:subject")[0], self._values(one, "rdf:predicate")[0]
            if self._hides(subject):
                continue
            for target in self._objects(one, "rdf:object"):
                literal = "true" if isinstance(target, Literal) else "false"
                if literal == "true" or not self._hides(target.value):
                    agents = tuple(sorted(filter(None, self._values(one, "prov:wasAttributedTo"))))
                    spans = tuple(span for span in self._derived(one) if span)
                    sure = self._values(one, "kgo:confidence")[0]
                    yield Stated(subject, predicate, target.value, literal, sure, agents, spans)

    def rules(self) -> Iterator[Row]:  # noqa: D102
        for agent in {agent for one in self._statements for agent in one.agents}:
            if expand("kgo:Rule") in self._values(agent, "rdf:type"):
                yield agent, self._values(agent, "rdfs:label")[0]

    def relations(self) -> Iterator[Stated]:  # noqa: D102
        return iter(self._relations)

    def _related(self, node: str) -> Iterator[Stated]:
        for relation in terms().relations:
            for target in self._objects(node, relation):
                yield Stated(node, expand(relation), target.value, "true" if isinstance(target, Literal) else "false")
        for article in self._of(node, "schema:author"):
            yield Stated(article, expand("schema:author"), node, "false")

    def holdings(self) -> Iterator[Row]:  # noqa: D102
        about = ("org:member", "kgo:post", "kgo:firstAttested", "kgo:lastAttested")
        for one in self._holdings:
            ends = [self._values(one, part)[0] for part in about]
            if ends[1]:
                yield from ((*ends, span) for span in self._derived(one))

    def measurements(self) -> Iterator[Row]:  # noqa: D102
        return iter(self._measurements)

    def _measured(self) -> Iterator[Row]:
        about = ("kgo:subject", "schema:value", "schema:unitText", "kgo:measures", "kgo:qualifier")
        for one in (one for node in self._nodes for one in self._of(node, "kgo:subject")):
            if self._is_shown(one) and self._values(one, "schema:value")[0]:
                yield from (
                    (*row, one) for row in product(*(self._values(one, part) for part in about), self._derived(one))
                )

    def articles(self) -> Iterator[Row]:  # noqa: D102
        spans = (span for stated in self._statements for span in stated.spans)
        more = (span for one in self._holdings for span in self._derived(one))
        counted = (row[5] for row in self.measurements())
        named = {span.partition("#")[0] for span in (*spans, *more, *counted, *(span for _, span in self._spans))}
        named |= {article for _, article in self._mentions}
        named |= {
            one.subject for one in (*self._statements, *self._relations) if one.predicate == expand("schema:author")
        }
        for iri in sorted(named - self._articles.keys() - {""}):
            self._articles[iri] = article(self._store, iri)
        return iter(self._articles.values())

    def text(self, article: str) -> str:  # noqa: D102
        return self._text(article)

    def quoted(self) -> Callable[[str], Row | None]:  # noqa: D102
        return quoted

    def _is_shown(self, one: str) -> bool:
        """Whether all whose it is are shown."""
        owners = ("org:postIn", "org:organization", "org:member", "kgo:subject")
        return not any(self._hides(end) for owner in owners for end in self._values(one, owner))

    def _mentioning(self, node: str) -> list[str]:
        """The articles that mention a node, in the order of the file, as many as are shown. Of 中国 there may be very
        many: they are asked for only where one is gone from a full list, and the store is slow to put them in order."""
        before = self._before.get(node)
        stay = [one for one in before or () if one not in self._anew]
        if before is not None and (not self._each or len(before) < self._each or len(stay) == len(before)):
            return sorted({*stay, *self._come.get(node, ())})[: self._each]
        return self._of(node, "schema:mentions")[: self._each]

    def _derived(self, one: str) -> list[str]:
        """In the order of the file, where the name of a span ends in a sign of its own."""
        return sorted(self._values(one, "prov:wasDerivedFrom"), key=lambda iri: f"{iri}>")[: self._each]

    def _values(self, subject: str, predicate: str) -> list[str]:
        """The values of a predicate, sorted; "" alone where there are none."""
        return sorted(getattr(one, "value", "") for one in self._objects(subject, predicate)) or [""]

    def _objects(self, subject: str, predicate: str) -> list[Any]:
        return self._said(subject).get(_named(predicate).value, [])

    def _all(self, subject: str) -> dict[str, list[Any]]:
        """All that is said of a subject: to ask for it once is less than to ask for each predicate."""
        found: dict[str, list[Any]] = {}
        for quad in self._store.quads_for_pattern(NamedNode(subject), None, None):
            found.setdefault(quad.predicate.value, []).append(quad.object)
        return found

    def _of(self, target: str, predicate: str) -> list[str]:
        found = self._store.quads_for_pattern(None, _named(predicate), NamedNode(target))
        return sorted(quad.subject.value for quad in found if isinstance(quad.subject, NamedNode))


def article(store: Overlaid, iri: str) -> Row:
    """The row of an article."""
    source = values(store, iri, "schema:isPartOf")[0]
    headline, date = (values(store, iri, one)[0] for one in ("schema:headline", "schema:datePublished"))
    return iri, headline, date, values(store, source, "dcterms:title")[0] if source else ""


def values(store: Overlaid, subject: str, predicate: str) -> list[str]:
    """The values of a predicate, sorted; "" alone where there are none."""
    found = store.quads_for_pattern(NamedNode(subject), _named(predicate), None)
    return sorted(getattr(quad.object, "value", "") for quad in found) or [""]


@cache
def _named(term: str) -> NamedNode:
    return NamedNode(expand(term))
