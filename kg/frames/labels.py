"""How events and programmes are named: the full form of a name, and when two names are one."""

import re
import unicodedata
from functools import lru_cache

from kg.kinds import has
from kg.late import late
from kg.mentions.happenings import Name

_YEAR = late(r"^(?:\d{4}年?度?|今年|本届)")
_SIZED = late("^(?:大型|首场|专场)")  # 大型[迎新晚会]
_NUMBERS = (late(r"\d{4}(?=年)"), late("第?([一二三四五六七八九十]+)届"))  # what tells names apart
_LAUNCH = late("(?:启动仪式|启动会|启动大会|动员部署会|动员会|发布仪式)$")
_SESSION = late("第?[一二三四五六七八九十]+[届次].{0,12}(?:代表大会|全会|全体会议|[次]会议)$")
_LEANS = late("[我本全该省市县区州镇乡旗校院]")
_ROUND = r"第[\d一二三四五六七八九十百零]+[期讲场课次站回堂]"
_SERIES = late(rf"(?:.{{0,12}}?(“[^”]{{2,20}}”)(?:活动)?{_ROUND})$|{_ROUND}(“[^”]{{2,20}}”)$")
_PLAIN = frozenset(
    "会议 大会 全会 例会 年会 全体会议 工作会议 代表大会 工作会 活动 系列活动 主题活动 志愿服务 仪式 典礼 启动仪式"
    " 启动会 培训 集训 比赛 大赛 竞赛 联赛 决赛 初赛 检查 督查 督导 巡查 抽查 事件 事故 展览 演出"
    " 晚会 讲座 宣讲 演练 演习 讲堂 课堂 大讲堂 庭审 比拼 法治宣传 马拉松".split()
)
PART = late("(?:开幕|闭幕|开班|结业|开营|结营|闭营)(?:式|会|仪式|典礼)$")  # how the name of a part ends
# 以“…”为主题召开了[班会], 作题为《…》的[专题讲座]
THEME = late(
    r"(?P<as>以(?P<theme>“[^”]{2,40}”)为主?题)|(?P<of>(?:题为|主题为|名为)(?:“[^”]{2,40}”|《[^》]{2,40}》)的)$"
)
_MOURNED = late("告别|追悼|追思|悼念|吊唁")
_FOUNDED = late(
    "(?:(?:建设)?(?:项目|工程))?(?:成立|启用|开馆|揭牌|挂牌|开通|落成|开业|竣工|奠基|开工|投用|投产|通车|封顶|动土|搬迁)"
)
_PARTY = late("^(?:党的|中共)([一二三四五六七八九十]+)届([一二三四五六七八九十]+)中全会$")


@lru_cache(maxsize=4096)
def key(name: str) -> str:
    """What two spellings of one name share: no quotes, punctuation, spaces, nor the year in front."""
    folded = unicodedata.normalize("NFKC", name)
    return _YEAR.sub("", re.sub(r"[\W_]+", "", folded))


@lru_cache(maxsize=4096)
def _stem(name: str) -> str:
    return _SIZED.sub("", key(name))


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
    return head in _PLAIN


def part(head: str) -> bool:
    """Whether a head is the beginning or the end of another event: 开幕式, 结业仪式."""
    return bool(PART.fullmatch(head))


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
