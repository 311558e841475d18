"""Two persons of one name in one article, and one person of two trades."""

import pytest
from helpers import each
from invented import article

from kg.extract import extract
from kg.mentions.trades import trade
from kg.resolve import namesakes

TWO = {
    "a list names both": "安吉县县长王伟、安吉青禾竹业有限公司董事长王伟出席仪式。",
    "others stand between them": "安吉县县长王伟、副县长李晓梅和安吉青禾竹业有限公司董事长王伟出席仪式。",
    "a long list": "安吉县县长王伟、"
    + "、".join(f"{name}县副县长李{name}" for name in "德清长兴桐乡海盐平湖嘉善龙游")
    + "、安吉青禾竹业有限公司董事长王伟出席仪式。",
    "trades that no career joins": "安吉县副县长王伟到安吉县第一中学看望教师。语文教师王伟接过鲜花。",
    "a soldier and a head of a town": "溪龙乡乡长王伟讲话。安吉县第一医院医生王伟义诊。",
    "another is called so, too": "请王伟到三号诊室。给王伟看病的医生也叫王伟。主治医师王伟笑了。",
    "an official and a manager": "青禾竹业总经理王伟提出建议。县发展和改革局副局长王伟现场作答。",
    "offices of two states": "巴西总统王伟致电祝贺。秘鲁总理王伟出席。",
    "in the government, and at the head of a bureau": "安吉县副县长王伟讲话。安吉县教育局局长王伟陪同。",
    "in the city, and in the county": "副市长王伟到安吉县检查。李晓梅、县水利局局长王伟汇报。",
    "one title in two counties": "安吉县教育局局长王伟与长兴县教育局局长王伟在协议上签字。",
    "a dealer and a deputy head": "巴西圣保罗州副州长王伟出席。商户王伟摆出了咖啡。",
    "said": "安吉县副县长王伟和演员王伟同名。",
    "one does something for the other": "竹编艺人王伟坐上了去北京的车。县文化馆馆长王伟到车站为他送行。",
    "elected, and a guest": "大会选举王伟为安吉县律师协会会长。市中级人民法院副院长王伟、市司法局局长李晓梅到会祝贺。",
    "the head of a house, and a lawyer": "副院长王伟主持会议。青禾律师事务所律师王伟、李晓梅等发言。",
    "a manager, and a worker who is praised": "董事长王伟作报告。织造车间挡车工王伟等六人获奖。",
    "met as something else": "青禾竹业董事长王伟介绍情况。市长李晓梅与省劳动模范王伟亲切交谈。",
    "comes from somewhere": "副县长王伟、李晓梅列席会议。来自青禾茶业的委员王伟提交了提案。",
    "an official, and the first of a list": "安吉县委书记王伟通报情况。老干部王伟、李晓梅等发言。",
}
ONE = {
    "no word for two": "举重名将王伟训练。退役后，王伟当了教练。",
    "comes from somewhere, named before": "代表王伟说，茶树要护。来自青禾茶业的委员王伟笑了。",
    "an official who comes from somewhere": "副县长王伟列席会议。来自县科技局的副县长王伟笑了。",
    "a former official": "青禾竹业总经理王伟讲话。县发展和改革局原副局长王伟到场。",
    "a career": "安吉县教育局局长王伟当选副县长。副县长王伟讲话。",
    "the head of the police besides": "副县长王伟讲话。安吉县公安局局长王伟要求加强巡逻。",
    "one office, its place told and not": "安吉县教育局局长王伟、县教育局局长王伟的名字写在两处。",
    "a village head grows rice": "马村党支部书记王伟笑了。种粮大户王伟收了十万斤稻谷。",
    "what anybody may be besides": "全国人大代表王伟发言。医生王伟说，要建乡村诊所。",
    "two offices of a state": "巴西总统王伟致电祝贺。巴西国防部部长王伟出席。",
    "an ambassador": "巴西驻秘鲁大使王伟致辞。巴西大使王伟出席。",
    "a rare name": "安吉县副县长邵敬谦讲话。语文教师邵敬谦接过鲜花。",
    "a soldier who became a policeman": "战士王伟退伍了。十年后，民警王伟救起一名儿童。",
    "an elder who was an official": "退休干部王伟、李晓梅等种下桃树。",
    "an article that tells of a life": "1998年，挡车工王伟进厂，当年就拿了奖。如今，董事长王伟还记得那台织机。",
    "the head of a hospital": "副院长王伟主持会议。主任医师王伟、李晓梅等发言。",
    "a party secretary who is met by his name": "青禾竹业董事长王伟介绍情况。市长李晓梅与王伟董事长交谈。",
    "another is seen off": "县文化馆馆长王伟讲话。演员李晓梅上车，馆长王伟为她送行。",
    "a title and the name twice": "安吉县县长王伟讲话，县长王伟强调安全。",
}


def bearers(text: str, name: str) -> int:
    return len({one.entity for one in extract(article(text)).mentions if one.entity.label == name})


@each(TWO.values())
def test_two(text: str) -> None:
    assert bearers(text, "王伟") == 2


@each(ONE.values())
def test_one(text: str) -> None:
    assert bearers(text, "邵敬谦" if "邵" in text else "王伟") == 1


def test_a_surname_and_title_means_who_has_it() -> None:
    text = "安吉县县长王伟、安吉青禾竹业有限公司董事长王伟出席仪式。王县长说，要种好竹子。"
    found = {one.span.begin: one.entity for one in extract(article(text)).mentions if one.span}
    assert found[text.index("王县长")] == found[text.index("王伟")] != found[text.rindex("王伟")]


def test_four_times_the_name_is_four_times_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(namesakes, "trade", lambda title: asked.append(title) or trade(title))
    looked = []
    for times in (40, 160):
        asked.clear()
        bearers("安吉县县长王伟出席会议。\n" * times, "王伟")
        looked.append(len(asked))
    assert looked[1] < 4 * 1.6 * looked[0]
