"""Names of bodies in a text: [place or level word or body][own words][ending], several in coordination.

A `Body` says what the words say (whose, what kind); which body that is, is for `kg.resolve.organisations`.
"""

from collections.abc import Sequence
from dataclasses import replace

import rjieba

from kg.late import late
from kg.mentions import abroad, special_regions
from kg.mentions import organisation_patterns as patterns
from kg.mentions.organisation_abroad import in_a_region, over_offices, state
from kg.mentions.organisation_boards import board
from kg.mentions.organisation_candidates import choose
from kg.mentions.organisation_classes import OF_LAW, SELF_STANDING
from kg.mentions.organisation_committees import committees
from kg.mentions.organisation_declared import declared
from kg.mentions.organisation_departments import departments, shared
from kg.mentions.organisation_ending import ends_a_name
from kg.mentions.organisation_groups import GROUPS, LABORATORY, group, laboratory
from kg.mentions.organisation_held import held
from kg.mentions.organisation_joined import joined
from kg.mentions.organisation_lexicon import PARTIES_ABROAD, Form, countries, forms
from kg.mentions.organisation_outposts import campus, outside, sent
from kg.mentions.organisation_reach import Verdict
from kg.mentions.organisation_scan import COLLECTIVE, Body, Scan
from kg.mentions.organisation_walk import walk
from kg.mentions.titles import Title
from kg.model import PlaceMention, Text

_STATE = "中华人民共和国"  # a body only where its posts are held: 国家主席
_LOWEST = frozenset("县区旗镇乡")  # 市、区侨联: the article's own 区
_DESKS = ("部", "处", "科", "室", "中心")  # of a house
_LEVELS, _DEPARTMENTS = "省市县区州盟旗镇乡", frozenset("局委办处厅")
_OF_FIRMS = frozenset({"党委", "党工委", "工委"})  # 青禾上海|党委: Shanghai has a 市委
_MARKET = ("市监", "市场")  # their 市 is no level: 市|市监局
_WHOSE = frozenset({"委会", "委员会"})  # need a party before the place: 民盟安吉县委会
_OF_VILLAGES = frozenset({"村委会", "村民委员会"})
_ABOVE_VILLAGES = frozenset({"province", "city", "county", "township"})
_FREE = frozenset({"open", "owned", "held"})  # kinds of forms with words of their own
_DELEGATE = late("委员(?!会)|代表")


def find(
    text: Text,
    places: Sequence[PlaceMention],
    titles: Sequence[Title],
    states: Sequence[PlaceMention] | None = None,
) -> tuple[Body, ...]:
    """The bodies that `text` names, sorted by begin; an owner may lie inside what it owns. `states`: what `text` names
    abroad, where that is found already."""
    scan = Scan(text, places, titles)
    hits: dict[int, list[tuple[int, Form]]] = {}
    for last, known in forms().iter(text.folded):
        for form in known:
            hits.setdefault(last + 1, []).append((last + 1 - len(form.text), form))
        scan.note(last + 1 - len(known[0].text), last + 1, known)
    found: list[Body] = []
    for shape in (
        patterns.sessions,
        patterns.builders,
        patterns.numbered,
        patterns.unions,
        patterns.brands,
        special_regions.bodies,
        declared,
    ):
        found += shape(scan)
    found += abroad.bodies(scan, abroad.find(text) if states is None else states)
    scan.bodies |= {body.end: body for body in found}
    selves = {body.end: body for body in patterns.selves(scan)}
    for end in sorted({*hits, *selves}):
        if scan.hidden(end) or end in scan.bodies:
            continue
        least = selves[end].begin if end in selves else end
        body = _named(scan, end, [hit for hit in hits.get(end, ()) if hit[0] <= least])  # ,|医院|院长: no 医|院
        if body is not None:
            body = campus(scan, body)
            joint = [*patterns.joint_levels(scan, body), *patterns.joint_places(scan, body)]
            if joint and body.level not in _LOWEST:
                body = replace(body, above=True)
            found += [body, *joint]
            if body.form.beside:
                found.append(replace(body, form=body.form.beside))
        elif end in selves:
            body = selves[end]
            found.append(body)
        if body is not None:
            scan.bodies[body.end] = body
    found += [*departments(scan), *shared(scan)]
    found += patterns.cooperatives(scan, found)
    found += committees(scan, found)
    return _maximal(found)


