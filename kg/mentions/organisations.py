"""Names of bodies in a text: [place or level word or body][own words][ending], several in coordination.

A `Body` says what the words say (whose, what kind); which body that is, is for `kg.resolve.organisations`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.mentions.organisation_lexicon import Form, forms, sectors, words
from kg.mentions.titles import Title
from kg.model import Place, PlaceMention, Span, Text

_LEVELS = "省市县区州盟旗镇乡"
_LEVEL = re.compile(r"(?:[我本该全])?(?:自治区|自治州|自治县|街道|[省市县区州盟旗镇乡])$")
# 城市, 社区, 乡镇 … end like a level word and are none
_NO_LEVEL = re.compile(r"(?:[城超上门夜都股楼菜]市|[地社小园校辖山灾城市景片库厂战林牧矿选特新湾]区|[乡城村集古]镇|城乡|[各每多]个?[省市县区州镇乡])$")
_COORDINATED_LEVELS = re.compile(r"(?:(?:[我本该全])?([省市县区州])[、和及与])+$")
_COLLECTIVE = re.compile(r"系统|组织|工作|部门|会员|干部|经费|界|们")  # 机关和工会系统: no body in particular
_ROOM = re.compile(r"[楼层]|\d号")
_COUNTED = re.compile(r"各?\d+余?[个家所支]|各[一二三四五六七八九十]+[个家所支]")
_JOINT = frozenset("、和及与,暨")
_TITLE_PART = frozenset("党组 党委 党工委 党总支 党支部 机关党委 支部 工委 纪检组 纪检监察组 书记处 政治部".split())
_TITLE_PARTS = ("机关党委", "党组", "党委", "党总支", "党支部")
_TITLE_REST = re.compile(r"(?:第一)?副?(?:书记|成员|委员|常委|组长|主任)")
_SESSION = re.compile(
    r"(?P<party>中国共产主义青年团|共青团|团|中国共产党|中共|党的?)第?(?P<number>[一二三四五六七八九十]+)届"
    r"中央(?P<body>委员会书记处(?!第?一?书记)|书记处(?!第?一?书记)|(?=书记处)|委员会政治局|政治局|纪律检查委员会|纪委|委员会(?!第))"
)
_SESSION_BODIES = {
    "委员会书记处": "委员会书记处",
    "书记处": "委员会书记处",
    "": "委员会",
    "委员会政治局": "委员会政治局",
    "政治局": "委员会政治局",
    "纪律检查委员会": "纪律检查委员会",
    "纪委": "纪律检查委员会",
    "委员会": "委员会",
}
_SELVES = {
    "公司": "Enterprise",
    "集团公司": "Enterprise",
    "集团": "Enterprise",
    "企业": "Enterprise",
    "厂": "Enterprise",
    "矿": "Enterprise",
    "行": "Enterprise",
    "学校": "School",
    "校": "School",
    "医院": "Hospital",
    "院": "",
    "局": "GovernmentBody",
    "协会": "MassOrganisation",
    "中心": "Organisation",
    "会": "",
}
_SELF = re.compile(
    "(?P<mark>[本我该])?(?P<noun>集团公司|公司|集团|学校|医院)(?![一-鿿]{0,2}(?:有限|股份))|(?P<mark2>[本我该])(?P<noun2>企业|厂|矿|行|校|院|局|协会|中心|会)"
)
_QUOTED = re.compile(r"[“「『]([^“”「」『』。!?\n]{1,18})[”」』]|《[^《》\n]{1,80}》")
_DEPARTMENTS = re.compile(r"(?:等(?:多个|有关|相关|职能)?)?部门")
_INNER_TAGS = frozenset("n ns nr nrt nrfg nz nt vn j b l i eng an nrf ng k g s f a m mq zg".split())
_NUMBER = re.compile(r"\d+|第[一二三四五六七八九十百\d]+(?:届|中|小|人民)?|[一二三四五六七八九十]+(?:届)?")
_LEADING_VERBS = frozenset("受赴到向为与在至去来让使请送给访看是有进出经带让领任当获")
_PARTIES = {
    "共青团": "中国共产主义青年团{place}委员会",
    "团": "中国共产主义青年团{place}委员会",
    "民革": "中国国民党革命委员会{place}委员会",
    "民盟": "中国民主同盟{place}委员会",
    "民建": "中国民主建国会{place}委员会",
    "民进": "中国民主促进会{place}委员会",
    "农工党": "中国农工民主党{place}委员会",
    "致公党": "中国致公党{place}委员会",
    "九三学社": "九三学社{place}委员会",
    "台盟": "台湾民主自治同盟{place}委员会",
}
_FUNCTION = frozenset("由在与和及被从向对为将给让使请至到赴受经据即则是有")
_PROPER_TAGS = frozenset("nr nrt nrfg ns nz nt eng nrf".split())
_UNNAMED = frozenset("所 局 厅 部 办 处 科 站 室 院 中心 委员会 基地 大队 支队 中队 总队 部队 学校 医院 学院 学会 厂 机关 部门".split())


@dataclass(frozen=True, slots=True)
class Body:
    """A body as the words put it. Exactly one of `place`, `level`, `owner` is set, or none (a name of its own, or one
    that leans on what came before: `bare`). Offsets are 0-based in the text, end-exclusive."""

    begin: int
    end: int
    form: Form
    own: str = ""  # own words between the owner and the ending
    place: Place | None = None
    level: str = ""  # 县 in 县总工会; above: 市 in 省、市总工会
    above: bool = False
    owner: "Body | None" = None
    bare: bool = False
    surface: str = ""  # how the text names it; differs from the text at its span only in coordinations


class Finder:
    """One text's scan: what is adjacent to what. Built once per text, used by `find`."""

    def __init__(self, text: Text, places: Sequence[PlaceMention], titles: Sequence[Title]) -> None:
        self.folded = text.folded
        self.starts = {token.begin: token for token in text.tokens}
        self.ends = {token.end: token for token in text.tokens}
        self.places = {place.end: place for place in places}
        self.titles = {title.begin for title in titles}
        self.offices = {title.begin for title in titles if title.row["office"]}
        self.title_ends = {title.end: title.begin for title in titles}
        self.bodies: dict[int, Body] = {}  # by end
        self.quoted = [Span(m.start(), m.end()) for m in _QUOTED.finditer(self.folded)]

    def hidden(self, end: int) -> bool:
        """Whether a name ending at `end` lies in a title or a quoted name: “网上工会” is no body."""
        return any(span.begin < end < span.end for span in self.quoted)

    def level(self, at: int) -> tuple[str, int] | None:
        """The level word that ends at `at`, with where it begins (我县 begins at 我)."""
        if at == 0 or self.folded[at - 1] not in "省市县区州盟旗镇乡道":
            return None
        found = _LEVEL.search(self.folded, max(0, at - 4), at)
        if found is None or _NO_LEVEL.search(self.folded, max(0, at - 4), at):
            return None
        word = found[0]
        bare = word.lstrip("我本该全")
        token = self.ends.get(at)
        if token and token.end - token.begin > len(word) and not token.tag.startswith("x"):
            return None  # 超市, 园区: the level character ends another word
        return bare, found.start()

    def chain(self, mention: PlaceMention) -> int:
        """Where the chain of places that ends in `mention` begins: 浙江省湖州市安吉县."""
        begin = mention.begin
        while (before := self.places.get(begin)) is not None:
            begin = before.begin
        return begin


