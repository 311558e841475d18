"""Who holds what post where: the run of [body][title] before a name, or the title behind it.

县委副书记、总工会主席王立平 is two posts in two bodies; 副主席甲、乙、丙 is one post with three holders.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from kg.frames import careers
from kg.frames.seats import Seat, seat
from kg.mentions.persons import Name
from kg.mentions.titles import Title
from kg.model import Entity, Place, PlaceMention, Span, Text
from kg.resolve.anchor import Anchor
from kg.resolve.linked import Resolved
from kg.rules import written

_JOINT = re.compile(r"(?: ?[、,兼和及 ]|兼任|、?原)$")
# 王立平当选为…主席, 选举王立平为…主席, 王立平同志任…书记
_APPOINTED = re.compile(
    r"(?:同志)?(?:(?:已|被|再次|全票)?(?:当选|选举|推选|推举|任命|聘任|聘请|任|担任|出任|就任|兼任)为?|为|,?(?:[曾历现时调转升改接兼]|先后)任职?|已?[调接]任|晋升为?)"
)
_NO_POST = frozenset({"领导"})
_GIVEN = re.compile(r"(?:[调出接兼升转历曾现担]任|当选为?|任命为|选举为|聘任为|推选为|选为)[^,。;、的]{0,8}$")
_HOLDS = re.compile("(?:同志)?(?:[兼担接出代]任|代理)")
_WHO_HELD = re.compile(r"(?:[原曾时现]|担)任[^,。;\n]{2,36}的$")
_BRACKET = re.compile(r"\([^()]{1,8}\)")  # 局长(经理), 副书记(正局级)
_NEXT = re.compile("[、,]|兼任?")  # 任安吉县委书记兼人武部第一书记
_OTHER = re.compile(r"(?!(?:[曾历现后]|先后)任)[^,。;、\n]{2,24}[、,]")  # ,曾任… begins anew
_AND = re.compile(r"(?:\([^()]{1,8}\))?[、和]")
_REMOVED = re.compile(r"(?:同志)?(?:的|不再(?:担任|兼任)|辞去)(?=[^,。;]{2,30}职务)")  # 免去王立平的…局长职务

# How the phrase of titles is read.
_BEFORE_NAME = written("post/phrase/before", "安吉县委副书记、总工会主席王立平")
_BEHIND_NAME = written("post/phrase/behind", "王立平市长")
_NAME_BETWEEN = written("post/body-name-title", "安吉县人民医院王立平教授")
_APPOINTMENT = written("post/phrase/appointment", "王立平当选为安吉县总工会主席")
_REMOVAL = written("post/phrase/removal", "免去王立平的安吉县教育局局长职务")
_CAREER = written("post/phrase/career", "历任安吉县教师进修学校教师、副校长")


class Post(NamedTuple):
    """A person's holding of a title in a body; the span covers body, title and name,
    or body and title alone where the name stands far before (careers)."""

    name: Name
    title: str
    organisation: Entity
    span: Span
    rule: str
    confidence: float
    base: str  # the title without 副 and 常务
    why: tuple[str, ...] = ()  # how the phrase was read, which entry the title is


class _Phrases:
    """What begins and ends where in one text, to read phrases in either direction, and the posts found so far."""

    def __init__(
        self,
        text: Text,
        titles: Sequence[Title],
        bodies: Sequence[Resolved],
        anchor: Anchor,
        places: Sequence[PlaceMention],
        names: Sequence[Name],
    ) -> None:
        self.folded = text.folded
        self.names = {name.begin: name for name in names}
        self.anchor = anchor
        self.places = {place.end: place.place for place in places}
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
        self.posts: list[Post] = []

    def body_of(self, title: Title) -> tuple[Resolved | None, str]:
        """The body right before `title`, and the title's name: in 梅溪镇党委副书记 the body takes 党委 with it."""
        for taken in (0, 2, 3):
            body = self.body_to.get(title.begin + taken)
            if body is not None and (taken == 0 or body.begin < title.begin):
                return body, title.name[taken:]
        body = self.body_to.get(title.begin + 1)
        if body is not None and body.begin < title.begin:
            return body, title.name  # 县公安[局]长
        if self.folded[title.begin - 1 : title.begin] == ")":  # 省安监局(四川煤监局)局长
            opened = self.folded.rfind("(", max(0, title.begin - 16), title.begin)
            if (body := self.body_to.get(opened)) is not None:
                return body, title.name
        return None, title.name

    def given(self, title: Title) -> bool:
        """Whether a verb before `title` gives it to somebody else: 院长某某担任审判长,检察长某某."""
        body = self.body_to.get(title.begin)
        begin = body.begin if body else title.begin
        return _GIVEN.search(self.folded, max(0, begin - 12), begin) is not None

    def held(self, name: Name) -> Title | None:
        """The title that a clause before `name` gives it: 原任安吉县委书记的王立平."""
        clause = _WHO_HELD.search(self.folded, max(0, name.begin - 40), name.begin)
        held = self.folded[name.begin - 1 : name.begin] == "由" and _HOLDS.match(
            self.folded, name.end
        )  # 书记由某某兼任
        known = clause or held or self.folded[name.begin - 1 : name.begin] == "是"  # 书记是王立平
        return self.title_to.get(name.begin - 1) if known else None

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

    def seat(
        self,
        title: Title,
        body: Resolved | None,
        current: Resolved | None,
        place: Place | None,
        opens: bool = False,
    ) -> Seat | None:
        """Where `title` is held, see `kg.frames.seats`."""
        return seat(self.folded, title, body, current, place, self.anchor, self.resolved, self.posts, opens)


