"""Which of several places of the same name is meant: the one that the rest of the article speaks of."""

from collections.abc import Iterable, Sequence

from kg.mentions.gazetteer import Division, ancestors, children, place
from kg.mentions.place_scan import NO_PLACE, Hit, starts_token, weak_words
from kg.model import Place, PlaceMention, Text

_LEAD = 120  # a city named this early is what the article is about: short names of its counties stand alone


def resolve(texts: Sequence[Text], found: Sequence[list[Hit]]) -> list[list[PlaceMention]]:
    """The mentions of divisions in each text, with their places; short names of counties that the article fixes too."""
    chosen: dict[tuple[int, int], Division | None] = {}
    by_name: dict[str, Division] = {}
    context: set[str] = set()
    for number, hits in enumerate(found):
        before: tuple[int, Division] | None = None
        for hit in hits:
            bearer = _sole(hit, before)
            chosen[number, hit.begin] = bearer
            before = (hit.end, bearer) if bearer else None
            if bearer:
                context |= ancestors(bearer.code)
                if hit.full:
                    by_name.setdefault(texts[number].folded[hit.begin : hit.end], bearer)
    if not chosen:
        return [[] for _ in texts]
    result = []
    for number, hits in enumerate(found):
        text = texts[number]
        mentions = []
        for hit in hits:
            name = text.folded[hit.begin : hit.end]
            bearer = chosen[number, hit.begin] or by_name.get(name) or _by_context(hit, context)
            chosen[number, hit.begin] = bearer
            where = place(bearer) if bearer else Place(name, hit.divisions[0].level)
            mentions.append(PlaceMention(hit.begin, hit.end, text.raw[hit.begin : hit.end], where))
        result.append(mentions)
    fixed = _fixed_short_names([d for d in chosen.values() if d], found, chosen)
    if fixed:
        for text, mentions in zip(texts, result, strict=True):
            _add_short_names(text, mentions, fixed)
    return result


def _sole(hit: Hit, before: tuple[int, Division] | None) -> Division | None:
    """The bearer that the place right before the name contains, else the only one there is."""
    if before and before[0] == hit.begin:
        within = [d for d in hit.divisions if before[1].code in ancestors(d.code) and d is not before[1]]
        if within:
            return within[0]
    in_force = [d for d in hit.divisions if not d.last]
    if len(in_force) == 1 or len(hit.divisions) == 1:
        return (in_force or hit.divisions)[0]
    if not hit.full:
        top = [d for d in in_force or hit.divisions if d.level != "county"]
        return (top or [None])[0] if len(top) == 1 else None
    return None if in_force else hit.divisions[0]


def _by_context(hit: Hit, context: set[str]) -> Division | None:
    """The one bearer whose city, or else whose province, the article names."""
    in_force = [d for d in hit.divisions if not d.last] or list(hit.divisions)
    for bearers in (in_force, [d for d in hit.divisions if d.last]):
        near = [d for d in bearers if d.parent in context]
        if len(near) == 1:
            return near[0]
        if not near:
            near = [d for d in bearers if ancestors(d.code) & context]
            if len(near) == 1:
                return near[0]
    return None


def _fixed_short_names(
    bearers: Iterable[Division], found: Sequence[list[Hit]], chosen: dict[tuple[int, int], Division | None]
) -> dict[str, Division]:
    """富阳 where 富阳市 is named, 滨海 where the article is on 盐城."""
    fixed: dict[str, Division] = {}
    for division in bearers:
        for form in division.short[-1:]:
            if division.level != "county" or form not in weak_words():
                fixed.setdefault(form, division)
    for number, hits in enumerate(found):
        for hit in hits:
            city = chosen[number, hit.begin]
            if city and city.level == "city" and (number or hit.begin < _LEAD):
                for division in children().get(city.code, ()):
                    if not division.last and division.short and division.short[-1] not in weak_words():
                        fixed.setdefault(division.short[-1], division)
    return fixed


def _add_short_names(text: Text, mentions: list[PlaceMention], fixed: dict[str, Division]) -> None:
    spans = [(mention.begin, mention.end) for mention in mentions]
    for form, division in fixed.items():
        begin = text.folded.find(form)
        while begin >= 0:
            end = begin + len(form)
            if (
                starts_token(text, begin)
                and starts_token(text, end)
                and text.folded[end : end + 1] not in NO_PLACE
                and not any(b < end and begin < e for b, e in spans)
            ):
                mentions.append(PlaceMention(begin, end, text.raw[begin:end], place(division)))
                spans.append((begin, end))
            begin = text.folded.find(form, end)
    mentions.sort(key=lambda mention: mention.begin)
