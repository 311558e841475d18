"""Captions of photos that stand between the paragraphs of articles."""

from collections.abc import Sequence

from kg.late import late
from kg.layout.bylines import Byline, roles
from kg.layout.headlines import is_lead, is_opening
from kg.layout.items import Item, Text
from kg.lexicon.words import worded

_CAPTION = late(
    r"[（(]?(?:图为|图片为|[上下左右]图[为:：]|图片说明[:：]?"
    r"|图[一二三四五六七八九十①-⑨1-9]{1,2}(?:[:：为、.]|[\s\u3000]+\S)|[▲△▼▽])"
)
_IN_BRACKETS = late(r"[（(][^（()）]{3,40}[）)]")
_ADOPTED = late(r"\d{4}年|通过|修[订正]|试行|征求意见|[一二三四五六七八九十]+）")  # below the title of a document
_ENTRY = late(  # (责任编辑：管理员), （据青禾发布）
    rf"[（(]\s*(?:(?:{roles('text photo other who')}|来源|编辑|(?:作者)?单位)\s*[:：]"
    "|据|综合|摘自|转自|作者|未完|完[）)])"
)
_LONGEST_OPEN = 40  # without a full stop
_ROW = 4  # captions of photos in a row
_SHOWS = worded(  # 王立平致辞, 双方签署合作协议, 座谈会现场, ✨与会代表: what a photo between two paragraphs shows
    "[^，,。；;：:]{0,20}(?:<layout_words/shown>|主持(?:会议|仪式|座谈会|开幕式)?|合影留念"
    "|参观[^，,。；;]{2,14}|签署[^，,。；;]{0,10}协议|进行[^，,。；;]{0,4}交流|座谈会?"
    "|走进[^，,。；;]{2,18}(?:研学|参观|调研|考察|采风))"
    "|[✨⭐\U0001f300-\U0001faff][^，,。；;：:]{2,20}"
)


def captions(page: Sequence[Item]) -> list[list[int]]:
    """The captions among the items of `page`: for each the index of its text and, if it has one, of its credit.

    图为职工在阅读。(陈舒 摄) is one, and so are 活动现场 陈舒 摄 and （表彰大会现场）; but a text right below a
    headline is that article's body.
    """
    found: list[list[int]] = []
    last_lead = max(
        (at for at, item in enumerate(page) if isinstance(item, Text) and is_lead(item.block.text)), default=-1
    )
    for at, item in enumerate(page):
        if not isinstance(item, Text):
            continue
        text = item.block.text
        if _IN_BRACKETS.fullmatch(text) and not (_ADOPTED.search(text) or _ENTRY.match(text)):
            found.append([at])
            continue
        if at > last_lead and _between(page, at, captioned=bool(found) and found[-1][-1] == at - 1):
            found.append([at])
            continue
        if not (item.credited or item.block.caption or _CAPTION.match(item.block.text)):
            continue
        above = page[at - 1] if at else None
        headed = above is None or (isinstance(above, Text) and above.short and not above.ended)
        if headed and not item.block.caption and not (found and found[-1][-1] == at - 1):
            continue
        below = page[at + 1] if at + 1 < len(page) else None
        photo = isinstance(below, Byline) and below.photo
        if item.block.caption:
            found.append([at, at + 1] if item.credited or photo else [at])
        elif item.credited and not item.ended and len(item.block.text) <= _LONGEST_OPEN:
            found.append([at, at + 1])
        elif _CAPTION.match(item.block.text) and (item.ended or photo or len(item.block.text) <= _LONGEST_OPEN):
            found.append([at, at + 1] if photo else [at])
    return found


def _between(page: Sequence[Item], at: int, captioned: bool) -> bool:
    """Whether a line between two paragraphs tells what a photo shows (王立平致辞) and is no headline: the text below it
    does not open as articles do. `captioned`: the item before it is another one."""
    above = page[at - 1] if at else None
    if not _shows(page[at]) or not (captioned or (isinstance(above, Text) and above.ended)):
        return False
    below = next((item for item in page[at + 1 : at + 1 + _ROW] if not _shows(item)), None)
    in_row = captioned or (at + 1 < len(page) and _shows(page[at + 1]))
    return isinstance(below, Text) and below.ended and (in_row or not is_opening(below.block.text))


def _shows(item: Item) -> bool:
    return isinstance(item, Text) and item.short and not item.ended and _SHOWS.fullmatch(item.block.text) is not None


def is_caption(text: str) -> bool:
    """Whether `text` opens as a caption does: 图为职工在阅读。"""
    return _CAPTION.match(text) is not None or _IN_BRACKETS.fullmatch(text) is not None
