"""Where something took place: the entity behind words such as 县工人文化宫6楼会议室, 高楼镇西村附近, 北京人民大会堂."""

import re
from bisect import bisect_right
from functools import cache, lru_cache

from kg.frames.skeleton import Item
from kg.lexicon import table
from kg.mentions import gazetteer
from kg.model import Entity, OrganisationMention, Place, PlaceMention, Reading, Span

_NEAR = re.compile("(?:附近|境内|辖区|辖区内|一带|周边|某地|地区|当地|市区|城区)?")
_OURS = re.compile("[我本]([省市县区镇乡旗州])")
_TWO = re.compile(
    "[村镇乡县市区园店](?:和|与|及)|(?P<kind>.)(?:和|与|及).{2,}(?P=kind)$"
)  # 马村和青禾种植基地, 石岭法庭和高桥法庭
_IN_OFFICE = frozenset("在职 在岗 在校 在读 在编 在册 在任 在建 在座".split())
# 在县教育局、街道带领|下开展活动: who leads is no place
_UNDER = re.compile(
    "[^,。;:!?\n]{0,12}(?:带领|领导|组织|指导|支持|推动|见证|陪同|配合|帮助|感召|号召|倡议|努力|主持|协调|牵头)下"
)
# What stands in 在…举行 and is no place, whatever it ends in: 在一片掌声中, 在会议结束后.
_NO_PLACE = re.compile(
    "[的了着和与及正]|[前后时中下里外上]$|(?<![空房车])间$|之际|气氛|氛围|[声雨雪风光]$|全[国省市县区镇乡村校院厂]|各|[两二三四五]地|等地|[本当境]地"
    "|线[上下]|节日?$|假期|周[末年]|[会仪式典礼坛]$|活动|比赛|期间|阶段|形势|背景|框架|领域|[年月日天晨晚午夜季]$"
)
_SETTLED = frozenset("村镇乡屯寨庄街路巷港岛山湖河湾县市区州省")  # 马村 is no room of who comes there
_NOUNS = ("n", "j", "s")  # tags
_OWN = re.compile("^(?:本|我)?([省市县区镇乡旗州])(?!里|外|内|中)")


@cache
def endings() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """How the words of a venue end, and how those that are none do: 在会上, 在活动中, 在全国."""
    found: dict[str, list[str]] = {"venue": [], "side": [], "none": []}
    for row in table("venue_endings", "ending", "kind", "example"):
        found[row["kind"]].append(row["ending"] if row["kind"] == "none" else re.escape(row["ending"]))
    venues, sides, none = ("|".join(found[kind]) for kind in ("venue", "side", "none"))
    return re.compile(f"(?:{venues})”?(?:{sides})?$"), re.compile(f"(?:{none})$")


@lru_cache(maxsize=1 << 14)
def place(found: Place) -> Entity:
    """The node of a place from the gazetteer or a pattern; its code, or else its parents, tell namesakes apart."""
    parents, up = [], found.parent
    while up:
        parents.append(up.adcode or up.label)
        up = up.parent
    cls = "Country" if found.level == "country" else "AdministrativeArea"
    return Entity(cls, found.label, found.adcode or "/".join(parents))


def venue(
    reading: Reading, span: Span, items: list[Item], host: Entity | None, mishap: bool = False, anywhere: bool = False
) -> Entity | None:
    """The place that the words of `span` name, `items` being the mentions in it; None if they name none.

    `host` is the body that held the event: its place completes 县工人文化宫. `mishap`: what befell it is told, so that
    the words are a place, whatever they end in (某煤矿202工作面发生事故); `anywhere`: they stand where a place does.
    """
    text = reading.body.raw[span.begin : span.end]
    if "的" in text and any(item.begin > span.begin + text.rindex("的") for item in items):  # 市中心的人民公园
        span = Span(span.begin + text.rindex("的") + 1, span.end)
        items, text = [item for item in items if item.begin >= span.begin], text[text.rindex("的") + 1 :]
    if _misread(reading, span, text):
        return None
    last = items[-1] if items else None
    if last and _NEAR.fullmatch(reading.body.folded, last.end, span.end):
        if isinstance(last.mention, PlaceMention):
            return place(last.mention.place)
        if isinstance(last.mention, OrganisationMention):
            return last.mention.entity
    if text == "京":
        return place(gazetteer.place(gazetteer.by_code()["110000"]))
    if _TWO.search(text):
        return None
    begins = mishap and bool(items) and items[0].begin == span.begin
    if (ours := _OURS.fullmatch(text)) and (known := division(reading, ours[1], host)):
        return next((place(one.place) for one in reading.places if one.place.label == known), None)
    venues, none = endings()
    anywhere = anywhere and _place_like(reading, span)
    if not (begins or anywhere or venues.search(text)) or none.search(text) or len(text) < 2:
        return None
    if len(text) == 2 and text[1] not in _SETTLED:  # 在操场: of the body that held it
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


def _misread(reading: Reading, span: Span, text: str) -> bool:
    """Whether the words `text` of `span` are two places, those who lead, or what a longer word begins:
    在|职党员开展义诊活动."""
    word = reading.body.starts.get(span.begin - 1)
    within = word is not None and reading.body.folded[word.begin : word.end] in _IN_OFFICE
    return within or "、" in text.split("“")[0] or _UNDER.match(reading.body.folded, span.end) is not None


def _place_like(reading: Reading, span: Span) -> bool:
    """Whether words may name a place though they end as none that is known: 渔湾逸谷, 县图书馆二楼共享空间."""
    folded, tokens = reading.body.folded, reading.body.tokens
    words = folded[span.begin : span.end]
    last = tokens[bisect_right(tokens, span.end - 1, key=lambda token: token.begin) - 1]
    return len(words) > 2 and last.end == span.end and last.tag.startswith(_NOUNS) and not _NO_PLACE.search(words)


def division(reading: Reading, suffix: str, host: Entity | None) -> str | None:
    """The county behind 县 in 县工人文化宫: the host's, else the article's first."""
    labels = [mention.place.label for mention in reading.places if mention.place.label.endswith(suffix)]
    if host and host.scope != reading.article.key:  # 团县委 of an unknown county: no 团县
        named = re.match(f"[^{suffix}]{{1,9}}{suffix}", host.label)
        nested = max((label for label in labels if label in host.label), key=len, default=None)
        if nested or named:
            return nested or (named and named[0])
    return labels[0] if labels else None
