"""Whose a body is, and where its name begins, beside verbs, places and other bodies that look like its owner."""

import pytest
from helpers import each

import kg
from kg.mentions.organisation_lexicon import Form
from kg.mentions.organisation_scan import Body
from kg.model import Entity
from kg.resolve.link import class_of_a_unit

# text, what is a body by its full name (with whose unit, where one is told), what is none
CASES = [
    # what is done before 镇政府 or 法庭 is no place and no name
    ("县委书记王立平调研督导乡政府换届工作。", {}, {"督导乡人民政府"}),
    ("李雪到洛舍镇走访慰问镇政府干部。", {}, {"慰问镇人民政府"}),
    ("院长王立平到长兴县法院督查指导人民法庭工作。", {"长兴县人民法院": ""}, {"长兴县人民法院督查指导人民法庭"}),
    ("长兴县人民法院煤山法庭开庭。", {"长兴县人民法院煤山法庭": "长兴县人民法院"}, set()),
    ("梅溪镇镇政府办公室负责人参加。", {"梅溪镇人民政府办公室": ""}, {"梅溪镇镇人民政府办公室"}),
    # what is set up at once is not named by that
    ("三明市立即成立前线扑火指挥部。", {}, {"三明市立即成立前线扑火指挥部"}),
    ("安吉县推进竹产业发展工作指挥部召开会议。", {"安吉县推进竹产业发展工作指挥部": ""}, set()),
    # what opens a clause and acts with others is of the house; a street has no bureau
    (
        "安吉县人民医院召开大会。5月14日，团委联合护理部举办晚会。",
        {"安吉县人民医院团委": "安吉县人民医院", "安吉县人民医院护理部": "安吉县人民医院"},
        set(),
    ),
    ("递铺街道妇联、教育局联合举办讲座。", {"递铺街道妇女联合会": "", "安吉县教育局": ""}, {"递铺街道教育局"}),
    ("各级工会、妇联联合开展“春风”行动，要求学校、妇联开展宣传。", {}, {"妇联", "工会"}),
    # a university's institute in another town, its campus in brackets
    ("浙江农林大学长兴研究院院长王立平讲话。", {"浙江农林大学长兴研究院": "浙江农林大学"}, {"长兴研究院"}),
    ("浙江大学吴兴高新区研究院揭牌。", {"浙江大学吴兴高新区研究院": "浙江大学"}, {"吴兴高新区研究院"}),
    ("湖州研究院院长王立平讲话。", {"湖州研究院": ""}, set()),
    ("华岭大学（深圳）校长王立平致辞。", {"华岭大学（深圳）": ""}, {"华岭大学"}),
    ("华岭大学（杭州校区）书记王立平致辞。", {"华岭大学（杭州校区）": ""}, {"华岭大学"}),
    ("华岭大学（以下简称华大）校长王立平致辞。", {"华岭大学": ""}, set()),
    # a faculty in a list is the university's, not that of the one before
    (
        "华岭大学书记王立平讲话。材料学院、船海能动学院、理学院代表参加。",
        {"华岭大学船海能动学院": "华岭大学", "华岭大学理学院": "华岭大学"},
        {"船海能动学院理学院"},
    ),
    # whoever has an office in another town
    (
        "湖南省注册会计师协会长沙办事处揭牌。",
        {"湖南省注册会计师协会长沙办事处": "湖南省注册会计师协会"},
        {"长沙市办事处"},
    ),
    ("安吉县递铺街道办事处揭牌。", {"递铺街道办事处": ""}, set()),
    ("国家统计局安吉调查队队长王立平讲话。", {"国家统计局安吉调查队": "国家统计局"}, {"安吉调查队"}),
    ("安吉县文物调查队队长王立平讲话。", {"安吉县文物调查队": ""}, set()),
    (
        "青禾交通集团高速公路湖州管理处书记王立平讲话。",
        {"青禾交通集团高速公路湖州管理处": "青禾交通集团"},
        {"湖州管理处"},
    ),
    ("国网浙江电力长兴供电公司开展抢修。", {"国网浙江电力长兴供电公司": ""}, {"长兴供电公司"}),
    ("湖州市公安局吴兴分局月河派出所出警。", {"湖州市公安局吴兴分局月河派出所": "湖州市公安局吴兴分局"}, {"河派出所"}),
    ("中国人民银行安吉县支行召开会议。", {"中国人民银行安吉县支行": "中国人民银行"}, set()),
    ("浙江日报社、浙江海事局召开会议。", {"浙江日报社": "", "浙江海事局": ""}, {"浙江省日报社", "浙江省海事局"}),
    # a ward is no body of a place, a count no name, a kind of houses none
    ("湖州市神经外科研究所所长王立平讲话。", {"湖州市神经外科研究所": ""}, {"湖州市神经外科"}),
    ("华岭医院是安吉县唯一一所三级医院。", {"华岭医院": ""}, {"安吉县唯一一所"}),
    ("部分县重点项目和施工单位工会负责人参加。", {}, {"县重点项目和施工单位工会"}),
    ("李雪参观青禾医学研究中心湖州区域分中心体验馆。", {}, {"湖州区域分中心"}),
    ("我校第一附属医院举办脑科医院成立大会。", {"校第一附属医院": "我校"}, {"脑科医院", "校脑科医院"}),
    (
        "国家工程研究中心主任王立平讲话。李雪在国家实验室参观，国家实验室主任陪同。",
        {},
        {"国家工程研究中心", "国家实验室"},
    ),
    # parts of a house in a row of offices are beside one another, and an outpost has none of the house's desks
    (
        "长兴县人民法院刑事审判庭庭长王立平、执行局局长李雪到场。",
        {"长兴县人民法院执行局": "长兴县人民法院"},
        {"长兴县人民法院刑事审判庭执行局"},
    ),
    (
        "长兴县公安局治安大队大队长王立平、洛舍派出所所长李雪、宣传科科长赵信受表彰。",
        {"长兴县公安局宣传科": "长兴县公安局"},
        {"洛舍派出所宣传科"},
    ),
    (
        "安吉县水利局质量监督登记中心主任王立平、洛舍水利所所长李雪、巡查大队大队长赵信到场。",
        {"安吉县水利局巡查大队": "安吉县水利局"},
        {"洛舍水利所巡查大队"},
    ),
    (
        "湖州师范学院教师教育学院党委书记王立平、团委书记李雪出席。",
        {"湖州师范学院教师教育学院团委": "湖州师范学院教师教育学院"},
        set(),
    ),
    (
        "安吉县人大常委会农业农村工委主任王立平、法工委主任李雪到场。",
        {"安吉县人民代表大会常务委员会法工委": "安吉县人民代表大会常务委员会"},
        {"安吉县人民代表大会常务委员会农业农村工委法工委"},
    ),
    (
        "湖州竹乡银行公司业务部总经理王立平、洛舍支行行长李雪、风险管理部赵信走访企业。",
        {"湖州竹乡银行公司业务部": "湖州竹乡银行", "湖州竹乡银行风险管理部": "湖州竹乡银行"},
        {"洛舍支行风险管理部", "湖州竹乡银行公司"},
    ),
    (
        "湖州市第三医院与洛舍镇社区卫生服务中心签约。市第三医院骨科主任王立平、社区卫生服务中心主任李雪出席。",
        {"洛舍镇社区卫生服务中心": ""},
        {"湖州市第三医院社区卫生服务中心"},
    ),
    ("远帆大学化学学院教授王立平讲学，材料学院院长李雪主持。", {"远帆大学化学学院": ""}, {"远帆大学化学学院材料学院"}),
    ("安吉县公安分局梅岭派出所开展巡查。梅岭派出所民警王立平说。", {}, {"梅岭派出所"}),
    # a union has a department for its own people
    (
        "长兴县总工会副主席王立平，组织部负责人李雪参加。",
        {"长兴县总工会组织部": "长兴县总工会"},
        {"中共长兴县委员会组织部"},
    ),
    ("长兴县委常委、总工会主席王立平，组织部部长李雪参加。", {}, {"长兴县总工会组织部"}),
    # each town's, rooms that one is shown, what is needed, whoever is of unions: none
    ("各乡镇人民政府、街道办事处要抓好落实。", {}, {"街道办事处"}),
    ("得到了相关市总工会的接待，王立平参观了东莞市规划馆。", {}, {"东莞市总工会"}),
    ("王立平参观了长兴县人民法院审判庭、立案大厅等办公场所。", {"长兴县人民法院": ""}, {"长兴县人民法院审判庭"}),
    ("按照秀山教育系统所需，选派专家。", {}, {"秀山教育系统所"}),
    ("王立平来院坐诊，湖州市第三医院专家李雪来院坐诊。", {"湖州市第三医院": ""}, {"湖州市第三医院专家李雪来院"}),
    # one body by the short and by the full name of its place; whoever leads others is in no name
    ("浙江广电集团副总经理王立平到访。省广电集团将支持长兴。", {"浙江广电集团": ""}, {"浙江省广电集团"}),
    ("长兴县妇联班子率中层部室负责人到场。", {"长兴县妇女联合会": ""}, {"长兴县妇女联合会班子率中层部"}),
    ("长兴县妇联及相关街道社区妇联干部到场。", {"长兴县妇女联合会": ""}, {"街道社区妇女联合会"}),
    # a hall is no body, two halls are no one house
    ("王立平参观了青禾茶府商务会议厅、会客室。", {}, {"青禾茶府商务会议厅"}),
    ("王立平参观了湖州市博物馆历史馆和文物基地。", {"湖州市博物馆": ""}, {"湖州市博物馆历史馆和文物基地"}),
    ("安吉县召开会议，县发投公司董事长王立平参加。", {"安吉县发投公司": ""}, {"县发投公司"}),
    # one league under one name, what sells current is a firm
    ("安吉县团委、团县委举办活动。", {"中国共产主义青年团安吉县委员会": ""}, {"共青团安吉县委员会"}),
    # desks of a house, not ministries; offices of a level, none of the body before
    ("华岭医院医务部、科技部负责人参加。", {"华岭医院医务部": "华岭医院"}, {"中华人民共和国科学技术部"}),
    ("财政部、科技部印发通知。", {"中华人民共和国科学技术部": "中华人民共和国国务院"}, set()),
    (
        "安吉县检察院检察长王立平，县林长制办公室主任李雪出席。",
        {"安吉县林长制办公室": ""},
        {"安吉县人民检察院县林长制办公室"},
    ),
    ("华岭集团总经理王立平，市容管理处处长李雪出席。", {"华岭集团": ""}, {"容管理处"}),
    # a firm's hospital, a broker's kind before its name, what any firm may be
    ("青禾煤化工公司职工医院开诊。", {"青禾煤化工公司职工医院": "青禾煤化工公司"}, set()),
    ("保荐机构中国国际青禾股份有限公司发布意见。", {"中国国际青禾股份有限公司": ""}, {"机构中国国际青禾股份有限公司"}),
    ("双方成立一家合资公司，合资公司负责生产。", {}, {"合资公司"}),
    # a name of the whole country is no unit of the one before, nor cut short
    (
        "中国竹材研究所研究员王立平、中国竹材所科技处处长李雪来访。",
        {"中国竹材研究所": ""},
        {"中国竹材研究所中国竹材所科技处"},
    ),
    ("全国竹技中心主任王立平讲话。", {}, {"竹技中心"}),
    ("安吉县农委处长王立平、县竹材与植保植检总站副站长李雪参加。", {"安吉县农业委员会": ""}, {"安吉县农业委员会总站"}),
    # where a university is says nothing of the city's offices
    ("武汉大学教授王立平来我院。市农业农村局局长李雪陪同。", {"武汉大学": ""}, {"武汉市农业农村局"}),
    ("武汉市召开会议，武汉大学教授王立平到会。市农业农村局局长李雪陪同。", {"武汉市农业农村局": ""}, set()),
    # what is built, stood in or ranked is no body
    ("王立平到安吉青禾小学项目、湖州智慧竞技中心项目检查。", {}, {"安吉青禾小学", "湖州智慧竞技中心"}),
    ("安吉青禾小学项目组召开会议。", {"安吉青禾小学": ""}, set()),
    ("华岭学院副科以上干部参加。", {"华岭学院": ""}, {"华岭学院副科"}),
    ("活动在湖州地铁1号线青禾路站举行。", {}, {"湖州地铁1号线青禾路站"}),
    ("师属重点中学青禾中学开学。", {"青禾中学": ""}, {"师属重点中学", "师属重点中学青禾中学"}),
    ("湖州市工商联部室负责人参加。", {"湖州市工商业联合会": ""}, {"湖州市工商业联合会部室"}),
    ("长兴县供电公司深化青禾共产党员服务队建设。", {"长兴县供电公司": ""}, {"长兴县供电公司深化青禾共产党员服务队"}),
    ("青禾汽车安吉基地总经理王立平讲话。", {}, {"安吉基地"}),
    ("分会更名为作家协会，作家协会举办展览。", {}, {"作家协会"}),
    ("安吉县作家协会举办展览。", {"安吉县作家协会": ""}, set()),
    ("杭州铁路公安处湖州站派出所开展巡查。", {}, {"杭州铁路公安处湖州站"}),
    ("国家竹材质量检验中心（浙江）主任王立平讲话。", {"国家竹材质量检验中心(浙江)": ""}, set()),
    ("成都供电公司党委召开会议。", {"成都供电公司党委": "成都供电公司"}, set()),
    ("安吉县三家医院、湖州市五家公司参加。", {}, {"安吉县三家医院", "湖州市五家公司"}),
    ("两省一市老年活动中心负责人参加。", {}, {"市老年活动中心"}),
    ("调研座谈会在望江校区文华活动中心举行。", {}, {"望江校区文华活动中心"}),
    ("王立平感谢浙江千手慈善基金会。", {"浙江千手慈善基金会": ""}, {"慈善基金会"}),
    ("上海市人民政府台湾事务办公室主办比赛。", {"上海市人民政府台湾事务办公室": ""}, {"台湾事务办公室"}),
    (
        "我校关工委副主任王立平，校关工委办公室主任李雪，离退休工作处处长张建国参加。",
        {"校离退休工作处": "我校"},
        {"校关工委离退休工作处"},
    ),
    ("北京大学人民医院皮肤科主任王立平讲话。", {"北京大学人民医院皮肤科": "北京大学人民医院"}, {"北京市"}),
    (
        "安徽省竹业协会胸外科医师分会成立。",
        {"安徽省竹业协会胸外科医师分会": "安徽省竹业协会"},
        {"安徽省竹业协会胸外科"},
    ),
    ("安吉县商务局（招商）局书记王立平讲话。", {"安吉县商务局": ""}, {"安吉县商务局(招商)局"}),
    ("我院院长王立平到校。竹创中心材料事业部主任李雪陪同。", {}, {"院竹创中心材料事业部"}),
    ("我校召开会议。教务处处长王立平、侨联主任李雪参加。", {}, {"侨联"}),
    ("浙江省农科院院长王立平、蔬菜所所长李雪讲话。", {"浙江省农科院蔬菜所": "浙江省农科院"}, {"浙江省蔬菜所"}),
    ("湖州海关关长王立平、安吉办事处主任李雪讲话。", {"湖州海关": ""}, {"安吉县办事处"}),
    ("递铺街道办事处主任王立平讲话。", {"递铺街道办事处": ""}, set()),
    (
        "湖州市台联相关处室参加，湖州市总工会处室负责人参加。",
        {"湖州市总工会": ""},
        {"湖州市总工会处室", "湖州市台联处室"},
    ),
    ("每周三市二医院专家坐诊。", {}, {"市二医院"}),
    ("湖州市第二医院专家坐诊。", {"湖州市第二医院": ""}, set()),
    # a branch in a row is the firm's
    (
        "华岭集团副总经理王立平、第八工程分公司经理李雪出席。",
        {"华岭集团第八工程分公司": "华岭集团"},
        {"第八工程分公司"},
    ),
    # of whom nothing is said
    ("中国科学院副院长王立平在理大党委书记李雪陪同下来访。", {"中国科学院": ""}, {"中国科学院党委"}),
    ("安吉县总工会召开会议。青岭局工会副主席、工会办公室主任王立平参加。", {}, {"安吉县总工会办公室"}),
    ("安吉县总工会副主席、工会办公室主任王立平参加。", {"安吉县总工会办公室": "安吉县总工会"}, set()),
    # a department of the state is no unit of the firm or the office before
    ("华岭集团召开会议，国资委企业改革局局长王立平讲话。", {}, {"华岭集团国资委企业改革局"}),
    (
        "湖州市交通运输局局长王立平、公安局治安支队特勤大队大队长李雪讲话。",
        {"湖州市交通运输局": ""},
        {"湖州市交通运输局公安局治安支队特勤大队"},
    ),
]


