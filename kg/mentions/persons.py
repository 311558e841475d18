"""Persons' names in a text: beside titles, in lists, behind cues (记者, 选举 … 为), and by the tagger's word."""

import re
from collections.abc import Collection, Sequence
from functools import cache
from typing import NamedTuple

import rjieba

from kg.lexicon import table
from kg.mentions.person_names import Names
from kg.mentions.titles import Title
from kg.model import Span, Text

AFTER_TITLE, BEFORE_TITLE, LISTED, FREE = 1.4, 4.2, 2.4, 6.4  # least scores, measured on marked-up news
_JOINT = re.compile(r"(?:\((?:女|[一-鿿]{1,4}族|女,[一-鿿]{1,4}族)\))?(?:、\s?|和|与|及|以及| {1,2})")
_WHOLE = re.compile(r"[一-鿿]{2,3}(?=[、,。;等]|$)")
_ALONE = re.compile(r"[、,][一-鿿]{2,3}$")
_DOTTED = re.compile(r"[一-鿿]{1,7}(?=·[一-鿿])")
_HAN = re.compile(r"(?<!·)[一-鿿·]+(?!·)")
_CHOSEN = re.compile(
    r"(?:选举|推选|推举|任命|免去|聘任|聘请|罢免|接受)(?P<name>[一-鿿·]{2,8}?)(?:同志|先生|女士)?(?:为|的(?!人|职工)|辞去)"
)
_SURNAMES_WITH_TITLE_ONLY = frozenset(
    "和于从向时车单高金华成明文方安石常平云白黄花山江海程计都员连门么来国满强言应全荣红盛古关干管路党沙农边寻宿"
)
_NATURE = frozenset("河江湖山岭峰镇村乡路桥街庄沟湾岛县市区州国年月日型式性化类系界层")
# a line of an appointment list: 王立平为县教育局局长; 李明的县水利局局长职务
_ITEM = re.compile(r"(?:^|[\n:;])\s*(?=[一-鿿]{2,4}(?:同志)?(?:为|任|的))")
_OFFICE = re.compile(r"(?:同志)?(?:为|任|的)[^,。;\n]{2,30}(?:[长记席任员官职务])")
_INTRODUCED = re.compile(r"(?:^|[\n。;:、 ])(?P<name>[一-鿿]{2,4}),[男女],")  # 王立平，男，汉族
_ELECTED = re.compile(r"(?:同志)?(?:全票)?当选")  # 李雪、张建国当选为副主席
_TITLED = re.compile(r"《[^《》\n]{1,60}》")
_CUE_BEFORE = re.compile(
    r"(?:记者|通讯员|村民|居民|同志|选手|学生|教师|队员|民警|战士|烈士|党员|选举|推选|推举|任命|免去|由|对|为|叫|名叫|嫌疑人|被告人?|当事人|司机"
    r"|乘客|市民|青年|小伙|姑娘|大学生|获得者|得主|冠军|老人|师傅|代表|劳模|专家|职工|工人|[员师]"
    r"|(?:车间|班组|公司|集团|厂|医院|学校|小学|中学|大学|学院|社区|村|县|市|镇|街道|局|院|中心|队)的)$"
)
_CUE_AFTER = re.compile(
    r"同志|当选|(?:不再)?担任|任|为|等\d*人|等同志|说|表示|介绍|告诉|认为|指出|强调|要求|获|荣获|因|涉嫌|被|[((]|\d+名|先生|女士|一行|率|,[男女],"
)


@cache
def _syllables() -> re.Pattern[str]:
    """公保才让, 扎西卓玛: names made of the parts that Tibetan, Mongolian and Uyghur names are written with."""
    parts = "|".join(sorted((row["part"] for row in table("name_parts", "part", "language")), key=len, reverse=True))
    whole = "|".join(part for part in parts.split("|") if len(part) > 2)
    return re.compile(f"(?:{parts})(?:·?(?:{parts})){{1,2}}|{whole}")


class Name(NamedTuple):
    """A personal name in a text; `title` is the title right before or after it, if there is one."""

    begin: int
    end: int
    before: Title | None  # 主席王立平
    after: Title | None  # 王立平主席
    score: float


@cache
def _stops() -> frozenset[str]:
    return frozenset(row["word"] for row in table("not_names", "word", "example"))


