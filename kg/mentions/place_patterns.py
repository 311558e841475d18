"""Places that no list holds in full: townships, villages and development zones, by their endings."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from kg.mentions.gazetteer import by_code, place, township_codes, townships, zones
from kg.model import Place, PlaceMention, Text

# One character finds an ending, what stands before it confirms it: ten times as fast as alternatives of whole words.
_ENDING = re.compile(
    r"[镇乡](?![村亲土愁里情音贤民下镇寨风域])|道(?<=街道)(?!办?[上路口旁])|木(?<=苏木)|村(?![庄民级干口头落镇寨屯赛居改医官])"
    r"|区(?<=[发新开园贸验税港假作范社胜景理聚片]区)(?![域间别块分])|港(?<=[贸易]港)|地(?<=工基地)"
)
_ZONE = re.compile(
    r"(?:(?:高新技术产业|高新技术|经济技术|经济|旅游|工业)?开发|高新技术产业园|高新|经开|工业园|产业园|科技园|化工园|新"
    r"|自由贸易试验|自贸试验|自贸|综合保税|综保|保税港|保税|旅游度假|度假|合作|示范|示范园|风景名胜|风景|管理|综合试验|实验|产业集聚|片)区|自由贸易港|自贸港|能源化工基地"
)
_LONGEST = 9
_REACH = 5  # the longest name between a county and 镇: 桐庐县 + 天目山路 + 街道
_HAN = re.compile(r"[㐀-鿿]+")
_NO_NAME = re.compile(
    r".*[的和与及或在到赴从由对向于各全本该我某个所每这那是为有了把被将以等并至其多两今去年月日].*|第.*|.*[十百千万]"
)
_NO_TOWN = re.compile(
    r".*(?:[城乡村各小县集强轮批名同回返老他异故进离思军]|特色|重点|建制|中心|市)[镇乡]|[下家新古水]乡|(?:古|.*[个镇乡])(?:镇|街道)"
)
_NO_VILLAGE = re.compile(
    r".*(?:[农乡渔山驻进入下邻包县市镇]|行政|自然|示范|贫困|文明|中心|全国|重点|脱贫|空心|智慧|生活|居民|网络|虚拟"
    r"|城中|大运|亚运|冬奥|中关|无人|影视|度假|民俗|文化|数字|淘宝|共同体|老旧|城市|农村|街道|地球|奥运|美丽|和谐|幸福|试点|先进|特色|国际)(?:村|社区)|[新老]村"
)
_NO_ZONE = re.compile(
    r".*(?:国家|省级|市级|高水平|高质量|共同富裕|先行|综合|国际|现代化?|重点|特色|试点|城市|世界|亚太|中国|东盟|洲|全球|欧盟"
    r"|生态|文明|改革|创新|产业|核心|先进|一流|级)"
)
_DOING = re.compile(
    r"打造|建设|创建|建成|共建|新建|推进|推动|加快|支持|发展|设立|成立|进入|走进|深入|入驻|落户|获批|升级|成为|开展|举办|服务|实施|依托|借助"
    r"|围绕|聚焦|立足|完善|优化|培育|规划|启动|参与|组织|指导|帮助|选择|批准|申报|授予|撤销|合并|扩大|助力|探索|结合|通过|利用|位于|毗邻|属于"
)
_FIRST = "一二三四五六七八九十上下前后大小东西南北"  # what names begin with and the segmenter cuts off
_NAMES = ("ns", "nz", "nr", "nrt", "x")  # tags of words that are names whatever stands around them
_NO_NAMES = ("v", "p", "c", "d", "r", "m", "u", "t")  # first letters of tags of words that no name holds


def parts(texts: Sequence[Text], found: Sequence[list[PlaceMention]]) -> list[tuple[PlaceMention, ...]]:
    """`found` (the divisions in each text) with townships, villages and zones added, linked to what lies above them.

    The body comes first in `texts`; what the others (headline, publication) name is known to it.
    """
    context = _Context(texts, found)
    by_number = {number: _Parts(texts[number], found[number], context).run() for number in reversed(range(len(texts)))}
    return [tuple(by_number[number]) for number in range(len(texts))]


class _Context:
    """What the article says of where it is: its counties and cities, and the places found by pattern so far."""

    def __init__(self, texts: Sequence[Text], found: Sequence[list[PlaceMention]]) -> None:
        places = [m.place for mentions in found for m in mentions if m.place.adcode]
        self.divisions = dict.fromkeys(place for place in places if place.level in ("county", "city"))
        self.by_label = dict(zones())
        beside = [m.place for mentions in found[1:] for m in mentions] or [m.place for m in found[0] if m.begin < 60]
        cities = dict.fromkeys(place for place in beside if place.level == "city")
        self.city = next(iter(cities)) if len(cities) == 1 else None

    def township(self, name: str) -> Place | None:
        """The township or street `name` of one of the article's counties, or the only one in one of its cities."""
        for division in self.divisions:
            code = townships(division.adcode).get(name)
            if code:
                return Place(name, "township", code, division)
        codes = [
            code
            for division in self.divisions
            if division.level == "city"
            for code in township_codes().get(name, ())
            if code[:4] == division.adcode[:4]
        ]
        if len(codes) != 1:
            return None
        found = _listed(name, codes[0])
        # 萧山市, now 萧山区: a township of the county as the article calls it
        former = [division for division in self.divisions if found.parent and _succeeds(found.parent, division)]
        return Place(name, "township", "", former[0]) if former else found