def find(text: Text, places: Sequence[PlaceMention], titles: Sequence[Title]) -> tuple[Body, ...]:
    """The bodies that `text` names, sorted by begin; an owner may lie inside what it owns."""
    finder = Finder(text, places, titles)
    hits: dict[int, list[tuple[int, Form]]] = {}
    for last, known in forms().iter(text.folded):
        for form in known:
            hits.setdefault(last + 1, []).append((last + 1 - len(form.text), form))
    found: list[Body] = list(_sessions(finder))
    selves = {body.end: body for body in _selves(finder)}
    for end in sorted({*hits, *selves}):
        if finder.hidden(end) or end in finder.bodies:
            continue
        for begin, form in sorted(hits.get(end, ()), key=lambda hit: (hit[0], hit[1].kind != "national", hit[1].kind != "place")):
            body = _fits(finder, begin, end, form) and _attempt(finder, begin, end, form)
            if body:
                joint = _joint_levels(finder, body)
                if joint:
                    body = replace(body, above=True)
                finder.bodies[end] = body
                found += [body, *joint]
                break
        else:
            if end in selves:
                finder.bodies[end] = selves[end]
                found.append(selves[end])
    found += _departments(finder)
    return _maximal(found)


def _selves(finder: Finder) -> Iterator[Body]:
    """公司, 该院, 我校: a body that the article named before."""
    for match in _SELF.finditer(finder.folded):
        begin, end = match.span()
        before = finder.ends.get(begin)
        if end not in finder.ends or (begin not in finder.starts and not (match["mark"] or match["mark2"])):
            continue
        mark, noun = match["mark"] or match["mark2"], match["noun"] or match["noun2"]
        if not mark and (before is not None and before.tag[0] not in "xvpcdu" or _COUNTED.match(finder.folded, end)):
            continue
        form = Form(noun, "self", _SELVES[noun], noun)
        yield Body(begin, end, form, bare=True, surface=match[0])


