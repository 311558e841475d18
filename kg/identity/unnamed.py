"""Firms that an article names but in short, before whoever leads 公司 there: 走进青禾轴承生产车间。公司董事长甲介绍."""

from collections.abc import Iterator, Sequence

from kg.identity.record import Sign
from kg.late import late
from kg.model import Entity, Extraction, Span

_OWN = late("(?:公司|集团|企业|厂)(?:工会|党委|党总支|党支部|团委)?")  # of which its page does not tell which it is
_FIRM = late("公司|集团|厂")
_CUES = late("(?:走进|来到|走访|调研|考察|参观|视察|位于|到|赴|在|与|和)(?=([\u4e00-\u9fff]{4}))")
_NEAR = 60  # characters before a name in which its firm is named


def unnamed(extraction: Extraction, text: str, names: Sequence[tuple[Span, Entity]]) -> Iterator[tuple[Entity, Sign]]:
    """What may be the first four characters of the firm, for persons of one without a name. `names`: where persons are
    named."""
    key = extraction.article.key
    homes = {one.subject: one.object for one in extraction.claims if one.predicate == "org:postIn"}
    held = (one for one in extraction.claims if one.predicate == "org:holds" and isinstance(one.object, Entity))
    persons = set()
    for one in held:
        home = homes.get(one.object) if isinstance(one.object, Entity) else None
        if isinstance(home, Entity) and home.scope == key and _OWN.fullmatch(home.label):
            persons.add(one.subject)
    for span, person in names if persons else ():
        if person in persons:
            found = _CUES.finditer(text, max(0, span.begin - _NEAR), span.begin)
            yield from ((person, ("firm", cue[1])) for cue in found)


def firm_named(told: Sequence[str], bodies: Sequence[str]) -> str:
    """The first of `bodies` whose name holds what is `told` of an unnamed firm, "" for none."""
    return next((body for body in bodies if _FIRM.search(body) and any(name in body for name in told)), "")
