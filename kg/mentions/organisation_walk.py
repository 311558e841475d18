"""From an ending to the left: over the name's own words to its owner, or to where the words stop being a name."""

import re

import rjieba

from kg.mentions import organisation_edge as edge
from kg.mentions.organisation_lexicon import Form, words
from kg.mentions.organisation_scan import Body, Scan
from kg.model import PlaceMention, Token

_ROOM = re.compile(r"楼|[\d一二三四五六七八九十]层|\d号")
_INNER_TAGS = frozenset("n ns nr nrt nrfg nz nt vn j b l i eng an nrf ng ag vg tg dg k g s f a m mq zg".split())
_NUMBER = re.compile(r"\d+|第[一二三四五六七八九十百\d]+(?:届|中|小|人民)?|[一二三四五六七八九十]+(?:届)?")
_LEADING_VERBS = frozenset("愿同并能可受赴到向为与在至去来让使请送给访看是有进出经带让领任当获")
_FUNCTION = frozenset("由在与和及被从向对为将给让使请至到赴受经据即则是有")
_FIRM_UNITS = frozenset("部 车间 班组 项目部 分厂 审判庭".split())
_OFFICES = frozenset(
    "科 处 室 中心 站 教研组 医院".split()
)  # of the body named before, where they hold an office or act
_ACTS = re.compile(r"(?:具体)?(?:牵头|承办|主办|协办|参与|负责|组织)")
_PROPER_TAGS = frozenset("nr nrt nrfg ns nz nt eng nrf".split())
_NATIONAL = re.compile(r"国家|全国|中国|中华")
_STATE_ENDINGS = frozenset("部 局 厅 处 科 室 所 院 站 办 厂 委 部门 基地".split())  # 国家某部: may be of another state
_NO_UNITS = tuple("公司 集团 厂 银行 超市 酒店 大学 中学 小学 学校 医院 农场 林场".split())
_BRANCHES = frozenset("分公司 支公司 分行 支行".split())  # units of their firm, no firms of their own
_SOME = re.compile("一(?:家|处|座)?[一-鿿]{2}")  # 安县|一水泥|厂
_TWO = re.compile("[局部委办科室处会院所站队心司厂关]和|干事和")  # 财政局和|税务所; but 宣传教育和网络|工作部
_OTHERS = re.compile(r"等[一二三四五六七八九十两\d]")  # 第一中学等五所|中学
_HOUSE = re.compile(r"\d+号(?=[一-鿿]{3})")
_NUMBERED = re.compile(r"(?:中|上海|北京)?第?[一二三四五六七八九十]{1,3}(?:冶|建|局|矿|厂|化)")  # 十七冶医院
_TAKEN_UP = re.compile(r"\d+年起?任?|起?任|工作于")  # 任华岭 may be one word to the tagger
_OUTPOSTS = frozenset(
    "分局 支局 分院 法庭 人民法庭 大队 中队".split()
)  # of a body of the place above: 市公安局|雁山|分局
_POINTING = ("我", "本", "该")  # ,我|院: a body that was named before
_LEGAL = ("有限公司", "有限责任公司", "股份有限公司", "集团有限公司")
_UNNAMED = frozenset(
    "所 局 厅 部 办 处 科 站 室 院 中心 委员会 基地 大队 支队 中队 总队 部队 学校 医院 学院 学会 厂 机关 部门".split()
)