def _named(scan: Scan, end: int, hits: Sequence[tuple[int, Form]]) -> Body | None:
    """The body whose ending is one of `hits` (begin, form), all of which end at `end`: the longest that names one."""
    for begin, form in sorted(hits, key=lambda hit: (hit[0], hit[1].kind != "national", hit[1].kind != "place")):
        vetoed = not ends_a_name(scan, begin, end, form)
        body = _attempt(scan, begin, end, form) if not vetoed else None
        if isinstance(body, Verdict):
            return None  # 定点|医院, and no 定点医|院
        if form.kind in _FREE and not vetoed and (body is None or not _told(body)):
            body = choose(scan, begin, end, form, body)
        if body is not None:
            return body
    return None


def _told(body: Body) -> bool:
    """Whether the words themselves say where the name begins: with a place, an owner, or behind what it leans on."""
    return bool(body.place or body.level or body.owner or body.bare or body.form.rule.startswith("org/"))


def _attempt(scan: Scan, begin: int, end: int, form: Form) -> Body | Verdict | None:
    if form.kind == "national":
        return _national(scan, begin, end, form)
    if form.kind == "place":
        return _of_a_place(scan, begin, end, form)
    if form.kind == "held":
        return held(scan, begin, end, form)
    if form.text in GROUPS and (task := group(scan, begin, end, form)) is not None:
        return task
    if form.text == LABORATORY and (house := laboratory(scan, begin, end, form)) is not None:
        return house
    return board(scan, begin, end, form) or walk(scan, begin, end, form)


def _of_a_place(scan: Scan, begin: int, end: int, form: Form) -> Body | Verdict | None:
    """A form right behind a place or level word, a session's number aside: 安吉县第十七届人民代表大会."""
    at = patterns.session(scan, begin)
    at -= 1 if scan.folded[at - 1 : at] == "原" and at - 1 in scan.places else 0  # 安吉县原|政协|副主席
    mention = scan.places.get(at)
    if form.text == "委" and _no_committee(scan, scan.chain(mention) if mention else at - 1, end, form):
        return None
    if mention is None and (town := patterns.town(scan, at, form)):
        return Body(town[1], end, form, place=town[0], surface=scan.folded[town[1] : end])
    if mention is not None and scan.folded[(first := scan.chain(mention)) - 1 : first] == "驻":
        return sent(scan, first, end, form)
    if mention is not None and (office := outside(scan, mention, begin, end, form)) is not None:
        return office
    if mention is not None:
        return _behind_its_place(scan, mention, end, form)
    if village := patterns.village(scan, at, begin, form):
        return Body(village, end, form, level="村", surface=scan.folded[village:end])
    inside = any((cut := scan.places.get(at)) and cut.begin < begin for at in range(begin + 1, end))  # 全州|县委
    market = form.text.startswith(_MARKET)
    if (level := scan.level(at)) and (form.text[0] != level[0] or market) and not inside:
        if (scan.folded[level[1]] == "全" and form.cls in OF_LAW) or in_a_region(scan, level[1]):
            return None  # 全省|法院: all of them
        first, named = patterns.party(scan, level[1], form)
        if form.text in _WHOSE and named is form:
            return None
        own = scan.places.get(first)
        if own is not None and own.place.label.endswith(level[0]):  # 湖州|团市委, 吴兴区|区委
            return Body(own.begin, end, named, place=own.place, surface=scan.folded[own.begin : end])
        return Body(first, end, named, level=level[0], surface=scan.folded[first:end])
    if form.text[-1] in _DEPARTMENTS and form.text[0] not in _LEVELS and (listed := scan.governed(begin, end)):
        return Body(begin, end, form, level=listed, surface=form.text)  # 市长王立平,|财政局; but |县委书记: no 市's
    if form.text.endswith("厅") and end in scan.titles and scan.folded[begin - 1 : begin] in ",。;:、\n":
        return Body(begin, end, form, level="省", surface=form.text)  # 接报后,应急管理厅厅长…: only provinces have one
    if form.text in {"政协", "人大"} and _DELEGATE.match(scan.folded, end):
        return None  # 人大代表、政协委员
    whole = scan.bodies.get(begin) is not None or patterns.means_one_alone(form.text)  # 来到青禾医院,|医院|院长王立平
    leans = not whole and scan.leans(begin, end) and not COLLECTIVE.match(scan.folded, end)
    if leans and (form.text[0] not in _LEVELS or market) and form.text not in _WHOSE:
        return Body(begin, end, form, bare=True, surface=form.text)
    return None


