"""Townships that nothing before them places: by the gazetteer, and by what only townships have behind them."""

from collections.abc import Iterable

from kg.late import late
from kg.lexicon.words import worded
from kg.mentions.gazetteer import township_codes
from kg.mentions.word_costs import known
from kg.model import Text

LONGEST = 9  # characters before the ending: 积石山保安族东乡族撒拉族乡
_BODIES = worded("<place_cues/town_body>")
_QUARTER = late("(?:^|[,。;:、\n在由到])(?P<name>[东西南北新古]城)$")
_HAS = worded("<place_cues/town>")
_HAN = late(r"[㐀-鿿]")
_LEADS_ON = frozenset("任从由在向到赴为和与及自经")  # what a name is often taken for a part of: 记者从|吴城乡党委获悉
_DIVISIONS = frozenset("省市县区州盟旗")
_LEADING = frozenset("pvucd")  # tags
_GOES = ("前往", "来到", "赶赴", "莅临", "走进")


def listed(text: Text, begins: Iterable[int], ending: int, end: int) -> int | None:
    """Which of `begins`, the longest name first, opens a township of any county that ends at `end` with an ending from
    `ending` on: where its clause opens, behind what leads to a place (走访了|洛舍镇), or before a township's bodies
    (现任|洛舍镇|党委书记). Offsets are those of the folded text."""
    folded = text.folded
    held = _BODIES.match(folded, end) is not None
    for begin in begins:
        if ending - begin < 2 or folded[begin:end] not in township_codes():
            continue
        if not begin or not _HAN.match(folded, begin - 1) or _leads(text, begin):
            return begin
        if _does(text, begin, ending):
            continue
        if held and (begin in text.starts or folded[begin - 1] in _LEADS_ON):
            return begin
    return None


def surely(folded: str, begin: int, ending: int, end: int) -> bool:
    """Whether a township of the gazetteer stands there before a township's bodies, though its name ends like a kind of
    town: 居集镇|党委; not where that is a word, 中心镇|政府."""
    stem = folded[begin:ending]
    return folded[begin:end] in township_codes() and _BODIES.match(folded, end) is not None and not known(stem)


def of_a_quarter(folded: str, ending: int, end: int) -> int | None:
    """Where a name begins that else means a quarter, with what only towns have behind it: 、|西城乡|党委."""
    quarter = _QUARTER.search(folded, max(0, ending - 3), ending)
    return quarter.start("name") if quarter is not None and _HAS.match(folded, end) else None


def _does(text: Text, begin: int, ending: int) -> bool:
    """Whether a verb stands between `begin` and the ending, behind a noun: 派出所|联合|镇政府, 县妇联|联合|乡政府."""
    verb = text.ends.get(ending)
    behind_a_house = text.folded[begin - 1] not in _DIVISIONS  # 桐庐县|联合乡政府
    return behind_a_house and verb is not None and verb.begin == begin and verb.tag[0] == "v" and verb.tag != "vn"


def _leads(text: Text, at: int) -> bool:
    """Whether a verb, a preposition or a particle ends at `at`: 到, 走访, 走访了."""
    before = text.ends.get(at)
    leads = before is not None and before.tag[0] in _LEADING and before.tag != "vn"
    return leads or text.folded.endswith(_GOES, 0, at)
