"""Endings of names that an office behind them makes known, and whose the body is by the office that stands before."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from kg.late import late
from kg.lexicon import table
from kg.mentions.organisation_classes import ASSEMBLIES, WITH_OFFICES
from kg.mentions.organisation_lexicon import Form, forms, house_units, of_a_department, of_another, sectors
from kg.mentions.organisation_scan import Body, Scan
from kg.mentions.titles import Title
from kg.model import Place

OF_ITS_BODY = (0, 1, 2, 3)  # characters of the title that the body may take: 梅溪镇[党委]书记, 公安[局]长
_JOINTS = frozenset("、,兼和及 ")
_WITH_UNITS = frozenset(
    "GovernmentBody Court Procuratorate Hospital School Enterprise MilitaryUnit Organisation".split()
)
_OPENS_OFFICES = "系"  # 系主任, 系书记
_HALVED = late("(?:^|[、,。;:\n兼]|工会)[一-鿿]{2,5}$")  # from a mark to the second half of 处长
# 总工会|组织|部长, 总工会主席王立平、|生产|部长: of a union, which has no ministers
_OF_A_UNION = late("工会(?:(?:(?![、,](?:组织|宣传|统战|武装)部)[^。;!?\n]){0,40}[、,])?$")
_DESK_HEADS = frozenset({"处长", "科长", "股长"})
_ABOVE_UNITS = frozenset({"支队", "指挥部"})
# Parts of a house behind which its other parts are listed, and houses of it elsewhere.
_INNER = ("庭", "大队", "科", "室", "股", "所", "登记中心", "服务中心")
_OUTPOSTS = ("所", "支行", "厂", "实验室", "法庭", "中队")
_TOWN_LEVELS = frozenset({"镇", "乡", "街道"})
_GENERAL = late("(?:政府|委|委员会|办|办公室|小组|指挥部)$")  # whose units are not told so


class Ending(NamedTuple):
    """A row of the table: the class of what ends so, what it leans on, whether it stands without own words, the class
    of the body that it is a unit of, if but one has such."""

    text: str
    cls: str
    leans: str
    alone: bool
    rule: str
    house: str = ""


@cache
def endings() -> dict[str, Ending]:
    """The endings by their text."""
    rows = table("office_endings", "ending", "cls", "leans", "alone", "example")
    made = {}
    for row in rows:
        leans, _, house = row["leans"].partition(":")
        made[row["ending"]] = Ending(row["ending"], row["cls"], leans, row["alone"] == "yes", row.rule, house)
    return made


def stands_alone(ending: str) -> bool:
    """Whether what is called so without own words is a body of its article: 车间."""
    known = endings().get(ending)
    return known is not None and known.alone


def whole(folded: str, title: Title) -> Title:
    """The office without the ending of its body that it opens with: 机电|系主任, not 机电系|系主任;
    执行|局长, 财务|处长."""
    opens = title.name.startswith(_OPENS_OFFICES) and folded[title.begin - 1 : title.begin] != title.name[0]
    halved = title.name[1:] == "长" and (
        any(stands_alone(folded[max(0, title.begin - size) : title.begin + 1]) for size in (2, 3))
        or _halved(folded, title)
    )
    return title._replace(begin=title.begin + 1) if opens or halved else title


def _halved(folded: str, title: Title) -> bool:
    """Whether the body's own words stand right before its ending, from a mark on: ,财务|处长王立平; 教育|局长, a
    department that a table knows."""
    run = _HALVED.search(folded, max(0, title.begin - 8), title.begin)
    if run is None:
        return False
    own = run[0].lstrip("、,。;:\n兼").rpartition("工会")[2]
    if len(own) < 2 or own[-1] == title.name[0]:
        return False  # 财务处|处长 is whole
    begin = title.begin - len(own)
    union = _OF_A_UNION.search(folded, max(0, begin - 50), begin) if title.name == "部长" else None
    beside = union is not None and union.end() > union.start() + len("工会")  # …、|宣传|部长: of the committee
    desk = title.name in _DESK_HEADS or (union is not None and not (beside and department(f"{own}部")))
    return desk or (title.name == "局长" and own in sectors())


def department(surface: str) -> Form | None:
    """The form of a place's body that is called so."""
    known: tuple[Form, ...] = forms().get(surface, ())
    return next((form for form in known if form.kind == "place"), None)


def ends_in_a_department(folded: str, end: int) -> bool:
    """Whether a department that a table knows ends there, whatever stands before it: 由|卫生局|王立平主任."""
    return any(department(folded[end - size : end]) is not None for size in (3, 4, 5))


def one_in_particular(name: str) -> bool:
    """Whether what is called so is a body of its article: 车间, 炼铁车间, but not 办公室."""
    return stands_alone(name) or (name not in endings() and len(name) > 2)


_ACADEMIES = ("科学院", "农科院", "社科院", "林科院", "研究院")
_CLUBS, _OF_HOUSES = frozenset({"MassOrganisation", "TradeUnion"}), ("处", "学院")


def _of_a_house_beside(body: Body, house: Body) -> bool:
    """市政协外事委员会主任王立平、|外事办公室港澳处|处长; 就业服务中心主任王立平和|校地合作部|部长"""
    office = house.form.cls in ASSEMBLIES and "办公室" in body.own
    return office or (body.own.startswith("校") and house.form.cls != "School")


