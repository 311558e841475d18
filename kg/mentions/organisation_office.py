"""Bodies that only the office behind them makes known: ,巡护队|队长王立平.

Where a person's office has no body that the rules found, the words before it are a candidate, whatever they end in:
with each left edge, its features and score as in `organisation_candidates`, the ending by `lexicon/office_endings.tsv`.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

import rjieba

from kg.late import late
from kg.mentions.organisation_features import features
from kg.mentions.organisation_lexicon import Form, states, words
from kg.mentions.organisation_office_endings import (
    OF_ITS_BODY,
    Ending,
    department,
    endings,
    ends_in_a_department,
    leaning,
    leant,
    stands_alone,
    whole,
)
from kg.mentions.organisation_outposts import branded
from kg.mentions.organisation_scan import SIGNS, Body, Scan
from kg.mentions.organisation_step import FUNCTION, SAID
from kg.mentions.organisation_village import of_a_village
from kg.mentions.organisation_weights import score, told, why
from kg.mentions.persons import Name
from kg.mentions.titles import Title, behind_term
from kg.model import PlaceMention, Text, Token
from kg.rules import said, tracing, written

OFFICE = written("org/office-candidate", ",巡护队|队长王立平")
_FARTHEST = 16  # characters before the office
_QUOTE = 24  # characters of one in a name
_MARKS = frozenset("、,。;:!?\n()《》“”‘’【】〔〕 —|·") | SIGNS
_PLACED = frozenset({"place", "office"})
_VERBS = ("held_verb", "first_verb", "first_single")
_CUT = ("right_cut", "right_noun", "right_other")
_NO_NAME = frozenset("upr")  # tags of words that no unit is named by: 的, 由, 其
_ORDINAL = late(r"第[一二三四五六七八九十\d]")
_NUMBER = late(r"第?[一二三四五六七八九十\d]{1,3}$")
_POINTING = frozenset("该本我各某其这那每此另")
_PARTIES = ("单位", "企业", "方面", "干部")  # to a contract
_WHEN = late("(?:时|(?<!华)中|之际)$")  # 剪彩时|董事长, 交谈中|总经理: no firm, but 远帆华中|总经理


def find(
    text: Text,
    places: Sequence[PlaceMention],
    titles: Sequence[Title],
    names: Sequence[Name],
    bodies: Sequence[Body],
    offices: Sequence[Title],
) -> tuple[Body, ...]:
    """The bodies that stand before one of `offices`, which are those of `names`, and that are none of `bodies`, or one
    of them with whose it is by the office before; sorted by begin."""
    if not offices and not any(name.after for name in names):
        return ()
    scan = Scan(text, places, titles)
    for body in sorted(bodies, key=lambda body: -body.begin):
        scan.bodies[body.end] = body
    ends = {name.end for name in names}
    levels = {title.begin: level for title in titles if (level := title.marked("@"))}  # 镇 of 副镇长
    found = []
    for title in offices:
        if not title.of_a_body:
            continue
        known = [scan.bodies[end] for end in _ends(title) if end in scan.bodies]
        known = [body for body in known if body.begin < title.begin]
        if known and not known[0].bare:
            continue
        made = leant(scan, known[0], levels) if known else _before(scan, whole(scan.folded, title), ends, levels)
        if made is not None:
            scan.bodies[made.end] = made
            found.append(made)
    for name in names:
        if name.after is not None and name.before is None and not {name.begin, name.after.begin} & scan.bodies.keys():
            made = _before(scan, name.after._replace(begin=name.begin), ends, levels, strict=True)
            if made is not None:
                scan.bodies[made.end] = made
                found.append(made)
    return tuple(sorted(found, key=lambda body: body.begin))


def _ends(title: Title) -> Iterator[int]:
    return (title.begin + taken for taken in OF_ITS_BODY)


def _before(
    scan: Scan, title: Title, names: Collection[int], levels: Mapping[int, str], strict: bool = False
) -> Body | None:
    """The likeliest body before `title`; `strict`: of those alone that have such an office (发展规划处|王立平|处长)."""
    end, floor = title.begin, _floor(scan, title.begin, names)
    if (body := of_a_village(scan, floor, title, OFFICE)) is not None:
        return body
    whole = next((end - size for size in range(5, 1, -1) if stands_alone(scan.folded[end - size : end])), end)
    if whole < floor and (number := _NUMBER.search(scan.folded, max(0, whole - 4), whole)) is not None:
        whole = number.start()  # 第三|村民小组
    floor = min(floor, whole)  # 村民委员会, of which 村民 would be none's name
    named = end not in scan.places or _branch(scan, floor, end)
    ending = _ending(scan.folded[floor:end], title, _of_a_firm(scan, title)) if named and end - floor > 1 else None
    if ending is None or (strict and not (_goes_with(title, ending) or ends_in_a_department(scan.folded, end))):
        return None
    begin = end - len(ending.text)
    if _nobodys(scan, floor, begin, end):
        return None
    form = Form(ending.text, "office", ending.cls, ending.text, rule=ending.rule)
    if begin - floor == 1 and scan.folded[floor] in _POINTING:  # 该|会
        return None
    if begin == floor and (ending.alone or floor in scan.bodies):
        return _made(scan, begin, begin, end, ending, (), False, levels)  # 校|团委|书记
    best: tuple[float, int, dict[str, float]] | None = None
    halved = not strict and end not in scan.titles
    owned = floor in scan.bodies or floor in scan.places
    for at in (
        (floor,) if owned else range(floor, begin)
    ):  # 华岭大学|继续教育学院|院长: a unit's name begins at its owner
        if (at not in scan.starts and at != floor) or _opens_with_another_word(scan, at):
            continue
        if behind_term(scan.folded, at) > at:
            continue  # 上届|工会|主席
        seen = features(scan, at, begin, end, form, None) | _held_by(scan, at, floor, title, ending)
        if any(_of_no_name(scan, token) for token in map(scan.starts.get, range(at, begin)) if token is not None):
            seen.pop("held_inner", None)  # 首先由上届|工会|主席李雪: the words are none of its own
        _uncut(seen, halved, department(scan.folded[at:end]) is not None)
        total = score(seen)
        if tracing():
            said(OFFICE, scan.folded[at:end], told(total, seen))
        if total > 0 and (best is None or total > best[0]):
            best = total, at, seen
    if best is None:
        return _made(scan, begin, begin, end, ending, (), False, levels) if ending.alone else None  # 给予|村委会|主任
    _, at, seen = best
    return _made(scan, at, begin, end, ending, why(seen)[:2], not ending.text or "own_common" not in seen, levels)


def _nobodys(scan: Scan, floor: int, begin: int, end: int) -> bool:
    """Whether the words name no body: 某某塑业|董事长, 大会|秘书长, 监理单位|经理, 全国|竹技中心|主任"""
    run = scan.folded[floor:end]
    if (begin == floor and floor in scan.title_ends) or (
        begin == end and end in scan.title_ends
    ):  # 总统|办公室|主任, 总统|顾问
        return True
    return "某" in run or run in words("kind") or run.endswith(_PARTIES) or scan.folded[floor - 2 : floor] == "全国"


def _held_by(scan: Scan, at: int, floor: int, title: Title, ending: Ending) -> dict[str, float]:
    """What speaks for a name from `at` on before an office that a person holds."""
    token = scan.starts.get(at)
    found = {"held_by"}
    inner = token is not None and _goes_with(title, ending) and token.end < title.begin - len(ending.text)
    listed = at == floor and scan.folded[at - 1 : at] == "、"  # 、催化|车间主任: in a row of persons
    known = token is None or inner or listed or scan.folded[at : token.end] in words("inner")  # 献血|服务|科科长
    verb = not known and token is not None and token.tag == "v"
    if at == floor:
        found.add("held_edge")
        if ending.leans == "unit" and not verb:
            found.add("held_inner")
        if _ORDINAL.match(scan.folded, at):
            found.add("held_ordinal")
    if at == floor and (at in scan.places or at in scan.bodies):
        found.add("held_placed")
    if _goes_with(title, ending):
        found.add("office_fits")
    if verb:
        found.add("held_verb")
    return dict.fromkeys(found, 1.0)


def _of_no_name(scan: Scan, token: Token) -> bool:
    """Whether no unit's name holds `token`; 与 joins two fields: 环评与排放管理|处."""
    return token.tag[0] in _NO_NAME and scan.folded[token.begin : token.end] not in {"与", "和", "及"}


