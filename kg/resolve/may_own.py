"""What may be a unit of what: no school has a 立案庭, no court a 党委; of guests who are gone nothing is."""

import rjieba

from kg.late import late
from kg.mentions.faculties import is_faculty
from kg.mentions.organisation_classes import ASSEMBLIES, OF_LAW, SELF_STANDING
from kg.mentions.organisation_lexicon import Form, houses_of_units, of_a_department, of_another
from kg.mentions.organisation_office_endings import endings
from kg.model import Entity
from kg.resolve.link import Link
from kg.resolve.linked import Resolved

ROOTS = SELF_STANDING | OF_LAW
_TAUGHT = frozenset({"学院", "系"})  # parts of schools alone
# where the words turn from guests to the page's own house: ,|校|党委副书记甲, 。, 一行|来校
_TURNS = late(
    "[。;!?\n]|一行|(?:来|到|赴|莅临|访问)[我本]?(?:学?校|医?院|公司|集团)|[与和]我"
    "|(?<=[^一-鿿])[我本]?(?:学?校|医?院|公司|集团)(?=党|[正副]|[校院]长|董事|总|纪|工会|团委|[一-鿿]{0,6}[处科室部办])"
)
_AUTHORITIES = ("局", "处", "厅", "部", "办")  # have no learned committee
_LEVELS = frozenset("省市县区州")
_OF_COURTS = ("审判", "检察", "国家赔偿", "赔偿", "法官考评", "检察官考评")
_UNIVERSITY = late("[我本]校|学校|校长|校党委")
_WE = late("[我本](?:校|院|公司|集团|司)")
_ASSEMBLY = late("(?:中国人民政治协商会议.+?委员会|.+?人民代表大会(?:常务委员会)?)(?=(?!常务委员会$).+委员会$)")
_LEAGUES = frozenset({"工会", "总工会", "妇联", "团委"})
_SOCIETIES = ("协会", "学会", "商会", "研究会", "联谊会")


def house_of(form: Form, own: str = "") -> str:
    """The class of the bodies that alone have what ends so, behind its `own` words: Court of 法警大队, Procuratorate of
    第五检察|部; empty where others have it, too."""
    ending = endings().get(form.text)
    if ending is not None and ending.house:
        return ending.house
    units = houses_of_units()
    return units.get(own + form.text) or units.get(form.text, "")


def faculty(one: Resolved) -> bool:
    """Whether it is a part of some university, which its name doesn't say: 机电学院."""
    return is_faculty(one.body.form.text, one.body.own)


def in_university(folded: str) -> bool:
    """Whether a text speaks of a whole school as its own."""
    return _UNIVERSITY.search(folded) is not None


def gone(case: Link, one: Resolved) -> bool:
    """Whether `one` is of guests, of whom is no longer spoken: 青禾大学校长甲一行来校考察,|教务处|处长乙陪同."""
    guest = one.entity in case.guests.mine or one.parent in case.guests.mine
    return guest and turned(case, one)


def turned(case: Link, one: Resolved) -> bool:
    """Whether the words turn to the page's own house behind the guests `one`."""
    return _TURNS.search(case.folded, one.end, case.body.begin) is not None


def may_own(case: Link, root: Resolved) -> bool:
    """Whether the body of `case` can be a unit of `root`: no hospital is one of a hospital, no committee of deputies
    one of a court, 校友办 none of a school of a university."""
    body, entity = case.body, root.entity
    if body.own and 0 <= gap(case) <= 1 and root is case.known[-1]:
        return False  # 华岭公司和|第九剧团
    inner = entity is not None and entity.label.endswith("学院") and "大学" in entity.label  # 青禾大学化学学院|材料学院
    part = is_faculty(body.form.text, body.own) and not faculty(root) and not inner  # 青禾学院|化学工程学院
    if body.form.text == root.body.form.text and body.form.cls in ROOTS and not part:
        return False
    if has_none(case, root) or not_ours(case, root) or of_a_level(body.own) or _of_a_school(case, entity):
        return False
    if of_a_department(body.own) or of_another(body.own):
        return False  # 华岭集团总经理甲、国资委企业改革局局长乙; 市交通局局长甲、公安局治安支队特勤大队队长乙
    if "办公室" in body.own and entity is not None and entity.cls in ASSEMBLIES:
        return False  # 安吉县政协经济委主任甲、外事办公室港澳处处长乙
    if body.own.startswith("学术") and entity is not None and entity.label.endswith(_AUTHORITIES):
        return False  # 教育局技术科学处处长甲,|学术委员会|委员乙
    if body.form.text.endswith("委员会") and entity is not None and entity.cls in OF_LAW:
        return body.own in _OF_COURTS
    return not (body.own.startswith("校") and root.body.form.text == "学院")


def _of_a_school(case: Link, entity: Entity | None) -> bool:
    """Whether the body is one of a school, which `entity` is none of: 青禾公司总经理甲、|纺织学院|院长乙."""
    return case.body.form.text in _TAUGHT and (entity is None or entity.cls != "School")


def of_a_level(own: str) -> bool:
    """Whether own words begin with the level of a place: 市竹业局局长甲、|市竹材中心|主任乙."""
    return own[:1] in _LEVELS and not any(rjieba.has_word(own[:size]) for size in (2, 3))


def has_none(case: Link, owner: Resolved) -> bool:
    """Whether the body of `case` is none of `owner`: a court has a 党组 and no 党委, a society no 工会."""
    if case.body.form.text in _LEAGUES and owner.entity is not None and owner.entity.label.endswith(_SOCIETIES):
        return True  # 县委副书记、县劳模协会名誉会长甲,|工会|主席乙
    if case.body.form.text != "党委" or owner.entity is None:
        return False
    return owner.entity.cls in OF_LAW or owner.entity.label.endswith(("校友会", "同学会", "同乡会"))


def not_ours(case: Link, owner: Resolved) -> bool:
    """Whether we, who are not `owner`, were named since: 会议在华岭大学举行。我校书记甲、|工会|主席乙出席."""
    return owner.entity in case.guests.mine and _WE.search(case.folded, owner.end, case.body.begin) is not None


def gap(case: Link) -> int:
    """How many characters lie between the body named last and that of `case`; -1 where none was named."""
    return case.body.begin - case.known[-1].end if case.known else -1


def fits(case: Link, root: Resolved) -> bool:
    """Whether `root` is of the class whose unit the body is, where but one class has such: no 法警大队 of a school."""
    house = house_of(case.body.form, case.body.own)
    if not house or root.entity is None:
        return True
    whole = house not in ASSEMBLIES or (root.parent is None and not assembly(root.entity.label))
    return root.entity.cls == house and whole


def assembly(label: str) -> str:
    """The assembly of which a committee is that is called so, "" where it is none: 全国人民代表大会|财政经济委员会."""
    found = _ASSEMBLY.match(label)
    return found[0] if found is not None else ""


def one_of_two(case: Link, one: Resolved) -> bool:
    """Whether it acts together with another house: 青禾大学与华岭大学签约,|教务处|负责人参加, whose?"""
    joined = case.folded[one.begin - 1 : one.begin] in ("与", "和", "同")
    cls = one.entity.cls if one.entity is not None else ""
    return joined and any(other.end == one.begin - 1 and other.body.form.cls == cls for other in case.known)
