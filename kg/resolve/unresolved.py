"""Bodies that nothing on the page resolves: nodes local to their article, under the form in the text.

县总工会 where no county is known, 我校, 公司工会. Such a body is never joined with another article's and never guessed.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from kg.language.needed import every
from kg.lexicon.words import worded
from kg.mentions.faculties import is_faculty
from kg.mentions.gazetteer import short_cities
from kg.mentions.organisation_classes import SELF_STANDING
from kg.mentions.organisation_lexicon import house_units, of_another
from kg.mentions.organisation_scan import Body
from kg.model import Entity
from kg.resolve.guests import goes
from kg.resolve.leaning import SENT
from kg.resolve.link import DESKS, class_of_a_unit, units
from kg.resolve.linked import Resolved
from kg.resolve.may_own import house_of
from kg.resolve.own_names import OURS, Key, Loose, noun, own_name, unresolved
from kg.resolve.rows import peers
from kg.rules import written

_SELF = written("org/unresolved/self", "我校", "该校")
_UNIT = written("org/unresolved/unit", "校|党委", "企业工会")
_LEVEL = written("org/unresolved/level", "县总工会", "各县总工会")
_HOSTING = worded(
    r"(?:^|[,。;\n])[一-鿿]{2,4}?"
    r"(?=(?:[在于][^,。;\n]{2,20}?)?(?:<event_words/well>|组织)?(?:召开|举行|举办))"
)
_VISITS = worded(
    "(?:赴|前往|走进|到访)[一-鿿()“”]{2,18}?(?:<visit_words/house>|中心|研究院|学校|集团|研究所|实验室)"
    "<visit_words/visit+visit_more+talk>"
)
_ANYONES = frozenset({"处", "科", "办公室", "室", "委员会", "办", "党政办", "党政办公室"})
_MAY_SAY_THIS = frozenset("校 学校 院 医院 公司 集团 集团公司".split())  # 本台消息, 本队 and 本站 are said by anyone
_ITEMS = "和及由与"
_HEADS = worded("[^,。;!?\n]{0,40}?<organisation_words/our_staff>")
_ROW_OF_ONE = 12  # characters from a body to the next one of the same person
_NEXT = 10  # characters from a unit to the next one of the same body
_WHOLE_SCHOOLS = ("处", "研究生院")  # units that no faculty has
_NEAR = 30  # characters from a body to its unit


def hosting(folded: str) -> Iterator[int]:
    """Where it is told that somebody holds a meeting, right behind who opens a clause: 5日,学校|召开."""
    return (match.end() for match in every(_HOSTING, folded))


def told_alone(folded: str, found: Sequence[Resolved]) -> frozenset[int]:
    """Where the desks begin among the bodies `found` in a text that nothing says whose they are, so that they are those
    of the house that speaks: 客人来校。|教务处|、|后勤处|负责人参加. None where somebody goes to another house."""
    named = (one for one in found if one.entity is not None and one.body.form.kind != "self")
    if any(goes(folded, one.begin) for one in named) or _VISITS.search(folded):
        return frozenset()
    rows = {one.end for one in found if one.body.level}  # 县委组织部、|人事科
    return frozenset(
        one.begin
        for one in found
        if one.entity is None and one.body.bare and _named(one.body) and one.begin - 1 not in rows
        if not "一" <= folded[one.begin - 1 : one.begin] <= "鿿" or folded[one.begin - 1] in _ITEMS
        if (one.body.form.text.endswith(DESKS) and _HEADS.match(folded, one.end))
        or _faculty(one.body)
        or one.body.form.kind == "inner"
    )


def _named(body: Body) -> bool:
    """Whether it is called by more than its kind: |教务|处."""
    return bool(body.own) or body.form.text in house_units()


def _faculty(body: Body) -> bool:
    return is_faculty(body.form.text, body.own)


def local(
    texts: Sequence[Sequence[Resolved]],
    article: str,
    spoken: Collection[int] = (),
    held: Collection[int] = (),
    desks: Collection[int] = (),
) -> list[tuple[Resolved, ...]]:
    """`texts` (headline, body) of the article with that key, each unresolved body that is one in particular with an
    entity of its own. `spoken`: where titles begin in the last of the texts (公司|总经理), and what hosts do;
    `held`: where one begins that a person holds there; `desks`: where those begin that may be of the article's own
    house (see `told_alone`)."""
    ours = _spoken_of(texts, spoken)
    homeless = not any(_at_home(one) for text in texts for one in text)
    alone = not any(one.entity is not None and one.parent is None for text in texts for one in text)
    named: dict[Key, Entity] = {}
    done: dict[int, Resolved] = {}
    found: list[tuple[Resolved, ...]] = []
    for text in texts:
        before: Resolved | None = None
        made: list[Resolved] = []
        for one in text:
            if one.entity is None and one.body.bare and one.body.surface.endswith(SENT):
                one = _sent_before(one, made)
            elif one.entity is None:
                house = _house(made, one.body, article)
                apart = _beside_a_level(before, one)
                if house is None and not apart and ((alone and one.end in held) or one.begin in desks):
                    house = _only_house((*(known for text in found for known in text), *made), one.body)
                same = _named_with_its_level(named, one.body)
                owner = done.get(id(one.body.owner))
                loose = Loose(one, _peer(made, one) or before, owner, house, ours, article, one.end in held, homeless)
                one = (
                    _local(loose, named)
                    if same is None
                    else replace(one, entity=same, confidence=0.85, why=(*one.why, _LEVEL))
                )
            done[id(one.body)] = one
            made.append(one)
            inner = one.parent is not None and one.body.form.text in units()  # 省商业集团|党委|常委、工会主席
            before = one if one.body.form.kind != "self" and not inner else before
        found.append(tuple(made))
    return found


def _peer(made: Sequence[Resolved], one: Resolved) -> Resolved | None:
    """The branch of a whole house right before that of another: 公司财务部党支部与|青禾投资党总支."""
    last = made[-1] if made and one.begin - made[-1].end == 1 else None
    return last if last is not None and peers(last.body, one.body) else None


def _sent_before(one: Resolved, made: Sequence[Resolved]) -> Resolved:
    """县委第一巡察组进驻县教育局,|巡察组|组长王立平: of who sent it, never of whom it visits"""
    groups = [known for known in made if known.entity is not None and known.text.endswith(one.body.surface)]
    whole = {known.entity: known for known in groups if known.text != one.body.surface}
    if len(whole) != 1:
        return one
    sent = next(iter(whole.values()))
    return replace(one, entity=sent.entity, parent=sent.parent, confidence=0.85, why=(*one.why, _LEVEL))


def _at_home(one: Resolved) -> bool:
    """Whether a body is of one place, told or not (县总工会, 我校): what leans on nothing may be of that place, too."""
    known = one.entity is not None or bool(one.body.level) or one.body.form.kind == "self"
    return known and one.body.form.kind not in ("national", "foreign")


def _spoken_of(texts: Sequence[Sequence[Resolved]], spoken: Collection[int]) -> frozenset[str]:
    """The nouns that mean one body in particular: with 我 or 本, with a unit (校党委), an office (公司|总经理), or
    where they hold a meeting (学校|召开)."""
    nouns = set()
    for number, text in enumerate(texts):
        owners = {id(one.body.owner) for one in text if one.body.owner is not None}
        for one in text:
            held = number == len(texts) - 1 and one.end in spoken
            bare = one.entity is None and one.body.form.kind == "self"
            anyone = one.text[0] == "本" and one.body.form.text not in _MAY_SAY_THIS
            if bare and not anyone and (one.text[0] in OURS or held or id(one.body) in owners):
                nouns.add(noun(one))
    return frozenset(nouns)


def _local(case: Loose, named: dict[Key, Entity]) -> Resolved:
    """The body of `case` with its own entity, one of `named` if it was named before; as it is where it has no name."""
    own = own_name(case)
    if own is None:
        return case.one
    entity = named.setdefault(own.key, Entity(_class(own.body, own.owner), own.label, case.article))
    parent = own.owner.entity if own.owner is not None else None
    why = _SELF if own.body.form.kind == "self" else _UNIT if own.owner else _LEVEL
    return replace(case.one, body=own.body, entity=entity, parent=parent, confidence=0.9, why=(*case.one.why, why))


def _class(body: Body, owner: Resolved | None) -> str:
    """What it is: an office of a school, hospital or firm, and a 处 of whom nothing is known, is none of the state."""
    cls = body.form.cls or "Organisation"
    if owner is not None and owner.entity is not None:
        return class_of_a_unit(body, owner.entity)
    return "Organisation" if cls == "GovernmentBody" and not body.level and body.form.text in _ANYONES else cls


def _named_with_its_level(named: Mapping[Key, Entity], body: Body) -> Entity | None:
    """县教育局, which a bare |教育局| means that is told later."""
    form = body.form
    if not body.bare or form.kind != "place":
        return None
    found = {one for (cls, own, name), one in named.items() if (cls, own[1:], name) == (form.cls, body.own, form.name)}
    return found.pop() if len(found) == 1 else None


def _house(before: Sequence[Resolved], body: Body, article: str) -> Resolved | None:
    """Whose 工会 it is in 集团党委副书记甲、|工会|主席乙: the body named right before, where it is a 公司 or 学校 that
    nothing resolves."""
    last = before[-1] if before and 0 <= body.begin - before[-1].end <= _NEAR else None
    if last is None or not unresolved(last, article) or not body.bare or body.form.text not in units():
        return None
    if body.own[:2] in short_cities():
        return None  # 学院土木系和|湖州路桥人事处|
    if house_of(body.form) not in ("", last.body.form.cls) and last.body.form.cls:
        return None  # 校关工委办公室主任甲，|离退休工作处|处长乙: of the school; 我|院 may be of any class
    if _faculty(last.body) and body.form.text.endswith(_WHOLE_SCHOOLS):  # 水利学院院长甲、|教务处|处长乙: of the school
        return replace(last, entity=last.parent, parent=None, text=last.parent.label) if last.parent else None
    inner = last.parent is not None and last.body.form.text in units()
    if inner and body.begin - last.end > _NEXT:
        return None  # 校工会主席甲，商学院党委书记、|工会|主席乙
    if inner and last.parent is not None:  # 本校党委常委甲、|工会|主席乙
        return replace(last, entity=last.parent, parent=None, text=last.parent.label)
    standing = last.entity is not None and last.entity.cls in SELF_STANDING  # 金融学院党委书记、|工会|主席甲
    return last if standing or last.body.form.kind == "self" else None


def _only_house(before: Sequence[Resolved], body: Body) -> Resolved | None:
    """公司召开会议,|安全部|部长王立平主持: the one 公司 or 学校 that an article which names no other body speaks of."""
    unit = body.form.text in units() or body.form.text.endswith(DESKS) or _faculty(body)
    unit = unit and not of_another(body.own) and body.own[:2] not in short_cities()
    houses = {one.entity: one for one in before if one.entity is not None and one.body.form.kind == "self"}
    return next(iter(houses.values())) if unit and not body.level and len(houses) == 1 else None


def _beside_a_level(before: Resolved | None, one: Resolved) -> bool:
    """Whether the office before is one of a place: 市人大副主任、|工会|主席甲 is none of the 公司 in which he is."""
    return before is not None and bool(before.body.level) and one.begin - before.end <= _ROW_OF_ONE
