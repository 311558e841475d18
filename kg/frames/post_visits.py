"""Whose office it is that one holds who receives guests: 甲校校长某某一行到乙校考察,校党委书记某某陪同."""

from kg.frames.post_case import HOUSES, UNTOLD, Answer, Case, Seat, own
from kg.late import late
from kg.lexicon.words import worded
from kg.resolve.guests import goes, invitation

# 一行|到, 率队|赴, 带领考察团|来: behind it stands where the guests go; no house is 带队走访困难职工
_VISIT = worded(
    r"(?:一行|[率带]队|[率带领][^,。;!?\n]{0,12}[团组员人])[^,。;!?\n]{0,10}?"
    r"(?:<office_words/visits>|走访(?!慰?问?(?:活动|[,。;]|[^,。;]{0,8}<office_words/at_home>)))"
)
_WITH = late("(?:^|[,、并后别])[与和同]$")
# 院长王立平|致欢迎辞, |对青禾学院一行的到来表示热烈欢迎
_WELCOMES = late(r"[^。;!?\n]{2,30}?(?:欢迎[词辞]|[对向][^。;!?\n]{2,40}?表示[^。;,!?\n]{0,8}欢迎)")
_DEED = 2  # characters of what a guest does: 授课
_RECEIVES = worded(r"[^。;!?\n]{0,80}?(?:<visit_words/receives>|主持)")


def of_the_visited(case: Case) -> Answer | None:
    """宁波海事法院院长甲一行到安吉县人民法院走访,副院长乙陪同"""
    if case.named("@") or not _RECEIVES.match(case.folded, case.title.end) or _goes_on(case):
        return None
    begin = case.sentence
    visit = next(reversed([*_VISIT.finditer(case.folded, begin, case.title.begin)]), None)
    if visit is None:
        return _host_of_one_who_came(case, begin)
    if not _may_be_the_guests(case, begin, visit.start()):
        return None
    host = max((one for one in case.around_here if one.begin == visit.end()), key=lambda one: one.end, default=None)
    if host is None or host.entity is None:
        return UNTOLD
    own = case.body is None or case.body.body.form.kind == "self"
    fits = own and (not case.kinds or any(host.entity.label.endswith(kind) for kind in case.kinds))
    return Seat(host.entity, 0.75) if fits else UNTOLD


def _goes_on(case: Case) -> bool:
    """到我司调研,…,华岭集团董事长甲,总经理乙陪同: a row that began with a body of its own goes on"""
    last = case.recent[-1] if case.body is None and case.recent else None
    if last is None or last.name.end != case.title.begin - 1:
        return False
    return any(one.rule == "post/body-title" for one in case.recent if one.name == last.name)


def _host_of_one_who_came(case: Case, begin: int) -> Answer | None:
    """湖州市中心医院副院长甲到安吉县第三医院帮扶,院长乙接待"""
    last = next((one for one in reversed(case.around_here) if one.begin >= begin), None)
    if last is None or last.entity is None or last.entity.cls not in HOUSES or not goes(case.folded, last.begin):
        return None
    fits = any(last.entity.label.endswith(kind) for kind in case.kinds)
    return (
        Seat(last.entity, 0.75) if fits and case.body is None and _may_be_the_guests(case, begin, last.begin) else None
    )


def of_whom_one_meets(case: Case) -> Answer | None:
    """在华岭大学调研期间,与党委书记王立平座谈: of the school, hospital or firm that is gone to"""
    told = case.body is not None or case.current is not None or case.place is not None
    if told or not _WITH.search(case.folded, max(0, case.title.begin - 2), case.title.begin):
        return None
    begin = case.sentence
    houses = [one for one in case.around_here if begin <= one.begin and one.entity and one.entity.cls in HOUSES]
    there = [one for one in houses if case.folded[one.begin - 1] == "在" or goes(case.folded, one.begin)]
    if not there or there[-1] is not houses[-1] or there[-1].entity is None:
        return None
    host = there[-1].entity
    party = not case.kinds and case.title.name.startswith("党")
    return Seat(host, 0.75) if party or any(host.label.endswith(kind) for kind in case.kinds) else None


def of_who_welcomes(case: Case) -> Answer | None:
    """青禾学院师生来到华岭学院交流。副院长王立平致欢迎辞: of the one that is gone to"""
    told = case.body is not None or case.current is not None or case.place is not None
    if told or not case.kinds or not _WELCOMES.match(case.folded, case.title.end):
        return None
    fitting = [one for one in case.around_here if own(one, case.kinds)]
    hosts = {one.entity for one in fitting if goes(case.folded, one.begin) or one.body.form.kind == "self"} - {None}
    host = hosts.pop() if len(hosts) == 1 else None
    return Seat(host, 0.75) if host is not None else None


def of_who_invites(case: Case) -> Answer | None:
    """我校邀请青禾大学校长甲作讲座,副校长乙主持: behind what the guest does, the office is of who invites"""
    told = case.body is not None or case.place is not None or case.named("@") or case.named("~")
    if told or not case.recent or case.folded[case.title.begin - 1] not in ",;。":
        return None
    guest = case.recent[-1]
    begin = case.folded.rfind("。", 0, guest.span.begin) + 1
    done = case.title.begin - 1 - max(guest.name.end, guest.span.end)
    asked = invitation(case.folded, begin, guest.span.begin + 1)
    if asked is None or done < _DEED or any(one.begin > guest.name.end for one in case.around_here):
        return None
    host = next((one for one in reversed(case.around_here) if begin <= one.begin < asked), None)
    if host is None or host.entity is None or host.entity == guest.organisation:
        return UNTOLD
    fits = own(host, case.kinds) if case.kinds else host.entity.cls in HOUSES
    return Seat(host.entity, 0.75) if fits else UNTOLD


def _may_be_the_guests(case: Case, begin: int, end: int) -> bool:
    """Whether only words that lean on another body say whose it is, and that other one may be the guests'."""
    guests = {one.entity for one in case.around_here if begin <= one.begin and one.end <= end}
    body = case.body
    if body is None:
        return case.current is None and bool(guests)
    leans = body.body.form.kind == "self" or body.body.bare
    return leans and bool(guests & {body.entity, body.parent})
