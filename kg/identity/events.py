"""Events: two papers, a reprint and a follow-up tell one; a weekly meeting is a new one each time."""

import math
from collections.abc import Callable, Collection, Hashable, Iterator
from datetime import date

from kg.identity.named import core, is_general, is_once, local, name_odds, national, owned
from kg.identity.places import common, placed
from kg.identity.profile import Profile, age, words
from kg.identity.record import Node, Record
from kg.identity.thing_names import plain
from kg.identity.weigh import Corpus, Ground, ground
from kg.kinds import with_trait
from kg.late import late
from kg.resolve.may_own import of_a_level

_COUNTY = 6  # digits of a county's code
_NEWS = 3  # days after which papers rarely tell what happened without saying when
_SHORT, _SHORTEST = 3, 4  # characters of a name that another may end in: of one host and day, else
_MANY = 3  # guests
_NUMBER = late(r"第?[\d〇零一二三四五六七八九十百]+(?:届|次|年度?|期|轮)|首届")
_NUMBERED = late(
    r"第[\d〇零一二三四五六七八九十百]+[届次]|[一二三四五六七八九十]+届[一二三四五六七八九十]+次|首届|20\d\d"
)


class Events:
    """The class of events."""

    family = "event"

    def groups(self, records: Collection[Record]) -> dict[Node, str]:
        """By what they share: a name that means one thing, or a day and a host or place."""
        of: dict[Hashable, Hashable] = {}

        def root(one: Hashable) -> Hashable:
            while of.setdefault(one, one) != one:
                one = of[one]
            return one

        for record in sorted(records):
            for key in self._shared(record):
                one, two = sorted(map(root, (record.node, key)), key=str)
                of[two] = one
        return {record.node: str(root(record.node)) for record in records}

    def _shared(self, record: Record) -> Iterator[Hashable]:
        name = core(record)
        for called in {name, plain(record.name)}:  # 青禾商会|成立仪式: its host may tell which it is
            if not is_general(self.family, called):
                yield "name", called
        for text in record.of("text"):
            yield "text", name, text
        for day in record.of("day"):
            yield "day", name, day
            for kind in ("host", "at"):
                yield from ((kind, day, value) for value in record.of(kind))

    def links(self, record: Record) -> Iterator[str]:
        """The same; an event that shares nothing is known by itself."""
        yield from (sorted(map(repr, self._shared(record))) or [repr(record.node)])

    def prior(self, records: Collection[Record], corpus: Corpus) -> float:
        """Low: most of one day are several."""
        return -1.0

    def same(self, record: Record) -> Ground:
        """Nothing but the node itself."""
        return Ground("same_name", -math.inf)

    def keys(self, profile: Profile, corpus: Corpus) -> Iterator[Hashable]:
        """Name, day, host and place together."""
        for name in profile.of("core"):
            yield "name", name
            yield from (("text", name, text) for text in profile.of("text"))
            yield from (("day", name, day) for day in profile.of("day"))
        for day in profile.of("day"):
            for kind in ("host", "at"):
                yield from ((kind, day, value) for value in profile.of(kind))

    def grounds(self, one: Profile, two: Profile, corpus: Corpus, rivals: Callable[[str], int]) -> list[Ground]:
        """By name, day, host, place, persons and the kind of news."""
        if one.of("article").keys() & two.of("article"):
            return [Ground("two_in_article", -math.inf)]
        called = list(self._names(one, two))
        numbered = any(one.id in ("numbered", "once") for one in called)
        return [
            *called,
            *_days(one, two, numbered),
            *(() if _befell(one, two) else _hosts(one, two)),
            *placed(one, two, "site"),
            *_where(one, two),
            *_persons(one, two, numbered),
            *local(one, two),
            *([ground("same_text")] if one.of("text").keys() & two.of("text") else []),
        ]

    def _names(self, one: Profile, two: Profile) -> Iterator[Ground]:
        mine, theirs = one.of("core").keys(), two.of("core").keys()
        if shared := sorted(mine & theirs):
            said = max((*shared, *map(plain, one.names & two.names)), key=lambda name: name_odds(self.family, name))
            yield Ground("same_event_name", name_odds(self.family, said), said)
            general = is_general(self.family, shared[0])
            wide = national(one, two) and not of_a_level(shared[0])  # 县|十二届人大常委会第三次会议
            if _NUMBERED.search(shared[0]) and not general and (wide or _of_one_body(one, two)):
                yield ground("numbered", shared[0])
            elif is_once(self.family, shared[0]) and national(one, two):
                yield ground("once", shared[0])
        elif any(_alike(name, other, _least(one, two)) for name in mine for other in theirs):
            yield ground("like_event_name", f"{min(mine)}、{min(theirs)}")
        elif _one_visit(one, two):
            yield ground("same_visit")
        else:
            yield Ground("other_event_name", -math.inf)
        if not one.of("cls").keys() & two.of("cls"):
            yield ground("other_kind")

    def head(self, profile: Profile) -> Record:
        """The earliest of those with a name that means one thing."""
        return min(profile.records, key=lambda record: (is_general(self.family, core(record)), *age(record)))


