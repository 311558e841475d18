"""Where an article is from, by what the user says and what its page knows of itself: its place and its body."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple
from urllib.parse import urlsplit

from kg.language import analyse
from kg.language.needed import every
from kg.lexicon import table
from kg.lexicon.words import worded
from kg.mentions import organisations, places, titles
from kg.mentions.gazetteer import coded
from kg.mentions.masthead import masthead
from kg.model import Article
from kg.resolve.anchor import Anchor
from kg.resolve.organisations import resolve

# 来源:安吉县总工会, 发布机构:…, 主办单位:…
_LABEL = worded(
    r"<document_words/published_by>[:：][ 　]?"
    r"(?P<words>[^\s:：,，。;；|<>()（）【】\[\]]{2,30})"
)
_CAPTION = 80  # characters of one at most, where nothing else tells it
_NEAR = 400  # characters before an article and behind it that may speak of it


class Said(NamedTuple):
    """Words that say where an article is from, and what says them: --place, --body, source line, address, publication
    (what the user, the metadata or the masthead names), caption (one before it on its page)."""

    by: str
    words: str


def said(article: Article, siblings: Sequence[Article]) -> tuple[Said, ...]:
    """All that says where `article` is from, the strongest first; `siblings` are all articles of its source."""
    return tuple(dict.fromkeys(one for one in _said(article, siblings) if one.words))


def hint(found: Sequence[Said], siblings: Sequence[Article]) -> str:
    """The words of `found` for `kg.mentions.places.find`, and the city that most headlines of the page are about; what
    the user says comes first."""
    told = [one.words for one in found if one.by.startswith("--")]
    city = places.common_city(tuple(one.headline for one in siblings if one.headline))
    return "\n".join(filter(None, (*told, city, *(one.words for one in found if not one.by.startswith("--")))))


def _said(article: Article, siblings: Sequence[Article]) -> Iterator[Said]:
    source = article.source
    yield Said("--place", source.place)
    yield Said("--body", source.body)
    for words in _source_lines(article, siblings):
        yield Said("source line", words)
    yield Said("address", _of_address(source.url or ""))
    yield Said("publication", masthead(siblings))
    yield Said("caption", _of_captions(article, siblings))


def _of_captions(article: Article, siblings: Sequence[Article]) -> str:
    """The place that the captions before the only article of a page name, where they name but one."""
    pieces = [one for one in siblings if one is not article]
    before = [one for one in pieces if one.number < article.number and _is_caption(one)]
    if not article.headline or not before or len(before) < len(pieces):
        return ""
    text = analyse("\n".join(one.text for one in before))
    chains: list[tuple[int, int]] = []
    for mention in places.find(None, text).body:
        chained = chains and chains[-1][1] == mention.begin
        chains.append((chains.pop()[0] if chained else mention.begin, mention.end))
    named = {text.raw[begin:end] for begin, end in chains}
    return named.pop() if len(named) == 1 else ""


def _is_caption(article: Article) -> bool:
    return article.caption or (not article.headline and len(article.text) <= _CAPTION)


def _source_lines(article: Article, siblings: Sequence[Article]) -> list[str]:
    """What labels such as 来源 name, from the end of the article before to the beginning of the next one."""
    text = article.source.text
    if not article.pieces:
        return []
    begin = min(piece.source_begin for piece in article.pieces)
    end = max(piece.source_begin + piece.end - piece.begin for piece in article.pieces)
    others = [piece for one in siblings if one.number != article.number for piece in one.pieces]
    after = max((p.source_begin + p.end - p.begin for p in others if p.source_begin < begin), default=0)
    until = min((p.source_begin for p in others if p.source_begin >= end), default=len(text))
    around = text[max(min(after, begin), begin - _NEAR) : max(end, min(until, end + _NEAR))]
    return [match["words"] for match in every(_LABEL, around)]


@cache
def _domains() -> dict[str, str]:
    return {row["domain"]: coded(row, "adcode").label for row in table("government_domains", "domain", "adcode")}


def _of_address(url: str) -> str:
    """The place whose government's domain, or one below it, the address is in: http://rsj.huzhou.gov.cn/a is 湖州市."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    labels = host.split(".")
    return next((found for at in range(len(labels)) if (found := _domains().get(".".join(labels[at:])))), "")


def account(article: Article, siblings: Sequence[Article]) -> Iterator[tuple[str, str]]:
    """The place and the body that are taken for the article's own, as far as they are known, each with what says so:
    its headline, its text, or its page (by the label of `Said`)."""
    body, headline = analyse(article.text), analyse(article.headline) if article.headline else None
    found = said(article, siblings)
    anchor = Anchor(places.find(headline, body, hint(found, siblings)), body, headline, article.key)
    if anchor.main:
        by = next((one.by for one in found if anchor.main.label in _labels(one.words)), "headlines beside")
        yield anchor.main.label, by if anchor.why == "home" else anchor.why
    for one in found:
        text = analyse(one.words)
        where = places.find(None, text)
        bodies = resolve(text, organisations.find(text, where.body, titles.find(text)), Anchor(where, text))
        if named := next((each.entity for each in bodies if each.entity), None):
            yield named.label, one.by
            return


def _labels(words: str) -> set[str]:
    return {mention.place.label for mention in places.find(None, analyse(words)).body}
