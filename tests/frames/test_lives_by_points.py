"""Lives told as points in time with an office each and no verb: 2006年5月德清县妇联副主席."""

import pytest
from invented import article, held

from kg.extract import extract

LIFE = "李雪，女，汉族，1980年5月生，现任德清县财政局副局长。\n该同志2003年8月洛舍镇团委书记；{}2010年3月任现职。"


def test_each_point_is_an_office_that_is_over_but_the_last() -> None:
    text = LIFE.format("2006年5月德清县委组织部组织员；2008年1月德清县妇联副主席；")
    told = extract(article(text)).claims
    posts = {claim.object.label: claim.ended for claim in told if claim.predicate == "org:holds"}  # type: ignore[union-attr]
    assert posts == {
        "德清县财政局副局长": False,
        "中国共产主义青年团洛舍镇委员会书记": True,
        "中共德清县委员会组织部组织员": True,
        "德清县妇女联合会副主席": True,
    }


@pytest.mark.parametrize(
    ("points", "names"),
    [
        ("2006年5月安吉县妇联副主席王立平来访；", {"王立平", "李雪"}),
        ("2006年5月县长视察洛舍镇；", {"李雪"}),
        ("2006年5月安吉县水利局局长检查工作；", {"李雪"}),
    ],
)
def test_what_others_do_is_no_office_of_the_life(points: str, names: set[str]) -> None:
    found = held(LIFE.format(points))
    assert set(found) == names
    assert set(found["李雪"]) == {"德清县财政局副局长", "中国共产主义青年团洛舍镇委员会书记"}


def test_one_point_is_no_life() -> None:
    assert held("李雪，女，1980年5月生，德清县人。2003年8月洛舍镇团委书记。") == {}


def test_to_organise_workers_makes_no_officer() -> None:
    assert held("安吉县总工会组织员工李雪、王立平参加培训。") == {}


def test_whoever_has_a_title_beside_the_name_has_a_life_too() -> None:
    text = "青禾大学校长李雪同志逝世。2003年8月青禾大学教务处副处长；2006年5月青禾大学副校长。"
    assert set(held(text)["李雪"]) == {"青禾大学校长", "青禾大学教务处副处长", "青禾大学副校长"}
