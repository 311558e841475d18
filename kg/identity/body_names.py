"""What a body is called at its core, and of which place its name says that it is: 国网安吉县供电公司 and 安吉供电公司
are 供电公司 of 330523."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import rjieba

from kg.identity.named import is_general
from kg.identity.places import sole_short_names
from kg.lexicon import table
from kg.mentions.gazetteer import ancestors, by_code, divisions
from kg.mentions.organisation_lexicon import somebodys
from kg.mentions.word_costs import tag
from kg.model import Entity

_LONGEST = 12  # characters of a place's full name
_REST = 2  # characters of a name behind its place
_COUNTY = 6  # digits of a county's code
_STREETS = ("路", "街", "巷", "大道")
_BANK = re.compile("^(.{2,8}银行)(.+)([支分]行)$")
_PROVINCE = "0000"


class Named(NamedTuple):
    """The name of a body without its place, and the code of the place, "" for none."""

    core: str
    site: str


@cache
def told(label: str) -> bool:
    """Whether bodies of that name are held against each other."""
    return kind(label) is not None


@cache
def kind(label: str) -> str | None:
    """What the table of kinds says of bodies that end so (`every`), None for others."""
    return next((of for size in range(min(_LONGEST, len(label)), 1, -1) if (of := _kinds().get(label[-size:]))), None)


@cache
def named(label: str, scope: str = "") -> Named:
    """The core of `label`; `scope` as in its Entity."""
    code = scope[:_COUNTY] if scope[:_COUNTY].isdigit() and scope[:_COUNTY] in by_code() else ""
    name = label
    for pattern, form in _forms():
        name = pattern.sub(form, name)
    core, site = _without_place(name, code)
    if bank := _BANK.match(core):
        where, inner = _without_place(bank[2] + bank[3], code or site, short=True)
        core, site = (bank[1] + where, inner or site) if where == bank[3] else (core, site)
    return Named(core, code or site)


@cache
def every(core: str) -> bool:
    """Whether counties have bodies of that name, so that two of them are two unless they are of one county."""
    if is_general("body", core):
        return True
    own = next((core[:-size] for size in range(min(_LONGEST, len(core)), 1, -1) if core[-size:] in _kinds()), None)
    if own is None:
        return False
    of = kind(core)
    abroad = core.endswith("会") and tag(own) in ("ns", "nt")  # 美国商会 is one
    word = own.endswith(_STREETS) or (rjieba.has_word(own) and not abroad)
    return not own or of == "yes" or (of == "word" and word)


@cache
def of_some_county(label: str) -> bool:
    """Whether a body so called is told from others of the name by its county alone, which not all articles tell:
    育才小学; but 作家协会 leans on a place."""
    if not told(label) or label in somebodys():
        return False
    core, site = named(label)
    return not site and every(core)


def as_sign(body: Entity) -> str:
    """How signs of persons write a body: by its name and scope, or the name alone where not all articles tell more."""
    shared = of_some_county(body.label) and not is_general("body", body.label)
    return f"{body.label}\t{'' if shared else body.scope}"


def _without_place(name: str, code: str, short: bool = False) -> tuple[str, str]:
    """`name` without the places that it begins with, and the code of the last; of several of a name the one that lies
    in the one before or around `code`. `short`: short names are places, whatever follows."""
    site = ""
    while True:
        size, found = next(_opening(name, code, site, short), (0, ""))
        if not size:
            return name, site
        name, site = name[size:], found


def _opening(name: str, code: str, site: str, short: bool) -> Iterator[tuple[int, str]]:
    for size in range(min(_LONGEST, len(name) - _REST), 1, -1):
        begins, rest = name[:size], name[size:]
        codes = [one for one in _full().get(begins, ()) if _fits(one, code, site)]
        if len(codes) == 1:
            yield size, codes[0]
        elif not site and (province := _provinces().get(begins)):
            yield size, province
        elif (one := _short(begins, code)) and _fits(one, code, site) and (short or every(rest)):
            yield size, one


def _fits(one: str, code: str, site: str) -> bool:
    """Whether the place `one` may follow `site` and lies around `code`, or that around it."""
    around = not code or one in ancestors(code) or code in ancestors(one)
    return around and (not site or (one != site and site in ancestors(one)))


def _short(name: str, code: str) -> str:
    """The code of the county or city that is called so for short: the only one, or that of `code`."""
    near = (one for one in ancestors(code) if name in by_code()[one].short) if code else iter(())
    return next(near, "") or sole_short_names().get(name, "")


@cache
def _full() -> dict[str, tuple[str, ...]]:
    """The full names of places, each with the codes of those that bear it: provinces, else those in force."""
    found: dict[str, dict[str, int]] = {}
    for one in divisions():
        if one.code.isdigit():
            rank = 0 if one.code.endswith(_PROVINCE) else 2 if one.last else 1
            found.setdefault(one.name, {})[one.code] = rank
    best = {name: min(ranks.values()) for name, ranks in found.items()}
    return {name: tuple(code for code, rank in some.items() if rank == best[name]) for name, some in found.items()}


@cache
def _provinces() -> dict[str, str]:
    """The short names of provinces."""
    return {short: one.code for one in divisions() if one.code.endswith(_PROVINCE) for short in one.short}


@cache
def _kinds() -> dict[str, str]:
    return {row["ending"]: row["every"] or "no" for row in table("body_kinds", "ending", "every", "example")}


@cache
def _forms() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = table("body_forms", "pattern", "form", "example", "made")
    return tuple((re.compile(row["pattern"]), row["form"]) for row in rows)