def _sessions(finder: Finder) -> Iterator[Body]:
    """团十九届中央书记处, 党的二十届中央委员会: bodies of the whole country with their number."""
    for match in _SESSION.finditer(finder.folded):
        party = match["party"]
        league = party in {"中国共产主义青年团", "共青团", "团"}
        name = f"{'中国共产主义青年团' if league else '中国共产党'}第{match['number']}届中央" + _SESSION_BODIES[match["body"]]
        form = Form(match["body"], "national", "MassOrganisation" if league else "PartyCommittee", name)
        body = Body(match.start(), match.end(), form, surface=match[0])
        finder.bodies[match.end()] = body
        yield body


def _fits(finder: Finder, begin: int, end: int, form: Form) -> bool:
    """Whether the ending ends where a word ends, and is no part of a title or of a count (传承基地5个)."""
    if _COUNTED.match(finder.folded, end):
        return False
    if end not in finder.ends and end not in finder.titles and len(form.text) < 4:
        token = next((finder.ends[e] for e in range(end + 1, min(end + 4, len(finder.folded) + 1)) if e in finder.ends), None)
        if token is None or token.begin <= begin or not token.tag.startswith("nr"):
            return False
    token = finder.ends.get(end)
    if token is not None and finder.folded[token.begin : end] in words("kind") and form.kind in {"owned", "open"}:
        return token.begin >= begin  # 报告厅 for 厅; but 法院 for 法院
    unit = form.text if form.text in _TITLE_PART else next((p for p in _TITLE_PARTS if form.text.endswith(p)), "")
    return not (unit and _TITLE_REST.match(finder.folded, end) and (form.text != unit or _owner_holds(finder, begin)))


def _owner_holds(finder: Finder, begin: int) -> bool:
    """党组书记 after a body is a title of that body; 镇党委书记 after a place is the 书记 of 镇党委."""
    return begin not in finder.places and finder.level(begin) is None


def _attempt(finder: Finder, begin: int, end: int, form: Form) -> Body | None:
    if form.kind == "national":
        return _national(finder, begin, end, form)
    owner = finder.bodies.get(begin)
    if form.kind == "place":
        mention = finder.places.get(begin)
        if mention is None and (town := _town(finder, begin)):
            return Body(town[1], end, form, place=town[0], surface=finder.folded[town[1] : end])
        if mention is not None:
            first, form = _party(finder, finder.chain(mention), form)
            return Body(first, end, form, place=mention.place, surface=finder.folded[first:end])
        if (level := finder.level(begin)) and form.text[0] != level[0]:
            first, form = _party(finder, level[1], form)
            return Body(first, end, form, level=level[0], surface=finder.folded[first:end])
        if owner is None and _leans(finder, begin) and form.text[0] not in _LEVELS and not _COLLECTIVE.match(finder.folded, end):
            return Body(begin, end, form, bare=True, surface=form.text)
        return None
    return _walk(finder, begin, end, form)


def _party(finder: Finder, at: int, form: Form) -> tuple[int, Form]:
    """团市委, 共青团安吉县委, 民盟安吉县委会: whose committee it is stands before the place. Gives where it begins."""
    if form.text not in {"委", "委会", "委员会", "县委"}:
        return at, form
    for name, official in _PARTIES.items():
        if finder.folded.startswith(name, at - len(name)) and at >= len(name):
            cls = "MassOrganisation" if "青年团" in official else "Organisation"
            return at - len(name), Form("团委" if len(name) == 1 else form.text, "place", cls, official)
    return at, form


def _town(finder: Finder, at: int) -> tuple[Place, int] | None:
    """梅溪镇 before 党委, where no county tells the gazetteer which: a place by its name alone."""
    size = 2 if finder.folded[at - 2 : at] == "街道" else 1 if finder.folded[at - 1 : at] in {"镇", "乡"} else 0
    before = finder.ends.get(at - size)
    if not size or before is None or before.tag not in {"nr", "ns", "nz", "nt", "n"} or not 1 <= before.end - before.begin <= 3:
        token = finder.ends.get(at)
        if not size or token is None or token.tag not in {"nr", "ns"} or not size + 1 < at - token.begin <= size + 3:
            return None
        before = token
    if before.begin in finder.offices or _NO_LEVEL.search(finder.folded, max(0, at - 4), at):
        return None
    label = finder.folded[before.begin : at]
    return Place(label, "township"), before.begin


