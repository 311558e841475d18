"""Names of persons: where they begin and end, and what only looks like one."""

import re
from collections.abc import Iterator

import pytest
from helpers import each
from hypothesis import given
from hypothesis import strategies as st
from invented import article

import kg
from kg import lexicon
from kg.extract import extract
from kg.language import analyse
from kg.language.person_names import surnames
from kg.layout import names
from kg.lexicon import Row, table
from kg.mentions import organisations, persons, places, rivals, titles, word_costs
from kg.mentions.person_tables import cues
from kg.model import Span

# [names] in brackets are to be found, nothing else
SENTENCES = [
    "县委书记[王立平]讲话。",
    "外长[阿卜杜拉]4日会见了他,外长[阿卜杜拉希安]表示欢迎。",
    "法官[李娜]翻遍了案卷,村民[王明]靠养蜂致富。",
    "她的丈夫[孙军]负责送货,村里刘军费一事已经了结。",
    "县长[孙军]到会。[孙军]曾在安吉县工作六年。",
    "[彭建国]代表安吉县委作报告。",
    "青禾中学毕业生[杜敏]以优异成绩考入大学。",
    "副主席[李雪]、[张建国]、[欧阳文]分别带队。",
    "副主席[李雪](女)、[张建国]出席。",
    "[赵志刚]市长、[陈波]副市长赶赴现场。",
    "选举[王立平]为主席,[李雪]、[张建国]当选为副主席。",
    "局长[周 俊]主持会议。",
    "决定任命:\n[冯艳芳]为县教育局局长。",
    "免去[高建民]的局长职务。",
    "[李卫国],男,汉族,1975年3月生。",
    "总统[卡洛斯·门多萨]表示欢迎。",
    "记者[王立平]报道。",
    "县委副书记[扎西多杰]慰问牧民。",
    "局长[李平]作汇报,副局长[陈明远]作工作报告,校长[何金作]讲话。",
    "会议接受[向荣]辞去局长职务,职工代表向荣誉获得者献花。",
    "局长[丘陵]通报情况。",
    "主席[王立平]与台胞[简文豪]、侨胞[邓丽云]座谈,台胞接待站揭牌,侨胞齐心协力。",
    "县长[艾山江·库尔班乃孜]慰问护边员,护边员[热合曼·吐尔逊尼牙孜]、[阿洪白克·艾力]参加。",
    "市长[艾力江·吐尔洪]到梅溪镇慰问,副市长[卡斯木·买买提]赴企业调研。",
    "1 | [陈建国] | 安吉县实验小学教师",
    "妻子[李海珍]、母亲[陈秀兰]都支持他,父亲高兴得合不拢嘴,女儿周末回家。",
    "建筑师[让·莫内]到场,老师让学生发言。",
    "1 | 高新区 | 主任\n2 | [陈小兵] | 院长",
    "推选出[周明轩]、[孙立文]、[格桑卓玛]、[刘正新]4名个人。",
    "主席团举行会议。",
    "司长[林郑月英]到场。[林郑月英]致辞。",
    "[王立平]到首山、顾县、石岭、高桥四个法庭走访。",
    "副主席[王立平]、[李雪]、[张建国]三名同志到场。",
    "主任温馨提示:注意防火。",
    "副主席分别发言。",
    "工人李大爷说。",
    "市长热线接到来电。",
    "《副主席王立平的一天》播出。",
    # places, things and houses beside
    "石宝湾核电站开工建设。",
    "花园里的苏梅、宫梅、玉蝶梅等300多种梅花开放。",
    "治理乌兰布和、腾格里、毛乌素等沙漠。",
    "坚持以惊雷之势推进。",
    "在村民[李盟]家,县长[赵志刚]询问收成。",
    "村民[王伟]家的房子修好了。",
    "种植户[李盟]家的十二亩果园开了花。",
    "技术员[王立]蹲在田头,村民[王翠]花三万多元翻修了房子。",
    "村医[罗大洪]第一次坐在镜头前,航标工[刘涛]每天出船。",
    "民工、员工、职工都来了。",
    "扎染艺人[杨丽]用板蓝根染布。",
    "县医院[王芳]等十二名医生上船。",
    "护林员[贺中强]开着皮卡车进沙。",
    "割胶工[符丽]戴上头灯,副大队长[周明]骑摩托车赶来。",
    "[王立平]主席同[别列佐维奇]总统会谈,总统[伊莱丝·卡斯特罗]到访。",
    "省委书记[尹明]和省长[叶建春]陪同。",
    "出席的有[阿尔肯]、[白玛赤林]、[魏东和]、[赵志]。",
    "战士踏冰卧雪、守边卫国。",
    "政协主席[赵立新]等四家班子领导出席。",
    "主席[赵立新]等12家单位负责人到场。",
    "日本知事[玉城健二]到访。",
    "会见银行行长[浅川雅继]。",
    # whole, whatever the tagger cuts and joins
    "院领导[李忠]、[朱光应]、[郑承志]出席。党委副书记[朱光应]作了报告。",
    "副市长[刘国中]出席会议。",
    "县委书记[高云江]说:“要抓落实。”",
    "县长[佟志新]到会。",
    "副主席[李雪]、[魏凤和]、[王勇]出席。",
    "副县长谭伯说,还要努力。",
    "总书记高瞻远瞩。",
    "县长湛蓝天空下讲话。",
    "接受了记者的采访。",
    "2010年起任公司总经理。",
    "开展向[王立平]同志学习活动。",
    "总书记代表党中央致辞。",
    "原任县委书记的[谢远帆],调任市长。",
    "县领导[何晓远]、[孙永安]、[林以璐]分别参加。",
    "常务副主席[陈立红]来我县调研。",
    "组织部部长[何文]向老同志介绍情况。",
    "区工商联第五届主席[刘义林]作报告。",
    "检修工人加班加点。",
    "大火正向居民家蔓延,队员向大会献词。",
    "县人大代表芦花镇镇长[王立平]到场。",
    "广大职工不忘初心、再接再厉。",
    "最后来到了任洼村,看望老党员。",
    "乡党委书记[王立平]率队到梅岭镇调研。",
    "戴着红艳艳的光荣花。",
    # words that only look like names
    "绿茶、乌龙茶进入采制阶段。",
    "双方赓续友谊,互相支持。",
    "总书记曾回信勉励学生。",
    "会上宣读了主席贺信。",
    "领导干部要学网、懂网。",
    "马方表示欢迎。",
    "俄军向马科夫卡居民点推进。",
    # and names beside others' words
    "日本首相[岸田正太]和电力公司社长道歉。",
    "主席[王立平]致电[韦斯利·西梅纳],祝贺他就任总统。",
    "[曾文静]教授授课。",
    "工程师[伊万·彼得罗夫]展示壁画。",
    "副市长[葛文]受贿案宣判,法院判处[葛文]有期徒刑。虽然[葛文]有自首情节,仍从重处罚。",
    "今年第3号台风“李莲娜”登陆。",
    # never cut, never a character too many: the sentence reads best with the whole name
    "县总工会主席[陈立平]作报告。",
    "部长[周克民]主持仪式。",
    "确认[段成刚]任组长。",
    "区委书记[刘万和]出席会议。",
    "县长[马亚同]出席会议。",
    "副主席[尹浩]为获奖者颁奖。",
    "区长[郅海明]讲话。",
    "[陈望之]受贿案开庭。",
    "副主席[马骉]、[郑垚]、[陆彧]出席会议。",
    # names that are words, and words that are no names
    "县长[高兴]主持会议,副县长[方向]、[江河]出席会议。",
    "领导水平不断提高。",
    "职工基本养老保险全国统筹。",
    "梁沟村的人都认为这是好事。",
    "续写中阿友谊新篇章,向世界展示风采。",
    "加强师德师风建设,举行专题宣介会。",
    # with no title beside
    "昨天,[张作玺]主持创办了学校。",
    "航天员[江新林]返回地面。",
    "职工[斯琴格日乐]、牧民[巴特尔]发言。",
    # words behind an office that say when or how are no names; nouns and cities that are names are
    "市长周四接待客商,副市长全力主持救援,书记计划出席会议。",
    "副主席[方向]主持会议,区长[万隆]出席会议。",
    "副主席[黄永胜]利用幻灯片讲解,副主席[钱进]步行前往。",
    "二级调研员[张兴]及相关科室负责人出席。",
    "被告人张某甲出庭。",
    "人大代表[夏吾卓玛]是职工,主任[罗布]和科长到会。",
    "支队长[国岩]致谢,轮值主席国法国到会。",
    "副部长[周志应]出席。[周志应]应邀致辞,[周志应]强调安全。",
    # with more than one surname, or none of ours
    "行政长官[林陈月娥]等共同主礼,组织部部长[何文]向老同志问好。",
    "统战部部长[曲比木呷],副主席[尕玛松保]出席。",
    "馆长[汉斯﹒穆勒]、主任[汉斯‧莉森]出席。",
    "[李敏]研究员和[刘力]研究员出席。",
    "德国教授[汉斯·穆勒]、法国学者[皮埃尔·杜邦]出席。",
    "日本石桥市市长[宫本正太郎]出席并致辞。",
    # the place between a title or list mark and a mark or cue is filled by one name
    "副主席[沙马石古]主持会议,副主席[热合曼江]出席,部长[公保才江]、[更藏卓玛]讲话,秘书长[央金]到会。",
    "副主席[次仁玉珍]、[仁青东智]、[王立平]参加会议,巴西部长[阿多克明]致辞。",
    # a name that is a word: before what only persons do, and between a body and its office
    "主席[江山]为获奖者颁奖,副主席[温泉]向职工致以问候,书记[高峰]的讲话引起共鸣,主席严格为企业服务。",
    "学生代表[欧阳靖]等12名同学发言。",
    # 和, 为, 作 are letters of a name where what a person does follows, and none where they lead on
    "主席[王大为]主持会议,副主席[贾振和]围绕安全讲话,主任[石爱作]还指出,部长[孙立为]传达了精神。",
    "会议选举[王大为]为主席,选举[孙建]当县长,志愿者来到[孙建国]一家。",
    "免去[李路]同志县水利局局长职务。",
    "听取了主席[王大为]所作的报告,主席[李有为]和副主席[李雪]到场。",
    "主席[孙立]为进一步做好工作召开会议,主席[王立]和副主席[李雪]到场,主席[周天]作报告。",
    "时任县教育局局长的[周新]到会。",
    "中日和平友好条约缔结五周年，[王伟]同[宫本文雄]首相会谈。",
    "任命:\n[丁宏伟]为县教育局局长。\n[毛得水]为县民政局局长。",
    "选举[戴风]、[于卫东]为副主席,会上,于占奎作了报告。",
    "对方为局长所说的材料,工程为县长所关心。",
    "被告人[易金花]犯受贿罪,被告人[毛得水]到庭,被告人高度配合。",
    "多人反对日本首相[宫本文雄]访问韩国,日本外相[石桥直人]就此致函。",
    "县总工会主席[石川]先后参加三场活动。",
    "各地学习王立平新时代青禾思想,[王立平]强调安全。",
    "德国专家[阿拉米斯·穆勒]因在安吉县种树获奖。",
    "董事长[谢立实]等参加。",
    "记者[韩梅]举着话筒,主任[张伟]用毛笔写字。",
    # what goes on behind a name is no part of it, what is of it is not cut
    "县委常委[王大为]在致辞中说,要落实。县领导[王大为]、[陈海]出席。",
    "市长[蒋立安]今(19)日出席会议。",
    "司长[林郑月娥]9月26日在湖州会面。",
    "学生[吴尘湉湉]在台上讲述故事。",
    "学生[林一诺]、[王子涵]、[张高君妍]获奖,一等奖获得者:[赵钱孙雅]、[王若水]。",
    "在党总支书记[费孝同]的带领下,大家参观了茶园。",
    "被告人[贾宝]、[林黛]犯盗窃罪。",
    "展出了青花瓷、唐三彩、景泰蓝等作品。",
    "陪同调研的有:[尚勇]、[车俊]、[蓝天立]。",
    "检察长[应勇]作的关于检察工作的报告,副主任[何平]作关于草案的说明,院长[李飞]作法院工作报告。",
    "昨天,[王伟]家的房子成了样板,程凯家三代从警。",
    "技术员[廖席]正在进行新项目的攻关。",
    "白鹤梁题刻、张飞庙、石宝寨等文化遗存,马骨胡、芦笙等国家级非物质文化遗产。",
    "外长[阿卜杜拉·汗]表示欢迎,总理[阿马杜·巴]在会上讲话。",
    "大队长和魏鑫密切配合。",
    "英国首相[约翰逊]辞议员职务。",
    "英国副首相[奥利弗·道登]会面的提议。",
    "俄罗斯总统助理[尤里·乌沙科夫]近日表示欢迎。",
    "德国议员[塞维姆·达代伦]称,法国总理[弗朗索瓦·菲永]近日到会,主席[斯特凡·哈通]。",
    # introduced in a line of its own
    "[赵志锠]先生,高级工程师。",
    "[孙向浩]:男,汉族。",
    "[吴国芝]女士:中国国籍。",
    # foreign
    "波兰总理[彼得罗夫]抵达北京,外长[谢苗诺夫]、议长[金尼诺夫]同行。",
    "俄罗斯外长[乔治耶夫]同来宾的夫人会面。",
    "总统[达尔塔尼昂]会见总理[阿拉米斯]。",
    "总统[波尔多斯]致慰问电。",
    "[罗什福尔]表示支持。",
    "转达对[罗什福尔]国王的问候。",
    "总理[德·拉费尔-布朗]特别强调。",
    "乌兹别克斯坦总统[阿拉米斯]和格鲁吉亚总理[波尔多斯]出席。",
    "应美国总统邀请访问巴拿马城。",
    "研究所主任[丹尼·阿多斯]和主席[马克·莱斯]出席。",
    "在奥尔塔尼亚遭到炮击。",
    "副委员长[阿依古丽·麦麦提吐尔逊]出席。",
    # whatever dot they are written with, with initials, no letter of what is done
    "副主席[努尔肯•哈布提]、[艾尔肯.吐尔逊]、[古丽∙卡德尔]到会。",
    "议员[阿利斯•卡斯]对我校表示感谢。首页•要闻",
    "教授[M·达尔塔·阿多斯]、作家[J·K·波尔多]、学者[阿拉·B·米斯]作主旨演讲。",
    "书记讲了3.5个观点。会议要求.县长部署。",
    # double surnames, of wives too; what ends in 为; a rank behind the title
    "副主席[司徒海]、[东方晓梅]出席。北方军团到场。",
    "副会长[林黄月芬]同行。",
    "任命[赵有为]为县教育局局长。认为为县教育局局长着想是对的。",
    "副主任(正科长级)[申屠明]参加。",
    "[贺平山](1922－2008),湖州人。青龙山(1922年)开山。",
    "教授[阿拉·B·萧]、作家[萨达·K·米斯]到会。甲·A·乙方案",
    # of monks and nuns, but not a word that begins so
    "选举[释慧明]为会长,[释常照]为副会长。会长[释妙空]法师致辞。",
    "法官释法说理,检察官释疑解惑,宣讲员释读了公报。",
    # set apart
    "名单:\n[丁 峰] [马 冠] [申小立] [吕长青] [刘 云](女) [李 达] [赵 一 鸣]",
    "县长[欧阳 锋]、[王 芳]出席。",
]


