"""Careers go up a ladder, a few steps at a time: 院长 of a city's court is not 庭长 of a county's a year later."""

import re
from collections.abc import Iterator
from functools import cache

from kg.identity.places import LEVELS
from kg.identity.profile import Profile, body, is_unit, title, words
from kg.identity.weigh import Ground, ground
from kg.late import late
from kg.lexicon import table

_WIDEST, _COUNTY = 2, 6  # digits of the codes of provinces and counties
_MUNICIPALITIES = ("11", "12", "31", "50")  # whose districts stand as high as cities
_DOWN = 2  # steps that nobody goes down in a year
_HIGH, _STEP = 4, 2  # offices that few hold, and how many steps up the next one is
_LEADS = 5  # how high those stand who lead a county
_SMALL = late("[镇乡]|(?<!农)村|社区|街道|嘎查")  # of which no table may know: 青禾镇人民政府
_LOW = ("1", "2")  # steps in a county
_HOUSE_STEP = 2  # steps that are taken at once in one house
_FEW = 7  # of such offices a province has some hundred holders
_UP = {2: 2, 3: 5, 4: 7}  # steps up, and the years in which nobody goes so many


def off_the_ladder(one: Profile, two: Profile) -> Iterator[Ground]:
    """Against by two posts that no career joins, by how high they stand and when they were held: the weightiest."""
    found = []
    others = list(_steps(two))
    for post, since, until in _steps(one) if others else ():
        for other, begin, end in others:
            down = _DOWN if _digits(post) == _digits(other) else 1  # from a city's bureau into its county
            mine, theirs = (rank(post), since, until), (rank(other), begin, end)
            strange = _strange(mine, theirs, down) or _strange(theirs, mine, down)
            if strange == "lower" and on_the_side(post) and on_the_side(other):  # 县委常委, 总工会主席
                continue
            if strange == "ladder" and _in_house(post, other):  # 立案庭庭长, then 副院长
                continue
            if strange and (strange == "lowered" or {post, other} <= one.held.keys() | two.held.keys()):
                found.append(ground(strange, "、".join(sorted((words(post), words(other))))))
    yield from sorted(found, key=lambda one: (one.weight, one.what))[:1]


def _in_house(post: str, other: str) -> bool:
    """Whether the one is the next step in one house: head of a division of a court, its vice-president."""
    short, long = sorted((body(post), body(other)), key=len)
    return (short == long or is_unit(long, short)) and abs(rank(post) - rank(other)) <= _HOUSE_STEP


def _steps(profile: Profile) -> Iterator[tuple[str, str, str]]:
    """The posts of whose standing is known, each with the first and last date; of one left, when that is told."""
    held = ((post, *span) for post, span in profile.held.items())
    left = ((post, date, date) for post, date in profile.left.items() if post not in profile.held)
    yield from (step for step in (*held, *left) if step[1] and rank(step[0]))


def climbs(one: Profile, two: Profile) -> bool:
    """Whether a post of the one is the next step up from a high one that the other held before."""
    steps = (
        (rank(post), since, rank(other), until)
        for post, (since, _) in one.held.items()
        for other, _, until in _steps(two)
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


def _strange(mine: tuple[int, str, str], theirs: tuple[int, str, str], down: int) -> str:
    """Why the higher one of two posts is no career with the lower one, "" if it may be; each is told by how high it
    stands and the first and last date. `down`: the steps that nobody goes down."""
    (high, since, until), (low, _, end) = mine, theirs
    steps = high - low
    later, before = int(end[:4]) - int(since[:4]), int(until[:4]) - int(end[:4])
    if later > 0:
        return "lowered" if steps >= down else "lower" if steps > 0 else ""
    return "ladder" if before <= _UP.get(min(steps, max(_UP)), -1) else ""


def is_leader(profile: Profile) -> bool:
    """Whether it has an office of the few who lead a county: 县委常委, 副县长."""
    return any(rank(post) >= _LEADS for post in profile.offices)


@cache
def is_low(post: str) -> bool:
    """Whether the ranks come to it within few years: 派出所所长, 中队长."""
    name = body(post).split("\t")[0]
    found = (row["county"] for where, held, row in _rows() if held.fullmatch(title(post)) and where.fullmatch(name))
    return next(found, "-") in _LOW


@cache
def on_the_side(post: str) -> bool:
    """Whether the post is held beside others."""
    name = post.split("\t")[0]
    return any(where.fullmatch(name) and held.fullmatch(title(post)) for where, held in _side_posts())


@cache
def _side_posts() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    rows = table("side_posts", "body", "title", "example")
    return tuple((re.compile(row["body"]), re.compile(row["title"])) for row in rows)


@cache
def rank(post: str) -> int:
    """How high a post stands, by lexicon/ranks.tsv, 0 if that is not known."""
    code = post.split("\t")[1] if "\t" in post else ""
    name = body(post).split("\t")[0]
    small = len(code) > _COUNTY if code.isdigit() else _SMALL.search(name) is not None
    if code.startswith(_MUNICIPALITIES) or not (code.isdigit() or small):
        return 0
    level = "town" if small else LEVELS[len(re.sub("(?:00){1,2}$", "", code))]
    found = (row[level] for where, held, row in _rows() if held.fullmatch(title(post)) and where.fullmatch(name))
    steps = next(found, "-")
    return int(steps) if steps != "-" else 0


@cache
def _rows() -> tuple[tuple[re.Pattern[str], re.Pattern[str], dict[str, str]], ...]:
    columns = ("body", "title", "province", "city", "county", "town", "example")
    return tuple((re.compile(row["body"]), re.compile(row["title"]), row) for row in table("ranks", *columns))
