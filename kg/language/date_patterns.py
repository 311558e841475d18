"""How dates are written, as patterns on folded text: by numbers, by words (去年8月, 昨晚), from one day to another."""

import re
from collections.abc import Sequence
from functools import cache

from kg.language.lunar import LUNAR
from kg.lexicon.words import worded, words

_YEAR = r"(?:(?:19|20)\d\d|[一二][〇○零九][〇○零一二三四五六七八九]{2})"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_TO = r"(?: ?起?(?:至|到|-|—{1,2}|~|–|−) ?)"
_WEEKDAY = r"(?:\((?:周|星期)[一二三四五六日天]\))?"  # 8月4日(周一)至8日
_HOUR = "<number_words/hour>?"
_DAY_END = "<number_words/day>"  # 15日内, 10日游, 20号楼 and 5日均 are no days; nor is the 日 of 8日本 or 日常
_MONTH_END = "(?:份|初|底|末|[上中下]旬)?"
_YEAR_END = "(?:度|初|底|末|[春夏秋冬][天季]|[上下]半年|第?[一二三四]季度)?"
_DAY_OF_MONTH = f"(?P<d>{_DAY}) ?(?:{_DAY_END}|(?=(?:{_TO}|、){_DAY} ?[日号]))"  # 5 in 8月5-7日 and in 8月5、7日
_MONTH_DAY = f"(?P<m>{_MONTH}) ?月(?: ?{_DAY_OF_MONTH}|(?![龄薪供嫂饼]){_MONTH_END})"

_OF_TAIWAN = worded("<number_words/taiwan>|民国1")
_POINTED = r"(?P<{}>(?:19|20)\d\d)\.(?P<{}>1[0-2]|0[1-9])"
_NUMERIC = (
    worded(f"(?P<y>{_YEAR}) ?年 ?{_MONTH_DAY}{_HOUR}"),
    worded(rf"(?P<roc>1[0-2]\d) ?年 ?{_MONTH_DAY}{_HOUR}"),  # 115年4月1日, where a text is of Taiwan
    worded(f"(?P<y>{_YEAR}) ?年 ?(?P<m>{_MONTH})(?={_TO}{_MONTH} ?月(?! ?{_DAY} ?[日号]))"),  # 2024年8-9月
    # 1991.08-1998.03, a line of a career; 1998.03 alone may be a number
    worded(f"{_POINTED.format('y', 'm')}(?:{_TO}(?:{_POINTED.format('toy', 'tom')}|(?:今|现在)))(?![\\d.])"),
    worded(rf"民国 ?(?P<roc>\d{{1,3}}|元|[一二三四五六七八九十百〇零]{{1,5}}) ?年(?: ?{_MONTH_DAY}{_HOUR})?"),
    worded(r"(?P<y>(?:19|20)\d\d)(?P<sep>[-./])(?P<m>1[0-2]|0?[1-9])(?P=sep)(?P<d>3[01]|[12]\d|0?[1-9])(?![-./]?\d)"),
    worded(f"(?P<y>{_YEAR})(?:(?={_TO}{_YEAR} ?年)| ?年(?!龄|代|级|轮){_YEAR_END})"),
    worded(f"{_MONTH_DAY}{_HOUR}"),
    worded(f"(?P<m>{_MONTH})(?={_TO}{_MONTH} ?月(?!{_DAY} ?[日号]))"),
    worded(rf"(?P<d>3[01]|[12]\d|0?[1-9]) ?(?:{_DAY_END}|(?={_TO}{_DAY} ?日)){_HOUR}"),
)
_COMMON_ERA = (_NUMERIC[0], *_NUMERIC[2:])  # without years of the republic
NEXT = worded(f"、(?P<d>{_DAY}) ?{_DAY_END}")  # 4月17、18日: two days on end
_CLOCK = r"(?: ?\d{1,2}(?:[时点](?:\d{1,2}分?|半|整)?|:\d\d))?"  # 4月11日9时至12日17时
RANGE = worded(
    rf"{_WEEKDAY}{_CLOCK}{_TO}(?:(?P<y>{_YEAR}) ?年)?(?: ?(?P<m>{_MONTH}) ?月)?(?: ?(?P<d>{_DAY}) ?{_DAY_END})?"
)
# What dates are called by: 去年8月, 上月, 昨晚, 近日
_WORD = worded(
    f"(?P<year>[今去前明当同]年|本年度?)(?: ?{_MONTH_DAY}{_HOUR}|{_YEAR_END})"
    f"|(?P<month>[本当]月|[上下]个?月)(?: ?(?P<day>{_DAY}) ?{_DAY_END}{_HOUR}|{_MONTH_END})"
    rf"|(?P<near>[今昨](?=\(\d)|[今昨前明][天日](?!俄罗斯|头条)|后天|[今昨明][晚晨早夜]|当[天日晚]|翌日|次日|同日|(?<=[。;\n])(?:[上下]午|晚上)(?=,))(?:\((?:(?P<bm>{_MONTH})月)?(?P<bd>{_DAY})[日号]?\)[日号]?)?{_HOUR}"
    rf"|(?P<vague><number_words/vague+vague_span>|{LUNAR}|[本上]周[一二三四五六日末]?|(?<!每)周[一二三四五六日](?:[上下]午|早上|晚上?|凌晨|傍晚))"
)


@cache
def begin() -> re.Pattern[str]:
    """Where a date can begin: this cheap test comes first, a number counts as one place."""
    first, second = (
        "".join(sorted({word[at] for word in words("number_words", "vague", "vague_span")})) for at in (0, 1)
    )
    return re.compile(
        rf"[\d周今昨前去明后本上下晚当同次翌民农阴夏正腊一二三四五六七八九十{first}]"
        rf"(?:(?<=\d)\d*|(?<!\d)(?=[(年天日晚晨早夜午上月个周期历近几〇○零一二三四五六七八九十国{second}]))"
    )


def numeric(folded: str) -> Sequence[re.Pattern[str]]:
    """How days and years are written in `folded`, which counts years of the Republic if it is of Taiwan."""
    return _NUMERIC if _OF_TAIWAN.search(folded) else _COMMON_ERA


def match(folded: str, begin: int, numbers: Sequence[re.Pattern[str]]) -> re.Match[str] | None:
    """What is written at `begin` as a date is: as a word (a `vague` one, too), or in `numbers` (`numeric`)."""
    before = folded[begin - 1 : begin]
    if not (folded[begin].isdecimal() or folded[begin] in "民一二三四五六七八九十"):
        return _WORD.match(folded, begin)
    if before and before in "第.+/〔[":  # 第5号, 3.8日, an address
        return None
    for pattern in numbers:
        if found := pattern.match(folded, begin):
            return found
    return None
