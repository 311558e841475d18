import pytest

from kg.language.analyse import analyse
from kg.mentions.places import find


def found(body: str, headline: str | None = None, hint: str = "") -> list[tuple[str, str, str]]:
    """Level, label and the label of what lies above, but for divisions."""
    places = find(analyse(headline) if headline else None, analyse(body), hint)
    return [
        (m.place.level, m.place.label, m.place.parent.label if m.place.parent else "")
        for m in places.body
        if m.place.level in ("township", "village", "zone")
    ]


def code(body: str) -> str:
    return find(None, analyse(body)).body[-1].place.adcode


def test_townships_of_the_gazetteer_have_codes():
    assert code("昆山市周庄镇") == "320583112"
    assert code("广东省东莞市虎门镇") == "441900121"
    assert code("呼和浩特市回民区中山西路街道") == "150103002"


def test_townships_in_a_chain_need_no_gazetteer():
    assert found("桐庐县云岭坞镇党委书记") == [("township", "云岭坞镇", "桐庐县")]


def test_a_township_of_the_articles_county_may_stand_alone():
    assert found("周庄镇总工会开展活动。", headline="昆山市总工会走基层") == [("township", "周庄镇", "昆山市")]


def test_a_township_of_the_articles_city_too():
    assert found("周庄镇总工会开展活动。", hint="苏州工会") == [("township", "周庄镇", "昆山市")]


def test_a_listed_township_behind_what_leads_to_a_place():
    assert found("王立平走访了洛舍镇东衡村。") == [("township", "洛舍镇", "德清县"), ("village", "东衡村", "洛舍镇")]
    assert found("王立平前往大溪镇督导。") == [("township", "大溪镇", "")]
    assert found("王立平一行来到特色镇观摩。") == []


def test_a_listed_township_before_its_bodies():
    assert found("王立平现任洛舍镇党委书记。") == [("township", "洛舍镇", "德清县")]
    assert found("记者从德胜镇政府获悉,新路通车。") == [("township", "德胜镇", "")]
    assert found("经研究决定,王立平任新县镇党委委员。") == []
    assert found("居集镇党委书记王立平讲话。") == [("township", "居集镇", "积石山保安族东乡族撒拉族自治县")]
    assert found("王立平现任乡镇党委书记,中心镇政府、小城镇政府已搬迁。") == []


def test_townships_of_a_former_county_belong_to_it():
    assert found("萧山市瓜沥镇发生事故。") == [("township", "瓜沥镇", "萧山市")]
    assert found("瓜沥镇发生事故。", headline="杭州市萧山市通报一起事故") == [("township", "瓜沥镇", "萧山市")]


def test_villages_behind_townships_and_in_lists():
    assert found("昆山市周庄镇东浜村、南湖村，张浦镇联合村。东浜村党支部") == [
        ("township", "周庄镇", "昆山市"),
        ("village", "东浜村", "周庄镇"),
        ("village", "南湖村", "周庄镇"),
        ("township", "张浦镇", "昆山市"),
        ("village", "联合村", "张浦镇"),
        ("village", "东浜村", "周庄镇"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "桐庐县城镇职工、各镇、各街道、乡镇、全镇、小城镇、村镇、特色小镇、古镇",
        "桐庐县乡村振兴、农村、行政村、城中村、贫困村、各社区",
        "泰兴市今年新一轮乡镇干部培训，推进街道改革",
        "浙江宁波镇海区、江苏扬州镇江段",
        "桐庐县家乡、老乡、返乡、文明乡风",
        "桐庐县建设国家级高新区、经济技术开发区、高水平自贸试验区、示范区",
        "共建亚太自贸区和东盟自贸区",
    ],
)
def test_words_that_only_end_like_places(text: str):
    assert found(text) == []


def test_zones_keep_the_place_in_their_name():
    assert found("扬州经开区总工会、苏州工业园区、桐庐县经济开发区") == [
        ("zone", "扬州经开区", "扬州市"),
        ("zone", "苏州工业园区", "苏州市"),
        ("zone", "桐庐县经济开发区", "桐庐县"),
    ]


def test_zones_with_a_name_of_their_own():
    assert found("合肥市新站高新区管委会") == [("zone", "新站高新区", "合肥市")]
    assert found("东湖高新区总工会", headline="武汉市总工会走访企业") == [("zone", "东湖高新区", "武汉市")]


def test_free_trade_zones_by_their_formal_name():
    assert found("中国（浙江）自由贸易试验区宁波片区挂牌") == [
        ("zone", "中国(浙江)自由贸易试验区", "浙江省"),
        ("zone", "宁波片区", "宁波市"),
    ]


def test_zones_of_the_state():
    assert found("雄安新区、横琴粤澳深度合作区") == [
        ("zone", "雄安新区", "河北省"),
        ("zone", "横琴粤澳深度合作区", "珠海市"),
    ]


def test_districts_called_new_area_are_districts():
    assert found("上海市浦东新区、天津市滨海新区") == []
    assert [m.place.adcode for m in find(None, analyse("上海市浦东新区")).body] == ["310000", "310115"]
