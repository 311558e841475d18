"""Shapes of their own: 省、市总工会, 团市委, 团十九届中央, 农业农村、人社等部门, 公司, 梅溪镇党委."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import rjieba

from kg.language.needed import every
from kg.late import late
from kg.lexicon import table
from kg.lexicon.words import worded
from kg.mentions.organisation_levels import NO_LEVEL
from kg.mentions.organisation_lexicon import Form, forms, having, words
from kg.mentions.organisation_scan import COUNTED, Body, Scan
from kg.mentions.person_tables import surnames
from kg.mentions.place_endings import has_function_word, is_no_name
from kg.model import Place

_COORDINATED_LEVELS = late(r"(?:(?:[我本该全])?([省市县区州])[、和及与])+$|(?<![一-鿿])省$")  # ,省|市总工会
_NUMBERED = late(r"第?[一二三四五六七八九十百\d]+届$")
_SESSION = late(
    r"(?P<party>中国共产主义青年团|共青团|团|中国共产党|中共|党的?)第?(?P<number>[一二三四五六七八九十]+)届"
    r"中央(?P<body>委员会书记处(?!第?一?书记)|书记处(?!第?一?书记)|(?=书记处)|委员会政治局|政治局|纪律检查委员会|纪委|委员会(?!第))"
)
# in full
_SESSION_BODIES = {"书记处": "委员会书记处", "政治局": "委员会政治局", "纪委": "纪律检查委员会", "": "委员会"}
_OF_A_BODY = worded(
    r"<organisation_words/of_a_body>|(?<=[校院])[一-鿿]{2,5}?处(?![于理分在])"
    r"|(?:[新上前]一?|[首本]|第?[一二三四五六七八九十]{1,3})届"
)
_OPENS = late(r"(?:^|[^一-鿿]|[据由为任兼是与和及对]|当选|现任)$")
_TOWN = late(
    r"[一-鿿]{1,4}?(?P<kind>街道|(?<![各全乡村城集])[镇乡]|(?P<village>社区|(?<![各全农乡])村)"
    r"|(?P<county>(?<![各全我本该])[县区市旗]))$"
)
_TOWN_OPENS = late("(?:^|[,。;:、和与及\n]|[县市])(?P<name>[一-鿿]{2,3}[区乡镇市])$")
_OF_TAIWAN = frozenset("公所 民代表会 代会".split())
_NAME_TAGS = {"county": frozenset({"nr", "nrfg", "ns", "nz"})}  # a common noun before 县 is more likely no name
_ANY_NAME_TAGS = frozenset({"nr", "nrfg", "ns", "nz", "nt", "n"})
_VILLAGE = late(r"(?:(?<![一-鿿])|[我本该])村$")
_BUILDERS = worded(
    r"(?:中国)?(?:<organisation_words/builder>"
    r"(?:[一二三四五六七八九十]{1,3}[公航]?局|[一-鿿]{2}(?:工程|建设|航道)局|建工集团(?!有限|股份|公司))"
    r"|中铁(?:(?!中铁)[一-鿿]{2}|电气化)局)"
    r"(?:(?:集团)?第?[一二三四五六七八九十]{1,2}(?:分|工程)?公司|集团(?!有限|股份|公司)|(?!集团|有限|长))"
)
_IN_A_ROW = worded("<organisation_words/unit+cell>")
_TROOPS = late(r"(?<!\d)\d{5}部队")
# and what a union does: 市总|慰问职工, but not 全市|总慰问金额
_UNION = worded(
    r"(?<=[省市县区州])总(?=<organisation_words/union_itself>)"
    r"|(?<=[省市县区州])(?<![全各][省市县区州])总(?=<organisation_words/union_does>(?!人数|人次|金额|资金|总|会|数|额))"
)
_PROSECUTORS = late(
    r"(?<=[省市县区州旗])院(?=(?:党组(?:书记|副书记|成员)、)?(?:党组(?:书记|副书记|成员)|[代副]|常务副)*检察长|检察委员会|检委会)"
)
_STREET = worded("(?<=街道)(?:办(?=<organisation_words/street_acts>|[、,。;和及与])|(?=副?主任))")
_BRAND = late(
    r"(?:(?<=[、,。;:\n和与由及据对向从请同让])|^)(?P<brand>(?![据对向从请同让])[一-鿿]{2,3})(?P<form>工会|股份|公司|集团)"
)
_NO_BRAND = late(
    "[省市县区镇乡村街校院厂局部各级该本我全家分子总母等原由再任兼经将又并还为被把对向与和及以在到从是的届选]"
)
# 甲代表|集团公司, 原|公司工会主席, 王立平任|公司副总经理, 推举赵小玉为|协会会长, where 玉为 is one word to the tagger
_NO_NOUN = late("代表$|[原现]$|(?<![责主信])任$|(?:[任聘推增补][命任请举选补聘为]|选举|免去|提名|聘)[^,。;]{2,12}为$")
_BESIDE_SCHOOLS = frozenset("企地友")
_CORPORATE = late("公司(?:金融|业务|银行|信贷|客户)?(?:业务)?(?<!公司)部")  # a bank's desk for firms
_DUTIES = ("生产", "技术", "财务", "营销", "行政", "党委", "工会")
_WORKING = frozenset({"工委", "工作委员会"})
_COMMITTEES = frozenset({"委", "委会", "委员会", "县委"}) | _WORKING
_COOPERATIVE = late(r"[省市县区州旗]社(?![会区保团科员长群])")


class _Self(NamedTuple):
    pattern: re.Pattern[str]
    classes: dict[str, str]  # noun → class of what it can mean, "" for any
    names: dict[str, str]  # noun → how the name of what it means ends: 中院 → 中级人民法院
    alone: frozenset[str]  # nouns that need no 本 or 该
    office: frozenset[str]  # nouns that need none before an office


@cache
def _selves() -> _Self:
    rows = table("self_references", "noun", "cls", "alone", "of", "example")
    nouns = "|".join(sorted((row["noun"] for row in rows), key=len, reverse=True))
    pattern = re.compile(f"(?P<mark>[本我该])?(?P<noun>{nouns})")
    alone, led = (frozenset(row["noun"] for row in rows if row["alone"] == how) for how in ("yes", "office"))
    classes, names = ({row["noun"]: row[key] for row in rows} for key in ("cls", "of"))
    return _Self(pattern, classes, names, alone, led)


@cache
def _parties() -> dict[str, tuple[str, str]]:
    """民盟 → the official name of its committee in a place, and its class."""
    return {
        row["name"]: (row["official"], row["cls"]) for row in table("parties", "name", "official", "cls", "example")
    }


def means_one_alone(noun: str) -> bool:
    """Whether the bare noun means a body that was named before: 公司, 学校."""
    return noun in _selves().alone


def selves(scan: Scan) -> Iterator[Body]:
    """公司, 该院, 院党组's 院: a body that the article named before."""
    known = _selves()
    for match in known.pattern.finditer(scan.folded):
        begin, end = match.span()
        whole = end in scan.ends or end in scan.titles or (begin in scan.starts and _OF_A_BODY.match(scan.folded, end))
        counted = COUNTED.match(scan.folded, end) or scan.of_any(begin, end)
        if not whole or counted or _CORPORATE.match(scan.folded, begin):  # 校团委 is one word to the tagger
            continue
        if match[0] == "校" and scan.folded[end : end + 1] in _BESIDE_SCHOOLS:
            continue  # 校|企合作处: school and firm
        if not match["mark"]:
            before = scan.ends.get(begin)
            compound = before is not None and (before.tag[0] not in "xvpcdu" or before.tag == "vn")  # 投资|公司
            compound = compound and not _NO_NOUN.search(scan.folded, max(0, begin - 16), begin)
            inside = begin not in scan.starts or compound
            unit = match["noun"] != "企业" and _OF_A_BODY.match(scan.folded, end)  # 企业工会主席: of any
            led = match["noun"] in known.office and end in scan.titles
            unit = unit or (led and _OPENS.search(scan.folded, max(0, begin - 2), begin))  # 学会|理事长
            several = before and scan.folded[before.begin : begin] in words("several")
            several = several or _names_a_firm(scan.folded, begin, end)
            if inside or several or (match["noun"] not in known.alone and not unit):
                continue
        noun = match["noun"]
        form = Form(noun, "self", known.classes[noun], known.names[noun] or noun)
        yield Body(begin, end, form, bare=True, surface=match[0])


