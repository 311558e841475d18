"""Claims in, RDF out: the whole of an invented graph, and what it promises whatever comes in."""

import dataclasses
import itertools
from pathlib import Path

import pytest
import rdflib
from helpers import each
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_graph import (
    CHAIR,
    EXTRACTIONS,
    LIN,
    READING,
    UNION,
    A,
    article,
    claim,
    iri,
    of,
)
from pyoxigraph import RdfFormat, parse

from kg.errors import UsageError
from kg.graph import Gathered, assemble, turtle
from kg.graph.query import ask
from kg.model import Claim, Entity, EntityMention, Extraction, Literal, Span

HERE = Path(__file__).parent


@pytest.mark.parametrize("name", ["graph", "evidence"])
def test_the_invented_graph_is_written_like_this(name: str) -> None:
    assert turtle(getattr(assemble(EXTRACTIONS), name)).decode() == (HERE / f"golden.{name}.ttl").read_text("utf-8")


@pytest.mark.parametrize("order", list(itertools.permutations(EXTRACTIONS))[1::5])
def test_the_order_of_articles_does_not_matter(order: tuple[Extraction, ...]) -> None:
    flipped = [dataclasses.replace(one, claims=one.claims[::-1], mentions=one.mentions[::-1]) for one in order]
    ours, theirs = assemble(EXTRACTIONS), assemble(flipped)
    assert turtle(ours.graph) == turtle(theirs.graph)
    assert turtle(ours.evidence) == turtle(theirs.evidence)


def rows(query: str, *extractions: Extraction) -> tuple[tuple[str, ...], ...]:
    return ask(of(assemble(extractions or EXTRACTIONS)), query).rows


def test_officials_hold_an_office_in_a_public_body() -> None:
    officials = rows("SELECT ?name { ?x a kgo:Official ; rdfs:label ?name } ORDER BY ?name")
    assert officials == (("周望舒",), ("方知微",), ("林若岚",), ("许长安",))  # no professor, no manager


def test_chairs_and_speakers_attend() -> None:
    query = "SELECT ?name { ?e rdfs:label '职工读书分享会'@zh ; schema:attendee/rdfs:label ?name } ORDER BY ?name"
    assert rows(query) == (("周望舒",), ("林若岚",))


def test_a_byline_is_an_author_and_not_mentioned() -> None:
    assert rows("ASK { ?a schema:author/rdfs:label '沈墨'@zh }") == (("true",),)
    assert rows("ASK { ?a schema:mentions/rdfs:label '沈墨'@zh }") == (("false",),)


def test_the_gazetteer_is_not_mentioned_and_needs_no_words() -> None:
    assert rows("ASK { ?a schema:mentions/rdfs:label '邢台市'@zh }") == (("false",),)
    facts = "SELECT ?by { ?f rdf:predicate schema:containedInPlace ; prov:wasAttributedTo/rdfs:label ?by }"
    assert rows(facts) == (("地名录 gazetteer",),)


def test_a_fact_of_two_articles_has_one_statement_and_is_surer() -> None:
    query = """SELECT ?c (COUNT(?span) AS ?n) { ?f rdf:subject/rdfs:label '林若岚'@zh ; rdf:predicate org:holds ;
        kgo:confidence ?c ; prov:wasDerivedFrom ?span } GROUP BY ?c"""
    assert rows(query) == (("0.98", "2"),)  # 1 - (1 - 0.9)(1 - 0.8)


def test_repeated_claims_of_one_article_are_no_new_witness() -> None:
    facts = [claim(A, READING, "schema:organizer", UNION, "举办", 0.5)] * 3
    assert rows("SELECT ?c { ?f kgo:confidence ?c }", Extraction(A, (), tuple(facts))) == (("0.5",),)


def test_an_impossible_date_stays_as_words() -> None:
    bad = claim(A, READING, "schema:startDate", Literal("2024-02-30", "xsd:date"), "8月5日")
    assert rows("SELECT ?w { ?e kgo:temporalExpression ?w }", Extraction(A, (), (bad,))) == (("2024-02-30",),)


def test_a_claim_without_words_is_not_written() -> None:
    outside = Claim(READING, "schema:organizer", UNION, (Span(5, 9999), Span(3, 3)), A.key, "test", 0.9)
    assert not rows("SELECT ?x { ?x a schema:Event }", Extraction(A, (EntityMention(READING, "会", None),), (outside,)))


def test_a_post_without_a_body_is_not_written() -> None:
    homeless = claim(A, LIN, "org:holds", CHAIR, "县总工会主席林若岚")
    assert not rows("SELECT ?x { ?x a org:Post }", Extraction(A, (), (homeless,)))


