"""Places that no list holds in full: townships, villages and development zones, by their endings."""

from bisect import bisect_left
from collections.abc import Sequence

from kg.late import late
from kg.lexicon.words import worded
from kg.mentions.gazetteer import by_code, place, township_codes, townships, zones
from kg.mentions.place_endings import endings, has_function_word, is_no_name, is_verb
from kg.mentions.place_towns import LONGEST, listed, of_a_quarter, surely
from kg.model import Place, PlaceMention, Text

_REACH = 5  # the longest name between a county and 镇: 桐庐县 + 天目山路 + 街道
# 派驻|高畈|村第一书记, 、|余|村村委会: a village's own name, and what villages have
_ALONE = late(
    r"(?:^|[、,。;:\n]|(?:派|选派)?驻|担任|来自|走进|听取|见到|[任兼对由让向为与被和在请同])(?P<name>(?!驻|[对由让向为与被和在请同][一-鿿]{2}$)[一-鿿]{1,3})$"
)
_OPENS = late("(?:^|[,。;:\n])(?P<name>[一-鿿]{2,3})$")
_ACTS = late("(?:组织)?(?:召开|举[办行]|开展)")
_VILLAGE_OFFICES = worded("村?<place_cues/village_office>")
_HAN = late(r"[㐀-鿿]+")
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
        self._cities = {place.adcode[:4] for place in self.divisions if place.level == "city"}
        self._listed: dict[str, Place] | None = None  # the townships of the counties, made when first asked for
        self.by_label = dict(zones())
        beside = [m.place for mentions in found[1:] for m in mentions] or [m.place for m in found[0] if m.begin < 60]
        cities = dict.fromkeys(place for place in beside if place.level == "city")
        self.city = next(iter(cities)) if len(cities) == 1 else None

    def township(self, name: str) -> Place | None:
        """The township or street `name` of one of the article's counties, or the only one in one of its cities."""
        if self._listed is None:
            self._listed = {}
            for division in self.divisions:
                for listed, code in townships(division.adcode).items():
                    self._listed.setdefault(listed, Place(listed, "township", code, division))
        if name in self._listed or not self._cities:
            return self._listed.get(name)
        codes = [code for code in township_codes().get(name, ()) if code[:4] in self._cities]
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
        find = {"township": self._town, "village": self._village, "zone": self._zone}  # held here: no cycle is left
        upcoming = 0
        for ending in endings(self.text.folded):
            while upcoming < len(self.mentions) and self.mentions[upcoming].begin < ending.begin:
                self.result.append(self.mentions[upcoming])
                upcoming += 1
            if self.result and self.result[-1].end >= ending.end:
                continue
            if upcoming < len(self.mentions) and self.mentions[upcoming].begin < ending.end:  # 宁波|镇海区
                continue
            mention = find[ending.level](ending.begin, ending.end)
            if mention:
                while self.result and self.result[-1].end > mention.begin:
                    self.result.pop()
                self.context.by_label.setdefault(mention.place.label, mention.place)
                self.result.append(mention)
        return self.result + self.mentions[upcoming:]

    def _town(self, ending: int, end: int) -> PlaceMention | None:
        folded = self.text.folded
        above = self._above(ending, "county city zone")
        if above and above.end == ending - 1 and above.text != above.place.label and not self._below(above, end):
            begin = above.begin  # 马山|子镇: a town whose name begins like that of a county
            return self._mention(begin, end, Place(folded[begin:end], "township", "", above.place.parent))
        if above and above.end < ending:
            end = self._listed_end(above, end)
            name = folded[above.end : end]
            code = townships(above.place.adcode).get(name, "")
            if code or (
                not is_no_name("township", folded[above.end : ending]) and self._may_be_name(above.end, ending)
            ):
                return self._mention(above.end, end, Place(name, "township", code, above.place))
        for begin in self._beginnings(ending, 5):
            name = folded[begin:end]
            where = self.context.by_label.get(name) or self.context.township(name)
            if where and (where.adcode or not is_no_name("township", folded[begin:ending])):
                return self._mention(begin, end, where)
        beside = self._listed_with(ending, "township")
        if beside and not is_no_name("township", folded[beside.end + 1 : ending]):
            name = folded[beside.end + 1 : end]
            if not beside.place.parent and len(codes := township_codes().get(name, ())) == 1:
                return self._mention(beside.end + 1, end, _listed(name, codes[0]))
            return self._mention(beside.end + 1, end, Place(name, "township", "", beside.place.parent))
        if (quarter := of_a_quarter(folded, ending, end)) is not None:
            return self._mention(quarter, end, Place(folded[quarter:end], "township"))
        named = self._name_before(ending, end)
        named = listed(self.text, self._beginnings(ending, LONGEST), ending, end) if named is None else named
        named = self._that_acts(ending, end) if named is None else named
        if named is None or (is_no_name("township", folded[named:ending]) and not surely(folded, named, ending, end)):
            return None
        name = folded[named:end]
        codes = township_codes().get(name, ())
        return self._mention(named, end, _listed(name, codes[0]) if len(codes) == 1 else Place(name, "township"))

    def _that_acts(self, ending: int, end: int) -> int | None:
        """Where a name of two or three characters begins that opens its clause and holds a meeting: 。|茨岭镇|召开."""
        opens = _OPENS.search(self.text.folded, max(0, ending - 4), ending)
        acts = opens is not None and _ACTS.match(self.text.folded, end)
        begin = opens.start("name") if opens is not None else 0
        return begin if acts and self._may_be_name(begin, ending, lenient=True) else None

    def _village(self, ending: int, end: int) -> PlaceMention | None:
        folded = self.text.folded
        above = self._above(ending, "township county village zone")
        if above and above.end < ending:
            if self._listed_end(above, end) > end:  # 夷陵区樟村坪镇
                return None
            name = folded[above.end : end]
            if self._may_be_name(above.end, ending, lenient=True) and not is_no_name(
                "village", folded[above.end : ending]
            ):
                return self._mention(above.end, end, Place(name, "village", "", above.place))
        for begin in self._beginnings(ending, 4):
            where = self.context.by_label.get(folded[begin:end])
            if where:
                return self._mention(begin, end, where)
        beside = self._listed_with(ending, "village")
        if beside and not is_no_name("village", folded[beside.end + 1 : ending]):
            name = folded[beside.end + 1 : end]
            return self._mention(beside.end + 1, end, Place(name, "village", "", beside.place.parent))
        named = self._name_before(ending, end) if end - ending == 1 else None
        named = named if named is not None else self._with_offices(ending, end)
        if named is None or is_no_name("village", folded[named:ending]):
            return None
        return self._mention(named, end, Place(folded[named:end], "village"))

    def _with_offices(self, ending: int, end: int) -> int | None:
        """Where the name of a village begins that stands alone before its offices: 派驻|高畈村|第一书记."""
        alone = _ALONE.search(self.text.folded, max(0, ending - _REACH), ending)
        held = alone is not None and _VILLAGE_OFFICES.match(self.text.folded, end)
        first = self.text.starts.get(alone.start("name")) if alone is not None and held else None
        last = self.text.ends.get(ending)
        if any(one is not None and one.tag[0] == "p" for one in (first, last)):
            return None  # 在|社区党委书记致辞后, 农户向|村委会反映
        if last is not None and alone is not None and last.begin == alone.start("name") and last.tag == "v":
            return None  # 给予|村委会主任处分
        return alone.start("name") if alone is not None and held else None

    def _zone(self, ending: int, end: int) -> PlaceMention | None:
        folded = self.text.folded
        for begin in range(max(0, ending - 2 * _REACH), ending):
            where = self.context.by_label.get(folded[begin:end])
            if where:
                return self._mention(begin, end, where)
        last = self.result[-1] if self.result else None
        if last and last.end == ending - 1 and folded[ending - 1] == ")" and folded[: last.begin].endswith("中国("):
            begin = last.begin - len("中国(")  # 中国(江苏)自由贸易试验区
            return self._mention(begin, end, Place(folded[begin:end], "zone", "", last.place))
        above = self._above(ending, "province city county zone")
        if above:
            # 扬州|经开区: the place is part of the name; 合肥市|新站高新区: it is not
            begin = above.begin if above.end == ending else above.end
            if is_no_name("zone", folded[begin:ending]) or not self._may_be_name(above.end, ending, lenient=True):
                return None
            return self._mention(begin, end, Place(folded[begin:end], "zone", "", above.place))
        named = self._name_before(ending, end, chinese=end - ending > 2)  # 经开区, 经济开发区
        if named is None or is_no_name("zone", folded[named:ending]):
            return None
        return self._mention(named, end, Place(folded[named:end], "zone", "", self.context.city))

    def _mention(self, begin: int, end: int, where: Place) -> PlaceMention:
        return PlaceMention(begin, end, self.text.raw[begin:end], where)

    def _above(self, ending: int, levels: str) -> PlaceMention | None:
        """The place right before the name that ends at `ending`, which may be empty."""
        last = self.result[-1] if self.result else None
        if not last or last.place.level not in levels.split() or not 0 <= ending - last.end <= _REACH:
            return None
        return last if last.end == ending or _HAN.fullmatch(self.text.folded, last.end, ending) else None

    def _below(self, above: PlaceMention, end: int) -> bool:
        """Whether a township of `above` ends at `end`."""
        return self.text.folded[above.end : end] in townships(above.place.adcode)

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
        if begin < end and has_function_word(self.text.folded[begin:end]):
            return False
        if lenient and end - begin == 2:
            return not is_verb(self.text.folded[begin:end])
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

    def _name_before(self, ending: int, end: int, chinese: bool = False) -> int | None:
        """Where a name of 2 to 4 characters begins that the word tags alone vouch for, in an article on China, which
        an ending may be enough to tell (`chinese`)."""
        tokens, folded = self.text.tokens, self.text.folded
        at = bisect_left(tokens, (ending,)) - 1  # the word that holds the character before the ending
        if (
            at < 0
            or not (chinese or self.context.divisions)
            or tokens[at].end not in (ending, end)
            or tokens[at].tag not in _NAMES
        ):
            return None
        begin = tokens[at].begin
        if folded[begin] in "到赴" and ending - begin > 2:  # 到|青禾高新区
            begin += 1
        if at and tokens[at - 1].end - tokens[at - 1].begin == 1 and folded[begin - 1] in _FIRST:  # 三|涧溪村
            begin -= 1
        if begin and folded[begin - 1] in "-·":  # a foreign name
            return None
        after = self.result[-1].end if self.result else 0
        return begin if begin >= after and 2 <= ending - begin <= 4 and _HAN.fullmatch(folded, begin, end) else None
