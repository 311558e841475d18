"""The words behind a name that give an office or take it: 王立平|当选为, 王立平|不再担任."""

import re

from kg.late import late
from kg.lexicon.words import worded
from kg.mentions.persons import Name

_TOLD = r"(?:\((?:[男女]|[一-鿿]{1,5}族|党外|无党派)[^()\n]{0,24}\))?"  # 选举周敏(女,苗族)|为主席
_BEARERS = _TOLD + (
    r"<office_words/address>?(?:等?[\d两二三四五六七八九十]+[人名位](?:同志|校友)?|等(?:人|同志|[一-鿿]{0,2}校友)?)?"
)
_APPROVED = "(?:已经?)?(?:经[^,。;、]{1,8}(?:批准|同意|研究),?)?"  # 王立平已经省委批准|任
_HOW = "(?:[再首]次|全票|高票|连任|成功|顺利|光荣)?"
_GOES = frozenset("到往赴调派")
_TO = "(?=[^,。;]{2,16}?(?:任|履新))"  # 调|安吉县任副县长, 到|安吉县挂职任副县长
_APPOINTED = worded(
    rf"{_BEARERS}(?:{_APPROVED}(?:已?被|已|<office_words/how_chosen>)?(?:以?[全高]票)?<office_words/appoints>(?:为|过)?|为"
    r"|,?<office_words/then>?(?:又|再|后|还)?(?:[原曾历现时调转升改接兼后继荣获复又仍]|<office_words/holding>)(?:[担兼出]任|任职?)过?|已?[调接]任|晋升为?|[受获]聘(?:为|任|担任)?"
    rf"|已?被?(?:[调派]?[到往赴调]|[下选委]派[到往]?){_TO}|(?:生前|曾经?|原)?(?:是|系)|(?:生前|原|曾)为|现[为是系])"
)
# the same where more than a name may stand before: 王立平教授再次当选为…主席
_CHOSEN = worded(rf"{_BEARERS}{_HOW}<office_words/chosen>(?:为|担任)?")
# 调安吉县|任副县长, 到安吉县财政局|挂职任副局长; the next cell of a table
_TASK = late(r"(?:挂职)?(?:担任|任)|挂职|[ \t|]{1,8}")
# 王立平不再担任…局长, 王立平因年龄原因不再任…局长, 免去王立平(的)…局长职务
_REMOVED = late(
    _TOLD + r"(?:同志)?(?:(?:因[^,。;]{1,14}?,?)?(?P<verb>不再(?:[担兼]任|任|兼)|辞去|的(?=[^,。;]{2,30}(?:职务|一职)))"
    r"|(?=[^,。;]{2,30}(?:职务|一职)))"
)
_SUCCEEDS = late("(?:同志)?(?:将|已|正式)?(?:接替|接任|取代|接棒)")
# 为会长|颁发聘书, 为会长和监事|授牌; 是县长|的秘书
_NOT_HIS = {
    "为": worded("(?:[和及与、等][^,。;]{0,8}?)?<office_words/bestows>"),
    "是": late(r"[^\s,.。;!?)、”]"),  # 王立平是|局长|推荐的
}


def appointed(folded: str, name: Name) -> re.Match[str] | None:
    """The words behind `name` that give an office: 王立平|当选为, 王立平教授|当选为, 王立平等8人|当选为."""
    end = name.after.end if name.after is not None else name.end
    plain = _APPOINTED.match(folded, end) if name.after is None else None
    return plain or _CHOSEN.match(folded, end)


def succeeds(folded: str, before: Name, name: Name) -> bool:
    """Whether who is named `before` has the office of `name` now: 李雪接替|王立平|任局长."""
    return _SUCCEEDS.fullmatch(folded, before.end, name.begin) is not None


def not_his(folded: str, verb: re.Match[str], begin: int, end: int) -> bool:
    """Whether what stands around the offices that end at `end`, the first of them at `begin`, says that they are not of
    whom `verb` follows: 王立平为|会长、秘书长|颁发聘书, 王立平是|县长|的秘书, 王立平到安吉县财政局|局长|办公室."""
    behind = _NOT_HIS.get(verb[0][-1:])
    if verb[0][-1:] in _GOES and not any(word in folded[verb.end() : begin] for word in ("任", "挂职", "履新")):
        return True
    return behind is not None and behind.match(folded, end) is not None


def removed(folded: str, name: Name) -> re.Match[str] | None:
    """The words behind `name` that take an office, as `verb`, or none where 免去 does: 王立平|安吉县水利局局长职务."""
    return _REMOVED.match(folded, name.end)


def behind_task(folded: str, at: int) -> int:
    """Where an office begins that is told at `at` behind its place or body: 调安吉县|任|副县长."""
    task = _TASK.match(folded, at)
    return task.end() if task else at