def test_the_more_telling_class_wins() -> None:
    as_else, as_firm = Entity("Organisation", "清河县图书馆"), Entity("Enterprise", "清河县图书馆")
    said = [claim(A, READING, "schema:organizer", one, "清河县图书馆") for one in (as_else, as_else, as_firm)]
    found = rows(
        "SELECT ?c { ?x a org:Organization, ?c FILTER STRSTARTS(STR(?c), STR(kgo:)) }", Extraction(A, (), tuple(said))
    )
    assert found == (("kgo:Enterprise",),)


def test_the_same_file_under_two_names_is_one_source() -> None:
    twin = dataclasses.replace(A, source=dataclasses.replace(A.source, name="z.txt"))
    one, two = Extraction(A, (), ()), Extraction(twin, (), ())
    assert turtle(assemble([two, one]).graph) == turtle(assemble([one]).graph)


@each(
    [
        "",
        "id/",
        "http://",
        "https://example.org",
        "https://example.org/a b/",
        "https://example.org/#",
        "ftp:/",
        "https://例.org/",
    ]
    + [f"https://example.org/{char}/" for char in '<>"{}|\\^`%']
)
def test_a_bad_base_is_refused(base: str) -> None:
    with pytest.raises(UsageError, match="can't be a base"):
        assemble([], base)


def test_nodes_stand_under_the_base() -> None:
    graphs = assemble(EXTRACTIONS, "https://data.example.org/kg/")
    subjects = {quad.subject.value for quad in parse(turtle(graphs.evidence), RdfFormat.TURTLE)}
    assert all(subject.startswith("https://data.example.org/kg/") for subject in subjects)


NAMES = st.text(min_size=0, max_size=12) | st.text(
    "清河县工会<>\"'{}|\\^`% \n\t#,.;:@\x00\ud800\ufffe\U00020000", max_size=12
)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(NAMES, NAMES, NAMES), min_size=1, max_size=6), st.text(min_size=1, max_size=40), NAMES)
def test_any_text_becomes_turtle_that_two_libraries_read(
    names: list[tuple[str, str, str]], body: str, head: str
) -> None:
    page = dataclasses.replace(article(body, 7, head, None), authors=(head,))
    whole = (Span(0, len(body)),)
    claims, mentions = [], []
    for label, scope, surface in names:
        event, body_, post = (
            Entity("Meeting", label, scope),
            Entity("Court", surface, scope),
            Entity("Post", label, scope),
        )
        mentions.append(EntityMention(body_, surface, whole[0]))
        for subject, predicate, obj in (
            (event, "schema:organizer", body_),
            (event, "schema:startDate", Literal(label, "xsd:date")),
            (Entity("Person", label), "org:holds", post),
            (post, "org:postIn", body_),
            (post, "kgo:title", Literal(surface)),
            (event, "rdf:type", iri("Meeting")),
            (Entity("Measurement", label), "schema:value", Literal(surface, "xsd:decimal")),
        ):
            claims.append(Claim(subject, predicate, obj, whole, page.key, scope, 0.7))
    graphs = assemble([Extraction(page, tuple(mentions), tuple(claims))])
    assert turtle(graphs.graph) == turtle(
        assemble([Extraction(page, tuple(mentions[::-1]), tuple(claims[::-1]))]).graph
    )
    for triples in (graphs.graph, graphs.evidence):
        data = turtle(triples)
        assert len(list(parse(data, RdfFormat.TURTLE))) == len(triples)
        assert len(rdflib.Graph().parse(data=data, format="turtle")) == len(triples)


def test_spans_quote_their_article() -> None:
    query = """ASK { ?s nif:anchorOf ?w ; nif:beginIndex ?b ; nif:endIndex ?e ; nif:referenceContext/nif:isString ?t
        FILTER (STR(?w) != SUBSTR(STR(?t), ?b + 1, ?e - ?b)) }"""
    assert rows(query) == (("false",),)


def test_counts_tell_what_was_found() -> None:
    graphs = assemble(EXTRACTIONS)
    gathered = Gathered()
    gathered.add(graphs)
    assert dict(gathered.graph()) == graphs.graph.blocks and dict(gathered.evidence()) == graphs.evidence.blocks
    counts = gathered.counts()
    assert (counts["articles"], counts["events"], counts["documents"], counts["places"]) == (4, 7, 3, 2)
    assert counts["facts"] == sum(subject.startswith("id:fact-") for subject in graphs.evidence.blocks)
    assert len(graphs.graph) + len(graphs.evidence) == len(of(graphs))
