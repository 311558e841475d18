"""Ministries, agencies and national firms of other states by what they are for: 德国|联邦经济和能源部,
巴基斯坦|水电发展署."""

import re
from functools import cache

from kg.lexicon import columns, entries, table
from kg.lexicon.words import filled

_DOES = "<organisation_words/agency_does>"
_LONG = 5  # characters of a ministry's name that one state alone has
_BOARD = "<organisation_words/state_board>"
_OFFICE = rf"部(?![门队落分件位属下署])|{_DOES}{{0,2}}总?局(?![部面势限])|{_DOES}?厅|{_BOARD}"
_HOUSE = "<organisation_words/house_research>"
_FIRM = r"(?:股份|控股|有限|责任){0,3}(?:集团)?公司|集团(?![化式])|银行"


@cache
def _form() -> re.Pattern[str]:
    known = table("ministry_fields", *columns("ministry_fields"))
    rows = sorted(known, key=lambda row: (-len(row["field"]), row["field"]))
    fields = "|".join(row["field"] for row in rows if not row["ending"])
    whole = "|".join(row["field"] + row["ending"] for row in rows if row["ending"])  # 厚生劳动省
    some = rf"(?:{fields}){{1,4}}"
    office = rf"(?:联邦|国家|皇家)?{some}(?:(?:[、和与及]|以及){some}){{0,3}}(?:{_OFFICE})|{whole}"
    house = rf"(?:国家|皇家|联邦){some}(?:{_FIRM})"
    return re.compile(
        filled(
            rf"(?P<GovernmentBody>{office})|(?P<Organisation>(?:国家|皇家|联邦)?{some}{_HOUSE})|(?P<Enterprise>{house})"
        )
    )


def form(folded: str, at: int) -> re.Match[str] | None:
    """The name of such a body right behind the state's, at `at`."""
    return _form().match(folded, at)


def kind(found: re.Match[str]) -> str:
    """Its class."""
    return found.lastgroup or "GovernmentBody"


def of_any_state(name: str) -> bool:
    """Whether a ministry beside another state's is of that state: 韩国外交部、|国防部, not 法国农业部和|农业农村部."""
    return name[-1] in "部省" and (len(name) < _LONG or name not in entries("national_bodies"))
