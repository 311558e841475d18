"""What a bare level word means: 县 in an article on 滨海县 is 滨海县, 市 is 盐城市, 省 is 江苏省."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from kg.mentions.places import Places
from kg.model import Place, PlaceMention, Text

# The levels that each word may stand for, and how such a place's name must end.
_ENDINGS = {
    "省": ("province", ("省",)),
    "自治区": ("province", ("自治区",)),
    "直辖市": ("province", ("市",)),
    "市": ("province city county", ("市",)),
    "州": ("city", ("自治州", "州")),
    "盟": ("city", ("盟",)),
    "地区": ("city", ("地区",)),
    "县": ("county", ("县",)),
    "旗": ("county", ("旗",)),
    "区": ("county zone", ("区", "基地", "自贸港", "自由贸易港")),
    "镇": ("township", ("镇",)),
    "乡": ("township", ("乡", "苏木")),
    "街道": ("township", ("街道",)),
    "村": ("village", ("村",)),
    "社区": ("village", ("社区",)),
}
_ELSEWHERE_BEFORE = re.compile(
    r"(?:在|赴|到|来自|前往|去|从|往|飞抵|抵达|来到|走进|奔赴|远赴|出访|途经|籍贯|祖籍|家住|与|和|同)$"
)
_ELSEWHERE_AFTER = re.compile(r"(?:籍|人[,,、。士]|参加|考察|招商|打工|务工|出差|学习|取经|调研|参观)")
_DEPTH = {"village": 0, "township": 1, "zone": 2, "county": 2, "city": 3, "province": 4}


class Anchor:
    """The places that an article is about; says what bare level words in its body mean."""

    def __init__(self, places: Places, body: Text) -> None:
        """`places` and `body` of one article; offsets are those of `body`."""
        self._body = body
        self._mentions = [m for m in places.body if not self._passed_by(m)]
        self._ends = [m.end for m in self._mentions]
        self._sentences = [sentence.begin for sentence in body.sentences]
        self.main: Place | None = _main(places, self._mentions)

    def at(self, level: str, offset: int, above: bool = False) -> Place | None:
        """The place that the bare word `level` (县, 市, 省, 区, 镇 …) means at `offset` of the body, None if unsaid.

        First the nearest place named so earlier in the same sentence, then the main place or what lies above it,
        then the only place named so before. `above`: the word follows a higher level (省、市总工会), so that it
        means a place above the main one.
        """
        if above:
            return next((place for place in _upwards(self.main and self.main.parent) if _fits(place, level)), None)
        number = bisect_right(self._ends, offset)
        start = self._sentences[max(0, bisect_right(self._sentences, offset) - 1)] if self._sentences else 0
        for mention in reversed(self._mentions[:number]):
            if mention.begin < start:
                break
            if _fits(mention.place, level) and mention.text.endswith(mention.place.label[-1]):
                return mention.place
        for place in _upwards(self.main):
            if _fits(place, level):
                return place
        before = [mention.place for mention in self._mentions[:number] if _fits(mention.place, level)]
        return before[-1] if before and self._below_main(before[-1]) else None

    def _below_main(self, place: Place) -> bool:
        return self.main is None or any(above == self.main for above in _upwards(place))

    def _passed_by(self, mention: PlaceMention) -> bool:
        """在南京参加招商活动, 兴化籍: a place that the article is not about."""
        folded = self._body.folded
        return bool(
            _ELSEWHERE_BEFORE.search(folded, max(0, mention.begin - 2), mention.begin)
            and _ELSEWHERE_AFTER.match(folded, mention.end)
        ) or folded.startswith("籍", mention.end)


def _upwards(place: Place | None) -> Iterator[Place]:
    while place:
        yield place
        place = place.parent


def _fits(place: Place, level: str) -> bool:
    levels, endings = _ENDINGS.get(level, ("", ()))
    return place.level in levels.split() and place.label.endswith(endings)


def _main(places: Places, mentions: list[PlaceMention]) -> Place | None:
    """The last link of the headline's first chain, else of the lead's, weighed by how often the body names it."""
    for found in (places.headline, mentions, places.hint):
        counted: Counter[Place] = Counter()
        for mention in found:
            for place in _upwards(mention.place):
                counted[place] += 1
        chain = list(_first_chain(found))
        if chain:
            place = chain[-1]
            while place.level in ("village", "township") and place.parent:
                place = place.parent
            return place
    return None


def _first_chain(mentions: list[PlaceMention] | tuple[PlaceMention, ...]) -> Iterator[Place]:
    end = None
    for mention in mentions:
        if end is not None and mention.begin != end:
            return
        end = mention.end
        yield mention.place
