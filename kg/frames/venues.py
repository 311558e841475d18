"""Where something took place: the entity behind words such as 县工人文化宫6楼会议室, 高楼镇西村附近, 北京人民大会堂."""

import re
from bisect import bisect_right
from functools import cache, lru_cache
from typing import NamedTuple

from kg.frames.skeleton import Item
from kg.late import late
from kg.lexicon import table
from kg.lexicon.words import worded
from kg.mentions import abroad, gazetteer
from kg.model import Entity, OrganisationMention, Place, PlaceMention, Reading, Span
from kg.rules import Passes

_NEAR = worded("(?:等(?:地|<organisation_words/settlement>|[省市县区])?|<event_words/near>)?")
_OURS = late("[我本][省市县区镇乡旗州]")
_TWO = late(
    "[村镇乡县市区园店](?:和|与|及)|(?P<kind>.)(?:和|与|及).{2,}(?P=kind)$"
)  # 马村和青禾种植基地, 石岭法庭和高桥法庭
_IN_OFFICE = frozenset("在职 在岗 在校 在读 在编 在册 在任 在建 在座".split())
# 在县教育局、街道带领|下开展活动: who leads is no place
_UNDER = worded("[^,。;:!?\n]{0,12}<event_words/under>下")
# What stands in 在…举行 and is no place, whatever it ends in: 在一片掌声中, 在会议结束后.
_NO_PLACE = worded(
    "[的了着和与及正]|[前后时中下里外上]$|(?<![空房车])间$|<event_words/no_venue>|[声雨雪风光]$|全[国省市县区镇乡村校院厂]|各|[两二三四五]地|[本当境]地"
    "|线[上下]|节日?$|周[末年]|[会仪式典礼坛]$|[年月日天晨晚午夜季]$"
)
_SETTLED = frozenset("村镇乡屯寨庄街路巷港岛山湖河湾县市区州省")  # 马村 is no room of who comes there
_NOUNS = ("n", "j", "s")  # tags
_OWN = late("^(?:本|我)?([省市县区镇乡旗州])(?!里|外|内|中)")


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


class _Spot(NamedTuple):
    """The words that may name a place, with the mentions in them."""

    span: Span
    reading: Reading
    items: list[Item]
    host: Entity | None
    mishap: bool
    anywhere: bool

    @property
    def text(self) -> str:
        return self.reading.body.raw[self.span.begin : self.span.end]

    @property
    def opening(self) -> Item | None:
        """The mention that the words begin with."""
        return self.items[0] if self.items and self.items[0].begin == self.span.begin else None

    def named(self, label: str) -> Entity:
        """A place of this article."""
        return Entity("Place", label, self.reading.article.key)


_WITH = frozenset("与同跟")
_NOWHERE = Entity("", "")  # these words name no place


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
        items = [item for item in items if item.begin >= span.begin]
    found = VENUE.first(_Spot(span, reading, items, host, mishap, anywhere))
    return found[0] if found is not None and found[0] is not _NOWHERE else None


def _rest_of_a_word(spot: _Spot) -> Entity | None:
    """在|职党员开展义诊活动: no place"""
    word = spot.reading.body.starts.get(spot.span.begin - 1)
    within = word is not None and spot.reading.body.folded[word.begin : word.end] in _IN_OFFICE
    return _NOWHERE if within else None


def _several(spot: _Spot) -> Entity | None:
    """在县图书馆、县文化馆; 在县总工会|领导下"""
    several = "、" in spot.text.split("“")[0] or _UNDER.match(spot.reading.body.folded, spot.span.end)
    return _NOWHERE if several else None


def _by_its_name(spot: _Spot) -> Entity | None:
    """在安吉县|境内; 在安吉县总工会"""
    last = spot.items[-1] if spot.items else None
    if last is None or not _NEAR.fullmatch(spot.reading.body.folded, last.end, spot.span.end):
        return None
    if last.begin > spot.span.begin and spot.reading.body.folded[last.begin - 1] in _WITH:
        return _NOWHERE  # 在现场与|青禾公司|签约
    if isinstance(last.mention, PlaceMention):
        return place(last.mention.place)
    return last.mention.entity or _NOWHERE if isinstance(last.mention, OrganisationMention) else None


def _capital(spot: _Spot) -> Entity | None:
    """会议在京|召开"""
    return place(gazetteer.place(gazetteer.by_code()["110000"])) if spot.text == "京" else None


def _abroad(spot: _Spot) -> Entity | None:
    """在阿根廷|布宜诺斯艾利斯: the city, or the state"""
    known = abroad.named(spot.text)
    return place(known) if known else None


def _joined(spot: _Spot) -> Entity | None:
    """在梅溪镇和天荒坪镇"""
    return _NOWHERE if _TWO.search(spot.text) else None


def _our_own(spot: _Spot) -> Entity | None:
    """在我县"""
    if not _OURS.fullmatch(spot.text):
        return None
    known = (place(one.place) for one in spot.reading.ours if one.begin == spot.span.begin)
    return next(known, _NOWHERE)


def _no_place(spot: _Spot) -> Entity | None:
    """在活动中: neither a known ending nor words that stand where a place does"""
    venues, none = endings()
    begins = spot.mishap and spot.opening is not None
    anywhere = spot.anywhere and _place_like(spot.reading, spot.span)
    likely = begins or anywhere or venues.search(spot.text)
    return None if likely and not none.search(spot.text) and len(spot.text) > 1 else _NOWHERE


def _of_the_host(spot: _Spot) -> Entity | None:
    """在操场: of the body that held it"""
    if len(spot.text) != len("操场") or spot.text[1] in _SETTLED:
        return None
    return spot.named(spot.host.label + spot.text) if spot.host and not spot.items else _NOWHERE


def _in_a_known_one(spot: _Spot) -> Entity | None:
    """在安吉县总工会|三楼会议室, 在安吉县|人民公园"""
    first = spot.opening
    if first is None:
        return None
    rest = spot.reading.body.raw[first.end : spot.span.end]
    if isinstance(first.mention, OrganisationMention) and first.mention.entity:
        return spot.named(first.mention.entity.label + rest)
    return spot.named(first.mention.place.label + rest) if isinstance(first.mention, PlaceMention) else None


def _of_the_division(spot: _Spot) -> Entity | None:
    """在县|工人文化宫"""
    own = _OWN.match(spot.text)
    known = division(spot.reading, own[1], spot.host) if own else None
    return spot.named(known + spot.text[own.end() :]) if own and known else None


def _by_its_words(spot: _Spot) -> Entity | None:
    """在人民公园"""
    return spot.named(spot.text)


VENUE: Passes[_Spot, Entity] = Passes(
    "event/venue",
    _rest_of_a_word,
    _several,
    _by_its_name,
    _capital,
    _abroad,
    _joined,
    _our_own,
    _no_place,
    _of_the_host,
    _in_a_known_one,
    _of_the_division,
    _by_its_words,
)


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