def _national(finder: Finder, begin: int, end: int, form: Form) -> Body | None:
    before = finder.ends.get(begin)
    if (form.text.startswith("中央") and finder.folded[begin - 1 : begin] == "届") or begin in finder.bodies or begin in finder.places:
        return None  # 安吉县总工会宣传教育部 is no 教育部
    if before is not None and before.tag in {"n", "vn"} and len(form.text) <= 3 and begin > before.begin:
        return None
    if begin not in finder.starts and before is None and len(form.text) <= 3:
        return None
    if before is not None and before.tag in {"ns", "nr", "nrt"} and len(form.text) <= 6 and form.text[0] not in "中国全最":
        country = finder.folded[before.begin : begin]
        if country not in {"中国", "我国"}:  # 法国财政部 is another's
            own = Form(form.text, "open", form.cls, form.text)
            return Body(before.begin, end, own, country, surface=country + form.text)
    return Body(begin, end, form, surface=form.text)


def _leans(finder: Finder, begin: int) -> bool:
    """Whether a form without owner stands right behind another body or title of the same phrase: 县委副书记、总工会主席."""
    return begin > 0 and finder.folded[begin - 1] in _JOINT and (begin - 1 in finder.bodies or begin - 1 in finder.title_ends)


def _walk(finder: Finder, begin: int, end: int, form: Form) -> Body | None:
    """Go left over the name's own words to its owner, or to where the words stop being a name."""
    folded, at, proper = finder.folded, begin, False
    token = finder.ends.get(end)
    if token is not None and token.begin < begin and not finder.level(begin):
        at = token.begin  # 兽医站 is one word
    elif begin not in finder.starts:
        at = next((back for back in range(begin - 1, max(-1, begin - 5), -1) if back in finder.starts), begin)  # 车辆管理|所
        if finder.level(begin) or begin in finder.bodies or begin in finder.places:
            at = begin
    limit = max(0, begin - 26)
    while at > limit:
        if (owner := finder.bodies.get(at)) and (form.kind == "owned" or at == begin):
            return _owned(finder, owner, at, begin, end, form)
        mention = finder.places.get(at)
        if mention is not None:
            first = finder.chain(mention)
            owner = finder.bodies.get(first)
            if owner is not None and form.kind == "owned" and not owner.form.kind == "place":
                return _owned(finder, owner, first, begin, end, form)
            if form.kind == "owned":
                return _placed(finder, mention, first, at, begin, end, form)
            at, proper = first, True
            continue
        level = finder.level(at) if form.kind == "owned" or at == begin or folded[at - 1] in "省市县区" else None
        if level and (form.kind == "owned" or not proper):
            own = folded[at:begin]
            if not own and form.text in _UNNAMED or _generic(finder, at, begin):
                return None
            return Body(level[1], end, form, own, level=level[0], surface=folded[level[1] : end])
        step = _step(finder, at, begin)
        if step is None:
            break
        at, proper = step[0], proper or step[1]
    while at < begin - 2 and folded[at] in _FUNCTION:
        at += 1  # 由华岭 may be one word to the tagger
    own = folded[at:begin]
    if form.kind == "open" and own and (proper or (form.cls == "Enterprise" and len(own) >= 2 and len(form.text) >= 4)):
        if own[0] in "(和与及" or (not proper and at in finder.starts and folded[at : finder.starts[at].end] in words("generic")):
            return None
        return Body(at, end, form, folded[at:begin], surface=folded[at:end])
    if not own and _leans(finder, begin) and form.text not in _UNNAMED:
        return Body(begin, end, form, bare=True, surface=form.text)
    return None


def _owned(finder: Finder, owner: Body, at: int, begin: int, end: int, form: Form) -> Body | None:
    own = finder.folded[at:begin]
    if not own and form.text in _UNNAMED - {"机关"}:
        return None
    if _ROOM.search(own) or len(own) > 14:
        return None  # 县工人文化宫6楼会议室 is a room
    return Body(owner.begin, end, form, own, owner=owner, surface=finder.folded[owner.begin : end])


def _placed(finder: Finder, mention: PlaceMention, first: int, at: int, begin: int, end: int, form: Form) -> Body | None:
    own = finder.folded[at:begin]
    if (not own and form.text in _UNNAMED) or len(own) > 16 or _generic(finder, at, begin):
        return None
    return Body(first, end, form, own, place=mention.place, surface=finder.folded[first:end])