@each(SENTENCES)
def test_names(marked: str) -> None:
    wanted = re.findall(r"\[([^\]]+)\]", marked)
    text = analyse(re.sub(r"[\[\]]", "", marked))
    found = persons.find(text, titles.find(text), [])
    assert [text.raw[name.begin : name.end] for name in found] == wanted


LATER = [
    ("县总工会主席张建国讲话。张主席强调安全。", ["张建国", "张建国"]),
    ("主席张建国、副主席张云讲话。张主席强调安全。", ["张建国", "张云", "张建国"]),
    ("主席张建国讲话。李主席鼓掌。", ["张建国"]),
    ("曾文静教授授课。曾教授还答疑。", ["曾文静", "曾文静"]),
    ("总统巴尔·阿多斯讲话。阿多斯表示满意。", ["巴尔·阿多斯", "巴尔·阿多斯"]),
    ("总统阿多斯讲话。其子巴尔·阿多斯出席。阿多斯表示满意。", ["阿多斯", "巴尔·阿多斯", "阿多斯"]),
]


@pytest.mark.parametrize(("said", "wanted"), LATER)
def test_a_part_of_a_name_is_the_whole(said: str, wanted: list[str]) -> None:
    text = analyse(said)
    found = persons.find(text, titles.find(text), [])
    assert [name.full or text.raw[name.begin : name.end] for name in found] == wanted


