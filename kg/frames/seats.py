"""In which body a title is held when the words before it do not end in one."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from kg.mentions.organisation_lexicon import national
from kg.mentions.persons import Name
from kg.mentions.titles import Title
from kg.model import Entity, Place, Span
from kg.resolve.anchor import Anchor
from kg.resolve.linked import Resolved
from kg.rules import written

for _id, _example in {
    "post/body-title": "安吉县教育局|局长",
    "post/of-the-state": "国家主席: of the People's Republic",
    "post/body-above": "安吉县人民医院纪委书记、|副院长",
    "post/same-body": "安吉县总工会主席、|党组书记",
    "post/village": "青禾村|村主任",
    "post/head-of-government": "安吉县委副书记、|县长",
    "post/head-of-unresolved-government": "|副县长王立平, where no county is known",
    "post/deputy-of-the-one-before": "县人大常委会主任王立平主持会议，|副主任李远航出席",
    "post/of-the-same-house": "公司总经理王立平作报告，|党委书记李远航作总结",
    "post/next-in-the-row": "公司党委书记、工会主席王立平，|副总经理李远航",
    "post/chosen-with-the-one-before": "选举王立平为县总工会主席，李远航当选为|秘书长",
    "post/of-the-only-body": "党组成员、|政治部主任, where the article is about one court",
    "post/body-before": "|局长李远航, where the article spoke of one 局",
}.items():
    written(_id, _example)

_LEADERS = frozenset("会长 院长 校长 董事长 总经理".split())
_INSIDE = ("党组", "政治部", "政治处")  # each body of the state has but one
_OF_A_HOUSE = frozenset(
    "书记 党委书记 党委副书记 党总支书记 党支部书记 纪委书记 总经理 校长 院长 厂长 矿长 总工程师".split()
)
_NO_LOCAL = frozenset("村州")  # 州长 may be of another state
_HOUSES = frozenset({"Enterprise", "School", "Hospital"})
_MAY_STAND_BEFORE = frozenset("兼和及由为任原现时选")  # 当选为|副主席: the title begins the phrase all the same


class Seat(NamedTuple):
    """The body of a title, by which rule, how sure."""

    organisation: Entity
    rule: str
    confidence: float


class Held(Protocol):
    """What a post found before tells."""

    @property
    def name(self) -> Name:
        """Its holder's name."""
        ...

    @property
    def organisation(self) -> Entity:
        """Its body."""
        ...

    @property
    def base(self) -> str:
        """Its title without 副 and 常务."""
        ...

    @property
    def span(self) -> Span:
        """Where it is said."""
        ...


def own(body: Resolved, kinds: Sequence[str]) -> bool:
    """Whether `body` ends in one of the endings that a title goes with (局长 → 局)."""
    return body.entity is not None and any(body.entity.label.endswith(k) or body.text.endswith(k) for k in kinds)


def seat(
    folded: str,
    title: Title,
    body: Resolved | None,
    current: Resolved | None,
    place: Place | None,
    anchor: Anchor,
    bodies: Sequence[Resolved],
    before: Sequence[Held],
    opens: bool = False,
) -> Seat | None:
    """Where `title` is held: in `body` right before it, the government its level names, the phrase's `current` body,
    or that of a post found `before`; `bodies` are the text's resolved ones by end. `opens`: what stands before `title`
    is no part of its phrase, but its holder's name."""
    kinds = title.row["body"].split()
    first = kinds[0] if kinds else ""
    if body is not None and body.entity is not None:
        return Seat(body.entity, "post/body-title", body.confidence)
    if first.startswith("@"):
        return government(first[1:], place or _named_before(first[1:], bodies), anchor, title.begin)
    starts = opens or not title.begin or not "一" <= folded[title.begin - 1] <= "鿿"
    if first.startswith("="):
        form = national(first[1:])
        return Seat(Entity(form.cls, form.name), "post/of-the-state", 0.9) if starts else None  # 法国总理: no
    above = current.parent if current is not None and kinds and not own(current, kinds) else None
    if above is not None and any(above.label.endswith(kind) for kind in kinds):
        return Seat(above, "post/body-above", 0.8)  # 医院纪委书记、副院长
    fits = current is not None and (not kinds or current.body.form.kind != "place" or own(current, kinds))
    if current is not None and current.entity is not None and fits:
        return Seat(current.entity, "post/same-body", current.confidence * 0.95)
    if not starts and folded[title.begin - 1] not in _MAY_STAND_BEFORE:
        return None  # words that name no known body stand before it: whose it is can't be told
    return _like_the_one_before(folded, title, kinds, before) or _of_the_kind(title, kinds, bodies)


