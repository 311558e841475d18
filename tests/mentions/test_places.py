import re

from helpers import each
from hypothesis import given
from hypothesis import strategies as st

from kg.language.analyse import analyse
from kg.lexicon import Row, table
from kg.lexicon.words import of_role
from kg.mentions.places import common_city, find
from kg.model import Place


def chain(place: Place | None) -> str:
    """桐庐县330122<杭州市330100<浙江省330000"""
    labels = []
    while place:
        labels.append(place.label + place.adcode)
        place = place.parent
    return "<".join(labels)


def found(body: str, headline: str | None = None, hint: str = "") -> list[tuple[str, str]]:
    places = find(analyse(headline) if headline else None, analyse(body), hint)
    return [(mention.text, chain(mention.place)) for mention in places.body]


def labels(body: str, headline: str | None = None, hint: str = "") -> list[str]:
    places = find(analyse(headline) if headline else None, analyse(body), hint)
    return [mention.place.label for mention in places.body]


def test_a_chain_gives_a_mention_a_link():
    assert found("浙江省杭州市桐庐县总工会召开会议。") == [
        ("浙江省", "浙江省330000"),
        ("杭州市", "杭州市330100<浙江省330000"),
        ("桐庐县", "桐庐县330122<杭州市330100<浙江省330000"),
    ]


def test_short_names_of_provinces_and_cities():
    assert labels("记者从安徽六安获悉，昆山、呼和浩特也有代表参会。") == ["安徽省", "六安市", "昆山市", "呼和浩特市"]


def test_a_province_comes_before_a_prefecture_of_its_name():
    assert found("海南、吉林两省") == [("海南", "海南省460000"), ("吉林", "吉林省220000")]
    assert labels("吉林省吉林市船营区") == ["吉林省", "吉林市", "船营区"]


def test_a_text_may_end_in_the_first_characters_of_longer_names():
    for city in ("黄石", "元宝", "牡丹"):
        assert all(text == city for text, _ in found(f"主题:{city}"))


def test_a_place_inside_another_word_is_none():
    for text in (
        "列车停靠南站，朝阳产业发展迅速。",
        "孙中山先生的东方市场",
        "我西安排人手，沿河南岸巡查",
        "走在南京路上",
        "北京时间8时",
        "合作市场与各县区",
        "夏季安康活动，白银价格上涨，天下大同",
    ):
        assert labels(text) == [], text


def test_examples_of_the_table_of_words():
    for row in table("place_words", "word", "needs", "counterexample"):
        assert row["word"] in row["counterexample"], f"line {row.line}"
        assert row["needs"] in ("province", "chain", "full"), f"line {row.line}"
        assert labels(row["counterexample"] + "。") == [], f"line {row.line}"


def test_a_word_is_a_place_where_the_article_says_so():
    assert labels("甘肃白银开展技能竞赛") == ["甘肃省", "白银市"]
    assert labels("白银市总工会举办竞赛，白银职工参加。") == ["白银市", "白银市"]


def test_a_short_name_of_a_county_needs_its_full_name_or_its_city():
    assert labels("金寨职工参加了比赛。") == []
    assert labels("金寨职工参加了比赛。", headline="金寨县总工会举办比赛") == ["金寨县"]
    assert labels("安徽六安金寨职工") == ["安徽省", "六安市", "金寨县"]
    assert labels("桐庐举办活动。", hint="杭州工会报") == ["桐庐县"]


def test_common_words_stay_words_where_a_district_bears_them():
    assert labels("天津市和平区总工会为维护和平作贡献。") == ["天津市", "和平区"]


def test_two_character_counties_must_be_words():
    assert labels("陕西省富县、代县召开县委会") == ["陕西省", "富县", "代县"]
    assert labels("安徽省马鞍山市和县召开县委会") == ["安徽省", "马鞍山市", "和县"]
    assert labels("部长王立平和县妇联主席李敏参加") == []
    assert labels("会议由县工会召开县里领导参加，相应县区") == []


def test_namesakes_are_settled_by_the_chain_the_article_or_the_publication():
    beijing, nantong = "通州区110112<北京市110000", "通州区320612<南通市320600<江苏省320000"
    assert found("通州区总工会召开会议。") == [("通州区", "通州区")]
    assert found("南通市通州区总工会召开会议。通州区总工会表示")[1:] == [("通州区", nantong), ("通州区", nantong)]
    assert found("通州区总工会召开会议，北京市有关部门参加。")[0] == ("通州区", beijing)
    assert found("通州区总工会召开会议。", hint="江苏工人报") == [("通州区", nantong)]
    assert found("北京市和江苏省都派人参加，通州区总工会召开会议。")[2] == ("通州区", nantong)


def test_names_of_the_past():
    assert found("萧山市政府")[0][1] == "萧山市330181<杭州市330100<浙江省330000"
    assert found("萧山区政府")[0][1] == "萧山区330109<杭州市330100<浙江省330000"
    assert found("河南省陕县公安局")[1][1] == "陕县411222<三门峡市411200<河南省410000"
    assert found("襄樊市")[0][1] == "襄樊市420600<湖北省420000"
    assert found("萧山职工", headline="萧山市总工会")[0][1].startswith("萧山市330181")


def test_autonomous_places_and_their_usual_forms():
    assert labels("延边州总工会、长阳县总工会、恩施州利川市") == [
        "延边朝鲜族自治州",
        "长阳土家族自治县",
        "恩施土家族苗族自治州",
        "利川市",
    ]
    assert labels("内蒙古自治区锡林郭勒盟苏尼特右旗") == ["内蒙古自治区", "锡林郭勒盟", "苏尼特右旗"]


def test_citizens_are_no_city():
    assert [text for text, _ in found("扬州市民、扬州市民政局")] == ["扬州", "扬州市"]
    assert found("东方市场监管和朝阳区域发展") == []


def test_no_country_and_no_bare_levels():
    assert labels("我国、全国、我省、全县、本区、该市，中国工会") == []


@given(st.text(alphabet="江苏省杭州市桐庐县昆山沙城关区和平通道镇乡村街社经开高新、。在的人1a\n", max_size=60))
def test_mentions_stand_in_order_and_quote_the_text(text: str):
    end = 0
    for mention in find(None, analyse(text)).body:
        assert end <= mention.begin < mention.end <= len(text)
        assert text[mention.begin : mention.end] == mention.text
        end = mention.end


def test_the_city_that_a_page_has_in_common():
    assert common_city(("昆山市总工会走访企业", "送清凉进工地", "太仓市总工会举办讲座", "张家港市慰问职工")) == "苏州市"
    assert common_city(("昆山市总工会走访企业", "金寨县总工会举办讲座")) == ""
    assert common_city(()) == ""


@each(of_role("place_cues", "county"))
def test_a_county_is_meant_by_its_short_name_before_a_cue(row: Row) -> None:
    wanted = row["example"][1 : row["example"].index("]")]
    text = row["example"].replace("[", "").replace("]", "")
    assert [mention.text for mention in find(None, analyse(text)).body] == [wanted]
    bare = re.compile(row["cue"]).sub("", text, count=1)
    assert not find(None, analyse(bare)).body


def test_a_county_is_meant_by_its_short_name_before_a_department() -> None:
    assert labels("安吉税务局发来消息。") == ["安吉县"]
    assert labels("安吉文旅局发来消息。") == ["安吉县"]
    assert labels("安吉物流公司发来消息。") == []


def test_a_district_that_begins_as_its_citys_name_ends() -> None:
    assert found("青岛市南区总工会召开会议。") == [("青岛市南区", "市南区370202<青岛市370200<山东省370000")]
