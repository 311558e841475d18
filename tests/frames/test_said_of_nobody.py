"""What is told of no one else: offices beside two firms, whom 他 means, the dead at their farewell, words in names."""

import pytest
from invented import article

from kg import read_text
from kg.extract import extract
from kg.language import analyse
from kg.mentions import amounts


def posts(text: str) -> set[tuple[str, str]]:
    found = (one for one in extract(article(text)).claims if one.predicate == "org:holds")
    return {(one.subject.label, getattr(one.object, "label", "")) for one in found}


def labels(text: str, cls: str = "") -> set[str]:
    mentions = (one for said in read_text(text) for one in said.mentions)
    return {one.entity.label for one in mentions if cls in ("", one.entity.cls)}


def roles(text: str, predicate: str) -> set[str]:
    claims = (one for said in read_text(text) for one in said.claims if one.predicate == predicate)
    return {getattr(one.object, "label", "") for one in claims}


def test_the_firm_that_is_called_so_is_not_the_one_named_beside_it() -> None:
    signed = "华岭集团与青禾集团在湖州签约。集团董事长王立平、副总经理李雪，青禾集团总经理丁一舟、副总经理马亮参加。"
    assert {("王立平", "华岭集团董事长"), ("李雪", "华岭集团副总经理")} <= posts(signed)
    assert ("王立平", "青禾集团董事长") in posts("青禾集团召开年会。集团董事长王立平讲话。青禾集团总经理丁一舟主持。")


def test_the_firm_of_a_notice_is_no_house_of_the_life_in_it() -> None:
    notice = "青禾种业股份有限公司（以下简称“公司”）聘任王立平先生为公司总经理。"
    notice += "王立平先生曾任华岭粮油集团公司副总经理，2015年任本公司董事长。"
    assert ("王立平", "青禾种业股份有限公司董事长") in posts(notice)
    alone = "王立平先生，1963年生，曾任华岭粮油集团公司副总经理，2015年起任本公司董事长。"
    assert ("王立平", "华岭粮油集团公司董事长") not in posts(alone)


def test_he_is_whom_his_sentence_names() -> None:
    text = (
        "李雪出生于1975年11月，曾任安吉县副县长。最年轻的县委书记是原任德清县委书记的丁一舟，去年他已调任长兴县委书记。"
    )
    assert ("李雪", "中共长兴县委员会书记") not in posts(text)
    life = "王立平，男，1970年生，曾任安吉县副县长。李雪说，他已调任德清县委书记。"
    assert ("王立平", "中共德清县委员会书记") in posts(life)


@pytest.mark.parametrize(
    "text", ["梅溪小学校长向大学生志愿者表示感谢。", "县委青联秘书长列席会议。", "副处长李海来我校考察。"]
)
def test_words_that_end_or_open_no_name(text: str) -> None:
    assert labels(text, "Person") <= {"李海"}


def test_a_name_of_that_kind_is_one_all_the_same() -> None:
    assert labels("县长向东平向群众表示慰问。", "Person") == {"向东平"}


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("华岭大学王立平院士出席会议。", set()),
        ("华岭研究所院士王立平出席会议。", set()),
        ("中国工程院院士王立平出席会议。", {("王立平", "中国工程院院士")}),
    ],
)
def test_academicians_are_of_academies(text: str, held: set[tuple[str, str]]) -> None:
    assert posts(text) == held


def test_the_dead_do_not_attend() -> None:
    text = "2023年2月14日，华岭大学教授王立平先生追思会在湖州举行。王立平先生夫人李雪、校长丁一舟参加了追思会。"
    assert "王立平" not in roles(text, "schema:attendee") and "丁一舟" in roles(text, "schema:attendee")
    assert roles(text, "schema:organizer") == set()
    assert roles("2023年2月14日，华岭大学在湖州举行王立平先生追思会。", "schema:organizer") == {"华岭大学"}


