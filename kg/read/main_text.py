"""Which lines of a web page are its article. The main text is found by trafilatura
(https://trafilatura.readthedocs.io); the headline above it and the lines of metadata around it are added here."""

import datetime
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

import ahocorasick
import trafilatura
from lxml.html import HtmlElement
from trafilatura.settings import Document, use_config

from kg.late import late
from kg.layout.bylines import byline
from kg.layout.captions import is_caption
from kg.layout.lines import is_furniture
from kg.layout.meta import meta
from kg.read.compose import Part
from kg.read.marked_up import Line, lines

_SIGNS = late(r"[\W_]+")
_SUFFIX = late(r"\s*(?:[_|｜]|\s[-–—]|--|—)\s*")  # 标题_青禾县总工会
_SENTENCE = late(r"[。！？；]|，.*，")
_APART = late(r"comment|pinglun|footer|copyright|recommend|related|xiangguan|sidebar|cookie", re.I)
_ASIDE = frozenset({"nav", "footer", "aside", "form"})
_KEY = late(r"[:：/]|摄|记者|通讯员|[(（]")
_SHORTEST_TEXT = "60"  # characters; trafilatura's 250 is for languages with letters
_NEAR = 8  # lines above the headline and behind the text among which its date and byline may stand
_HEADLINE = range(4, 81)  # characters
_MOST = 0.85  # of the sentences, stand in the element that holds the text


def article(tree: HtmlElement, headlines: Sequence[str]) -> tuple[list[Part], datetime.date | None]:
    """The parts of the article on the page `tree`, whose metadata names `headlines`: its headline, the lines of date,
    source and byline, its text and captions; and the date above its headline, that of a paper's issue. Empty where
    there is no article."""
    page = lines(tree)
    body = _body(tree, page)
    if not body:
        page = lines(tree, invisible=True)
        body = _body(tree, page)
    if not body:
        return [], None
    top, headline = _headline(page[: body[0]], headlines)
    between = page[top + 1 : body[0]]
    above = [date for line in page[max(0, top - _NEAR) : max(0, top)] for said in _said(line) if (date := _date(said))]
    parts = [Part(headline, level=1)] if headline else []
    parts += [Part(said) for line in between for said in _said(line)]
    for line in (page[index] for index in body):
        if _SIGNS.sub("", line.text) != _SIGNS.sub("", headline):
            caption = line.within("figcaption") or (is_caption(line.text) and not _credit(line.text))
            parts.append(Part(line.text, caption=caption))
    behind = [line for line in page[body[-1] + 1 : body[-1] + 1 + _NEAR] if not line.linked]  # links lead to others
    parts += [Part(said) for line in behind for said in _said(line)]
    parts += [Part(line.text, caption=True) for line in between if line.within("figcaption")]
    return parts, above[-1] if above else None


def _said(line: Line) -> list[str]:
    """What the line tells of an article (date, source, byline), if it does so at all."""
    if line.within("figcaption") or is_furniture(line.text):
        return []
    for text in (line.parted, line.text):
        if len(text) <= 200 and (meta(text) or _credit(text)):
            return [text]
    runs = [run.strip() for run in line.runs]  # 陈舒 | 青禾工会 | 2024-08-08 | 举报
    if len(line.text) > 200 or not any(meta(run) for run in runs):
        return []
    return [run for run in runs if meta(run) or byline(run)]


def _credit(text: str) -> bool:
    return _KEY.search(text) is not None and byline(text) is not None


def _date(text: str) -> datetime.date | None:
    said = meta(text)
    return said.date if said else None