def leaning(scan: Scan, body: Body, leans: str, levels: Mapping[int, str]) -> Body:
    """安吉县公安局副局长王立平、|刑侦大队|教导员: of what the office before is of."""
    if not leans:
        return body
    if leans == "unit" and of_another(body.own):
        return replace(body, bare=True)  # 青禾研究所研究员王立平、|中国竹材所科技处|处长
    if leans == "unit" and of_a_department(body.own):
        leans = "place"  # 交通局局长王立平、|公安局特勤大队|大队长
    before = _office_before(scan, body.begin, levels)
    if leans == "unit" and body.own and _of_a_town(before):
        leans = "place"  # 递铺街道人大工委主任王立平、|综合信息指挥室|主任
    if isinstance(before, Body) and leans == "unit" and (house := _house(scan, before, levels)) is not None:
        if house.owner is not None and house.form.cls in _CLUBS and body.form.text.endswith(_OF_HOUSES):
            house = house.owner  # 校关工委办公室主任王立平、|离退休工作处|处长
        if (body.form.cls == "School" and house.form.cls != "School") or _of_a_house_beside(body, house):
            return replace(body, bare=True)  # 就业指导中心主任王立平,|机电学院|院长
        return replace(body, owner=house)
    if leans == "office":  # 安吉县法院副院长王立平、|基建办|主任
        house = _house(scan, before, levels) if isinstance(before, Body) else None
        if house is not None and house.form.cls in WITH_OFFICES:
            return replace(body, owner=house)
        leans = "place"
    if isinstance(before, Body) and before.form.text.endswith(_ACADEMIES) and body.form.text.endswith("所"):
        return replace(body, owner=before)  # 省农科院院长王立平、|蔬菜所|所长
    if isinstance(before, Body) and (before.place or before.level) and leans == "place":
        return replace(body, place=before.place, level=before.level)
    if isinstance(before, Place) and leans == "place":
        return replace(body, place=before)  # 梅溪镇副镇长、|行政审批局|局长
    if isinstance(before, str) and leans == "place":
        return replace(body, level=before)  # 副镇长、|行政审批局|局长
    return replace(body, bare=True)


def leant(scan: Scan, body: Body, levels: Mapping[int, str]) -> Body | None:
    """`body`, which the rules found without its owner, with that of the office before: 梅溪镇副镇长、|安监局|局长; None
    where that says nothing."""
    if body.form.kind == "place":
        before = _office_before(scan, body.begin, levels)
        if isinstance(before, Place):
            return replace(body, place=before, bare=False)
        return replace(body, level=before, bare=False) if isinstance(before, str) else None
    text = body.form.text
    ending = endings().get(body.own + text) or endings().get(text[-1] if text in house_units() else text)
    made = leaning(scan, replace(body, bare=False), ending.leans if ending is not None else "", levels)
    return made if made.owner or made.place or made.level else None


def _of_a_town(before: Body | Place | str | None) -> bool:
    """Whether the office before is one of a town, whose offices are listed as the town's."""
    if isinstance(before, Body):
        if before.form.cls in WITH_OFFICES or before.owner is not None:
            return False
        before = before.place or before.level
    return before.level == "township" if isinstance(before, Place) else before in _TOWN_LEVELS


def _house(scan: Scan, body: Body, levels: Mapping[int, str]) -> Body | None:
    """Whose units are listed behind `body`: it, or what it is a unit of; None for a committee or a government."""
    if body.owner is not None and body.surface.endswith(_INNER):
        return body.owner  # 安吉县人民法院刑事审判庭庭长王立平、|执行局|局长
    if (house := _house_of_an_outpost(scan, body, levels)) is not None:
        return house
    ending = endings().get(body.form.text)
    if ending is not None and ending.leans == "unit" and body.place is None and not body.level:
        return body.owner
    if ending is not None and ending.leans == "place" and body.owner is not None and ending.text not in _ABOVE_UNITS:
        return body.owner  # 安吉县农业农村局植保站站长王立平、|畜牧科|科长
    return body if body.form.cls in _WITH_UNITS and _GENERAL.search(body.surface) is None else None


def _house_of_an_outpost(scan: Scan, body: Body, levels: Mapping[int, str]) -> Body | None:
    """What an outpost in a row is of, by the office before it: 安吉县公安局副局长甲、递铺|派出所|所长乙、法制科."""
    if body.owner is not None or body.place is not None or body.level or not body.form.text.endswith(_OUTPOSTS):
        return None
    before = _office_before(scan, body.begin, levels)
    if not isinstance(before, Body) or before.form.text[-1:] == body.form.text[-1:]:
        return None  # 青禾研究所所长甲、|华岭研究所|所长乙: beside it
    return _house(scan, before, levels)


def _office_before(scan: Scan, at: int, levels: Mapping[int, str]) -> Body | Place | str | None:
    """What the office is of that is listed right before `at`: a body, a place, or but a level (副镇长)."""
    while at > 1 and scan.folded[at - 1] in _JOINTS:
        last = at - 1
        title = next((scan.title_ends[last - size] for size in (0, 2, 3, 4) if last - size in scan.title_ends), None)
        if title is None or (scan.folded[at - 1] == "," and last in scan.title_ends):
            return None  # 当选院长,|委员会|主任李雪: of another one
        for taken in OF_ITS_BODY:
            if (body := scan.bodies.get(title + taken)) is not None:
                return body
        mention = scan.places.get(title) or scan.places.get(title + 1)
        if mention is not None or title in levels:
            return mention.place if mention is not None else levels[title]
        at = title
    return None
