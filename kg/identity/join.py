"""Which profiles of one name are one person: links between those that share something, the surest first.

Each profile is linked, for each thing that it shares with others (a post, a place, a page …), to the largest that
shares it, and if that is another's to the largest of the rest: so the work grows with the profiles and what they know,
not with their pairs.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import islice, pairwise

from kg.identity.kind import Kind
from kg.identity.profile import Profile, age
from kg.identity.record import Node, Record
from kg.identity.weigh import Corpus, Ground, weights

_ROUNDS = 8  # each ends with fewer profiles than the one before
_STRANGERS = 4  # who share a thing and are the largest of the rest
_ASKED = 3  # pairs of one name that a human is asked about
_DOUBTFUL = 6.0  # odds of a join below which another who may be meant counts
_STRANGE = -5.0  # what speaks against two being one where a third cannot be both
_CLAIMS = 5  # who may be meant: the most likely of them
_YEARS = 10
_TOLD = Ground("told", 0.0)


class Bearers:
    """The bearers of one name (or of names that may be one), in profiles that grow together."""

    def __init__(self, kind: Kind, alike: Iterable[Record], corpus: Corpus, apart: Iterable[set[Node]]) -> None:
        """`alike`: their records; `apart`: groups of which a human says that no two are one."""
        records = sorted(alike, key=age)
        here = {record.node for record in records}
        self._apart = [group for group in apart if len(group & here) > 1]
        self._kind, self._corpus = kind, corpus
        self._prior = kind.prior(records, corpus)
        self._of: dict[Profile, Profile] = {}
        self._weighed: dict[tuple[Profile, Profile], tuple[tuple[int, int, int], float, list[Ground]]] = {}
        self.sure: dict[Profile, float] = {}
        self.why: dict[Profile, Counter[Ground]] = {}
        for ground, some in self._begin(records):
            profile = Profile(some)
            self._of[profile] = profile
            if len(some) > 1 and ground.weight > -math.inf:
                self.sure[profile] = _probability(self._prior + ground.weight)
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
            ground = self._kind.same(record)
            sure = not self._apart and self._prior + ground.weight >= weights()["join"]
            key: Hashable = (
                (record.name, ground, tuple(record.of("sex")), tuple(record.of("people"))) if sure else record.node
            )
            grounds[key] = ground
            groups = found[key]
            if groups and _near(groups[-1][-1], record):
                groups[-1].append(record)
            else:
                groups.append([record])
        for key, groups in found.items():
            yield from ((grounds[key], group) for group in groups)

    def node(self, profile: Profile) -> Node:
        """What `profile` is called."""
        return self._kind.head(profile).node

    def tell(self, same: Iterable[set[Node]]) -> None:
        """Join those of whom a human says that they are one."""
        for group in same:
            members = [one for one in self.profiles if any(record.node in group for record in one.records)]
            for one, two in pairwise(members):
                self._unite(one, two, [_TOLD], 1.0)

    def join(self) -> None:
        """Join what belongs together."""
        least = weights()["join"]
        for _ in range(_ROUNDS):
            links = [
                (-self._weigh(one, two)[0], age(one.first), age(two.first), one, two) for one, two in self._links(least)
            ]
            joined = False
            links.sort(key=lambda link: link[:3])
            claims: dict[Profile, list[Profile]] = defaultdict(list)
            for *_, one, two in links:
                claims[one].append(two)
                claims[two].append(one)
            for *_, first, second in links:
                one, two = self._root(first), self._root(second)
                if one is two:
                    continue
                odds, why = self._weigh(one, two)
                if odds < _DOUBTFUL:
                    others = self._others(one, two, claims[second]), self._others(two, one, claims[first])
                    odds = min(odds - math.log1p(sum(map(math.exp, some))) for some in others)
                if odds >= least:
                    self._unite(one, two, why, _probability(odds))
                    joined = True
            if not joined:
                return

    def _others(self, one: Profile, two: Profile, claims: Iterable[Profile]) -> list[float]:
        """The odds that `two` is another than `one`: one of `claims`, the most likely first, who surely is not `one`.
        Two deputies of two counties may be the 陈敏 whom the city appoints."""
        found = dict.fromkeys(map(self._root, islice(claims, _CLAIMS)))
        rest = (other for other in found if other is not one and other is not two)
        return [self._weigh(other, two)[0] for other in rest if self._strangers(one, other)]

    def _strangers(self, one: Profile, two: Profile) -> bool:
        """Whether so much speaks against the two being one that a third is one of them or the other."""
        odds, why = self._weigh(one, two)
        against = sum(ground.weight for ground in why if ground.weight < 0 or ground.id == "moved")
        return odds < 0 and against <= _STRANGE

    def candidates(self) -> list[tuple[Node, Node]]:
        """Pairs that are worth a human's time: the few most likely, all with the one who is best known."""
        main, *others = self.profiles
        found = []
        for other in others:
            odds, _ = self._weigh(main, other)
            if weights()["ask"] <= odds:
                found.append((-odds, age(other.first), other))
        return [(self.node(main), self.node(other)) for *_, other in sorted(found, key=lambda one: one[:2])[:_ASKED]]

    def _links(self, least: float) -> list[tuple[Profile, Profile]]:
        """Pairs of profiles whose odds are at least that: of those that share something each with the largest, those
        that are not its own with the largest of them, and so on."""
        sharing: dict[Hashable, list[Profile]] = defaultdict(list)
        for profile in self.profiles:
            for key in self._kind.keys(profile, self._corpus):
                sharing[key].append(profile)
        pairs: dict[tuple[Profile, Profile], None] = {}
        for some in sharing.values():
            doubtful: list[Profile] = []  # they may be another's
            for _ in range(_STRANGERS):
                main, *others = some
                odds = {other: self._weigh(main, other)[0] for other in (*others, *doubtful)}
                pairs.update(dict.fromkeys((main, other) for other in odds if odds[other] >= least))
                some = [other for other in others if odds[other] < least]
                doubtful += [other for other in others if least <= odds[other] < _DOUBTFUL]
                if len(some) + len(doubtful) < 2 or not some:
                    break
        return list(pairs)

    def _weigh(self, one: Profile, two: Profile) -> tuple[float, list[Ground]]:
        """The log odds that the two are one, and the grounds."""
        if self._separate(one, two):
            return -math.inf, []
        if _rank(two) < _rank(one):
            one, two = two, one
        state = one.size, two.size, self._known.total()
        before = self._weighed.get((one, two))
        if before is None or before[0] != state:
            before = self._weighed[one, two] = state, *self._weigh_anew(one, two)
        return before[1:]

    def _weigh_anew(self, one: Profile, two: Profile) -> tuple[float, list[Ground]]:

        def rivals(page: str) -> int:
            own = one.of("page")[page] if one.identified else 0
            shared = one.names & two.names  # none if the one name is the other's cut short
            return max((max(0, self._known[name, page] - own) for name in shared), default=0)

        why = self._kind.grounds(one, two, self._corpus, rivals)
        return round(self._prior + sum(ground.weight for ground in why), 6), why

    def _separate(self, one: Profile, two: Profile) -> bool:
        """Whether a human holds a member of the one profile apart from one of the other."""
        return bool(self._apart) and any(
            any(record.node in group for record in one.records) and any(record.node in group for record in two.records)
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


def _near(one: Record, two: Record) -> bool:
    """Whether so little time lies between two articles that a post can have been held all along."""
    return not (one.date and two.date) or int(two.date[:4]) - int(one.date[:4]) <= _YEARS


def _probability(odds: float) -> float:
    return round(1 / (1 + math.exp(-odds)), 4)