def _floor(scan: Scan, end: int, names: Collection[int]) -> int:
    """Where the words before an office begin: behind a mark, a name, an office, a body, a place, or a word that no name
    holds; `end` where that is too far."""
    for at in range(end, max(-1, end - _FARTHEST - 1), -1):
        if at < end and scan.folded[at - 1 : at] == "”":  # 省委|“三服务”行动工作组|组长
            opening = scan.folded.rfind("“", max(0, at - _QUOTE), at)
            said = opening >= 0 and SAID.search(scan.folded, opening, at)  # “要办好。”|管委会|主任说
            return at if said else opening if opening >= 0 else end
        if not at or scan.folded[at - 1] in _MARKS:
            return at if scan.folded[at - 1 : at] != ")" else end  # 村(居)|账目中心
        token = scan.ends.get(at)
        stop = token is not None and scan.folded[token.begin : at] in words("stop")
        if at < end and (stop or at in scan.title_ends or at in names or at in scan.bodies or at in scan.places):
            return at
    return end


def _opens_with_another_word(scan: Scan, at: int) -> bool:
    """Whether a name that begins at `at` would hold a pronoun, or a preposition: 由|客委会, where 由客 is one word to
    the tagger."""
    token = scan.starts.get(at)
    if scan.folded[at] in _POINTING or (scan.folded[at] == "原" and at + 1 in scan.starts):
        return True  # 原|公司工会
    if token is None or scan.folded[at] not in FUNCTION:
        return False
    if token.end == at + 1:
        return True
    words_ = (scan.folded[at : token.end], scan.folded[at : at + 2])  # 经济责任
    return not any(map(rjieba.has_word, words_))


