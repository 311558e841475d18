"""Careers told with the person left out: 历任安吉县教师进修学校教师、副校长。2007年1月任安吉县副县长."""

import re
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from kg.frames import post_status
from kg.language.needed import every
from kg.late import late
from kg.lexicon.words import worded
from kg.mentions.persons import Name
from kg.model import Literal, Span

_HELD = worded(
    r"(?:[他她]|其间|期间)?<office_words/again>?"
    r"(?:(?:被)?(?:当选|选举|推选|任命|选拔)为?|[历曾现时出担接调转升改兼任就]任职?过?|调任|任职?|晋升为?|跻身|履新"
    r"|调[往到]?(?=[^,。;\n]{2,14}任)|<office_words/fallen>前[系任])(?=[^,。;\n]{2})"
)
_BEFORE = frozenset(",。;:\n年月日起后底初")
_BIOGRAPHY = late(
    r"(?:\([^()]{1,12}\))?,(?:曾用名[^,。]{2,4},)?[男女],|,?(?:历任|曾任|先后[担出]?任)|,?出?生于(?:19|20)\d\d年"
    # ,1975年出生, ,汉族, ,中共党员, ,今年45岁, ,安吉县梅溪镇人,
    r"|,?(?:19|20)\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?出?生|,(?:[一-鿿]{1,4}族|中共党员|今?年?\d{2}岁|(?!主要|负责)[一-鿿]{2,10}(?<!责|成|持)人),"
)
_LIFE_WORD = late("[现历曾]任|先后")
_OPENS = late(r"[ \t]*(?:[^,。;\n]{1,8}的)?")  # 今年45岁的|王立平
_KIN = late(
    "[的之](?:[父母][亲]?|妻子?|丈夫|爱人|老伴|配偶|[长次幼]?[子女]|儿子|女儿|[哥姐弟妹]{2}|[兄姐弟妹]|祖父|爷爷|奶奶|[岳公]父|叔叔?|伯父"
    "|舅舅|前任|继任者?|同[学事乡]|战友|导师|老师|学生|徒弟|师[父傅]|好友|朋友|搭档|秘书|助手|恩师)"
)
_ANOTHER = late("说|称|表示|介绍|告诉|透露|回忆|[的之、和与及家]|夫妇")
_SENTENCE_ENDS = "。;!?\n"
_UNKNOWN = late(r"的[一-鿿]{2,3},$")  # 原任县委书记的某某,|调任
_DATED = late("[年月日],?$")
# 任局长|至今, 任局长|的八年间, 任局长|等职, 任局长|兼任
_STILL_HIS = worded("的?(?:<office_words/still>|[\\d一二三四五六七八九十几多数][^,。;]{0,3}年)")
_SAYS = late("说|称|表示|介绍|告诉|透露|回忆")  # 李雪说,|他已调任副市长: another
_CLAUSE = late(r"[^,。;\n]{3,42}")
# 时任县教育局局长的|某某也被问责: a name that was not found as one
_UNFOUND = late(r"(?<=[长任记席员理官]的)[一-鿿]{2,4}(?:[,。;、]|被|因|涉|受|对|在|也|和|及|同志)")
# 任命某某为副市长,并决定其为代理市长,免去其审计局局长职务; 某某利用其担任市委书记等职务便利
_HIM = worded(
    r"<office_words/ordered>其(?:为|担任)|利用其?(?:先后)?担任|在(?:其|先后)?担任|<office_words/dismissed>[其他她]的?(?:原任)?"
    r"|(?<=[,;])(?:同时|并)?(?:不再(?:担任|兼任)|辞去)"
)


# 1991.08-1998.03 安吉县财政局局长; 1991年8月至1998年3月,任安吉县财政局局长; 1991-1998年 安吉县财政局局长
_RANGE = late(
    r"(?:^|(?<=[\n;。,:于]))[ \t]*\d{4}(?:[年.]\d{1,2}月?|年?)(?:至|起?[-—–―~]{1,2})"
    r"(?P<until>\d{4}[年.]\d{1,2}(?: ?月)?|\d{4}(?=年|[ \t任])|今|现在)?年?"
    r"[,: \t]*(?:先后|历)?(?:担?任)?"
)


