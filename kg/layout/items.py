"""What stands on a page, in order: text, bylines and metadata, with the furniture left out."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from kg.late import late
from kg.layout.blocks import Block
from kg.layout.bylines import Byline, at_end, bracketed, byline, has_role
from kg.layout.lines import is_furniture
from kg.layout.meta import Meta, headed, meta
from kg.layout.names import beside_body, is_usual
from kg.lexicon.words import worded

LONGEST_HEADLINE = 60
_ENDED = late(r"[。！？!?…；;：:][”’」』）)》\]】]*$|[。！？!?…][”’」』]?[（(][^（()）]{1,30}[）)]$")
_SIGNED = worded(
    r"(?!.*<layout_words/unsigned>)[\u4e00-\u9fff（）()“”·\s]{2,36}"
    r"(?:(?<!大)会|<layout_words/signs>)"
)
_PUBLISHER = worded(r"[\u4e00-\u9fff]{2,8}<layout_words/publisher>")
_FIELD = worded(  # of minutes: 出席：陈立言、祁望舒
    r"<layout_words/minute_of>?(?:时\s?间|地\s?点|<layout_words/minute>)(?:会议)?(?:的|<layout_words/minute_who>)?"
    r"(?:有|为)?[：:]\s?\S"
    # of an interview: 记者：今年有什么打算？
    r"|(?:记者|问|答|主持人)[：:]\s?\S[^\n]*[？?。，,]"
    # of a notice: 主办单位：安吉县总工会
    r"|(?:(?:联合)?主办|承办|协办|指导|支持)(?:单位|方)[：:]\s?[\u4e00-\u9fff]"
    # of who holds what: 副会长：陈立言　祁望舒
    r"|(?:名誉|执行|常务)?副?<layout_words/rolled>[：:]\s?[\u4e00-\u9fff]"
    # 局长：陈立言
    r"|(?:常务)?副?(?:书记|[省市县区镇乡局厅部处科院校所站馆行社厂]长|主任|检察长|董事长|总?经理|院士)[：:]\s?"
    r"[\u4e00-\u9fff]{2,4}(?:[\s、，,（(]|$)"
    # of a table: 梅溪镇	陈立言	县委副书记
    r"|[^\t\n]{1,20}(?:\t[^\t\n]{1,30}){2,}$"
    # of a list of persons: 王立平（男，汉族），安吉县公安局民警
    r"|[\u4e00-\u9fff]{2,4}[（(][男女](?:[，,][^（()）\n]{1,20})?[）)]"
    # of a career: 1996.08-2001.03 安吉县公安局民警; 1996-2001年任…
    r"|(?:19|20)\d\d(?:[年.]\d{1,2}月?|年)?\s?(?:[-—–―~]{1,2}|至)"
    r"\s?(?:(?:19|20)\d\d(?:[年.]\d{1,2}\s?月?|年)?|至?今)?(?:[ \t,，:：]+|[在任担历])\S"
)
# 陈立言　安吉县水利局防汛科科长: of a list
_HOLDER = late(
    r"(?P<name>[\u4e00-\u9fff]{2,4})[ \t\u3000]{1,8}[\u4e00-\u9fff（）()、]{2,40}"
    r"(?:[长员师]|主任|书记|主席|教授|经理|干事|代表)"
)
# 时间：2025年8月6日上午9:00, 地点：县总工会三楼会议室: of a meeting, not of the page
_MEETING = late(r"(?:会议|活动)?时\s*间[:：].*\n(?:会议|活动)?地\s*点[:：]")
_LABEL = late(r"([\u4e00-\u9fff\s（）()、“”\d]{2,20})[：:](?:\s*[\u4e00-\u9fff\s、]{2,60})?")
_NAME = late(r"[\u4e00-\u9fff]{2,4}")
# 男,汉族,1965年4月生; 1984年10月任安吉县财政局局长; 简历
_LIFE = worded(r"(?:(?:个人|人物)?<layout_words/life>|[男女][，,]|(?:19|20)\d\d年.{0,12}(?:任|生|参加工作|入伍))")
_HEADLINE_END = late(r"[^。；;，,、：:]$")


def is_field(text: str) -> bool:
    """Whether `text` is a line of minutes, of a career or of a list that needs no full stop: 出席：陈立言、祁望舒."""
    if _FIELD.match(text):
        return True
    listed = _HOLDER.fullmatch(text)
    return listed is not None and is_usual(listed["name"])


@dataclass(frozen=True, slots=True)
class Text:
    """A block of an article's body, or a headline."""

    block: Block
    credited: bool = False  # the credit of a photo stood on the same line
    listed: bool = False  # a line of names below what they are: 副主席：

    @property
    def ended(self) -> bool:
        """Whether its last sentence is complete."""
        return self.listed or _ENDED.search(self.block.text) is not None or is_field(self.block.text)

    @property
    def short(self) -> bool:
        """Whether it may be a headline by its form alone."""
        text = self.block.text
        fits = 4 <= len(text) <= LONGEST_HEADLINE and "。" not in text
        return fits and not self.listed and _HEADLINE_END.search(text) is not None and not is_field(text)


