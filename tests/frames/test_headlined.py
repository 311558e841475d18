"""Events that only the headline names, and two that one verb names."""

import pytest
from invented import article

from kg.extract import extract
from kg.model import Literal

BODY = "5月10日下午,德清县人民法院请企业家代表参观诉讼服务中心。院长王立平、副院长李雪出席活动。"


def _events(body: str, headline: str | None = None) -> dict[str, dict[str, set[str]]]:
    found: dict[str, dict[str, set[str]]] = {}
    for claim in extract(article("发布时间:2024-05-13\n" + body if headline is None else body, headline)).claims:
        if claim.predicate == "rdf:type":
            found.setdefault(claim.subject.label, {})
        elif claim.subject.label in found and claim.predicate in {"schema:organizer", "schema:attendee"}:
            filler = claim.object
            found[claim.subject.label].setdefault(claim.predicate, set()).add(getattr(filler, "label", str(filler)))
    return found


def test_the_headline_names_what_the_body_tells() -> None:
    found = _events("2024年" + BODY, "法院开展“民企进法院”活动")
    assert found == {
        "“民企进法院”活动": {"schema:organizer": {"德清县人民法院"}, "schema:attendee": {"王立平", "李雪"}}
    }


def test_without_a_day_it_is_none() -> None:
    assert _events(BODY.replace("5月10日下午,", ""), "法院开展“民企进法院”活动") == {}


def test_what_the_headline_plans_is_none() -> None:
    assert "“民企进法院”活动" not in _events("2024年" + BODY, "法院将于近日开展“民企进法院”活动")


def test_one_verb_names_two() -> None:
    found = _events("2024年8月27日,德清县总工会召开女职工代表大会和全县劳模表彰大会。")
    assert set(found) == {"德清县总工会女职工代表大会", "全县劳模表彰大会"} or len(found) == 2


def test_meetings_parted_by_a_comma() -> None:
    found = _events("2024年8月27日,德清县总工会召开第三届劳模表彰会、首届职工创新交流大会,总结部署工作。")
    assert set(found) == {"德清县总工会第三届劳模表彰会", "首届职工创新交流大会"}


def test_the_chair_says_whose_session_it_is() -> None:
    found = _events("2024年3月6日,德清县政协主席王立平主持召开五届四次主席会议。")
    assert set(found) == {"德清县政协五届四次主席会议"}


def test_a_double_name_is_whole() -> None:
    found = _events("2024年5月10日,“青禾之声”职工之家项目启动仪式暨文艺汇演在德清县举办。")
    assert set(found) == {"“青禾之声”职工之家项目启动仪式暨文艺汇演"}


def test_a_session_that_is_the_subject() -> None:
    found = _events("2024年4月26日,德清县十六届人大常委会第二十二次会议召开。")
    assert found == {"德清县十六届人大常委会第二十二次会议": {"schema:organizer": {"德清县人民代表大会常务委员会"}}}


def test_the_first_sentences_speak_of_the_headlines_event() -> None:
    body = "会上,副主席李雪总结了去年工作。主席王立平出席并作讲话。"
    found = _events(body, "德清县总工会召开年度工作会议")
    assert found["年度工作会议"]["schema:attendee"] == {"王立平", "李雪"}
    assert _events("副主席李雪在家中读书。", "德清县总工会召开年度工作会议") == {}


def test_what_a_name_in_quotes_stands_before_is_an_event() -> None:
    found = _events("2024年2月12日,“闹元宵”灯谜会在德清县文化馆热闹开场。")
    assert set(found) == {"“闹元宵”灯谜会"}


def test_a_number_of_a_series_is_no_part_of_the_day_behind() -> None:
    found = _events("2024年,德清县图书馆主办的“湖畔读书会”第20期4月19日在洛舍镇举行。")
    assert "“湖畔读书会”第20期" in found


def test_a_big_one_is_the_same() -> None:
    found = _events("2024年10月14日,德清县第一中学举行开学典礼暨迎新晚会。之后,大型迎新晚会在操场举行。")
    assert len(found) == 1


@pytest.mark.parametrize(
    ("headline", "days"), [("安吉县总工会举办“匠心”技能大赛", {"2024-05-06"}), ("安吉县总工会召开会议", set())]
)
def test_what_the_headline_names_was_on_the_day_told_before_it(headline: str, days: set[str]) -> None:
    text = "2024年5月6日,天气晴朗。“匠心”技能大赛在县文化馆举行,王立平主持。2024年5月9日,县总工会召开会议,李雪主持。"
    claims = extract(article(text, headline)).claims
    begun = (c for c in claims if c.subject.label == "“匠心”技能大赛" and c.predicate == "schema:startDate")
    assert {c.object.text for c in begun if isinstance(c.object, Literal)} == days
