"""Careers go up a ladder, a few steps at a time: 院长 of a city's court is not 庭长 of a county's a year later."""

import re
from functools import cache

from kg.identity.places import LEVELS
from kg.identity.profile import Profile, body, title, words
from kg.lexicon import table

_WIDEST, _COUNTY = 2, 6  # digits of the codes of provinces and counties
_MUNICIPALITIES = ("11", "12", "31", "50")  # whose districts stand as high as cities
_DOWN = 2  # steps that nobody goes down in a year
_HIGH, _STEP = 4, 2  # offices that few hold, and how many steps up the next one is
_LOW = ("1", "2")  # steps in a county
_FEW = 7  # of such offices a province has some hundred holders
_UP = {2: 1, 3: 2, 4: 3}  # steps up, and the years in which nobody goes so many


def off_the_ladder(one: Profile, two: Profile) -> tuple[str, str]:
    """Two posts that no career joins, by how high they stand and when they were held; two empty words for none."""
    for post, (since, until) in sorted(one.held.items()):
        high = rank(post) if since else 0
        for other, (begin, end) in sorted(two.held.items()) if high else ():
            low = rank(other) if begin else 0
            down = _DOWN if _digits(post) == _digits(other) else 1  # from a city's bureau into its county
            mine, theirs = (high, since, until), (low, begin, end)
            if low and (_strange(mine, theirs, down) or _strange(theirs, mine, down)):
                return words(post), words(other)
    return "", ""


def climbs(one: Profile, two: Profile) -> bool:
    """Whether a post of the one is the next step up from a high one that the other held before."""
    steps = (
        (rank(post), since, rank(other), until)
        for post, (since, _) in one.held.items()
        for other, (_, until) in two.held.items()
    )
    return any(_HIGH <= low < high <= low + _STEP and since >= until > "" for high, since, low, until in steps)


def lateral(one: Profile, two: Profile) -> bool:
    """Whether the one held an office of which a province has few, and the other one as high there later."""
    steps = (
        (rank(post), since, rank(other), until)
        for post, (since, _) in one.held.items()
        for other, (_, until) in two.held.items()
        if _province(post) == _province(other) != ""
    )
    return any(_FEW <= high == low and since >= until > "" for high, since, low, until in steps)


def far_apart(post: str, other: str) -> bool:
    """Whether the one office is of a province and the other of a county."""
    return {_digits(post), _digits(other)} == {_WIDEST, _COUNTY}


@cache
def _digits(post: str) -> int:
    """How many digits say where an office is, 0 if how high it stands is not known."""
    return len(re.sub("(?:00){1,2}$", "", post.split("\t")[1][:_COUNTY])) if rank(post) else 0


def _province(post: str) -> str:
    _, code, *_ = f"{post}\t".split("\t")
    return code[:2]


def _strange(mine: tuple[int, str, str], theirs: tuple[int, str, str], down: int) -> bool:
    """Whether the higher one of two posts is no career with the lower one; each is told by how high it stands and the
    first and last date. `down`: the steps that nobody goes down."""
    (high, since, until), (low, _, end) = mine, theirs
    steps = high - low
    later, before = int(end[:4]) - int(since[:4]), int(until[:4]) - int(end[:4])
    if later > 0:
        return steps >= down
    return before <= _UP.get(min(steps, max(_UP)), -1)


@cache
def is_low(post: str) -> bool:
    """Whether the ranks come to it within few years: 派出所所长, 中队长."""
    name = body(post).split("\t")[0]
    found = (row["county"] for where, held, row in _rows() if held.fullmatch(title(post)) and where.fullmatch(name))
    return next(found, "-") in _LOW


@cache
def rank(post: str) -> int:
    """How high a post stands, by lexicon/ranks.tsv, 0 if that is not known."""
    code = post.split("\t")[1] if "\t" in post else ""
    if not code.isdigit() or code.startswith(_MUNICIPALITIES):
        return 0
    level = "town" if len(code) > 6 else LEVELS[len(re.sub("(?:00){1,2}$", "", code))]
    name = body(post).split("\t")[0]
    found = (row[level] for where, held, row in _rows() if held.fullmatch(title(post)) and where.fullmatch(name))
    steps = next(found, "-")
    return int(steps) if steps != "-" else 0


@cache
def _rows() -> tuple[tuple[re.Pattern[str], re.Pattern[str], dict[str, str]], ...]:
    columns = ("body", "title", "province", "city", "county", "town", "example")
    return tuple((re.compile(row["body"]), re.compile(row["title"]), row) for row in table("ranks", *columns))