_NEAR = 5  # blocks that say of whom a page tells
Item = Text | Byline | Meta
_ORIGINAL = ("原标题：", "原标题:")


def items(blocks: Iterable[Block]) -> list[Item]:
    """The items of `blocks` in order. A byline behind a paragraph's last sentence becomes an item of its own."""
    found: list[Item] = []
    bare: list[int] = []  # where a name stands alone on its line
    rows = list(blocks)
    for block, behind in zip_longest(rows, rows[1:]):
        if block.text.startswith(_ORIGINAL):
            block = block.cut(len(_ORIGINAL[0]), len(block.text))
        text = block.text
        if not text.strip():
            continue  # 原标题: alone
        if len(text) > 160 or block.caption:
            _paragraph(block, found)
        elif is_furniture(text):
            continue
        elif (entries := meta(text)) and not (behind and _MEETING.match(f"{text}\n{behind.text}")):
            found.append(entries)
        elif at := headed(text):
            found += [Text(block.cut(0, at)), _entries(text[at:])]
        elif not found and behind and _NAME.fullmatch(text) and _tells_of(text, rows) and byline(text):
            found.append(Text(block, listed=True))  # whose life the page tells
        elif person := byline(text) or (_ended(found) and bracketed(text)) or None:
            if _in_a_roll(found, text):
                found.append(Text(block, listed=True))
                continue
            bare += [len(found)] if _NAME.fullmatch(text) else []
            found.append(person)
        elif found and isinstance(last := found[-1], Text) and last.listed and _LABEL.fullmatch(text):
            found.append(Text(block, listed=True))  # 秘书长：陈立言
        else:
            _paragraph(block, found)
    found = [_signed(found, at) for at in range(len(found))]
    dropped = _repeated(found) | _sitters(found, bare)
    left = (at for at in range(len(found)) if not (_is_signature(found, at) or _is_publisher(found, at)))
    return [found[at] for at in left if at not in dropped]


def _entries(text: str) -> Meta:
    entries = meta(text)
    assert entries is not None  # `headed` has read them
    return entries


def _tells_of(name: str, rows: Sequence[Block]) -> bool:
    """Whether the page that `name` opens, alone on its line, tells the life of who bears it, and no reporter's."""
    again = sum(row.text.count(name) for row in rows[1:_NEAR])
    return again > 1 or _LIFE.match(rows[1].text) is not None


def _in_a_roll(found: Sequence[Item], text: str) -> bool:
    """Whether a line of names stands below what they are (副主席：, 一等奖：), or goes on with such a list."""
    last = found[-1] if found else None
    if not isinstance(last, Text) or has_role(text):
        return False
    label = _LABEL.fullmatch(last.block.text.strip())
    return last.listed or (label is not None and not has_role(label[1]))


