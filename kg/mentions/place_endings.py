"""How names of townships, villages and zones end, and what stands before such an ending without being a name."""

import re
from functools import cache
from typing import NamedTuple

from kg.late import late
from kg.lexicon import table

_NO_NAME = late(
    r".*[的和与及或在到赴从由对向于各全本该我某个所每这那是为有了把被将以等并至其多两今去年月日].*|第.*|.*[十百千万]"
)


class Ending(NamedTuple):
    """An ending found in a text: where it begins and ends, and the level of place that it makes."""

    begin: int
    end: int
    level: str


@cache
def _endings() -> tuple[re.Pattern[str], dict[str, tuple[tuple[str, str], ...]]]:
    """A pattern for the last character of an ending, confirmed by that before it, and the endings by that character.

    That is ten times as fast as a pattern of whole words.
    """
    by_last: dict[str, list[tuple[str, str]]] = {}
    rows = table("place_endings", "ending", "level", "example", "not_before")
    for row in rows:
        by_last.setdefault(row["ending"][-1], []).append((row["ending"], row["level"]))
    goes_on = {row["ending"][-1]: f"(?!{row['not_before']})" for row in rows if row["not_before"]}
    branches = []
    for last, endings in by_last.items():
        before = {ending[-2] for ending, _ in endings if len(ending) > 1}
        branch = (
            last if any(len(ending) == 1 for ending, _ in endings) else f"{last}(?<=[{''.join(sorted(before))}]{last})"
        )
        branches.append(branch + goes_on.get(last, ""))
    return re.compile("|".join(branches)), {
        last: tuple(sorted(endings, key=lambda ending: -len(ending[0]))) for last, endings in by_last.items()
    }


def endings(folded: str) -> list[Ending]:
    """All endings of names of places in `folded`, the longest at each point, by where they end."""
    pattern, by_last = _endings()
    found = []
    for match in pattern.finditer(folded):
        end = match.end()
        for ending, level in by_last[match[0]]:
            if folded.endswith(ending, 0, end):
                found.append(Ending(end - len(ending), end, level))
                break
    return found


@cache
def _stops() -> dict[str, re.Pattern[str]]:
    alternatives: dict[str, list[str]] = {"township": [], "village": [], "zone": [], "verb": []}
    for row in table("place_stops", "level", "at", "words", "counterexample"):
        words = f"(?:{'|'.join(map(re.escape, row['words'].split()))})"
        form = {"whole": words, "end": f".*{words}", "part": f".*{words}.*", "verb": words}[row["at"]]
        alternatives["verb" if row["at"] == "verb" else row["level"]].append(form)
    return {level: re.compile("|".join(forms)) for level, forms in alternatives.items()}


def is_no_name(level: str, stem: str) -> bool:
    """Whether `stem`, what stands before the ending of a place of `level`, is no name (特色 before 镇)."""
    return bool(_stops()[level].fullmatch(stem))


def is_verb(stem: str) -> bool:
    """Whether `stem` is a verb that is known to stand between a place and an ending (桐庐县|打造|高新区)."""
    return bool(_stops()["verb"].fullmatch(stem))


def has_function_word(stem: str) -> bool:
    """Whether `stem` holds a character that no name does (的, 在), counts, or is a date."""
    return bool(_NO_NAME.fullmatch(stem))
