"""Phrases of bodies and titles, read in either direction: what begins and ends where, and what was read so far."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.frames import post_status
from kg.frames.post_abroad import Abroad
from kg.frames.post_case import Case, Held, Seat, may_start
from kg.frames.post_organisation import seat
from kg.frames.post_verbs import behind_task, not_his
from kg.frames.post_words import of_role
from kg.late import late
from kg.lexicon.words import worded
from kg.mentions.abroad import is_abroad
from kg.mentions.organisation_lexicon import words
from kg.mentions.persons import Name
from kg.mentions.titles import Title, before_term
from kg.model import Entity, Place, PlaceMention, Text
from kg.resolve.anchor import Anchor
from kg.resolve.linked import Resolved, moved

_GIVEN = late(r"(?:[调出接兼升转历曾现担就]任|当选为?|[命举任选聘评]为)[^,。;、的]{0,8}$")
_TAKEN = late(
    r"(?:同志|先生|女士|校友|教授)?(?:等?[\d两二三四五六七八九十]+[人名位](?:同志)?)?(?:当选|[担兼出就]?任)?为?$"
)
_ONCE = late(r"(?:曾经?担?任|原任|担任过)[^,。;的\n]*$")
_GIVEN_TO = late("(?:一职|职务)?由(?:[一-鿿·]{2,8}[、和])*$")
_PASSED_TO = late("(?:一职|职务)?,?由$")
_HOLDS = late("(?:[、和][一-鿿·]{2,8}?){0,8}(?:同志)?(?:[兼担接出代]任|代理)")
_TAKES_OVER = late("(?:同志)?(?:接任|接替|继任)(?=[,。;])")
_CHARGED = late("(?:主持|负责)[一-鿿]{0,4}工作的$")  # 安吉县教育局|主持工作的|副局长
_FROM = late("(?:^|[、,。;:\n]|来自|[是和与及由])$")
_UNREAD = late(r"、[一-鿿“”]{2,18}$")  # words between two offices of one person that name no known body
_TASK = worded("、[一-鿿]{0,8}<office_words/task>$")
# 原任安吉县委书记的|王立平, 作为安吉县委书记,|王立平
_DOES = late("(?![等职的之至及和与兼并后期时起])[一-鿿]")  # 检察长|出庭; not 局长|等职, 局长|至今
_WHO_HELD = worded(
    r"(?:任|当选为?)[^,。;\n]{2,36}(?P<of>的<office_words/retired>?<office_words/he_is>?)$|[作身]为[^,。;\n]{2,36},$"
)


@dataclass(slots=True)
class Phrase:
    """What the words read so far say of whose a title is."""

    body: Resolved | None = None  # right before the title
    current: Resolved | None = None  # the last one named
    place: Place | None = None
    abroad: Place | None = None
    lost: bool = False  # words that name no known body stand before: 华东院党委副书记、总经理
    status: str = ""  # see kg.frames.post_status
    seat: Entity | None = None  # of the office read last, told or not
    within: bool = False  # `body` is a part of the one before

    def take(self, body: Resolved | None, place: Place | None, abroad: Place | None) -> None:
        """Read the words before the next title: a body, or a place at home or abroad."""
        self.body, self.within = body, body is not None and self._has(body)
        if body is not None and body.entity is None:
            self.current, self.lost = None, True  # a body that stays unresolved: its titles are no one else's
        elif body is not None:
            self.current, self.lost = body, False
            self.abroad = body.place if is_abroad(body.place) else None
            self.place = body.place or self.place if not self.abroad else None
        if abroad is not None:
            self.abroad, self.place, self.lost = abroad, None, False
        if place is not None:
            self.place = place

    def _has(self, body: Resolved) -> bool:
        """Whether `body` is a part of the one before: 省委原常委、|组织部|部长."""
        whole = self.current.entity if self.current is not None else None
        return whole is not None and body.entity is not None and body.entity.label.startswith(whole.label)

    def say(self, title: Title, before: str) -> None:
        """Read the status of `title`, or of its body or place (`before`). 原 goes on to the next title of the body, and
        of a part of it."""
        own = post_status.of_title(title.status) or before
        if own or (self.body is not None and not self.within):
            self.status = own


class Phrases:
    """What begins and ends where in one text, to read phrases in either direction, and the posts found so far."""

    def __init__(
        self,
        text: Text,
        titles: Sequence[Title],
        bodies: Sequence[Resolved],
        anchor: Anchor,
        places: Sequence[PlaceMention],
        names: Sequence[Name],
        abroad: Sequence[PlaceMention],
        around: Sequence[Resolved],
    ) -> None:
        """All that was found in `text`, and `around` it; `abroad` by `kg.mentions.abroad.find`."""
        self.around = tuple(one for one in around if one.entity is not None and one.body.form.kind != "self")
        self.folded, self.ends = text.folded, text.ends
        self.states = Abroad(text.folded, abroad)
        self.names = {name.begin: name for name in names}
        self.name_ends = {name.end for name in names}
        self.anchor = anchor
        self.places = {place.end: place for place in places}
        self.places |= {
            one.end + 2: one for one in places if text.folded.startswith("特区", one.end)
        }  # 香港特区|行政长官
        self.place_at = {place.begin: place for place in places}
        self.title_at = {title.begin: title for title in titles}
        self.title_to = {title.end: title for title in titles}
        self.body_at: dict[int, Resolved] = {}  # the longest that begins there
        self.body_to: dict[int, Resolved] = {}  # the longest that ends there
        for body in bodies:
            if body.begin not in self.body_at or body.end > self.body_at[body.begin].end:
                self.body_at[body.begin] = body
            if body.end not in self.body_to or body.begin < self.body_to[body.end].begin:
                self.body_to[body.end] = body
        self.resolved = sorted((body for body in bodies if body.entity), key=lambda body: body.end)
        self.posts: Sequence[Held] = ()
        self.untold = -1
        self.unseated = set[tuple[str, str]]()  # holders and titles that stood before them, of bodies not known

    def body_of(self, title: Title) -> tuple[Resolved | None, str]:
        """The body right before `title`, and the title's name: in 梅溪镇党委副书记 the body takes 党委 with it."""
        if (term := before_term(self.folded, title.begin)) < title.begin and term in self.body_to:
            return self.body_to[term], title.name  # 商会|第二届理事会|会长
        for taken in (0, 2, 3):
            body = self.body_to.get(title.named + taken if taken else title.begin)
            if body is not None and (taken == 0 or body.begin < title.begin):
                rest = title.name[taken:]
                return body, title.name if rest == "长" else rest  # 水政监察[大队]长
        if (body := self.body_to.get(title.begin + 1)) is not None and body.begin < title.begin:
            whole = len(title.name) == 2 or title.name[1] == "长"  # 县公安[局]长, 能源[部]长助理
            return body, title.name[1 - whole :]  # 机电[系]|主任
        if title.takes_a_field:  # 华岭机械有限公司|人资|总监
            for size in (2, 3, 4):
                body, field = self.body_to.get(title.begin - size), self.folded[title.begin - size : title.begin]
                if body is not None and field.isalpha():
                    return body, field + title.name
        if self.folded[title.begin - 1 : title.begin] == ")":  # 省安监局(四川煤监局)局长
            opened = self.folded.rfind("(", max(0, title.begin - 16), title.begin)
            if (body := self.body_to.get(opened)) is not None:
                return body, title.name
        if (led := _CHARGED.search(self.folded, max(0, title.begin - 10), title.begin)) and led.start() in self.body_to:
            return self.body_to[led.start()], title.name
        of = self.body_to.get(title.begin - 1) if self.folded[title.begin - 1 : title.begin] == "的" else None
        if of is not None and _FROM.search(self.folded, max(0, of.begin - 2), of.begin):
            return of, title.name  # 来自华岭大学的|教授; not 走访华岭大学的|县长
        return None, title.name

    def owner_begins(self, at: int) -> int:
        """Where the run of bodies and places begins that ends at `at`: 安吉县|县长, 市公安局|青禾分局|局长."""
        while (before := self.places.get(at) or self.body_to.get(at)) is not None and before.begin < at:
            at = before.begin
        return at

    def before(self, joint: re.Match[str]) -> Title | None:
        """The title of the same person before the sign `joint`: none in 走访困难职工,|副主席王立平."""
        title = self.title_to.get(joint.start())
        return None if title and joint[0] == "," and title.name in of_role("crowd") else title

    def over_words(self, begin: int) -> Title | None:
        """The same person's title before the words that end at `begin`: 镇党委副书记、|驻镇工作队|队长王立平."""
        words = _UNREAD.search(self.folded, max(0, begin - 20), begin)
        if words is None or any(at in self.names for at in range(words.start(), begin)):
            return None  # 党组成员、政治部主任李雪走访省|人大代表王立平: the office is hers
        if (title := self.title_to.get(words.start())) is None:
            return None
        placed = title.placed and _TASK.match(words[0])  # 市长、演练|总指挥
        return title if placed or self.body_of(title)[0] is not None else None

    def whose(self, at: int) -> tuple[int, Resolved | None, Place | None]:
        """Where the body begins that is told at `at` behind its place; it, the place: 中共|安吉县民政局党组书记."""
        at += 2 * (at not in self.body_at and self.folded.startswith("中共", at))
        body, place = self.body_at.get(at), None
        while body is None and (named := self.place_at.get(at)) is not None:
            at, place = behind_task(self.folded, named.end), named.place  # 安吉县|副县长, 湖州|团市委书记
            body = self.body_at.get(at)
        if body is not None and place is not None:
            body = moved(body, place)
        while body is not None and (unit := self.body_at.get(body.end)) and unit.body.owner == body.body:
            body = unit  # 安吉县水利局|水旱灾害防御科|科长
        return (at if body else self.states.over(at)), body, place  # 现任法国|总统

    def told_before(self, name: Name, title: Title, body: Resolved) -> Entity | None:
        """安吉县医院|王立平|主任 is the head of the 医务科 that he was named with before."""
        holder = self.folded[name.begin : name.end]
        same = (one for one in self.posts if self.folded[one.name.begin : one.name.end] == holder)
        units = {one.organisation for one in same if one.title == title.name}
        unit = units.pop() if len(units) == 1 else None
        within = unit is not None and body.entity is not None and unit.label.startswith(body.entity.label)
        return unit if within else None

    def by_courtesy(self, name: Name, title: Title, body: Resolved | None) -> bool:
        """Whether 李雪|校长 was named as 副校长 before: it is no other office."""
        holder = self.folded[name.begin : name.end]
        same = [one for one in self.posts if self.folded[one.name.begin : one.name.end] == holder]
        if any(one.title == title.name for one in same):
            return False
        there = (one for one in same if body is None or body.entity == one.organisation)
        return any(one.title.endswith(title.name) for one in there)

    def given(self, title: Title) -> bool:
        """Whether a verb before `title` gives it to somebody else: 院长某某担任审判长,检察长某某."""
        begin = before_term(self.folded, body.begin if (body := self.body_to.get(title.begin)) else title.begin)
        if (taken := _TAKEN.search(self.folded, max(0, begin - 8), begin)) and taken.start() in self.name_ends:
            return True  # 选举王立平为|主席,县委书记某某
        return _GIVEN.search(self.folded, max(0, begin - 12), begin) is not None

    def held(self, name: Name) -> Title | None:
        """The title that a clause before `name` gives it: 原任安吉县委书记的王立平."""
        clause = _WHO_HELD.search(self.folded, max(0, name.begin - 40), name.begin)
        given = _GIVEN_TO.search(self.folded, max(0, name.begin - 40), name.begin)
        if given is not None and given.start() in self.title_to and _HOLDS.match(self.folded, name.end):
            return self.title_to[given.start()]  # 书记由某某兼任, 副主席由甲、乙担任
        begin = self.owner_begins(name.before.begin) if name.before is not None else name.begin
        passed = _PASSED_TO.search(self.folded, max(0, begin - 4), begin)
        if passed is not None and _TAKES_OVER.match(self.folded, name.end):
            return self.title_to.get(passed.start())  # 馆长|一职由副馆长王立平接任; 不再担任局长|,由王立平接任
        if not clause and self.folded[name.begin - 1 : name.begin] != "是":  # 书记是王立平
            return None
        return self.title_to.get(name.begin - (len(clause["of"] or "的") if clause else 1))  # 书记的|老干部|王立平

    def once(self, title: Title) -> bool:
        """Whether the clause that gives `title` says that it is over: 曾任安吉县委|书记|的王立平."""
        return _ONCE.search(self.folded, max(0, title.begin - 30), title.begin) is not None

    def goes_on(self, at: int) -> bool:
        """Whether a body, a place or a title begins at `at`."""
        return at in self.body_at or at in self.place_at or at in self.title_at

    def anothers(self, at: int) -> bool:
        """Whether the titles from `at` on are those of the name behind them: ,党组成员、政治部主任王立平."""
        while True:
            at = self.body_at[at].end if at in self.body_at else at
            if (title := self.title_at.get(at)) is None:
                return False
            at = title.end
            if at in self.names:
                return True
            if self.folded[at : at + 1] != "、":
                return False
            at += 1

    def does_more(self, at: int) -> bool:
        """Whether who holds the titles from `at` on does something there: ,县检察院检察长|出庭支持公诉."""
        while (title := self.title_at.get(self.owner_ends(at))) is not None:
            at = title.end
            if self.folded[at : at + 1] != "、":
                return _DOES.match(self.folded, at) is not None
            at += 1
        return False

    def owner_ends(self, at: int) -> int:
        """Where the run of bodies and places ends that begins at `at`: 市公安局|青禾分局|局长."""
        while (there := self.body_at.get(at) or self.place_at.get(at)) is not None and there.end > at:
            at = there.end
        return at

    def of_another(self, verb: re.Match[str], told: Sequence[Held]) -> bool:
        """Whether the offices `told` are not of who stands before `verb`: ,现任安吉县水利局局长的|王立平."""
        begin, end = told[0].span.end - len(told[0].title), max(one.span.end for one in told)
        return not_his(self.folded, verb, begin, end) or (self.folded.startswith("的", end) and end + 1 in self.names)

    def _led(self, title: Title) -> bool:
        """Whether a word stands right before `title` that no name holds: 率领|副院长王立平."""
        token = self.ends.get(title.begin)
        return token is not None and self.folded[token.begin : token.end] in words("stop")

    def seat(self, name: Name, title: Title, phrase: Phrase, opens: bool = False) -> Seat | None:
        """Where `name` holds `title`, see `kg.frames.post_organisation`; `opens`: the name stands before it."""
        starts = opens or may_start(self.folded, title.begin) or title.begin in self.title_to or self._led(title)
        case = Case(
            self.folded,
            title,
            self.folded[name.begin : name.end],
            phrase.body,
            phrase.current,
            phrase.place,
            self.states,
            phrase.abroad,
            self.anchor,
            self.resolved,
            phrase.seat,
            self.posts,
            self.untold,
            self.around,
            starts,
            opens,
        )
        return seat(case)