def _signed(found: Sequence[Item], at: int) -> Item:
    """The item `found[at]`; a line of a body and names (县总工会 陈立言) is a byline behind the last sentence of all,
    or between a line with a date and the body below it."""
    item = found[at]
    if not isinstance(item, Text) or not item.short or not at:
        return item
    above, below = found[at - 1], found[at + 1] if at + 1 < len(found) else None
    behind = not any(isinstance(one, Text) for one in found[at + 1 :]) and isinstance(above, Text) and above.ended
    dated = isinstance(above, Meta) and above.date is not None
    between = dated and isinstance(below, Text) and (below.ended or not below.short)
    names = beside_body(item.block.text) if (behind or between) and not re.search("[:：]", item.block.text) else ()
    return Byline(names, False) if names else item


def _ended(found: Sequence[Item]) -> bool:
    """Whether the last item is a text whose last sentence is complete."""
    return bool(found) and isinstance(last := found[-1], Text) and last.ended


def _repeated(found: Sequence[Item]) -> set[int]:
    """The short lines that a longer text parts from the same line above: the title again, under each picture."""
    lines: dict[str, int] = {}
    longest, dropped = -1, set()
    for at, item in enumerate(found):
        if not isinstance(item, Text):
            continue
        if not item.short or item.ended:
            longest = at
        elif lines.setdefault(item.block.text, at) < longest and len(item.block.text) > 6:
            dropped.add(at)
    return dropped


def _sitters(found: Sequence[Item], bare: Sequence[int]) -> set[int]:
    """Of the lines `bare`, a name each, those inside a text that stand one below the other, or that it names beside
    them: captions of portraits."""
    runs: list[list[int]] = []
    for at in bare:
        if runs and runs[-1][-1] == at - 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    inside: set[int] = set()
    for run in runs:
        above, below = found[max(0, run[0] - 1)], found[min(run[-1] + 1, len(found) - 1)]
        if not (isinstance(above, Text) and isinstance(below, Text)) or below.short:
            continue
        if len(run) > 1 or _named(found[run[0]], above.block.text + below.block.text):
            inside.update(run)
    return inside


def _named(item: Item, text: str) -> bool:
    """Whether the person whose name stands alone on a line is one whom `text` names."""
    return isinstance(item, Byline) and any(name in text for name in item.names)


def _is_signature(found: Sequence[Item], at: int) -> bool:
    """Whether a text is the body that signs a notice: behind its last sentence, above its date, with no more below."""
    item = found[at]
    if at == 0 or not _signs(item):
        return False
    above, below = found[at - 1], list(found[at + 1 : at + 4])
    if _signs(above) and at > 1:  # two bodies sign
        above = found[at - 2]
    elif below and _signs(below[0]):
        below = below[1:]
    above_ends = above.ended if isinstance(above, Text) else isinstance(above, Byline)
    dated = bool(below) and isinstance(below[0], Meta) and below[0].date is not None
    after = below[1] if len(below) > 1 else None
    return above_ends and dated and (after is None or not isinstance(after, Text) or after.short)


def _is_publisher(found: Sequence[Item], at: int) -> bool:
    """Whether a text is the publisher's name (青禾发布) between a headline and its date."""
    if not 0 < at < len(found) - 1:
        return False
    above, item, below = found[at - 1 : at + 2]
    dated = isinstance(below, Meta) and below.date is not None
    headed = isinstance(above, Text) and above.short and not above.ended
    return dated and headed and isinstance(item, Text) and _PUBLISHER.fullmatch(item.block.text) is not None


def _signs(item: Item) -> bool:
    return isinstance(item, Text) and item.short and _SIGNED.fullmatch(item.block.text) is not None


def _paragraph(block: Block, found: list[Item]) -> None:
    ending = at_end(block.text)
    if not ending:
        found.append(Text(block))
        return
    found.append(Text(block.cut(0, ending[0]), ending[1].photo))
    found.append(ending[1])