def _branch(scan: Scan, floor: int, end: int) -> bool:
    """Whether a brand stands before the place that ends at `end`: 、青禾|安吉|总经理, a firm there."""
    mention = scan.places[end]
    token = scan.starts.get(floor)
    brand = scan.folded[floor : mention.begin]
    noun = token is not None and token.tag[0] in "njgx"
    apart = mention.text != mention.place.label and floor not in scan.place_at
    return noun and apart and 2 <= len(brand) <= 4 and brand.isalpha() and brand[-1] not in FUNCTION


def _of_a_firm(scan: Scan, title: Title) -> bool:
    """Whether the office is one of a firm, or one of a party committee beside such a one: 党工委书记、|总经理."""
    if "公司" in title.kinds:
        return not title.takes_a_field
    beside = scan.folded[title.end : title.end + 1] in {"、", "兼"} and title.end + 1 in scan.firm_titles
    return beside and title.name.startswith(("党委", "党工委"))


def _ending(run: str, title: Title, firm: bool) -> Ending | None:
    """How the words end; any way at all for the head of a firm: 远帆控股|董事长."""
    for size in range(min(5, len(run)), 0, -1):
        if (ending := endings().get(run[-size:])) is not None:
            return ending
    region = run in states() or run.endswith("区")  # 青禾集团|澳大利亚|首席执行官, 中国区|总裁
    named = firm and 2 < len(run) <= 8 and not region and not _WHEN.search(run)
    return Ending("", "Enterprise", "", False, OFFICE) if named else None


def _goes_with(title: Title, ending: Ending) -> bool:
    """Whether the office is one of bodies that end so: 队长 of a 队."""
    return any(ending.text.endswith(kind) or kind.endswith(ending.text) for kind in title.kinds)


def _uncut(seen: dict[str, float], halved: bool, known: bool) -> None:
    """Makes what stands behind an office, where the name takes a half of a word (,教育|局长, `halved`) or is that of a
    `known` department: 教育局|王立平|局长, 住建|局, where 住 is a verb."""
    if (halved or known) and any(seen.pop(one, 0.0) for one in _CUT):
        seen["right_office"] = 1.0
    for one in _VERBS if known else ():
        seen.pop(one, None)


def _made(
    scan: Scan,
    at: int,
    begin: int,
    end: int,
    ending: Ending,
    why: tuple[str, ...],
    proper: bool,
    levels: Mapping[int, str],
) -> Body | None:
    """The body of the words from `at` on, with whose it is by what stands before; None for a mission."""
    form = Form(ending.text, "office" if proper else "local", ending.cls, ending.text, rule=ending.rule)
    body = Body(at, end, form, scan.folded[at:begin], surface=scan.folded[at:end], why=why)
    if ending.leans in _PLACED and (known := department(scan.folded[at:end])) is not None:
        body = replace(body, form=known, own="")  # 安监局, whose whole name a table knows
    if (owner := scan.bodies.get(at)) is not None:
        return replace(body, owner=owner)
    if (mention := scan.places.get(at)) is not None:
        first = scan.chain(mention)
        if scan.folded[first - 1 : first] == "驻" or (body.form.text == "基地" and branded(scan, first)):
            return None  # 中央人民政府驻安吉县|联络处: of whoever sent it; 青禾汽车安吉|基地
        owner = scan.bodies.get(first)
        if owner is not None and (ending.text[:1] in {"分", "支"} or owner.form.kind == "national"):
            # 某某基金会安吉县|分会, 国家统计局安吉|调查队
            return replace(body, begin=owner.begin, own=scan.folded[first:begin], owner=owner)
        return replace(body, begin=first, place=mention.place, surface=scan.folded[first:end])
    if ending.text.startswith("村"):
        return replace(body, level="村")
    if (level := scan.level(at)) is not None:
        return replace(body, begin=level[1], level=level[0], surface=scan.folded[level[1] : end])
    inner = next((found for size in (1, 2) if (found := scan.level(at + size)) and found[1] == at), None)
    if inner is not None and at + len(inner[0]) <= begin:
        return replace(body, level=inner[0], own=scan.folded[at + len(inner[0]) : begin])
    return leaning(scan, body, ending.leans, levels)