def _names_a_firm(folded: str, begin: int, end: int) -> bool:
    """Whether the word before is its name, as a row of the same units shows: 青禾竹业党支部、停车|公司|党支部."""
    unit = _IN_A_ROW.match(folded, end)
    before = folded[max(0, begin - 9) : begin]
    return unit is not None and re.search(f"{unit[0]}[、和与][一-鿿]{{2,4}}$", before) is not None


def sessions(scan: Scan) -> Iterator[Body]:
    """团十九届中央书记处, 党的二十届中央委员会: bodies of the whole country with their number."""
    for match in every(_SESSION, scan.folded):
        party = match["party"]
        league = party in {"中国共产主义青年团", "共青团", "团"}
        body = _SESSION_BODIES.get(match["body"], match["body"])
        name = f"{'中国共产主义青年团' if league else '中国共产党'}第{match['number']}届中央{body}"
        form = Form(match["body"], "national", "MassOrganisation" if league else "PartyCommittee", name)
        yield Body(match.start(), match.end(), form, surface=match[0])


def builders(scan: Scan) -> Iterator[Body]:
    """中铁十二局, 中建三局: firms by a number, which end like an office."""
    for match in every(_BUILDERS, scan.folded):
        form = Form("局", "national", "Enterprise", match[0])
        yield Body(*match.span(), form, surface=match[0])


