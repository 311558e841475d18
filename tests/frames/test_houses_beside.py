"""Offices are not held in a house that only stands beside: guests, partners, units of another house."""

import pytest
from invented import held

import kg

# sentence → person = body + title
CASES = {
    # no firm, hospital or union has a faculty
    "我校水电学院与青禾机械有限公司签约。青禾机械有限公司董事长王立平、水电学院院长李雪出席签约仪式。": {
        "王立平": ["青禾机械有限公司董事长"],
        "李雪": ["校水电学院院长"],
    },
    "华岭银行与我校签订协议。华岭银行行长王立平、金融学院院长李雪出席。": {
        "王立平": ["华岭银行行长"],
        "李雪": ["校金融学院院长"],
    },
    "安吉县人民医院与我校签订协议。护理学院院长李雪出席。": {"李雪": ["校护理学院院长"]},
    "青禾路桥有限公司与我校签约。副院长王立平代表我校签字，设计与创意学院院长李雪参加。": {
        "李雪": ["校设计与创意学院院长"]
    },
    # no faculty has what the whole school has
    "青禾汽车有限公司与我校签约。汽车工程系主任王立平、教务处处长李雪参加。": {
        "王立平": ["校汽车工程系主任"],
        "李雪": ["校教务处处长"],
    },
    # whom one stands for is no part of a firm's name
    "王立平代表公司党委慰问湖州工作部。\n会前，公司董事长王立平、工会主席李雪调研。随后，王立平代表公司党委讲话。": {
        "王立平": ["公司董事长"],
        "李雪": ["公司工会主席"],
    },
    # our firm is named by its noun alone
    "市长王立平到我司地块调研，华岭集团党委书记、董事长李雪参加，集团党委书记、董事长陈海陪同。": {
        "李雪": ["华岭集团党委书记", "华岭集团董事长"],
        "陈海": ["集团党委书记", "集团董事长"],
    },
    "公司董事长王立平一行赴安吉县调研湖州工作部，公司副总经理、工会主席李雪参加。"
    "王立平与青禾建设有限公司安吉分公司负责人陈海座谈。": {
        "王立平": ["公司董事长"],
        "李雪": ["公司副总经理", "公司工会主席"],
    },
    # no branch has a board
    "到湖州分公司调研\n5月8日，公司党委书记、董事长王立平拜会安吉县委书记。中国青禾集团是老企业。"
    "湖州分公司扎根当地。": {
        "王立平": ["公司党委书记", "公司董事长"],
    },
    # a committee of the party has no 党组
    "安吉县委书记王立平一行到青溪人民法庭调研。党组书记、院长李雪陪同。": {
        "王立平": ["中共安吉县委员会书记"],
        "李雪": [],
    },
    "安吉县委副书记王立平到银行调研，党组书记、行长李雪汇报工作。": {"李雪": []},
    # a committee has no 会长 and no 会董
    "青禾促进会会长、原湖州市政协副主席王立平、李雪副会长到商会交流。": {
        "王立平": ["青禾促进会会长", "中国人民政治协商会议湖州市委员会副主席"],
        "李雪": ["青禾促进会副会长"],
    },
    "华岭商会接待者包括会董兼包装业委员会主席王立平、会董兼环保业委员会主席李雪。": {
        "李雪": ["华岭商会会董", "环保业委员会主席"],
    },
    # behind a committee of an assembly an office of the government
    "湖州市政协外事委员会副主任王立平、外事办公室港澳处处长李雪参加。": {"李雪": ["外事办公室港澳处处长"]},
    # of the school, of the whole firm, of nobody who is told
    "学院院长王立平、校企合作处处长李雪、人文系副主任陈海参加。": {
        "李雪": ["学院校企合作处处长"],
        "陈海": ["学院人文系副主任"],
    },
    "公司召开会议。公司党委常委、总工程师、安全总监王立平参加。": {
        "王立平": ["公司党委常委", "公司总工程师", "公司安全总监"],
    },
    "王立平大使会见青禾集团澳大利亚首席执行官李雪、青禾集团中国区总裁陈海。": {"李雪": [], "陈海": []},
    "座谈会上校友会会长王立平讲话。会上商会会长李雪介绍情况。": {"王立平": [], "李雪": []},
    "实习与就业服务中心主任王立平和校企校地合作部副部长李雪参加。": {"李雪": ["校企校地合作部副部长"]},
}


@pytest.mark.parametrize("text", CASES)
def test_an_office_is_not_held_in_a_house_that_stands_beside(text: str) -> None:
    posts = held(text)
    for person, wanted in CASES[text].items():
        assert sorted(posts.get(person, [])) == sorted(wanted)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("3月18日，青禾四局二公司湖州北站项目部举办比赛。经过评选，工经部、财务部获奖。", "青禾四局二公司财务部"),
        ("总领事王立平走访日本物流企业青岭河集团总部。", "日本物流企业青岭河集团"),
        ("副局长王立平强调了全省性行业协会与行政机关脱钩的重要性。", "省性行业协会"),
        ("将医院建设成为国家三级专科医院。", "国家三级专科医院"),
        ("建成省级重点中医医院和国家级示范学校。", "省级重点中医医院"),
        ("座谈会上校友会、妇联代表发言。", "座谈会上校友会"),
    ],
)
def test_what_is_no_body(text: str, unwanted: str) -> None:
    found = kg.read_text(text)
    names = {mention.entity.label for one in found for mention in one.mentions}
    assert unwanted not in names | {name[0] for one in found for name in one.unresolved}


def test_what_one_keeps_to_is_no_part_of_a_name() -> None:
    found = kg.read_text("湖州工作部要紧紧围绕公司“一体两翼”战略，努力完成任务。")
    assert not any("围绕" in mention.surface for one in found for mention in one.mentions)
