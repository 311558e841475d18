"""What the words right beside a name say of its bearer: 南非总统甲, 航天员乙, 丙（女，苗族）."""

from collections.abc import Iterator
from functools import cache

import ahocorasick

from kg.late import late
from kg.lexicon import table
from kg.mentions.organisation_lexicon import states
from kg.mentions.trades import OFFICE, OWNER, RESIDENT, called, called_behind, fields, in_house, title_at, trade
from kg.resolve.namesakes import says_two

_BEFORE = 16  # characters before a name that may introduce it
_CLAUSE = late(r"[，。；：！？、,;:!?\n（()）《》“”]")
# behind another person: 青禾学院院长王立平与|华岭集团总工程师李晓梅; behind what is done: 法院审理|县委原书记甲一案
_WITH = late("[与同跟](?=.{4})|审理|宣判|判处|提起公诉|指控|通报|任命|免去|选举")
_ABROAD = late("[驻访赴援]|前往|出访|抵达")  # 驻美国大使, 访问法国的总理: not of that country


_IS = late(
    r"(?:(?:今年|现年)?[^，。；！？\n]{1,4}岁，|今年[^，。；！？\n]{1,6}，)?(?:就|便|也)?是(?!否)([^，。；：！？“”\n]{2,24})(?=[，。；！？\n])"
)
_NOW = late(
    r"[^。！？\n“”]{2,40}?，(?:[他她]?(?:如今|现在|目前|现)|[他她])就?(?:是|担任|任)([^，。；：！？“”\n]{2,24})(?=[，。；！？\n])"
)
_THIS = late(r"这[位名个]([^，。；：！？“”（）\n]{2,14})")
_OWNS = late(
    r"(?:[和的一家夫妇妻子])*的[^，。；、的]{0,6}(?<!文化)(?<!图书)(?<!博物)(?<!体育)(?:[店铺坊摊馆]|饭庄|酒楼|民宿|农家乐)(?![长主员])"
)
_DEALS = late(
    "[^！？\n“”]{0,40}?(?:^|[他她])(?:一直|原来|在[^，。；]{2,8})?做[^，。；！？\n]{0,8}(?:生意|买卖)"
)  # 甲…。他做药材生意二十年
_DOES_WHAT = late("带[了着出领]|[了着把被说将给让用已]")  # ends who is meant: 这位木匠|带了三名徒弟
_WARD = late(
    "([^院科室局的该我本各由和与及、]{1,4}科)(?:[副主的]|一名)*$"
)  # of a hospital: who works there rarely changes it
_HEALTH = frozenset({"doctor", "nurse"})
_BESIDE = frozenset({"elder", "resident", "student", "accused"})  # 王立平扶起一位老人: this is another
_TOLD = late("[^的是和与及在为了岁位名个]{2}$")  # words before a title that two papers hardly choose by chance
_OF_VILLAGE = late("[\u4e00-\u9fff](?:村|[村屯]组|社区|嘎查)的$")  # 青禾镇马村的王立平
_DOES = late("[\u4e00-\u9fff]{2}[员师手匠工倌户]$")  # 瞭望员: what no table has
_BRACKETS = late(r"[（(](?:(女|男)[，,、]?)?\s*([\u4e00-\u9fff]{1,6}族)?[^（()）]{0,20}[）)]")


def introduced(text: str, begin: int, end: int) -> Iterator[tuple[str, str]]:
    """The signs that the words around the name at [begin, end) of `text` give: country, title, ward, sex, people,
    and whether the article speaks of two of the name."""
    before = _CLAUSE.split(text[max(0, begin - _BEFORE) : begin])[-1]
    title = called(before)
    if title:
        told = _TOLD.search(before, 0, len(before) - len(title))
        yield "title", told[0] + title if told and len(title) == 1 else title  # 修复师
        if short := in_house(title):
            yield "title", short
        if told and trade(title) != OFFICE and told[0] not in _kinds():
            yield "called", told[0] + title
        yield from (("field", field) for field in fields(_WITH.split(before)[-1]))
        before = before.removesuffix(title)
        if trade(title) in _HEALTH and (ward := _WARD.search(before + "科" * title.startswith("科"))):
            yield "ward", ward[1]
        where = list(_countries_at(before))
        if where and not _ABROAD.search(before, 0, where[-1][0]):
            yield "country", where[-1][1]
    elif unknown := _DOES.search(before):
        yield "title", unknown[0]
    elif _OF_VILLAGE.search(before) and not title_at(text, end):
        yield "later", RESIDENT
    if says_two(text, begin, end, text[begin:end]):
        yield "namesake", "told"
    if after := called_behind(text, end) or ("" if title else title_at(text, end)):
        yield "title", after
    if said := _BRACKETS.match(text, end):
        if said[1]:
            yield "sex", said[1]
        if said[2]:
            yield "people", said[2]


@cache
def _kinds() -> frozenset[str]:
    """The last characters of bodies' names, of which there are many: 小学|教师, 合作社|理事长."""
    return frozenset(
        row["ending"][-2:] for row in table("organisation_endings", "ending", "cls", "strength", "example")
    )


def told_later(behind: str) -> str:
    """The title or trade that the words `behind` a name give its bearer, "" for none: 甲是一名渔民。, 甲八岁学艺，如今
    是青禾绣坊的绣娘。, 这位木匠…"""
    for says in (_IS, _NOW):
        if (said := says.match(behind)) and (title := called(said[1])):
            return title
    for this in _THIS.finditer(behind):
        words = _DOES_WHAT.split(this[1])[0]
        ends = (title for size in range(len(words), 1, -1) if (title := called(words[:size])))
        title = next(ends, "")
        if trade(title) and trade(title) not in _BESIDE and title not in behind[: this.start()]:
            return title
    return OWNER if _OWNS.match(behind) or _DEALS.match(behind) else ""


def countries_in(text: str) -> set[str]:
    """The other countries that `text` names."""
    return {name for _, name in _countries_at(text)}


def _countries_at(text: str) -> Iterator[tuple[int, str]]:
    for last, (size, name) in _automaton().iter_long(text):
        yield last + 1 - size, name


@cache
def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    kept = {row["short"]: row["country"] for row in table("country_aliases", "short", "country", "example")}
    for name in states():
        automaton.add_word(name, (len(name), kept.get(name, name)))
    automaton.make_automaton()
    return automaton