def numbered(scan: Scan) -> Iterator[Body]:
    """31218部队: units of the army by their number."""
    for match in every(_TROOPS, scan.folded):
        yield Body(*match.span(), Form("部队", "national", "MilitaryUnit", match[0]), surface=match[0])


def shortest(scan: Scan) -> Iterator[Body]:
    """市总党组书记, 县总副主席; 县院检察长; 昌硕街道办主任, 昌硕街道主任: bodies of a place by their shortest name."""
    for text, pattern in (("总工会", _UNION), ("检察院", _PROSECUTORS), ("办事处", _STREET)):
        for match in every(pattern, scan.folded):
            if whose := scan.whose(match.start()):
                known: tuple[Form, ...] = forms().get(text)
                form = next(one for one in known if one.kind == "place")
                surface = scan.folded[whose.begin : match.end()]
                yield Body(whose.begin, match.end(), form, place=whose.place, level=whose.level, surface=surface)


def brands(scan: Scan) -> Iterator[Body]:
    """华岭工会主席, 华岭股份总经理: a firm, or its union, by a brand that is no word, with an office right behind."""
    for match in every(_BRAND, scan.folded):
        brand, end = match["brand"], match.end()
        inside = any(at in scan.places for at in range(match.start() + 1, match.end("brand") + 1))
        office = end in scan.titles or (scan.folded.startswith(_DUTIES, end) and end + 2 in scan.titles)
        token = scan.starts.get(match.start())
        word = rjieba.has_word(brand) and not (token is not None and token.tag in {"nz", "nt"})
        if not office or word or inside or _NO_BRAND.search(brand):
            continue
        cls = "TradeUnion" if match["form"] == "工会" else "Enterprise"
        yield Body(match.start(), end, Form(match["form"], "open", cls, match["form"]), brand, surface=match[0])


def session(scan: Scan, at: int) -> int:
    """Where 第十七届 before `at` begins, or `at`: 安吉县第十七届人民代表大会."""
    if scan.folded[at - 1 : at] != "届":
        return at
    found = _NUMBERED.search(scan.folded, max(0, at - 8), at)
    return found.start() if found else at


def party(scan: Scan, at: int, form: Form) -> tuple[int, Form]:
    """团市委, 共青团安吉县委, 民盟安吉县委会: whose committee it is stands before the place. Gives where it begins."""
    if form.name.startswith("中共") and form.text not in _COMMITTEES and scan.folded.startswith("中共", max(0, at - 2)):
        return at - 2, form  # 中共安吉县纪律检查委员会, 中共安吉县委统战部
    if form.text not in _COMMITTEES:
        return at, form
    for name, (official, cls) in _parties().items():
        if at >= len(name) and scan.folded.startswith(name, at - len(name)):
            if form.text in _WORKING:  # 民进安吉县工委
                official = official.replace("委员会", "工作委员会")
            return at - len(name), Form("团委" if len(name) == 1 else form.text, "place", cls, official)
    return at, form


