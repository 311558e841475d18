"""Regular expressions that are compiled when they are first asked something: the program knows many hundreds, of which
a process needs some, and to compile them all was half of what it took to start."""

import re
from collections.abc import Callable, Hashable
from functools import cached_property
from importlib import import_module
from typing import Any, cast

_made: list["_Late"] = []


class _Late:
    """Stands for a pattern; what it says (`pattern`) is known before it is compiled."""

    def __init__(self, pattern: str, flags: int, read: Callable[[str], str] | None) -> None:
        self.pattern, self._flags, self._read = pattern, flags, read
        _made.append(self)

    @cached_property
    def full(self) -> str:
        return self._read(self.pattern) if self._read else self.pattern

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return re.compile(self.full, self._flags)

    def __getattr__(self, name: str) -> Any:
        """A method of the pattern, asked for once: from then on it is found like any other."""
        found = self.__dict__[name] = getattr(self.compiled, name)
        return found


def late(pattern: str, flags: int = 0, read: Callable[[str], str] | None = None) -> re.Pattern[str]:
    """`re.compile(pattern, flags)`, put off until it is needed: for what a module names, no user can get wrong, and no
    match is asked for (`match.re` is what was compiled). `read` makes of it what is compiled, of words in tables."""
    return cast(re.Pattern[str], _Late(pattern, flags, read))


def full(pattern: re.Pattern[str]) -> str:
    """What `pattern` says, the words of tables in it; it need not be compiled for that."""
    return pattern.full if isinstance(pattern, _Late) else pattern.pattern


def soon() -> None:
    """Compile all that were put off: once, before other processes are forked from this one."""
    for one in _made:
        _ = one.compiled


def _remembering(module: Any) -> None:
    """Have Python's compiler remember how it packs a class of characters, where it has a function for that: with
    Chinese ones in it that takes a fifth of a millisecond, and two of three are in another of our patterns, too."""
    plain: Any = getattr(module, "_optimize_charset", None)
    known = dict[Hashable, tuple[list[Any], bool]]()

    def packed(charset: list[Any], *case: Any) -> tuple[list[Any], bool]:
        if any(case):  # letters large and small: seldom
            return cast(tuple[list[Any], bool], plain(charset, *case))
        key = (tuple(charset), case)
        if key not in known:
            known[key] = plain(charset, *case)
        found, has_cased = known[key]
        return list(found), has_cased

    if plain:
        module._optimize_charset = packed


_remembering(import_module("re._compiler"))
