"""Pages of print to the parts of their articles: headlines, paragraphs across columns, articles across pages."""

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.late import late
from kg.layout.bylines import byline
from kg.layout.captions import is_caption
from kg.layout.lines import is_furniture, is_section
from kg.layout.meta import meta
from kg.read.columns import Block, Run, blocks, column_numbers, in_order, text_size
from kg.read.compose import Part

_NUMBER = r"[0-9A-Da-d〇零一二三四五六七八九十]{1,4}"
_TO = late(rf"[（(【\[]?\s*▶?下转第?\s*({_NUMBER})\s*版.{{0,12}}$")
_FROM = late(rf"^[（(【\[]?\s*◀?上接第?\s*({_NUMBER})\s*版[^）)】\]]{{0,12}}[）)】\]]?\s*")
_MASTHEAD = late(r"[\u4e00-\u9fff]{1,10}(?:报|周刊|导刊|公报|简报|通讯)")
_ENDED = late(r"[。！？!?…：；][”’」』）)]*$|[）)】]$")
_HIGH = 0.12  # of a page, where its running head stands
_CREDIT = late(r"摄影?[）)]?$|供图[）)]?$")


@dataclass(slots=True)
class Page:
    """The runs on one page, its number (1-based) and its height."""

    runs: list[Run]
    number: int
    height: float


@dataclass(slots=True)
class _Piece:
    """An article, or what of it stands on one page."""

    page: int
    headline: list[Part] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    comes_from: str = ""  # 上接第1版
    goes_to: str = ""  # 下转第2版


@dataclass(slots=True)
class Paper:
    """What all pages hold: the parts in the order in which they are read, and what their running heads say."""

    parts: list[Part]
    date: datetime.date | None = None
    publication: str = ""


def paper(pages: Iterable[Page]) -> Paper:
    """The articles on `pages`, each with what follows on a later page."""
    read = Paper([])
    pieces: list[_Piece] = []
    for page in pages:
        runs = _without_running_head(page, read)
        body = text_size(runs)
        found = blocks(runs, body)
        numbers = column_numbers(found)
        pieces += _pieces(page.number, in_order(found), numbers)
    joined = _joined(pieces)
    for piece in (*(piece for piece in joined if not piece.headline), *(piece for piece in joined if piece.headline)):
        read.parts += _headline(piece.headline) + piece.parts
    return read


def _without_running_head(page: Page, read: Paper) -> list[Run]:
    """The runs of `page` but those of its head and foot; what they tell is noted in `read`."""
    kept: list[Run] = []
    body = text_size(page.runs)
    top, bottom = _HIGH * page.height, (1 - _HIGH / 2) * page.height
    heads = [run.bottom for run in page.runs if run.top < top and meta(run.text.strip())]
    for run in page.runs:
        text, name = run.text.strip(), re.sub(r"\s", "", run.text)
        beside = any(abs(run.bottom - level) < body for level in heads)
        if top <= run.top and run.bottom <= bottom:
            kept.append(run)
        elif said := meta(text):
            read.date = read.date or said.date
        elif run.top < top and run.size > body and _MASTHEAD.fullmatch(name):
            read.publication = read.publication or name
        elif not is_furniture(text) and not (beside and is_section(text)):
            kept.append(run)
    return kept


def _pieces(page: int, ordered: Sequence[Block], numbers: dict[int, int]) -> list[_Piece]:
    found = [_Piece(page)]
    before: Block | None = None  # the text above, or at the end of the column before
    for block in ordered:
        if block.headline:
            if found[-1].parts:
                found.append(_Piece(page))
            found[-1].headline += _headlines(block, page)
            before = None
            continue
        for part in _paragraphs(block, page, numbers.get(id(block), 0), before):
            jump = _FROM.match(part.text)
            if jump and found[-1].parts:
                found.append(_Piece(page))
            if jump:
                found[-1].comes_from = jump[1]
                part = part._replace(text=part.text[jump.end() :], goes_on=False)
            if leaves := _TO.search(part.text):
                found[-1].goes_to = leaves[1]
                part = part._replace(text=part.text[: leaves.start()].rstrip())
            if part.text:
                found[-1].parts.append(part)
        before = block
    return [piece for piece in found if piece.parts or piece.headline]


def _headlines(block: Block, page: int) -> list[Part]:
    """The lines of a headline; a line that fills the width goes on in the next."""
    rows = _rows(block)
    parts: list[Part] = []
    for at, (text, box, confidence) in enumerate(rows):
        full = at > 0 and rows[at - 1][1][2] > block.right - block.size
        parts.append(Part(text, level=1, page=page, box=box, confidence=confidence, goes_on=full and len(rows) > 1))
    return parts


