"""The sentences that stand behind facts, each once however many facts it bears."""

from dataclasses import dataclass, field

from kg.late import late
from kg.publish.rows import Rows

_STOP = late(r"[。！？!?；;\n][”’」』）)]*")
_REACH = 240  # characters kept on either side of the words where a text has no full stop, as in a list of names


@dataclass(slots=True)
class Quoted:
    """Articles, sentences and quotes as the page stores them."""

    articles: list[tuple[str, str, str]] = field(default_factory=list)  # headline ("" for a caption), date, source
    iris: list[str] = field(default_factory=list)  # of the articles
    sentences: list[tuple[int, str]] = field(default_factory=list)  # index of the article (-1: unknown), text
    begins: list[int] = field(default_factory=list)  # where in its article each sentence begins
    quotes: list[tuple[int, int, int]] = field(default_factory=list)  # sentence, begin and end in it (code points)


class Quotes:
    """The quotes of a graph; one is asked for by its span's IRI."""

    def __init__(self, rows: Rows) -> None:
        """Read all articles and spans of a graph; nothing is cut into sentences before it is asked for."""
        self._text = rows.text
        self.told = Quoted()
        self.number: dict[str, int] = {}  # an article's IRI → its index
        for iri, *about in sorted(rows.articles()):
            if iri not in self.number:
                self.number[iri] = len(self.told.iris)
                self.told.iris.append(iri)
                self.told.articles.append((about[0], about[1], about[2]))
        self._quoted = rows.quoted()
        self._sentence_at: dict[tuple[int, int, int], int] = {}
        self._quote_of: dict[str, int] = {}

    def quote(self, span: str) -> int | None:
        """The index of what the span with this IRI holds; None where the store doesn't know the span."""
        if span not in self._quote_of and (said := self._quoted(span)):
            article, begin, end, words = said
            self._quote_of[span] = len(self.told.quotes)
            self.told.quotes.append(self._place(self.number.get(article, -1), int(begin), int(end), words))
        return self._quote_of.get(span)

    def heading(self, article: str) -> tuple[str, str]:
        """The headline and the date of the article with this IRI; "" for what a caption or an unknown one lacks."""
        return self.told.articles[self.number[article]][:2] if article in self.number else ("", "")

    def _place(self, article: int, begin: int, end: int, words: str) -> tuple[int, int, int]:
        text = self._text(self.told.iris[article]) if article >= 0 else ""
        if article < 0 or (words and text[begin:end] != words):  # a graph from elsewhere: the words alone
            return self._said(article, begin, words), 0, len(words)
        since, until = _sentence(text, begin, end)
        key = (article, since, until)
        if key not in self._sentence_at:
            self._sentence_at[key] = self._said(article, since, text[since:until])
        return self._sentence_at[key], begin - since, end - since

    def _said(self, article: int, begin: int, sentence: str) -> int:
        self.told.sentences.append((article, sentence))
        self.told.begins.append(begin)
        return len(self.told.sentences) - 1


def _sentence(text: str, begin: int, end: int) -> tuple[int, int]:
    """Where the sentence (or sentences) around text[begin:end] begins and ends, without white space at its ends."""
    since = max(0, begin - _REACH)
    for stop in _STOP.finditer(text, since, begin):
        since = stop.end()
    limit = min(len(text), end + _REACH)
    stop_after = _STOP.search(text, max(begin, end - 1), limit)
    until = stop_after.end() if stop_after else limit
    while since < begin and text[since].isspace():
        since += 1
    while until > end and text[until - 1].isspace():
        until -= 1
    return since, until
