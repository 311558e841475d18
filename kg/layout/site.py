"""Web pages of one article: whatever short line stands in its body, the page has no second one."""

import re
from collections.abc import Sequence

from kg.late import late
from kg.layout.blocks import Block
from kg.layout.bylines import Byline
from kg.layout.headlines import is_lead, is_opening, shared
from kg.layout.items import LONGEST_HEADLINE, Item, Text, is_field
from kg.layout.lines import ends_article, is_furniture, is_host, is_of_a_site
from kg.layout.meta import Meta
from kg.layout.unbroken import Strand
from kg.lexicon.words import worded

_SIGNED = late(r"(?<=。)\s*[（(][^（()）]{1,24}[）)]\s*$")  # ……。（青禾县妇联）
_ADDRESSED = worded(  # 各乡镇人民政府：, 经研究决定：
    r"(?:各|[\u4e00-\u9fff]{2,16}[局委办会府校院厂司处室][，、])[^。；]{2,60}[：:]$"
    r"|[^，。；]{0,40}<office_words/decides>[：:]$|[^：:]{0,6}<office_words/takes>[：:]$"
)
_APPOINTS = worded(r"(?:决定|批准|提名)?<office_words/gives>[\u4e00-\u9fff]{2,4}(?:同志)?(?:为|的|任|辞去|（|\()")
_ADOPTED = late(r"[（(][^（()）]{0,40}(?:会议|大会)[^（()）]{0,20}(?:通过|决定)[）)]$")
_ITEM = late(
    r"(?:第?[一二三四五六七八九十]{1,3}|[（(][一二三四五六七八九十\d]{1,2}[）)]|\d{1,2})[、.．]?\S"
)  # 二、竞赛时间
_SHORT_PAGE = 14  # texts: longer ones are newspapers' more often
_HEADLINES = 4  # short lines above a body that may be its headline
_CUT = 24  # characters: shorter lines are links and subtitles
_RETOLD = 0.25  # of a headline's character pairs stand in the body's beginning
_KNOWN = 0.2  # of those of a caption or subtitle stand in the article's first text
_RETOLD_WHOLE = 0.5  # of those of a second headline, which a caption's seldom do


def cut(page: Sequence[Block]) -> list[Block]:
    """`page` without what stands behind a line such as 上一篇, if any text stands before it: links, teasers."""
    read = False
    for at, block in enumerate(page):
        if read and (ends_article(block.text) or (is_host(block.text) and not _goes_on(page[at + 1 :]))):
            return list(page[:at])
        read = read or _is_body(block.text)
    return list(page)


def _goes_on(below: Sequence[Block]) -> bool:
    """Whether a notice goes on in `below`: with a text, or an item of its list, before a line that ends it."""
    for block in below:
        if ends_article(block.text):
            return False
        if _ITEM.match(block.text) or (_is_body(block.text) and not is_furniture(block.text)):
            return True
    return False


def is_site(page: Sequence[Block]) -> bool:
    """Whether `page` has lines such as only web pages have."""
    return any(is_of_a_site(block.text) for block in page)


def only_article(items: Sequence[Item], site: bool) -> Strand | None:
    """The strand of the one article on a page, or None if there may be more: two bylines with text between them, two
    openings (本报讯), a newspaper's masthead. `site`: the page is known to be a web page; else it needs a line with the
    date of the article alone, or to read on over the short lines in its body (captions, subtitles)."""
    texts = [at for at, item in enumerate(items) if isinstance(item, Text)]
    body = [at for at in texts if _is_body(_text(items, at)) or _listed(items[at])]
    metas = [item for item in items if isinstance(item, Meta)]
    if not body or any(meta.issue for meta in metas):
        return None
    if not (site or any(meta.date for meta in metas) or _reads_on(items, texts, body)):
        return None
    signed = [at for at, item in enumerate(items) if isinstance(item, Byline) and item.names and not item.photo]
    if any(body[0] < at < body[-1] for at in signed) or sum(is_lead(_text(items, at)) for at in body) > 1:
        return None
    if any(_opens_another(items, at) for at in texts if body[0] < at < body[-1] and at not in body):
        return None
    above = [at for at in texts if at < body[0]]
    title = _headline(items, above, body[0])
    names = {_text(items, at) for at in title}
    parts = [[at] for at in texts if body[0] <= at <= body[-1] and _text(items, at) not in names]
    if body[0] - 1 in above and body[0] - 1 not in title and _breaks_off(items, body[0] - 1):
        parts[0].insert(0, body[0] - 1)
    return Strand(title, parts)


