"""Bodies whose owner or place stands before their own words."""

from kg.late import late
from kg.lexicon.words import worded
from kg.mentions.organisation_edge import COUNTED
from kg.mentions.organisation_lexicon import Form, having, house_units, words
from kg.mentions.organisation_scan import Body, Scan
from kg.model import PlaceMention

_ROOM = late(r"楼|[\d一二三四五六七八九十]层|\d号(?!线)")
_TWO = worded("<organisation_words/kind_end>和")  # 财政局和|税务所; but 宣传教育和网络|工作部
_NO_OWN = late(r"[\d百千万]|[一二三四五六七八九十]+[余多]|中央|全国|国家(?!重点|级|工程)")  # 华岭电视台|60多|部
# 安吉县法院|新一届|党组, 安吉县总工会|十四届|委员会
_TERM = late("^(?:新一|上一|本|现任|第?[一二三四五六七八九十百0-9]+)届")
_STAFF = "机关"
_ALONE = frozenset({"Hospital", "Media"})  # none is a unit of another: 华岭医院|同济|医院
_GRID = late("国网[一-鿿]{2,3}电力$")  # 国网浙江电力|安吉供电公司
_SOME = late("一(?:家|处|座)?[一-鿿]{2}")  # 安县|一水泥|厂
_OF_MANY = worded(
    "[两三四五六七八九十]个?(?:省[市区]?|[市县区州])|<organisation_words/no_own>|初高?$"
)  # 安吉县|辖区疾控|中心
_CLUBS = frozenset("协会 学会 联合会 研究会".split())
_BRANCHES = frozenset("分公司 支公司 分行 支行".split())  # units of their firm, no firms of their own


def owned(scan: Scan, owner: Body, at: int, begin: int, end: int, form: Form) -> Body | None:
    """安吉县人民医院|工会: a unit of the body before it; a firm of a firm is a firm of its own."""
    own = _TERM.sub("", scan.folded[at:begin]).removeprefix("原")  # 安吉县委原|宣传部|部长
    general = own != _STAFF and generic(scan, at, begin)  # 安吉县水利局|机关|党支部 is one in particular
    if (not own and form.text in having("unnamed") | {owner.form.text}) or general:
        return None  # 青禾公司工会|第一届|工会: the same
    if _ROOM.search(own) or (_TWO.search(own) and not form.text.endswith("委员会")) or len(own) > 14:
        return None  # 县工人文化宫6楼会议室 is a room
    if _stopped(own) or _holds_a_name(scan, own, end, owner, form):
        return None
    counted = at not in scan.place_at and _NO_OWN.match(own)  # 中国移动|百色|分公司
    if counted or (form.text == owner.form.text and form.cls in _ALONE):
        return None
    surface = scan.folded[owner.begin : end]
    # 某有限公司|煤矿 is a unit of it
    whole = form.text.endswith(("公司", "集团")) or not owner.surface.endswith("公司")
    if whole and form.kind == "open" and form.cls == owner.form.cls == "Enterprise" and form.text not in _BRANCHES:
        # 国家电网浙江省电力有限公司
        own, upper = surface.removesuffix(form.text), scan.upper(owner.begin)
        return Body(owner.begin, end, form, own, surface=surface, upper=upper)
    if not own and form.text in _CLUBS and owner.form.cls != "Enterprise":
        club = Form(form.text, "open", form.cls, form.text, rule=form.rule)  # 湖州市图书馆|协会 is none of the library
        return Body(owner.begin, end, club, surface.removesuffix(form.text), surface=surface)
    if form.text in house_units() and owner.form.text in house_units():
        owner = owner.owner or owner  # 青禾大学党委组织部|党委教师工作部: two of one
    return Body(owner.begin, end, form, own, owner=owner, surface=surface)


def _holds_a_name(scan: Scan, own: str, end: int, owner: Body, form: Form) -> bool:
    """Whether the own words are who heads the unit before: 急传科|王立平|科长."""
    return form.text == owner.form.text and 1 < len(own) < 4 and scan.folded.startswith("长", end)


def _stopped(own: str) -> bool:
    """Whether a word that no name holds stands inside: 县政府|高度重视|党校."""
    stops = words("stop")
    return any(own[at : at + size] in stops for at in range(len(own)) for size in (2, 3, 4))


def placed(scan: Scan, mention: PlaceMention, first: int, at: int, begin: int, end: int, form: Form) -> Body | None:
    """安吉县|竹产业|局: own words and ending behind a place."""
    own = scan.folded[at:begin]
    if form.cls == "Enterprise" and (grid := _GRID.search(scan.folded, max(0, first - 8), first)):
        return Body(grid.start(), end, form, place=mention.place, surface=scan.folded[grid.start() : end])
    prefix = scan.folded[first - 2 : first]  # 武警安吉中队, 国网安吉县供电公司
    if prefix == "国网" if form.cls == "Enterprise" else not own and prefix in {"武警", "消防"}:
        form = form._replace(cls="MilitaryUnit") if prefix == "武警" else form
        return Body(first - 2, end, form, place=mention.place, surface=scan.folded[first - 2 : end])
    if own.startswith(("大学", "学院")):  # 北京|大学|人民医院, where the tagger's word holds both
        whole = scan.folded[first:begin]
        return Body(first, end, form._replace(kind="open"), whole, surface=scan.folded[first:end])
    if own.startswith("校区"):
        return None  # 长兴校区文华活动|中心: of whoever has it
    if own.endswith("分") and first in scan.endings:
        return None  # 青禾医学研究中心|湖州区域分|中心: of whatever that is
    if prefix[-1:] == "驻" and not own.startswith("人民"):
        return None  # 某部驻|安吉县|联络站: of whoever sent it
    if (
        (not own and form.text in having("unnamed"))
        or len(own) > 16
        or own.startswith("各")
        or generic(scan, at, begin)
    ):
        return None
    return Body(first, end, form, own, place=mention.place, surface=scan.folded[first:end])


def generic(scan: Scan, at: int, begin: int) -> bool:
    """Whether the own words name nothing: 安吉县企业工会 and 安吉县一处 are none in particular."""
    own = scan.folded[at:begin]
    if COUNTED.fullmatch(own) or _SOME.fullmatch(own) or _OF_MANY.match(own):
        return True
    return own in words("any")
