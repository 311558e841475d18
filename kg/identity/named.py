"""Documents, venues and programmes: which of a name are one."""

import math
import re
from collections.abc import Callable, Collection, Hashable, Iterator
from functools import cache

from kg.identity.places import placed
from kg.identity.profile import Profile, age, words
from kg.identity.record import Node, Record
from kg.identity.weigh import Corpus, Ground, ground
from kg.lexicon import table

_SHORTEST, _EACH, _MOST = -1.0, 0.5, 4.0  # log odds of a name: by its length


_QUOTES = str.maketrans("", "", "“”‘’《》「」\"' ")


class Named:
    """A class of things that a name means, with who issued or runs it, or where it is."""

    def __init__(self, family: str, owner: str) -> None:
        """`owner`: the kind of sign that says whose it is."""
        self.family, self._owner = family, owner

    def groups(self, records: Collection[Record]) -> dict[Node, str]:
        """By name, without quotes and places."""
        return {record.node: bare(record) for record in records}

    def links(self, record: Record) -> Iterator[str]:
        """The same."""
        yield bare(record)

    def prior(self, records: Collection[Record], corpus: Corpus) -> float:
        """By how much the name alone says."""
        return min(name_odds(self.family, core(record)) for record in records)

    def same(self, record: Record) -> Ground:
        """Nothing but the node itself."""
        return Ground("same_name", -math.inf)

    def keys(self, profile: Profile, corpus: Corpus) -> Iterator[Hashable]:
        """The name, the owner, the place, the page."""
        yield "name"
        for kind in (self._owner, "source", "page"):
            yield from ((kind, value) for value in profile.of(kind))
        for code in profile.codes("site") | profile.codes("near"):
            yield "place", code

    def grounds(self, one: Profile, two: Profile, corpus: Corpus, rivals: Callable[[str], int]) -> list[Ground]:
        """By owner, year, place and kind of news."""
        general = is_general(self.family, min(one.of("core")))
        return [
            *self._owners(one, two, general),
            *_years(one, two, general and self.family != "place"),
            *placed(one, two, "site"),
            *printed(one, two),
        ]

    def _owners(self, one: Profile, two: Profile, general: bool) -> Iterator[Ground]:
        """What the bodies behind both say; a name that means one thing is hardly another's (中共中央, 国务院印发), and
        what runs in the whole country is run by many."""
        for found in owned(one, two, self._owner):
            if not general and found.id == "other_issuer":
                yield ground("other_issuer_told")
            elif not general and found.id == "other_runner" and national(one, two):
                yield ground("other_runner_told")
            else:
                yield found

    def head(self, profile: Profile) -> Record:
        """The earliest of those whose label is but the name, if there are such and it is no general one."""
        return min(profile.records, key=lambda record: (self._adorned(record), *age(record)))

    def _adorned(self, record: Record) -> bool:
        name = core(record)
        return name != record.name and not is_general(self.family, name)


def core(record: Record) -> str:
    """The name without the place before it."""
    return next(iter(record.of("core")), record.name)


def bare(record: Record) -> str:
    """The name without quotes, too: papers set them or not."""
    return core(record).translate(_QUOTES)


def owned(one: Profile, two: Profile, kind: str) -> Iterator[Ground]:
    """What the bodies behind both say, signs of a `kind`."""
    mine, theirs = one.of(kind), two.of(kind)
    if shared := sorted(mine.keys() & theirs):
        yield ground(f"same_{kind}", words(shared[0]))
    elif mine and theirs:
        yield ground(f"other_{kind}")


def _years(one: Profile, two: Profile, general: bool) -> Iterator[Ground]:
    """By the years in the names; where the names are `general`, by those of the articles, too."""
    dated, also = one.of("dated"), two.of("dated")
    mine, theirs = one.of("year"), two.of("year")
    if dated and also and not dated.keys() & also:
        yield ground("two_years")
    elif general and mine and theirs:
        yield ground("same_year" if mine.keys() & theirs else "other_year")


def printed(one: Profile, two: Profile) -> Iterator[Ground]:
    """What the pages of both say."""
    if one.of("source").keys() & two.of("source"):
        yield ground("same_page")
    if national(one, two):
        yield ground("national")
    yield from local(one, two)


def national(one: Profile, two: Profile) -> bool:
    """Whether both stand in national news."""
    return "national" in one.of("page") and "national" in two.of("page")


def local(one: Profile, two: Profile) -> Iterator[Ground]:
    """Against two that only the news of different provinces names."""
    mine, theirs = set(one.of("page")) - {""}, set(two.of("page")) - {""}
    if mine and theirs and not mine & theirs and "national" not in mine | theirs:
        yield ground("other_area")


@cache
def name_odds(family: str, name: str) -> float:
    """The log odds that two things of that name are one."""
    row = _row(family, name)
    return float(row[0]) if row else min(_MOST, _SHORTEST + _EACH * len(name))


def is_general(family: str, name: str) -> bool:
    """Whether the name alone means nothing: 实施方案."""
    row = _row(family, name)
    return bool(row and row[1] == "yes")


def is_once(family: str, name: str) -> bool:
    """Whether there is one of the name in a year: 青禾产业博览会."""
    row = _row(family, name)
    return bool(row and row[1] == "once")


@cache
def _row(family: str, name: str) -> tuple[str, str] | None:
    return next((said for of, pattern, said in _patterns() if of == family and pattern.fullmatch(name)), None)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str], tuple[str, str]], ...]:
    rows = table("identity_names", "family", "pattern", "odds", "general", "example")
    return tuple((row["family"], re.compile(row["pattern"]), (row["odds"], row["general"])) for row in rows)
