"""Whose a counted result is: a sieve of named passes over its sentence's clauses. What no pass says is left open."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from kg.late import late
from kg.lexicon.words import worded
from kg.model import AmountMention, Entity, Reading, Span
from kg.rules import Passes

_NOUNS = ("n", "r", "j", "i", "l", "s")  # tags of what may be a clause's subject
_MARK = late("[,:]")
_NEAR = 16  # characters from a body to the person that is its head
_FAR = 400  # characters back to what 此次活动 means
_CLAUSES = 8  # how many of them a subject may reach on
# 活动[共]发放资料500份: what was just told of is meant
_AGAIN = worded(r"(?:此次|本次|这次|该|本届|此)?(?P<kind><event_words/pointed>)")
# 县水务局数据显示,全县用水量…: who says it is not whose it is. 协会副秘书长以上人员近30人: nor is the body.
_SAYS = worded("<event_words/statistic>|称$")
_HOSTS = late("[^,;]{0,30}(?:[主承协联]办|组织实施)(?:$|[,;])")  # 市文化馆承办,共有9支队伍参加: the event's
_ORDINAL = late("第[一二三四五六七八九十]")  # ,第二地平银行下跌3%: somebody else
_OFFICE = worded("[^,的]{0,4}(?:<office_words/chief>|长|经理|委员|代表|成员)|(?:全体)?<event_words/of_it>")
# 代表共600余人参加了此次启动仪式
_ATTENDS = worded(
    r"[^,;。!?\n]{0,12}?<event_words/attended>了?(?:此次|本次|这次|该|此)?(?P<kind>[^,;。!?\n]{0,6}?(?:<event_words/pointed>|会))(?:[,;。!?\n]|$)"
)
_KINDS = {
    "大会": ("大会", "博览会", "展览会", "峰会", "年会"),
    "会议": ("会议", "大会", "全会", "职代会", "教代会"),
}  # what a word may mean besides what it says
_ON = worded("(?:现场|期间|会上)?(?:<event_words/in_all>|现场|期间)")  # 共发放资料500份


class Owner(NamedTuple):
    """A mention of what may have a counted result."""

    begin: int
    end: int
    entity: Entity
    happening: bool  # an event or programme, not a body


class _Clause(NamedTuple):
    begin: int
    end: int
    opens: str  # body, event, again, other (somebody or something else), none (no subject of its own)
    owner: Owner | None


Found = tuple[Owner, float]  # whose, and how sure that is


class Subjects:
    """Tells whose the amounts of one article are."""

    def __init__(self, reading: Reading, owners: Sequence[Owner]) -> None:
        """`owners`: the mentions of events, programmes and bodies in the body of `reading`."""
        self.reading = reading
        self.owners = sorted(owners, key=lambda owner: (owner.begin, -owner.end, owner.entity.label))
        self.begins = [owner.begin for owner in self.owners]
        self._sentences = [sentence.begin for sentence in reading.body.sentences]
        self._tokens = [token.begin for token in reading.body.tokens]
        self._dates = {date.begin: date.end for date in reading.dates}
        self._persons = [person.begin for person in reading.persons]
        named = [*reading.persons, *reading.places, *reading.organisations]
        self._named = {mention.begin for mention in named}

    def of(self, amount: AmountMention) -> tuple[Found, str] | None:
        """Whose `amount` is, and the pass that says so; None if nothing does."""
        at = max(0, bisect_right(self._sentences, amount.begin) - 1)
        return _PASSES.first(_Case(self, amount, self._clauses(self.reading.body.sentences[at], amount)))

    def _clauses(self, sentence: Span, amount: AmountMention) -> list[_Clause]:
        """The clause of the amount and those before it in its sentence, the last one first."""
        folded = self.reading.body.folded
        found: list[_Clause] = []
        mark = _MARK.search(folded, amount.end, sentence.end)
        end = mark.start() if mark else sentence.end
        while end > sentence.begin and len(found) < _CLAUSES:
            begin = max(folded.rfind(mark, sentence.begin, min(end, amount.begin)) for mark in ",:") + 1
            begin = max(begin, sentence.begin)
            found.append(_Clause(begin, end, *self._opening(begin, min(end, amount.begin), amount)))
            end = begin - 1
        return found

    def _opening(self, at: int, end: int, amount: AmountMention) -> tuple[str, Owner | None]:
        """With what the words from `at` to `end` open."""
        body = self.reading.body
        while at < end and (at in self._dates or body.folded[at] in " 、\n\u3000"):
            at = self._dates.get(at, at + 1)
        index = bisect_left(self.begins, at)
        if index < len(self.owners) and self.begins[index] == at:
            owner = self.owners[index]
            if owner.happening:
                return "event", owner
            next_person = bisect_left(self._persons, owner.end)
            if _HOSTS.match(body.folded, owner.end, end):
                return "none", None
            if body.folded[amount.begin - 1 : amount.begin] == "等" and end == amount.begin:
                return "other", None  # 青禾公司、华岭公司等|7家单位: it is one of them
            someone = next_person < len(self._persons) and self._persons[next_person] < min(end, owner.end + _NEAR)
            return ("other", None) if someone or _OFFICE.match(body.folded, owner.end, end) else ("body", owner)
        if at >= end or _ON.match(body.folded, at, end):
            return "none", None
        if at in self._named or _ORDINAL.match(body.folded, at):
            return "other", None
        if _AGAIN.match(body.folded, at, end):
            return "again", None
        token = bisect_right(self._tokens, at) - 1
        if not body.tokens[token].tag.startswith(_NOUNS) or self._counted(token, amount):
            return "none", None
        return "other", None

    def _counted(self, token: int, amount: AmountMention) -> bool:
        """Whether the words from a token on are what is counted: 参训职工[达]1500人."""
        body, begin = self.reading.body, self._tokens[token]
        return bool(amount.measures) and body.raw.startswith(amount.measures, begin) and begin < amount.begin

    def someone(self, begin: int, end: int) -> bool:
        """Whether a person is named in [begin, end)."""
        at = bisect_left(self._persons, begin)
        return at < len(self._persons) and self._persons[at] < end

    def happening(self, clause: _Clause, amount: AmountMention) -> Owner | None:
        """The event or programme in `clause` that is nearest to `amount`."""
        inside = self.owners[bisect_left(self.begins, clause.begin) : bisect_left(self.begins, clause.end)]
        happened = [owner for owner in inside if owner.happening]
        return min(happened, key=lambda owner: (abs(owner.begin - amount.begin), owner.begin), default=None)

    def last(self, before: int, first: int, kind: str) -> Owner | None:
        """The event or programme named last between `first` and `before` that the word `kind` means."""
        index = bisect_left(self.begins, before)
        while index and self.begins[index - 1] >= first:
            index -= 1
            owner = self.owners[index]
            if owner.happening and owner.entity.label.endswith(_KINDS.get(kind, kind)):
                return owner
        return None


class _Case(NamedTuple):
    subjects: Subjects
    amount: AmountMention
    clauses: list[_Clause]


def _attended(case: _Case) -> Found | None:
    """600余人参加了此次启动仪式: of what the article told of last by that name."""
    attends = _ATTENDS.match(case.subjects.reading.body.folded, case.amount.end)
    kind = attends["kind"] if attends else ""
    last = kind and case.subjects.last(case.amount.begin, case.amount.begin - _FAR, kind)
    return (last, 0.8) if last else None


def _clause_event(case: _Case) -> Found | None:
    """An event or programme in the amount's own clause."""
    near = case.subjects.happening(case.clauses[0], case.amount)
    return near and (near, 0.85)


