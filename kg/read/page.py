"""What an HTML page says of itself: where it is to be found, its date, its site, its author, its headline."""

import datetime
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

from kg.late import late
from kg.layout.meta import day
from kg.layout.names import persons

# Names of <meta> elements: those of the standard of Chinese government sites, of Open Graph, and usual ones.
_HEADLINE = ("articletitle", "og:title", "twitter:title", "headline")
_DATE = (
    "pubdate",
    "article:published_time",
    "og:published_time",
    "publishdate",
    "og:release_date",
    "firstpublishedtime",
)
_SITE = ("sitename", "og:site_name", "application-name")
_AUTHOR = ("author", "article:author", "og:article:author")
_SAVED = late(r"saved from url=\(\d+\)(\S+)|url:\s*(https?://\S+)")
_DEEPEST = 5  # lists in lists
_ARTICLE = frozenset({"Article", "NewsArticle", "BlogPosting", "ReportageNewsArticle"})


@dataclass(frozen=True, slots=True)
class About:
    """What a page's metadata says; "" or None where it says nothing."""

    headlines: tuple[str, ...]  # the likeliest first
    date: datetime.date | None
    site: str
    url: str | None
    authors: tuple[str, ...]


def about(tree: HtmlElement) -> About:
    """The metadata in the head of `tree`, whatever is wrong with it."""
    entries: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = element.get("name") or element.get("property") or element.get("itemprop") or ""
        entries.setdefault(key.lower(), (element.get("content") or "").strip())
    data = next(_linked(tree), {})
    title = " ".join((tree.findtext(".//title") or "").split())
    headlines = (_text(data.get("headline")), *(entries.get(key, "") for key in _HEADLINE), title)
    dates = (_text(data.get("datePublished")), *(entries.get(key, "") for key in _DATE))
    sites = (*(entries.get(key, "") for key in _SITE), _text(data.get("publisher")))
    authors = (_text(data.get("author")), *(entries.get(key, "") for key in _AUTHOR))
    return About(
        tuple(dict.fromkeys(filter(None, headlines))),
        next(filter(None, map(day, dates)), None),
        next(filter(None, sites), ""),
        next(_addresses(tree, entries, data), None),
        next(filter(None, (persons(author, keyed=True) for author in authors if author)), ()),
    )


def _linked(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """The articles among the page's JSON-LD."""
    for script in tree.iter("script"):
        if script.get("type") != "application/ld+json":
            continue
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        graph = data.get("@graph", data) if isinstance(data, dict) else data
        for item in graph if isinstance(graph, list) else [graph]:
            if isinstance(item, dict) and not _ARTICLE.isdisjoint(_types(item.get("@type"))):
                yield item


def _types(value: object) -> Iterator[str]:
    """The classes that a JSON-LD node says it has: one, or several, as "@type": ["Article", "BlogPosting"]."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str):
            yield one.rpartition("/")[2]


def _text(value: object, deep: int = 0) -> str:
    """The text of a JSON-LD value: its own, or its name; several are set side by side."""
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list) and deep < _DEEPEST:
        return " ".join(filter(None, (_text(one, deep + 1) for one in value)))
    return value.strip() if isinstance(value, str) else ""


def _addresses(tree: HtmlElement, entries: dict[str, str], data: dict[str, Any]) -> Iterator[str]:
    """The page's addresses, the canonical one first; a browser notes in a comment where it saved a page from."""
    links = [link.get("href") or "" for link in tree.iter("link") if link.get("rel") == "canonical"]
    saved = [match[1] or match[2] for match in _SAVED.finditer("".join(map(str, tree.xpath("//comment()")))[:5000])]
    for address in (*links, entries.get("og:url", ""), _text(data.get("url")), *saved):
        if re.fullmatch(r"https?://[^\s<>\"]{4,2000}", address):
            yield address
