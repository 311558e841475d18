"""Who holds what post where: the run of [body][title] before a name, or the title behind it.

县委副书记、总工会主席王立平 is two posts in two bodies; 副主席甲、乙、丙 is one post with three holders.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from kg.mentions.organisation_lexicon import national
from kg.mentions.persons import Name
from kg.mentions.titles import Title
from kg.model import Entity, Place, PlaceMention, Span, Text
from kg.resolve.anchor import Anchor
from kg.resolve.organisations import Resolved

_JOINT = re.compile(r"(?:[、,兼和及 ]|兼任|、?原)$")
# 王立平当选为…主席, 选举王立平为…主席, 王立平同志任…书记
_APPOINTED = re.compile(
    r"(?:同志)?(?:(?:已|被|再次|全票)?(?:当选|选举|推选|推举|任命|聘任|聘请|任|担任|出任|就任|兼任)为?|为)"
)
_AND = re.compile(r"(?:\([^()]{1,8}\))?[、和]")
_REMOVED = re.compile(r"(?:同志)?(?:的|不再(?:担任|兼任)|辞去)(?=[^,。;]{2,30}职务)")  # 免去王立平的…局长职务
_CAREER = re.compile(r",[男女],(?:[^。;\n]{0,80}?[,。;])?(?:现任|时任|任)")  # 王立平，男，…，现任…局长


class Post(NamedTuple):
    """A person's holding of a title in a body; the span covers body, title and name."""

    name: Name
    title: str
    organisation: Entity
    span: Span
    rule: str
    confidence: float
    former: bool
    base: str  # the title without 副 and 常务


_LEADERS = frozenset("会长 院长 校长 董事长 总经理".split())


class _Phrases:
    """Where titles and bodies of one text end, to read a phrase from right to left."""

    def __init__(
        self,
        text: Text,
        titles: Sequence[Title],
        bodies: Sequence[Resolved],
        anchor: Anchor,
        places: Sequence[PlaceMention],
    ) -> None:
        self.folded = text.folded
        self.places = {place.end: place.place for place in places}
        self.title_at = {title.begin: title for title in titles}
        self.body_at: dict[int, Resolved] = {}
        for body in bodies:
            if body.begin not in self.body_at or body.end > self.body_at[body.begin].end:
                self.body_at[body.begin] = body
        self.titles = {title.end: title for title in titles}
        self.bodies: dict[int, Resolved] = {}
        for body in bodies:
            held = self.bodies.get(body.end)
            if held is None or body.begin < held.begin:
                self.bodies[body.end] = body
        self.order = sorted((body for body in bodies if body.entity), key=lambda body: body.end)
        self.anchor = anchor
        self.posts: list[Post] = []

    def sentence_ends(self, begin: int, end: int) -> bool:
        """Whether a sentence ends between the two offsets."""
        return any(mark in self.folded[begin:end] for mark in "。;!?\n")

    def body_of(self, title: Title) -> tuple[Resolved | None, str]:
        """The body right before `title`, and the title's name: in 梅溪镇党委副书记 the body takes 党委 with it."""
        for taken in (0, 2, 3):
            body = self.bodies.get(title.begin + taken)
            if body is not None and (taken == 0 or body.begin < title.begin):
                return body, title.name[taken:]
        return None, title.name

    def body_before(self, end: int) -> Resolved | None:
        """The resolved body that ends at `end`, brackets such as (正部级) and 的 aside."""
        return self.bodies.get(end)


def find(
    text: Text,
    titles: Sequence[Title],
    names: Sequence[Name],
    bodies: Sequence[Resolved],
    anchor: Anchor,
    places: Sequence[PlaceMention],
) -> tuple[Post, ...]:
    """The posts that `text` says persons hold, in the order of the text."""
    phrases = _Phrases(text, titles, bodies, anchor, places)
    found = phrases.posts
    for at, name in enumerate(names):
        if name.before is not None:
            found += _phrase(phrases, name, name.before)
        if name.after is not None:
            found += _behind(phrases, name, name.after)
        elif appointed := _APPOINTED.match(phrases.folded, name.end):
            for one in _listed(phrases, names, at):
                found += _appointed(phrases, one, appointed)
        elif removed := _REMOVED.match(phrases.folded, name.end):
            found += _forward(phrases, name, removed.end(), former=True)
        if career := _CAREER.match(phrases.folded, name.end):
            found += _forward(phrases, name, career.end(), former=False)
    return tuple(found)


def _listed(phrases: _Phrases, names: Sequence[Name], at: int) -> list[Name]:
    """刘敏、王雪、周兰当选为副主席: all of them."""
    found = [names[at]]
    while at and _AND.fullmatch(phrases.folded, names[at - 1].end, names[at].begin):
        at -= 1
        found.insert(0, names[at])
    return found


def _phrase(phrases: _Phrases, name: Name, last: Title) -> list[Post]:
    """All [body][title] items of the phrase whose last title is `last`."""
    items: list[tuple[Resolved | None, Title, str]] = []
    title: Title | None = last
    while title is not None:
        body, said = phrases.body_of(title)
        items.append((body, title, said))
        begin = body.begin if body else title.begin
        title = phrases.titles.get(begin)  # 党组书记局长: no sign between
        if title is None and (joint := _JOINT.search(phrases.folded, max(0, begin - 3), begin)):
            title = phrases.titles.get(joint.start())
    items.reverse()
    return _posts(phrases, name, items)


