"""Bodies away from home: offices that a body has in another town, campuses that a university's name holds."""

from dataclasses import replace

from kg.late import late
from kg.mentions.organisation_lexicon import Form, words
from kg.mentions.organisation_reach import Verdict
from kg.mentions.organisation_scan import Body, Scan
from kg.model import PlaceMention

_CAMPUS, _SEAT = late(r"(?:校区|分校)?\)"), late(r"\(华东\)")  # 华岭大学(|深圳校区), 华岭大学|(华东)
_MISSION = "办事处"
_ABOVE_TOWNS = frozenset({"county", "city", "province"})
_SENDERS = frozenset({"MassOrganisation", "Enterprise", "Organisation"})


def campus(scan: Scan, body: Body) -> Body:
    """华岭大学(|深圳|): a university with the campus that its name holds, where one stands in brackets;
    so 国家竹材质量检验中心(|浙江)."""
    end = body.end
    if not (body.form.text == "大学" or body.surface.startswith("国家")) or scan.folded[end : end + 1] != "(":
        return body
    mention, seat = scan.place_at.get(end + 1), _SEAT.match(scan.folded, end)
    close = seat.end() if seat is not None else 0
    if mention is not None and (rest := _CAMPUS.match(scan.folded, mention.end)) is not None:
        close = rest.end()
    return replace(body, end=close, surface=scan.folded[body.begin : close]) if close else body


def outside(scan: Scan, mention: PlaceMention, begin: int, end: int, form: Form) -> Body | Verdict | None:
    """安吉县竹业协会|上海|办事处: of the club or firm right before the place; 湖州海关关长王立平、|安吉|办事处: of
    nobody that is told, as streets have one and no counties; None for any other body."""
    if form.text != _MISSION or begin != mention.end or mention.place.level == "township":
        return None
    first = scan.chain(mention)
    sender = scan.bodies.get(first)
    if sender is None or sender.form.cls not in _SENDERS:
        short = mention.place.level in _ABOVE_TOWNS and mention.text != mention.place.label
        return Verdict.NONE if short and sender is None else None
    own = scan.folded[first:begin]
    mission = Form(form.text, "owned", form.cls, form.text, rule=form.rule)
    return Body(sender.begin, end, mission, own, owner=sender, surface=scan.folded[sender.begin : end])


def branded(scan: Scan, first: int) -> bool:
    """Whether a noun that ends no known body stands right before the place at `first`: 青禾汽车|安吉|基地."""
    before = scan.ends.get(first)
    if before is None or before.tag[0] not in "nj" or scan.folded[before.begin : first] in words("stop"):
        return False
    return first not in scan.bodies and first not in scan.places and first not in scan.title_ends


def sent(scan: Scan, at: int, end: int, form: Form) -> Body | None:
    """安吉县人民政府驻|上海办事处, 安吉县驻|上海办事处: of whoever sent it, not of where it is."""
    own, mission = scan.folded[at - 1 : end - len(form.text)], Form(form.text, "owned", form.cls, form.text)
    if (sender := scan.bodies.get(at - 1)) is not None:
        return Body(sender.begin, end, mission, own, owner=sender, surface=scan.folded[sender.begin : end])
    if (home := scan.places.get(at - 1)) is not None:
        first = scan.chain(home)
        return Body(first, end, mission, own, place=home.place, surface=scan.folded[first:end])
    return None
