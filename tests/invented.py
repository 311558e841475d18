"""Articles made of one string, for tests of what comes after the layout."""

from kg.extract import extract
from kg.model import Article, Entity, Piece, Source


def article(body: str, headline: str | None = None, source: str = "0" * 64) -> Article:
    """An article with `body` as its whole source; `source` stands for the source's hash."""
    return Article(Source("invented.txt", body, source), 1, body, (Piece(0, len(body), 0),), headline)


def held(body: str) -> dict[str, list[str]]:
    """Who holds what in an article of `body`: the person's name → the labels of the posts, each time it is said."""
    found: dict[str, list[str]] = {}
    for claim in extract(article(body)).claims:
        if claim.predicate == "org:holds":
            assert isinstance(claim.object, Entity)
            found.setdefault(claim.subject.label, []).append(claim.object.label)
    return found