def test_a_known_name_with_a_place_inside() -> None:
    text = analyse("市长魏海林讲话。在魏海林离任之后,王立平主席来到海林。")
    places = [rivals.candidate(Span(*found.span()), "place") for found in re.finditer("海林", text.folded)]
    found = persons.find(text, titles.find(text), places)
    assert [text.raw[name.begin : name.end] for name in found] == ["魏海林", "魏海林", "王立平"]


@given(st.text(alphabet="王李副主席长市县和、,。 ·张伟平的任命为AB1《》“”\n", max_size=60))
def test_any_text(raw: str) -> None:
    text = analyse(raw)
    found = persons.find(text, titles.find(text), [])
    ends = [0]
    for name in found:
        assert ends[-1] <= name.begin < name.end <= len(raw), "names never overlap"
        ends.append(name.end)


COLUMNS = ("id", "side", "pattern", "weight", "example", "counterexample")


@each(table("person_cues", *COLUMNS))
def test_cues_by_their_examples(row: Row) -> None:
    assert row["example"] or row["counterexample"]
    for marked in filter(None, (row["example"], row["counterexample"])):
        text = analyse(re.sub(r"[\[\]]", "", marked))
        found = persons.find(text, titles.find(text), [])
        wanted = re.findall(r"\[([^\]]+)\]", marked)
        assert [text.raw[name.begin : name.end] for name in found] == wanted
        assert all(name.why for name in found)


