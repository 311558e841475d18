"""Articles made of one string, for tests of what comes after the layout."""

from kg.model import Article, Piece, Source


def article(body: str, headline: str | None = None, source: str = "0" * 64) -> Article:
    """An article with `body` as its whole source; `source` stands for the source's hash."""
    return Article(Source("invented.txt", body, source), 1, body, (Piece(0, len(body), 0),), headline)
