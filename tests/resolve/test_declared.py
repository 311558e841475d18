"""Short names that a text itself gives to a body."""

import pytest
from invented import article

from kg.extract import extract


@pytest.mark.parametrize(
    ("text", "surface", "label"),
    [
        ("湖州市竹产业发展促进会（以下简称“竹促会”）成立，竹促会会长王立平致辞。", "竹促会", "湖州市竹产业发展促进会"),
        (
            "安吉县青禾物流有限公司（简称青禾物流）开业。青禾物流总经理王立平致辞。",
            "青禾物流",
            "安吉县青禾物流有限公司",
        ),
        ("安吉县绿竹协会(下称绿竹协会)开会。绿竹协会会长王立平讲话。", "绿竹协会", "安吉县绿竹协会"),
    ],
)
def test_is_the_body_before_it(text: str, surface: str, label: str) -> None:
    found = extract(article(text))
    assert {mention.entity.label for mention in found.mentions if mention.surface == surface} == {label}
    held = {claim.object.label for claim in found.claims if claim.predicate == "org:postIn"}
    assert held == {label}


def test_a_party_to_a_contract_is_none() -> None:
    found = extract(article("安吉县青禾物流有限公司（以下简称甲方）与学校签约。甲方负责运输。"))
    assert "甲方" not in {mention.surface for mention in found.mentions}
