"""What lives tell of two bearers of a name: age, sex, people, retirement and death, places where one had been."""

from collections.abc import Iterator

from kg.identity.ladder import rank
from kg.identity.profile import Profile, body, title, words
from kg.identity.weigh import Ground, ground
from kg.mentions.trades import OFFICE, trade

_ROUNDED = 2  # years between two ages of one person: papers count differently
_SERVES, _WORKS, _TOILS = 62, 72, 82  # years of age: hardly anybody is an official here later, holds a post, toils
_LEAVES = frozenset("teacher schoolhead police judge prosecutor fireman".split())  # who has retired has left it
_GOES_ON = frozenset(
    "elder resident veteran accused writer painter scholar craftsman musician doctor".split()
)  # but for


def bracketed(one: Profile, two: Profile) -> Iterator[Ground]:
    """Sex and people, as brackets behind the name tell them."""
    for kind in ("sex", "people"):
        mine, theirs = one.of(kind), two.of(kind)
        if mine and theirs and not mine.keys() & theirs:
            yield ground(f"other_{kind}")


def life(one: Profile, two: Profile) -> Iterator[Ground]:
    """Age, sex as the sentences around tell it, and places where the one was and the other had been."""
    mine, theirs = ({int(year) for year in profile.of("born")} for profile in (one, two))
    if mine and theirs:
        apart = min(abs(born - other) for born in mine for other in theirs)
        if apart <= 1:
            yield ground("same_age")
        elif apart > _ROUNDED:
            yield ground("other_age")
    male, female = (_sexes(one), _sexes(two))
    if male and female:
        yield ground("same_gender" if male & female else "other_gender")
    if _dead(one, two) or _dead(two, one):
        yield ground("dead")
    if _too_old(one, two) or _too_old(two, one):
        yield ground("too_old")
    if _back(one, two) or _back(two, one):
        yield ground("retired")
    where = told_past(one, two) or told_past(two, one)
    if where and where not in one.codes("seat") & two.codes("seat"):  # else both are there, which is told
        yield ground("told_past", where)
    if where := been(one, two) or been(two, one):
        yield ground("told_body", words(where))


def been(one: Profile, two: Profile) -> str:
    """The body in which the one held a post and in which the other, of another body now, had been, "" for none."""
    if not two.of("been"):
        return ""
    mine, theirs = ({body(post) for post in profile.of("post")} for profile in (one, two))
    return "" if mine & theirs else min(mine & two.of("been").keys(), default="")


def _back(one: Profile, two: Profile) -> bool:
    """Whether the one had retired before the other held a post: whoever is called to an association may have."""
    if not (since := _told_since(one, "retired")):
        return False
    until = max((held for post, (_, held) in two.held.items() if trade(title(post)) == OFFICE), default="")
    if two.trades & _LEAVES and not two.of("retired"):
        until = max(until, max(record.date for record in two.records))
    return since < until


def _dead(one: Profile, two: Profile) -> bool:
    """Whether the one had died before the year in which the other held a post."""
    died = _told_since(one, "dead")
    return bool(died) and any(until[:4] > died[:4] for _, until in two.held.values())


def _told_since(profile: Profile, kind: str) -> str:
    """The date of the first article with such a sign, "" for none."""
    if not profile.of(kind):  # most have none, and one may have thousands of records
        return ""
    return min((record.date for record in profile.records if record.date and record.of(kind)), default="")


def _too_old(one: Profile, two: Profile) -> bool:
    """Whether the one, by the year of birth, was past working when the other held a post."""
    born = {int(year) for year in one.of("born")}
    if not born:
        return False
    held = [(post, int(since[:4]) - year) for post, (since, _) in two.held.items() if since for year in born]
    toils = bool(two.trades) and two.trades.isdisjoint(_GOES_ON)
    then = [int(record.date[:4]) - year for record in two.records if toils and record.date for year in born]
    ages = [age for _, age in held]
    served = [age for post, age in held if rank(post)]
    late = bool(ages) and (min(ages) > _WORKS or min(served, default=0) > _SERVES)
    return late or (bool(then) and min(then) > _TOILS)


def _sexes(profile: Profile) -> set[str]:
    """As brackets tell it, else as sentences do, unless they tell both."""
    found = set(profile.of("sex")) or set(profile.of("gender"))
    return found if len(found) == 1 else set()


def told_past(one: Profile, two: Profile) -> str:
    """The county or city in which the one held a post and in which the other, now elsewhere, had been."""
    found = one.codes("seat") & two.codes("past")
    return max((code for code in found if len(code) > 2), default="")
