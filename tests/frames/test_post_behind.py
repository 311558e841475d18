"""Offices behind names, with others of the same person or of the chief before; names between body and office."""

import pytest
from helpers import each
from invented import article

from kg.extract import extract


def held(sentence: str) -> set[tuple[str, str]]:
    claims = extract(article(f"8月6日，{sentence}")).claims
    return {(c.subject.label, c.object.label) for c in claims if c.predicate == "org:holds"}  # type: ignore[union-attr]


@each(
    [
        (
            "湖州市委常委、统战部王立平部长到会。",
            {("王立平", "中共湖州市委员会常委"), ("王立平", "中共湖州市委员会统一战线工作部部长")},
        ),
        (
            "安吉县政协副主席、教育局李雪局长到会。",
            {("李雪", "中国人民政治协商会议安吉县委员会副主席"), ("李雪", "安吉县教育局局长")},
        ),
        ("安吉县委书记、安吉县教育局李雪局长到会。", {("李雪", "安吉县教育局局长")}),
        (
            "安吉县教育局李雪局长、安吉县财政局王立平局长到会。",
            {("李雪", "安吉县教育局局长"), ("王立平", "安吉县财政局局长")},
        ),
        (
            "浙江省民族宗教事务厅李雪处长、王立平副处长到会。",
            {("李雪", "浙江省民族宗教事务厅处长"), ("王立平", "浙江省民族宗教事务厅副处长")},
        ),
        ("安吉县教育局赵刚科长到会。", {("赵刚", "安吉县教育局科长")}),
        ("安吉县教育局文卫科长李雪到会。", {("李雪", "安吉县教育局文卫科科长")}),
        ("安吉县民宗局金建立局长到会。", {("金建立", "安吉县民族宗教事务局局长")}),
        ("安吉县教育局安监办主任李雪到会。", {("李雪", "安吉县教育局安监办主任")}),
    ]
)
def test_offices_behind_names(sentence: str, wanted: set[tuple[str, str]]) -> None:
    assert held(sentence) == wanted


def test_the_head_of_a_discipline_committee_has_an_office_in_the_house() -> None:
    told = "安吉县植物园举行活动。园纪委书记、副主任王立平到会。"
    assert held(told) == {("王立平", "安吉县植物园纪委书记"), ("王立平", "安吉县植物园副主任")}


@pytest.mark.parametrize("house", ["安吉县疾控中心", "安吉县融媒体中心"])
def test_a_centre_speaks_of_its_own_heads(house: str) -> None:
    assert any(
        who == "王立平" and post.endswith("中心副主任") and post.startswith("安吉县")
        for who, post in held(f"{house}召开会议。中心副主任王立平讲话。")
    )
    assert not any("养老" not in post for who, post in held(f"{house}召开会议。养老服务中心副主任王立平讲话。"))


def test_a_word_before_the_office_of_another_is_no_name() -> None:
    people = {
        m.entity.label
        for m in extract(article("国重主任胡瑞祥、国重副主任李和平到会。")).mentions
        if m.entity.cls == "Person"
    }
    assert people == {"胡瑞祥", "李和平"}
