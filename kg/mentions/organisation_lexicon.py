"""What is known of organisations' names, compiled into one automaton."""

from functools import cache
from typing import NamedTuple

import ahocorasick

from kg.lexicon import Row, entries, table
from kg.lexicon import words as lexicon
from kg.lexicon.words import worded
from kg.rules import written

KINDS = {
    "national": written("org/national", "中华全国总工会"),
    "foreign": written("org/foreign", "俄罗斯国防部"),
    "place": written("org/place", "安吉县|总工会"),
    "open": written("org/open", "安吉华岭机械|有限公司"),
    "owned": written("org/owned", "安吉县人民医院|工会"),
    "held": written("org/held", ",华岭农场|党委书记"),
    "office": written("org/office", ",远帆控股|董事长王立平"),
    "local": written("org/local", ",巡护队|队长王立平"),
    "inner": written("org/inner", ",教务处、|学生处|负责人参加"),
    "self": written("org/self", "该院, 我校"),
    "declared": written("org/declared", "安吉县竹业促进会(简称竹促会)"),
}


# 越共|中央政治局: whose central bodies are not China's
PARTIES_ABROAD = "(?:<organisation_words/communist>共|<organisation_words/party_of>党)"


class Form(NamedTuple):
    """A string that can end a body's name. `kind`: national (a whole name), foreign (that of another state), place
    (follows a place or level word), open (takes its own words), owned (needs a place, a level word or a body before its
    own words), held (takes the words from the clause's edge on, where an office or a unit stands right behind),
    inner (a unit of the house of the article, by its bare name), declared (a short name that the text itself gives to a
    body)."""

    text: str
    kind: str
    cls: str
    name: str  # national: the official name; place: a template with {place}, {rank}; else the string itself
    part: str = ""  # the form of the body that it is part of (委办公室 → 委)
    beside: "Form | None" = None  # a second body that the same words name (纪委监委)
    rule: str = ""  # the id of its entry in a table


@cache
def forms() -> ahocorasick.Automaton:
    """All forms in one automaton: the value of a string is the tuple of its forms, place forms first."""
    found: dict[str, list[Form]] = {}

    def add(form: Form) -> None:
        if all(form.kind != other.kind for other in found.setdefault(form.text, [])):
            found[form.text].append(form)

    for row in table("national_bodies", "form", "name", "cls", "example"):
        add(Form(row["form"], "national", row["cls"], row["name"], rule=row.rule))
    for row in table("national_bodies", "form", "name", "cls", "example"):  # 中国银行|保险监督管理委员会 is one
        if row["name"].isalpha():
            add(Form(row["name"], "national", row["cls"], row["name"], rule=row.rule))
    for row in table("place_bodies", "form", "name", "cls", "part", "example"):
        add(_of_a_place(row["form"], row["name"].split("|"), row["cls"].split("|"), row["part"], row.rule))
    for form in _departments():
        add(form)
    for row in table("organisation_endings", "ending", "cls", "strength", "example"):
        add(Form(row["ending"], row["strength"], row["cls"], row["ending"], rule=row.rule))
    for row in _house_units():
        unit = row["of"] + row["unit"]
        add(Form(unit, "owned", row["cls"], unit, rule=row.rule))
    automaton = ahocorasick.Automaton()
    for text, known in found.items():
        automaton.add_word(text, tuple(known))
    automaton.make_automaton()
    return automaton


@cache
def place_forms() -> tuple[frozenset[str], tuple[int, ...]]:
    """What follows a place in the name of a body of it, from three characters on (税务局), and the lengths."""
    found = frozenset(form.text for known in forms().values() for form in known if form.kind == "place")
    long = frozenset(text for text in found if len(text) > 2)
    return long, tuple(sorted({len(text) for text in long}))


@cache
def somebodys() -> frozenset[str]:
    """What is left of the official names of bodies of places without their place: 作家协会, which is somebody's."""
    placed = (form for known in forms().values() for form in known if form.kind == "place")
    tails = ({form.text, form.name.removeprefix("{place}")} for form in placed if form.name.startswith("{place}"))
    return frozenset().union(*tails)


