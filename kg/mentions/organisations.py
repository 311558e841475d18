"""Names of bodies in a text: [place or level word or body][own words][ending], several in coordination.

A `Body` says what the words say (whose, what kind); which body that is, is for `kg.resolve.organisations`.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

import rjieba

from kg.mentions import abroad, special_regions
from kg.mentions import organisation_patterns as patterns
from kg.mentions.organisation_held import held
from kg.mentions.organisation_lexicon import Form, countries, forms, states, words
from kg.mentions.organisation_scan import COUNTED, Body, Scan
from kg.mentions.organisation_walk import walk
from kg.mentions.titles import Title
from kg.model import PlaceMention, Text

_STATE = "中华人民共和国"  # a body only where its posts are held: 国家主席
_LOWEST = frozenset("县区旗镇乡")  # 市、区侨联: the article's own 区
_LEVELS = "省市县区州盟旗镇乡"
_WHOSE = frozenset({"委会", "委员会"})  # need a party before the place: 民盟安吉县委会
_COLLECTIVE = re.compile(
    r"系统|组织(?!开展|召开|举[办行]|了|职工|会员|\d)|工作|部门|会员|干部|经费|界|们"
)  # 机关和工会系统: no body in particular
_TITLE_PART = frozenset("党组 党委 党工委 党总支 党支部 机关党委 支部 工委 纪检组 纪检监察组 书记处 政治部".split())
_TITLE_PARTS = ("机关党委", "党组", "党委", "党总支", "党支部")
_FIRM = re.compile(r"(?:股份|集团|\([^()]{2,6}\))?有限(?:责任)?公司")
_CENTRAL = re.compile("小学|中学|学校|校|幼儿园|卫生院|支行|供销社|城区|镇|乡|村|社区|支公司")
_DELEGATE = re.compile("委员(?!会)|代表")
_OF_THE_HOUSE = re.compile("[学院]校?(?:党委|党总支|工会|团委|纪委)")  # 林业大学|校党委: 学校 is a word, too
_TITLE_REST = re.compile(r"(?:第一)?副?(?:书记|成员|委员|常委|组长|主任)")


def find(text: Text, places: Sequence[PlaceMention], titles: Sequence[Title]) -> tuple[Body, ...]:
    """The bodies that `text` names, sorted by begin; an owner may lie inside what it owns."""
    scan = Scan(text, places, titles)
    hits: dict[int, list[tuple[int, Form]]] = {}
    for last, known in forms().iter(text.folded):
        for form in known:
            hits.setdefault(last + 1, []).append((last + 1 - len(form.text), form))
    found: list[Body] = []
    for shape in (
        patterns.sessions,
        patterns.builders,
        patterns.numbered,
        patterns.unions,
        patterns.brands,
        special_regions.bodies,
    ):
        found += shape(scan)
    found += abroad.bodies(scan, abroad.find(text))
    scan.bodies |= {body.end: body for body in found}
    selves = {body.end: body for body in patterns.selves(scan)}
    for end in sorted({*hits, *selves}):
        if scan.hidden(end) or end in scan.bodies:
            continue
        for begin, form in sorted(
            hits.get(end, ()), key=lambda hit: (hit[0], hit[1].kind != "national", hit[1].kind != "place")
        ):
            body = _fits(scan, begin, end, form) and _attempt(scan, begin, end, form)
            if body:
                joint = [*patterns.joint_levels(scan, body), *patterns.joint_places(scan, body)]
                if joint and body.level not in _LOWEST:
                    body = replace(body, above=True)
                scan.bodies[end] = body
                found += [body, *joint]
                if body.form.beside:
                    found.append(replace(body, form=body.form.beside))
                break
        else:
            if end in selves:
                scan.bodies[end] = selves[end]
                found.append(selves[end])
    found += patterns.departments(scan)
    found += patterns.cooperatives(scan, found)
    return _maximal(found)


def _fits(scan: Scan, begin: int, end: int, form: Form) -> bool:
    """Whether the ending ends where a word ends, and is no part of a title or of a count (传承基地5个)."""
    if COUNTED.match(scan.folded, end) or (begin in scan.within_titles and end in scan.within_titles):
        return False  # 传承基地5个; 副部|长
    if form.text.endswith("委常委会") and scan.folded.startswith(("议", "第", "(扩大)"), end):
        return False  # 县委常委会议, 县委常委会第57次会议: of the committee
    if _FIRM.match(scan.folded, end) or (form.text == "中心" and _CENTRAL.match(scan.folded, end)):
        return False  # 第八工程局|有限公司, 板桥中心|学校
    if form.text == "司" and scan.folded[begin - 1 : begin] in "公上官打总":
        return False  # 公|司
    if form.text[-1] == "厂" and scan.folded.startswith(("区", "房", "内", "长"), end) and end not in scan.titles:
        return False  # 华岭时代一厂|区
    bound = (
        end in scan.ends
        or end in scan.titles
        # 县公安[局]长, 县委组织[部]长
        or (form.kind in {"place", "national"} and form.text[-1] in "局厅院处部" and end - 1 in scan.titles)
        or (
            len(form.text) > 1 and end - len(form.text) in scan.titles and scan.folded.startswith("长", end)
        )  # 水政监察[大队]长
        or _TITLE_REST.match(scan.folded, end)
        or _organises(scan, end)
        or _OF_THE_HOUSE.match(scan.folded, end - 1)
    )
    if not bound and len(form.text) < 4:
        token = next((scan.ends[e] for e in range(end + 1, min(end + 4, len(scan.folded) + 1)) if e in scan.ends), None)
        if token is None or token.begin <= begin or not token.tag.startswith("nr"):
            return False
    if form.kind != "place" and any(scan.folded[begin - size : end] in words("kind") for size in (1, 2)):
        return False  # 报告厅, 干部: ends like a body, is none
    token = scan.ends.get(end)
    if len(form.text) == 1 and token is not None and token.tag in {"l", "i", "v"} and token.begin < begin:
        return False  # 落到实处, 开好局
    unit = form.text if form.text in _TITLE_PART else next((p for p in _TITLE_PARTS if form.text.endswith(p)), "")
    return not (unit and _TITLE_REST.match(scan.folded, end) and (form.text != unit or _owner_holds(scan, begin, form)))


def _organises(scan: Scan, end: int) -> bool:
    """工会|组织开展竞赛: 工会组织 is one word to the tagger."""
    return scan.folded.startswith("组织", end) and _COLLECTIVE.match(scan.folded, end) is None


def _owner_holds(scan: Scan, begin: int, form: Form) -> bool:
    """党组书记 after a body is a title of that body; 镇党委书记 after a place is the 书记 of 镇党委."""
    placed = begin in scan.places or scan.level(begin) is not None or patterns.town(scan, begin, form) is not None
    return not placed


def _attempt(scan: Scan, begin: int, end: int, form: Form) -> Body | None:
    if form.kind == "national":
        return _national(scan, begin, end, form)
    if form.kind == "place":
        return _of_a_place(scan, begin, end, form)
    if form.kind == "held":
        return held(scan, begin, end, form)
    return walk(scan, begin, end, form)


def _of_a_place(scan: Scan, begin: int, end: int, form: Form) -> Body | None:
    """A form right behind a place or level word, a session's number aside: 安吉县第十七届人民代表大会."""
    at = patterns.session(scan, begin)
    mention = scan.places.get(at)
    if mention is None and (town := patterns.town(scan, at, form)):
        return Body(town[1], end, form, place=town[0], surface=scan.folded[town[1] : end])
    if mention is not None:
        first, named = patterns.party(scan, scan.chain(mention), form)
        if form.text in _WHOSE and named is form:
            return None  # 安吉县委员会: whose is not said
        return Body(first, end, named, place=mention.place, surface=scan.folded[first:end])
    inside = any(inner in scan.places for inner in range(begin + 1, end))  # 全州|县委 of 全州县
    if (level := scan.level(at)) and form.text[0] != level[0] and not inside:
        first, named = patterns.party(scan, level[1], form)
        if form.text in _WHOSE and named is form:
            return None
        own = scan.places.get(first) if named is not form else None
        if own is not None and own.place.label.endswith(level[0]):  # 湖州|团市委
            return Body(own.begin, end, named, place=own.place, surface=scan.folded[own.begin : end])
        return Body(first, end, named, level=level[0], surface=scan.folded[first:end])
    if form.text.endswith("厅") and end in scan.titles and scan.folded[begin - 1 : begin] in ",。;:、\n":
        return Body(begin, end, form, level="省", surface=form.text)  # 接报后,应急管理厅厅长…: only provinces have one
    if form.text in {"政协", "人大"} and _DELEGATE.match(scan.folded, end):
        return None  # 人大代表、政协委员
    leans = scan.bodies.get(begin) is None and scan.leans(begin, end) and not _COLLECTIVE.match(scan.folded, end)
    if leans and (form.text[0] not in _LEVELS or form.text.startswith(("市监", "市场"))) and form.text not in _WHOSE:
        return Body(begin, end, form, bare=True, surface=form.text)
    return None