class _Scan:
    """The names found so far in one text, and what is known of it."""

    def __init__(self, text: Text, titles: Sequence[Title], taken: Sequence[Span], votes: Collection[Span]) -> None:
        self.names = Names(text, votes)
        self.folded = text.folded
        self.text = text
        self.title_at = {title.begin: title for title in titles}
        self.title_to = {title.end: title for title in titles}
        self.stops = _stops()
        self.taken: set[int] = set()
        for match in _TITLED.finditer(text.folded):
            self.taken.update(range(*match.span()))
        for span in taken:
            self.taken.update(range(span.begin, span.end))
        self.found: dict[int, Name] = {}
        self.ends: set[int] = set()

    def free(self, begin: int, end: int) -> bool:
        name = self.folded[begin:end]
        known = name in self.stops or (name[0] == "应" and name[1:] in self.stops)  # 莫斯科; 应德国总理邀请
        return not known and begin not in self.taken and end - 1 not in self.taken

    def add(self, begin: int, end: int, before: Title | None, score: float) -> bool:
        if not self.free(begin, end):
            return False
        after = self.title_at.get(end)
        self.found[begin] = Name(begin, end, before, after, score)
        self.taken.update(range(begin, end))
        self.ends.add(end)
        return True


def find(
    text: Text,
    titles: Sequence[Title],
    taken: Sequence[Span],
    places: Sequence[Span] = (),
    votes: Collection[Span] = (),
) -> tuple[Name, ...]:
    """The names in `text`, sorted. `taken`: spans that can hold no name (bodies, documents); `places`: spans that
    a name behind a title or cue may cover (市长王金华), another may not; `votes`: names by a second opinion, which
    let in what the rules alone are unsure of."""
    scan = _Scan(text, titles, taken, votes)
    for title in titles:
        _behind_title(scan, title)
    for match in _CHOSEN.finditer(scan.folded):
        begin, end = match.span("name")
        likely = scan.names.best(begin, LISTED) or (0, 0.0)
        token = scan.names.starts.get(begin)
        named = token is not None and (token.tag[:2] in {"nr", "ns", "nz"} or not rjieba.has_word(match["name"]))
        if likely[0] == end or (end - begin <= 3 and named):
            scan.add(begin, end, None, 5.0)
    for span in places:
        scan.taken.update(range(span.begin, span.end))
    for match in _ITEM.finditer(scan.folded):
        best = scan.names.best(match.end(), 0.0, titled=True)
        if best and (_OFFICE.match(scan.folded, best[0])):
            scan.add(match.end(), best[0], None, best[1])
    for match in _syllables().finditer(scan.folded):
        if match.start() in scan.names.starts and scan.names.after(match.end()) > 0:
            scan.add(*match.span(), scan.title_to.get(match.start()), 4.0)
    for match in _INTRODUCED.finditer(scan.folded):
        if scan.names.surname(match.start("name")):
            scan.add(*match.span("name"), None, 6.0)
    for match in _ELECTED.finditer(scan.folded):
        best = scan.names.best_before(match.start(), LISTED)
        if best is not None and scan.add(best[0], match.start(), None, best[1]):
            _list_left(scan, best[0])
    for title in titles:
        _before_title(scan, title)
    for token in text.tokens:
        if token.tag in {"nr", "nrfg"} and token.begin not in scan.taken:
            _tagged(scan, token.begin, token.end)
    _dotted(scan)
    for vote in sorted(scan.names.votes):
        _voted(scan, vote)
    return tuple(scan.found[begin] for begin in sorted(scan.found))


def _behind_title(scan: _Scan, title: Title) -> None:
    at = title.end + (scan.folded[title.end : title.end + 1] == " ")
    if at in scan.title_at:
        return
    whole = _WHOLE.match(scan.folded, at)  # 董事长谢求实等
    if built := _syllables().match(scan.folded, at):
        scan.add(at, built.end(), title, 4.0)
        return
    best = scan.names.best(at, 0.0 if whole and whole.end() == at + 3 else AFTER_TITLE, titled=True)
    end = scan.names.foreign(at)
    if end > (best[0] if best else at):
        best = end, 3.0
    if best is not None and scan.add(at, best[0], title, best[1]):
        _list(scan, best[0], title)


def _plain(scan: _Scan, at: int, title: Title) -> tuple[int, float] | None:
    """An unlikely name of three characters behind an office, where it ends well: 董事长谢求实等."""
    best = scan.names.best(at, -0.7, titled=True)
    if best is None or best[0] != at + 3 or not title.row["office"] or scan.names.after(best[0]) < 1.0:
        return None
    return best


def _list(scan: _Scan, end: int, title: Title | None) -> None:
    """甲、乙、丙 behind one title: all hold it."""
    while joint := _JOINT.match(scan.folded, end):
        at = joint.end()
        if at in scan.title_at or at in scan.taken:
            return
        exact = "、" in joint[0] and _WHOLE.match(scan.folded, at)  # nothing else between two list marks
        best = scan.names.best(at, 0.0 if exact else LISTED, titled=True) or _unusual(scan, at)
        if best is None or (best[0] in scan.title_at and "、" not in joint[0]):
            return
        own = None if best[0] in scan.title_at else title
        if not scan.add(at, best[0], own, best[1]):
            return
        end = best[0]


