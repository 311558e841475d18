"""What a human sets of an article itself, before it is read: its day, byline, place and publication."""

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.curate.rule import Rule
from kg.model import Article

OF_ARTICLE = {"schema:datePublished": "xsd:date", "schema:author": "@zh", "schema:contentLocation": "@zh"}


def corrected(articles: Sequence[Article], rules: Iterable[Rule]) -> tuple[list[Article], Counter[str]]:
    """The articles of one source with what `rules` set of them (by their headline, or of all), and how often each rule
    (as text) was of use."""
    done, used = list(articles), Counter[str]()
    for rule in rules:
        if rule.kind != "set" or rule.predicate not in OF_ARTICLE:
            continue
        for at, one in enumerate(done):
            if one.source.name == rule.names[0].source and rule.names[0].label in ("", one.headline):
                done[at] = _set(one, rule.predicate, rule.names[1].label)
                used[str(rule)] += 1
    return done, used


def _set(article: Article, predicate: str, value: str) -> Article:
    if predicate == "schema:datePublished":
        return replace(article, date=datetime.date.fromisoformat(value))
    if predicate == "schema:author":
        return replace(article, authors=tuple(re.split(r"[、,，;；\s]+", value)))
    return replace(article, source=replace(article.source, place=value))
