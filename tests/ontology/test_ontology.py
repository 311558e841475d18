"""The vocabulary is whole: every term that the program uses is defined, in both languages, and has its shape."""

import re
from pathlib import Path

import pytest
from helpers import each
from invented_graph import EXTRACTIONS, of
from pyoxigraph import Literal, RdfFormat, parse

import kg
from kg.errors import UnknownClassError
from kg.graph import assemble, ontology
from kg.graph.prefixes import PREFIXES, shorten

PATH = ontology.folder() / "gongbao.ttl"
TRIPLES = [
    (shorten(str(quad.subject)[1:-1]), shorten(str(quad.predicate)[1:-1]), quad.object)
    for quad in parse(PATH.read_bytes(), RdfFormat.TURTLE)
]
OWN = sorted({subject for subject, _, _ in TRIPLES if subject.startswith("kgo:")})
SOURCES = [
    path
    for path in (*Path(kg.__file__).parent.rglob("*"), *ontology.folder().rglob("*"))
    if path.suffix in (".py", ".tsv", ".yaml", ".rq", ".ttl", ".js") and "assets" not in path.parts
]


@each(OWN)
def test_each_own_term_has_words_in_both_languages(term: str) -> None:
    for predicate in ("rdfs:label", "rdfs:comment"):
        languages = [obj.language for s, p, obj in TRIPLES if s == term and p == predicate and isinstance(obj, Literal)]
        assert sorted(map(str, languages)) == ["en", "zh"], predicate


@each(SOURCES)
def test_no_file_uses_an_undefined_term(path: Path) -> None:
    used = set(re.findall(r"(?<![\w<])kgo:[A-Za-z]\w*", path.read_text(encoding="utf-8")))
    assert used <= set(OWN)


def test_the_graph_uses_defined_terms_alone() -> None:
    store = of(assemble(EXTRACTIONS))
    for quad in store:
        for term in (quad.predicate, quad.object):
            name = shorten(getattr(term, "value", "")) if not isinstance(term, Literal) else ""
            if name.partition(":")[0] in PREFIXES:
                assert name in ontology.terms(), name


def test_each_own_class_has_a_shape() -> None:
    shapes = (ontology.folder() / "shapes.ttl").read_text(encoding="utf-8")
    targets = set(re.findall(r"kgo:\w+", " ".join(re.findall(r"sh:targetClass ([^;]+);", shapes))))
    classes = {s for s, p, obj in TRIPLES if p == "rdf:type" and "owl#Class" in str(obj)}
    assert classes - targets == {"kgo:PublicBody", "kgo:Qualifier", "kgo:Resolution"}  # a grouping, and individuals


def test_own_properties_say_where_they_belong() -> None:
    kinds = ("owl#ObjectProperty", "owl#DatatypeProperty")
    for term in OWN:
        about = {(predicate, str(obj)) for subject, predicate, obj in TRIPLES if subject == term}
        if any(predicate == "rdf:type" and kind in obj for predicate, obj in about for kind in kinds):
            assert {"rdfs:domain", "rdfs:range", "rdfs:subPropertyOf"} & {predicate for predicate, _ in about}, term


def test_superclasses_are_found() -> None:
    assert set(ontology.types("kgo:TradeUnion")) > {"org:Organization", "schema:Organization", "foaf:Agent"}
    assert ontology.types("kgo:PhotoCaption") == (
        "kgo:PhotoCaption",
        "schema:Article",
        "schema:CreativeWork",
        "schema:NewsArticle",
    )
    assert ontology.family("Legislation") == "document"
    assert ontology.family("Election") == ontology.family("Meeting") == "event"


def test_an_unknown_class_stops_the_program_with_a_clear_line() -> None:
    with pytest.raises(UnknownClassError, match=r"gongbao\.ttl:1: no class 'Parade'"):
        ontology.family("Parade")
