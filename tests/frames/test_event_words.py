"""Words of the names of events: every row of event_words.tsv is asked by its example."""

import re

import pytest
from helpers import each

from kg import read_text
from kg.frames import labels
from kg.language.analyse import analyse
from kg.lexicon import Row, table
from kg.lexicon.words import of_role
from kg.mentions.happenings import Name, Namer


def of(role: str) -> list[tuple[Row, str, str]]:
    """Its rows, each with the words marked in its example and the text of that."""
    split = [(row, *re.findall(r"\[(.*?)\]", row["example"])) for row in of_role("event_words", role)]
    return [(row, wanted, re.sub(r"[\[\]]", "", row["example"])) for row, wanted in split]


def names(text: str) -> list[Name]:
    read = analyse(text)
    namer = Namer(read)
    return [name for sentence in read.sentences for name in namer.names(sentence)]


@each(of("plain"))
def test_a_plain_head_is_no_kind_of_its_own(row: Row, wanted: str, text: str) -> None:
    (name,) = names(text)
    assert name.head == wanted and name.bare and labels.plain(name.head)


@each(of("launch"))
def test_what_is_launched(row: Row, wanted: str, text: str) -> None:
    (name,) = names(text)
    assert name.text == wanted + row["word"] and labels.launched(name, name.text) == wanted


@each(of("part"))
def test_a_part_of_another_event(row: Row, wanted: str, text: str) -> None:
    assert labels.part(wanted) and wanted in text
    for ending in ("会", "仪式", "典礼"):
        assert labels.whole(f"职工技能大赛{row['word']}{ending}") == "职工技能大赛"


@each(of("founding"))
def test_what_befell_a_body_is_not_held_by_it(row: Row, wanted: str, text: str) -> None:
    assert labels.founded(wanted) and labels.founded(f"建设项目{wanted}") and not labels.founded(text)


@each(of("sized"))
def test_how_large_an_event_is_tells_no_two_apart(row: Row, wanted: str, text: str) -> None:
    assert wanted in text and labels.same(wanted, wanted.removeprefix(row["word"]))


@pytest.mark.parametrize("name", ["大型", "开幕", "启动仪式感", "会议室"])
def test_what_only_looks_like_one(name: str) -> None:
    assert not labels.plain(name) and not labels.part(name) and not labels.founded(name)


@each(table("titles_behind", "title", "example"))
def test_a_title_stands_behind_a_name(row: Row) -> None:
    (wanted,), text = re.findall(r"\[(.*?)\]", row["example"]), re.sub(r"[\[\]]", "", row["example"])
    (article,) = read_text(text)
    assert [one.entity.label for one in article.mentions if one.entity.cls == "Person"] == [wanted]