def _succeeds(county: Place, former: Place) -> bool:
    stem = min(len(county.label), len(former.label)) - (1 if len(former.label) > 2 else 0)
    return county.parent == former.parent and county.label[:stem] == former.label[:stem]


def _listed(name: str, code: str) -> Place:
    above = by_code().get(code[:6])
    return Place(name, "township", code, place(above) if above else None)


class _Parts:
    """One walk over the endings of a text, from left to right, merging what they end with the divisions."""

    def __init__(self, text: Text, mentions: list[PlaceMention], context: _Context) -> None:
        self.text, self.mentions, self.context = text, mentions, context
        self.result: list[PlaceMention] = []

    def run(self) -> list[PlaceMention]:
        """All places, by begin."""
        upcoming = 0
        for ending in _ENDING.finditer(self.text.folded):
            while upcoming < len(self.mentions) and self.mentions[upcoming].begin < ending.start():
                self.result.append(self.mentions[upcoming])
                upcoming += 1
            if self.result and self.result[-1].end >= ending.end():
                continue
            if upcoming < len(self.mentions) and self.mentions[upcoming].begin < ending.end():  # 宁波|镇海区
                continue
            mention = self._ending_at(ending.end())
            if mention:
                while self.result and self.result[-1].end > mention.begin:
                    self.result.pop()
                self.context.by_label.setdefault(mention.place.label, mention.place)
                self.result.append(mention)
        return self.result + self.mentions[upcoming:]

    def _ending_at(self, end: int) -> PlaceMention | None:
        folded = self.text.folded
        last = folded[end - 1]
        if last in "镇乡道木":
            return self._town(end - (1 if last in "镇乡" else 2), end)
        if last == "村" or folded[end - 2] == "社":
            return self._village(end - (1 if last == "村" else 2), end)
        for begin in range(max(0, end - _LONGEST), end - 1):
            if _ZONE.fullmatch(folded, begin, end):
                return self._zone(begin, end)
        return None

    def _town(self, ending: int, end: int) -> PlaceMention | None:
        folded = self.text.folded
        above = self._above(ending, "county city zone")
        if above and above.end < ending:
            end = self._listed_end(above, end)
            name = folded[above.end : end]
            code = townships(above.place.adcode).get(name, "")
            if code or (not _NO_TOWN.fullmatch(name) and self._may_be_name(above.end, ending)):
                return self._mention(above.end, end, Place(name, "township", code, above.place))
        for begin in self._beginnings(ending, 5):
            name = folded[begin:end]
            if _NO_TOWN.fullmatch(name):
                continue
            where = self.context.by_label.get(name) or self.context.township(name)
            if where:
                return self._mention(begin, end, where)
        beside = self._listed_with(ending, "township")
        if beside and not _NO_TOWN.fullmatch(name := folded[beside.end + 1 : end]):
            return self._mention(beside.end + 1, end, Place(name, "township", "", beside.place.parent))
        begin = self._name_before(ending, end)
        if begin is None or _NO_TOWN.fullmatch(name := folded[begin:end]):
            return None
        codes = township_codes().get(name, ())
        return self._mention(begin, end, _listed(name, codes[0]) if len(codes) == 1 else Place(name, "township"))

    def _village(self, ending: int, end: int) -> PlaceMention | None:
        folded = self.text.folded
        above = self._above(ending, "township county village zone")
        if above and above.end < ending:
            if self._listed_end(above, end) > end:  # 夷陵区樟村坪镇
                return None
            name = folded[above.end : end]
            if self._may_be_name(above.end, ending, lenient=True) and not _NO_VILLAGE.fullmatch(name):
                return self._mention(above.end, end, Place(name, "village", "", above.place))
        for begin in self._beginnings(ending, 4):
            where = self.context.by_label.get(folded[begin:end])
            if where:
                return self._mention(begin, end, where)
        beside = self._listed_with(ending, "village")
        if beside and not _NO_VILLAGE.fullmatch(name := folded[beside.end + 1 : end]):
            return self._mention(beside.end + 1, end, Place(name, "village", "", beside.place.parent))
        begin = self._name_before(ending, end) if end - ending == 1 else None
        if begin is None or _NO_VILLAGE.fullmatch(folded, begin, end):
            return None
        return self._mention(begin, end, Place(folded[begin:end], "village"))

    def _zone(self, ending: int, end: int) -> PlaceMention | None:
        folded = self.text.folded
        for begin in range(max(0, ending - 2 * _REACH), ending):
            where = self.context.by_label.get(folded[begin:end])
            if where:
                return self._mention(begin, end, where)
        above = self._above(ending, "province city county zone")
        if above:
            # 扬州|经开区: the place is part of the name; 合肥市|新站高新区: it is not
            begin = above.begin if above.end == ending else above.end
            if _NO_ZONE.match(folded, begin, ending) or not self._may_be_name(above.end, ending, lenient=True):
                return None
            return self._mention(begin, end, Place(folded[begin:end], "zone", "", above.place))
        begin = self._name_before(ending, end)
        if begin is None or _NO_ZONE.match(folded, begin, ending):
            return None
        return self._mention(begin, end, Place(folded[begin:end], "zone", "", self.context.city))

    def _mention(self, begin: int, end: int, where: Place) -> PlaceMention:
        return PlaceMention(begin, end, self.text.raw[begin:end], where)

    def _above(self, ending: int, levels: str) -> PlaceMention | None:
        """The place right before the name that ends at `ending`, which may be empty."""
        last = self.result[-1] if self.result else None
        if not last or last.place.level not in levels.split() or not 0 <= ending - last.end <= _REACH:
            return None
        return last if last.end == ending or _HAN.fullmatch(self.text.folded, last.end, ending) else None

    def _listed_end(self, above: PlaceMention, end: int) -> int:
        """Where the township below `above` ends that goes on behind `end`, else `end`."""
        listed = townships(above.place.adcode)
        longer = (later for later in (end + 1, end + 2, end + 3) if self.text.folded[above.end : later] in listed)
        return next(longer, end) if listed else end

    def _listed_with(self, ending: int, level: str) -> PlaceMention | None:
        """The village before this one in a list (东浜村、南湖村)."""
        last = self.result[-1] if self.result else None
        if not last or last.place.level != level or not 2 <= ending - last.end <= _REACH:
            return None
        begin = last.end + 1
        listed = self.text.folded[last.end] == "、" and _HAN.fullmatch(self.text.folded, begin, ending)
        return last if listed and self._may_be_name(begin, ending) else None

    def _may_be_name(self, begin: int, end: int, lenient: bool = False) -> bool:
        """Whether no word between is one that names do not hold (泰州市|推进|街道改革).

        The tags take many a name of two characters for a verb (新站高新区, 联合村): then only verbs that are known to
        stand there count.
        """
        if begin < end and _NO_NAME.fullmatch(self.text.folded, begin, end):
            return False
        if lenient and end - begin == 2:
            return not _DOING.match(self.text.folded, begin)
        tokens = self.text.tokens
        at = bisect_left(tokens, (begin,))
        while at < len(tokens) and tokens[at].end <= end:
            token = tokens[at]
            if token.tag[0] in _NO_NAMES and token.tag != "vn":
                return False
            at += 1
        return True

    def _beginnings(self, ending: int, longest: int) -> range:
        """Where a name of 1 to `longest` characters may begin, the longest first, behind the last place."""
        after = self.result[-1].end if self.result else 0
        return range(max(after, ending - longest), ending)

    def _name_before(self, ending: int, end: int) -> int | None:
        """Where a name of 2 to 4 characters begins that the word tags alone vouch for, in an article on China."""
        tokens, folded = self.text.tokens, self.text.folded
        at = bisect_left(tokens, (ending,)) - 1  # the word that holds the character before the ending
        if at < 0 or not self.context.divisions or tokens[at].end not in (ending, end) or tokens[at].tag not in _NAMES:
            return None
        begin = tokens[at].begin
        if at and tokens[at - 1].end - tokens[at - 1].begin == 1 and folded[begin - 1] in _FIRST:  # 三|涧溪村
            begin -= 1
        if begin and folded[begin - 1] in "-·":  # a foreign name
            return None
        after = self.result[-1].end if self.result else 0
        return begin if begin >= after and 2 <= ending - begin <= 4 and _HAN.fullmatch(folded, begin, end) else None