def walk(scan: Scan, begin: int, end: int, form: Form) -> Body | None:
    """Go left over the name's own words to its owner, or to where the words stop being a name."""
    folded, at, proper = scan.folded, begin, False
    strong = form.kind == "open" and form.cls == "Enterprise" and len(form.text) >= 3  # 有限公司, 分公司
    token = scan.ends.get(end)
    if token is not None and token.begin < begin and not scan.level(begin) and not _place_inside(scan, token):
        at, proper = (
            token.begin,
            form.kind == "open" and token.tag in {"nt", "nz"},
        )  # 兽医站 and 华岭大学 are one word each
    elif begin not in scan.starts:
        at = next(
            (back for back in range(begin - 1, max(-1, begin - 5), -1) if back in scan.starts), begin
        )  # 车辆管理|所
        if scan.level(begin) or begin in scan.bodies or begin in scan.places:
            at = begin
        elif (inner := next((e for e in range(begin, at, -1) if e in scan.places), None)) is not None:
            at = inner  # 浙江|师范大学, where the tagger's word holds the place
    limit = max(0, begin - 26)
    while at > limit:
        if (owner := scan.bodies.get(at)) and (form.kind == "owned" or at == begin or _of_a_firm(owner, form)):
            return _owned(scan, owner, at, begin, end, form)
        mention = scan.places.get(at)
        if mention is not None:
            first = scan.chain(mention)
            owner = scan.bodies.get(first)
            within = owner is not None and form.kind == "owned"
            within = within and owner is not None and (owner.form.kind != "place" or form.text in _OUTPOSTS)
            if owner is not None and (within or _of_a_firm(owner, form)):
                return _owned(scan, owner, first, begin, end, form)
            if form.kind == "owned":
                return _placed(scan, mention, first, at, begin, end, form)
            at, proper = first, True
            if form.cls != "Enterprise" or folded[max(0, first - 2) : first] in {"公司", "集团"}:
                break  # 中国铁路|兰州|局集团有限公司 goes on, 福建省厦门市…大学 and 子公司安吉… begin here
            continue
        level = scan.level(at) if form.kind == "owned" or at == begin or folded[at - 1] in "省市县区" else None
        if level and (form.kind == "owned" or not proper):
            own = folded[at:begin]
            if (not own and form.text in _UNNAMED) or _generic(scan, at, begin):
                return None
            return Body(level[1], end, form, own, level=level[0], surface=folded[level[1] : end])
        step = _step(scan, at, begin) or (_brand(scan, at) if strong else None)
        if step is None or (form.kind == "open" and folded[step[0] : at] in {"和", "及", "与"}):
            break  # 日本政府和|东京电力公司; 经济信息化和商务局 is one
        at, proper = step[0], proper or step[1]
    proper = proper or (form.kind == "open" and _NUMBERED.match(folded, at) is not None)
    if form.text == "大学" and not proper:  # 首都|经济贸易|大学
        field = next((size for size in (4, 3, 2) if folded[begin - size : begin] in words("field")), 0)
        proper = 0 < field < begin - at
    if form.kind == "open" and not proper and (behind := edge.place_behind(scan, at)) is not None:
        at, proper = behind, True
        while form.cls == "Enterprise" and (brand := scan.ends.get(at)) is not None and brand.tag in {"nz", "nt"}:
            at = brand.begin  # 华岭福新|安吉|抽水蓄能公司
    if (
        form.kind == "open"
        and not proper
        and form.cls == "Enterprise"
        and (firm := edge.firm_behind(scan, at)) is not None
    ):
        return _owned(scan, scan.bodies[firm], firm, begin, end, form)
    listed = (edge.listed(scan, begin, form) or edge.visited(scan, begin, form)) if form.kind == "open" else None
    if listed is not None and (not proper or listed < at):
        at, proper = listed, True
    while at < begin - 2 and folded[at] in _FUNCTION:
        at += 1  # 由华岭 may be one word to the tagger
    taken_up = _TAKEN_UP.match(folded, at) if form.cls == "Enterprise" else None
    if taken_up and taken_up.end() < begin - 1:
        at = taken_up.end()
    if form.cls == "Enterprise" and (number := _HOUSE.search(folded, at, begin)):
        at = number.end()  # 青禾四街18号|北京远帆用品有限公司
    kind = max(folded.rfind(word, at, begin) for word in ("企业", "单位"))
    if kind >= 0 and kind + 2 in scan.place_at:
        at = kind + 2  # 工会企业|上海华岭科技有限公司
    own = folded[at:begin]
    states = form.kind == "owned" and _NATIONAL.match(own) and len(own) > 3 and form.text not in _STATE_ENDINGS
    if states and own not in words("generic"):
        return Body(at, end, form, own, surface=folded[at:end])  # 国家呼吸医疗质量控制|中心
    firm = form.cls == "Enterprise" and len(own) >= 2 and (len(form.text) >= 4 or end in scan.firm_titles)
    if form.kind == "open" and own and (proper or firm):  # 中电光谷集团总裁
        general = own[-2:] in words("generic") and own[:-2] in words("inner")  # 促进公立|医院
        if (
            own[0] in "(和与及"
            or own == "股份"
            or own in words("generic")
            or general
            or edge.counted(scan, at, begin)
            or _OTHERS.search(own)
        ):
            return None  # 商业|银行, 铜川一|煤矿
        if form.text == "学院" and own in words("faculty"):
            return Body(at, end, form, own, bare=True, surface=folded[at:end])
        if not proper and at in scan.starts and folded[at : scan.starts[at].end] in words("generic"):
            return None
        return Body(at, end, form, folded[at:begin], surface=folded[at:end], upper=scan.upper(at))
    if (
        own[:1] in _POINTING
        or (own.isdigit() and form.text in _UNNAMED)
        or (form.text in _FIRM_UNITS and own.endswith(("届", "次", "期")))
    ):
        return None  # 推出15部影片, 召开第十届班组建设表彰会
    unit = own and len(own) <= 10 and not form.text.endswith(_NO_UNITS) and not _NATIONAL.match(own)
    if unit and scan.leans(at, end) and own not in words("generic"):
        return Body(at, end, form, own, bare=True, surface=folded[at:end])  # 校工会、体育|教研部、教师|工作部
    office = form.text in _OFFICES and (end in scan.offices or _ACTS.match(folded, end))
    counted = at in scan.ends and scan.ends[at].tag in {"m", "q", "r"}  # 6个生产车间, 各车间
    if (
        own
        and (form.text in _FIRM_UNITS or office)
        and len(own) <= 8
        and not (own in words("generic") or proper or counted or own[0] == "原")
    ):
        return Body(
            at, end, form, own, bare=True, surface=folded[at:end]
        )  # 人力资源部, 电解车间: of the firm named before
    if not own and scan.leans(begin, end) and form.text not in _UNNAMED and not folded.startswith("干部", end):
        return Body(begin, end, form, bare=True, surface=form.text)
    return None


