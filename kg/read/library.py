"""Pages of print as libraries give them: ALTO and PAGE, what a recogniser saw with its places on the page."""

from collections.abc import Iterator

from lxml import etree

from kg.errors import InputError
from kg.model import Source
from kg.read.columns import Run
from kg.read.compose import Part
from kg.read.composed import composed
from kg.read.docx import parsed
from kg.read.input import Input
from kg.read.newspaper import Page, paper

_HEADINGS = frozenset({"heading", "header"})


def read(given: Input) -> Iterator[Source]:
    """The one source of an XML file. Raises InputError for one of another kind, and for a METS file, which lists the
    pages that stand beside it."""
    data = given.read()
    root = parsed(given.name, data)
    kind = etree.QName(root).localname.lower()
    if kind == "mets":
        raise InputError("a list of pages (METS); the pages themselves, in ALTO or PAGE, are read")
    if kind not in ("alto", "pcgts"):
        raise InputError(f"XML of a kind that is not read ({kind[:40]}); ALTO and PAGE are")
    yield composed(given, data, _alto(root) if kind == "alto" else _page(root), "application/xml")


def _alto(root: etree._Element) -> list[Part]:
    """The articles on the pages, by where their lines stand."""
    pages = []
    for number, page in enumerate(root.iter("{*}Page"), 1):
        runs = [run for line in page.iter("{*}TextLine") if (run := _line(line)) is not None]
        height = _number(page, "HEIGHT") or max((run.bottom for run in runs), default=0.0)
        pages.append(Page(runs, number, height))
    return paper(pages).parts


def _line(line: etree._Element) -> Run | None:
    words = [word for word in line.iter("{*}String") if (word.get("CONTENT") or "").strip()]
    if not words:
        return None
    text = "".join(word.get("CONTENT") or "" for word in words)
    left, top = _number(line, "HPOS"), _number(line, "VPOS")
    width, height = _number(line, "WIDTH"), _number(line, "HEIGHT")
    sure = min((_number(word, "WC") for word in words if word.get("WC")), default=1.0)
    return Run(text, left, top, left + width, top + height, height or 1.0, min(1.0, max(0.0, sure)))


def _number(element: etree._Element, name: str) -> float:
    try:
        value = float(element.get(name) or 0)
    except ValueError:
        return 0.0
    return value if abs(value) < 1e7 else 0.0


def _page(root: etree._Element) -> Iterator[Part]:
    """The regions of the pages in the order in which they are read: each is a paragraph, a headline or a caption."""
    for number, page in enumerate(root.iter("{*}Page"), 1):
        regions = {one.get("id") or "": one for one in page.iter("{*}TextRegion")}
        order = [one.get("regionRef") or "" for one in page.iter("{*}RegionRefIndexed")]
        for name in dict.fromkeys([*order, *regions]):
            if name in regions:
                kind = regions[name].get("type") or ""
                text = "".join(_said(line) for line in regions[name].iterchildren("{*}TextLine"))
                text = text or _said(regions[name])
                if text.strip():
                    yield Part(text.strip(), int(kind in _HEADINGS), kind == "caption", number)


def _said(element: etree._Element) -> str:
    """The reading of a line or region that its recogniser likes best."""
    best = min(element.iterchildren("{*}TextEquiv"), key=lambda one: _number(one, "index"), default=None)
    unicode = best.find("{*}Unicode") if best is not None else None
    return (unicode.text or "").strip() if unicode is not None else ""