def _unusual(scan: _Scan, at: int) -> tuple[int, float] | None:
    """次仁卓玛 among names: between two list marks, and the next item is a name again."""
    end = scan.folded.find("、", at + 2, at + 7)
    if end < 0 or not all("一" <= char <= "鿿" for char in scan.folded[at:end]):
        return None
    following = scan.names.best(end + 1, LISTED)
    return (end, 2.0) if following is not None else None


def _before_title(scan: _Scan, title: Title) -> None:
    if (
        title.begin == 0
        or title.begin - 1 in scan.taken
        or (title.row["office"] != "yes" and title.row["title"] not in _POSTNOMINAL)
    ):
        return
    whole = _ALONE.search(scan.folded, max(0, title.begin - 4), title.begin)  # 、咸立平副市长
    best = scan.names.best_before(title.begin, LISTED if whole else BEFORE_TITLE)
    if best is not None and scan.free(best[0], title.begin):
        scan.add(best[0], title.begin, None, best[1])


_POSTNOMINAL = frozenset(
    "教授 研究员 院士 老师 律师 医生 工程师 董事长 总经理 经理 总裁 讲师 医师 主任医师 高级工程师".split()
)


def _tagged(scan: _Scan, begin: int, end: int) -> None:
    """A word that the tagger takes for a name: the more it needs the less speaks for it around it."""
    folded, names = scan.folded, scan.names
    if end - begin == 2 and names.left_over(begin):
        begin -= 1
    best = names.best(begin, LISTED)
    if best is None:
        return
    stop, score = best
    cued = _CUE_BEFORE.search(folded, max(0, begin - 4), begin) or _CUE_AFTER.match(folded, stop)
    if not cued and (stop - begin == 2 or folded[begin] in _SURNAMES_WITH_TITLE_ONLY or folded[stop - 1] in _NATURE):
        return
    score += 2.5 if _CUE_BEFORE.search(folded, max(0, begin - 4), begin) else 0.0
    score += 1.5 if _CUE_AFTER.match(folded, stop) else 0.0
    if begin and folded[begin - 1] == "、" and begin - 1 in scan.ends:
        score += 2.0
    score += 0.8 if not begin or folded[begin - 1] in "。!?\n" else 0.0
    unlikely = names.given_weight(begin, stop) < 1.0
    token = names.starts.get(begin)
    if stop == end and unlikely and token and token.tag == "nr" and rjieba.has_word(folded[begin:end]):
        score -= 3.0  # 雷阵雨, 莫斯科 are tagged as names, too
    if "·" in {folded[begin - 1 : begin], folded[stop : stop + 1]}:
        return
    if score >= FREE and scan.add(begin, stop, None, score):
        _list(scan, stop, None)
        _list_left(scan, begin)


def _list_left(scan: _Scan, begin: int) -> None:
    """The names before one that was found: 甲、乙、丙, where only 丙 is sure."""
    while begin and scan.folded[begin - 1] == "、":
        end = begin - 1
        if scan.folded[end - 1] == ")":
            end = max(0, scan.folded.rfind("(", 0, end))  # 苏淑珍（女）
        best = scan.names.best_before(end, LISTED)
        if best is None or not scan.add(best[0], end, None, best[1]):
            return
        begin = best[0]


def _voted(scan: _Scan, vote: Span) -> None:
    """A name that only a second opinion sees: with a title or cue beside it, or else if it looks like one by itself."""
    begin, end = vote
    if end - begin < 2 or not scan.taken.isdisjoint(range(begin, end)) or not _HAN.fullmatch(scan.folded, begin, end):
        return
    score = scan.names.score(begin, end, titled=True)
    cued = (
        begin in scan.title_to
        or end in scan.title_at
        or _CUE_BEFORE.search(scan.folded, max(0, begin - 4), begin)
        or _CUE_AFTER.match(scan.folded, end)
    )
    likely = score >= 0 or not scan.names.surname(begin)  # 胡老, 唐外长 are no names; 阿东 has no Han surname
    if (score >= FREE and end - begin > 2) or (cued and likely and scan.names.after(end) > 0):
        scan.add(begin, end, scan.title_to.get(begin), max(score, 0.0))


def _dotted(scan: _Scan) -> None:
    """买买提·艾力: a name with dots, but not in quotes (“四季·同行” is an event)."""
    if "·" not in scan.folded:
        return
    for match in _DOTTED.finditer(scan.folded):
        for begin in range(match.start(), match.end()):
            if begin in scan.names.starts and (end := scan.names.foreign(begin)) > match.end():
                quoted = scan.folded.rfind("“", max(0, begin - 12), begin) > scan.folded.rfind(
                    "”", max(0, begin - 12), begin
                )
                if not quoted:
                    scan.add(begin, end, scan.title_to.get(begin), 3.0)
                break
