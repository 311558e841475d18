"""Units of the house that an article speaks of, named without it and without an office."""

import pytest

from kg import read_text
from kg.lexicon import table
from tests.helpers import each


def _units(text: str) -> set[str]:
    """The labels of the bodies of `text` that are a unit of another."""
    claims = [claim for article in read_text(text) for claim in article.claims]
    return {claim.subject.label for claim in claims if claim.predicate == "org:unitOf"}


@each(table("house_units", "of", "unit", "cls", "house", "alone", "example"))
def test_unit_is_that_of_the_house(row: dict[str, str]) -> None:
    example = row["example"].replace("[", "").replace("|", "").replace("]", "")
    assert any(unit.endswith(row["of"] + row["unit"]) for unit in _units(f"{example}。"))


@pytest.mark.parametrize(
    ("text", "units"),
    [
        (
            "3月5日，青禾大学举行总结大会，学生处、团委、竹艺学院作交流发言。",
            {"青禾大学学生处", "青禾大学团委", "青禾大学竹艺学院"},
        ),
        ("石岭县人民医院举行演练，信息科、财务科、护理部参加。", {f"石岭县人民医院{x}科" for x in ("信息", "财务")}),
        ("清河县公安局开会，县局政工室主任李雪讲话。", {"清河县公安局政工室"}),
        (
            "安吉县政协召开会议，听取了提案委员会主任李雪所作的报告。",
            {"中国人民政治协商会议安吉县委员会提案委员会"},
        ),
        (
            "全国政协经济委员会主任李雪、民族和宗教委员会副主任王立平出席。",
            {"中国人民政治协商会议全国委员会民族和宗教委员会", "中国人民政治协商会议全国委员会经济委员会"},
        ),
        ("梅溪第一中学举办由教务处主办、团委承办的讲座。", {"梅溪第一中学教务处"}),
        (  # of the one body of the article, however far
            "安吉县总工会举办培训班\n\n8月6日，安吉县总工会举办培训班。大家认真听讲。百余人参加。权益保障部部长李雪授课。",
            {"安吉县总工会权益保障部"},
        ),
        ("安吉县人民法院开展活动，立案庭李雪、民一庭王立平参加。", {"安吉县人民法院立案庭", "安吉县人民法院民一庭"}),
    ],
)
def test_rows_of_units(text: str, units: set[str]) -> None:
    assert units <= _units(text)


@pytest.mark.parametrize(
    "text",
    [
        "青禾大学与华岭大学签约，教务处、学生处负责人参加。",  # whose?
        "安吉县眼科医院开业，中医科学院专家到场。",  # no 眼科, no 中医科
        "教务处、学生处要认真落实，各高校团委、学生会要组织学习。",  # nobody's
        "县教育局与清河县财政局座谈，县局人事股股长李雪讲话。",  # which?
        "安吉县总工会召开会议，手术室、教务处要管好。",  # a union has no such
        # of some firm; of one that only visits; where two are named
        "安吉县总工会座谈\n\n8月6日，安吉县总工会召开座谈会。代表踊跃发言。大家谈了体会。综合管理部经理李雪发言。",
        "安吉县总工会座谈\n\n8月6日，安吉县总工会与长兴县总工会座谈。大家谈了体会。百余人参加。宣教部部长李雪发言。",
    ],
)
def test_nobodys_units(text: str) -> None:
    assert _units(text) == set()
