"""Who may be meant: where two bearers of a name may each be the third, neither is, unless more is told of one."""

from helpers import each
from test_one_person import count, persons, read

from kg.identity import Record, decide
from kg.identity.ladder import on_the_side
from kg.lexicon import Row, table

HEAD = "任命陈敏为湖州市教育局局长。"


def _held(*posts: tuple[str, str, str]) -> int:
    """How many persons of one name hold posts: body and title, the code of the place, the day."""
    found = [
        Record("person", "孙志国", str(at), str(at), str(at), str(at), day, (("post", post), ("seat", code)))
        for at, (post, code, day) in enumerate(posts)
    ]
    return persons(found, decide(found), "孙志国")


def test_two_deputies_may_each_be_the_one_whom_the_city_appoints() -> None:
    one, two = "安吉县副县长陈敏到校检查。", "长兴县副县长陈敏到厂调研。"
    years = (2022, 2022, 2024)
    assert count(one, HEAD, name="陈敏", years=(2022, 2024)) == 1
    assert count(one, two, HEAD, name="陈敏", years=years) == 3


def test_two_trades_may_each_be_the_bare_name() -> None:
    bare = "安吉县的邵敬谦谈家乡变化。"
    doctor, owner = "安吉县人民医院医生邵敬谦值班。", "安吉县民宿老板邵敬谦迎客。"
    assert count(doctor, bare, name="邵敬谦") == 1
    assert count(doctor, owner, bare, name="邵敬谦") == 3


def test_two_whole_works_at_once() -> None:
    union, school = "安吉县总工会\t330523\t副主席", "安吉县第一中学\t330523\t校长"
    congress = "安吉县人民代表大会常务委员会\t330523\t副主任"
    first, between, after = "2021-03-04", "2022-10-08", "2023-09-05"
    assert _held((union, "330523", first), (school, "330523", between), (union, "330523", after)) == 2
    water, farms = "安吉县水利局\t330523\t副局长", "安吉县农业农村局\t330523\t副局长"
    assert _held((water, "330523", first), (farms, "330523", between), (water, "330523", after)) == 2
    assert _held((water, "330523", first), (water, "330523", between), (farms, "330523", after)) == 1
    chair = "安吉县总工会\t330523\t主席"
    assert _held((chair, "330523", first), (congress, "330523", between), (chair, "330523", after)) == 1


def test_who_is_of_a_village_is_none_of_the_bureaus() -> None:
    of = "安吉县梅溪镇马村的邵敬谦开始剪葡萄。"
    assert count("安吉县水利局局长邵敬谦检查堤防。", of, name="邵敬谦") == 2
    assert count("安吉县梅溪镇葡萄种植户邵敬谦增收。", of, name="邵敬谦") == 1
    told = "安吉县梅溪镇马村的邵敬谦二十六岁，是古桥讲解员。"
    found = read(told)[0]
    assert ("title", "讲解员") in found.signs and ("title", "村民") not in found.signs


def test_one_town_says_more_than_one_county() -> None:
    bare = "安吉县梅溪镇的陈敏说，老屋有人住了。"
    assert count("安吉县梅溪镇客栈老板陈敏介绍。", bare, name="陈敏") == 1
    assert count("安吉县孝丰镇客栈老板陈敏介绍。", bare, name="陈敏") == 2


def test_who_trades_across_the_strait_leads_a_firm() -> None:
    assert count("安吉县的台商邵敬谦建厂。", "安吉县人民医院医生邵敬谦值班。", name="邵敬谦") == 2
    assert count("安吉县的台商邵敬谦建厂。", "安吉县青禾电子有限公司董事长邵敬谦发言。", name="邵敬谦") == 1


@each(table("side_posts", "body", "title", "example"))
def test_posts_that_are_held_beside_others(row: Row) -> None:
    where, held = row["example"].split("+")
    assert on_the_side(f"{where}\t330523\t{held}")


def test_a_reporter_does_not_write_of_himself() -> None:
    found = read("安吉县纺织厂队员王伟受了伤。", authors=("王伟",))
    assert persons(found, decide(found), "王伟") == 2
    found = read("安吉县的竹席好卖。“订单排到了正月。”王伟笑着说。", authors=("王伟",))
    assert persons(found, decide(found), "王伟") == 2
    found = read("安吉县纺织厂通讯员王伟写下此文。", authors=("王伟",))
    assert persons(found, decide(found), "王伟") == 1


def test_two_hundreds_are_no_two_persons() -> None:
    said = "两个“一百”加在一起，王立平县长说意义特殊。"
    assert not [sign for one in read(said) for sign in one.signs if sign[0] == "namesake"]
    said = "镇上有两位“王立平”，王立平县长说常收错信。"
    assert [sign for one in read(said) for sign in one.signs if sign[0] == "namesake"]


def test_who_is_congratulated_on_an_election_is_the_one_whom_the_letter_is_to() -> None:
    found = read("各方向青禾协会会长王立平发来贺电，热烈祝贺王立平当选白杨学会主席。")
    assert len([one for one in found if one.name == "王立平"]) == 1


def test_in_national_news_a_minister_leads_an_association() -> None:
    around = "浙江、江苏、山东的代表在京与会。"
    minister, leads = "中央统战部部长邵敬谦主持会议。", "中国青禾促进会执行副会长邵敬谦主持会议。"
    assert count(around + minister, around + leads, name="邵敬谦") == 1
    assert count("安吉县水利局局长邵敬谦主持会议。", "安吉县青禾促进会会长邵敬谦主持会议。", name="邵敬谦") == 2


def test_another_title_says_less_of_a_whole_foreign_name() -> None:
    around = "浙江、江苏、山东的代表在京与会。"
    one, two = "协调员{}说，救援车队到了。", "副秘书长{}计划前往当地。"
    assert count(*(around + said.format("马尔科·埃斯滕森") for said in (one, two)), name="马尔科·埃斯滕森") == 1
    assert count(*(around + said.format("莱科夫") for said in (one, two)), name="莱科夫") == 2


def test_a_master_of_his_craft_heads_no_bureau() -> None:
    master = "安吉县的竹编师傅邵敬谦收徒。"
    assert count(master, "安吉县水利局局长邵敬谦检查堤防。", name="邵敬谦") == 2
    assert count(master, "安吉县的篾匠邵敬谦出师。", name="邵敬谦") == 1


def test_a_county_head_is_called_to_be_its_party_secretary_within_days() -> None:
    head, leads = "安吉县人民政府\t330523\t县长", "中共安吉县委员会\t330523\t书记"
    bureau = "安吉县教育局\t330523\t局长"
    assert _held((head, "330523", "2023-08-30"), (leads, "330523", "2023-09-06")) == 1
    assert _held((bureau, "330523", "2023-08-30"), (leads, "330523", "2023-09-06")) == 2


def test_few_lead_a_county() -> None:
    one, two = "安吉县委常委、组织部部长陈敏讲话。", "安吉县副县长陈敏讲话。"
    assert count(one, two, name="陈敏", years=(2021, 2023)) == 1
    assert count("安吉县文化馆馆长陈敏讲话。", two, name="陈敏", years=(2021, 2022)) == 2


def test_two_of_a_surname_and_title() -> None:
    said = "会长王立平退休了。现任局长王立平送来新书，两位“王局长”签下名字。"
    assert len([one for one in read(said) if one.name == "王立平"]) == 2
