"""Which profiles of one name are one person: links between those that share something, the surest first.

Each profile is linked, for each thing that it shares with others (a post, a place, a page …), to the largest that
shares it: so the work grows with the profiles and what they know, not with their pairs.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import pairwise

from kg.identity.names import compatible
from kg.identity.profile import Profile, age, body, is_high, is_many, words
from kg.identity.record import Person, Record
from kg.identity.weigh import Corpus, Ground, codes, grounds, weights

_ROUNDS = 8  # each ends with fewer profiles than the one before
_ASKED = 3  # pairs of one name that a human is asked about
_YEARS = 10
_TOLD = Ground("told", 0.0)


class Bearers:
    """The bearers of one name (or of names that may be one), in profiles that grow together."""

    def __init__(self, alike: Iterable[Record], corpus: Corpus, prior: float, apart: Iterable[set[Person]]) -> None:
        """`alike`: their records; `prior`: the log odds that any two of them are one; `apart`: groups of which a human
        says that no two are one."""
        records = sorted(alike, key=age)
        here = {record.person for record in records}
        self._apart = [group for group in apart if len(group & here) > 1]
        self._corpus, self._prior = corpus, prior
        self._of: dict[Profile, Profile] = {}
        self.sure: dict[Profile, float] = {}
        self.why: dict[Profile, Counter[Ground]] = {}
        for ground, some in self._begin(records):
            profile = Profile(some)
            self._of[profile] = profile
            if len(some) > 1:
                self.sure[profile] = _probability(prior + ground.weight)
                self.why[profile] = Counter({ground: len(some) - 1})
        self._known: Counter[tuple[str, str]] = Counter()  # name, kind of news → articles that tell who it is
        for profile in self.profiles:
            if profile.identified:
                self._identify(profile)

    @property
    def profiles(self) -> list[Profile]:
        """Those that have not become part of another, the largest first."""
        return sorted((one for one, root in self._of.items() if one is root), key=_rank)

    def _begin(self, records: Sequence[Record]) -> Iterator[tuple[Ground, list[Record]]]:
        """The records that say the very same of whom they mean, together if that is enough; the others one by one."""
        found: dict[Hashable, list[list[Record]]] = defaultdict(list)
        grounds: dict[Hashable, Ground] = {}
        for record in records:
            ground = _same(record)
            sure = not self._apart and self._prior + ground.weight >= weights()["join"]
            key: Hashable = (
                (record.name, ground, tuple(record.of("sex")), tuple(record.of("people"))) if sure else record.person
            )
            grounds[key] = ground
            groups = found[key]
            if groups and _near(groups[-1][-1], record):
                groups[-1].append(record)
            else:
                groups.append([record])
        for key, groups in found.items():
            yield from ((grounds[key], group) for group in groups)

    def tell(self, same: Iterable[set[Person]]) -> None:
        """Join those of whom a human says that they are one."""
        for group in same:
            members = [one for one in self.profiles if any(record.person in group for record in one.records)]
            for one, two in pairwise(members):
                self._unite(one, two, [_TOLD], 1.0)

    def join(self) -> None:
        """Join what belongs together."""
        least = weights()["join"]
        for _ in range(_ROUNDS):
            links = []
            for one, two in self._links():
                odds, _ = self._weigh(one, two)
                if odds >= least:
                    links.append((-odds, age(one.first), age(two.first), one, two))
            joined = False
            for *_, one, two in sorted(links, key=lambda link: link[:3]):
                one, two = self._root(one), self._root(two)
                if one is two:
                    continue
                odds, why = self._weigh(one, two)
                if odds >= least:
                    self._unite(one, two, why, _probability(odds))
                    joined = True
            if not joined:
                return

    def candidates(self) -> list[tuple[Person, Person]]:
        """Pairs that are worth a human's time: the few most likely, all with the one who is best known."""
        main, *others = self.profiles
        found = []
        for other in others:
            odds, _ = self._weigh(main, other)
            if weights()["ask"] <= odds:
                found.append((-odds, age(other.first), other))
        return [(main.person, other.person) for *_, other in sorted(found, key=lambda one: one[:2])[:_ASKED]]

    def _links(self) -> list[tuple[Profile, Profile]]:
        """Pairs of profiles that may be one: each with the largest of those with which it shares something."""
        sharing: dict[Hashable, list[Profile]] = defaultdict(list)
        for profile in self.profiles:
            for key in self._keys(profile):
                sharing[key].append(profile)
        pairs: dict[tuple[Profile, Profile], None] = {}
        for main, *others in sharing.values():
            for other in others:
                pairs[main, other] = None
        return list(pairs)

    def _keys(self, profile: Profile) -> Iterator[Hashable]:
        for post in (*profile.of("post"), *profile.of("former")):
            yield "post", post
            yield "body", body(post)
            if is_high(post):
                yield "high"
        for code in codes(profile.of("seat")) | codes(profile.of("near")):
            yield "place", code
        for name in profile.of("name"):
            yield from (("page", name, page) for page in profile.of("page"))
        for kind in ("country", "source", "byline", "title"):
            yield from ((kind, value) for value in profile.of(kind))
        for kind in ("with", "body"):
            yield from ((kind, value) for value in profile.of(kind) if self._corpus.telling(kind, value))

    def _weigh(self, one: Profile, two: Profile) -> tuple[float, list[Ground]]:
        """The log odds that the two are one, and the grounds."""
        names = one.names | two.names
        if self._separate(one, two) or not (compatible(names) or names in (one.names, two.names)):
            return -math.inf, []  # names that a human has joined are one's
        one, two = sorted((one, two), key=_rank)

        def rivals(page: str) -> int:
            own = one.of("page")[page] if one.identified else 0
            return max(0, *(self._known[name, page] - own for name in one.names & two.names))

        why = grounds(one, two, self._corpus, rivals)
        return round(self._prior + sum(ground.weight for ground in why), 6), why

    def _separate(self, one: Profile, two: Profile) -> bool:
        """Whether a human holds a member of the one profile apart from one of the other."""
        return any(
            any(record.person in group for record in one.records)
            and any(record.person in group for record in two.records)
            for group in self._apart
        )

    def _identify(self, profile: Profile) -> None:
        """Note that it is known who `profile` is."""
        for name in profile.of("name"):
            self._known.update({(name, page): times for page, times in profile.of("page").items()})

    def _root(self, profile: Profile) -> Profile:
        while self._of[profile] is not profile:
            self._of[profile] = profile = self._of[self._of[profile]]
        return profile

    def _unite(self, one: Profile, two: Profile, why: Sequence[Ground], sure: float) -> None:
        one, two = sorted((self._root(one), self._root(two)), key=_rank)
        if one is two or self._separate(one, two):
            return
        if one.identified != two.identified:
            self._identify(two if one.identified else one)
        self.sure[one] = min(sure, self.sure.get(one, 1.0), self.sure.pop(two, 1.0))
        known = self.why.setdefault(one, Counter())
        known.update(self.why.pop(two, Counter()))
        known.update(dict.fromkeys(why, two.size))
        one.take(two)
        self._of[two] = one


def _rank(profile: Profile) -> tuple[bool, int, tuple[str, ...]]:
    """Sorts profiles: those of whom it is known who they are first, then the largest, then the oldest."""
    return not profile.identified, -profile.size, age(profile.first)


def _same(record: Record) -> Ground:
    """What two articles that say the same of a name as `record` would share."""
    posts = [post for post in record.of("post") if not is_many(post)]
    if posts:
        return Ground("same_post", weights()["same_post"], "、".join(words(post) for post in posts))
    country, title = record.of("country"), record.of("title")
    if country and title:
        both = weights()["same_country"] + weights()["same_title"]
        return Ground("same_country", both, country[0] + "、".join(title))
    return Ground("same_name", -math.inf)


def _near(one: Record, two: Record) -> bool:
    """Whether so little time lies between two articles that a post can have been held all along."""
    return not (one.date and two.date) or int(two.date[:4]) - int(one.date[:4]) <= _YEARS


def _probability(odds: float) -> float:
    return round(1 / (1 + math.exp(-odds)), 4)