def _of_a_firm(owner: Body, form: Form) -> bool:
    """华岭集团|安吉机械有限公司 and 华岭集团有限公司|安吉县分公司 are one name each."""
    return form.cls == owner.form.cls == "Enterprise" and owner.form.kind in {"national", "open"} and not owner.bare


def _place_inside(scan: Scan, token: Token) -> bool:
    """南昌|铁路局 is one word to the tagger."""
    return any(end in scan.places for end in range(token.begin + 2, token.end - 1))


def _brand(scan: Scan, at: int) -> tuple[int, bool] | None:
    """One word more of a firm's name that the tagger knows as another: 犁耕 and 互动 in 湖南犁耕互动科技有限公司."""
    token = scan.ends.get(at)
    if token is None or token.tag[0] in "xupcry" or scan.folded[token.begin : at] in words("stop"):
        return None
    word = scan.folded[token.begin : at]
    if word[-1] in "年月日时" or word[0] in _FUNCTION or token.begin in scan.offices:
        return None
    verb = token.tag[0] in "vd" and len(word) > 1
    if verb and rjieba.has_word(word) and not _behind_a_place(scan, token.begin):
        return None  # 走进|华岭机械有限公司
    return token.begin, False


def _behind_a_place(scan: Scan, at: int) -> bool:
    """Whether the run of words that ends at `at` begins with a place."""
    end = next((end for end in range(at, max(0, at - 12), -1) if end in scan.places), None)
    return end is not None and (end == at or scan.folded[end:at].isalnum())


