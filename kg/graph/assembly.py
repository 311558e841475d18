"""Claims in, RDF out: the graph, and beside it the evidence of every fact."""

from collections.abc import Iterable

from kg.graph import derive, evidence, ontology
from kg.graph.collect import ATTESTED, Collection, Node
from kg.graph.gather import Gathered
from kg.graph.names import digest, slug
from kg.graph.prefixes import BASE, check_base
from kg.graph.terms import clean, decimal, quoted, tidy, zh
from kg.graph.write import Draft, Graphs, Triples
from kg.model import Article, Extraction, Source


def assemble(extractions: Iterable[Extraction], base_iri: str = BASE) -> Graphs:
    """The graph of all `extractions`, whatever their order, its nodes named under `base_iri`. Raises UsageError for
    a base that is no absolute IRI, DataError for a class that the ontology does not define."""
    base = check_base(base_iri)
    sources: dict[str, dict[str, list[Extraction]]] = {}
    for extraction in extractions:
        source = extraction.article.source
        sources.setdefault(source.sha256, {}).setdefault(source.name, []).append(extraction)
    gathered = Gathered()
    for names in sources.values():  # the same content under two names: the first name in order counts
        gathered.add(of_source(names[min(names)], base))
    return Graphs(Triples(base, dict(gathered.graph())), Triples(base, dict(gathered.evidence())))


def of_source(extractions: Iterable[Extraction], base: str) -> Graphs:
    """The graph of one source, from its articles. Raises DataError as `assemble`."""
    collection = Collection(extractions, base)
    memberships = derive.widen(collection)
    graph, proof = Draft(base), Draft(base)
    for article in collection.articles.values():
        _article(graph, article, collection.authors.get(article.key, ()))
    officials = derive.officials(collection, memberships)
    for term, node in collection.nodes.items():
        _node(graph, node, "kgo:Official" if term in officials else ontology.term(node.cls))
        if node.family in ATTESTED:
            evidence.derived(proof, term, node.spans)
        evidence.attributed(proof, term, node.rules)
    for subject, predicate, obj in (*collection.values, *collection.facts):
        graph.add(subject, predicate, obj)
    for post, title in derive.titles(collection):
        _title(graph, post, title)
    for membership in memberships:
        _membership(graph, proof, membership, collection)
    evidence.statements(proof, collection)
    evidence.spans(proof, collection)
    return Graphs(graph.done(), proof.done())


def _node(graph: Draft, node: Node, cls: str) -> None:
    for one in ontology.types(cls):
        graph.add(node.term, "a", one)
    graph.add(node.term, "rdfs:label", zh(node.label))
    for surface in {tidy(surface) for surface in node.surfaces} - {node.label, ""}:
        graph.add(node.term, "skos:altLabel", zh(surface))
    if node.unresolved:
        graph.add(node.term, "kgo:resolution", "kgo:Unresolved")
    for article in node.articles:
        graph.add(f"id:article-{article}", "schema:mentions", node.term)


def _article(graph: Draft, article: Article, authors: Iterable[str]) -> None:
    term, body = f"id:article-{article.key}", zh(clean(article.text))
    headline = tidy(article.headline or "")
    for one in (*ontology.types("kgo:PhotoCaption" if article.caption else "schema:NewsArticle"), "nif:Context"):
        graph.add(term, "a", one)
    unnamed = "图片说明" if article.caption else "无题"
    graph.add(term, "rdfs:label", zh(headline or f"{unnamed}：{tidy(article.text[:24])}…"))
    if headline:
        graph.add(term, "schema:headline", zh(headline))
    graph.add(term, "schema:articleBody", body)
    graph.add(term, "nif:isString", body)
    for author in authors:
        graph.add(term, "schema:author", author)
    if article.date:
        graph.add(term, "schema:datePublished", f'"{article.date.isoformat()}"^^xsd:date')
    if article.confidence < 1:
        graph.add(term, "kgo:confidence", decimal(article.confidence))
    graph.add(term, "schema:isPartOf", _source(graph, article.source))


def _source(graph: Draft, source: Source) -> str:
    term, title = f"id:source-{source.sha256[:12]}", tidy(source.name) or "无名"
    for one in ontology.types("kgo:SourceDocument"):
        graph.add(term, "a", one)
    graph.add(term, "rdfs:label", zh(title))
    graph.add(term, "dcterms:title", quoted(title))
    graph.add(term, "dcterms:identifier", quoted(source.sha256))
    graph.add(term, "dcterms:format", quoted(source.media_type))
    if source.url:
        graph.add(term, "schema:url", quoted(clean(source.url)))
    return term


def _title(graph: Draft, post: str, title: str) -> None:
    bare = title.removesuffix("@zh")[1:-1]
    term = "-".join(filter(None, ("id:title", slug(bare), digest("title", bare))))
    graph.add(post, "org:role", term)
    graph.add(term, "a", "skos:Concept")
    graph.add(term, "rdfs:label", title)
    graph.add(term, "skos:inScheme", "kgo:titles")


def _membership(graph: Draft, proof: Draft, membership: derive.Membership, collection: Collection) -> None:
    person, post = collection.nodes[membership.person].label, collection.nodes[membership.post].label
    term = membership_name(person, membership.person, membership.post, membership.organisation)
    graph.add(term, "a", "org:Membership")
    graph.add(term, "rdfs:label", zh(f"{person}：{post}"))
    graph.add(term, "org:member", membership.person)
    graph.add(term, "org:organization", membership.organisation)
    graph.add(term, "kgo:post", membership.post)
    keys = {attestation.article for attestation in membership.attestations} - {""}
    for article in keys:
        graph.add(f"id:article-{article}", "schema:mentions", term)
    dates = sorted(date.isoformat() for key in keys if (date := collection.articles[key].date))
    if dates:
        graph.add(term, "kgo:firstAttested", f'"{dates[0]}"^^xsd:date')
        graph.add(term, "kgo:lastAttested", f'"{dates[-1]}"^^xsd:date')
    if any(attestation.ended for attestation in membership.attestations):
        graph.add(term, "kgo:ended", '"true"^^xsd:boolean')
    if ends := sorted(attestation.until for attestation in membership.attestations if attestation.until):
        graph.add(term, "schema:endDate", ends[-1])
    evidence.derived(proof, term, {span for attestation in membership.attestations for span in attestation.spans})


def membership_name(label: str, person: str, post: str, organisation: str) -> str:
    """The term of the holding of `post` in `organisation` by `person` (terms), who is called `label`."""
    return "-".join(filter(None, ("id:membership", slug(label), digest("membership", person, post, organisation))))