def _generic(finder: Finder, at: int, begin: int) -> bool:
    """Whether the own words name nothing: 安吉县企业工会 is none in particular."""
    own = finder.folded[at:begin]
    return own in {"企业", "基层", "各级", "直属", "机关", "非公企业", "所属", "部分", "有关", "相关"}


def _step(finder: Finder, at: int, begin: int) -> tuple[int, bool] | None:
    """One word further to the left: where it begins, and whether it is a proper name; None where the name stops."""
    folded = finder.folded
    last = folded[at - 1]
    if last == ")":
        opening = folded.rfind("(", max(0, at - 12), at)
        return (opening, False) if opening >= 0 else None
    if last == "”":
        opening = folded.rfind("“", max(0, at - 20), at)
        return (opening, True) if opening >= 0 else None
    token = finder.ends.get(at)
    if token is None:
        return None
    word = folded[token.begin : at]
    if word in words("stop") or token.begin in finder.offices and len(word) > 1:
        return None
    bound = token.tag == "v" and len(word) == 1 and word not in _LEADING_VERBS and at in finder.starts and at != begin
    if token.tag in _INNER_TAGS or word in words("inner") or word in words("generic") or bound:
        if token.tag == "m" and not _NUMBER.fullmatch(word):
            return None
        if token.tag in {"f", "s", "a", "zg", "k"} and word not in words("inner") and len(word) < 2 and token.tag != "f":
            return None
        inside = next((end for end in range(at - 1, token.begin, -1) if end in finder.places), None)
        if inside is not None:
            return inside, False  # 递铺街道|社区
        return token.begin, token.tag in _PROPER_TAGS or len(word) == 1 and at != begin and token.tag in {"g", "zg"}
    if word in {"和", "与", "及"} and at - token.begin == 1:
        for sector in sectors():
            if word in sector and folded.startswith(sector, token.begin - sector.index(word)):
                return token.begin - sector.index(word), False
    return None


def _joint_levels(finder: Finder, body: Body) -> list[Body]:
    """省、市总工会: the province's, beside the city's that was found."""
    if not body.level:
        return []
    found = _COORDINATED_LEVELS.search(finder.folded, max(0, body.begin - 8), body.begin)
    if found is None:
        return []
    levels = re.findall(r"[省市县区州]", found[0])
    rest = body.own + body.form.text
    return [Body(found.start(), body.end, body.form, body.own, level=level, above=True, surface=level + rest) for level in levels]


def _departments(finder: Finder) -> list[Body]:
    """县农业农村、市场监管、人社等部门: one body a sector."""
    made: list[Body] = []
    for match in _DEPARTMENTS.finditer(finder.folded):
        items = _sector_items(finder, match.start())
        if not items:
            continue
        first, _ = items[-1]
        mention, level = finder.places.get(first), finder.level(first)
        begin = finder.chain(mention) if mention else level[1] if level else first
        provincial = (level is not None and level[0] == "省") or (mention is not None and mention.place.level == "province")
        for at, sector in items:
            official, province, county = sectors()[sector]
            form = Form(sector + "部门", "place", "GovernmentBody", "{place}" + official + (province if provincial else county))
            alone = len(items) == 1
            made.append(
                Body(
                    begin if at == first else at,
                    match.end() if alone else at + len(sector),
                    form,
                    place=mention.place if mention else None,
                    level=level[0] if level else "",
                    bare=not (mention or level),
                    surface=finder.folded[begin : match.end()] if alone else sector + "部门",
                )
            )
    return made


def _sector_items(finder: Finder, end: int) -> list[tuple[int, str]]:
    """The sectors listed up to `end`, the last first, each with its begin: 农业农村、市场监管、人社."""
    items: list[tuple[int, str]] = []
    known = sectors()
    while sector := next((s for n in range(9, 1, -1) if (s := finder.folded[max(0, end - n) : end]) in known), None):
        end -= len(sector)
        items.append((end, sector))
        if finder.folded[end - 1 : end] not in {"、", "和", "及"}:
            break
        end -= 1
    return items


def _maximal(found: list[Body]) -> tuple[Body, ...]:
    """Without those that only begin a longer name of the same body (县人大 in 县人大常委会); owners stay."""
    owners = {id(body.owner) for body in found if body.owner}
    kept = [
        body
        for body in found
        if id(body) in owners
        or not any(_swallows(other, body) for other in found)
    ]
    return tuple(sorted(kept, key=lambda body: (body.begin, body.end)))


def _swallows(other: Body, body: Body) -> bool:
    inside = other.begin <= body.begin and body.end <= other.end and (other.begin, other.end) != (body.begin, body.end)
    return inside and not (other.above and other.end == body.end)
