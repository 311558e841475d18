"""Who goes somewhere to look into things visits it, whatever the work is called; a body's own scheme is a programme."""

import pytest
from invented import article

from kg.extract import extract
from kg.model import Entity, Literal


def _kinds(text: str) -> set[str]:
    told = extract(article(text)).claims
    return {claim.object.text for claim in told if claim.predicate == "rdf:type" and isinstance(claim.object, Literal)}


def _attend(text: str) -> set[str]:
    told = extract(article(text)).claims
    found = (claim.object for claim in told if claim.predicate == "schema:attendee")
    return {one.label for one in found if isinstance(one, Entity)}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("8月5日，副县长王立平等一行10人，赴洛舍镇开展“青禾”主题教育专题调研工作。", {"王立平"}),
        ("8月5日，安吉县总工会主席王立平到青禾公司开展“送清凉”专项慰问工作。", {"王立平"}),
        ("8月5日，副县长李雪带队深入洛舍镇进行“迎国庆”安全检查工作。", {"李雪"}),
    ],
)
def test_who_goes_visits(text: str, who: set[str]) -> None:
    assert "Visit" in _kinds(text)
    assert "Programme" not in _kinds(text)
    assert _attend(text) == who


def test_a_bodys_scheme_stays_a_programme() -> None:
    assert "Programme" in _kinds("8月5日，安吉县水利局到洛舍镇开展“清河”专项检查工作。")


def test_a_hall_called_after_a_place_is_none() -> None:
    told = extract(article("仪式在南京厅举行。"))
    assert not [one for one in told.mentions if getattr(one, "place", None)]
