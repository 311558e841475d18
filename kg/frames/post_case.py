"""What is known where a title asks for its body."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, Protocol

from kg.frames.post_abroad import LONGEST, Abroad
from kg.late import late
from kg.mentions.organisation_classes import OF_LAW
from kg.mentions.organisation_lexicon import forms
from kg.mentions.persons import Name
from kg.mentions.titles import Title, before_term
from kg.model import Entity, Place, Span
from kg.resolve.anchor import Anchor
from kg.resolve.linked import Resolved

_NOT_SO = {"会": ("委员会", "总工会"), "院": ("检察院",)}  # which have no 会长, no 院长
INSIDE = ("党组", "政治部", "政治处")  # each body of the state has but one
HOUSES = frozenset({"Enterprise", "School", "Hospital"})
_ALONE = OF_LAW | {"School"}  # classes of which the titles are no others': a firm has a 局, but no 校长
_NEAR = 30  # bodies
ENDS_A_SENTENCE = "。!?\n"
_MAY_STAND_BEFORE = frozenset("兼和及与由为任原现时选有派了受在")  # 当选为|副主席: the title begins the phrase
_OURS = late("[我本该][省市县区州旗镇乡村]$|分管[^,。;、\n]{0,9}$")  # 分管水利的|副县长: his field names no body


class Seat(NamedTuple):
    """The body of a title, how sure, by which rule."""

    organisation: Entity
    confidence: float
    place: Place | None = None  # its jurisdiction, where the organisation is only known by it
    begin: int | None = None  # where the words begin that name it, where they are no body's name
    rule: str = ""


class Untold(NamedTuple):
    """An answer, too: whose the title is can't be told, and no later pass may guess."""


UNTOLD = Untold()
Answer = Seat | Untold


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
    def title(self) -> str:
        """Its title, with 副 and 常务."""
        ...

    @property
    def base(self) -> str:
        """Its title without 副 and 常务."""
        ...

    @property
    def place(self) -> Place | None:
        """The place whose body it is, where it is only known by that."""
        ...

    @property
    def span(self) -> Span:
        """Where it is said."""
        ...

    @property
    def rule(self) -> str:
        """The pass that told its body."""
        ...

    @property
    def why(self) -> tuple[str, ...]:
        """How its phrase was read, which entry the title is."""
        ...


@dataclass(frozen=True, slots=True)
class Case:
    """What is known where a title asks for its body."""

    folded: str
    title: Title
    holder: str  # as the text names them
    body: Resolved | None  # right before the title
    current: Resolved | None  # the phrase's last
    place: Place | None  # right before the title, or the phrase's
    states: Abroad
    abroad: Place | None  # the state, city or region abroad that stands before, or the phrase's
    anchor: Anchor
    bodies: Sequence[Resolved]  # the text's resolved ones, by end
    beside: Entity | None  # of the same person's office right before
    before: Sequence[Held]  # the posts found so far
    untold: int  # where the last phrase ended that names a body which is not known
    around: Sequence[Resolved]  # the bodies of the headline and of who published it
    starts: bool  # no word stands right before the title that could name a body or a place
    opens: bool  # its holder's name stands before it

    @property
    def kinds(self) -> list[str]:
        """The endings of a body that the title goes with (局长 → 局)."""
        return self.title.kinds

    def never_in(self, cls: str) -> bool:
        """Whether only bodies of another class than `cls` have such an office: no firm has a 校长."""
        return _class_of(tuple(self.kinds)) not in ("", cls)

    def named(self, mark: str) -> str:
        """As Title.marked."""
        return self.title.marked(mark)

    @property
    def recent(self) -> list[Held]:
        """The posts found right before, since the last phrase of a body that is not known: 青禾重工董事长某某,总经理…
        is no office of the firm before."""
        near = [one for one in self.before[-8:] if self.title.begin - one.span.end < 150]
        return [one for one in near if one.span.end > self.unknown]

    @property
    def sentence(self) -> int:
        """Where the title's sentence begins, as far as one looks back."""
        begin, end = max(0, self.title.begin - LONGEST), self.title.begin
        return max((self.folded.rfind(mark, begin, end) for mark in ENDS_A_SENTENCE), default=-1) + 1 or begin

    @property
    def around_here(self) -> Sequence[Resolved]:
        """The bodies named last before the title."""
        at = bisect_right(self.bodies, self.title.begin, key=lambda one: one.end)
        return self.bodies[max(0, at - _NEAR) : at]

    @property
    def unknown(self) -> int:
        """Where in the title's sentence the last phrase ended whose body is not known; -1 where there is none."""
        between = self.folded[max(0, self.untold) : self.title.begin]
        return -1 if any(mark in between for mark in ENDS_A_SENTENCE) else self.untold

    def since(self, one: Held) -> str:
        """The text between a post and the title."""
        return self.folded[one.span.end : self.title.begin]


@cache
def _class_of(kinds: tuple[str, ...]) -> str:
    """The one class of the bodies that end in `kinds`; "" where one may be of another, or others have such, too."""
    classes = set[str]().union(*({form.cls for form in forms().get(kind, ())} or {""} for kind in kinds))
    return classes.pop() if len(classes) == 1 and classes <= _ALONE else ""


def may_start(folded: str, at: int) -> bool:
    """Whether no word stands right before `at` that could name a body: a title there begins its phrase."""
    at = before_term(folded, at)
    word = at > 0 and "一" <= folded[at - 1] <= "鿿" and folded[at - 1] not in _MAY_STAND_BEFORE
    return not word or _OURS.search(folded, max(0, at - 12), at) is not None


def own(body: Resolved, kinds: Sequence[str]) -> bool:
    """Whether `body` ends in one of the endings that a title goes with (局长 → 局; 我校 is some 学校)."""
    if body.body.form.kind == "self" and any(kind.endswith(body.body.form.text[-1]) for kind in kinds):
        return body.entity is not None
    if body.entity is None:
        return False
    label = body.entity.label
    return called_so(label, kinds) or called_so(body.text, [k for k in kinds if not label.endswith(_NOT_SO.get(k, ()))])


def called_so(label: str, kinds: Sequence[str]) -> bool:
    """Whether a body's name ends in one of the endings that a title goes with: a 委员会 has no 会长."""
    return any(label.endswith(kind) and not label.endswith(_NOT_SO.get(kind, ())) for kind in kinds)
