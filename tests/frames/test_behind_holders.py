"""Offices of units that no table has, told behind who holds them; whose life a sentence tells."""

import pytest

import kg

UNITS = (
    "安吉县水利局水旱灾害防御科科长",
    "湖州市生态环境局环评与排放管理处副处长",
    "浙江省教育厅体育卫生与艺术教育处处长",
    "安吉县财政局会计管理科科长",
    "吴兴区人民法院执行裁判庭副庭长",
    "湖州师范学院后勤服务与基建处处长",
)
FORMS = (
    "王立平任{}。",
    "任命王立平为{}；",
    "王立平同志任{}（试用期一年）。",
    "免去王立平的{}职务。",
    "王立平（{}）出席会议。",
    "王立平，{}。",
    "王立平，男，1975年6月生，现任{}。",
    "王立平　{}\n",
    "王立平历任{}。",
    "{}王立平出席会议。",
)


def held(text: str) -> set[tuple[str, str]]:
    made = (claim for one in kg.read_text(text) for claim in one.claims if claim.predicate == "org:holds")
    return {(claim.subject.label, claim.object.label) for claim in made}


@pytest.mark.parametrize("form", FORMS)
def test_an_office_of_a_unit_behind_its_holder(form: str) -> None:
    wrong = {office: found for office in UNITS if (found := held(form.format(office))) != {("王立平", office)}}
    assert not wrong


def test_who_is_honoured_behind_somebody_is_none() -> None:
    assert held("王立平为安吉县水利局水旱灾害防御科科长李雪颁奖。") == {("李雪", "安吉县水利局水旱灾害防御科科长")}


LIVES = {  # beside another person, who is not meant
    "王立平，1975年出生，现任安吉县竹器厂厂长。": {"王立平"},
    "王立平，安吉县梅溪镇人，现任安吉县竹器厂厂长。": {"王立平"},
    "王立平，汉族，中共党员，历任安吉县竹器厂厂长。": {"王立平"},
    "王立平，大学学历，现任安吉县竹器厂厂长。": {"王立平"},
    "王立平毕业于湖州师范学院，现任安吉县竹器厂厂长。": {"王立平"},
    "今年45岁的王立平是安吉人，现任安吉县竹器厂厂长。": {"王立平"},
    "丁国华称，王立平为人正派，现任安吉县竹器厂厂长。": set(),
    "王立平的妻子毕业于湖州师范学院，现任安吉县竹器厂厂长。": set(),
    "李雪，女，1970年生，王立平之妻，现任安吉县竹器厂厂长。": {"李雪"},
}


@pytest.mark.parametrize("text", LIVES)
def test_whose_life_a_sentence_tells(text: str) -> None:
    found = {name for name, office in held(f"{text}副县长丁国华看望了他。") if office == "安吉县竹器厂厂长"}
    assert found == LIVES[text]


def test_a_life_of_kin_is_not_told_of_the_only_person() -> None:
    assert held("王立平的父亲是工人，曾任安吉县竹器厂厂长。") == set()


def test_an_honour_is_no_office() -> None:
    text = "王立平，男，现任青禾竹业有限公司工会主席，浙江省劳动模范。"
    assert held(text) == {("王立平", "青禾竹业有限公司工会主席")}


def test_leaders_and_what_they_lead() -> None:
    page = "安吉县人民政府领导分工\n\n程立新　县委常委、常务副县长：负责财政工作。\n李雪　副县长：负责教育工作。"
    assert held(page) == {
        ("程立新", "中共安吉县委员会常委"),
        ("程立新", "安吉县人民政府常务副县长"),
        ("李雪", "安吉县人民政府副县长"),
    }


def test_a_list_of_who_is_honoured_is_read() -> None:
    head = "关于表扬先进个人的通报\n\n经研究，决定对王立平等3名同志予以通报表扬。\n先进个人名单\n"
    page = f"{head}王立平　安吉县水利局防汛科科长\n赵小玉　梅溪镇副镇长\n李春华　安吉县气象局副局长\n"
    assert held(page) == {
        ("王立平", "安吉县水利局防汛科科长"),
        ("赵小玉", "梅溪镇人民政府副镇长"),
        ("李春华", "安吉县气象局副局长"),
    }


HOUSES = {  # the house that an appointment calls by its kind
    "安吉县竹产业协会召开理事会。会议增补赵小玉为协会副会长。": "安吉县竹产业协会副会长",
    "华岭大学召开大会。任命赵小玉同志为学校副校长。": "华岭大学副校长",
    "华岭大学召开大会。免去赵小玉的学校副校长职务。": "华岭大学副校长",
    "青禾集团召开大会，聘任赵小玉为集团副总经理。": "青禾集团副总经理",
    "青禾集团召开大会，赵小玉任公司副总经理。": "青禾集团副总经理",
}


@pytest.mark.parametrize("text", HOUSES)
def test_the_house_that_an_appointment_calls_by_its_kind(text: str) -> None:
    assert held(text) == {("赵小玉", HOUSES[text])}


def test_the_office_of_a_bureau_is_none_of_its_county() -> None:
    assert held("安吉县水利局召开大会，局办主任赵小玉主持。") == set()


def test_a_union_in_a_row_whose_house_nobody_knows() -> None:
    row = "监狱党委书记马志远、监狱长丁国华、工会主席周海燕出席。"
    assert held(f"10月26日，湖州监狱在湖州奥体中心举办运动会。{row}") == set()


def test_who_undertakes_is_no_host_by_the_words_before() -> None:
    page = (
        "“竹韵遗珍”特展在湖州博物馆开展\n\n9月28日，由湖州市文化广电旅游局、陕西历史博物馆联合主办，湖州市博物馆承办的"
        "“竹韵遗珍”特展在湖州市博物馆开展。开展仪式由市博物馆馆长孙小梅主持。"
    )
    made = [
        (c.predicate, c.object.label) for one in kg.read_text(page) for c in one.claims if hasattr(c.object, "label")
    ]
    assert {label for predicate, label in made if predicate == "schema:organizer"} == {
        "湖州市文化广电旅游局",
        "陕西历史博物馆",
    }
    assert ("kgo:undertakenBy", "湖州市博物馆") in made


def test_a_department_of_procurators_is_of_no_school() -> None:
    page = "5月30日，长兴县人民检察院邀请县第一小学师生走进检察院。检察长程立新致辞，第五检察部主任孙小梅介绍工作。"
    assert ("孙小梅", "长兴县人民检察院第五检察部主任") in held(page)