# ;2007年4月|安吉县委组织部组织员;2008年1月|安吉县委组织部干部科副科长
_POINT = late(
    r"(?:^|(?<=[;。:\n])|(?<=同志))[ \t]*\d{4}(?:年\d{1,2}月|\.\d{1,2}[ \t]+)(?![起至到任在以后前末底初中])(?=[一-鿿])"
)
_NEXT = late(r"[;,。]\d{4}年\d{1,2}月起?任")
_FEW = 2  # such points, at least, are a life


class Told(NamedTuple):
    """Words behind which a person's offices are told; `ended`: they are over, `until` when."""

    name: Name
    span: Span
    ended: bool = False
    until: Literal | None = None
    elided: bool = False  # no name stands right before them


def find(folded: str, names: Sequence[Name]) -> Iterator[Told]:
    """The words such as 历任 and 2007年1月任 that begin to tell an office, with whose life is told: the one whom the
    text introduced last (某某，男，…; 某某历任…), or the only person of the text."""
    if names:
        people = _People(folded, names)
        yield from _by_years(people)
        yield from _by_points(people)
        yield from _by_words(people)
        yield from _by_pronoun(people)


class _People:
    """The persons of a text, to tell whose life it is."""

    def __init__(self, folded: str, names: Sequence[Name]) -> None:
        self.folded, self.names = folded, names
        self.known = {folded[name.begin : name.end]: name for name in reversed(names)}
        self.told = [name for name in names if _BIOGRAPHY.match(folded, name.end)]  # whom it introduces
        self.ends, self.begins = {name.end: name for name in names}, {name.begin for name in names}
        self.only = next(iter(self.known.values())) if len(self.known) == 1 else None

    def introduced(self, at: int) -> Name | None:
        """Whom the text introduced last before `at`."""
        return next((name for name in reversed(self.told) if name.end <= at), None)

    def subject(self, at: int) -> Name | None:
        """Who opens the sentence in which 现任 or the like stands at `at`, if it names nobody else before that:
        王立平毕业于华岭大学,|现任…"""
        if not _LIFE_WORD.match(self.folded, at) or self.folded[at - 1 : at] != ",":
            return None
        here = self._sentence(at)
        begin = self._begin(at)
        opens = len(here) == 1 and _OPENS.fullmatch(self.folded, begin, here[0].begin) is not None
        return here[0] if opens and not _ANOTHER.match(self.folded, here[0].end) else None

    def of_kin(self, at: int) -> bool:
        """Whether the sentence of `at` tells before it of somebody by who is his: 王立平的父亲是工人,|曾任…"""
        here = self._sentence(at)
        return bool(here) and _KIN.match(self.folded, here[-1].end) is not None

    def _begin(self, at: int) -> int:
        return max(self.folded.rfind(mark, 0, at) for mark in _SENTENCE_ENDS) + 1

    def _sentence(self, at: int) -> list[Name]:
        """The names of the sentence of `at` before it."""
        begin = self._begin(at)
        return [one for one in self.names if begin <= one.begin and one.end <= at]

    def meant(self, holder: Name, at: int) -> Name | None:
        """Whom 他 at `at` means: `holder`, unless its sentence names another, who is the one if he is alone."""
        begin = self.folded.rfind("。", 0, at) + 1
        near = (one for one in self.names if begin <= one.begin and one.end <= at)
        here = {self.folded[one.begin : one.end]: one for one in near if not _SAYS.match(self.folded, one.end)}
        said = self.folded[holder.begin : holder.end]
        return holder if said in here or not here else next(iter(here.values())) if len(here) == 1 else None

    def right_before(self, at: int) -> Name | None:
        """Who is named right before `at`, be it by a name that was no name there."""
        said = (self.folded[max(0, at - size) : at] for size in (2, 3, 4))
        return self.ends.get(at) or next((self.known[name] for name in said if name in self.known), None)