def _posts(phrases: _Phrases, name: Name, items: list[tuple[Resolved | None, Title, str]]) -> list[Post]:
    found: list[Post] = []
    current: Resolved | None = None
    place: Place | None = None
    for body, title, said in items:
        if body is not None and body.entity is None:
            current = None  # a body that stays unresolved: its titles are no one else's
            continue
        if body is not None:
            current, place = body, body.place or place
        organisation, rule, confidence = _organisation(phrases, title, body, current, place)
        if organisation is None:
            continue
        span = Span(min(body.begin if body else title.begin, name.begin), max(name.end, title.end))
        found.append(Post(name, said, organisation, span, rule, confidence, title.former, title.row["title"]))
    return found


def _organisation(
    phrases: _Phrases, title: Title, body: Resolved | None, current: Resolved | None, place: Place | None
) -> tuple[Entity | None, str, float]:
    """The body that a title is held in: its own, the government its level names, or that of the item before."""
    kinds = title.row["body"].split()
    if body is not None and body.entity is not None:
        return body.entity, "post:body-title", body.confidence
    if kinds and kinds[0].startswith("@"):
        return _government(phrases, title, kinds[0][1:], place)
    if kinds and kinds[0].startswith("="):
        if title.begin and "一" <= phrases.folded[title.begin - 1] <= "鿿":
            return None, "", 0.0  # 法国总理: of another state
        form = national(kinds[0][1:])
        return Entity(form.cls, form.name), "post:of-the-state", 0.9
    firm = current is not None and current.body.form.kind != "place"
    if current is not None and current.entity is not None and (not kinds or firm or _ends(current, kinds)):
        return current.entity, "post:same-body", current.confidence * 0.95
    if (
        title.begin
        and "一" <= phrases.folded[title.begin - 1] <= "鿿"
        and phrases.folded[title.begin - 1] not in "兼和及由"
    ):
        return None, "", 0.0  # words that name no known body stand before it: whose it is can't be told
    if (not kinds or title.row["title"] in _LEADERS) and title.row["office"]:
        same = [
            one for one in phrases.posts[-8:] if one.base == title.row["title"] and title.begin - one.span.end < 150
        ]
        if same and title.name.startswith(("副", "常务", "第一")):
            return same[-1].organisation, "post:deputy-of-the-one-before", 0.75
    if title.begin and phrases.folded[title.begin - 1] == "," and not (kinds and kinds[0].startswith("@")):
        series = [one for one in phrases.posts[-6:] if one.name.end == title.begin - 1]
        if series:  # 公司党委书记、工会主席甲，副总经理乙: of the firm, not of its union
            return (
                min((one.organisation for one in series), key=lambda o: len(o.label)),
                "post:next-of-the-same-body",
                0.75,
            )
    if kinds:
        before = [one for one in phrases.order if one.end <= title.begin and _ends(one, kinds)]
        if before and len({one.entity for one in before[-3:]}) == 1:
            return before[-1].entity, "post:body-before", 0.7
    return None, "", 0.0


def _ends(body: Resolved, kinds: Sequence[str]) -> bool:
    assert body.entity is not None
    label = body.entity.label
    return any(label.endswith(kind) or body.text.endswith(kind) for kind in kinds)


def _government(phrases: _Phrases, title: Title, level: str, place: Place | None) -> tuple[Entity | None, str, float]:
    """常务副市长 after 诸暨市委常委 is of 诸暨市人民政府; 省长 alone is of the article's province."""
    if level == "委":
        return None, "", 0.0
    where = place if place is not None and place.label.endswith(level) else None
    where = where or phrases.anchor.at(level, title.begin)
    if where is None:
        return None, "", 0.0
    if level == "村":
        return Entity("Organisation", where.label + "村民委员会", where.adcode), "post:village", 0.7
    return Entity("GovernmentBody", where.label + "人民政府", where.adcode), "post:head-of-government", 0.9


def _behind(phrases: _Phrases, name: Name, title: Title) -> list[Post]:
    """袁立平市长, 解放军医院王立平教授: the body stands before the name, or the title says it."""
    body = phrases.body_before(name.begin)
    kinds = title.row["body"].split()
    if body is not None and body.entity is not None and not (kinds and kinds[0].startswith("@")):
        organisation, rule, confidence = body.entity, "post:body-name-title", 0.85
    else:
        where = body.place if body else phrases.places.get(name.begin)
        found, rule, confidence = _organisation(phrases, title, None, None, where)
        if found is None:
            return []
        organisation = found
    begin = body.begin if body else name.begin
    return [
        Post(name, title.name, organisation, Span(begin, title.end), rule, confidence, title.former, title.row["title"])
    ]


def _appointed(phrases: _Phrases, name: Name, verb: re.Match[str]) -> list[Post]:
    """王立平当选为安吉县总工会主席, 选举王立平为县长: the post stands behind."""
    return _forward(phrases, name, verb.end(), former=False)


def _forward(phrases: _Phrases, name: Name, at: int, former: bool) -> list[Post]:
    """The items [body][title] from `at` on: 现任安吉县财政局党组书记、局长."""
    found: list[Post] = []
    current: Resolved | None = None
    while True:
        body = phrases.body_at.get(at)
        stop = body.end if body else at
        title = next((t for back in (0, 2, 3) if (t := phrases.title_at.get(stop - back)) and t.end > stop), None)
        if title is None:
            return found
        said = title.name[max(0, stop - title.begin) :]
        if body is not None:
            current = body if body.entity else None
        organisation, rule, confidence = _organisation(
            phrases, title, body, current, current.place if current else None
        )
        if organisation is not None:
            span = Span(name.begin, title.end)
            found.append(
                Post(name, title.name, organisation, span, rule, confidence * 0.95, former, title.row["title"])
            )
        at = title.end
        if phrases.folded[at : at + 1] not in {"、", ","}:
            return found
        at += 1
