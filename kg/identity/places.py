"""What the places of two profiles say, as codes of divisions."""

from collections.abc import Iterator, Mapping

from kg.identity.profile import Profile
from kg.identity.weigh import Ground, ground

_LEVELS = {2: "province", 4: "city", 6: "county"}


def placed(one: Profile, two: Profile, kind: str) -> Iterator[Ground]:
    """For and against by the places in the signs of a `kind`, or near them where the one has none."""
    mine, theirs = codes(one.of(kind)), codes(two.of(kind))
    if not mine or not theirs:
        where = _shared(mine, codes(two.of("near"))) or _shared(theirs, codes(one.of("near")))
        if where:
            yield ground(f"near_{_LEVELS[len(where)]}", where)
        return
    where = _shared(mine, theirs)
    both = mine | theirs
    if any(code != other and other.startswith(code) for code in both for other in both):
        yield ground("within", where)
    if where:
        yield ground(f"same_{_LEVELS[len(where)]}", where)
    apart = _apart(mine, theirs)
    if apart and len(where) < 6:
        yield ground(f"two_{apart}")


def nearby(one: Profile, two: Profile) -> Iterator[Ground]:
    """For by the places that the articles of both name."""
    if where := _shared(codes(one.of("near")), codes(two.of("near"))):
        yield ground(f"near_{_LEVELS[len(where)]}", where)


def codes(found: Mapping[str, int]) -> frozenset[str]:
    """The codes of places without the zeros that name no level: 330000 → 33."""
    return frozenset(_code(value) for value in found if value[:6].isdigit())


def _code(value: str) -> str:
    code = value[:6]
    return code[:2] if code.endswith("0000") else code[:4] if code.endswith("00") else code


def _shared(mine: frozenset[str], theirs: frozenset[str]) -> str:
    """The smallest place that is in both."""
    return max(mine & theirs, key=lambda code: (len(code), code), default="")


def _apart(mine: frozenset[str], theirs: frozenset[str]) -> str:
    """The highest level at which all of the one's places differ from all of the other's; "" where some may be one."""
    for level, size in (("provinces", 2), ("cities", 4), ("counties", 6)):
        one = {code[:size] for code in mine if len(code) >= size}
        two = {code[:size] for code in theirs if len(code) >= size}
        if one and two and not one & two:
            return level
    return ""