def _behind_its_place(scan: Scan, mention: PlaceMention, end: int, form: Form) -> Body | Verdict | None:
    """安吉县|人大"""
    if form.text in _OF_VILLAGES and mention.place.level in _ABOVE_VILLAGES:
        return None  # 洛舍镇|村委会: of one of its villages
    if form.text in _OF_FIRMS and mention.text != mention.place.label and "自治区" not in mention.place.label:
        return Verdict.NONE  # 青禾安吉|党委书记: of a firm there
    first, named = patterns.party(scan, scan.chain(mention), form)
    if form.text in _WHOSE and named is form:
        return None  # 安吉县委员会: whose is not said
    if named.cls == "Hospital" and (whole := joined(scan, first, named)) is not None:
        own, free = scan.folded[whole.begin : end - len(form.text)], Form(form.text, "open", form.cls, form.text)
        return Body(whole.begin, end, free, own, surface=scan.folded[whole.begin : end])
    service = scan.bodies.get(first)  # 国家税务总局|安吉县税务局: one name
    if service is not None and service.form.kind == "national" and service.form.cls == named.cls == "GovernmentBody":
        first = service.begin
    return Body(first, end, named, place=mention.place, surface=scan.folded[first:end])


# 越共|中央政治局, 致公党|中央宣传部: of another party; 第十九届|中央政治局
_OTHER_PARTY = late(
    f"(?:届|青?团|{PARTIES_ABROAD}|民革|民盟|民建|民进|台盟|九三学社"
    "|(?<=[一-鿿])(?<!中国)共产党|(?:致公|农工|人民|民主|进步|国大|劳工|共和|保守|行动|国民|社会)党)$"
)


def _no_committee(scan: Scan, begin: int, end: int, form: Form) -> bool:
    """Whether 委 ends none: 安吉县委|主委, of a party that stands further before; 省委|会领导."""
    return _NO_COMMITTEE.match(scan.folded, end) is not None and patterns.party(scan, begin, form)[1] is form


_NO_COMMITTEE = late("副?主委|会(?![议同上])")
# 越共中央政治局委员、|中组部|部长: the same party's
_FOREIGN_PARTY = late(f"{PARTIES_ABROAD}中央[^,。;]{{0,30}}、$")


def _national(scan: Scan, begin: int, end: int, form: Form) -> Body | None:
    before = scan.ends.get(begin)
    if form.text[-1] in "部院局行" and (of_state := state(scan, begin)):
        return _foreign(begin - len(of_state), end, of_state, form)
    if begin and (beside := over_offices(scan, begin, end, form)):
        return beside
    if (
        form.text == _STATE
        or (form.text.startswith("中央") and _OTHER_PARTY.search(scan.folded, max(0, begin - 8), begin))
        or (form.text[0] == "中" and _FOREIGN_PARTY.search(scan.folded, max(0, begin - 40), begin))
        or begin in scan.places
        or scan.level(begin) is not None
        or not _stands_apart(scan, begin, form)
    ):
        return None
    unit = len(form.text) <= 3 and form.text[-1] in "部局院署委办行会社"
    former = before is not None and scan.folded[before.begin : begin] in {"原", "前"}  # 原|中宣部副部长
    if unit and before is not None and before.tag in {"n", "vn", "an"} and begin > before.begin and not former:
        return None  # 宣传|教育部, 安全|监察部; but 积极响应|团中央
    if unit and form.text[-1] == "部" and _beside_a_desk(scan, begin):
        return None  # 我院医务部、|科技部: one more of the house
    if unit and _joined_field(scan, begin):
        return None  # 华岭公司劳动和|卫生部: one name
    if form.text[0] == "国" and before is not None and before.tag == "m":
        return None  # 邻近五国|开行列车: no 国开行
    if begin not in scan.starts and before is None and len(form.text) <= 3:
        return _of_a_state(scan, begin, end, form)
    if before is not None and before.tag in {"ns", "nr", "nrt"} and form.text[-1] in "部院局行":
        country = scan.folded[before.begin : begin]
        if country not in {"中国", "我国"} and form.text[0] not in "中国全最":
            return _foreign(before.begin, end, country, form)
    return Body(begin, end, form, surface=form.text)