def _befell(one: Profile, two: Profile) -> bool:
    """Whether both are mishaps, which nobody holds: whoever stands before one is but named there."""
    return (one.of("cls").keys() | two.of("cls")) <= with_trait("mishap")


def _hosts(one: Profile, two: Profile) -> Iterator[Ground]:
    """For and against by who holds them; 公司 that no page resolves may be one or two."""
    alike = {words(host) for host in one.of("host")} & {words(host) for host in two.of("host")}
    yield from (found for found in owned(one, two, "host") if not (alike and found.id == "other_host"))


def _where(one: Profile, two: Profile) -> Iterator[Ground]:
    """For and against by where they were held; of what any body holds (打年糕活动), two places are two."""
    for found in owned(one, two, "at"):
        general = all(is_general("event", name) for profile in (one, two) for name in profile.of("core"))
        if found.id != "other_at":
            yield found
        elif same := {words(at) for at in one.of("at")} & {words(at) for at in two.of("at")}:
            yield ground("like_at", min(same))
        else:
            yield ground("other_at_of_many" if general else "other_at")


def _one_visit(one: Profile, two: Profile) -> bool:
    """Whether both are visits, of one person to one place on one day."""
    cls = one.of("cls").keys() & two.of("cls")
    shared = all(one.of(kind).keys() & two.of(kind) for kind in ("who", "day", "at"))
    return shared and bool(cls & with_trait("going"))


def _of_one_body(one: Profile, two: Profile) -> bool:
    """Whether one body holds both, or both are of one county: its 第三届运动会 lasts some days."""
    hosts = {words(host) for host in one.of("host")} & {words(host) for host in two.of("host")}
    sites = any(len(code) >= _COUNTY for code in one.codes("site") & two.codes("site"))
    return (
        any(not of_a_level(host) for host in hosts)
        or sites
        or bool(common(one, two) and one.of("who").keys() & two.of("who"))
    )


def _least(one: Profile, two: Profile) -> int:
    """How many characters of a name another may end in: of one host and day, 听证会 is the 公开听证会."""
    together = all(one.of(kind).keys() & two.of(kind) for kind in ("host", "day", "cls"))
    return _SHORT if together else _SHORTEST


def _alike(one: str, two: str, least: int) -> bool:
    """Whether the one name is the other but for its number and what stands before: 第三届职工运动会, 职工运动会."""
    short, long = sorted((_NUMBER.sub("", one), _NUMBER.sub("", two)), key=len)
    mine, theirs = set(_NUMBER.findall(one)), set(_NUMBER.findall(two))
    return len(short) >= least and long.endswith(short) and (mine <= theirs or theirs <= mine)


def _days(one: Profile, two: Profile, once: bool) -> Iterator[Ground]:
    mine, theirs = one.of("day"), two.of("day")
    if not (mine and theirs):
        yield ground("no_day")
        if not once and _far(one, two):
            yield ground("other_print")
        return
    alike = [day for day in mine for other in theirs if day.startswith(other) or other.startswith(day)]
    if alike:
        yield ground("same_day", min(alike))
    else:
        yield ground("span" if once and min(mine)[:4] == min(theirs)[:4] else "other_day")


def _far(one: Profile, two: Profile) -> bool:
    """Whether so many days lie between the articles that what happens often happened twice."""
    dated = [sorted(record.date for record in profile.records if record.date) for profile in (one, two)]
    if not all(dated):
        return False
    (since, until), (begin, end) = ((date.fromisoformat(some[0]), date.fromisoformat(some[-1])) for some in dated)
    return max((begin - until).days, (since - end).days) > _NEWS


def _persons(one: Profile, two: Profile, once: bool) -> Iterator[Ground]:
    """Who was at both; of a congress that is held `once`, each paper may name its own."""
    shared = sorted(one.of("who").keys() & two.of("who"))
    if shared:
        yield ground("same_guests", shared[0].split("\t")[0], min(len(shared), _MANY))
    elif not once and min(len(one.of("who")), len(two.of("who"))) >= _MANY:
        yield ground("other_guests")
