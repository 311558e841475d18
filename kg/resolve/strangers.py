"""Places that are elsewhere: those of guests, and of hosts to whom one has gone, so that 市总工会 and 县公安局 in the
text are none of theirs. Named features with the weights of lexicon/place_guests.tsv, summed over all that is said of a
place."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from kg.late import late
from kg.lexicon import table
from kg.lexicon.words import worded
from kg.model import Place, PlaceMention
from kg.resolve.levels import chains

_ENOUGH = 2.0
_REACH = 60  # characters on either side of a place that have a say
_PLACE, _OTHER = "◆", "◇"
_RANKS = {"province": 0, "city": 1, "county": 2, "zone": 2, "township": 3, "village": 4}
_HOSTS = {"市": 1, "县": 2, "区": 2, "旗": 2, "镇": 3, "乡": 3}  # at the lowest
_SENTENCE = late("[。;!?\n]")
# nothing without one of them speaks of guests: most sentences have none
_SAID = worded("<visit_words/guests>|我[省市县区州旗]")
_COMES = late("[^。;!?]{0,60}?(?:来|到|赴|莅临?|抵)[我本]?(?P<host>[市县区旗镇乡])")


class Feature(NamedTuple):
    """One row: what speaks for or against a place being elsewhere; `pattern` is None where code tells it."""

    name: str
    pattern: re.Pattern[str] | None
    weight: float


@cache
def features() -> tuple[tuple[Feature, ...], tuple[Feature, ...]]:
    """The rows of the table: what speaks for it, what against it."""
    rows = [
        Feature(row["feature"], None if row["pattern"] == "code" else re.compile(row["pattern"]), float(row["weight"]))
        for row in table("place_guests", "feature", "pattern", "weight", "example", "counterexample")
    ]
    return tuple(one for one in rows if one.weight > 0), tuple(one for one in rows if one.weight <= 0)


def elsewhere(texts: Iterable[tuple[str, Sequence[PlaceMention]]], home: Collection[Place]) -> set[Place]:
    """The places that the folded `texts` (headline, body) with their mentions, in order, tell to be elsewhere. `home`:
    what the page says of itself, and what that lies in."""
    said: dict[Place, list[str]] = {}
    for folded, mentions in texts:
        for place, window in windows(folded, mentions):
            if _SAID.search(window):
                said.setdefault(place, []).append(window)
    return {place for place, around in said.items() if _is_elsewhere(place, around, home)}


def _is_elsewhere(place: Place, around: Sequence[str], home: Collection[Place]) -> bool:
    """Whether the windows `around` it say so. Most have nothing that speaks for it: what speaks against it is asked of
    the few others."""
    total = 0.0
    for rows in features():
        held = {one for window in around for one in holding(window, place, rows)}
        held |= {one for one in rows if one.name == "home" and place in home}
        total += sum(one.weight for one in held)
        if total < _ENOUGH:
            return False
    return True


def holding(window: str, place: Place, rows: Iterable[Feature]) -> Iterator[Feature]:
    """Those of the features `rows` that hold of `place` in its window."""
    for one in rows:
        if one.pattern is not None:
            holds = one.pattern.search(window) is not None
        else:
            holds = one.name == "above" and _from_above(window, place)
        if holds:
            yield one


def _from_above(window: str, place: Place) -> bool:
    """浙江省教育厅厅长一行来我县: whether the place is higher than the one come to."""
    comes = _COMES.match(window, window.index(_PLACE) + 1)
    return comes is not None and _RANKS[place.level] < _HOSTS[comes["host"]]


def windows(folded: str, mentions: Sequence[PlaceMention]) -> Iterator[tuple[Place, str]]:
    """Each place named, the last of a chain, with the words around it in its sentence, places as signs."""
    named = [(links[0].begin, links[-1].end, links[-1].place) for links in chains(mentions)]
    for number, (begin, end, place) in enumerate(named):
        before = [match.end() for match in _SENTENCE.finditer(folded, max(0, begin - _REACH), begin)]
        stop = _SENTENCE.search(folded, end, end + _REACH)
        window = max([begin - _REACH, 0, *before]), stop.start() if stop else end + _REACH
        yield place, _signs(folded, window, named, number)


def _signs(folded: str, window: tuple[int, int], named: Sequence[tuple[int, int, Place]], number: int) -> str:
    """The words of `window` with a sign for each chain that lies in it whole; none for the place named again."""
    first = last = number
    while first and named[first - 1][0] >= window[0]:
        first -= 1
    while last + 1 < len(named) and named[last + 1][1] <= window[1]:
        last += 1
    parts, at = [], window[0]
    for other in range(first, last + 1):
        begin, end, place = named[other]
        sign = _PLACE if other == number else _OTHER
        again = other != number and place == named[number][2]
        parts += [folded[at:begin], folded[begin:end] if again else sign + place.label[-1:]]
        at = end
    return "".join((*parts, folded[at : window[1]]))
