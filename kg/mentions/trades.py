"""What people do: the trade that a title names, and the fields of work of titles and bodies."""

import re
from functools import cache, lru_cache

from kg.late import late
from kg.lexicon import Row, table
from kg.lexicon.words import worded

LEADS = "领导"  # of a place, who are not said to be what
_CHOSEN = worded(r"(?:全票)?<office_words/becomes>([^，。；、！？,;!?\n]{2,24})(?=[，。；、！？,;!?\n])")
_LEADS = late(r"(?:、[\u4e00-\u9fff·]{2,8}){0,8}等([省市县区州旗])?领导(?![小人])")
OFFICE = "office"  # the trade of all who hold one
UNIT = "unithead"  # the trade of all who lead a centre or a station
OFFICIALS = frozenset({OFFICE, UNIT})
VILLAGE = "village"  # the trade of all who lead a village
OWNER = "老板"  # of a shop
RESIDENT = "村民"  # of a village
ACCUSED = "accused"  # the trade of all who stand trial
LEADER = "leader"  # the trade of all who lead an association or a cooperative
MANAGER = "manager"  # the trade of all who lead a firm
WRITES = frozenset({"reporter", "photographer"})  # the trades of bylines
_COLUMNS = ("trades", "word", "trade", "field", "example", "besides")
_ANY = "-"  # what anybody may be besides


def called(before: str) -> str:
    """The longest title or trade that `before` ends in, "" for none."""
    return next((before[at:] for at in range(len(before)) if before[at:] in _called()), "")


def called_behind(text: str, end: int) -> str:
    """The title or trade that follows a name that ends at `end` of `text`: 甲老师, 甲当选县总工会主席, 甲、乙等县领导;
    "" for none."""
    if chosen := _CHOSEN.match(text, end):
        return called(chosen[1])
    if leads := _LEADS.match(text, end):
        return (leads[1] or "") + LEADS
    after = (text[end : end + size] for size in (4, 3, 2))
    return next((word for word in after if trade(word) and word in words()), "")


def beside_an_office(before: str) -> str:
    """What an official is called besides that `before` ends in, "" for none: 华岭大学教授、著名植物|学家|."""
    word = called(before)
    return word if word in _besides() else ""


@cache
def _besides() -> frozenset[str]:
    return frozenset(row["word"] for row in table(*_COLUMNS) if row["besides"])


def title_at(text: str, begin: int) -> str:
    """The title at `begin` of `text`, "" for none: 王[主席]."""
    return next((word for size in range(6, 1, -1) if (word := text[begin : begin + size]) in _called()), "")


@cache
def in_house(title: str) -> str:
    """The title that a word for one in a house of a kind ends in, "" for none, or if that is another trade: 馆馆长, of
    文化馆馆长, in 馆长; but 村党支部书记 has no office."""
    if title in _titles() or title not in words():
        return ""
    short = next((title[at:] for at in range(1, len(title)) if title[at:] in _titles()), "")
    return short if trade(short) in ("", trade(title)) else ""


@cache
def _called() -> frozenset[str]:
    return frozenset(prefix + title for title in _titles() for prefix in ("", "副", "前")) | words()


@cache
def words() -> frozenset[str]:
    """The words for trades; those of one character end longer ones (果农)."""
    return frozenset(_rows())


@cache
def trade(title: str) -> str:
    """The trade that `title` names by the longest known word that it ends in: 副主任医师 is a doctor, 副县长 has an
    office; "" for what anybody may be besides (代表, 劳模) and what is unknown."""
    for at in range(len(title)):
        word = title[at:]
        if word in _rows():
            return "" if (found := _rows()[word][0]) == _ANY else found
        if _titles().get(word):
            return OFFICE
    return ""


@cache
def one_career(trade: str, other: str, article: bool = False) -> bool:
    """Whether one person may have both trades, by lexicon/trade_careers.tsv. `article`: one that tells of his life."""
    rows = {
        (row["trade"], row["other"])
        for row in _careers()
        if row["where"] == "" or (article and row["where"] in ("article", "field"))
    }
    return trade == other or not rows.isdisjoint(((trade, other), (other, trade), (trade, "*"), (other, "*")))


@cache
def only_life(trade: str, other: str) -> bool:
    """Whether only an article that tells of a life says both: a worker, a manager. An elder may be anybody."""
    return any({row["trade"], row["other"]} == {trade, other} and row["where"] == "article" for row in _careers())


@cache
def rises(trade: str, other: str) -> bool:
    """Whether who has the one trade may have the other only years later, in one field: 民警, 局长."""
    return any((row["trade"], row["other"], row["where"]) == (trade, other, "before") for row in _careers())


@cache
def in_field(trade: str, other: str) -> bool:
    """Whether one person may have both trades in one field of work: a doctor, head of the health bureau."""
    return any({row["trade"], row["other"]} == {trade, other} and row["where"] == "field" for row in _careers())


@cache
def keeps_house(trade: str) -> bool:
    """Whether who has the trade in one body hardly has it in another: a teacher, the head of a village."""
    return any((row["trade"], row["other"], row["where"]) == (trade, trade, "house") for row in _careers())


@cache
def is_anybody(trade: str) -> bool:
    """Whether one may have the trade beside any other: whoever is accused has another."""
    return any(row["trade"] == trade and (row["other"], row["where"]) == ("*", "") for row in _careers())


@cache
def _careers() -> tuple[dict[str, str], ...]:
    return tuple(table("trade_careers", "trade", "other", "where", "example"))


@lru_cache(maxsize=1 << 13)
def fields(words: str) -> frozenset[str]:
    """The fields of work that a title or the name of a body speaks of: 安吉县人民医院院长 health; none for 县委书记."""
    own = next((_rows()[words[at:]][1] for at in range(len(words)) if words[at:] in _rows()), "")
    return frozenset(field for field, pattern in _fields() if pattern.fullmatch(words)) | ({own} if own else set())


@cache
def _rows() -> dict[str, tuple[str, str]]:
    """Word → trade, field."""
    return {row["word"]: (row["trade"], row["field"]) for row in table(*_COLUMNS)}


@cache
def _titles() -> dict[str, bool]:
    """Title → whether it is an office."""
    return {row["title"]: row["office"] == "yes" for row in table("titles", "title", "body", "office", "example")}


@cache
def _fields() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["field"], re.compile(row["pattern"])) for row in _fields_table())


@cache
def closed() -> frozenset[str]:
    """The fields of systems of their own, whose staff are seldom moved to other bureaus of the county: 气象局."""
    return frozenset(row["field"] for row in _fields_table() if row["closed"] == "yes")


@cache
def _fields_table() -> tuple[Row, ...]:
    return table("work_fields", "field", "pattern", "closed", "example")