def _clause_body(case: _Case) -> Found | None:
    """The body that opens the amount's own clause."""
    first = case.clauses[0]
    return (first.owner, 0.85) if first.owner and first.opens == "body" else None


def _clause_before(case: _Case) -> Found | None:
    """What a clause before tells of, if none after it has a subject of its own: 甲局举办…大赛,吸引120人参加."""
    for clause, last in zip(case.clauses[1:], case.clauses, strict=False):
        if last.opens != "none":
            return None
        if near := case.subjects.happening(clause, case.amount):
            return near, 0.8
        if clause.owner and clause.opens == "body":
            if case.amount.begin <= case.clauses[0].begin + 1:
                return None  # 县海关宣讲政策,50家企业到会: they did something themselves
            if case.subjects.someone(case.clauses[0].begin, case.amount.begin):
                return None  # 某某村党支部换届后,新任书记王立平宴请|25名党员
            said = _SAYS.search(case.subjects.reading.body.folded, clause.owner.end, clause.end)
            return None if said else (clause.owner, 0.8)
    return None


def _again(case: _Case) -> Found | None:
    """活动共发放资料500份, 共发放资料500份: what the paragraph told of last."""
    folded, opener = (
        case.subjects.reading.body.folded,
        next((c for c in case.clauses if c.opens != "none"), case.clauses[-1]),
    )
    again = _AGAIN.search(folded, opener.begin, opener.end) if opener.opens == "again" else None
    if not again and not (opener.opens == "none" and _ON.match(folded, opener.begin, opener.end)):
        return None
    kind = again["kind"] if again and again["kind"] != "活动" else ""
    first = opener.begin - _FAR if again else folded.rfind("\n", 0, opener.begin) + 1
    last = case.subjects.last(opener.begin, first, kind)
    return (last, 0.7) if last else None


_PASSES: Passes[_Case, Found] = Passes("amount/whose", _attended, _clause_event, _clause_body, _clause_before, _again)
