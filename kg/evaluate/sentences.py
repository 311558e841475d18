"""The sentence that a find or a miss stands in."""

from collections.abc import Iterable

from kg.late import late

_END = late(r"[。！？；!?;\n]+[”’」』）)]*")


def around(text: str, begin: int, end: int) -> str:
    """The sentence of `text` in which [begin, end) (code points) stands."""
    since = max((stop.end() for stop in _END.finditer(text, 0, begin)), default=0)
    stop = _END.search(text, max(begin, end - 1))
    return text[since : stop.end() if stop else len(text)].strip()


def naming(text: str, names: Iterable[str]) -> str:
    """The first sentence of `text` that has one of `names` in it, the earlier names first; "" if none has."""
    for name in names:
        if name and (begin := text.find(name)) >= 0:
            return around(text, begin, begin + len(name))
    return ""
