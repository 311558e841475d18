"""Whose 省 is meant beside another province: where guests have come (贵州省教育厅厅长甲来长沙市考察,|省|教育厅副厅长
乙陪同), and before another governor."""

from collections.abc import Sequence

from kg.late import late
from kg.lexicon.words import worded
from kg.model import Place, PlaceMention

_COMES = worded("[来到赴](?P<to>[一-鿿]{1,12}?)<visit_words/visit+visit_more+inspect+visit_any>")
_RECEIVES = worded(r"[^。;!?\n]{0,80}?<visit_words/receives>")
RANKS = {"省": "province", "市": "city"}  # words of levels that guests and hosts may differ in
_ITEM = 30  # characters of an item of a list
_ITEM_ENDS = late("[^,;。!?\n]+[,;和与]")
_HEADS = late("(?<![纪法党工])委书记|(?<!副)省长")
_DATED = late(r"\d{1,2}月\d{1,2}日(?:讯|消息)")
_OPENING = 24  # characters up to the place of a dateline
_OF_THEIRS = worded(
    r"(?:人民政府|政府|市?委|人大|政协)?[一-鿿]{0,8}(?:<office_words/chief>|市长|局长)[一-鿿]{2,4}[,、和及与]"
)
_FAR = 160  # characters from who comes to what is said of the hosts
_MISSION = worded("<visit_words/mission>[处站部]|代表团|办(?![理公学事])")  # 市政府驻|北京|联络处


def seat(folded: str, begin: int, end: int) -> bool:
    """Whether the place at [begin, end) is where a mission is: 市政府驻|北京|联络处."""
    return folded[begin - 1 : begin] == "驻" and _MISSION.match(folded, end) is not None


def of_the_hosts(
    folded: str,
    level: str,
    before: Sequence[PlaceMention],
    offset: int,
    named: Sequence[Place | None],
    passed: Sequence[PlaceMention] = (),
) -> Place | None:
    """The province or city (`level`) in which guests of another one are at `offset`; None where nobody of another one
    came. `before`: the places named before, in order; `named`: all places of the article, first what it is about, by
    which the shortest name of a place is understood (来济); `passed`: those that are merely gone to, in order."""
    begin = max(folded.rfind("\n", 0, offset) + 1, offset - _FAR)
    come = _COMES.search(folded, begin, offset)
    if come is None:
        return None
    guests = [one.place for one in before if begin <= one.begin < come.start() and one.place.level == RANKS[level]]
    there = [one.place for one in before if come.start("to") <= one.begin < come.end("to")]
    if not there and _RECEIVES.match(folded, offset):  # 到|余姚市|考察,市长甲陪同: else they only pass there
        there = [one.place for one in passed if come.start("to") <= one.begin < come.end("to")]
    there += [one for one in named if one is not None and len(come["to"]) == 1 and one.label.startswith(come["to"])]
    where = _meant(there[0], level, named) if there else None
    return where if guests and where is not None and where not in guests else None


def _meant(place: Place, level: str, named: Sequence[Place | None]) -> Place | None:
    """The province or city that hosts at `place` mean: 到|慈溪市|考察,|副市长甲陪同 is of 慈溪市, where nothing else is
    said of the city above it."""
    above = _above(place, RANKS[level])
    return place if level == "市" and place.label.endswith("市") and above not in named else above


def _above(place: Place, level: str) -> Place | None:
    """What `place` is of or lies in that is of `level`."""
    while place.level != level:
        if place.parent is None:
            return None
        place = place.parent
    return place


def beside_ours(folded: str, level: str, before: Sequence[PlaceMention], offset: int) -> set[Place]:
    """The places of those who are told of beside ours: 杭州市副市长王立平,|我市|市委书记赵信. `before`: what the
    sentence names before `offset`, the last one first."""
    ours = (
        max((folded.rfind(f"{our}{level}", before[-1].end, offset + 2) for our in "我本"), default=-1) if before else -1
    )
    return {one.place for one in before if one.end < ours and _OF_THEIRS.match(folded, one.end, ours)}


def dated_there(folded: str, mention: PlaceMention) -> bool:
    """Whether it is the place of the dateline of a paper that tells of its own: 青禾网|安吉|9月20日讯."""
    return mention.begin < _OPENING and _DATED.match(folded, mention.end) is not None


def set_apart(folded: str, following: Sequence[PlaceMention], level: str, offset: int) -> Place | None:
    """The province that an item behind sets against the one meant at `offset`, as no two governors are of one:
    |省委副书记、省长甲,四川省委副书记、省长乙. `following`: the place named next."""
    for mention in following if level == "省" else ():
        item = folded[offset : mention.begin]
        behind = folded[mention.end : mention.end + _ITEM]
        if len(item) <= _ITEM and mention.place.level == "province" and _ITEM_ENDS.fullmatch(item):
            return mention.place if set(_HEADS.findall(item)) & set(_HEADS.findall(behind)) else None
    return None
