"""A PDF of a newspaper, one page or many, to one Source."""

from collections.abc import Iterator
from typing import TYPE_CHECKING
from unicodedata import normalize

from kg.errors import InputError
from kg.model import Source
from kg.read import pdf_fonts
from kg.read.columns import Run, text_size
from kg.read.composed import composed
from kg.read.input import MAX_FILE, Input, Unread
from kg.read.newspaper import Page, paper

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

MOST_PAGES = 64  # of an issue
MOST_CHARACTERS = 60_000  # of a page; a full broadsheet page has 12,000
_GAP = 0.7  # sizes: more space parts two columns
_SCANNED = 2400  # pixels of a page's longer side from which characters are recognised
_RADICALS: dict[int, str] = {code: normalize("NFKC", chr(code)) for code in (*range(0x2F00, 0x2FD6), 0x2E9F, 0x2EF3)}
_LIKE = zip(
    "⺠⺟⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
    "民母虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟",
    strict=True,
)
_RADICALS |= {ord(radical): character for radical, character in _LIKE}
_NOTHING = "no Chinese text in it: its fonts do not say what their characters are, or it has none"
_FEW = 20  # characters: a page with fewer is a picture


def characters(text: str) -> str:
    """`text` with each radical (⼯ U+2F2F) as the character that it looks like, which many fonts don't tell from it."""
    return text.translate(_RADICALS)


def read(given: Input) -> Iterator[Source | Unread]:
    """The one source of a PDF. Raises InputError for one that is damaged, encrypted, or holds no Chinese text."""
    import pypdfium2

    pdf_fonts.use()
    data = given.read(MAX_FILE)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise InputError(f"damaged or encrypted PDF ({str(error)[:100]})") from error
    try:
        if len(document) > MOST_PAGES:
            raise InputError(f"more than {MOST_PAGES} pages; split it into issues")
        pages = []
        for number in range(1, len(document) + 1):
            try:
                pages.append(_page(document[number - 1], number))
            except (InputError, pypdfium2.PdfiumError) as error:
                yield Unread(given.name, f"{given.name}: page {number}: {error}")
    finally:
        document.close()
    if not pages:
        raise InputError("no page of it could be read")
    made = paper(pages)
    yield composed(given, data, made.parts, "application/pdf", made.date, made.publication, _NOTHING)


def _page(page: "PdfPage", number: int) -> Page:
    """The runs on a page. Raises InputError for a page that is a picture or holds far too much."""
    text = page.get_textpage()
    height = page.get_height()
    count = text.count_chars()
    if count > MOST_CHARACTERS:
        raise InputError(f"more than {MOST_CHARACTERS} characters")
    if count < _FEW:
        return _scanned(page, number)
    whole = characters(text.get_text_range(0, count))
    chars: list[Run] = []
    for at, char in enumerate(whole if len(whole) == count else _each(text, count)):
        left, bottom, right, top = text.get_charbox(at, loose=True)
        if char in "\r\n\x00\ufffe\uffff" or right <= left:
            continue
        chars.append(Run(char, left, height - top, right, height - bottom, top - bottom))
    body = text_size(chars)
    runs: list[Run] = []
    for run in chars:
        _put(runs, run, body)
    return Page([run for run in runs if run.text.strip()], number, height)


def _scanned(page: "PdfPage", number: int) -> Page:
    """A page that is a picture, its places in points as on the others."""
    from pypdfium2 import raw

    from kg.read import scan

    if next(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3), None) is None:
        raise InputError("nothing on this page, neither text nor a picture")
    scan.check_installed()
    scale = _SCANNED / max(page.get_size())
    seen = scan.runs(page.render(scale=scale).to_pil().convert("RGB"))
    return Page([_scaled(run, 1 / scale) for run in seen], number, page.get_height())


def _scaled(run: Run, by: float) -> Run:
    left, top, right, bottom, size = (value * by for value in run[1:6])
    return Run(run.text, left, top, right, bottom, size, run.confidence)


def _each(text: object, count: int) -> Iterator[str]:
    """The characters one by one: a text with characters beyond the first plane is longer than its boxes."""
    from pypdfium2 import raw

    for at in range(count):
        code = raw.FPDFText_GetUnicode(text, at)
        yield characters(chr(code)) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\x00"


def _put(runs: list[Run], char: Run, body: float) -> None:
    """Add a character to the last run if it goes on there, else begin a new one. A headline's characters are wider
    than the space between columns, which is measured by that of the text."""
    if runs:
        last = runs[-1]
        size = max(last.size, char.size)
        level = abs(last.bottom - char.bottom) < 0.35 * size and abs(last.size - char.size) < 0.2 * size
        if level and -0.5 * size < char.left - last.right < _GAP * min(size, body):
            runs[-1] = last._replace(
                text=last.text + char.text,
                right=char.right,
                top=min(last.top, char.top),
                bottom=max(last.bottom, char.bottom),
            )
            return
    if not char.text.isspace():
        runs.append(char)
