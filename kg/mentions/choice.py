"""One choice among all that may be names in a text: persons, bodies, places, titles, documents, countries.

A person's name shares its characters with no other name; the others may lie in each other (安吉县 in 安吉县总工会).
Each candidate has features whose weights make its score, in log odds: `person_features.tsv` for persons,
`span_features.tsv` for all others.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from kg.rules import said, tracing, written

PERSON, BODY, PLACE = "person", "body", "place"
FIRM = 24.0  # a score that no person's name outweighs: what has it is a wall
CHOICE = written("span/choice", "国务委员[王立平]15日到青禾集团有限公司考察")


class Candidate(NamedTuple):
    """A run that may be a name (0-based, end-exclusive), how likely it is one (log odds), its features, and as what."""

    begin: int
    end: int
    score: float
    features: dict[str, float]
    kind: str = PERSON


def choose(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates that are together the likeliest, sorted: of persons those whose scores sum up to most while none
    shares a character with another, each less what it would push out; of all others those that no person pushes out."""
    every = list(candidates)
    likely = [one for one in every if one.kind == PERSON and one.score > 0]
    where = {at for one in likely for at in range(one.begin, one.end)}
    others: dict[int, list[Candidate]] = defaultdict(list)
    for one in every:
        if one.kind != PERSON and not where.isdisjoint(range(one.begin, one.end)):
            for at in range(one.begin, one.end):
                others[at].append(one)
    worth = [(total, one) for one in likely if (total := _worth(one, _rivals(one, others))) > 0]
    persons = [one for cluster in _clusters(worth) for one in _best(cluster)]
    out = {id(rival) for one in persons for rival in _rivals(one, others)}
    return sorted([*persons, *(one for one in every if one.kind != PERSON and id(one) not in out)], key=_span)


def _worth(one: Candidate, rivals: Sequence[Candidate]) -> float:
    """What a person's name adds to the whole where it takes the place of `rivals`."""
    total = one.score - sum(rival.score for rival in rivals)
    if rivals and tracing():
        against = {f"{rival.kind}/{feature}": value for rival in rivals for feature, value in rival.features.items()}
        said(CHOICE, one, {"worth": total, PERSON: one.score} | {rival.kind: rival.score for rival in rivals} | against)
    return total


def _span(one: Candidate) -> tuple[int, int]:
    return one.begin, one.end


def _rivals(one: Candidate, others: dict[int, list[Candidate]]) -> list[Candidate]:
    """The names of other kinds that share a character with it, each once."""
    return list({id(other): other for at in range(one.begin, one.end) for other in others.get(at, ())}.values())


def _clusters(worth: Sequence[tuple[float, Candidate]]) -> Iterator[list[tuple[float, Candidate]]]:
    """Those that hang together by shared characters, each cluster sorted by end."""
    cluster: list[tuple[float, Candidate]] = []
    reach = 0
    for one in sorted(worth, key=lambda one: _span(one[1])):
        if cluster and one[1].begin >= reach:
            yield sorted(cluster, key=lambda one: (one[1].end, one[1].begin))
            cluster = []
        cluster.append(one)
        reach = max(reach, one[1].end)
    if cluster:
        yield sorted(cluster, key=lambda one: (one[1].end, one[1].begin))


def _best(cluster: Sequence[tuple[float, Candidate]]) -> list[Candidate]:
    """Of candidates sorted by end those without common characters whose worth sums up to most."""
    ends = [one.end for _, one in cluster]
    totals, last = [0.0], list[int]()  # the most that the first n give; the candidate that they end with, or -1
    for at, (worth, one) in enumerate(cluster):
        total = totals[bisect_right(ends, one.begin, 0, at)] + worth
        last.append(at if total > totals[-1] else last[-1] if last else -1)
        totals.append(max(total, totals[-1]))
    chosen: list[Candidate] = []
    at = len(cluster) - 1
    while at >= 0 and last[at] >= 0:
        one = cluster[last[at]][1]
        chosen.append(one)
        at = bisect_right(ends, one.begin, 0, last[at]) - 1
    return chosen[::-1]
