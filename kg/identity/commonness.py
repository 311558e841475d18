"""How common a name is: the log odds that two bearers of it in the news are one person, before anything else is known.

A Chinese name is as frequent as its surname times its given characters, or its whole given name (建国); of those who
bear it about one in a thousand is ever in the news. A foreign name is the rarer the longer it is; one that is but a
part of several full names of the corpus is a first or a family name alone, and says little.
"""

import math
import re
from collections.abc import Mapping
from functools import cache
from itertools import chain

from kg.language import person_names
from kg.lexicon import table
from kg.mentions.person_tables import behind_names

_IN_THE_NEWS = 1e6  # persons of whom news speaks at all
_ONE_CHARACTER = 0.15  # share of the given names with one character
_ENDS = 200  # per million of given names: a character of fewer hardly ends a name
_RAREST = 0.3  # per million: of the characters that the table leaves out
_FOREIGN = {2: 2.0, 3: 0.7, 4: 0.2}  # expected other bearers by length
_LONG = 0.05  # five characters and more
_FULL = {4: 0.3, 5: 0.15, 6: 0.05, 7: 0.03}  # names with dots, by their letters; longer ones are hardly ever shared
_PARTS = {1: 8.0, 2: 3.0}  # others of 卓玛, of 扎西卓玛
_MANY_PARTS = 0.5
_LEAST, _MOST = -7.0, 2.0  # a name alone is never enough, but for a full foreign one


def log_odds(name: str, parts: Mapping[str, int]) -> float:
    """How likely two bearers of `name` are one, as log odds. `parts`: of how many full names with dots a name is a
    part."""
    others = _others(name) + 2.0 * max(0, parts.get(name, 0) - 1)
    odds = max(_LEAST, -math.log(max(others, 1e-9)))
    return odds if "·" in name else min(odds, _MOST)


@cache
def _others(name: str) -> float:
    """How many others of that name are to be expected in the news."""
    if made := _made(name):
        return _PARTS.get(made, _MANY_PARTS)
    if "·" in name:
        return _FULL.get(len(name) - name.count("·"), 0.02)
    chinese = _chinese(name)
    return max(_FOREIGN.get(len(name), _LONG), chinese) if is_foreign(name) else chinese


def _made(name: str) -> int:
    """Of how many of the parts that four peoples make names of `name` is made, 0 if not of them alone: 扎西|卓玛."""
    found = [_part().findall(word) for word in name.split("·")]
    return sum(map(len, found)) if "".join(chain(*found)) == name.replace("·", "") else 0


@cache
def _part() -> re.Pattern[str]:
    rows = table("name_parts", "part", "language", "often")
    parts = {row["part"] for row in rows if row["often"]}
    return re.compile("|".join(sorted(parts, key=lambda part: (-len(part), part))))


def is_foreign(name: str) -> bool:
    """Whether a name without dots may be a foreign one: 莱科夫."""
    given = name[len(_surname(name)) :]
    return not _surname(name) or all(char in _transliterating() for char in given)


def _chinese(name: str) -> float:
    surname = _surname(name)
    given = name[len(surname) :]
    if not surname or not 1 <= len(given) <= 2:
        return 0.0
    share = _ONE_CHARACTER if len(given) == 1 else 1 - _ONE_CHARACTER
    for char in given:
        share *= _given().get(char, _RAREST) / 1e6
    share = max(share, _whole().get(given, 0.0) / 1e6)
    return _IN_THE_NEWS * _surnames()[surname] * share


def may_end(name: str) -> bool:
    """Whether a name may end as `name` does: in a character of given names, or of foreign ones."""
    return name[-1] in _transliterating() or (bool(_surname(name)) and _given().get(name[-1], _RAREST) >= _ENDS)


def runs_on(name: str) -> bool:
    """Whether the last character of `name` is rather the first of the next word: 邵敬谦说."""
    return bool(_surname(name)) and name[-1] in behind_names()


def _surname(name: str) -> str:
    two = name[:2] if len(name) > 2 else ""
    return two if two in _surnames() else name[:1] if name[:1] in _surnames() else ""


@cache
def _surnames() -> dict[str, float]:
    """Surname → its share."""
    weights = {surname: math.exp(weight) for surname, weight in person_names.surnames("weight").items()}
    total = sum(weights.values())
    return {surname: weight / total for surname, weight in weights.items()}


@cache
def _given() -> dict[str, float]:
    return {row["character"]: float(row["permillion"]) for row in table("given_name_shares", "character", "permillion")}


@cache
def _whole() -> dict[str, float]:
    """Given names that are commoner than their characters tell: 建国."""
    return {row["given"]: float(row["permillion"]) for row in table("given_names", "given", "permillion")}


@cache
def _transliterating() -> frozenset[str]:
    rows = table("transliteration_characters", "character", "weight")
    return frozenset(row["character"] for row in rows if float(row["weight"]) >= 1)
