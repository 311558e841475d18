"""Which body a name makes that only one of a state has: 国防部 is China's, or that of the state named before it. Each
pass's first line is its example."""

import rjieba

from kg.lexicon.words import worded
from kg.mentions.organisation_abroad import over_offices, state
from kg.mentions.organisation_classes import OF_LAW, SELF_STANDING
from kg.mentions.organisation_lexicon import PARTIES_ABROAD, Form, countries
from kg.mentions.organisation_reach import Reach, Verdict
from kg.mentions.organisation_scan import Body, Scan
from kg.model import Token
from kg.rules import Passes

_STATE = "中华人民共和国"  # a body only where its posts are held: 国家主席
_DESKS = ("部", "处", "科", "室", "中心")  # of a house
_MINISTRIES, _UNITS = "部院局行", "部院局署委办行会社"  # endings
_SHORT = 3  # characters of a form that may be part of a longer name
_CHINA, _OF_CHINA = frozenset({"中国", "我国"}), "中国全最"
_HIGHEST = ("国", "全国", "中央", "最高", "监察部")
# 越共|中央政治局, 致公党|中央宣传部: of another party; 第十九届|中央政治局
_OTHER_PARTY = worded(
    f"(?:届|青?团|{PARTIES_ABROAD}|<organisation_words/state_party>"
    "|(?<=[一-鿿])(?<!中国)共产党|<organisation_words/party_kind>党)$"
)
# 越共中央政治局委员、|中组部|部长: the same party's
_FOREIGN_PARTY = worded(f"{PARTIES_ABROAD}中央[^,。;]{{0,30}}、$")


def national(scan: Scan, begin: int, end: int, form: Form) -> Body | None:
    """The body whose form stands at [begin, end)."""
    said = _PASSES.first(Reach(scan, begin, end, form, begin))
    return said[0] if said is not None and isinstance(said[0], Body) else None


def _behind_a_state(reach: Reach) -> Body | Verdict | None:
    """阿塞拜疆|国防部"""
    other = state(reach.scan, reach.begin) if reach.form.text[-1] in _MINISTRIES else ""
    return _foreign(reach, reach.begin - len(other), other) if other else None


def _over_offices(reach: Reach) -> Body | Verdict | None:
    """爱尔兰副总理兼|外交部|长"""
    return over_offices(reach.scan, reach.begin, reach.end, reach.form) if reach.begin else None


def _state_itself(reach: Reach) -> Body | Verdict | None:
    """中华人民共和国"""
    return Verdict.OTHER if reach.form.text == _STATE else None


def _of_another_party(reach: Reach) -> Body | Verdict | None:
    """越共|中央政治局; 越共中央政治局委员、|中组部|部长"""
    folded, begin, text = reach.scan.folded, reach.begin, reach.form.text
    centre = text.startswith("中央") and _OTHER_PARTY.search(folded, max(0, begin - 8), begin)
    joined = text[0] == "中" and _FOREIGN_PARTY.search(folded, max(0, begin - 40), begin)
    return Verdict.OTHER if centre or joined else None


def _owned(reach: Reach) -> Body | Verdict | None:
    """安吉县|发改委, 县|发改委, 安吉县总工会宣传|教育部"""
    scan, begin = reach.scan, reach.begin
    owned = begin in scan.places or scan.level(begin) is not None or not _stands_apart(reach)
    return Verdict.OTHER if owned else None


def _part_of_a_name(reach: Reach) -> Body | Verdict | None:
    """宣传|教育部, 安全|监察部; but 原|中宣部副部长, 积极响应|团中央"""
    before, begin = reach.scan.ends.get(reach.begin), reach.begin
    if before is None or not _is_short(reach) or before.tag not in {"n", "vn", "an"} or begin == before.begin:
        return None
    return None if _word(reach, before) in {"原", "前"} else Verdict.OTHER