def _owned(scan: Scan, owner: Body, at: int, begin: int, end: int, form: Form) -> Body | None:
    own = scan.folded[at:begin]
    if (not own and form.text in _UNNAMED) or _generic(scan, at, begin):
        return None
    if _ROOM.search(own) or (_TWO.search(own) and not form.text.endswith("委员会")) or len(own) > 14:
        return None  # 县工人文化宫6楼会议室 is a room
    surface = scan.folded[owner.begin : end]
    # 某有限公司|煤矿 is a unit of it
    whole = form.text.endswith(("公司", "集团")) or not owner.surface.endswith("公司")
    if whole and form.kind == "open" and form.cls == owner.form.cls == "Enterprise" and form.text not in _BRANCHES:
        # 国家电网浙江省电力有限公司
        own, upper = surface.removesuffix(form.text), scan.upper(owner.begin)
        return Body(owner.begin, end, form, own, surface=surface, upper=upper)
    return Body(owner.begin, end, form, own, owner=owner, surface=surface)


def _placed(scan: Scan, mention: PlaceMention, first: int, at: int, begin: int, end: int, form: Form) -> Body | None:
    own = scan.folded[at:begin]
    prefix = scan.folded[first - 2 : first]  # 武警安吉中队, 国网安吉县供电公司
    if prefix == "国网" if form.cls == "Enterprise" else not own and prefix in {"武警", "消防"}:
        return Body(first - 2, end, form, place=mention.place, surface=scan.folded[first - 2 : end])
    if (not own and form.text in _UNNAMED) or len(own) > 16 or own.startswith("各") or _generic(scan, at, begin):
        return None
    return Body(first, end, form, own, place=mention.place, surface=scan.folded[first:end])


def _generic(scan: Scan, at: int, begin: int) -> bool:
    """Whether the own words name nothing: 安吉县企业工会 and 安吉县一处 are none in particular."""
    own = scan.folded[at:begin]
    if edge.COUNTED.fullmatch(own) or _SOME.fullmatch(own):
        return True
    return own in {"企业", "基层", "各级", "直属", "机关", "非公企业", "所属", "部分", "有关", "相关"}


def _step(scan: Scan, at: int, begin: int) -> tuple[int, bool] | None:
    """One word further to the left: where it begins, and whether it is a proper name; None where the name stops."""
    folded = scan.folded
    last = folded[at - 1]
    if last == ")":
        opening = folded.rfind("(", max(0, at - 12), at)
        return (opening, False) if opening >= 0 else None
    if last == "”":
        opening = folded.rfind("“", max(0, at - 20), at)
        return (opening, True) if opening >= 0 else None
    token = scan.ends.get(at)
    if token is None:
        return None
    word = folded[token.begin : at]
    if at == begin and scan.folded.startswith(_LEGAL, begin):
        return token.begin, False  # 联合|股份有限公司
    if word in words("stop") or (token.begin in scan.offices and len(word) > 1):
        return None
    if token.tag.startswith("nr") and token.begin in scan.title_ends:
        return None  # 副主席|李丽及医院全体成员
    if len(word) > 1 and word[0] in _FUNCTION and not rjieba.has_word(word):
        return token.begin + 1, token.tag in _PROPER_TAGS  # 大会由|华岭煤电公司, 向|青禾中学
    bound = token.tag == "v" and len(word) == 1 and word not in _LEADING_VERBS and at in scan.starts and at != begin
    if token.tag in _INNER_TAGS or word in words("inner") or word in words("generic") or bound:
        if token.tag == "m" and not _NUMBER.fullmatch(word):
            return None
        if token.tag in {"s", "a", "k"} and len(word) < 2 and word not in words("inner"):
            return None
        inside = next((end for end in range(at - 1, token.begin, -1) if end in scan.places), None)
        if inside is not None:
            return inside, False  # 递铺街道|社区
        return token.begin, token.tag in _PROPER_TAGS or (len(word) == 1 and at != begin and token.tag in {"g", "zg"})
    if word in {"和", "与"} and at != begin and token.begin not in scan.bodies and begin - at <= 8:
        return token.begin, False  # 经济信息化和商务局; 财政局和税务局 is two
    return None