def government(level: str, place: Place | None, anchor: Anchor, offset: int) -> Seat | None:
    """常务副市长 after 诸暨市委常委 is of 诸暨市人民政府; 省长 alone is of the article's province."""
    where = place if place is not None and place.label.endswith(level) else anchor.at(level, offset)
    if level == "委":
        return None
    if where is None:  # 副县长 where no county is known
        local = anchor.local("GovernmentBody", level + "人民政府") if level not in _NO_LOCAL else None
        return Seat(local, "post/head-of-unresolved-government", 0.8) if local else None
    if level == "村":
        return Seat(Entity("Organisation", where.label + "村民委员会", where.adcode), "post/village", 0.7)
    return Seat(Entity("GovernmentBody", where.label + "人民政府", where.adcode), "post/head-of-government", 0.9)


def _named_before(level: str, bodies: Sequence[Resolved]) -> Place | None:
    """The place of that level that a body of the text names, where it is unknown to the gazetteer."""
    return next(
        (one.place for one in bodies if one.place and not one.place.adcode and one.place.label.endswith(level)), None
    )


def _like_the_one_before(folded: str, title: Title, kinds: Sequence[str], before: Sequence[Held]) -> Seat | None:
    recent = [one for one in before[-8:] if title.begin - one.span.end < 150]
    deputy = title.name.startswith(("副", "常务", "第一")) and title.row["office"]
    if deputy and (not kinds or title.row["title"] in _LEADERS):
        same = [one for one in recent if one.base == title.row["title"]]
        if same:  # 主任甲主持会议，副主任乙出席
            return Seat(same[-1].organisation, "post/deputy-of-the-one-before", 0.75)
    led = title.row["title"] in _OF_A_HOUSE and title.begin and folded[title.begin - 1] in ",;、"
    house = [one for one in recent if one.organisation.cls in _HOUSES]
    if led and house and not any(mark in folded[house[-1].span.end : title.begin] for mark in "。!?\n"):
        return Seat(house[-1].organisation, "post/of-the-same-house", 0.75)  # 公司总经理甲作报告，党委书记乙作总结
    series = [one for one in recent if one.name.end == title.begin - 1 and folded[title.begin - 1] in ",、"]
    series = [one for one in series if not kinds or any(one.organisation.label.endswith(kind) for kind in kinds)]
    if series:  # 公司党委书记、工会主席甲，副总经理乙: of the firm, not of its union
        return Seat(min((one.organisation for one in series), key=lambda o: len(o.label)), "post/next-in-the-row", 0.75)
    chosen = folded[title.begin - 1 : title.begin] in {"为", "选"} and title.begin and not kinds
    if chosen and recent and not any(mark in folded[recent[-1].span.end : title.begin] for mark in "。;!?\n"):
        return Seat(recent[-1].organisation, "post/chosen-with-the-one-before", 0.75)  # 选举甲为主席，乙当选为秘书长
    return None


def _of_the_kind(title: Title, kinds: Sequence[str], bodies: Sequence[Resolved]) -> Seat | None:
    if title.name.startswith(_INSIDE):  # 党组成员、政治部主任某某, where the article is about one court
        before = [one for one in bodies if one.end <= title.begin and one.body.form.kind != "national"]
        whole = {one.entity for one in before if one.entity is not None and one.parent is None}
        return Seat(whole.pop(), "post/of-the-only-body", 0.7) if len(whole) == 1 else None
    fitting = [one.entity for one in bodies if one.end <= title.begin and own(one, kinds)]
    if not fitting and len(later := {one.entity for one in bodies if own(one, kinds)}) == 1:
        fitting = list(later)  # 副校长甲 where the article names one school, but later
    if fitting and len(set(fitting[-3:])) > 1:  # of several firms the one that the article calls 公司
        meant = [one.entity for one in bodies if one.body.form.kind == "self" and own(one, kinds)]
        fitting = meant if len(set(meant)) == 1 else []
    if not fitting or fitting[-1] is None:
        return None
    return Seat(fitting[-1], "post/body-before", 0.7)  # 局长 alone, where the article spoke of one 局
