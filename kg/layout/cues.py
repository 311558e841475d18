"""What the form of each text of a page says, whatever is made of the texts around it. Odds are logarithms."""

from collections.abc import Sequence
from typing import NamedTuple

from kg.layout.bylines import Byline
from kg.layout.headlines import headline_odds, is_inside, is_lead, is_opening, is_slogan, subtitle_odds
from kg.layout.items import Item, Text
from kg.layout.lines import is_bulletin, is_section


class Cues(NamedTuple):
    """The cues of one text."""

    ended: bool  # its last sentence is complete
    short: bool  # by its form it may be a headline
    lead: bool  # it opens with 本报讯 or the like, as only a first paragraph does
    inside: bool  # it can only be the rest of a sentence
    opening: bool  # it opens as a first paragraph or a caption often does
    credit: bool  # the credit of a photo stands right behind it
    wide: bool  # more empty lines stand before it than is usual on the page
    headline: float  # odds that it is a headline
    subtitle: float  # odds that it is a subtitle
    running: float | None  # odds that it is a running head or slogan; None if it can't be
    bulletin: bool  # it is the headline of an article of many short items


_BULLETIN = 3.0
_ITEMS = 30  # of the page that are looked at below the headline of a bulletin


def cues(items: Sequence[Item]) -> list[Cues | None]:
    """The cues of `items`, None for those that are no texts."""
    texts = [item for item in items if isinstance(item, Text)]
    gaps = sorted(text.block.gap for text in texts)
    usual_gap = gaps[len(gaps) // 2] if gaps else 0
    bylines = sum(1 for item in items if isinstance(item, Byline) and not item.photo)
    leads = sum(1 for text in texts if is_lead(text.block.text))
    usual_lead = (leads / max(leads, bylines)) ** 2 if leads > 1 else 0.0
    return [
        _cues(items, at, usual_lead, usual_gap) if isinstance(item, Text) else None for at, item in enumerate(items)
    ]


def _cues(items: Sequence[Item], at: int, usual_lead: float, usual_gap: int) -> Cues:
    item = items[at]
    assert isinstance(item, Text)
    line, lead = item.block.text, is_lead(item.block.text)
    following = items[at + 1] if at + 1 < len(items) else None
    short = item.short and not lead
    bulletin = short and _is_bulletin(items, at)
    return Cues(
        ended=item.ended,
        short=short,
        lead=lead,
        inside=is_inside(line),
        opening=is_opening(line),
        credit=isinstance(following, Byline) and following.photo,
        wide=item.block.gap > usual_gap,
        headline=_BULLETIN if bulletin else headline_odds(items, at, usual_lead) if short else 0.0,
        subtitle=subtitle_odds(items, at) if short else 0.0,
        running=_running(line, following) if short and not bulletin else None,
        bulletin=bulletin,
    )


def _is_bulletin(items: Sequence[Item], at: int) -> bool:
    """Whether `items[at]` (国内快讯) is a headline: a title and more titles stand below it before there is any byline.
    Where no article of the page has a byline, or each item, it is a running head above articles."""
    item = items[at]
    if not isinstance(item, Text) or not is_bulletin(item.block.text):
        return False
    below = items[at + 1 : at + 1 + _ITEMS]
    signed = next((index for index, one in enumerate(below) if isinstance(one, Byline)), None)
    if signed is None and not any(isinstance(one, Byline) for one in items):
        return False
    titles = [isinstance(one, Text) and one.short and not one.ended for one in below[:signed]]
    heads_page = not any(isinstance(one, Text) for one in items[:at])
    return any(titles[:2]) and sum(titles) >= 2 + heads_page


def _running(line: str, following: Item | None) -> float | None:
    """新闻速递 and slogans across the page stand above a headline; the headline of a bulletin does not."""
    if not isinstance(following, Text) or not following.short or following.ended:
        return None
    if is_section(line):
        return 3.0
    below = following.block.text
    return 1.5 if is_slogan(line) and not is_slogan(below) and not below.startswith(("—", "-")) else None
