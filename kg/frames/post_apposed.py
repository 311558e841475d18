"""Offices told beside a name with no verb: 王立平(安吉县科协主席); set off by a comma where a sentence begins with the
name; in the line of a list or table that it opens."""

from collections.abc import Sequence

from kg.frames.post_case import Held
from kg.late import late
from kg.mentions.persons import Name
from kg.rules import written

APPOSED = written("post/phrase/apposed", "王立平(安吉县科协主席)致辞")
COUNTED = written("post/phrase/counted", "王立平、李雪两位县政协副主席到会")
# 王立平、李雪|两位|副县长: the office of each
_COUNT = late("(?:这)?(?P<number>[两二三四五六七八九十]|[2-9])[位名](?:同志)?")
_NUMBERS = {mark: number for number, mark in enumerate("二三四五六七八九十", 2)} | {"两": 2}
_OF_WHOM = r"(?:(?:[男女]|[一-鿿]{1,4}族|中共党员|\d{1,3}岁|\d{4}年\d{1,2}月(?:出?生)?)[,;]){0,5}"
_BRACKET = late(rf"\({_OF_WHOM}(?=[^()\n]{{3,60}}\))")
_ASIDE = r"(?:\([^()\n]{1,12}\))?"
_LINE = late(
    rf"{_ASIDE}(?:[ \t|]*[|\t][ \t|]*(?=[^\n]{{2}})|(?: {{1,8}}|[,:] ?){_OF_WHOM}(?![现曾历时]?任)(?=[^\n]{{4}}))"
)
_COMMA = late(rf"{_ASIDE},{_OF_WHOM}(?![现曾历时]?任)(?=[^\n]{{4}})")
# 3. 王立平 …; 副主任:王立平 …; | 2 | 王立平 | …; 安吉县财政局	王立平	…
_OPENS_LINE = late(
    r"(?:^|\n)[ \t|]*(?:[^\n:。,]{1,12}:[ \t]*)?(?:[^\t\n:。,]{1,16}\t){0,2}(?:\(?\d{1,3}\)?[.、,]?[ \t|]*)?$"
)
_OPENS_CLAUSE = frozenset("。;!?,\n")
_ENDS_ITEM = late(rf"{_ASIDE}[)|\s,;:。]|{_ASIDE}$")
_FAR = 30  # characters before a name in which its line may begin
# passes that take a body told elsewhere: of a list each line may be of another
_TOLD_ELSEWHERE = frozenset(
    f"post/{rule}"
    for rule in (
        "body-before",
        "of-who-publishes",
        "deputy-of-the-one-before",
        "next-in-the-row",
        "of-the-same-house",
        "of-our-house",
        "of-the-only-body",
        "held-before",
    )
)


def begins(folded: str, name: Name) -> int | None:
    """Where the offices of `name` may begin that are told right behind it with no verb; None where none are."""
    end = name.after.end if name.after is not None else name.end
    if bracket := _BRACKET.match(folded, end):
        return bracket.end()
    if name.after is not None:
        return None
    if _OPENS_LINE.search(folded, max(0, name.begin - _FAR), name.begin) and (line := _LINE.match(folded, end)):
        return line.end()
    opens = not name.begin or folded[name.begin - 1] in _OPENS_CLAUSE
    comma = _COMMA.match(folded, end) if opens else None
    return comma.end() if comma else None


def cell_before(folded: str, name: Name) -> int:
    """Where the cell of a table ends that stands before that of `name`; -1 where none does: 安吉县财政局|	王立平."""
    begin = name.begin
    while folded[begin - 1 : begin] in {" ", "\t"} and begin:
        begin -= 1
    return begin if "\t" in folded[begin : name.begin] else -1


def whole(folded: str, told: Sequence[Held]) -> bool:
    """Whether the offices `told` there end where their bracket, clause or cell does, and no body was guessed."""
    if not told or any(one.rule in _TOLD_ELSEWHERE for one in told):
        return False
    return _ENDS_ITEM.match(folded, max(one.span.end for one in told)) is not None


def counted(folded: str, name: Name, listed: int) -> int | None:
    """Where the office begins that all of `listed` names have, the last of them `name`; None where none is told so."""
    count = _COUNT.match(folded, name.end) if listed > 1 else None
    if count is None:
        return None
    number = count["number"]
    return count.end() if _NUMBERS.get(number, 0) == listed or number == str(listed) else None
