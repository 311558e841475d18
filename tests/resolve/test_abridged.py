"""Names whose last words are abridged, beside their full ones."""

import pytest

from kg import read_text
from kg.lexicon import table
from tests.helpers import each


def _bodies(text: str) -> dict[str, str]:
    return {m.surface: m.entity.label for one in read_text(text) for m in one.mentions if m.entity.cls != "Person"}


@each(table("short_endings", "full", "short", "bare", "example"))
def test_short_name_is_the_full_one(row: dict[str, str]) -> None:
    full, rest = row["example"].split("[")
    found = _bodies(f"{full}{rest.replace(']', '')}。")
    named = [label for surface, label in found.items() if full.startswith(surface) and len(surface) > 3]
    assert found[rest.split("]")[0]] in named, found


@pytest.mark.parametrize(
    "text",
    [
        "湖州市第三人民医院、湖州市第二人民医院义诊，湖州市一院院长李雪介绍情况。",  # neither
        "华岭第二中学、青禾第二中学开学，安吉二中校长李雪介绍情况。",
        "湖州市律师协会召开会议，德清律协会长李雪讲话。",
    ],
)
def test_another_one_is_not(text: str) -> None:
    (article,) = read_text(text)
    assert {claim.object.label for claim in article.claims if claim.predicate == "org:postIn"} <= {
        "湖州市一院",
        "安吉二中",
        "德清律协",
    }


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("据南岭公司董事长张建国介绍，今年任务已完成。", "南岭公司"),
        ("据华岭医院院长张建国介绍，门诊已开。", "华岭医院"),
        ("安吉县人民法院召开会议。法院院长张建国讲话。", "安吉县人民法院"),
        ("安吉县经济开发区管委会开展活动。“要办好。”管委会主任张建国说。", "安吉县经济开发区管理委员会"),
        ("华岭律师事务所开业。据律所主任张建国介绍，今年办案百件。", "华岭律师事务所"),
        ("安吉县消防救援大队召开会议。大队大队长张建国讲话。", "安吉县消防救援大队"),
    ],
)
def test_whose_head_is_quoted(text: str, body: str) -> None:
    (article,) = read_text(text)
    assert {claim.object.label for claim in article.claims if claim.predicate == "org:postIn"} == {body}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("湖州市公共交通集团有限公司召开会议。公交集团董事长张建国讲话。", "湖州市公共交通集团有限公司"),
        ("安吉县公安局交通警察大队召开会议。据交警大队大队长张建国介绍，事故少了。", "安吉县公安局交通警察大队"),
        ("安吉县住房和城乡建设局召开会议。住建局党组书记张建国讲话。", "安吉县住房和城乡建设局"),
        ("安吉县书法家协会举行笔会。协会主席张建国致辞。", "安吉县书法家协会"),
        ("青岭街道办事处召开会议。青岭街道主任张建国讲话。", "青岭街道办事处"),
    ],
)
def test_short_form_alone(text: str, body: str) -> None:
    (article,) = read_text(text)
    assert {claim.object.label for claim in article.claims if claim.predicate == "org:postIn"} == {body}


def test_a_full_name_again_is_whole() -> None:
    (article,) = read_text("湖州理工大学开学。湖州理工大学教务处处长张建国讲话。")
    assert {m.entity.label for m in article.mentions if m.entity.cls == "School"} == {"湖州理工大学"}
