"""Which body a form makes that stands right behind a place or a word for its level (安吉县|人大, 县|人大), or whose
place the words before tell. Each pass's first line is its example."""

from kg.late import late
from kg.mentions import organisation_patterns as patterns
from kg.mentions.organisation_abroad import in_a_region
from kg.mentions.organisation_classes import OF_LAW
from kg.mentions.organisation_joined import joined
from kg.mentions.organisation_lexicon import Form, forms
from kg.mentions.organisation_outposts import outside, sent
from kg.mentions.organisation_reach import Reach, Verdict
from kg.mentions.organisation_scan import COLLECTIVE, Body, Scan
from kg.model import Place, PlaceMention
from kg.rules import Passes

_LEVELS, _DEPARTMENTS = "省市县区州盟旗镇乡", frozenset("局委办处厅")
_OF_FIRMS = frozenset({"党委", "党工委", "工委"})  # 青禾上海|党委: Shanghai has a 市委
_MARKET = ("市监", "市场")  # their 市 is no level: 市|市监局
_WHOSE = frozenset({"委会", "委员会"})  # need a party before the place: 民盟安吉县委会
_OF_VILLAGES = frozenset({"村委会", "村民委员会"})
_ABOVE_VILLAGES = frozenset({"province", "city", "county", "township"})
_DELEGATE = late("委员(?!会)|代表")
_NO_COMMITTEE = late("副?主委|会(?![议同上])")
_OPENS = ",。;:、\n"
_STATE = "GovernmentBody"


def of_a_place(scan: Scan, begin: int, end: int, form: Form) -> Body | Verdict | None:
    """The body whose form stands at [begin, end); a session's number may stand between: 安吉县第十七届人民代表大会."""
    at = patterns.session(scan, begin)
    at -= 1 if scan.folded[at - 1 : at] == "原" and at - 1 in scan.places else 0  # 安吉县原|政协|副主席
    said = _PASSES.first(Reach(scan, begin, end, form, at))
    return None if said is None or said[0] is Verdict.OTHER else said[0]


def _no_committee(reach: Reach) -> Body | Verdict | None:
    """安吉县委|主委, of a party that stands further before; 省委|会领导"""
    scan, form = reach.scan, reach.form
    if form.text != "委" or not _NO_COMMITTEE.match(scan.folded, reach.end):
        return None
    mention = scan.places.get(reach.at)
    first = scan.chain(mention) if mention is not None else reach.at - 1
    return Verdict.OTHER if patterns.party(scan, first, form)[1] is form else None


def _of_a_town(reach: Reach) -> Body | Verdict | None:
    """青石镇|党委, of a town that no table has"""
    town = patterns.town(reach.scan, reach.at, reach.form) if reach.at not in reach.scan.places else None
    return _from(reach, town[1], reach.form, place=town[0]) if town else None


def _away_from_home(reach: Reach) -> Body | Verdict | None:
    """安吉县人民政府驻|上海|办事处, 安吉县竹业协会|上海|办事处"""
    scan, mention = reach.scan, reach.scan.places.get(reach.at)
    if mention is None:
        return None
    first = scan.chain(mention)
    if scan.folded[first - 1 : first] == "驻":
        return sent(scan, first, reach.end, reach.form) or Verdict.OTHER
    return outside(scan, mention, reach.begin, reach.end, reach.form)


def _behind_its_place(reach: Reach) -> Body | Verdict | None:
    """安吉县|人大"""
    scan, form, mention = reach.scan, reach.form, reach.scan.places.get(reach.at)
    if mention is None:
        return None
    if form.text in _OF_VILLAGES and mention.place.level in _ABOVE_VILLAGES:
        return Verdict.OTHER  # 洛舍镇|村委会: of one of its villages
    if form.text in _OF_FIRMS and mention.text != mention.place.label and "自治区" not in mention.place.label:
        return Verdict.NONE  # 青禾安吉|党委书记: of a firm there
    first, named = patterns.party(scan, scan.chain(mention), form)
    if form.text == "委会" and mention.place.label.endswith("村"):
        committee: Form = forms().get("村委会")[0]
        return Body(
            first, reach.end, committee, place=mention.place, surface=scan.folded[first : reach.end]
        )  # 玉港村|委会
    if form.text in _WHOSE and named is form:
        return Verdict.OTHER  # 安吉县委员会: whose is not said
    whole = joined(scan, first, named) if named.cls == "Hospital" else None
    if whole is not None:
        own, free = scan.folded[whole.begin : reach.begin], Form(form.text, "open", form.cls, form.text)
        return Body(whole.begin, reach.end, free, own, surface=scan.folded[whole.begin : reach.end])
    return _from(reach, _service(scan, first, named), named, place=mention.place)


