"""What a graph says of one entity, in words: each fact with its sentence, the article it stands in and its source."""

from dataclasses import dataclass
from difflib import get_close_matches

from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

from kg.errors import UsageError
from kg.graph.ontology import types, words
from kg.graph.prefixes import PREFIXES, shorten
from kg.late import late

_END = late(r"[。！？；!?;\n]+[”’」』）)]*")
_BEARERS = "SELECT DISTINCT ?node { ?node rdfs:label|skos:altLabel ?value } ORDER BY ?node"
_KINDS = "SELECT DISTINCT ?value { ?node a ?value }"
_NAMES = "SELECT DISTINCT ?value { ?node skos:altLabel ?value }"
_FACTS = """SELECT ?fact ?subject ?predicate ?object ?confidence ?from ?to ?span {
  { ?fact rdf:subject ?node } UNION { ?fact rdf:object ?node }
  ?fact rdf:subject ?s ; rdf:predicate ?predicate ; rdf:object ?o ; kgo:confidence ?confidence ;
    prov:wasAttributedTo ?agent . ?s rdfs:label ?subject
  FILTER (?predicate != org:heldBy)
  OPTIONAL { ?o rdfs:label ?name } BIND (COALESCE(?name, STR(?o)) AS ?object)
  OPTIONAL { ?membership org:member ?s ; kgo:post ?o ; kgo:firstAttested ?from ; kgo:lastAttested ?to }
  OPTIONAL { ?fact prov:wasDerivedFrom ?span } }"""
_RULES = "SELECT ?by { ?fact prov:wasAttributedTo/rdfs:label ?by } ORDER BY ?by"
_VALUES = """SELECT ?predicate ?object ?span {
  VALUES ?predicate { kgo:title schema:value schema:unitText kgo:measures kgo:qualifier kgo:adcode }
  ?node ?predicate ?o OPTIONAL { ?o rdfs:label ?name } OPTIONAL { ?node prov:wasDerivedFrom ?span }
  BIND (COALESCE(?name, STR(?o)) AS ?object) }"""
_QUOTE = """SELECT ?text ?begin ?end ?article ?name ?date {
  ?span nif:referenceContext ?a ; nif:beginIndex ?begin ; nif:endIndex ?end .
  ?a nif:isString ?text ; rdfs:label ?article ; schema:isPartOf/rdfs:label ?name
  OPTIONAL { ?a schema:datePublished ?date } }"""
_IDENTITY = """SELECT ?sure ?ground { ?node kgo:identityConfidence ?sure OPTIONAL { ?node kgo:identityGround ?ground } }
ORDER BY ?ground"""
_HIDDEN = {"rdf:Statement", "nif:OffsetBasedString", "skos:Concept", "org:Membership", "prov:Agent"}


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """A sentence that says a fact, the headline of its article, its date ("" if unknown) and its source."""

    sentence: str
    headline: str
    date: str
    source: str


@dataclass(frozen=True, slots=True, order=True)
class Fact:
    """One fact in words. Without `quotes` it is known from a gazetteer, named by `by`. `attested`: first and last
    date of the articles that name the holder of a post. `rules`: the ids of those that read it."""

    predicate: str
    subject: str
    object: str
    confidence: float | None
    quotes: tuple[Quote, ...]
    by: str = ""
    attested: tuple[str, str] = ("", "")
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """An entity: its IRI, full name, other names, most telling classes in words, all that is said of it, and how sure
    it is (None where one article names it), and on what grounds, that its articles speak of one."""

    iri: str
    label: str
    names: tuple[str, ...]
    kinds: tuple[str, ...]
    facts: tuple[Fact, ...]
    sure: float | None = None
    grounds: tuple[str, ...] = ()


def explain(store: Store, name: str) -> list[Explanation]:
    """All entities that bear `name` as label or other name. Raises UsageError if there is none, with names like it."""
    rows = _rows(store, _BEARERS, value=Literal(name.strip(), language="zh"))
    explanations = [one for row in rows if (one := _explanation(store, NamedNode(row["node"])))]
    if not explanations:
        raise UsageError(f"{name}: no entity of that name{named_like(store, name)}")
    return explanations


