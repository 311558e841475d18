"""Who wrote it and who took the picture: byline lines, bylines at a paragraph's end, bylines of a dateline."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from kg.language.simplify import simplify
from kg.late import late
from kg.layout.names import beside_body, is_place, is_usual, persons
from kg.lexicon import table
from kg.lexicon.words import worded


class Byline(NamedTuple):
    """The persons of a byline, in order; `photo` if it is the credit of a picture alone."""

    names: tuple[str, ...]
    photo: bool


def roles(kinds: str) -> str:
    """The words of a byline that are of one of `kinds` (parted by spaces), as a regular expression, longest first."""
    words = [row["word"] for row in table("layout_roles", "kind", "word", "example") if row["kind"] in kinds.split()]
    return "|".join(_bounded(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _bounded(word: str) -> str:
    """A single character is a role only where no word goes on: 文：陈立言, not 文明实践; 陈立言摄 at the end."""
    if word.startswith("~"):
        return rf"{word[1:]}(?=\W*$)"
    if len(word) == 2 and word.isalpha():
        return rf"{word[0]}[ \u3000]?{word[1]}(?![队展家师站员])"  # 记 者：陈立言
    return f"{word}(?![队展家师站员])" if len(word) > 1 else rf"(?<![\u4e00-\u9fff]){word}(?![\u4e00-\u9fff])"


_ROLE = late(
    rf"(?P<other>{roles('other')})|(?P<photo>{roles('photo')})|(?P<text>{roles('text')})|(?P<who>{roles('who')})"
)
_PEN_NAME = 8  # characters
_SIGNS = " \t\u3000\u00a0\\▌▍▎▏□■◆◇●○▲△★☆◎※▪•·•—-－|｜:：/／、,，;；（）()[]【】"
_STROKES = str.maketrans("丨∣", "||")  # what looks like a bar: 撰稿丨陈立言
_FROM = late(r"\s?[/／]\s?[\u4e00-\u9fff]{2,6}(?=[报報][导導])")  # 記者陳立言／台北報導
_WIRED = late(r"[\u4e00-\u9fff]{2}(?:\d{1,2}|[一二三四五六七八九十]{1,3})日[专專]?[电電]$")  # 中央社記者陳立言台北7日電
# (转自《安吉日报》8月6日二版 记者 陈立言); 作者系安吉县第一中学教师 陈立言; 作者陈立言，系安吉县第一中学教师
_REPRINTED = worded(r"^([（(]?)<layout_words/reprint>[:：]?《[^》]{2,20}》[^记作通]{0,24}(?=记者|作者|通讯员)")
_WHO_IS = late(r"^([（(]?作者)[系为是][^，,。；]{2,28}[\s\u3000]+(?=[\u4e00-\u9fff]{2,4}[）)]?$)")
_IS_WHO = late(r"^([（(]?作者[:：]?\s?[\u4e00-\u9fff·]{2,6})[，,][系为是][^。；]{2,40}$")
_SENTENCE_END = ("。", "！", "？", "!", "?", "”", "…")
_BRACKETED = re.compile(r"[（(【\[]([^（()）】【\[\]]{2,60})[）)】\]]\s*$")
_NAME = late(r"[\u4e00-\u9fff]{2,3}|[\u4e00-\u9fff][\s\u3000]+[\u4e00-\u9fff]")
_AT_END = late(r"(?:(?<=[。！？!?])|(?<=[。！？!?…]”))\s*([^。！？!?，“”]{2,40})$")
_CREDIT = late(
    r"[\s\u3000]+([^\s\u3000。！？，]{1,6}(?:[\s\u3000、]+[^\s\u3000。！？，]{1,6}){0,3}[\s\u3000/／]*摄影?)$"
)
_WRITER = "<layout_words/writer>?(?:记者|通讯员)"
_NAMED = r"[\u4e00-\u9fff]{2,3}(?:[\s、][\u4e00-\u9fff]{2,3}){0,2}?"
_DATELINE = worded(
    r"^[（(]([\u4e00-\u9fff]{2,3}(?:[\s、][\u4e00-\u9fff]{2,3}){0,2})[）)](?=[\u4e00-\u9fff\d])|"
    r"^.{0,24}(?:讯|日电)[\s\u3000]?[（(]([\u4e00-\u9fff]{2,4}(?:[\s、][\u4e00-\u9fff]{1,4}){0,4})[）)]"
    r"|[（(【〔\[［]([^（()）【】〔〕［］]{0,20}(?:记者|通讯员|实习生|文[/／]?图|图[/／]?文)[^（()）【】〔〕［］]{1,60})[）)】〕\]］]"
    r"|^.{0,20}?<layout_words/ours>?<layout_words/writer>?(?:记者|通讯员)\s*([^，,。；;：:（）()]{2,40}?)"
    r"(?:报[道导]|电|摄影报[道导])?\s*[:：]"
    r"|^<layout_words/ours>?<layout_words/writer>?记者\s?([\u4e00-\u9fff]{2,3}(?:[\s、][\u4e00-\u9fff]{2,3}){0,2})\s?报[道导]"
    rf"|^.{{0,12}}讯[\s\u3000]+{_WRITER}[\s\u3000]*({_NAMED}(?:[\s\u3000]+{_WRITER}[\s\u3000]*{_NAMED})?)\s?(?:摄影)?报[道导]"
    r"|^.{0,12}讯[\s\u3000]+(?:记者|通讯员)[\s\u3000]*([\u4e00-\u9fff]{2,3})(?=[\s\u3000])"
)


def byline(text: str) -> Byline | None:
    """The byline that `text` is, whole: 陈立言; 陈立言 祁望舒 摄; (记者 陈立言 通讯员 祁望舒); 供稿：第五检察部 陈 舒.
    None if it is something else. `names` is empty where only editors or a body are named (县委宣传部 供图)."""
    if not 2 <= len(text) <= 70:
        return None
    text = text.translate(_STROKES)
    text = _IS_WHO.sub(r"\1", _WHO_IS.sub(r"\1：", _REPRINTED.sub(r"\1", _FROM.sub("／", text.rstrip("。")))))
    found = list(_ROLE.finditer(simplify(text)))
    if not found:
        names = None if text.endswith((":", "：")) else persons(text)
        return Byline(names, False) if names and len(names) <= 4 else None
    kinds = [role.lastgroup for role in found]
    photo = "photo" in kinds and "text" not in kinds
    edges = [0, *(edge for role in found for edge in role.span()), len(text)]
    between = [text[begin:end] for begin, end in zip(edges[::2], edges[1::2], strict=True)]
    if between[0].strip(_SIGNS):  # 陈立言/文 祁望舒/图: each role stands behind its names
        kinds.append(kinds[-1])
    else:  # 文字：陈立言 图片：祁望舒
        kinds.insert(0, None)
    owners: dict[str, str | None] = {}
    said = False
    for at, (part, kind) in enumerate(zip(between, kinds, strict=True)):
        said_of = part.strip(_SIGNS)
        if not said_of or (not at and kind == "who" and (is_place(said_of) or _of_a_paper(between))):
            continue  # 海宁 记者 陈立言, 青禾融媒记者 陈立言
        names = persons(part, keyed=True)
        if names is None and kind == "other" and at and len(said_of) <= _PEN_NAME:
            continue  # 通讯员：陈立言 本站编辑：水边的石头
        if names is None:
            return None
        said = True
        if not at and _is_a_house(names) and any(persons(one, keyed=True) for one in between[1:]):
            continue  # 青禾有色|供稿 作者：陈立言
        for name in names:
            owners.setdefault(name, kind)
    return Byline(tuple(name for name, kind in owners.items() if kind != "other"), photo) if said else None


def _is_a_house(names: tuple[str, ...]) -> bool:
    return len(names) == 1 and len(names[0]) > 3 and not is_usual(names[0])


def _of_a_paper(between: Sequence[str]) -> bool:
    """Whether the word right before 记者, with a name behind, says whose reporter it is: 青禾|融媒记者 陈立言."""
    first = between[0].lstrip(_SIGNS)
    return len(first) == 2 and any(part.strip(_SIGNS) for part in between[1:])


def has_role(text: str) -> bool:
    """Whether `text` has a word of bylines: 作者, 摄."""
    return _ROLE.search(simplify(text)) is not None


def at_end(text: str) -> tuple[int, Byline] | None:
    """A byline behind the last sentence of a paragraph (“……。（陈立言 文/图）”): where it begins, and the byline."""
    if text.endswith(_SENTENCE_END):  # nearly all paragraphs
        return None
    for pattern in (_BRACKETED, _AT_END, _CREDIT) if text.endswith(("摄", "影")) else (_BRACKETED, _AT_END):
        match = pattern.search(text, max(0, len(text) - 80))
        if not match:
            continue
        found = byline(match[1].strip()) or _alone(match)
        before = text[: match.start()].rstrip()
        if found and found.names and (before.endswith(_SENTENCE_END) or _ROLE.search(simplify(match[1]))):
            return match.start(), found
    return None


def _alone(match: re.Match[str]) -> Byline | None:
    """……。（陈琛）, ……。（县总工会 陈琛）: a name that is alone in brackets or beside a body, common or not."""
    if match.re is not _BRACKETED:
        return None
    names = persons(match[1], keyed=True) if _NAME.fullmatch(match[1].strip()) else beside_body(match[1])
    return Byline(names, False) if names else None


def bracketed(text: str) -> Byline | None:
    """The byline that a line in brackets below a last sentence is: （县总工会 陈立言）, （江河）, （县总工会）."""
    match = _BRACKETED.fullmatch(text)
    if match is None:
        return None
    bodies = persons(match[1], keyed=True) == () or has_role(match[1])  # （县总工会）, （本报通讯员）
    return _alone(match) or (Byline((), False) if bodies else None)


def of_dateline(text: str) -> tuple[str, ...]:
    """The authors that a body's opening names (中新网8月26日电(记者陈立言), 本报记者 陈立言 报道：); the text stays."""
    match = _DATELINE.search(simplify(text[:120]))
    if not match:
        return ()
    group = match.lastindex or 0
    said = _WIRED.sub("", _FROM.sub("／", text[match.start(group) : match.end(group)]))
    found: list[str] = []
    at = 0
    for role in [*_ROLE.finditer(simplify(said)), None]:
        found += persons(said[at : role.start() if role else None], keyed=True) or ()
        at = role.end() if role else at
    return tuple(dict.fromkeys(found))
