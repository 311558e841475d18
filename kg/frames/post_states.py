"""In which body of another state a title is held: passes of the sieve of kg.frames.post_organisation."""

from kg.frames import post_abroad
from kg.frames.post_case import UNTOLD, Answer, Case, Seat


def mission_abroad(case: Case) -> Answer | None:
    """中国驻法国大使王立平"""
    named = case.states.mission(case.title.begin, case.named("~"))
    return Seat(named[0], 0.9, begin=named[1]) if named else None


def abroad(case: Case) -> Answer | None:
    """法国总统杜邦"""
    if case.abroad is None:
        return None
    if form := case.named("~"):
        named = post_abroad.body(case.abroad, form)
        return Seat(named, 0.9, case.abroad) if named else UNTOLD
    return UNTOLD if case.current is None else None


def abroad_untold(case: Case) -> Answer | None:
    """总理杜邦内, where nothing says of which state"""
    known = not case.named("~") or case.place or case.current
    return UNTOLD if not known and case.states.doubtful(case.title.begin, case.holder) else None
