"""Bodies: one under two names (国网安吉县供电公司, 安吉供电公司; 青禾派出所, 安吉县公安局青禾派出所) is one node, two
of one name are two. Which names are held against each other says `body_kinds.tsv`, what they share `body_forms.tsv`."""

import math
from collections.abc import Callable, Collection, Hashable, Iterator

from kg.identity.body_names import every, named
from kg.identity.named import core, name_odds, national
from kg.identity.places import apart, shared
from kg.identity.profile import Codes, Profile, age
from kg.identity.record import Node, Record
from kg.identity.weigh import Corpus, Ground, ground

_COUNTY = 6  # digits of a county's code
_EVERY = -2.0  # log odds of a name that counties share
_MOST = 3.0


class Bodies:
    """The class of bodies."""

    family = "org"

    def groups(self, records: Collection[Record]) -> dict[Node, str]:
        """By the name without its place, with that which it had or has."""
        of: dict[str, str] = {}

        def root(name: str) -> str:
            while of.setdefault(name, name) != name:
                name = of[name]
            return name

        for record in records:
            first, *others = self.links(record)
            for other in others:
                one, two = sorted((root(first), root(other)))
                of[two] = one
        return {record.node: root(core(record)) for record in records}

    def links(self, record: Record) -> Iterator[str]:
        """The same."""
        yield core(record)
        yield from (*record.of("former"), *record.of("now"))

    def prior(self, records: Collection[Record], corpus: Corpus) -> float:
        """By how much the name alone says."""
        return min(_EVERY if every(name) else min(_MOST, name_odds("body", name)) for name in map(core, records))

    def same(self, record: Record) -> Ground:
        """Nothing but the node itself."""
        return Ground("same_name", -math.inf)

    def keys(self, profile: Profile, corpus: Corpus) -> Iterator[Hashable]:
        """The place, who leads it, a former name; the name where few share it."""
        for name in profile.of("core"):
            yield "renamed", name
        for kind in ("head", "source"):
            yield from ((kind, value) for value in profile.of(kind))
        for code in profile.codes("site") | profile.codes("near"):
            yield "place", code
        yield from (("renamed", name) for name in _other_names(profile))

    def grounds(self, one: Profile, two: Profile, corpus: Corpus, rivals: Callable[[str], int]) -> list[Ground]:
        """By place, who leads it, former names and the kind of news."""
        called = one.of("core").keys() & two.of("core")
        renamed = _other_names(one) & two.of("core").keys() or _other_names(two) & one.of("core").keys()
        if not called and not renamed:
            return [Ground("other_name", -math.inf)]
        found = list(_sites(one, two, all(map(every, called or renamed))))
        if renamed:
            found.append(ground("renamed_body", min(renamed)))
        if heads := sorted(one.of("head").keys() & two.of("head")):
            found.append(ground("same_head", "".join(reversed(heads[0].split("\t")))))
        if national(one, two):
            found.append(ground("national"))
        return found

    def head(self, profile: Profile) -> Record:
        """The earliest of those with the longest name, no former one, under the code of a place where one is told."""
        old = profile.of("former")
        order = {one: (core(one) in old, _local(one), not named(one.name).site) for one in profile.records}
        best = min(profile.records, key=lambda one: (*order[one], -len(one.name), *age(one)))
        if _local(best) and (sites := sorted(profile.of("site"))):
            return best._replace(scope=sites[0])
        return best


def _other_names(profile: Profile) -> set[str]:
    """The cores of the names that it had or has."""
    return {*profile.of("former"), *profile.of("now")}


def _local(record: Record) -> bool:
    """Whether it is a node that its article alone knows."""
    return record.scope == record.article


def _sites(one: Profile, two: Profile, general: bool) -> Iterator[Ground]:
    """For and against by the places in both names, or near them; `general`: whether counties have bodies of that
    name: then only a place that is told, or the one county of an article, says which it is (kg.resolve.counties)."""
    mine, theirs = one.codes("site"), two.codes("site")
    near, around = one.codes("near"), two.codes("near")
    if mine and theirs:
        yield ground("one_site", min(mine & theirs)) if mine & theirs else ground("two_sites")
    elif general or not (where := _near(mine, theirs, near, around)):
        if apart(mine or near, theirs or around):
            yield ground("elsewhere_body")
    else:
        yield ground("near_site" if len(where) == _COUNTY else "near_wide_site", where)


def _near(mine: Codes, theirs: Codes, near: Codes, around: Codes) -> str:
    """The place in the name of the one that the articles of the other name, or one in it; of two without a place the
    county that the articles of both name; "" for none."""
    if not (mine or theirs):
        return where if len(where := shared(near, around)) == _COUNTY else ""
    where = shared(mine, around) or shared(theirs, near)
    return where or (min(mine or theirs) if _within(mine or theirs, around if mine else near) else "")


def _within(sites: Codes, near: Codes) -> bool:
    """Whether a place that the articles name lies in one of `sites`."""
    return any(code.startswith(site) for code in near for site in sites)
