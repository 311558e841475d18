"""Bodies of several places at once are none in particular."""

import pytest

from kg import read_text


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("浙江、安徽、福建三省茶叶学会联合举办论坛。", set()),
        ("沪苏浙皖四省市总工会联合举办竞赛。", set()),
        ("德清、安吉两县作家协会签约。", set()),
        ("四川省茶叶学会召开会议。", {"四川省茶叶学会"}),
        ("大理市三国文化研究会成立。", {"大理市三国文化研究会"}),
    ],
)
def test_bodies_of_many(text: str, bodies: set[str]) -> None:
    (article,) = read_text(text)
    found = {claim.subject.label for claim in article.claims if claim.subject.cls in {"MassOrganisation", "TradeUnion"}}
    assert found == bodies
