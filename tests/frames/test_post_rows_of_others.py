"""Offices in a row before a name that are not that person's."""

import pytest
from invented import held

_GROUP = "湖州市第二检查组"


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        # who answers for a body is nobody named, where the next office is of another one
        ("安吉县监察委员会负责人、县人民检察院检察长王立平列席会议。", {"安吉县人民检察院检察长"}),
        ("德清县副县长李雪、县监委负责人、县财政局局长王立平参加会议。", {"德清县财政局局长"}),
        ("安吉县教育局、县财政局负责人，安吉县水利局局长王立平参加。", {"安吉县水利局局长"}),
        ("安吉县水利局主要负责人、县民政局局长王立平参加会议。", {"安吉县民政局局长"}),
        ("青禾集团公司负责人、绿源公司总经理王立平出席。", {"绿源公司总经理"}),
        ("安吉县水利局负责人王立平参加会议。", {"安吉县水利局负责人"}),
        # a group for a time has neither ranks nor the offices of a house
        ("近日，湖州市第二检查组组长、一级调研员王立平到场。", {_GROUP + "组长"}),
        ("近日，湖州市第二检查组组长李雪，副组长、三级调研员王立平到场。", {_GROUP + "副组长"}),
        ("防汛督查组组长、党组成员王立平到安吉县检查防汛工作。", {"防汛督查组组长"}),
        ("安全生产检查组组长、副总经理王立平带队检查。", {"安全生产检查组组长"}),
        ("青禾集团检查组组长、副总经理王立平带队检查。", {"青禾集团检查组组长", "青禾集团副总经理"}),
        ("湖州市水利局党组成员、一级调研员王立平到会。", {"湖州市水利局党组成员", "湖州市水利局一级调研员"}),
    ],
)
def test_no_office_is_anothers(text: str, posts: set[str]) -> None:
    assert set(held(text).get("王立平", [])) == posts


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        ("安吉县举行运动会，出席的领导有县委书记王立平。", {"中共安吉县委员会书记"}),
        ("参加安吉县会议的还有县教育局局长王立平。", {"安吉县教育局局长"}),
        ("梅溪镇残联会议在镇政府举行，出席会议的镇领导有党委书记王立平。", {"中共梅溪镇委员会党委书记"}),
        ("梅溪镇党委书记李雪、人大主席王立平到会。", {"梅溪镇人民代表大会主席"}),
        ("洛舍镇镇长李雪、人大副主席王立平到会。", {"洛舍镇人民代表大会副主席"}),
    ],
)
def test_who_is_listed_behind_who_is_there(text: str, posts: set[str]) -> None:
    assert set(held(text).get("王立平", [])) == posts


@pytest.mark.parametrize(
    "text",
    [
        "安吉县书法家协会换届，上一届协会主席王立平作工作报告。",
        "安吉县书法家协会换届，新一届协会主席王立平讲话。",
        "安吉县竹业商会换届，新一届商会会长王立平讲话。",
    ],
)
def test_a_term_is_no_part_of_a_name(text: str) -> None:
    assert not [post for post in held(text).get("王立平", []) if "届" in post]