def test_features_have_a_meaning() -> None:
    rows = table("person_features", "feature", "weight", "meaning")
    assert all(row["meaning"] for row in rows)
    assert len({row["feature"] for row in rows}) == len(rows)


def test_name_tables_are_read() -> None:
    assert all(len(surname) in (1, 2) for surname in surnames("cost"))
    assert all(-9 < float(row["weight"]) < 9 for row in table("given_name_characters", "character", "weight", "cost"))
    assert all(len(row["part"]) >= 2 for row in table("name_parts", "part", "language", "often"))
    letters = table("transliteration_characters", "character", "weight")
    assert all(len(row["character"]) == 1 and 0 <= float(row["weight"]) <= 3.5 for row in letters)
    assert len({row["character"] for row in letters}) == len(letters)
    assert {row["kind"] for row in table("foreign_places", "name", "kind", "of")} == {
        "country",
        "city",
        "region",
        "other",
    }


@each(
    [
        ("日前，石岭镇副镇长赵文远被查。", ["赵文远"]),
        ("日前，石岭镇原党委书记、镇长赵文远因受贿被开除党籍。", ["赵文远"]),
        ("日前，石岭村支部书记赵文远被查。", ["赵文远"]),
        ("李国镇书记讲话。", ["李国镇"]),
        ("县委书记赵文远特别强调，要重视安全。", ["赵文远"]),
        ("近日，泸州长江五桥合龙，市民前来参观。", []),
        ("县总工会江河副主席讲话。", ["江河"]),
        ("东部战区陆军副司令员孔军到会。", ["孔军"]),
        ("近日，石岭镇长安村道路受损，村民出行不便。", []),
        ("县委书记赵文远到石岭镇、槐树林特场调研乡村振兴工作。", ["赵文远"]),
        ("县人武部负责人向侯磊的父母亲表达问候。", []),
        ("县总工会主席向周兰表示祝贺。", ["周兰"]),
        ("校党委书记成长春、副校长赵文远到会。市外办参加。", ["成长春", "赵文远"]),
        ("县教育局局长马明及苑志坚来我市考察。", ["马明", "苑志坚"]),
        ("县教育局副局长向红梅讲话。", ["向红梅"]),
    ]
)
def test_neither_a_place_with_offices_nor_an_adverb_is_a_person(text: str, named: list[str]) -> None:
    """A false person in news of discipline is the costliest mistake."""
    mentions = [mention for one in kg.read_text(text) for mention in one.mentions]
    assert [mention.surface for mention in mentions if mention.entity.cls == "Person"] == named