_HEADS = "局委院厅"  # how departments end that are nobody's units


_HOUSED = worded("(?<=[一-鿿]{2})<organisation_words/housed>(?=[一-鿿]{2})")


def of_another(own: str) -> bool:
    """Whether own words hold whose it is (竹创中心材料事业|部) or open as only a whole name does: 中国竹材所科技|处."""
    return own.startswith(("中国", "全国", "国家")) or _HOUSED.search(own) is not None


def of_a_department(own: str) -> bool:
    """Whether own words open with the name of a department of some place: 公安局|特勤|大队."""
    known, sizes = place_forms()
    return any(own[:size] in known and own[size - 1 : size] in tuple(_HEADS) for size in sizes)


def _of_a_place(form: str, names: list[str], classes: list[str], part: str, rule: str) -> Form:
    beside = _of_a_place(form, names[1:], classes[1:], part, rule) if len(names) > 1 else None
    return Form(form, "place", classes[0], names[0], part, beside, rule)


def _departments() -> list[Form]:
    """人社 gives 人社局, 人社厅, 人力资源和社会保障局 …, each with the official name."""
    made = []
    for row in table("sectors", "sector", "official", "province", "county", "example"):
        endings = {"局", "厅", row["province"], row["county"]}
        for ending in sorted(endings):
            short = {"委员会": "委", "办公室": "办"}.get(ending)
            name = "{place}" + row["official"] + ending
            made.append(Form(row["sector"] + ending, "place", "GovernmentBody", name, rule=row.rule))
            if short:
                made.append(Form(row["sector"] + short, "place", "GovernmentBody", name, rule=row.rule))
    return made


@cache
def countries() -> dict[str, str]:
    """俄 → 俄罗斯: what one character means before a body of a state."""
    return {row["short"]: row["country"] for row in table("country_short_names", "short", "country", "example")}


@cache
def states() -> frozenset[str]:
    """The usual names of other states: 阿塞拜疆."""
    return frozenset(row["name"] for row in table("foreign_places", "name", "kind", "of") if row["kind"] == "country")


@cache
def abroad() -> frozenset[str]:
    """Names of states and cities abroad: 莫斯科."""
    return entries("foreign_places")


@cache
def national(form: str) -> Form:
    """The body of the whole country with this form. Raises KeyError if the table has none."""
    found: tuple[Form, ...] = forms().get(form)
    return next(known for known in found if known.kind == "national")


@cache
def sectors() -> dict[str, tuple[str, str, str]]:
    """Sector → its official words, and the department's ending at province and at city and county level."""
    rows = table("sectors", "sector", "official", "province", "county", "example")
    return {row["sector"]: (row["official"], row["province"], row["county"]) for row in rows}


@cache
def house_units() -> frozenset[str]:
    """Units that only a school, a hospital or a firm has."""
    return frozenset(row["of"] + row["unit"] for row in _house_units())


@cache
def told_alone() -> frozenset[str]:
    """Those of them whose bare name tells that they are meant: 教务处, 手术室."""
    return frozenset(row["of"] + row["unit"] for row in _house_units() if row["alone"])


@cache
def houses_of_units() -> dict[str, str]:
    """Unit → the class of the houses that alone have such: School of 教务处."""
    return {row["of"] + row["unit"]: row["house"] for row in _house_units() if row["house"]}


def _house_units() -> tuple[Row, ...]:
    return table("house_units", "of", "unit", "cls", "house", "alone", "example")


@cache
def having(trait: str) -> frozenset[str]:
    """The endings of `ending_traits.tsv` with this trait: branch, outpost, bank …"""
    rows = table("ending_traits", "ending", "trait", "example")
    return frozenset(row["ending"] for row in rows if row["trait"] == trait)


@cache
def words(role: str) -> frozenset[str]:
    """The words of `organisation_words.tsv` with this role: inner, stop, generic, any, kind …"""
    return lexicon.words("organisation_words", role)