def find(
    text: Text,
    titles: Sequence[Title],
    names: Sequence[Name],
    bodies: Sequence[Resolved],
    anchor: Anchor,
    places: Sequence[PlaceMention],
) -> tuple[Post, ...]:
    """The posts that `text` says persons hold, in the order of the text."""
    phrases = _Phrases(text, titles, bodies, anchor, places, names)
    for at, name in enumerate(names):
        if last := name.before or phrases.held(name):
            phrases.posts += _before(phrases, name, last)
        if name.after is not None:
            phrases.posts += _behind(phrases, name, name.after)
        elif appointed := _APPOINTED.match(phrases.folded, name.end):
            for one in _listed(phrases, names, at):
                phrases.posts += _forward(phrases, one, appointed.end(), _APPOINTMENT)
        elif removed := _REMOVED.match(phrases.folded, name.end):
            phrases.posts += _forward(phrases, name, removed.end(), _REMOVAL)
    for name, told in careers.find(phrases.folded, names):
        phrases.posts += [
            post._replace(span=Span(told.begin, post.span.end)) for post in _forward(phrases, name, told.end, _CAREER)
        ]
    return tuple(phrases.posts)


def _listed(phrases: _Phrases, names: Sequence[Name], at: int) -> list[Name]:
    """刘敏、王雪、周兰当选为副主席: all of them."""
    found = [names[at]]
    while at and _AND.fullmatch(phrases.folded, names[at - 1].end, names[at].begin):
        at -= 1
        found.insert(0, names[at])
    return found


def _before(phrases: _Phrases, name: Name, last: Title) -> list[Post]:
    """The [body][title] items of the phrase whose last title is `last`, read from right to left."""
    items: list[tuple[Resolved | None, Title, str]] = []
    title: Title | None = last
    while title is not None:
        body, said = phrases.body_of(title)
        items.append((body, title, said))
        begin = body.begin if body else title.begin
        title = phrases.title_to.get(begin)  # 党组书记局长: no sign between
        if title is None and (joint := _JOINT.search(phrases.folded, max(0, begin - 3), begin)):
            title = phrases.title_to.get(joint.start())
        if title is not None and phrases.given(title):
            break
    found: list[Post] = []
    current: Resolved | None = None
    place: Place | None = None
    lost = False  # 华东院党委副书记、总经理: words that name no known body stand before the first title
    for body, title, said in reversed(items):
        if body is not None and body.entity is None:
            current, lost = None, True  # a body that stays unresolved: its titles are no one else's
            continue
        if body is not None:
            current, place, lost = body, body.place or place, False
        here = phrases.places.get(title.begin) or phrases.places.get(title.begin + 1)  # 南京|市长, 南京市|副市长
        held = None if lost or title.name in _NO_POST else phrases.seat(title, body, current, here or place)
        lost = lost or (held is None and current is None and not _begins(phrases.folded, title))
        if held is not None:
            span = Span(min(body.begin if body else title.begin, name.begin), max(name.end, title.end))
            found.append(_post(name, said, title, held, span, _BEFORE_NAME))
    return found


def _begins(folded: str, title: Title) -> bool:
    """Whether no word stands right before `title`."""
    return not title.begin or not "一" <= folded[title.begin - 1] <= "鿿"


def _behind(phrases: _Phrases, name: Name, title: Title) -> list[Post]:
    """袁立平市长, 安吉县医院王立平教授: the body stands before the name, or the title says it."""
    body = phrases.body_to.get(name.begin)
    if body is not None and body.entity is not None and not title.row["body"].startswith("@"):
        held: Seat | None = Seat(body.entity, _NAME_BETWEEN, 0.85)
    else:
        held = phrases.seat(title, None, None, body.place if body else phrases.places.get(name.begin), opens=True)
    begin = body.begin if body else name.begin
    return [_post(name, title.name, title, held, Span(begin, title.end), _BEHIND_NAME)] if held else []


def _forward(phrases: _Phrases, name: Name, at: int, rule: str) -> list[Post]:
    """The items [body][title] from `at` on: 现任安吉县财政局党组书记、局长."""
    found: list[Post] = []
    current: Resolved | None = None
    lost = False  # behind an item that names no known body
    while True:
        body, place = phrases.body_at.get(at), None
        while body is None and (named := phrases.place_at.get(at)) is not None:
            at, place = named.end, named.place  # 安吉县|副县长, 湖州|团市委书记
            body = phrases.body_at.get(at)
        stop = body.end if body else at
        title = next((t for back in (0, 2, 3) if (t := phrases.title_at.get(stop - back)) and t.end > stop), None)
        if title is None and (other := _OTHER.match(phrases.folded, at)) and phrases.goes_on(other.end()):
            at, current, lost = other.end(), None, True  # 历任安吉县化肥厂技术员、|安吉县财政局副局长
            continue
        if title is None or (title.end in phrases.names and phrases.names[title.end] is not name):
            return found  # 院长甲担任审判长,检察长乙: the next one's
        said = title.name[max(0, stop - title.begin) :]
        if body is not None:
            current = body if body.entity else None
        lost = lost and body is None and place is None
        if (
            not lost
            and (held := phrases.seat(title, body, current, place or (current.place if current else None))) is not None
        ):
            found.append(_post(name, said, title, held, Span(name.begin, title.end), rule))
        at = title.end
        if bracket := _BRACKET.match(phrases.folded, at):
            at = bracket.end()
        following = _NEXT.match(phrases.folded, at)
        if following is None or phrases.anothers(following.end()):
            return found
        at = following.end()


def _post(name: Name, said: str, title: Title, held: Seat, span: Span, phrase: str) -> Post:
    why = (phrase, title.row.rule)
    return Post(name, said, held.organisation, span, held.rule, held.confidence, title.row["title"], why)
