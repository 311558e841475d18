import pytest

from kg.language.analyse import analyse
from kg.mentions.places import find
from kg.resolve.anchor import Anchor


def anchor(body: str, headline: str | None = None, hint: str = "") -> Anchor:
    text = analyse(body)
    return Anchor(find(analyse(headline) if headline else None, text, hint), text)


def label(anchored: Anchor, level: str, offset: int = 9999, above: bool = False) -> str | None:
    place = anchored.at(level, offset, above)
    return place.label if place else None


def test_an_article_on_a_county():
    found = anchor("近日，县总工会召开会议，传达省、市总工会精神。", headline="桐庐县总工会召开会议")
    assert found.main and found.main.label == "桐庐县"
    assert [label(found, level) for level in ("县", "市", "省", "区", "旗")] == [
        "桐庐县",
        "杭州市",
        "浙江省",
        None,
        None,
    ]


def test_a_county_city_is_the_city_and_above_it_the_prefecture():
    found = anchor("市总工会传达省、市总工会精神。", headline="余姚市总工会召开会议")
    assert label(found, "市") == "余姚市"
    assert label(found, "市", above=True) == "宁波市"
    assert label(found, "省", above=True) == "浙江省"


def test_the_nearest_of_the_sentence_comes_first():
    body = "余姚市总工会表示，宁波市总工会到场，市总工会主席讲话。市总工会将继续努力。"
    found = anchor(body, headline="余姚市总工会走访企业")
    assert label(found, "市", body.index("市总工会主席")) == "宁波市"
    assert label(found, "市", body.index("市总工会将")) == "余姚市"


def test_whoever_comes_back_to_a_city_has_his_office_there():
    body = "三年期满，原余姚市副市长王立平回到绍兴，任市教育局局长。"
    assert label(anchor(body, headline="余姚市欢送援建干部"), "市", body.index("市教育局")) == "绍兴市"


def test_a_district_of_a_city():
    found = anchor("大楼发生火灾，市政府派员赶赴现场。", headline="兰州市城关区一大楼发生火灾")
    assert label(found, "市") == "兰州市"
    assert label(found, "区") == "城关区"


def test_a_zone_is_what_district_means_in_its_article():
    found = anchor("扬州经开区总工会启动全区职工活动，高新区职工没有参加。")
    assert label(found, "区") == "扬州经开区"
    assert label(found, "经开区") == "扬州经开区"
    assert label(found, "高新区") is None
    assert label(found, "市") == "扬州市"


def test_the_lead_stands_in_for_a_headline():
    assert label(anchor("8月5日，桐庐县总工会召开会议。县总工会主席讲话。"), "县") == "桐庐县"


def test_places_passed_by_do_not_anchor():
    body = "在南京市参加招商活动的金寨县总工会主席回到县里。来自浙江省桐庐县的职工很高兴，县总工会表示欢迎。"
    found = anchor(body, headline="金寨县总工会举办活动")
    assert label(found, "县", body.index("县总工会表示")) == "金寨县"
    assert label(found, "市") == "六安市"
    found = anchor("赴浙江省杭州市考察后，金寨县总工会召开会议，金寨县职工参加。")
    assert found.main and found.main.label == "金寨县"


@pytest.mark.parametrize("seat", ["驻北京联络处", "驻上海办事处"])
def test_where_a_mission_is_says_nothing_of_whose_it_is(seat: str) -> None:
    assert label(anchor(f"市纪委到市政府{seat}调研。市纪委书记讲话。"), "市") is None
    assert label(anchor(f"湖州市政府{seat}开会。市纪委书记讲话。"), "市") == "湖州市"


def test_a_town_of_the_county_that_somebody_goes_to_is_visited():
    body = "安吉县副县长赴梅溪镇调研，走访了马村和荆湾村。镇党委书记陪同。"
    assert label(anchor(body, headline="安吉县部署秋收"), "镇", body.index("镇党委")) == "梅溪镇"
    away = "安吉县副县长赴安徽省金寨县梅山镇考察，走访了马村和荆湾村。镇党委书记陪同。"
    assert label(anchor(away, headline="安吉县部署秋收"), "镇", away.index("镇党委")) is None


def test_the_publication_is_the_last_resort():
    assert label(anchor("市总工会召开会议。", hint="扬州工会"), "市") == "扬州市"
    assert label(anchor("市总工会召开会议，王建国在南京参加培训。", hint="扬州工会"), "市") == "扬州市"
    assert label(anchor("江都区总工会召开会议。", hint="扬州工会"), "区") == "江都区"


def test_nothing_says_it():
    found = anchor("市总工会召开会议。")
    assert found.main is None
    assert [label(found, level) for level in ("省", "市", "县", "区", "镇", "无此级")] == [None] * 6
    assert label(found, "市", above=True) is None


def test_counties_of_a_city_article_are_told_apart_by_paragraph():
    body = "桐庐县总工会开展活动。县总工会送清凉。\n淳安县总工会慰问职工。县总工会送温暖。"
    found = anchor(body, headline="杭州各地工会送清凉")
    assert label(found, "县", body.index("县总工会送清凉")) == "桐庐县"
    assert label(found, "县", body.index("县总工会送温暖")) == "淳安县"
    assert label(found, "市") == "杭州市"


def test_townships():
    body = "昆山市周庄镇总工会成立。镇党委书记讲话。"
    assert label(anchor(body), "镇", body.index("镇党委")) == "周庄镇"


def test_autonomous_regions_are_called_district_too():
    found = anchor("自治区总工会召开会议，区党委领导出席。", headline="宁夏总工会召开会议")
    assert label(found, "自治区") == "宁夏回族自治区"
    assert label(found, "区") == "宁夏回族自治区"
    assert label(found, "省") is None


def test_where_something_is_merely_held_is_not_ours() -> None:
    found = anchor("首届竹业论坛在长沙举行。我市代表参加，市总工会主席讲话。")
    assert label(found, "市") is None and label(found, "省") == "湖南省"


def test_our_county_is_what_the_article_is_about_however_often_the_city_is_named() -> None:
    text = "湖州市召开会议。湖州市领导讲话，湖州市各部门到场，安吉县到场。{}代表参加。"
    ours, theirs = anchor(text.format("我县")), anchor(text.format("各县"))
    assert ours.main and ours.main.label == "安吉县"
    assert theirs.main and theirs.main.label == "湖州市"