def _by_years(people: _People) -> Iterator[Told]:
    """1996年7月—2000年8月|安吉县财政局科员"""
    for match in every(_RANGE, people.folded):
        holder = people.introduced(match.start()) or people.only
        if holder and holder.end <= match.start():
            until = post_status.month(match["until"] or "")
            yield Told(holder, Span(*match.span()), until is not None, until, True)


def _by_points(people: _People) -> Iterator[Told]:
    """王立平,男,1970年生。1996年7月|安吉县财政局科员;2000年8月|安吉县财政局副局长: over, but for the last one"""
    lives: dict[int, tuple[Name, list[Span]]] = {}
    for match in _POINT.finditer(people.folded):
        holder = people.introduced(match.start()) or people.only
        if holder is not None and holder.end <= match.start():
            lives.setdefault(holder.begin, (holder, []))[1].append(Span(*match.span()))
    for holder, points in lives.values():
        if len(points) >= _FEW:
            last = points[-1]
            held = _NEXT.search(people.folded, last.end, last.end + 60) is None  # 2010年3月任现职
            yield from (Told(holder, one, one is not last or not held, elided=True) for one in points)


def _by_words(people: _People) -> Iterator[Told]:
    """王立平,男,1970年生,|历任|安吉县财政局科员"""
    folded = people.folded
    years = {at for match in every(_RANGE, folded) for at in range(*match.span())}
    for match in every(_HELD, folded):
        at = match.start()
        if (at in people.ends and "前" not in match[0]) or at in years:
            continue  # read with the name, or with its years
        again = people.right_before(at)
        if not again and at and folded[at - 1] not in _BEFORE and folded[at] not in "他她":
            continue
        if _of_a_name_behind(folded, match.end(), people.begins, again is not None) or people.of_kin(at):
            continue
        holder = again or people.ends.get(at - 1) or people.subject(at) or people.introduced(at)
        holder = holder or people.only or _alone(folded, people.names, at)
        if folded[at] in "他她" and holder is not None and not again:
            holder = people.meant(holder, at)
        if holder and holder.end <= at and not _UNKNOWN.search(folded, max(0, at - 8), at):
            over = post_status.of_verb(folded, *match.span()) == post_status.ENDED
            yield Told(holder, Span(*match.span()), over, elided=again is None)


def _by_pronoun(people: _People) -> Iterator[Told]:
    """任命王立平为副市长,并|决定其为|代理市长"""
    folded, known = people.folded, people.known
    for match in every(_HIM, folded):
        sentence = folded[folded.rfind("。", 0, match.start()) + 1 : match.start()]
        last = max((name for name in known if name in sentence), key=sentence.rfind, default="")
        if last and known[last].end <= match.start():
            status = post_status.of_verb(folded, *match.span()), post_status.before_name(folded, match.start() + 2)
            yield Told(known[last], Span(*match.span()), post_status.ENDED in status)


def _of_a_name_behind(folded: str, at: int, begins: Container[int], named: bool) -> bool:
    """Whether the office told at `at` is somebody's who stands behind it: 曾任安吉县公安局局长8年的|李雪. `named`: its
    holder stands right before, so that only one of the names that begin at `begins` is somebody else."""
    clause = _CLAUSE.match(folded, at)
    ends = (at + one.end() for one in re.finditer("(?<=..)的", clause[0])) if clause else ()
    return any(end in begins or (not named and _UNFOUND.match(folded, end)) for end in ends)


def _alone(folded: str, names: Sequence[Name], at: int) -> Name | None:
    """The one whom alone the paragraph has named before `at`, where a date stands: 王立平1996年入职。2011年,|任局长."""
    if not _DATED.search(folded, max(0, at - 4), at):
        return None  # 李雪说,他是好友,|担任总理的十年难忘
    paragraph = folded.rfind("\n", 0, at) + 1
    here = [name for name in names if paragraph <= name.begin and name.end <= at]
    return here[-1] if len({folded[name.begin : name.end] for name in here}) == 1 else None


def goes_on(folded: str, end: int) -> bool:
    """Whether the offices that end at `end` but lead to somebody or something else: 任局长|的父亲, 局长|信箱."""
    following = folded[end : end + 1]
    return "一" <= following <= "鿿" and not _STILL_HIS.match(folded, end)
