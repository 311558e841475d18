"""Full-text search in Chinese: words of any length, linear, the same bytes each time."""

import sqlite3
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.graph import texts
from kg.graph.prefixes import PREFIXES

TEXTS = {
    "a": ("2024-05-01", "青禾县总工会召开会议，王立平讲话。"),
    "b": ("2024-06-01", "青禾县工商联走访企业。总理事长到会。"),
    "c": ("", "Straße 和 ΟΔΟΣ：GDP增长5.2%"),
}


def store(written: dict[str, tuple[str, str]]) -> Store:
    made = Store()
    for name, (date, text) in written.items():
        node = NamedNode(f"https://example.org/{name}")
        made.add(Quad(node, NamedNode(PREFIXES["nif"] + "isString"), Literal(text)))
        if date:
            made.add(Quad(node, NamedNode(PREFIXES["schema"] + "datePublished"), Literal(date)))
    return made


def indexed(written: dict[str, tuple[str, str]]) -> sqlite3.Connection:
    base = sqlite3.connect(":memory:")
    texts.index(base, store(written))
    return base


def found(base: sqlite3.Connection, *words: str) -> str:
    return "".join(iri.rpartition("/")[2] for iri in texts.holding(base, [texts.plain(word) for word in words]))


def test_words_of_two_one_and_many_characters_the_latest_first() -> None:
    base = indexed(TEXTS)
    assert found(base, "工会") == "a" and found(base, "青禾") == "ba" and found(base, "会") == "ba"
    assert found(base, "总工会") == "a" and found(base, "走访企业") == "b" and found(base, "席") == ""
    assert found(base, "青禾", "王立平") == "a" and found(base, "工商", "王立平") == ""
    assert found(base, "gdp增长52") == "c" and found(base, "strasse") == "c" and found(base, "οδος") == "c"
    assert found(base) == found(base, "，") == found(base, '" OR "') == ""


def test_quotes_and_operators_are_no_query() -> None:
    base = indexed(TEXTS)
    for words in ('"', "青禾*", "NOT 工会", "text:工会", "a'b", "(", "\0", "工\0会", "NEAR(工会 企业)"):
        found(base, *words.split())


@given(st.dictionaries(st.sampled_from("abcdef"), st.text("会工总青。 ab1", max_size=9), max_size=4),
       st.text("会工总青ab1", min_size=1, max_size=4))  # fmt: skip
def test_no_text_with_the_word_is_missed(written: dict[str, str], word: str) -> None:
    base = indexed({name: ("", text) for name, text in written.items()})
    for name, text in written.items():
        assert word not in texts.plain(text) or name in found(base, word)


def test_what_was_changed_is_found_anew() -> None:
    base = indexed(TEXTS)
    texts.renew(base, store({"b": ("2024-07-01", "总工会")}), {f"https://example.org/{name}" for name in "abd"})
    assert found(base, "工会") == "b" and found(base, "走访") == "" and found(base, "gdp") == "c"


def test_the_same_bytes_each_time(tmp_path: Path) -> None:
    for name, order in (("one", "abc"), ("two", "cba")):
        base = sqlite3.connect(tmp_path / name)
        texts.index(base, store({key: TEXTS[key] for key in order}))
        base.close()
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