def _explanation(store: Store, node: NamedNode) -> Explanation | None:
    kinds = {shorten(row["value"]) for row in _rows(store, _KINDS, node=node)}
    if kinds & _HIDDEN:
        return None
    merged: dict[tuple[str, ...], list[dict[str, str]]] = {}
    for row in _rows(store, _FACTS, node=node):
        merged.setdefault((row["predicate"], row["subject"], row["object"], row["fact"]), []).append(row)
    label = min(row["value"] for row in _rows(store, "SELECT ?value { ?node rdfs:label ?value }", node=node))
    for row in _rows(store, _VALUES, node=node):
        merged.setdefault((row["predicate"], label, row["object"], ""), []).append(row)
    identity = _rows(store, _IDENTITY, node=node)
    known, general = words(), {above for kind in kinds for above in types(kind) if above != kind}
    return Explanation(
        node.value,
        label,
        tuple(sorted(row["value"] for row in _rows(store, _NAMES, node=node))),
        tuple(sorted(known[kind] for kind in kinds - general if kind in known)),
        tuple(sorted(_fact(store, key, rows) for key, rows in merged.items())),
        float(identity[0]["sure"]) if identity else None,
        tuple(row["ground"] for row in identity if row["ground"]),
    )


def _fact(store: Store, key: tuple[str, ...], rows: list[dict[str, str]]) -> Fact:
    first, known = rows[0], words()
    predicate, obj = shorten(key[0]), shorten(key[2])
    by = _rows(store, _RULES, fact=NamedNode(key[3])) if key[3] else []
    said = {quote for row in rows if row["span"] for quote in quotes(store, row["span"])}
    return Fact(
        known.get(predicate, predicate),
        key[1],
        known.get(obj, key[2]),
        float(first["confidence"]) if first.get("confidence") else None,
        tuple(sorted(said)),
        "" if said else next((row["by"] for row in by), ""),
        (first.get("from", ""), first.get("to", "")),
        tuple(row["by"].removeprefix("规则 ") for row in by) if said else (),
    )


def quotes(store: Store, span: str) -> list[Quote]:
    """The sentence around the span with this IRI, with where it stands; [] for an unknown one."""
    found = []
    for row in _rows(store, _QUOTE, span=NamedNode(span)):
        text, begin, end = row["text"], int(row["begin"]), int(row["end"])
        since = max((m.end() for m in _END.finditer(text, 0, begin)), default=0)
        until = m.end() if (m := _END.search(text, max(begin, end - 1))) else len(text)
        found.append(Quote(text[since:until].strip(), row["article"], row["date"], row["name"]))
    return found


_LIKE = """SELECT DISTINCT ?value { ?node rdfs:label|skos:altLabel ?value . ?x schema:mentions ?node FILTER %s }
ORDER BY STRLEN(STR(?value)) ?value LIMIT %d"""


def named_like(store: Store, name: str) -> str:
    """A question after up to five names that contain the one asked for, or its last half, or that are almost it."""
    for part in (name, name[len(name) // 2 :]):
        rows = _rows(store, _LIKE % ("CONTAINS(STR(?value), ?part )", 5), part=Literal(part))
        if part and rows:
            return f"; did you mean {'、'.join(row['value'] for row in rows)}?"
    ends = "(STRSTARTS(STR(?value), ?first ) || STRENDS(STR(?value), ?last ))"
    rows = _rows(store, _LIKE % (ends, 5000), first=Literal(name[:1]), last=Literal(name[-1:])) if name else []
    near = get_close_matches(name, (row["value"] for row in rows), 3, 0.6)
    return f"; did you mean {'、'.join(near)}?" if near else ""


def _rows(store: Store, query: str, **given: NamedNode | Literal) -> list[dict[str, str]]:
    """The solutions of `query`, in which each variable of `given` stands for its term; unbound values are ""."""
    for name, term in given.items():
        query = query.replace(f"?{name} ", f"{term} ")  # a term's str is N-Triples, escaped
    solutions = store.query(query, prefixes=PREFIXES, use_default_graph_as_union=True)
    assert isinstance(solutions, QuerySolutions)
    names = [variable.value for variable in solutions.variables]
    return [{name: getattr(row[name], "value", "") for name in names} for row in solutions]