def _names(sentence: str) -> list[str]:
    text = analyse(sentence)
    where, offices = places.find(None, text).body, titles.find(text)
    ends = {title.end for title in offices}
    bodies = [rivals.body(text, body, ends) for body in organisations.find(text, where, offices)]
    found = persons.find(text, offices, [*bodies, *(rivals.candidate(place, "place") for place in where)])
    return [text.folded[name.begin : name.end] for name in found]


NOT_NAMES = table("not_names", "word", "example", "adverbial")
# What is kept of that table, and what was found by it.
KEPT = [word_costs.not_names, word_costs.adverbial, word_costs.is_name, word_costs.cost, word_costs.cutting]
KEPT += [lexicon.entries, names._is_person]


def _named(row: Row) -> list[str]:
    return [*_names(row["example"]), *(names.persons(row["example"]) or ())]


@pytest.fixture
def named() -> Iterator[dict[str, list[str]]]:
    """Whom the examples of the words that are no names name; what was read of the table is forgotten in the end."""
    yield {row.rule: _named(row) for row in NOT_NAMES}
    for one in KEPT:
        one.cache_clear()


@each(NOT_NAMES)
def test_a_word_is_a_name_but_for_its_entry(row: Row, *, named: dict[str, list[str]]) -> None:
    assert not any(row["word"] in name for name in named[row.rule])
    with pytest.MonkeyPatch.context() as patch:
        for module in (word_costs, lexicon):
            patch.setattr(module, "table", lambda *name: tuple(one for one in table(*name) if one.rule != row.rule))
        for one in KEPT:
            one.cache_clear()
        assert _named(row) != named[row.rule]


def test_a_name_whose_first_letters_are_a_state_and_one_behind_a_sentence() -> None:
    text = "候选人巴西鲁·迪奥马·法尔当选总统。马苏德·莱科夫得票过半。巴西卢莱科·西尔瓦到会。"
    found = _names(text)
    assert "巴西鲁·迪奥马·法尔" in found and "马苏德·莱科夫" in found and not [one for one in found if "。" in one]


@each(table("addresses", "word", "example"))
def test_a_form_of_address_is_no_given_name(row: Row) -> None:
    (called,) = re.findall(r"\[(.*?)\]", row["example"])
    assert called.endswith(row["word"])
    found = extract(article(re.sub(r"[\[\]]", "", row["example"]))).mentions
    assert called not in {one.entity.label for one in found if one.entity.cls == "Person"}


@pytest.mark.parametrize("side", ["left", "right"])
def test_cues_are_asked_of_few_words(side: str) -> None:
    edge = cues(side).choice.edge  # a cue that may begin with any character is asked of every word
    assert isinstance(edge, frozenset) and len(edge) < 400
