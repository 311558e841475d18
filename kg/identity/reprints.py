"""Articles that print the text of another again: a second copy is no second witness."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from hashlib import blake2s

from kg.identity.record import Record
from kg.late import late
from kg.model import Article

FAMILY = "article"
_LETTERS = late(r"[^\W_]+")
_SHORTEST = 40  # letters: of a shorter text, two papers may have the same by chance


def digest(article: Article) -> str:
    """What tells the article's text from others, marks and spaces aside; "" for one that is too short."""
    letters = "".join(_LETTERS.findall(article.text))
    if len(letters) < _SHORTEST:
        return ""
    return blake2s(letters.encode("utf-8", "surrogatepass"), digest_size=7).hexdigest()


def texts(article: Article) -> Iterator[Record]:
    """The record of an article's own text."""
    if name := digest(article):
        date = article.date.isoformat() if article.date else ""
        yield Record(FAMILY, name, article.key, article.key, article.source.name, article.source.sha256, date, ())


def reprints(records: Iterable[Record]) -> dict[str, str]:
    """The keys of articles that print another's text again, each with that of the earliest."""
    alike: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for record in records:
        if record.family == FAMILY:
            alike[record.name].add((record.date or "9", record.article))
    found: dict[str, str] = {}
    for some in alike.values():
        (_, first), *others = sorted(some)
        found.update((other, first) for _, other in others)
    return found
