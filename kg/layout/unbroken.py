"""The strands of texts that have no broken columns, or are too long to look for them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.layout.bylines import Byline
from kg.layout.cues import cues
from kg.layout.headlines import is_lead
from kg.layout.items import Item, Text

_SENTENCE = 8  # characters: 北京报道： is none
_AFTER_BYLINE, _WIDE, _OPEN = 2.5, 2.0, 2.0  # log odds, for and against a headline
_HEADLINES = 3  # lines at most


@dataclass(slots=True)
class Strand:
    """An article as indices of items: its headlines; its paragraphs, each the texts that a break parted."""

    headlines: list[int] = field(default_factory=list)
    paragraphs: list[list[int]] = field(default_factory=list)
    probability: float = 1.0


def alone(items: Sequence[Item]) -> Strand | None:
    """The only strand of a page that has no more than one headline and on which no sentence is left open."""
    texts = [index for index, item in enumerate(items) if isinstance(item, Text)]
    bylines = [index for index, item in enumerate(items) if isinstance(item, Byline)]
    first = _text(items, texts[0]) if texts else None
    headed = first is not None and first.short and not first.ended
    body = texts[headed:]
    if not body or any(body[0] < index < body[-1] for index in bylines):
        return None
    if not headed and any(_photo(items[index]) for index in bylines):
        return None  # a caption
    for index in body:
        text = _text(items, index)
        if not text.ended or len(text.block.text) < _SENTENCE or (index != body[0] and is_lead(text.block.text)):
            return None
    return Strand(texts[:headed], [[index] for index in body])


def _text(items: Sequence[Item], index: int) -> Text:
    item = items[index]
    assert isinstance(item, Text)
    return item


def _photo(item: Item) -> bool:
    return isinstance(item, Byline) and item.photo


def in_order(items: Sequence[Item]) -> list[Strand]:
    """The strands of `items` if each article follows the one before: a headline ends it, nothing goes on later."""
    found: list[Strand] = [Strand()]
    closed = True
    for index, (item, cue) in enumerate(zip(items, cues(items), strict=True)):
        strand = found[-1]
        if cue is None:
            closed = closed or isinstance(item, Byline)
            continue
        open_end = bool(strand.paragraphs) and not _text(items, strand.paragraphs[-1][-1]).ended
        odds = cue.headline + _AFTER_BYLINE * closed + _WIDE * cue.wide - _OPEN * open_end
        if cue.short and not cue.ended and odds > 0:
            if strand.paragraphs:
                found.append(Strand())
            found[-1].headlines.append(index)
            found[-1].headlines = found[-1].headlines[-_HEADLINES:]
        elif cue.lead and strand.paragraphs:
            found.append(Strand([], [[index]]))
        elif open_end and not closed:
            strand.paragraphs[-1].append(index)
        else:
            strand.paragraphs.append([index])
        closed = False
    return [strand for strand in found if strand.headlines or strand.paragraphs]
