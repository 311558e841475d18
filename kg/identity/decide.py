"""Who is whom, of all bearers of all names."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from typing import NamedTuple

from kg.identity.commonness import log_odds
from kg.identity.join import Bearers
from kg.identity.names import groups, parts
from kg.identity.record import Person, Record
from kg.identity.weigh import Corpus, Ground


class Identities(NamedTuple):
    """What became of the bearers: who is whom, how sure that is (by the weakest join) and on what grounds (each with
    the number of articles that it brought in), and which few pairs are worth a human's time."""

    moved: dict[Person, Person]
    sure: dict[Person, float]
    why: dict[Person, Counter[Ground]]
    possibly: list[tuple[Person, Person]]


def decide(
    found: Iterable[Record], same: Collection[set[Person]] = (), apart: Collection[set[Person]] = ()
) -> Identities:
    """Who is whom among the persons of whom `found` tell, whatever their order. `same`: groups that a human says are
    one; `apart`: groups of which no two are. A person is named after the earliest of the articles that give the full
    name."""
    records = set(found)
    named = Counter((kind, value) for record in records for kind, value in record.signs if kind in ("with", "body"))
    names = parts({record.name for record in records})
    corpus = Corpus(len({record.article for record in records}), named, names)
    result = Identities({}, {}, {}, [])
    for alike in _groups(records, same):
        if len(alike) > 1:
            prior = min(log_odds(name, names) for name in {record.name for record in alike})
            bearers = Bearers(alike, corpus, prior, apart)
            bearers.tell(same)
            bearers.join()
            for profile in bearers.profiles:
                person = profile.person
                result.moved.update((one.person, person) for one in profile.records if one.person != person)
                if profile in bearers.sure:
                    result.sure[person], result.why[person] = bearers.sure[profile], bearers.why[profile]
            result.possibly.extend(bearers.candidates())
    return result


def _groups(records: Collection[Record], same: Iterable[set[Person]]) -> list[list[Record]]:
    """The records in groups whose names may be one person's; names that a human joined are looked at together."""
    of = groups({record.name for record in records})
    for group in same:
        first, *others = sorted({of[name] for name, _ in group if name in of}) or [""]
        of = {name: first if root in others else root for name, root in of.items()} if others else of
    found: dict[str, list[Record]] = defaultdict(list)
    for record in sorted(records):
        found[of[record.name]].append(record)
    return [found[name] for name in sorted(found)]
