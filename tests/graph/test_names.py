"""Names and terms: readable, safe, never shared."""

import pytest
from helpers import each
from hypothesis import given
from hypothesis import strategies as st

from kg.graph.identity import terms
from kg.graph.names import digest, name, slug
from kg.graph.terms import literal, quoted, tidy
from kg.model import Literal


@pytest.mark.parametrize(
    ("label", "readable"),
    [
        ("重庆市总工会", "chong-qing-shi-zong-gong-hui"),
        ("长春市", "chang-chun-shi"),
        ("吕梁市", "lu-liang-shi"),
        ("“AI+”职工技能提升行动计划", "ai-zhi-gong-ji-neng-ti"),
        ("“”", ""),
        ("2024年A股", "2024-nian-a-gu"),
    ],
)
def test_slugs_are_pinyin(label: str, readable: str) -> None:
    assert slug(label) == readable


def test_a_place_is_named_by_its_code_and_others_are_not() -> None:
    assert name("place", "清河县", "130534").startswith("place-130534-")
    assert name("org", "清河县总工会", "130534").startswith("org-qing-he-xian-")


@given(st.lists(st.tuples(st.sampled_from(["org", "event"]), st.text(max_size=6), st.text(max_size=6)), unique=True))
def test_names_are_safe_and_never_shared(entities: list[tuple[str, str, str]]) -> None:
    names = [name(*entity) for entity in entities]
    assert len(set(names)) == len(names)
    assert all(one.isascii() and one.replace("-", "").isalnum() for one in names)


def test_parts_of_a_digest_do_not_run_together() -> None:
    assert digest("a", "bc") != digest("ab", "c")


@each(
    [
        ("2024-08-05", "xsd:date", '"2024-08-05"^^xsd:date'),
        ("2023-02-29", "xsd:date", None),
        ("２０２４-08-05", "xsd:date", None),
        ("20240805", "xsd:date", None),
        ("2024-08", "xsd:gYearMonth", '"2024-08"^^xsd:gYearMonth'),
        ("2024-13", "xsd:gYearMonth", None),
        ("2024", "xsd:gYear", '"2024"^^xsd:gYear'),
        ("0000", "xsd:gYear", None),
        ("31000", "xsd:decimal", '"31000"^^xsd:decimal'),
        ("3e4", "xsd:decimal", None),
        ("三万", "xsd:decimal", None),
        ("AtLeast", "iri", "kgo:AtLeast"),
        ("At Least", "iri", None),
        ("近 日\n", "@zh", '"近 日"@zh'),
        (" ", "@zh", None),
        ("130534", "xsd:string", '"130534"'),
        ("x", "xsd:duration", None),
    ]
)
def test_only_what_is_well_typed_is_written(text: str, datatype: str, term: str | None) -> None:
    assert literal(Literal(text, datatype)) == term


def test_quotes_and_lines_are_escaped() -> None:
    assert quoted('a"b\\c\nd') == '"a\\"b\\\\c\\nd"'
    assert tidy(" 县\x00总\u3000工会\n") == "县总 工会"


def test_a_node_that_moves_takes_a_name_on_one_line() -> None:
    old, new = ("event", "青禾  运动会", "a"), ("event", "青禾  运动会", "b")
    assert [one.label for one in terms({old: new}).values()] == ["青禾 运动会"]