def _headline(parts: Sequence[Part]) -> list[Part]:
    """The lines of a headline as one line."""
    joined = [part if part.goes_on or not at else part._replace(text=f" {part.text}") for at, part in enumerate(parts)]
    return [part._replace(goes_on=at > 0) for at, part in enumerate(joined)]


def _rows(block: Block) -> list[tuple[str, tuple[float, float, float, float], float]]:
    """The lines of a block: text, box and confidence."""
    rows: list[list[Run]] = []
    for run in sorted(block.runs, key=lambda run: (run.top, run.left)):
        if rows and abs(rows[-1][-1].top - run.top) < 0.5 * run.size:
            rows[-1].append(run)
        else:
            rows.append([run])
    told = []
    for row in rows:
        row.sort(key=lambda run: run.left)
        box = (row[0].left, min(run.top for run in row), row[-1].right, max(run.bottom for run in row))
        told.append((" ".join(run.text.strip() for run in row), box, min(run.confidence for run in row)))
    return told


def _paragraphs(block: Block, page: int, column: int, before: Block | None) -> list[Part]:
    """The paragraphs of a column. The first goes on with that of the block before it where that broke off."""
    found: list[Part] = []
    rows = _rows(block)
    size, right = block.size, block.right
    last_text, last_full = ("", False)
    if before:
        *_, (last_text, last_box, _) = _rows(before)
        last_full = last_box[2] > before.right - 1.5 * size
    for at, (text, box, confidence) in enumerate(rows):
        indented = box[0] > block.left + 1.2 * size  # a paragraph is set in by two characters
        opens = (
            not last_text or (indented and len(rows) > 1) or (not last_full and _ENDED.search(last_text) is not None)
        )
        alone = byline(text) is not None or is_caption(text) or _FROM.match(text) is not None
        if opens or alone:
            caption = is_caption(text) or (_CREDIT.search(text) is not None and len(rows) <= 4 and at == 0)
            found.append(Part(text, caption=caption, page=page, column=column, box=box, confidence=confidence))
        elif not found:
            found.append(Part(text, page=page, column=column, box=box, confidence=confidence, goes_on=True))
        else:
            found[-1] = _grown(found[-1], text, box, confidence)
        last_full = box[2] > right - 1.5 * size
        last_text = text
    return found


def _grown(part: Part, text: str, box: tuple[float, float, float, float], confidence: float) -> Part:
    """`part` with one more line."""
    own = part.box or box
    whole = (min(own[0], box[0]), min(own[1], box[1]), max(own[2], box[2]), max(own[3], box[3]))
    space = " " if re.search(r"[A-Za-z,.]$", part.text) and re.match("[A-Za-z]", text) else ""
    caption = part.caption or (_CREDIT.search(text) is not None and is_caption(part.text))
    return part._replace(
        text=part.text + space + text, box=whole, confidence=min(part.confidence, confidence), caption=caption
    )


def _joined(pieces: Sequence[_Piece]) -> list[_Piece]:
    """`pieces` with those that go on on another page put together, one to one."""
    waiting = [piece for piece in pieces if piece.comes_from]
    gone: set[int] = set()
    for piece in pieces:
        if not piece.goes_to:
            continue
        ahead = [one for one in waiting if id(one) not in gone and one is not piece and one.page != piece.page]
        if not ahead:
            continue
        best = max(ahead, key=lambda one: _fit(piece, one))
        gone.add(id(best))
        broken = bool(piece.parts) and not _ENDED.search(piece.parts[-1].text)
        piece.parts += [part._replace(goes_on=broken) if not at else part for at, part in enumerate(best.parts)]
        piece.goes_to = best.goes_to
    return [piece for piece in pieces if id(piece) not in gone]


def _fit(piece: _Piece, other: _Piece) -> tuple[int, int, float]:
    """How well `other` continues `piece`: by the numbers of their pages, then by their headlines."""
    one, two = ("".join(part.text for part in each.headline) for each in (piece, other))
    shared = len({one[at : at + 2] for at in range(len(one) - 1)} & {two[at : at + 2] for at in range(len(two) - 1)})
    right = (piece.goes_to.lstrip("A0") == str(other.page)) + (other.comes_from.lstrip("A0") == str(piece.page))
    return right, shared, -abs(other.page - piece.page)
