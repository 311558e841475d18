"""Where something took place: the entity behind words such as 县工人文化宫6楼会议室, 高楼镇西村附近, 北京人民大会堂."""

import re

from kg.frames.skeleton import Item
from kg.mentions import gazetteer
from kg.model import Entity, OrganisationMention, Place, PlaceMention, Reading, Span

# The last word of a venue; 在会上, 在活动中, 在…期间 and 在全国 are none.
_VENUE = re.compile(
    "(?:厅|室|馆|楼|层|中心|堂|广场|剧院|剧场|公园|园区|基地|学院|大学|中学|小学|学校|校区|酒店|宾馆|饭店|大厦|车站|站|场|宫|村|社区|商店|书店|工地|车间"
    "|房|房屋|房子|商铺|店铺|铺面|门面|门店|店|饭店|餐馆|酒楼|大楼|楼房|棚|车棚|市场|夜市|停车场|垃圾场|山林|荒山|农田|山坡|水塘|鱼塘|水渠|家中|院落|巷|胡同|库|营地|营区|驿站|园|院|隧道|大桥|桥|路|街|路口|路段|小区|公司|厂|厂区|库区|罐区|矿区|林区|牧场|煤矿|矿|港|码头|河|湖|山|海域|水域|高速|国道|省道|米处|处|口|段|线|机场|厂房|仓库|宿舍|大院|操场|运动场|球场|赛场|沙滩|礼堂|大剧院|影院|俱乐部|合作社|田间|地头|项目部|检察院|法院|医院|书院|文化站|服务站|活动室|阵地|展区|党校|号|内|[乡镇]|街道|苏木"
    ")”?(?:附近|门前|门口|东侧|西侧|南侧|北侧|一带|境内|内|处)?$"
)
_NEAR = re.compile("(?:附近|境内|辖区|辖区内|一带|周边|某地|地区|当地|市区|城区)?")
_OWN = re.compile("^(?:本|我)?([省市县区镇乡旗州])(?!里|外|内|中)")
_NO_VENUE = re.compile(
    "(?:范围内|不到.*内|[一两三四五六七八九十几半\\d]个?(?:小时|天|周|月|年|分钟)(?:之|以)?内|有|接连|确认|表示|会上|活动中|期间|现场会|方面|领域|全国|各地|一线|过程|基础上|网上|线上|大会场|主会场|分会场|市场|立场|会场)$"
)


def place(found: Place) -> Entity:
    """The node of a place from the gazetteer or a pattern; its code, or else its parents, tell namesakes apart."""
    parents, up = [], found.parent
    while up:
        parents.append(up.adcode or up.label)
        up = up.parent
    cls = "Country" if found.level == "country" else "AdministrativeArea"
    return Entity(cls, found.label, found.adcode or "/".join(parents))


def venue(reading: Reading, span: Span, items: list[Item], host: Entity | None, mishap: bool = False) -> Entity | None:
    """The place that the words of `span` name, `items` being the mentions in it; None if they name none.

    `host` is the body that held the event: its place completes 县工人文化宫. `mishap`: what befell it is told, so that
    the words are a place, whatever they end in (某煤矿202工作面发生事故).
    """
    text = reading.body.raw[span.begin : span.end]
    if "的" in text and any(item.begin > span.begin + text.rindex("的") for item in items):  # 市中心的人民公园
        span = Span(span.begin + text.rindex("的") + 1, span.end)
        items, text = [item for item in items if item.begin >= span.begin], text[text.rindex("的") + 1 :]
    last = items[-1] if items else None
    if last and _NEAR.fullmatch(reading.body.folded, last.end, span.end):
        if isinstance(last.mention, PlaceMention):
            return place(last.mention.place)
        if isinstance(last.mention, OrganisationMention):
            return last.mention.entity
    if text == "京":
        return place(gazetteer.place(gazetteer.by_code()["110000"]))
    begins = mishap and bool(items) and items[0].begin == span.begin
    if not (begins or _VENUE.search(text)) or _NO_VENUE.search(text) or len(text) < 2:
        return None
    if len(text) == 2:  # 在操场: of the body that held it
        return Entity("Place", host.label + text, reading.article.key) if host and not items else None
    first = items[0] if items else None
    if first and first.begin == span.begin:
        rest = reading.body.raw[first.end : span.end]
        if isinstance(first.mention, OrganisationMention) and first.mention.entity:
            return Entity("Place", first.mention.entity.label + rest, reading.article.key)
        if isinstance(first.mention, PlaceMention):
            return Entity("Place", first.mention.place.label + rest, reading.article.key)
    own = _OWN.match(text)
    if own and (known := division(reading, own[1], host)):
        return Entity("Place", known + text[own.end() :], reading.article.key)
    return Entity("Place", text, reading.article.key)


def division(reading: Reading, suffix: str, host: Entity | None) -> str | None:
    """The county behind 县 in 县工人文化宫: the host's, else the article's first."""
    labels = [mention.place.label for mention in reading.places if mention.place.label.endswith(suffix)]
    if host:
        named = re.match(f"[^{suffix}]{{1,9}}{suffix}", host.label)
        nested = max((label for label in labels if label in host.label), key=len, default=None)
        if nested or named:
            return nested or (named and named[0])
    return labels[0] if labels else None
