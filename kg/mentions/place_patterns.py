"""Places that no list holds in full: townships, villages and development zones, by their endings."""

import re
from collections.abc import Sequence

from kg.mentions.gazetteer import by_code, place, township_codes, townships
from kg.model import Place, PlaceMention, Text

# One character finds an ending, what stands before it confirms it: ten times as fast as alternatives of whole words.
_ENDING = re.compile(
    r"[镇乡](?![村亲土愁里情音贤民下镇])|道(?<=街道)(?!办?[上路口旁])|木(?<=苏木)|村(?![庄民级干口头落镇])"
    r"|区(?<=[发新开园贸验税港假作范社]区)(?![域间别块分])|港(?<=[贸易]港)|地(?<=工基地)"
)
_ZONE = re.compile(
    r"(?:(?:高新技术产业|高新技术|经济技术|经济|旅游|工业)?开发|高新技术产业园|高新|经开|工业园|产业园|科技园|化工园|新"
    r"|自由贸易试验|自贸试验|自贸|综合保税|综保|保税港|保税|旅游度假|度假|合作|示范|示范园)区|自由贸易港|自贸港|能源化工基地"
)
_LONGEST = 9
_STOP = set(
    "的和与及或在到赴从由对向于各全本该我某个所每这那是为有了把被将以等并至其一二三四五六七八九十两多、,。“”‘’()《》 "
)
_NO_TOWN = re.compile(
    r".*(?:城|乡|村|各|全|本|该|小城|特色小|古|重点|建制|市|县|集|中心|重|强|名|同|回|返|下|家|老|他|异|故|进|送|离|思|水|新|军事重)[镇乡]|.*(?:各|个|该|本|镇|乡|等)街道"
)
_NO_VILLAGE = re.compile(
    r".*(?:农|乡|渔|山|全|各|本|该|驻|进|入|下|行政|自然|示范|贫困|文明|新|个|中心|全国|镇|重点|脱贫|奥运|县|市|空心|邻|包|到|智慧|生活|居民|网络|虚拟|共同体|老旧|城市|农村|街道)(?:村|社区)"
)
_NAME_TAGS = ("n", "x", "j", "f", "b", "a", "s", "zg", "q", "l", "i", "t", "g")


def parts(texts: Sequence[Text], found: Sequence[list[PlaceMention]]) -> list[tuple[PlaceMention, ...]]:
    """`found` (the divisions in each text) with townships, villages and zones added, linked to what lies above them."""
    counties = {m.place.adcode: m.place for mentions in found for m in mentions if m.place.level in ("county", "city")}
    known: dict[str, Place] = {}
    return [
        tuple(_Parts(text, list(mentions), counties, known).run()) for text, mentions in zip(texts, found, strict=True)
    ]


