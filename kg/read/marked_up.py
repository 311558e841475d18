"""A tree of HTML to lines, as a browser would break them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

import lxml.html
from lxml.etree import ParserError
from lxml.html import HtmlElement

from kg.errors import InputError
from kg.late import late

_INLINE = frozenset(
    "a abbr b bdi bdo big cite code del dfn em font i img ins kbd label mark q ruby s small span strike strong sub sup "
    "time tt u var wbr o:p".split()
)
_UNSEEN = frozenset(
    "head script style noscript template iframe object video audio svg canvas select button input textarea rp "
    "rt".split()
)
_HIDDEN = late(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_NOT_SHOWN = late(r"display\s*:\s*none", re.I)  # what is only invisible a script may show once the page stands
_SPACE = late(r"[ \t\r\n\f\xa0]+")
_CELL = " | "  # between the cells of a roll's row
_OFFICE = late("职务|单位|职位|岗位|任职")
_HEADS = 3  # rows of a table among which the one stands that names its columns


def tree(markup: str) -> HtmlElement:
    """The tree of `markup`. Raises InputError where there is none: nothing but comments."""
    try:
        return lxml.html.document_fromstring(markup)
    except ParserError as error:
        raise InputError("no markup that holds text") from error


@dataclass
class Line:
    """A line of a page and the innermost block in which it stands."""

    element: HtmlElement
    runs: list[str] = field(default_factory=list)
    linked: int = 0  # characters of it that are links

    @cached_property
    def text(self) -> str:
        """The line as it is read, once it has all its runs."""
        return _SPACE.sub(" ", "".join(self.runs)).strip(" \u3000")

    @property
    def parted(self) -> str:
        """The line with a space between its elements, as a style sheet sets 来源 and 时间 apart."""
        return _SPACE.sub(" ", " ".join(self.runs)).strip(" \u3000")

    @property
    def roll(self) -> bool:
        """Whether it is a row of a roll of persons: 王立平 | 局长."""
        return self.element.tag == "tr" and _CELL in self.text

    def within(self, *tags: str) -> bool:
        """Whether it stands in an element of one of these `tags`."""
        return self.element.tag in tags or next(self.element.iterancestors(*tags), None) is not None


def lines(root: HtmlElement, invisible: bool = False) -> list[Line]:
    """The lines that a reader sees below `root`, in order, none of them empty; with `invisible` those too that a script
    makes visible. The cells of a row of persons and their offices stand in one line."""
    found, rows = [Line(root)], _rolls(root)
    for event, element, text in _walk(root, _NOT_SHOWN if invisible else _HIDDEN):
        row = rows.get(element, element)
        if event == "block" and (found[-1].element is not row or (row is element and element not in rows)):
            found.append(Line(row))
        elif event == "block":
            last = next(filter(str.strip, reversed(found[-1].runs)), _CELL)
            found[-1].runs += [_CELL] if element.tag in {"td", "th"} and last != _CELL else []
        elif text:
            found[-1].runs.append(text)
            if event == "link":
                found[-1].linked += len(text.strip())
    return [line for line in found if line.text]


def _rolls(root: HtmlElement) -> dict[HtmlElement, HtmlElement]:
    """What stands in the rows of tables whose columns are persons and offices, each element with its row."""
    found: dict[HtmlElement, HtmlElement] = {}
    for table in root.iter("table"):
        rows = list(table.iter("tr"))
        heads = [{_SPACE.sub("", str(cell.text_content())) for cell in row.iter("td", "th")} for row in rows[:_HEADS]]
        if any("姓名" in head and any(map(_OFFICE.search, head)) for head in heads) and table.find(".//table") is None:
            found |= {element: row for row in rows for element in row.iter()}
    return found


def _walk(root: HtmlElement, hidden: re.Pattern[str]) -> Iterator[tuple[str, HtmlElement, str]]:
    """What is met in document order: the begin or end of a block, text, text of a link. Not recursive: a page may be
    nested deeply."""
    stack: list[tuple[HtmlElement, bool]] = [(root, False)]
    links = 0
    while stack:
        element, over = stack.pop()
        parent = element.getparent()
        inline = element.tag in _INLINE
        if over:
            links -= element.tag == "a"
            if not inline and parent is not None:
                yield "block", parent, ""
            yield "link" if links else "text", element, element.tail or ""
            continue
        if not isinstance(element.tag, str) or element.tag in _UNSEEN or hidden.search(element.get("style") or ""):
            yield "link" if links else "text", element, element.tail or "" if element is not root else ""
            continue
        links += element.tag == "a"
        if not inline:
            yield "block", element, ""
        yield "link" if links else "text", element, element.text or ""
        stack.append((element, True))
        stack += [(child, False) for child in reversed(element)]
