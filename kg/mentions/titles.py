"""Titles of posts: 副主席, 常务副县长, 原党组书记 … composed from the bases in `lexicon/titles.tsv`."""

import re
from functools import cache
from typing import NamedTuple

import ahocorasick

from kg.late import late
from kg.lexicon import Row, table
from kg.lexicon.words import worded
from kg.model import Text

# 原副主席, 时任党组书记; 代县长: who acts for one is none; what modifies a title is title_modifiers.tsv
_BEFORE = ("原", "时任", "拟任", "现任", "前")
_STATUS = f"(?P<status>(?:{'|'.join(_BEFORE)})?)"
_ACTING = "(?<![一二三四五六七八九十历古近现当时年世])代"
# 会计|管理科, 书记处, 教授级, 教师节, 职工们, 交警大队, 组织员|工; 书记|席海涛 is one of that surname
_NOT_AFTER = worded("<office_words/no_title>|(?<=组织员)工")

# 第二届理事会|会长, 新一届|主席
_TERM = worded(r"(?:(?:[新上前]一?|[首本])[届任]|第?[一二三四五六七八九十\d]{1,3}届)的?<office_words/term_of>?")
# 五月份|轮值会长, 2024年度|轮值主席
_OF_A_MONTH = r"(?:\d{4}年度?|(?:\d{1,2}|[一二三四五六七八九十]{1,3})月份?)"
_TERM_BEFORE = worded(f"(?:{_TERM.pattern}|{_OF_A_MONTH})$")
_LONGEST_TERM = 12
# 、政府|县长: the government that the title tells is said besides
_GOVERNMENT = late("(?<![一-鿿])(?:人民)?政府$")
_OF_A_REGION, _REGIONS_END = "自治区主席", frozenset("族古藏")  # 广西壮族自治区|主席, 西藏自治区|主席
_MARKS = frozenset("@=~!+*$")  # what opens a word of the column `body` that is no ending
_LONGEST = 9  # characters before a base that may modify it
_OF_STATES = ("主席", "理事", "成员", "委员", "领导")  # 轮值主席国; but 支队长|国岩


class Title(NamedTuple):
    """A title in a text (0-based, end-exclusive): `name` without its `status` (原, 候选人), which its span covers."""

    begin: int
    end: int
    name: str
    row: Row
    status: str = ""

    @property
    def named(self) -> int:
        """Where its name begins, behind 原 and the like."""
        return self.end - len(self.name) if self.status in _BEFORE else self.begin

    @property
    def kinds(self) -> list[str]:
        """The endings of a body that it goes with (局长 → 局)."""
        return [kind for kind in self.row["body"].split() if kind[0] not in _MARKS]

    def marked(self, mark: str) -> str:
        """What its row says behind `mark`: @ a level, = a body of the state, ~ a body abroad, + a council of a county
        or city of Taiwan, $ the endings of all bodies that have it."""
        return next((kind[1:] for kind in self.row["body"].split() if kind[0] == mark), "")

    def may_be_of(self, label: str) -> bool:
        """Whether a body called `label` may have it: a 院士 is of an academy, no 华岭大学."""
        only = self.marked("$")
        return not only or label.endswith(tuple(only.split("/")))

    @property
    def official(self) -> bool:
        """Whether its holder in a public body is an official."""
        return self.row["office"] == "yes"

    @property
    def of_a_body(self) -> bool:
        """Whether it is an office in a body at all: 博士生导师 and 被告人 are none."""
        return self.row["office"] != "none"

    @property
    def placed(self) -> bool:
        """Whether a place, a state or none before it tells its body: 湖州|市长, 法国|总统."""
        return any(kind[0] in "@~=+" for kind in self.row["body"].split())

    @property
    def takes_a_field(self) -> bool:
        """Whether the words of a field before it belong to it: 人资|总监."""
        return "*" in self.row["body"]


@cache
def _bases() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for row in table("titles", "title", "body", "office", "example"):
        automaton.add_word(row["title"], row)
    automaton.make_automaton()
    return automaton


@cache
def _before() -> re.Pattern[str]:
    """What stands before the base of a title: its status, and its rank."""
    known = "|".join(row["modifier"] for row in table("title_modifiers", "modifier", "example"))
    return re.compile(f"{_STATUS}(?P<rank>(?:{known}|{_ACTING}){{0,3}}副?)$")


@cache
def _hoped() -> re.Pattern[str]:
    """What says behind a title that its bearer does not hold it: 镇长|候选人王立平."""
    rows = table("post_statuses", "word", "side", "says", "example")
    words = [row["word"] for row in rows if row["side"] == "behind" and row["says"] == "none"]
    return re.compile("|".join(sorted(words, key=len, reverse=True)))


def find(text: Text) -> tuple[Title, ...]:
    """The titles of `text`, sorted, longest first where they overlap. Raises DataError if the table is bad."""
    folded, found = text.folded, []
    for last, row in _bases().iter_long(folded):
        begin, end = last + 1 - len(row["title"]), last + 1
        if row["title"] == "会长" and folded[begin - 1 : begin] == "拜":
            continue  # 拜会|长崎市市长
        if row["title"] == _OF_A_REGION and folded[begin - 1 : begin] in _REGIONS_END:
            begin, row = end - 2, _bases().get(row["title"][-2:])
        following = _NOT_AFTER.match(folded, end)
        if following and (following[0] != "国" or row["title"].endswith(_OF_STATES)):
            continue
        before = _before().search(folded, max(0, begin - _LONGEST), begin)
        assert before is not None  # both parts may be empty
        begin -= len(before["rank"])
        name = folded[begin:end]
        begin -= len(before["status"])
        if hoped := _hoped().match(folded, end):
            found.append(Title(begin, hoped.end(), name, row, hoped[0]))
            continue
        if before["status"] and f"@{folded[begin - 1 : begin]}" in row["body"].split() and _apart(folded, begin - 1):
            begin -= 1  # 市|原|市长
        if "@" in row["body"] and (said := _GOVERNMENT.search(folded, max(0, begin - 5), begin)):
            begin = said.start()
        found.append(Title(begin, end, name, row, before["status"]))
    return tuple(found)


def _apart(folded: str, at: int) -> bool:
    """Whether no word stands right before `at`."""
    return not at or not "一" <= folded[at - 1] <= "鿿"


def before_term(folded: str, at: int) -> int:
    """Where the term of the office begins whose title is at `at`: |第二届理事会|会长; `at` where none is told."""
    term = _TERM_BEFORE.search(folded, max(0, at - _LONGEST_TERM), at)
    return term.start() if term else at


def behind_term(folded: str, at: int) -> int:
    """Where the term of an office ends that is told at `at`: 当选|第二届理事会|会长; `at` where none is told."""
    term = _TERM.match(folded, at)
    return term.end() if term else at