def _beside_a_desk(scan: Scan, begin: int) -> bool:
    """Whether a desk of a school, a hospital or a firm stands right before in a list: 华岭医院医务部、|科技部."""
    before = scan.bodies.get(begin - 1) if scan.folded[begin - 1 : begin] in {"、", "和", "与", "及"} else None
    if before is None or not before.form.text.endswith(_DESKS):
        return False
    house = before.owner.form if before.owner is not None else None
    return before.bare or (house is not None and (house.kind == "self" or house.cls in SELF_STANDING))


def _joined_field(scan: Scan, begin: int) -> bool:
    """Whether 和 stands there behind a field of work that opens the name: 、劳动和|卫生部, not 农业农村部和|财政部."""
    field = scan.ends.get(begin - 1) if scan.folded[begin - 1 : begin] in {"和", "与"} else None
    if field is None or begin - 1 in scan.bodies or begin - 1 in scan.title_ends or begin - 1 in scan.places:
        return False
    opens = not field.begin or scan.folded[field.begin - 1] in "、,。;:\n" or field.begin in scan.bodies
    return opens and field.tag in {"vn", "n"} and field.begin not in scan.title_ends


def _stands_apart(scan: Scan, begin: int, form: Form) -> bool:
    """Whether what stands right before is no owner: 安吉县总工会宣传教育部 is no 教育部; 中央纪委国家监委 is two."""
    before = scan.bodies.get(begin)
    return before is None or (
        before.form.kind == "national"
        and (before.form.cls in OF_LAW or form.text.startswith(("国", "全国", "中央", "最高", "监察部")))
    )


def _of_a_state(scan: Scan, begin: int, end: int, form: Form) -> Body | None:
    """法国财政部 and 中国财政部, each one word to the tagger."""
    token = scan.ends.get(end)
    if token is None or token.tag != "nt" or token.begin >= begin:
        return None
    country = scan.folded[token.begin : begin]
    if country in {"中国", "我国"}:
        return Body(token.begin, end, form, surface=scan.folded[token.begin : end])
    return _foreign(token.begin, end, country, form) if rjieba.has_word(country) else None


def _foreign(begin: int, end: int, country: str, form: Form) -> Body:
    """俄国防部 is 俄罗斯国防部."""
    full = countries().get(country, country)
    return Body(begin, end, Form(form.text, "foreign", form.cls, full + form.text), full, surface=country + form.text)


def _maximal(found: list[Body]) -> tuple[Body, ...]:
    """Without those that only begin a longer name of the same body (县人大 in 县人大常委会); owners stay, and so does
    市总工会 in 省、市总工会."""
    owners = {id(body.owner) for body in found}
    kept: list[Body] = []
    reach, outer = -1, None
    for body in sorted(found, key=lambda body: (body.begin, -body.end)):
        inside = body.end <= reach and outer is not None and (outer.begin, outer.end) != (body.begin, body.end)
        joint = inside and outer is not None and outer.above and outer.end == body.end
        if not inside or joint or id(body) in owners:
            kept.append(body)
        if body.end > reach:
            reach, outer = body.end, body
    return tuple(sorted(kept, key=lambda body: (body.begin, body.end)))
