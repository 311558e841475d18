"""Foreign names that papers spell differently: 列科娃 and 莱科娃, by the sounds with which their syllables begin."""

from collections.abc import Collection, Iterator
from functools import cache
from itertools import takewhile

from kg.graph.pinyin import syllables
from kg.identity.commonness import is_foreign

_DOT = "·"
_LEAST = 4  # characters of a name alone that may be spelt anew
_VOWELS = "aeiouv"


def heard(name: str) -> Iterator[str]:
    """What names that may be spelt as `name` or a part of it share: of a full name, whose first may be but a letter,
    then of its parts that are long."""
    first, *others = name.split(_DOT)
    if others:
        yield _DOT.join((_onset(first[:1]), *map(_sounds, others)))
    yield from (_sounds(one) for one in (first, *others) if len(one) >= _LEAST and is_foreign(one))


def respelt(one: str, other: str) -> bool:
    """Whether the one is the other with a syllable in four, or one of a short name, written with another character, or
    the first part of the one is but the first character: 沙·莱科夫."""
    if _DOT in one and _initial(*sorted((one, other), key=len)):
        return True
    if len(one) != len(other) or (_DOT in one and one.index(_DOT) != other.find(_DOT)):
        return False
    differ = sum(mine != theirs for mine, theirs in zip(one, other, strict=True))
    return differ <= max(1, len(one) // _LEAST) and _sounds(one) == _sounds(other)


def one_name(full: str, name: str) -> bool:
    """Whether `name` may mean who bears the full name: it, a part of it, or either spelt anew."""
    return any(name == part or _may(part, name) for part in (full, *(full.split(_DOT) if _DOT in full else ())))


def unlike(names: Collection[str]) -> bool:
    """Whether some of `names` are another spelling of others."""
    full = [name for name in names if _DOT in name]
    return len(full) > 1 or (bool(full) and any(name not in full[0].split(_DOT) for name in names if name != full[0]))


def _initial(short: str, full: str) -> bool:
    first, _, rest = short.partition(_DOT)
    whole, _, others = full.partition(_DOT)
    return len(first) == 1 < len(whole) and first == whole[0] and rest == others


def _may(one: str, other: str) -> bool:
    return (_DOT in one or (len(one) >= _LEAST and is_foreign(one) and is_foreign(other))) and respelt(one, other)


@cache
def _sounds(name: str) -> str:
    """The consonants with which the syllables begin, parted as the name is: 安德·莱科夫 → -d·lkf."""
    return "".join(char if char == _DOT else _onset(char) for char in name)


@cache
def _onset(char: str) -> str:
    read = next(syllables(char), char)
    return "".join(takewhile(lambda letter: letter not in _VOWELS, read)) or "-"
