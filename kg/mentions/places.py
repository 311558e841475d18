"""Names of places in a text: divisions from the gazetteer, townships, villages and development zones by pattern."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from kg.language.analyse import analyse
from kg.late import late
from kg.mentions.place_patterns import parts
from kg.mentions.place_resolve import resolve
from kg.mentions.place_scan import scan
from kg.model import Place, PlaceMention, Span, Text
from kg.rules import written

_ASKS = late("[一-鿿]{1,12}?邀请?")
_LEVELS = {
    level: written(f"place/{level}", example)
    for level, example in {
        "province": "江苏省",
        "city": "湖州市",
        "county": "安吉县",
        "township": "梅溪镇",
        "village": "青禾村",
        "zone": "安吉经济开发区",
    }.items()
}


class Places(NamedTuple):
    """The places of an article, each tuple sorted by begin and free of overlaps; offsets in body and headline.

    `hint` are those of the publication's name: known, but not said by the text.
    """

    body: tuple[PlaceMention, ...]
    headline: tuple[PlaceMention, ...] = ()
    hint: tuple[PlaceMention, ...] = ()


def find(headline: Text | None, body: Text, hint: str = "", names: Collection[Span] = ()) -> Places:
    """The places that `body` and `headline` name; `hint` (the publication's or the source's name) settles namesakes.

    No place shares a character with one of `names`, those of persons in the body. A link of a chain (浙江省杭州市)
    is a mention of its own. A name that several places bear, and that nothing in the article settles, gives a place
    with its label alone: no code, no parent. Raises DataError if the gazetteer is bad.
    """
    texts = [body, *([headline] if headline else []), *([analyse(hint)] if hint else [])]
    taken = {at for name in names for at in range(name.begin, name.end)}
    hits = [scan(text) for text in texts]
    hits[0] = [hit for hit in hits[0] if taken.isdisjoint(range(hit.begin, hit.end))]
    resolved = resolve(texts, hits)
    found = parts(texts, resolved)
    found = [tuple(replace(_in_full(m, found), why=_why(m.place)) for m in ms) for ms in found]
    counties = {m.place.label for ms in found for m in ms if m.place.level == "county"} - {"会同县"}
    by_text = iter(
        tuple(m for m in ms if not _joins(text, m, bool(counties))) for text, ms in zip(texts, found, strict=True)
    )
    of_body = tuple(m for m in next(by_text) if taken.isdisjoint(range(m.begin, m.end)))
    return Places(of_body, next(by_text) if headline else (), next(by_text) if hint else ())


def _why(place: Place) -> tuple[str, ...]:
    """The entry of the gazetteer that a place is; for what none lists the kind of pattern that found it."""
    known = "divisions" if len(place.adcode) == 6 else "townships" if place.adcode else ""
    return (f"{known}/{place.adcode[:6]}" if known else _LEVELS[place.level],)


def _in_full(mention: PlaceMention, found: Sequence[Sequence[PlaceMention]]) -> PlaceMention:
    """芜湖经开区, where the article also names it in full: 芜湖经济技术开发区."""
    label = mention.place.label
    if mention.place.level != "zone" or not label.endswith(("经开区", "高新区")):
        return mention
    kind = "经济" if label.endswith("经开区") else "高新技术"
    labels = (one.place for ms in found for one in ms if one.place.level == "zone")
    full = {place for place in labels if place.label.startswith(label[:-3] + kind)}
    return replace(mention, place=full.pop()) if len(full) == 1 else mention


@cache
def common_city(headlines: tuple[str, ...]) -> str:
    """The city that most of a page's headlines are about, as a hint for `find`; "" if there is none.

    On a page on 昆山市, 太仓市 and 吴江区, 苏相合作区 lies in 苏州市, and so does what a bare 市 means.
    """
    cities: Counter[str] = Counter()
    placed = 0
    for headline in headlines:
        named = {
            division.label for mention in find(None, analyse(headline)).body for division in _cities(mention.place)
        }
        placed += bool(named)
        cities.update(sorted(named))
    label, count = max(cities.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    return label if count > 1 and 2 * count > placed else ""


def _cities(place: Place | None) -> Iterator[Place]:
    while place:
        if place.level == "city":
            yield place
        place = place.parent


def _joins(text: Text, mention: PlaceMention, elsewhere: bool) -> bool:
    """Whether 和县 is 和 and 县 (县总工会和县人社局), 应县 what is done at a 邀请, or, with a county `elsewhere`,
    会同县 is 会同 and 县."""
    before = text.folded[mention.begin - 1 : mention.begin]
    if mention.text == "会同县":
        return elsewhere
    if mention.text == "应县":  # 应|县文联邀请
        return _ASKS.match(text.folded, mention.end) is not None
    return mention.text == "和县" and "一" <= before <= "鿿" and before not in "在到赴从往去至由省市县区州"
