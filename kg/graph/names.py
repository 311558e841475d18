"""Names of nodes: readable, ASCII, the same in every run, never shared by two entities."""

import re
import unicodedata
from functools import cache
from hashlib import blake2s

_SYLLABLES = 6
_ASCII = re.compile(r"[A-Za-z0-9]+")
_CODE = re.compile(r"\d{6}(?:\d{3})?")


def digest(*parts: str) -> str:
    """56 bits of BLAKE2s over `parts`, hexadecimal: short, and no two alike among millions."""
    return blake2s("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=7).hexdigest()


def name(family: str, label: str, scope: str = "") -> str:
    """The local name of the entity of `family` that `label` and `scope` tell from all others:
    `org-qing-he-xian-zong-gong-3c9d…`, `place-130534-71f2…`. The class is left out on purpose: what was
    held to be an activity may turn out to be a meeting, and keeps its name."""
    readable = scope if family == "place" and _CODE.fullmatch(scope) else slug(label)
    return "-".join(filter(None, (family, readable, digest(family, label, scope))))


def slug(label: str) -> str:
    """The first syllables and words of `label` in pinyin without tones, joined by hyphens; "" if it has none."""
    head = label[: 4 * _SYLLABLES]
    parts: list[str] = []
    at = 0
    while at < len(head) and len(parts) < _SYLLABLES:
        if word := _ASCII.match(head, at):
            parts.append(word[0].lower()[:16])
            at = word.end()
            continue
        pair = _reading(head[at : at + 2]) if at + 1 < len(head) else ()
        parts += pair or _reading(head[at])
        at += 2 if pair else 1
    return "-".join(parts[:_SYLLABLES])


@cache
def _reading(text: str) -> tuple[str, ...]:
    """The syllables of one or two characters. A pair is looked up as a word: 重庆 is chong qing, not zhong qing.

    pypinyin's own segmentation takes 100 times as long, and its import half a second: so late, and its tables alone.
    """
    from pypinyin.phrases_dict import phrases_dict
    from pypinyin.pinyin_dict import pinyin_dict

    if len(text) == 1:
        marked = [pinyin_dict.get(ord(text), "").split(",")[0]]
    else:
        marked = [readings[0] for readings in phrases_dict.get(text, ())]
    plain = (unicodedata.normalize("NFD", syllable).replace("ê", "e") for syllable in marked)
    return tuple(filter(None, ("".join(_ASCII.findall(syllable)) for syllable in plain)))
