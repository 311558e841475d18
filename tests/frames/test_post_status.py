"""Posts that are over, and those that nobody holds yet."""

import pytest
from helpers import each
from invented import article

from kg.extract import extract
from kg.lexicon import Row, table
from kg.model import Claim, Literal


def held(text: str) -> list[Claim]:
    return [claim for claim in extract(article(text)).claims if claim.predicate == "org:holds"]


@each(table("post_statuses", "word", "side", "says", "example"))
def test_what_the_words_say(row: Row) -> None:
    found = held("王立平,男,汉族,1964年3月生。" + row["example"].replace("[", "").replace("]", ""))
    assert all(claim.subject.label == "王立平" for claim in found)
    assert bool(found) == (row["says"] != "none")
    assert {claim.ended for claim in found} <= {row["says"] == "ended"}


def test_former_goes_on_within_its_body() -> None:
    found = held("安吉县财政局原党组书记、局长,安吉县政协副主席王立平到场。")
    assert [(claim.object.label, claim.ended) for claim in found if not isinstance(claim.object, Literal)] == [
        ("安吉县财政局党组书记", True),
        ("安吉县财政局局长", True),
        ("中国人民政治协商会议安吉县委员会副主席", False),
    ]


def test_former_goes_on_to_a_part_of_its_body() -> None:
    found = held("湖北原省委常委、组织部部长,安吉县总工会主席王立平到场。")
    assert [(claim.object.label, claim.ended) for claim in found if not isinstance(claim.object, Literal)] == [
        ("中共湖北省委员会常委", True),
        ("中共湖北省委员会组织部部长", True),
        ("安吉县总工会主席", False),
    ]


def test_the_words_of_a_former_post_say_so() -> None:
    text = "时任安吉县财政局局长王立平到场。"
    [one] = held(text)
    assert [text[span.begin : span.end] for span in one.spans] == ["时任安吉县财政局局长王立平"]


def test_lines_of_a_career_tell_when_an_office_ended() -> None:
    found = held("王立平,男,1964年3月生。\n1991.08-1998.03 安吉县财政局局长\n1998.03-今 德清县财政局局长")
    assert [
        (claim.object.label, claim.ended, claim.until) for claim in found if not isinstance(claim.object, Literal)
    ] == [
        ("安吉县财政局局长", True, Literal("1998-03", "xsd:gYearMonth")),
        ("德清县财政局局长", False, None),
    ]


def test_an_office_behind_which_another_is_named_is_not_of_the_one_before() -> None:
    found = held("安吉县水利局原局长王立平被开除党籍,时任安吉县水库管理处主任的周新被警告。")
    assert "安吉县水库管理处主任" not in {
        claim.object.label
        for claim in found
        if claim.subject.label == "王立平" and not isinstance(claim.object, Literal)
    }
    assert found


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("安吉县原政协副主席王立平到场。", ["中国人民政治协商会议安吉县委员会副主席"]),
        ("安吉县原教育局局长王立平到场。", ["安吉县教育局局长"]),
        ("安吉县开会。县原副县长王立平到场。", ["安吉县人民政府副县长"]),
        ("宁夏回族自治区开会。自治区原副主席王立平到场。", ["宁夏回族自治区人民政府副主席"]),
        ("安吉县孝丰镇原党委委员王立平到场。", ["中共孝丰镇委员会委员"]),
        ("安吉县孝丰镇原人大主席王立平到场。", ["孝丰镇人民代表大会主席"]),
        ("安吉县昌硕街道原党工委书记王立平到场。", ["中共昌硕街道工作委员会书记"]),
    ],
)
def test_former_stands_between_a_place_and_its_body(said: str, wanted: list[str]) -> None:
    found = held(said)
    assert [claim.object.label for claim in found if not isinstance(claim.object, Literal)] == wanted
    assert all(claim.ended for claim in found)


def test_a_place_whose_name_has_the_word_is_no_former_one() -> None:
    found = held("甘肃镇原县总工会主席王立平、武警太原支队支队长周立新到场。")
    assert len(found) == 2 and not any(claim.ended for claim in found)


@pytest.mark.parametrize("begin", ["王立平，女，曾任", "王立平曾任"])
def test_what_is_told_behind_the_word_for_now_is_not_over(begin: str) -> None:
    found = held(begin + "安吉县副县长，现任长兴县县长。")
    assert [(claim.object.label, claim.ended) for claim in found if not isinstance(claim.object, Literal)] == [
        ("安吉县人民政府副县长", True),
        ("长兴县人民政府县长", False),
    ]
