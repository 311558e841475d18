"""An article's way: every span says what is claimed, whatever the text."""

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st
from invented import article

from kg.chosen import Given, choose
from kg.extract import extract
from kg.language import analyse
from kg.mentions import abroad, titles
from kg.mentions.second_opinion import Votes
from kg.model import Entity, Literal

WORDS = st.sampled_from(
    "安吉县 总工会 省、市总工会 主席 副主席 王立平 李雪、 和 在 由 举行 召开 会议 “云上课堂” 活动 公司 有限公司 "
    "《关于开展检查的通知》 8月5日 17000余人次 、 ， 。 ； （ ） “ ” 《 》 \n 当选为 任命 的 为 等部门 人社 1 · 𠮷 "
    "ｈｔｔｐ：／／ <b> & \u2028 段党委".split(" ")
)


@settings(max_examples=120, deadline=None)
@drawn(st.lists(WORDS, max_size=40).map("".join), st.lists(WORDS, max_size=6).map("".join))
def test_spans_hold(body: str, headline: str) -> None:
    found = extract(article(body, headline))
    size = len(body)
    for mention in found.mentions:
        assert mention.entity.label and mention.surface
        assert mention.span is None or 0 <= mention.span.begin < mention.span.end <= size
    for claim in found.claims:
        assert 0 < claim.confidence <= 1
        assert bool(claim.spans) == bool(claim.article), "only a gazetteer's claim has no span"
        assert all(0 <= span.begin < span.end <= size for span in claim.spans)
        assert isinstance(claim.subject, Entity)
    for text, span in found.unresolved:
        assert body[span.begin : span.end] == text


def test_a_place_that_is_only_named_has_its_code() -> None:
    claims = extract(article("王立平到安吉县调研。")).claims
    codes = {
        (c.subject.label, c.object.text)
        for c in claims
        if c.predicate == "kgo:adcode" and isinstance(c.object, Literal)
    }
    assert ("安吉县", "330523") in codes
    assert len(claims) == len(set(claims))


@pytest.mark.parametrize(
    "text",
    [
        "安吉县王立平15日到青禾集团有限公司,公司董事长王立平陪同。",
        "长兴县诸葛立平6日到华岭机械有限公司,公司总经理诸葛立平陪同。",
    ],
)
def test_what_a_person_pushes_out_is_no_body_of_the_choice(text: str) -> None:
    body = analyse(text)
    offices, states = titles.find(body), abroad.find(body)
    given = Given(article(text), (), None, body, offices, states, (), Votes(), {})
    chosen = choose(given)
    inside = {at for name in chosen.names for at in range(name.begin, name.end)}
    assert chosen.names
    assert [one for one in chosen.found if not inside.isdisjoint(range(one.begin, one.end))] == []