class _Parts:
    def __init__(
        self, text: Text, mentions: list[PlaceMention], counties: dict[str, Place], known: dict[str, Place]
    ) -> None:
        self.text, self.mentions, self.counties, self.known = text, mentions, counties, known
        self.result: list[PlaceMention] = []
        self.starts: set[int] | None = None

    def run(self) -> list[PlaceMention]:
        """Walk the endings from left to right, merging with the divisions."""
        pending = iter(self.mentions)
        upcoming = next(pending, None)
        for ending in _ENDING.finditer(self.text.folded):
            while upcoming and upcoming.begin < ending.start():
                self.result.append(upcoming)
                upcoming = next(pending, None)
            end = ending.end()
            if self.result and self.result[-1].end >= end:
                continue
            mention = self._ending(end)
            if mention:
                while self.result and self.result[-1].end > mention.begin:
                    self.result.pop()
                self.result.append(mention)
        if upcoming:
            self.result += [upcoming, *pending]
        return self.result

    def _ending(self, end: int) -> PlaceMention | None:
        last = self.text.folded[end - 1]
        if last in "镇乡":
            return self._town(end - 1, end)
        if last in "道木":
            return self._town(end - 2, end)
        if last == "村":
            return self._village(end - 1, end)
        if self.text.folded[end - 2] == "社":
            return self._village(end - 2, end)
        for begin in range(max(0, end - _LONGEST), end - 1):
            if _ZONE.fullmatch(self.text.folded, begin, end):
                return self._zone(begin, end)
        return None

    def _before(self, offset: int, levels: tuple[str, ...], reach: int) -> PlaceMention | None:
        """The last place before `offset`, if at most `reach` characters of a name lie between."""
        if not self.result:
            return None
        last = self.result[-1]
        if last.place.level not in levels or offset - last.end > reach or offset < last.end:
            return None
        between = self.text.folded[last.end : offset]
        return None if _STOP.intersection(between) else last

    def _mention(self, begin: int, end: int, where: Place) -> PlaceMention:
        self.known.setdefault(where.label, where)
        return PlaceMention(begin, end, self.text.raw[begin:end], where)

    def _seen(self, ending: int, end: int) -> PlaceMention | None:
        for size in (5, 4, 3, 2):
            begin = ending - size + (end - ending)
            if begin < 0:
                continue
            label = self.text.folded[begin:end]
            if label in self.known and (not self.result or self.result[-1].end <= begin):
                return self._mention(begin, end, self.known[label])
        return None

    def _town(self, ending: int, end: int) -> PlaceMention | None:
        folded = self.text.folded
        above = self._before(ending, ("county", "city", "zone"), 5)
        if above and above.end < ending:
            name = folded[above.end : end]
            code = townships(above.place.adcode).get(name, "")
            if code or not _NO_TOWN.fullmatch(name):
                return self._mention(above.end, end, Place(name, "township", code, above.place))
            return None
        seen = self._seen(ending, end)
        if seen:
            return seen
        for size in (4, 3, 2, 1):
            begin = ending - size
            if begin < 0 or (self.result and self.result[-1].end > begin):
                continue
            name = folded[begin:end]
            for adcode, county in self.counties.items():
                code = townships(adcode).get(name, "")
                if code and not _NO_TOWN.fullmatch(name):
                    return self._mention(begin, end, Place(name, "township", code, county))
            if size > 1 and self._aligned(begin) and not _NO_TOWN.fullmatch(name):
                codes = township_codes().get(name, ())
                if len(codes) == 1 and self._named(begin, ending):
                    county_of = by_code().get(codes[0][:6])
                    return self._mention(
                        begin, end, Place(name, "township", codes[0], place(county_of) if county_of else None)
                    )
                if codes and self._named(begin, ending):
                    return self._mention(begin, end, Place(name, "township"))
        return None

    def _village(self, ending: int, end: int) -> PlaceMention | None:
        above = self._before(ending, ("township", "county", "village"), 5)
        if above and above.end < ending:
            name = self.text.folded[above.end : end]
            if not _NO_VILLAGE.fullmatch(name):
                return self._mention(above.end, end, Place(name, "village", "", above.place))
        return self._seen(ending, end)

    def _zone(self, ending: int, end: int) -> PlaceMention | None:
        folded = self.text.folded
        above = self._before(ending, ("province", "city", "county", "zone"), 5)
        if above and above.end == ending:  # 盐城经开区: the place is part of the name
            return self._mention(above.begin, end, Place(folded[above.begin : end], "zone", "", above.place))
        if above:
            return self._mention(above.end, end, Place(folded[above.end : end], "zone", "", above.place))
        seen = self._seen(ending, end)
        if seen:
            return seen
        for size in (4, 3, 2):
            begin = ending - size
            if begin < 0 or (self.result and self.result[-1].end > begin) or not self._aligned(begin):
                continue
            name = folded[begin:end]
            if not _STOP.intersection(folded[begin:ending]) and self._named(begin, ending):
                city = self._city()
                return self._mention(begin, end, Place(name, "zone", "", city))
        return None

    def _city(self) -> Place | None:
        cities = {p for p in self.counties.values() if p.level == "city"}
        return cities.pop() if len(cities) == 1 else None

    def _aligned(self, offset: int) -> bool:
        if self.starts is None:
            self.starts = {token.begin for token in self.text.tokens}
        return offset in self.starts

    def _named(self, begin: int, end: int) -> bool:
        """Whether the words between are such as names are made of."""
        return all(
            token.tag in ("ns", "nz", "nr", "nrt", "x") for token in self.text.tokens if begin <= token.begin < end
        )
