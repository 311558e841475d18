"""Which of several places of the same name is meant: the one that the rest of the article speaks of."""

from bisect import bisect_left
from collections.abc import Sequence

from kg.mentions.gazetteer import Division, ancestors, by_code, children, place
from kg.mentions.place_scan import Hit, not_a_place, starts_token, word_needs
from kg.model import Place, PlaceMention, Text

_RECENT = 2010
_LEAD = 120  # a city named this early is what the article is about: short names of its counties stand alone


class _Known:
    """What the names that are clear by themselves say about those that are not."""

    def __init__(self) -> None:
        self.by_full_name: dict[str, Division] = {}
        self.by_short_name: dict[str, Division] = {}  # of places that the article names in full
        self.named: set[str] = set()  # codes
        self.around: set[str] = set()  # codes of those and of all above them

    def elsewhere(self, division: Division) -> bool:
        """Whether all other places that the article names lie in other provinces."""
        others = self.named - {division.code}
        return bool(others) and not any(ancestors(code) & ancestors(division.code) for code in others)

    def add(self, name: str, hit: Hit, division: Division) -> None:
        self.named.add(division.code)
        self.around |= ancestors(division.code)
        if hit.full:
            self.by_full_name.setdefault(name, division)
            for form in division.short:
                self.by_short_name.setdefault(form, division)


def resolve(texts: Sequence[Text], found: Sequence[list[Hit]]) -> list[list[PlaceMention]]:
    """The mentions of divisions in each text, with their places; short names of counties that the article fixes too.

    The body comes first in `texts`; the others (headline, publication) are read with it.
    """
    if not any(found):
        return [[] for _ in texts]
    known = _Known()
    sole = []
    for text, hits in zip(texts, found, strict=True):
        before: tuple[int, Division] | None = None
        bearers = []
        for hit in hits:
            bearer = _sole(hit, before)
            before = (hit.end, bearer) if bearer else None
            bearers.append(bearer)
            name = text.folded[hit.begin : hit.end]
            if bearer and (hit.chained or name not in word_needs()):
                known.add(name, hit, bearer)
        sole.append(bearers)
    result = [
        list(_mentions(text, hits, bearers, known)) for text, hits, bearers in zip(texts, found, sole, strict=True)
    ]
    fixed = _fixed_short_names(texts, result, known)
    if fixed:
        for text, mentions in zip(texts, result, strict=True):
            _add_short_names(text, mentions, fixed)
    return result


def _sole(hit: Hit, before: tuple[int, Division] | None) -> Division | None:
    """The bearer that the place right before the name contains, else the only one there is."""
    if before and before[0] == hit.begin:
        within = [d for d in hit.divisions if before[1].code in ancestors(d.code) and d.code != before[1].code]
        if within:
            return within[0]
    if not hit.full and (hit.divisions[0].level != "county" or hit.divisions[0].last):
        return hit.divisions[0]
    in_force = [d for d in hit.divisions if not d.last]
    in_force = [d for d in in_force if d.code.isdigit()] or in_force  # 连江县: Taiwan's only behind 台湾
    recent = [d for d in hit.divisions if d.last >= _RECENT]  # news of the time may mean another one, abolished since
    if in_force:
        return in_force[0] if len(in_force) == 1 and not recent else None
    return hit.divisions[0]


def _mentions(text: Text, hits: list[Hit], bearers: list[Division | None], known: _Known) -> list[PlaceMention]:
    mentions: list[PlaceMention] = []
    above: dict[str, None] = {}  # codes of the cities named so far, the nearest one last
    for hit, sole in zip(hits, bearers, strict=True):
        name = text.folded[hit.begin : hit.end]
        bearer = sole
        if not hit.full and not hit.chained:
            bearer = known.by_short_name.get(name, sole) or _by_context(hit, known.around, above)
            if not bearer:  # 龙港 may be the city or the district
                continue
            if name in word_needs() and not (name in known.by_short_name or bearer.parent in known.around):
                continue
            if hit.weak and name not in known.by_short_name and known.elsewhere(bearer):
                continue  # 古城供销社 in an article on 无棣县: not 古城区 of 丽江
        elif not bearer or (name in word_needs() and not hit.chained):
            bearer = known.by_full_name.get(name) or _by_context(hit, known.around, above)
            if not bearer and name in word_needs():  # 老城区
                continue
        if bearer and bearer.level != "county":
            above.pop(bearer.code, None)
            above[bearer.code] = None
        where = place(bearer) if bearer else Place(name, hit.divisions[0].level)
        mentions.append(PlaceMention(hit.begin, hit.end, text.raw[hit.begin : hit.end], where))
    return mentions


def _by_context(hit: Hit, around: set[str], above: dict[str, None]) -> Division | None:
    """The one bearer whose city, or else whose province, the article names; of two, that named last before."""
    in_force = [d for d in hit.divisions if not d.last]
    for bearers in (in_force, [d for d in hit.divisions if d.last]):
        near = [d for d in bearers if ancestors(d.code) & around]
        near = [d for d in near if by_code()[d.parent].level == "city" and d.parent in around] or near
        if len(near) == 1:
            return near[0]
        for code in reversed(above) if near else ():
            below = [d for d in near if code in ancestors(d.code)]
            if below:
                return below[0] if len(below) == 1 else None
    return None


def _fixed_short_names(
    texts: Sequence[Text], result: Sequence[list[PlaceMention]], known: _Known
) -> dict[str, tuple[Division, bool]]:
    """萧山 where 萧山市 is named; 桐庐 where the article is on 杭州, if the word tags say so (the flag)."""
    fixed: dict[str, tuple[Division, bool]] = {}
    for form, division in known.by_short_name.items():
        if len(form) > 1 and (division.level != "county" or word_needs().get(form) != "full"):
            fixed[form] = (division, False)
    for number, mentions in enumerate(result):
        for mention in mentions:
            city = mention.place
            if city.level == "county" or not city.adcode or not (number or mention.begin < _LEAD):
                continue
            for division in children().get(city.adcode, ()):
                if division.level == "county" and not division.last:
                    for form in division.short[-1:]:
                        if form not in word_needs() and form not in fixed:
                            fixed[form] = (division, True)
    return {form: entry for form, entry in fixed.items() if any(form in text.folded for text in texts)}


def _add_short_names(text: Text, mentions: list[PlaceMention], fixed: dict[str, tuple[Division, bool]]) -> None:
    taken = {offset for mention in mentions for offset in range(mention.begin, mention.end)}
    for form, (division, tagged) in fixed.items():
        begin = text.folded.find(form)
        while begin >= 0:
            end = begin + len(form)
            if (
                starts_token(text, begin)
                and starts_token(text, end)
                and (not tagged or _is_tagged_place(text, begin))
                and not not_a_place(text, end)
                and taken.isdisjoint(range(begin, end))
            ):
                mentions.append(PlaceMention(begin, end, text.raw[begin:end], place(division)))
                taken.update(range(begin, end))
            begin = text.folded.find(form, end)
    mentions.sort(key=lambda mention: mention.begin)


def _is_tagged_place(text: Text, begin: int) -> bool:
    at = bisect_left(text.tokens, (begin,))
    return at < len(text.tokens) and text.tokens[at].tag == "ns"
