"""Names of persons: where they begin and end, and what only looks like one."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language import analyse
from kg.lexicon import table
from kg.mentions import persons, titles

# [names] in brackets are to be found, nothing else
SENTENCES = [
    "县委书记[王立平]讲话。",
    "副主席[李雪]、[张建国]、[欧阳文]分别带队。",
    "副主席[李雪](女)、[张建国]出席。",
    "[赵志刚]市长、[陈波]副市长赶赴现场。",
    "选举[王立平]为主席,[李雪]、[张建国]当选为副主席。",
    "局长[周 俊]主持会议。",
    "决定任命:\n[冯艳芳]为县教育局局长。",
    "免去[高建民]的局长职务。",
    "[李卫国],男,汉族,1975年3月生。",
    "总统[卡洛斯·门多萨]表示欢迎。",
    "记者[王立平]报道。",
    "县委副书记[扎西多杰]慰问牧民。",
    "推选出[周明轩]、[孙立文]、[格桑卓玛]、[刘正新]4名个人。",
    "主席团举行会议。",
    "主任温馨提示:注意防火。",
    "副主席分别发言。",
    "工人李大爷说。",
    "市长热线接到来电。",
    "《副主席王立平的一天》播出。",
]


@pytest.mark.parametrize("marked", SENTENCES)
def test_names(marked: str) -> None:
    wanted = re.findall(r"\[([^\]]+)\]", marked)
    text = analyse(re.sub(r"[\[\]]", "", marked))
    found = persons.find(text, titles.find(text), [])
    assert [text.raw[name.begin : name.end] for name in found] == wanted


@given(st.text(alphabet="王李副主席长市县和、,。 ·张伟平的任命为AB1《》“”\n", max_size=60))
def test_any_text(raw: str) -> None:
    text = analyse(raw)
    found = persons.find(text, titles.find(text), [])
    ends = [0]
    for name in found:
        assert ends[-1] <= name.begin < name.end <= len(raw), "names never overlap"
        ends.append(name.end)


def test_name_tables_are_read() -> None:
    assert all(len(row["surname"]) in (1, 2) for row in table("surnames", "surname", "weight"))
    assert all(-9 < float(row["weight"]) < 9 for row in table("given_name_characters", "character", "weight"))
    assert all(len(row["part"]) >= 2 for row in table("name_parts", "part", "language"))
    assert len({row["word"] for row in table("not_names", "word", "example")}) > 300
