"""Whether an ending of a name ends one where it stands: named rules that say no, rows of a table first."""

import re
from collections.abc import Container
from functools import cache
from typing import NamedTuple

from kg.language.edges import firsts
from kg.late import late
from kg.lexicon import Row, table
from kg.mentions import organisation_patterns as patterns
from kg.mentions.faculties import fields_before
from kg.mentions.organisation_lexicon import Form, abroad, forms, having, words
from kg.mentions.organisation_scan import COLLECTIVE, Scan
from kg.mentions.person_tables import surnames
from kg.rules import Passes, Rule, family

_TITLE_PARTS = ("机关党委", "党组", "党委", "党总支", "党支部")
_SHARED = frozenset("科 股".split())
_TITLE_REST = late(r"(?:第一)?副?(?:书记|成员|委员|常委|组长|主任)")
_OF_THE_HOUSE = late("[学院]校?(?:党委|党总支|工会|团委|纪委)")  # 林业大学|校党委: 学校 is a word, too
_MEMBERS = late("会员(?:代表)?大会")  # 作家协会|会员代表大会, where 协会会员 is one word


class Ending(NamedTuple):
    """An ending that was found: `scan.folded[begin:end]` is the text of `form`."""

    scan: Scan
    begin: int
    end: int
    form: Form


class _Veto(NamedTuple):
    id: str
    ending: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    next: Container[str]  # characters that `after` can begin with
    unless_office: bool


def ends_a_name(scan: Scan, begin: int, end: int, form: Form) -> bool:
    """Whether no rule says that the ending ends no name."""
    return VETOES.first(Ending(scan, begin, end, form)) is None


@cache
def _rows() -> tuple[Row, ...]:
    return table("ending_vetoes", "id", "ending", "before", "after", "unless", "example", "counterexample")


@cache
def _vetoes() -> tuple[_Veto, ...]:
    """The table, row by row."""
    return tuple(
        _Veto(
            row["id"],
            late(f"(?:{row['ending']})$" if row["ending"] else ""),
            late(f"(?:{row['before']})$"),
            late(row["after"]),
            firsts(row["after"]),
            row["unless"] == "office",
        )
        for row in _rows()
    )


@cache
def _table(text: str) -> tuple[_Veto, ...]:
    """The rows of the table that speak of the ending `text`."""
    return tuple(veto for veto in _vetoes() if veto.ending.search(text))


def _rule(row: Row) -> Rule:
    return Rule(
        f"org/veto/{row['id']}", f"kg/lexicon/ending_vetoes.tsv:{row.line}", row["example"], row["counterexample"]
    )


def _find(id: str) -> Rule | None:
    return next((_rule(row) for row in _rows() if f"org/veto/{row['id']}" == id), None)


family(_find, lambda: map(_rule, _rows()))


def _row(case: Ending) -> str | None:
    """安吉县建成传承[基地]5个: a row of ending_vetoes.tsv"""
    folded = case.scan.folded
    following = folded[case.end : case.end + 1]
    for veto in _table(case.form.text):
        if following not in veto.next or (veto.unless_office and case.end in case.scan.titles):
            continue
        if veto.before.search(folded, max(0, case.begin - 8), case.begin) and veto.after.match(folded, case.end):
            return f"org/veto/{veto.id}"
    return None


_LEADS_ON = frozenset("在对向由将到赴")
_CHIEFS = frozenset("科 处 室 股 部 支队 大队 中队 总队".split())
_COMMON = 5.2  # nats: a surname so common that 文卫 or 计财, which the tagger takes for names, begin with none


def _within_a_title(case: Ending) -> bool | None:
    """副部|长"""
    return (case.begin in case.scan.within_titles and case.end in case.scan.within_titles) or None


def _within_a_word(case: Ending) -> bool | None:
    """公安局|势必: the ending ends where no word, title or office does"""
    scan, end, form = case.scan, case.end, case.form
    if (
        end in scan.ends
        or end in scan.titles
        # 县公安[局]长, 县委组织[部]长
        or (form.kind in {"place", "national"} and form.text[-1] in "局厅院处部" and end - 1 in scan.titles)
        or (form.text in _SHARED and end - 1 in scan.titles and scan.folded[case.begin - 1] != form.text)  # 文卫[科]长
        # 水政监察[大队]长
        or (len(form.text) > 1 and end - len(form.text) in scan.titles and scan.folded.startswith("长", end))
        or _TITLE_REST.match(scan.folded, end)
        or _organises(scan, end)
        or _OF_THE_HOUSE.match(scan.folded, end - 1)
        or (form.text == "政协" and scan.folded.startswith("提案", end))  # 政协提案, one word
        or (form.text.endswith("会") and _MEMBERS.match(scan.folded, end))
        or len(form.text) >= 4
        or (len(form.text) == 3 and scan.folded[end : end + 1] in _LEADS_ON)  # 巡察组|在, where 组在 is one word
    ):
        return None
    token = next((scan.ends[e] for e in range(end + 1, min(end + 4, len(scan.folded) + 1)) if e in scan.ends), None)
    return (token is None or token.begin <= case.begin or not token.tag.startswith("nr")) or None