def _body(tree: HtmlElement, page: Sequence[Line]) -> list[int]:
    """The indices of the lines of `page` that are the text of its article."""
    config = use_config()
    config["DEFAULT"]["MIN_EXTRACTED_SIZE"] = _SHORTEST_TEXT
    found = trafilatura.bare_extraction(tree, include_comments=False, include_tables=True, config=config)
    main = found.body if isinstance(found, Document) else None
    text = _SIGNS.sub("", "".join(main.itertext())) if main is not None else ""
    bare = [_SIGNS.sub("", line.text) for line in page]
    within = _within(text, bare)
    weights: dict[int, int] = {}
    tries = ((_texts(page), _sentence), (_texts(page, _wrappers(page)), _sentence), (_texts(page), _roll))
    for texts, tells in tries:
        chosen = [index for index in texts if bare[index] in within] or texts
        weights = {index: len(page[index].text) for index in chosen if tells(page[index])}
        if weights:
            break
    else:
        return []
    inside = set(_holder(page, weights).iter())
    kept = {index for index in chosen if page[index].element in inside}
    return [
        index
        for index in range(min(kept & weights.keys()), max(kept) + 1)
        if page[index].element in inside and (index in kept or not page[index].linked)
        if not is_furniture(page[index].text)
    ]


def _sentence(line: Line) -> bool:
    return _SENTENCE.search(line.text) is not None


def _roll(line: Line) -> bool:
    """Whether it tells of a person's office where the page has no sentence: 王立平 | 局长."""
    return line.roll


def _within(text: str, lines: Sequence[str]) -> set[str]:
    """Those of `lines` that are parts of `text`, found in one pass."""
    words = ahocorasick.Automaton()
    for line in set(lines) - {""}:
        words.add_word(line, line)
    words.make_automaton()
    return {"", *(line for _, line in words.iter(text))} if len(words) else {""}


def _texts(page: Sequence[Line], wrappers: Collection[HtmlElement] = ()) -> list[int]:
    """The lines that may be text of an article: neither links nor apart from it (comments, footers), unless what would
    set them apart is one of the `wrappers` of the whole page."""
    apart: dict[HtmlElement, bool] = {}
    for element in {line.element for line in page}:
        around = []
        for one in (element, *element.iterancestors()):
            if one in apart:
                break
            around.append(one)
        above = apart.get(one, False)
        for one in reversed(around):
            sets = one.tag in _ASIDE or _APART.search(f"{one.get('class')} {one.get('id')}") is not None
            above = apart[one] = above or (sets and one not in wrappers)
    return [index for index, line in enumerate(page) if 2 * line.linked <= len(line.text) and not apart[line.element]]


def _wrappers(page: Sequence[Line]) -> set[HtmlElement]:
    """The elements that hold most of the page's sentences, whatever they are called: a page's <form>, <div
    class="footer_wrap">."""
    weights = {
        index: len(line.text)
        for index, line in enumerate(page)
        if _SENTENCE.search(line.text) and 2 * line.linked <= len(line.text)
    }
    if not weights:
        return set()
    holder = _holder(page, weights)
    return {holder, *holder.iterancestors()}


def _holder(page: Sequence[Line], weights: dict[int, int]) -> HtmlElement:
    """The innermost element that holds most of the sentences."""
    held: Counter[HtmlElement] = Counter()
    for index, weight in weights.items():
        for element in (page[index].element, *page[index].element.iterancestors()):
            held[element] += weight
    most = _MOST * sum(weights.values())
    enough = [element for element, weight in held.items() if weight >= most]
    return max(enough, key=lambda element: sum(1 for _ in element.iterancestors()))


def _headline(above: Sequence[Line], named: Sequence[str]) -> tuple[int, str]:
    """The index of the headline among the lines `above` a text (-1 if it is not there), and the headline: the line
    that the page's metadata names, else an <h1>, else what the metadata says."""
    names = [_SIGNS.sub("", name) for name in named]
    best: tuple[int, bool, int, int] | None = None
    for index, line in enumerate(above):
        text = _SIGNS.sub("", line.text)
        if len(text) not in _HEADLINE:
            continue
        top = line.within("h1")
        rank = next((at for at, name in enumerate(names) if text == name), None)
        if rank is None:
            rank = len(names) if any(name.startswith(text) for name in names) else len(names) + 1
        if rank <= len(names) or top:
            key = (rank, bool(line.linked) and not top, -len(text), -index)
            best = min(best, key) if best else key
    if best:
        return -best[3], above[-best[3]].text
    return -1, next(_bare(named), "")


def _bare(named: Sequence[str]) -> Iterator[str]:
    yield from (_SUFFIX.split(name)[0] for name in named)
