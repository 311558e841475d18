"""Whether a short line is a headline, by its form and by what follows it."""

from collections.abc import Sequence

from kg.late import late
from kg.layout.items import Item, Text
from kg.layout.lines import is_section
from kg.layout.meta import Meta
from kg.lexicon.words import worded

_LEAD = worded(
    r"(?:<layout_words/ours>|本站|\S{2,10}?)(?:讯|消息|综合消息)(?:[\s（(：:]|记者|通讯员)"
    r"|[（(]<layout_words/ours>?(?:记者|通讯员|特约)|<layout_words/ours>(?:记者|通讯员)"
    r"|[^，。！？\s]{2,20}\d+日(?:电|讯|消息)"
)
_OPENING = worded(r"<layout_words/opens>|入[春夏秋冬汛]|昨|今[天日早晚]|[上下]午|\d{1,2}月|\d{4}年")
_NUMBERED = late(
    r"[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．:：]|第[一二三四五六七八九十]{1,3}[章节条，]|[一二三四五]是|其[一二三]"
    r"|(?:19|20)\d\d(?:[年.]\d{1,2}月?|年)?\s?[-—–―~至起]"  # 1996.08-2001.03, 1996-2001年 of a career
)
_STOPS_SHORT = late(r"(?:[的地得在和与及或为对是将从把被向以由于其这该并而不个各所有着过也都就还要会能可]|[，、])$")
_STARTS_INSIDE = late(r"[的地得了着过们和与及或等并]|[，、。；：”’》）]")
_SLOGAN = late(r"(\S{5,16})[\s\u3000]+(\S{5,16})(?:[\s\u3000]+(\S{5,16}))?")

_LAST = 8  # items at the end of a page
_RETOLD = 0.2  # of the headline's character pairs are in the first sentence of a body, and seldom in a second headline


def is_lead(text: str) -> bool:
    """Whether `text` opens as the first paragraph of a news item does: 本报讯, （记者 …）, 新华社杭州8月5日电."""
    return _LEAD.match(text) is not None


def is_opening(text: str) -> bool:
    """Whether `text` opens with a time or a purpose, as first paragraphs and captions do: 近日, 8月5日上午, 为…"""
    return _OPENING.match(text) is not None


def is_inside(text: str) -> bool:
    """Whether `text` can only be the rest of a sentence: 和冷链运输服务…, ”的号召…"""
    return _STARTS_INSIDE.match(text) is not None


def is_slogan(text: str) -> bool:
    """Whether `text` is two or three phrases of one length and nothing else: a line that runs across the page."""
    match = _SLOGAN.fullmatch(text)
    return match is not None and len({len(phrase) for phrase in match.groups() if phrase}) == 1


def headline_odds(items: Sequence[Item], at: int, usual_lead: float) -> float:
    """Log odds that the short text `items[at]` is a headline and no part of a body, whatever stands before it.

    `usual_lead`: how far the absence of a mark such as 本报讯 counts against it, 0 to 1, by the page's other articles.
    """
    line = _text(items[at])
    body, dated, shorts = None, False, 0
    for item in items[at + 1 : at + 8]:
        if isinstance(item, Text):
            if not item.short or item.ended or _begins_body(item.block.text, line):
                body = item.block.text
                break
            shorts += 1
        dated = dated or (isinstance(item, Meta) and item.date is not None)
    if body is None or shorts > 2 or _captions_alone(items, at):
        return -6.0
    odds = -2.0 + (2.0 if dated else 0.0) - 1.5 * shorts + _form(line) + 4 * shared(line, body)
    odds += 4.5 if is_lead(body) else -6.0 * usual_lead + (1.0 if is_opening(body) else 0.0)
    odds += -5.0 if _NUMBERED.match(line) else 0.0
    odds += -4.0 if shorts and is_section(line) else 0.0
    return odds


def _captions_alone(items: Sequence[Item], at: int) -> bool:
    """Whether nothing but lines that may be captions stands from `at` to the end of the page: no body ends there."""
    if len(items) - at > _LAST:
        return False
    return all(item.short and not item.ended for item in items[at:] if isinstance(item, Text))


def subtitle_odds(items: Sequence[Item], at: int) -> float:
    """Log odds that the short text `items[at]` is a subtitle within an article."""
    line = _text(items[at])
    body = _text(items[at + 1]) if at + 1 < len(items) else ""
    return -2.0 + _form(line) + 3 * shared(line, body) + (4.0 if _NUMBERED.match(line) else 0.0)


def _begins_body(text: str, line: str) -> bool:
    """Whether `text`, broken off while still as short as a headline, is the beginning of the body below `line`."""
    return is_lead(text) or is_opening(text) or "，" in text or shared(line, text) >= _RETOLD


def _text(item: Item) -> str:
    return item.block.text if isinstance(item, Text) else ""


def _form(line: str) -> float:
    """Log odds that `line` is complete as it stands, against a sentence that breaks off."""
    odds = -3.0 if _STARTS_INSIDE.match(line) else 0.0
    odds += -2.5 if _STOPS_SHORT.search(line) else 0.0
    odds += -2.0 if "，" in line or "," in line else 0.0
    odds += 1.0 if " " in line or "\u3000" in line or line.startswith("【") else 0.0
    odds += -1.5 if len(line) < 9 else -1.0 if len(line) > 40 else 0.0
    return odds


def shared(line: str, body: str) -> float:
    """The share of a headline's character pairs that the body's beginning has too."""
    pairs = {line[i : i + 2] for i in range(len(line) - 1)}
    return sum(1 for pair in pairs if pair in body[:200]) / max(1, len(pairs))
