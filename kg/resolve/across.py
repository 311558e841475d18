"""Which persons of different articles are one: only with support, for a wrong join is worse than a missed one.

Two bearers of a name are one if they hold posts in the same body at about the same time, or if one page names a
holder of posts and, in another article, the same name without any, or a name longer than two characters twice
without any. A name that many articles give to one holder of posts, and none to another, is his in the articles that
name no post, too. Each of these grounds has a confidence; the others of the name stay apart. The order of the articles
makes no difference.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from kg.model import Entity, Extraction

_WELL_KNOWN = 5  # articles that must name a post of the one bearer
_YEARS = 10  # without a word of him: after that the holder of a post is taken for another of the name

# How sure a join is, by its ground.
SAME_POST, SAME_BODY, SAME_PAGE, KNOWN, BARE, TOLD = 0.98, 0.95, 0.9, 0.85, 0.8, 1.0

Person = tuple[str, str]  # label and scope, as in the person's Entity


class Bearer(NamedTuple):
    """A person as one article knows them: name, the article's key, its source's name and hash, its date ("" if
    unknown), and (body, post) for each post held."""

    name: str
    article: str
    source: str
    page: str
    date: str
    seats: tuple[tuple[str, str], ...]

    @property
    def person(self) -> Person:
        """What tells them from all others."""
        return self.name, self.article


class Joined(NamedTuple):
    """What became of the bearers: who is whom, how sure that is (by the weakest ground), who may be one as well."""

    moved: dict[Person, Person]
    sure: dict[Person, float]
    possibly: list[tuple[Person, Person]]


class _Link(NamedTuple):
    """That two bearers are one."""

    doubt: float  # 1 - confidence: the surest links are made first
    one: Bearer
    two: Bearer


def bearers(extraction: Extraction) -> Iterator[Bearer]:
    """The persons whom an article names."""
    article = extraction.article
    homes = {
        claim.subject: claim.object
        for claim in extraction.claims
        if claim.predicate == "org:postIn" and isinstance(claim.object, Entity)
    }
    found: dict[Person, set[tuple[str, str]]] = {}
    for mention in extraction.mentions:
        if mention.entity.cls == "Person":
            found.setdefault((mention.entity.label, mention.entity.scope), set())
    for claim in extraction.claims:
        if claim.predicate == "org:holds" and isinstance(claim.object, Entity) and claim.object in homes:
            home = homes[claim.object]
            seat = (f"{home.label} {home.scope}", claim.object.label)
            found.setdefault((claim.subject.label, claim.subject.scope), set()).add(seat)
    date = article.date.isoformat() if article.date else ""
    for (name, scope), seats in found.items():
        yield Bearer(name, scope, article.source.name, article.source.sha256, date, tuple(sorted(seats)))


def join(
    found: Iterable[Bearer], same: Sequence[Collection[Person]] = (), apart: Sequence[Collection[Person]] = ()
) -> Joined:
    """Who is whom among the bearers `found`. `same`: groups that a human says are one; `apart`: groups of which no
    two are. A person is named after the earliest of the articles."""
    by_name: dict[str, list[Bearer]] = defaultdict(list)
    for bearer in sorted(set(found), key=_age):
        by_name[bearer.name].append(bearer)
    result = Joined({}, {}, [])
    told = {person: group for group in same for person in group}
    groups: dict[str, list[Bearer]] = {}
    for name, alike in by_name.items():  # names that a human joined are looked at together
        first = min((other for one in alike for other, _ in told.get(one.person, ())), default=name)
        groups.setdefault(min(name, first), []).extend(alike)
    for alike in groups.values():
        if len(alike) > 1:
            _name(alike, same, apart, result)
    return result


def _age(bearer: Bearer) -> tuple[str, ...]:
    return bearer.date or "9", bearer.article, bearer.name


class _Parts:
    """Bearers, sorted by age, in parts that grow together: each named after its earliest member."""

    def __init__(self, alike: Sequence[Bearer], apart: Sequence[Collection[Person]]) -> None:
        self.members = {bearer: [bearer] for bearer in alike}
        self.sure: dict[Bearer, float] = {}
        self._of = {bearer: bearer for bearer in alike}
        self._apart = [group for group in apart if any(bearer.person in group for bearer in alike)]

    def root(self, bearer: Bearer) -> Bearer:
        """The part that holds `bearer`."""
        while self._of[bearer] != bearer:
            self._of[bearer] = bearer = self._of[self._of[bearer]]
        return bearer

    def unite(self, links: Iterable[_Link]) -> None:
        """Follow `links`, the surest first, but for those that would join what a human holds apart."""
        for doubt, *ends in sorted(links):
            one, two = sorted(map(self.root, ends), key=_age)
            if one == two or self.different(one, two):
                continue
            self._of[two] = one
            self.members[one] += self.members.pop(two)
            self.sure[one] = min(1 - doubt, self.sure.pop(two, 1.0), self.sure.get(one, 1.0))

    def different(self, one: Bearer, two: Bearer) -> bool:
        """Whether a human holds a member of the one part apart from one of the other."""
        return any(
            any(bearer.person in group for bearer in self.members[one])
            and any(bearer.person in group for bearer in self.members[two])
            for group in self._apart
        )


def _name(
    alike: list[Bearer], same: Sequence[Collection[Person]], apart: Sequence[Collection[Person]], result: Joined
) -> None:
    """Join those bearers of one name who are one, and say it in `result`."""
    alike.sort(key=_age)
    parts = _Parts(alike, apart)
    parts.unite([*_told(alike, same), *_supported(alike)])
    holders = [bearer for bearer in alike if bearer.seats]
    if len(holders) >= _WELL_KNOWN and len({parts.root(bearer) for bearer in holders}) == 1:
        parts.unite(_Link(1 - KNOWN, holders[0], bearer) for bearer in alike if not bearer.seats)
    for root, members in parts.members.items():
        result.moved.update((bearer.person, root.person) for bearer in members if bearer != root)
    result.sure.update((root.person, sure) for root, sure in parts.sure.items())
    main, *others = sorted(parts.members, key=lambda root: (-len(parts.members[root]), _age(root)))
    for other in others:
        if main.name == other.name and not parts.different(main, other):
            result.possibly.append((main.person, other.person))


def _told(alike: Sequence[Bearer], same: Sequence[Collection[Person]]) -> Iterator[_Link]:
    for group in same:
        for one, two in pairwise(bearer for bearer in alike if bearer.person in group):
            yield _Link(1 - TOLD, one, two)


def _supported(alike: Sequence[Bearer]) -> Iterator[_Link]:
    """Links between bearers of a name, sorted by age: same post, same body; same page, one of them without a body."""
    posts: dict[tuple[str, str], list[Bearer]] = defaultdict(list)
    bodies: dict[str, list[Bearer]] = defaultdict(list)
    pages: dict[str, list[Bearer]] = defaultdict(list)
    for bearer in alike:
        pages[bearer.page].append(bearer)
        for seat in bearer.seats:
            posts[seat].append(bearer)
        for body in {body for body, _ in bearer.seats}:
            bodies[body].append(bearer)
    for confidence, grounds in ((SAME_POST, posts.values()), (SAME_BODY, bodies.values())):
        for group in grounds:
            yield from (_Link(1 - confidence, one, two) for one, two in pairwise(group) if _near(one, two))
    for page in pages.values():
        homes = {frozenset(body for body, _ in one.seats) for one in page if one.seats}
        if len(homes) == 1 or (not homes and len(page[0].name) > 2):  # 王芳 may be two
            ground = SAME_PAGE if homes else BARE
            yield from (_Link(1 - ground, one, two) for one, two in pairwise(page))


def _near(one: Bearer, two: Bearer) -> bool:
    """Whether so little time lies between two articles that a post can have been held all along."""
    return not (one.date and two.date) or int(two.date[:4]) - int(one.date[:4]) <= _YEARS
