"""Names of places in a text: divisions from the gazetteer, townships, villages and development zones by pattern."""

from typing import NamedTuple

from kg.language.analyse import analyse
from kg.mentions.place_patterns import parts
from kg.mentions.place_resolve import resolve
from kg.mentions.place_scan import scan
from kg.model import PlaceMention, Text


class Places(NamedTuple):
    """The places of an article, each tuple sorted by begin and free of overlaps; offsets in body and headline.

    `hint` are those of the publication's name: known, but not said by the text.
    """

    body: tuple[PlaceMention, ...]
    headline: tuple[PlaceMention, ...] = ()
    hint: tuple[PlaceMention, ...] = ()


def find(headline: Text | None, body: Text, hint: str = "") -> Places:
    """The places that `body` and `headline` name; `hint` (the publication's or the source's name) settles namesakes.

    A link of a chain (江苏省盐城市滨海县) is a mention of its own. A name that several places bear, and that nothing
    in the article settles, gives a place with its label alone: no code, no parent. Raises DataError if the gazetteer
    is bad.
    """
    texts = [body, *([headline] if headline else []), *([analyse(hint)] if hint else [])]
    resolved = resolve(texts, [scan(text) for text in texts])
    found = parts(texts, resolved)
    by_text = iter(found)
    return Places(next(by_text), next(by_text) if headline else (), next(by_text) if hint else ())
