"""Names of nodes: readable, ASCII, the same in every run, never shared by two entities."""

from functools import lru_cache
from hashlib import blake2s
from itertools import chain, islice

from kg.graph.pinyin import syllables
from kg.late import late

_SYLLABLES = 6
_RUN = late(r"[A-Za-z0-9]+|[^A-Za-z0-9]+")
_CODE = late(r"\d{6}(?:\d{3})?")


def digest(*parts: str) -> str:
    """56 bits of BLAKE2s over `parts`, hexadecimal: short, and no two alike among millions."""
    return blake2s("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=7).hexdigest()


def name(family: str, label: str, scope: str = "") -> str:
    """The local name of the entity of `family` that `label` and `scope` tell from all others:
    `org-qing-he-xian-zong-gong-3c9d…`, `place-130534-71f2…`. The class is left out on purpose: what was
    held to be an activity may turn out to be a meeting, and keeps its name."""
    readable = scope if family == "place" and _CODE.fullmatch(scope) else slug(label)
    return "-".join(filter(None, (family, readable, digest(family, label, scope))))


@lru_cache(maxsize=1 << 15)
def slug(label: str) -> str:
    """The first syllables and words of `label` in pinyin without tones, joined by hyphens; "" if it has none."""
    pieces = _RUN.findall(label[: 4 * _SYLLABLES])
    parts = chain.from_iterable([p.lower()[:16]] if p.isascii() and p.isalnum() else syllables(p) for p in pieces)
    return "-".join(islice(parts, _SYLLABLES))