def _beside_a_desk(reach: Reach) -> Body | Verdict | None:
    """华岭医院医务部、|科技部: one more of the house"""
    scan, begin = reach.scan, reach.begin
    desk = (
        _is_short(reach) and reach.form.text[-1] == "部" and scan.folded[begin - 1 : begin] in {"、", "和", "与", "及"}
    )
    before = scan.bodies.get(begin - 1) if desk else None
    if before is None or not before.form.text.endswith(_DESKS):
        return None
    house = before.owner.form if before.owner is not None else None
    of_one = before.bare or (house is not None and (house.kind == "self" or house.cls in SELF_STANDING))
    return Verdict.OTHER if of_one else None


def _joined_to_a_field(reach: Reach) -> Body | Verdict | None:
    """华岭公司劳动和|卫生部: one name; not 农业农村部和|财政部"""
    scan, joint = reach.scan, reach.begin - 1
    field = scan.ends.get(joint) if _is_short(reach) and scan.folded[joint : joint + 1] in {"和", "与"} else None
    if field is None or joint in scan.bodies or joint in scan.title_ends or joint in scan.places:
        return None
    opens = not field.begin or scan.folded[field.begin - 1] in "、,。;:\n" or field.begin in scan.bodies
    one_name = opens and field.tag in {"vn", "n"} and field.begin not in scan.title_ends
    return Verdict.OTHER if one_name else None


def _counted(reach: Reach) -> Body | Verdict | None:
    """邻近五|国开行|列车"""
    before = reach.scan.ends.get(reach.begin)
    return Verdict.OTHER if reach.form.text[0] == "国" and before is not None and before.tag == "m" else None


def _within_a_word(reach: Reach) -> Body | Verdict | None:
    """法国财政部, 中国财政部, each one word to the tagger"""
    scan, begin, end = reach.scan, reach.begin, reach.end
    if begin in scan.starts or begin in scan.ends or len(reach.form.text) > _SHORT:
        return None
    token = scan.ends.get(end)
    if token is None or token.tag != "nt" or token.begin >= begin:
        return Verdict.OTHER
    country = _word(reach, token)
    if country in _CHINA:
        return Body(token.begin, end, reach.form, surface=scan.folded[token.begin : end])
    return _foreign(reach, token.begin, country) if rjieba.has_word(country) else Verdict.OTHER


def _behind_a_name(reach: Reach) -> Body | Verdict | None:
    """南奥塞梯|国防部: of a state that no table has"""
    before, text = reach.scan.ends.get(reach.begin), reach.form.text
    if before is None or before.tag not in {"ns", "nr", "nrt"} or text[-1] not in _MINISTRIES:
        return None
    country = _word(reach, before)
    return _foreign(reach, before.begin, country) if country not in _CHINA and text[0] not in _OF_CHINA else None


def _of_china(reach: Reach) -> Body | Verdict | None:
    """国务院"""
    return Body(reach.begin, reach.end, reach.form, surface=reach.form.text)


def _is_short(reach: Reach) -> bool:
    return len(reach.form.text) <= _SHORT and reach.form.text[-1] in _UNITS


def _word(reach: Reach, token: Token) -> str:
    """What of `token` stands before the form."""
    return reach.scan.folded[token.begin : reach.begin]


def _stands_apart(reach: Reach) -> bool:
    """Whether what stands right before is no owner: 安吉县总工会宣传教育部 is no 教育部; 中央纪委国家监委 is two."""
    before = reach.scan.bodies.get(reach.begin)
    if before is None:
        return True
    return before.form.kind == "national" and (before.form.cls in OF_LAW or reach.form.text.startswith(_HIGHEST))


def _foreign(reach: Reach, first: int, country: str) -> Body:
    """俄国防部 is 俄罗斯国防部; its name begins at `first`."""
    form, full = reach.form, countries().get(country, country)
    name = Form(form.text, "foreign", form.cls, full + form.text)
    return Body(first, reach.end, name, full, surface=country + form.text)


_PASSES: Passes[Reach, Body | Verdict] = Passes(
    "org/national",
    _behind_a_state,
    _over_offices,
    _state_itself,
    _of_another_party,
    _owned,
    _part_of_a_name,
    _beside_a_desk,
    _joined_to_a_field,
    _counted,
    _within_a_word,
    _behind_a_name,
    _of_china,
)
