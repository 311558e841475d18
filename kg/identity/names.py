"""Which names may be one person's: 夏安德 and 夏安德·莱科夫."""

from collections import Counter
from collections.abc import Collection, Iterable

_DOT = "·"


def parts(names: Iterable[str]) -> Counter[str]:
    """Of how many full names with dots each name is a part."""
    return Counter(part for name in set(names) if _DOT in name for part in set(name.split(_DOT)))


def compatible(names: Collection[str]) -> bool:
    """Whether `names` may be one person's: one name, or one full name of which the others are parts."""
    full = [name for name in names if _DOT in name]
    return len(names) == 1 or (len(full) == 1 and all(name in full[0].split(_DOT) for name in names if name != full[0]))


def groups(names: Collection[str]) -> dict[str, str]:
    """Each of `names` with the name of its group: names that may be one person's are in one."""
    found = {name: name for name in names}

    def root(name: str) -> str:
        while found[name] != name:
            found[name] = name = found[found[name]]
        return name

    for name in sorted(names):
        for part in name.split(_DOT) if _DOT in name else ():
            if part in found:
                one, two = sorted((root(name), root(part)))
                found[two] = one
    return {name: root(name) for name in names}