def _listed(item: Item) -> bool:
    """Whether `item` is a line of names below what they are."""
    return isinstance(item, Text) and item.listed


def _reads_on(items: Sequence[Item], texts: Sequence[int], body: Sequence[int]) -> bool:
    """Whether each text of a short page is complete, and no short line between them is like the headline of another
    article: retold by the text below it, or above one that opens with a time."""
    if len(body) < 2 or len(body) > _SHORT_PAGE or not all(_complete(items[at]) for at in body):
        return False
    below = None
    for at in reversed(texts):
        text = _text(items, at)
        if at in body:
            below = text
        elif body[0] < at < body[-1] and below is not None:
            apart = _gap(items[at]) > _gap(items[at + 1])
            anew = shared(text, below) >= _RETOLD and shared(text, _text(items, body[0])) < _KNOWN
            if apart or is_lead(below) or is_opening(below) or anew:
                return False
    return True


def _gap(item: Item) -> int:
    """How many empty lines stand before `item`."""
    return item.block.gap if isinstance(item, Text) else 0


def _complete(item: Item) -> bool:
    return isinstance(item, Text) and (item.ended or _notes(item.block.text))


def _notes(text: str) -> bool:
    """Whether `text` is a line of a notice of appointments, whatever it ends in."""
    if re.search("[；;]$|(?:任命|免去|决定|通过)[：:]$", text):
        return True
    return any(form.match(text) for form in (_ADDRESSED, _APPOINTS, _ADOPTED))


def _breaks_off(items: Sequence[Item], at: int) -> bool:
    """Whether the line `at` is the beginning of a body's first sentence, cut by a line's end: below the line with the
    date, with a comma."""
    line, above = items[at], items[at - 1] if at else None
    below_date = isinstance(above, Meta) and above.date is not None
    if not below_date or not isinstance(line, Text) or line.ended:
        return False
    return len(line.block.text) >= _CUT and re.search("[,，]", line.block.text) is not None


def _headline(items: Sequence[Item], above: Sequence[int], body: int) -> list[int]:
    """Which of the short lines above a body are its headline: one that stands there twice, else those right above the
    line with the date, else those right above the body."""
    said = [_text(items, at) for at in above]
    twice = [at for at in above if said.count(_text(items, at)) > 1]
    if twice:
        return twice[-1:]
    dated = next((at for at in range(body) if isinstance(item := items[at], Meta) and item.date), body)
    near = [at for at in above if at < dated][-_HEADLINES:] or list(above[-_HEADLINES:])
    if not near:
        return []
    text = _text(items, body)
    best = max(near, key=lambda at: (shared(_text(items, at), text), at))
    chosen = best if shared(_text(items, best), text) >= _RETOLD else near[-1]
    after = chosen + 1
    if chosen - 1 in near and _text(items, chosen).startswith(("关于", "—", "-")):  # 县委组织部|关于…的通知
        return [chosen - 1, chosen]
    return [chosen, after] if after in near and _text(items, after).startswith(("—", "-")) else [chosen]


def _opens_another(items: Sequence[Item], at: int) -> bool:
    """Whether the short line `at` is the headline of a second article: its date or a text that retells it follows."""
    below = items[at + 1]
    if isinstance(below, Meta):
        return below.date is not None
    text = _text(items, at + 1)
    return _is_body(text) and shared(_text(items, at), text) >= _RETOLD_WHOLE


def _is_body(text: str) -> bool:
    """Whether `text` is more than a headline or a link: long, or with a whole sentence, or a line of a notice."""
    if _notes(text) or is_field(text):
        return True
    text = _SIGNED.sub("", text)
    return len(text) > LONGEST_HEADLINE or (len(text) > 8 and text.rstrip("|” )）").endswith("。"))


def _text(items: Sequence[Item], at: int) -> str:
    item = items[at]
    return item.block.text if isinstance(item, Text) else ""
