"""In which body an office is held that an assembly elects to: that of the assembly. Each pass's first line is its
example."""

from collections.abc import Iterator

from kg.frames.post_case import ENDS_A_SENTENCE, HOUSES, Answer, Case, Seat
from kg.frames.post_rows import APPOINTMENT
from kg.frames.post_words import of_role
from kg.late import late
from kg.lexicon.words import worded
from kg.mentions.titles import before_term
from kg.model import Entity
from kg.resolve.linked import Resolved

_ASSEMBLY = worded("<office_words/assembly>(?!的?代表|[^,。;]{0,8}精神)")
_PASSED_ON = worded("<office_words/passed_on>[^,。;]{0,20}$")  # what another assembly said
_GIVES = frozenset("为选任")  # 选举某某为|主席, 当选|主席, 任|主席
_CLUBS = frozenset({"TradeUnion", "MassOrganisation"})
_OTHERS = worded("<office_words/guest_does>|[、《]")  # between a guest's body and the assembly
_FAR = 600  # characters from an assembly to those it elects
_LOOKED_AT = 6  # words that name an assembly
_OURS = "我本"
_ENGAGES = late("(?:正式|特|续|现场)?聘(?:请|任)?(?=[^,。;书]{2,60}[为任]$)")


def of_the_assembly(case: Case) -> Answer | None:
    """安吉县总工会召开代表大会。大会选举王立平为主席"""
    if case.body is not None or case.current is not None or case.place is not None:
        return None
    at = before_term(case.folded, case.title.begin)
    if case.title.row["title"] not in of_role("elected") or case.folded[at - 1 : at] not in _GIVES or not at:
        return None
    host = next(_hosts(case), None)
    if host is None:
        return None
    electing = _electing(host)
    chosen = (one for one in case.recent if APPOINTMENT in one.why and _same_sentence(case, one.span.end))
    if any(one.organisation != electing for one in chosen):
        return None  # of what the one before was chosen for
    return Seat(electing, 0.8)


def of_who_engages(case: Case) -> Answer | None:
    """华岭大学聘请湖州工匠王立平为客座教授: of who stands right before the verb"""
    if case.body is not None or case.current is not None or case.place is not None:
        return None
    verb = _ENGAGES.search(case.folded, case.sentence, case.title.begin)
    who = next((one for one in case.bodies if verb is not None and one.end == verb.start()), None)
    return Seat(who.entity, 0.85) if who is not None and who.entity is not None else None


def _hosts(case: Case) -> Iterator[Resolved]:
    """Whose assembly elects, by the words before the title, the latest first."""
    heads = list(_ASSEMBLY.finditer(case.folded, max(0, case.title.begin - _FAR), case.title.begin))
    for head in heads[: -_LOOKED_AT - 1 : -1]:
        before = (one for one in reversed(case.bodies) if one.end <= head.start())
        one = next(before, None)
        if one is None or one.entity is None or one.body.form.kind in {"national", "foreign"}:
            continue
        between = case.folded[one.end : head.start()]
        if any(mark in between for mark in ENDS_A_SENTENCE) or _OTHERS.search(between):
            continue
        if _PASSED_ON.search(case.folded, max(0, one.begin - 24), one.begin):
            continue
        house = one.entity.cls in HOUSES or one.body.form.kind == "self"
        if one.entity.cls in _CLUBS or (house and "工会" in case.folded[one.end : case.title.begin]):
            yield one


def _electing(host: Resolved) -> Entity:
    """The body whose officers the assembly of `host` elects: of a hospital's, its 工会."""
    assert host.entity is not None
    if host.entity.cls in _CLUBS:
        return host.entity
    return Entity("TradeUnion", host.entity.label.lstrip(_OURS) + "工会", host.entity.scope)


def _same_sentence(case: Case, since: int) -> bool:
    between = case.folded[since : case.title.begin]
    return not any(mark in between for mark in ENDS_A_SENTENCE)
