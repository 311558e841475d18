"""Names of bodies as scored candidates: where one begins, and names that no rule sees."""

import pytest

from kg.language import analyse
from kg.lexicon import table
from kg.mentions import organisations, places, titles
from kg.mentions.organisation_candidates import CANDIDATE
from kg.mentions.organisation_weights import score, weights
from kg.rules import rule, traced

# text → names that are found; in brackets what must be one of them, "[]": nothing is
CASES = [
    "客人来了——[风华初级中学]师生到场。",
    "走访[青禾阳光农场],在[青禾阳光农场]举行活动。",
    "寄语远帆医院职工,[远帆医院]举行义诊,新建的[远帆医院]开放。",
    "日前,[中国铁路呼和浩特局集团有限公司]车辆段工会派员。",
    "南校建设10周年[]茶叙会上,王立平与南校建设师生代表交谈。",
    "大家在一起讨论农场[]和中学的事。",
]


def surfaces(sentence: str) -> set[str]:
    text = analyse(sentence)
    found = places.find(None, text).body
    return {body.surface for body in organisations.find(text, found, titles.find(text))}


@pytest.mark.parametrize("marked", CASES)
def test_the_likeliest_candidate_is_taken(marked: str) -> None:
    wanted = {part.split("]")[0] for part in marked.split("[")[1:]} - {""}
    found = surfaces(marked.replace("[", "").replace("]", ""))
    assert wanted <= found
    assert wanted or not found


def test_each_feature_has_a_weight_and_a_meaning() -> None:
    rows = table("organisation_features", "feature", "weight", "meaning")
    assert all(row["meaning"] for row in rows)
    assert set(weights()) == {row["feature"] for row in rows}


def test_a_trace_has_all_candidates_with_what_made_their_scores() -> None:
    with traced() as steps:
        surfaces("走访青禾阳光农场,在青禾阳光农场举行活动。")
    found = {(step.about.begin, step.about.end): step for step in steps if step.rule == CANDIDATE}
    assert (2, 8) in found
    assert (0, 8) in found
    best = found[2, 8].about
    assert score(best.features) == best.score > 0 > found[0, 8].about.score
    assert "again +2.5" in str(found[2, 8].answer)
    assert rule(CANDIDATE).where.startswith("kg/mentions/organisation_candidates.py:")


def test_what_is_alike_is_looked_for_in_linear_time() -> None:
    text = analyse("走访青禾阳光农场。" * 3000)
    found = organisations.find(text, (), titles.find(text))
    assert len(found) <= 3000