def _within_a_person(case: Ending) -> bool | None:
    """吴竹|科|主委: the last character of a name, with another body's office behind it; 赵刚|科|长: a 科长"""
    scan, text = case.scan, case.form.text
    if text in _CHIEFS and scan.folded.startswith("长", case.end):
        name = scan.ends.get(case.begin)
        surname = surnames().get(scan.folded[name.begin], 99.0) if name is not None else 99.0
        return (name is not None and name.tag[:2] == "nr" and surname < _COMMON) or None
    token = scan.ends.get(case.end)
    named = token is not None and token.tag[:2] == "nr" and token.begin < case.begin and len(text) == 1
    return (named and case.end in scan.titles and not scan.folded.startswith(text, case.end)) or None


def _kind_of_room(case: Ending) -> bool | None:
    """报告|厅, 干|部: ends like a body, is none"""
    if case.form.kind == "place":
        return None
    return any(case.scan.folded[case.begin - size : case.end] in words("kind") for size in (1, 2)) or None


def _idiom(case: Ending) -> bool | None:
    """落到实|处, 开好|局, 莫斯|科"""
    token = case.scan.ends.get(case.end)
    if len(case.form.text) > 1 or token is None or token.begin >= case.begin:
        return None
    return token.tag in {"l", "i", "v"} or case.scan.folded[token.begin : token.end] in abroad() or None


def _no_department(case: Ending) -> bool | None:
    """服务体|系, 与社区的关|系: none of a university"""
    text, begin = case.form.text, case.begin
    return (text == "系" and fields_before(case.scan.folded, begin, text) == begin) or None


def _part_of_a_title(case: Ending) -> bool | None:
    """安吉县公安局|党组|书记: a title of the body before; but 镇|党委|书记 is the 书记 of 镇党委"""
    form, scan = case.form, case.scan
    whole = form.text in having("title_part")
    unit = form.text if whole else next((part for part in _TITLE_PARTS if form.text.endswith(part)), "")
    if not unit or not _TITLE_REST.match(scan.folded, case.end):
        return None
    return form.text != unit or _owner_holds(scan, case.begin, form) or None


def _abbreviated(case: Ending) -> bool | None:
    """安吉县青企协|会长: no 协会 with a 长"""
    scan, end = case.scan, case.end
    if not case.form.text.endswith("协会") or not scan.folded.startswith("长", end):
        return None
    shorter = (forms().get(scan.folded[end - 1 - size : end - 1], ()) for size in (2, 3, 4))
    return any(form.kind == "place" for hits in shorter for form in hits) or None


def _organises(scan: Scan, end: int) -> bool:
    """工会|组织开展竞赛: 工会组织 is one word to the tagger."""
    return scan.folded.startswith("组织", end) and COLLECTIVE.match(scan.folded, end) is None


def _owner_holds(scan: Scan, begin: int, form: Form) -> bool:
    begin -= 1 if scan.folded[begin - 1 : begin] == "原" and begin - 1 in scan.places else 0  # 孝丰镇原|党委|书记
    placed = begin in scan.places or scan.level(begin) is not None
    named = patterns.town(scan, begin, form) is not None or patterns.village(scan, begin, begin, form) is not None
    return not (placed or named)


def _said_twice(case: Ending) -> bool | None:
    """湖州监狱|监狱|长: the title begins with what the body ends in"""
    text, folded = case.form.text, case.scan.folded
    twice = len(text) > 1 and folded[case.begin - len(text) : case.begin] == text
    return (twice and folded.startswith("长", case.end)) or None


VETOES: Passes[Ending, str | bool] = Passes(
    "org/ending",
    _row,
    _within_a_title,
    _within_a_word,
    _within_a_person,
    _kind_of_room,
    _no_department,
    _idiom,
    _part_of_a_title,
    _abbreviated,
    _said_twice,
)