@each(CASES)
def test_whose_it_is(text: str, wanted: dict[str, str], unwanted: set[str]) -> None:
    extractions = kg.read_text(text)
    named = {one.entity.label for read in extractions for one in read.mentions}
    units = {
        c.subject.label: c.object.label for read in extractions for c in read.claims if c.predicate == "org:unitOf"
    }
    assert {label: units.get(label, "") if label in named else None for label in wanted} == wanted
    assert not unwanted & named


@pytest.mark.parametrize(
    ("text", "cls"),
    [
        ("市政协提案委员会主任王立平出席。", "PoliticalConsultativeConference"),
        ("县人大监察委员会主任李雪出席。", "PeoplesCongress"),
        ("南方医科大学青禾医院开展义诊。", "Hospital"),
    ],
)
def test_a_committee_of_an_assembly_is_of_its_class(text: str, cls: str) -> None:
    named = {one.entity.cls for read in kg.read_text(text) for one in read.mentions if one.entity.label in text}
    assert cls in named and not named & {"GovernmentBody", "Organisation"}


def test_an_office_that_only_a_house_could_have_is_none_of_the_state() -> None:
    text = "我校副校长王立平致辞，合作发展办公室负责人参会。我校合作发展办公室主任李雪介绍情况。"
    named = {(one.entity.cls, one.entity.label) for read in kg.read_text(text) for one in read.mentions}
    assert ("GovernmentBody", "合作发展办公室") not in named


