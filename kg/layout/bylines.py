"""Who wrote it and who took the picture: byline lines, bylines at a paragraph's end, bylines of a dateline."""

import re
from typing import NamedTuple

from kg.lexicon import table


class Byline(NamedTuple):
    """The persons of a byline, in order; `photo` if it is the credit of a picture alone."""

    names: tuple[str, ...]
    photo: bool


def _alternatives(kinds: str) -> str:
    words = [row["word"] for row in table("layout_roles", "kind", "word", "example") if row["kind"] in kinds.split()]
    return "|".join(sorted((re.escape(word) for word in words), key=lambda word: (-len(word), word)))


def _name() -> str:
    rows = table("layout_surnames", "kind", "surnames", "example")
    single = "".join(row["surnames"] for row in rows if row["kind"] == "single")
    double = "|".join(name for row in rows if row["kind"] == "double" for name in row["surnames"].split())
    han = r"[\u4e00-\u9fff]"
    return rf"(?:(?:{double}){han}{{1,2}}|[{single}]{han}{{1,2}}|{han}{{2,5}}·{han}{{2,5}})"


_PERSON = re.compile(_name())
_ROLE = re.compile(
    rf"(?P<other>{_alternatives('other')})|(?P<photo>{_alternatives('photo')})"
    rf"|(?P<text>{_alternatives('text')})|(?P<who>{_alternatives('who')})"
)
_SIGNS = " \t\u3000\u00a0□■◆◇●○▲△★☆◎※▪•·—-－|｜:：/／、,，;；（）()[]【】"
_SEPARATOR = re.compile(r"[\s\u3000、,，/／;；:：|｜&+（）()]+")
_SENTENCE_END = ("。", "！", "？", "!", "?", "”", "…")
_BODY_CREDIT = re.compile(r"[\u4e00-\u9fff]{2,20}(?:\s|\s*[/／]\s*)(?:摄|供图|供稿|图)")  # 县融媒体中心 供图
_BRACKETED = re.compile(r"[（(【\[]([^（()）【】\[\]]{2,60})[）)】\]]\s*$")
_AT_END = re.compile(r"(?<=[。！？!?”])\s*([^。！？!?，“”]{2,40})$")
_DATELINE = re.compile(
    r"[（(]([^（()）]{0,20}(?:记者|通讯员|实习生)[^（()）]{1,60})[）)]"
    r"|^.{0,20}?(?:本报|本刊|本网|本台)?(?:特约|见习|实习|全媒体)?(?:记者|通讯员)\s*([^，。：:]{2,40}?)(?:报道|电|摄影报道)?\s*[:：]"
)


def byline(text: str) -> Byline | None:
    """The byline that `text` is, whole: 陈立言; 陈立言 祁望舒 摄; (记者 陈立言 通讯员 祁望舒); 文/图 陈 舒.
    None if it is something else. `names` is empty where only editors or a body are named (县委宣传部 供图)."""
    if not 2 <= len(text) <= 70:
        return None
    roles = list(_ROLE.finditer(text))
    if not roles:
        names = _names(text)
        return Byline(names, False) if 0 < len(names) <= 4 else None
    kinds = [role.lastgroup for role in roles]
    photo = "photo" in kinds and "text" not in kinds
    edges = [0, *(edge for role in roles for edge in role.span()), len(text)]
    between = [text[begin:end] for begin, end in zip(edges[::2], edges[1::2], strict=True)]
    if between[0].strip(_SIGNS):  # 陈立言/文 祁望舒/图: each role stands behind its names
        kinds.append(kinds[-1])
    else:  # 文字：陈立言 图片：祁望舒
        kinds.insert(0, None)
    found: dict[str, str | None] = {}
    for part, kind in zip(between, kinds, strict=True):
        names = _names(part)
        if not names and part.strip(_SIGNS):
            return Byline((), photo) if _BODY_CREDIT.fullmatch(text) else None
        found.update((name, kind) for name in names if name not in found)
    if not found:
        return None
    return Byline(tuple(name for name, kind in found.items() if kind != "other"), photo)


def at_end(text: str) -> tuple[int, Byline] | None:
    """A byline behind the last sentence of a paragraph (“……。（陈立言 文/图）”): where it begins, and the byline."""
    if text.endswith(_SENTENCE_END):  # nearly all paragraphs
        return None
    for pattern in (_BRACKETED, _AT_END):
        match = pattern.search(text, max(0, len(text) - 80))
        if not match:
            continue
        found = byline(match[1].strip())
        before = text[: match.start()].rstrip()
        if found and found.names and (before.endswith(_SENTENCE_END) or _ROLE.search(match[1])):
            return match.start(), found
    return None


def of_dateline(text: str) -> tuple[str, ...]:
    """The authors that a body's opening names (中新网8月26日电(记者陈立言), 本报记者 陈立言 报道：); the text stays."""
    match = _DATELINE.search(text[:120])
    if not match:
        return ()
    found: list[str] = []
    for part in _ROLE.sub("|", match[1] or match[2]).split("|"):
        found += _names(part)
    return tuple(dict.fromkeys(found))


def _names(text: str) -> tuple[str, ...]:
    """The names that `text` consists of; () if any part is no name. 王 芳 is one person: single characters join."""
    names: list[str] = []
    half = ""
    for part in _SEPARATOR.split(text.strip(_SIGNS)):
        if len(part) == 1 and not half:
            half = part
            continue
        name, half = half + part if len(part) == 1 or half else part, ""
        if not _PERSON.fullmatch(name):
            return ()
        names.append(name)
    return () if half else tuple(names)