def town(scan: Scan, at: int, form: Form) -> tuple[Place, int] | None:
    """梅溪镇 before 党委, 桃园社区 before 居委会, which no gazetteer knows: a place by its name alone."""
    found = _TOWN.search(scan.folded, max(0, at - 6), at)
    if found is None or (found["village"] and form.text not in having("of_village")):
        return None
    level = "county" if found["county"] else "village" if found["village"] else "township"
    tags = _NAME_TAGS.get(level, _ANY_NAME_TAGS)
    if form.text in _OF_TAIWAN and (opens := _TOWN_OPENS.search(scan.folded, max(0, at - 6), at)):
        begin = opens.start("name")  # 、大甲区|公所: of no other state's
        if not has_function_word(scan.folded[begin:at]) and opens["name"][:-1] not in words("stop"):
            return Place(scan.folded[begin:at], level), begin
    if level == "county" and NO_LEVEL.search(scan.folded, max(0, at - 4), at):
        return None
    for begin in range(found.start(), at - len(found["kind"])):
        token = scan.starts.get(begin)
        if token is not None and token.tag in tags and begin not in scan.offices:
            stem = scan.folded[begin : at - len(found["kind"])]
            named = len(stem)
            if stem in words("stop") or has_function_word(stem) or (level != "county" and is_no_name(level, stem)):
                return None  # 代表|镇党委, 对五|市人大常委会, 民族|乡党委
            # 阮华为|县司法局 and 会同|县人社局 are no counties, 练|市镇总工会 no town
            twice = stem[-1:] == found["kind"] and begin + named in scan.places  # 泾县|县委党校
            joined = level == "county" and (named != 2 or twice or scan.folded[begin:at] == "会同县")
            fits = 2 <= named <= 3 and not joined
            return (Place(scan.folded[begin:at], level), begin) if fits else None
    return None


def village(scan: Scan, at: int, begin: int, form: Form) -> int | None:
    """Where 村党支部, 该村村委会 or bare 村委会 begins, of a village that was named before: not 农村党支部."""
    if form.text not in having("of_village"):
        return None
    word = _VILLAGE.search(scan.folded, max(0, at - 3), at)
    if word is not None:
        return word.start()
    return begin if form.text.startswith("村") and not scan.folded[begin - 1 : begin].isalpha() else None


def joint_levels(scan: Scan, body: Body) -> list[Body]:
    """省、市总工会: the province's, beside the city's that was found."""
    if not body.level:
        return []
    found = _COORDINATED_LEVELS.search(scan.folded, max(0, body.begin - 8), body.begin)
    if found is None:
        return []
    rest = body.own + body.form.text
    levels = [scan.folded[at] for at in range(*found.span()) if scan.level(at + 1)]  # 湖州军分区、|市总工会 names one
    return [
        Body(found.start(), body.end, body.form, body.own, level=level, above=True, surface=level + rest)
        for level in levels
    ]


def joint_places(scan: Scan, body: Body) -> Iterator[Body]:
    """安吉县、德清县政府: one body for each place of that level that is listed before."""
    begin = body.begin
    while body.place and body.form.kind == "place" and scan.folded[begin - 1 : begin] in {"、", "和", "与", "及"}:
        mention = scan.places.get(begin - 1)
        if mention is None or mention.place.level != body.place.level:
            return
        begin = scan.chain(mention)
        if begin - 1 in scan.title_ends and scan.folded[begin - 1] in surnames():
            return  # 调研员张|金华|、宁波市教育局
        surface = mention.text + body.form.text
        yield Body(begin, body.end, body.form, place=mention.place, above=True, surface=surface)


def cooperatives(scan: Scan, found: list[Body]) -> Iterator[Body]:
    """县社, 省社: the supply and marketing cooperatives, where `found` names one in full."""
    named = next((body.form for body in found if body.form.name.endswith("供销合作社联合社")), None)
    for match in _COOPERATIVE.finditer(scan.folded) if named else ():
        if named and (whose := scan.whose(match.end() - 1)) is not None:
            begin, place, level = whose
            yield Body(begin, match.end(), named, place=place, level=level, surface=scan.folded[begin : match.end()])