def test_a_committee_of_whom_nothing_is_said_is_none_of_the_state() -> None:
    text = "湖州市足球协会主席王立平、裁判委员会主任李雪出席。"
    named = {(one.entity.cls, one.entity.label) for read in kg.read_text(text) for one in read.mentions}
    assert ("GovernmentBody", "裁判委员会") not in named


def test_where_a_mission_is_in_a_headline_says_nothing_of_whose_it_is() -> None:
    text = "市纪委派员赴市政府驻北京联络处开展调研\n\n联络处主任王立平介绍情况。市纪委书记李雪讲话。\n"
    named = {one.entity.label for read in kg.read_text(text) for one in read.mentions}
    assert not any("北京市" in label for label in named - {"北京市"})


def test_a_club_of_those_from_a_place_is_none_of_the_place() -> None:
    text = "青田同乡会会长王立平、湖州同乡会会长李雪到场。"
    told = [(one.subject.label, one.predicate) for read in kg.read_text(text) for one in read.claims]
    assert ("湖州同乡会", "kgo:jurisdiction") not in told


@pytest.mark.parametrize(
    ("own", "ending", "cls"),
    [("党委组织", "部", "PartyCommittee"), ("第一附属", "医院", "Hospital"), ("总务", "处", "Organisation")],
)
def test_what_a_unit_of_a_university_is(own: str, ending: str, cls: str) -> None:
    body = Body(0, len(own + ending), Form(ending, "owned", "Organisation", ending), own)
    assert class_of_a_unit(body, Entity("School", "华岭大学")) == cls