def _national(scan: Scan, begin: int, end: int, form: Form) -> Body | None:
    before = scan.ends.get(begin)
    if form.text[-1] in "部院局行" and (abroad := _state(scan, begin)):
        return _foreign(begin - len(abroad), end, abroad, form)
    if (
        form.text == _STATE
        or (form.text.startswith("中央") and scan.folded[begin - 1 : begin] == "届")
        or begin in scan.places
        or scan.level(begin) is not None
        or not _stands_apart(scan, begin, form)
    ):
        return None
    unit = len(form.text) <= 3 and form.text[-1] in "部局院署委办行会社"
    if unit and before is not None and before.tag in {"n", "vn"} and begin > before.begin:
        return None  # 宣传|教育部; but 积极响应|团中央
    if form.text[0] == "国" and before is not None and before.tag == "m":
        return None  # 邻近五国|开行列车: no 国开行
    if begin not in scan.starts and before is None and len(form.text) <= 3:
        return _of_a_state(scan, begin, end, form)
    if before is not None and before.tag in {"ns", "nr", "nrt"} and form.text[-1] in "部院局行":
        country = scan.folded[before.begin : begin]
        if country not in {"中国", "我国"} and form.text[0] not in "中国全最":
            return _foreign(before.begin, end, country, form)
    return Body(begin, end, form, surface=form.text)


def _state(scan: Scan, begin: int) -> str:
    """The other state whose name ends at `begin`: 阿塞拜疆国防部; as one character only where it opens a clause
    (俄国防部称, but not 以国防部名义)."""
    for at in range(max(0, begin - 8), begin - 1):
        if scan.folded[at:begin] in states():
            return scan.folded[at:begin]
    country = scan.folded[begin - 1 : begin]
    opens = begin == 1 or (begin > 1 and not "一" <= scan.folded[begin - 2] <= "鿿")
    return country if opens and country in countries() else ""


def _stands_apart(scan: Scan, begin: int, form: Form) -> bool:
    """Whether what stands right before is no owner: 安吉县总工会宣传教育部 is no 教育部; 中央纪委国家监委 is two."""
    before = scan.bodies.get(begin)
    return before is None or (
        before.form.kind == "national" and form.text.startswith(("国", "全国", "中央", "最高", "监察部"))
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
