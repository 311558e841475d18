"""Which names may be one person's: 夏安德 and 夏安德·莱科夫; and a name that one article cuts short or runs on, as the
words behind it allow: 邵敬|谦说, 邵敬谦说."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise

from kg.identity.commonness import may_end, runs_on
from kg.identity.spelling import heard, one_name

_DOT = "·"
_CUT = (1, 2, 3)  # characters that a name may be short of


def parts(names: Iterable[str]) -> Counter[str]:
    """Of how many full names with dots each name is a part."""
    return Counter(part for name in set(names) if _DOT in name for part in set(name.split(_DOT)))


def compatible(names: Collection[str]) -> bool:
    """Whether `names` may be one person's: one name, or one full name, spelt so or so, and parts of it."""
    full = [name for name in names if _DOT in name] or sorted(names)[:1]
    return all(one_name(full[0], name) for name in full) and all(
        any(one_name(one, name) for one in full) for name in names
    )


def cut(short: str, full: str, after: Iterable[str]) -> bool:
    """Whether `short` is `full` cut short, by what follows it."""
    rest = full[len(short) :]
    return bool(rest) and full.startswith(short) and may_end(full) and any(words.startswith(rest) for words in after)


def too_long(name: str, short: str) -> bool:
    """Whether `name` is `short` with the beginning of the next word: 邵敬谦说."""
    return len(short) > 1 and name[:-1] == short and runs_on(name)


def groups(names: Mapping[str, Collection[str]]) -> dict[str, str]:
    """Each of `names` with the name of its group: names that may be one person's are in one. The values are what may
    follow the name, in each article."""
    found = {name: name for name in names}

    def root(name: str) -> str:
        while found[name] != name:
            found[name] = name = found[found[name]]
        return name

    for name in sorted(names):
        for other in _like(name, names[name]):
            if other in found and _one(name, other, names[name]):
                one, two = sorted((root(name), root(other)))
                found[two] = one
    for alike in _sounding(names):
        for name, other in pairwise(alike):
            one, two = sorted((root(name), root(other)))
            found[two] = one
    return {name: root(name) for name in names}


def _sounding(names: Iterable[str]) -> list[list[str]]:
    """Foreign names that sound alike, and the full names with a part that does."""
    whole: dict[str, list[str]] = defaultdict(list)
    parts: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        sounds = list(heard(name))
        for sound in sounds[:1]:
            whole[sound].append(name)
        for sound in sounds[1:]:
            parts[sound].append(name)
    return [[*some, *parts.get(sound, ())] for sound, some in whole.items()]


def sought(name: str, after: Collection[str]) -> Iterator[str]:
    """The names with which `name`, which `after` may follow, is in one group where there are such."""
    return (other for other in _like(name, after) if _one(name, other, after))


def _like(name: str, after: Collection[str]) -> set[str]:
    """Names that may be the same one's."""
    return {*(name + words[:size] for words in after for size in _CUT), name[:-1], *_parts(name)}


def _parts(name: str) -> list[str]:
    return name.split(_DOT) if _DOT in name else []


def _one(name: str, other: str, after: Collection[str]) -> bool:
    return other in _parts(name) or cut(name, other, after) or too_long(name, other)
