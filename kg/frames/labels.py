"""How events and programmes are named: the full form of a name, and when two names are one."""

import re
import unicodedata
from functools import lru_cache

from kg.kinds import has
from kg.late import late
from kg.lexicon.words import worded, words
from kg.mentions.happenings import Name

_YEAR = late(r"^(?:\d{4}年?度?|今年|本届)")
_NUMBERS = (late(r"\d{4}(?=年)"), late("第?([一二三四五六七八九十]+)届"))  # what tells names apart
_SESSION = late("第?[一二三四五六七八九十]+[届次].{0,12}(?:代表大会|全会|全体会议|[次]会议)$")
_LEANS = late("[我本全该省市县区州镇乡旗校院]")
_ROUND = r"第[\d一二三四五六七八九十百零]+<event_words/round+round_more>"
_SERIES = worded(rf"(?:.{{0,12}}?(“[^”]{{2,20}}”)(?:活动)?{_ROUND})$|{_ROUND}(“[^”]{{2,20}}”)$")
# 以“…”为主题召开了[班会], 作题为《…》的[专题讲座]
THEME = late(
    r"(?P<as>以(?P<theme>“[^”]{2,40}”)为主?题)|(?P<of>(?:题为|主题为|名为)(?:“[^”]{2,40}”|《[^》]{2,40}》)的)$"
)
_MOURNED = worded("<event_words/mourned>")
_SIZED = worded("^<event_words/sized>")  # 大型[迎新晚会]
_LAUNCH = worded("<event_words/launch>$")
_PART = worded("<event_words/part>(?:式|会|仪式|典礼)$")
_FOUNDED = worded("(?:(?:建设)?(?:项目|工程))?<event_words/founding>")
_PARTY = late("^(?:党的|中共)([一二三四五六七八九十]+)届([一二三四五六七八九十]+)中全会$")


@lru_cache(maxsize=4096)
def key(name: str) -> str:
    """What two spellings of one name share: no quotes, punctuation, spaces, nor the year in front."""
    folded = unicodedata.normalize("NFKC", name)
    return _YEAR.sub("", re.sub(r"[\W_]+", "", folded))


@lru_cache(maxsize=4096)
def _stem(name: str) -> str:
    return _SIZED.sub("", key(name))  # 大型[迎新晚会]


@lru_cache(maxsize=4096)
def _numbers(name: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(one.findall(name)) for one in _NUMBERS)


def generic(name: str, cls: str) -> bool:
    """Whether a name says too little without the body that holds it: 推进会, 重点工作推进会, 签名活动."""
    size = len(key(name))
    return bare(name) or (size <= (8 if has(cls, "leans_on_host") else 6) and "“" not in name)


def bare(name: str) -> bool:
    """Whether a name says too little without its place, at least: 推进会, 开工仪式."""
    return len(key(name)) <= 4


def same(a: str, b: str) -> bool:
    """Whether two names in one article are one: equal but for the year and quotes, or one inside the other."""
    one, two = _stem(a), _stem(b)
    short, long = (one, two) if len(one) <= len(two) else (two, one)
    if not short or (short != long and (len(short) < 4 or short not in long)):
        return False  # told first: most are
    numbers = zip(_numbers(a), _numbers(b), strict=True)
    return not any(x and y and x.isdisjoint(y) for x, y in numbers)  # 2025年学术年会, 2026年学术年会


def launched(name: Name, raw: str) -> str | None:
    """What a launching ceremony launches: “温暖同行”活动[启动仪式]; None if that has no name of its own."""
    inner = _LAUNCH.sub("", raw)
    return inner if inner != raw and (name.core or len(key(inner)) >= 8) else None


def series(name: str) -> str | None:
    """What a name is one round of: “长兴夜话”第6讲 is one of “长兴夜话”; None if of nothing."""
    numbered = _SERIES.match(name)
    return numbered and (numbered[1] or numbered[2])


def plain(head: str) -> bool:
    """Whether a bare head names no kind of its own (会议, 活动) and so means what was spoken of."""
    return head in words("event_words", "plain")


def whole(name: str) -> str:
    """A name without the end that makes it but a part of another event: 职工运动会|开幕式; else as it is."""
    return _PART.sub("", name)


def part(head: str) -> bool:
    """Whether a head is the beginning or the end of another event: 开幕式, 结业仪式."""
    return bool(head) and not whole(head)


_FOR_ALL = late("[届次]全[国省市县区州]")  # 第三届全区运动会


def session(name: str) -> bool:
    """Whether a name needs no article to be told from others: …第十八次全国代表大会; but 县科协第九次代表大会 is of
    whichever county the article speaks of."""
    return bool(_SESSION.search(name)) and len(key(name)) > 8 and not _LEANS.match(name)


def ordinal(name: str) -> bool:
    """Whether a name begins with its number, so that it leans on the body before it: …工会第十八次全国代表大会."""
    return bool(re.match(r"第?[\d一二三四五六七八九十百零]+[届次]", name))


def leaning(name: str) -> bool:
    """Whether a name is but a number and a kind (第二十届大会), nothing without the body that holds it."""
    return ordinal(name) and len(key(name)) <= 8 and not _FOR_ALL.search(name)


def official(name: str) -> str:
    """党的二十届三中全会 by its official name; other names as they are."""
    party = _PARTY.match(name)
    return f"中国共产党第{party[1]}届中央委员会第{party[2]}次全体会议" if party else name


def mourned(name: str) -> bool:
    """Whether it is somebody's farewell, so that a house before it is his: 华岭大学教授[王立平遗体告别仪式]."""
    return _MOURNED.search(name) is not None


def founded(name: str) -> bool:
    """Whether a name begins with what befell the body before it, which is no host by that: 县图书馆[启用仪式]."""
    return _FOUNDED.match(name) is not None