def _service(scan: Scan, first: int, form: Form) -> int:
    """Where the name begins whose place begins at `first`: |国家税务总局|安吉县税务局 is one."""
    service = scan.bodies.get(first)
    national = service is not None and service.form.kind == "national"
    return service.begin if service is not None and national and service.form.cls == form.cls == _STATE else first


def _of_a_village(reach: Reach) -> Body | Verdict | None:
    """村|党支部"""
    village = patterns.village(reach.scan, reach.at, reach.begin, reach.form)
    return _from(reach, village, reach.form, level="村") if village else None


def _of_a_level(reach: Reach) -> Body | Verdict | None:
    """县|总工会; not 全州|县委, 全省|法院"""
    scan, form = reach.scan, reach.form
    level = scan.level(reach.at)
    if not level or (form.text[0] == level[0] and not form.text.startswith(_MARKET)) or _holds_a_place(reach):
        return None
    if (scan.folded[level[1]] == "全" and form.cls in OF_LAW) or in_a_region(scan, level[1]):
        return Verdict.OTHER  # 全省|法院: all of them; 越南谅山|省委
    first, named = patterns.party(scan, level[1], form)
    if form.text in _WHOSE and named is form:
        return Verdict.OTHER
    own = scan.places.get(first)
    if own is not None and own.place.label.endswith(level[0]):  # 湖州|团市委, 吴兴区|区委
        return _from(reach, own.begin, named, place=own.place)
    return _from(reach, first, named, level=level[0])


def _holds_a_place(reach: Reach) -> bool:
    """Whether the form ends a place's name: 全|州县."""
    inner: list[PlaceMention | None] = [reach.scan.places.get(at) for at in range(reach.begin + 1, reach.end)]
    return any(one is not None and one.begin < reach.begin for one in inner)


def _of_a_governor(reach: Reach) -> Body | Verdict | None:
    """市长王立平,|财政局; but |县委书记: no 市's"""
    text = reach.form.text
    department = text[-1] in _DEPARTMENTS and text[0] not in _LEVELS
    level = reach.scan.governed(reach.begin, reach.end) if department else None
    return _here(reach, level=level) if level else None


def _of_the_province(reach: Reach) -> Body | Verdict | None:
    """接报后,|应急管理厅|厅长: only provinces have one"""
    opens = reach.form.text.endswith("厅") and reach.scan.folded[reach.begin - 1 : reach.begin] in _OPENS
    return _here(reach, level="省") if opens and reach.end in reach.scan.titles else None


def _delegates(reach: Reach) -> Body | Verdict | None:
    """人大|代表、政协|委员"""
    told = reach.form.text in {"政协", "人大"} and _DELEGATE.match(reach.scan.folded, reach.end)
    return Verdict.OTHER if told else None


def _leaning(reach: Reach) -> Body | Verdict | None:
    """县委副书记、|总工会|主席; not 来到青禾医院,|医院|院长"""
    scan, text = reach.scan, reach.form.text
    if text in _WHOSE or (text[0] in _LEVELS and not text.startswith(_MARKET)):
        return None
    whole = reach.begin in scan.bodies or patterns.means_one_alone(text)
    leans = (
        not whole and scan.leans(reach.begin, reach.end, reach.form) and not COLLECTIVE.match(scan.folded, reach.end)
    )
    return _here(reach, bare=True) if leans else None


def _from(reach: Reach, first: int, form: Form, place: Place | None = None, level: str = "") -> Body:
    """The body whose name begins at `first`, with what stands before its form."""
    return Body(first, reach.end, form, place=place, level=level, surface=reach.scan.folded[first : reach.end])


def _here(reach: Reach, level: str = "", bare: bool = False) -> Body:
    """The body whose name is its form alone."""
    return Body(reach.begin, reach.end, reach.form, level=level, bare=bare, surface=reach.form.text)


_PASSES: Passes[Reach, Body | Verdict] = Passes(
    "org/of-place",
    _no_committee,
    _of_a_town,
    _away_from_home,
    _behind_its_place,
    _of_a_village,
    _of_a_level,
    _of_a_governor,
    _of_the_province,
    _delegates,
    _leaning,
)