def test_an_officer_holds_nothing_for_his_committee() -> None:
    text = "县委书记王立平出席活动并致辞，安吉县委副书记李雪主持。随后，举行了“竹韵”书画展启动仪式。"
    assert roles(text, "schema:organizer") == set()
    assert roles("8月5日，安吉县总工会走访职工。随后，举行了“竹韵”书画展启动仪式。", "schema:organizer") == {
        "安吉县总工会"
    }


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("安吉县公安局梅溪派出所联合镇政府开展演练。", "联合镇人民政府", "安吉县公安局梅溪派出所"),
        ("安吉县总工会应邀参加青禾医学院校庆。", "应邀参加青禾医学院", "青禾医学院"),
        ("法院判决被告单位青禾公司犯单位行贿罪。", "单位青禾公司", "青禾公司"),
        ("安吉县委竹业委员会增设竹编协调小组。", "安吉县委竹业委员会增设竹编协调小组", ""),
        ("安吉县人民医院开会，在各级政府卫生部门的指导下开展工作。", "安吉县卫生局", "安吉县人民医院"),
        ("安吉县村（社）妇联主席培训班开班。", "安吉县村（社）妇联", ""),
        ("安吉妇联网消息：梅溪镇妇女代表大会召开。", "安吉县妇女联合会", ""),
    ],
)
def test_words_that_names_do_not_hold(text: str, wrong: str, right: str) -> None:
    found = labels(text)
    assert wrong not in found and (not right or right in found)


def test_what_a_town_of_that_name_does() -> None:
    assert "联合镇人民政府" in labels("近日，联合镇政府召开会议。")


def test_committees_of_a_congress_are_none_of_a_conference() -> None:
    said = [one for each in read_text("安吉县人大教科文卫委主任委员王立平到会。") for one in each.mentions]
    assert {one.entity.cls for one in said if "教科文卫委" in one.entity.label} == {"PeoplesCongress"}


def test_readiness_is_no_accident() -> None:
    text = "12月6日，梅溪镇开展演练，提高应对消防突发事件的处置能力。"
    assert labels(text, "Incident") == set()
    assert labels("12月6日，安吉县梅溪镇发生火灾。", "Accident") != set()


def test_moneys_of_others() -> None:
    found = amounts.find(analyse("青禾公司捐款港币60万元，华岭公司捐款300万元，林场捐款美金1000元。"))
    assert [(str(one.value), one.unit) for one in found] == [("600000", "港元"), ("3000000", "元"), ("1000", "美元")]


def test_a_byline_is_no_deed_and_no_part_of_a_name() -> None:
    text = "本报讯（记者 邓珠泽仁 陈立言）8月5日，安吉县总工会举办培训班。"
    assert "邓珠泽" not in labels(text)
    life = "王立平\n数学学院\n8月5日，华岭大学王立平教授逝世。王立平是华岭大学数学学院教授。"
    assert all(said.article.authors == () for said in read_text(life))


def test_no_school_has_two_heads() -> None:
    text = "学院召开会议，会议由院长王立平主持。王立平院长传达了李雪校长的讲话精神。"
    assert {who for who, _ in posts(text)} == {"王立平"}
    assert ("李雪", "青禾大学校长") in posts("青禾大学校长李雪、教育学院院长王立平到会。")


def test_deputies_of_the_whole_beside_branches() -> None:
    text = "华岭商会常务副会长兼竹编分会会长王立平，常务副会长兼茶叶分会会长李雪到会。"
    assert {("李雪", "华岭商会常务副会长"), ("李雪", "茶叶分会会长")} <= posts(text)
    assert ("李雪", "竹编分会常务副会长") not in posts(text)


def test_who_has_the_office_there_already() -> None:
    text = "长兴县书画展在安吉开幕。长兴县文联主席李雪，安吉县文联主席王立平出席。县文联主席王立平讲话。"
    assert {post for who, post in posts(text) if who == "王立平"} == {"安吉县文学艺术界联合会主席"}


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("安吉县委原组织部部长王立平到会。", "中共安吉县委员会组织部部长"),
        ("湖州市委原宣传部部长王立平到会。", "中共湖州市委员会宣传部部长"),
    ],
)
def test_what_was_is_no_word_of_a_name(text: str, post: str) -> None:
    assert posts(text) == {("王立平", post)}
    assert all(one.ended for one in extract(article(text)).claims if one.predicate == "org:holds")


def test_clubs_have_no_union() -> None:
    text = "安吉县委副书记、安吉县劳模协会名誉会长王立平，工会主席李雪出席。"
    assert ("李雪", "安吉县劳模协会工会主席") not in posts(text)
    assert ("李雪", "青禾公司工会主席") in posts("青禾公司总经理王立平，工会主席李雪出席。")


def test_whom_we_invite_is_not_our_house() -> None:
    text = "我院举办培训，我院院长王立平致辞。培训邀请了湖州青山医院护理部主任李雪授课。"
    assert not any("青山医院" in post for who, post in posts(text) if who == "王立平")
