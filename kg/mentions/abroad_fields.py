"""Ministries, agencies and national firms of other states by what they are for: 德国|联邦经济和能源部,
巴基斯坦|水电发展署."""

import re
from functools import cache

from kg.lexicon import entries

_JAPAN = "厚生劳动|经济产业|国土交通|农林水产|文部科学|总务|环境|法务"  # 省
_DOES = "(?:监督|管理|调查|检查|检疫|保护|服务|开发|执法|执行)"
_LONG = 5  # characters of a ministry's name that one state alone has
_BOARD = r"总署|署(?!长?名)|委员会|理事会|组织(?![了开实进召对])"
_OFFICE = rf"部(?![门队落分件位属下署])|{_DOES}{{0,2}}总?局(?![部面势限])|{_DOES}?厅|{_BOARD}"
_HOUSE = r"研究(?:院|所|委员会|理事会)"
_FIRM = r"(?:股份|控股|有限|责任){0,3}(?:集团)?公司|集团(?![化式])|银行"


@cache
def _form() -> re.Pattern[str]:
    fields = "|".join(sorted(entries("ministry_fields"), key=lambda word: (-len(word), word)))
    some = rf"(?:{fields}){{1,4}}"
    office = rf"(?:联邦|国家|皇家)?{some}(?:(?:[、和与及]|以及){some}){{0,3}}(?:{_OFFICE})|(?:{_JAPAN})省"
    house = rf"(?:国家|皇家|联邦){some}(?:{_FIRM})"
    return re.compile(
        rf"(?P<GovernmentBody>{office})|(?P<Organisation>(?:国家|皇家|联邦)?{some}{_HOUSE})|(?P<Enterprise>{house})"
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
