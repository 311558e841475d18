"""Where an article is from, by what its page says: the paper, and the places in its name."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from kg.language import analyse
from kg.mentions import places
from kg.model import Article
from kg.resolve import home


class Origin(NamedTuple):
    """The paper of an article, "" if it is not told, and the codes of the places that its name begins with."""

    paper: str
    places: tuple[str, ...]


def origin(article: Article, siblings: Sequence[Article]) -> Origin:
    """Where `article` is from; `siblings` are all articles of its source."""
    told = [one.words for one in home.said(article, siblings) if one.by in ("source line", "--body")]
    paper = next((words for words in (article.source.publication or "", *told) if words), "")
    return Origin(paper, _places(paper)) if paper else Origin("", ())


@cache
def _places(paper: str) -> tuple[str, ...]:
    """Those that the names of papers give are few: each is looked up once."""
    return tuple(one.place.adcode for one in places.find(None, analyse(paper)).body if one.place.adcode)
