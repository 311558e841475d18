"""One view of several: each node as the last of them has it, all numbered anew, in an order that depends on the graph
alone."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from kg.publish.quotes import Quoted
from kg.publish.view import Fact, Node, View

_Where = tuple[int, int, int, int, str]  # article, where in it the sentence begins, begin and end in it, the sentence
_Used = Sequence[tuple["Part", Node, Sequence[Fact]]]


class Numbered:
    """The nodes of all `parts` with their facts, the articles of the last one; of very many nodes but the articles that
    are used. Their nodes and facts become those of the one view: there are too many for a second set."""

    def __init__(self, parts: Sequence["Part"]) -> None:
        """Number the nodes: that is enough to lay them out."""
        self._parts = parts
        found = {node.iri: (one, node) for one in parts for node in one.view.nodes}
        self._number = {iri: index for index, iri in enumerate(sorted(found))}
        self._used: _Used = [(*found[iri], found[iri][0].facts.get(iri, ())) for iri in self._number]
        self.nodes = [node for _, node, _ in self._used]
        for part, node, facts in self._used:
            for fact in facts:
                fact.subject = self._number[node.iri]
                if isinstance(fact.object, int):
                    fact.object = self._number[part.view.iris[fact.object]]
        self.facts = [fact for *_, facts in self._used for fact in facts]

    def view(self) -> View:
        """Number the quotes as well; once."""
        last = self._parts[-1].view
        about = dict(zip(last.quotes.iris, last.quotes.articles, strict=True))
        if last.left:
            named = _named(self._used)
            about = {iri: about[iri] for iri in about if iri in named}
        book = _Book(Quoted(list(about.values()), list(about)))
        at = {part: [book.articles.get(iri, -1) for iri in part.view.quotes.iris] for part in self._parts}
        for part, node, facts in self._used:
            articles = at[part]
            node.articles = sorted([articles[article] for article in node.articles])
            node.quotes = part.quotes(node.quotes, book)
            for fact in facts:
                fact.quotes = tuple(dict.fromkeys(part.quotes(fact.quotes, book)))
        return View(self.nodes, self.facts, book.told, list(self._number), last.left)


def _named(used: _Used) -> set[str]:
    """The articles that speak of the nodes, or are quoted for what is said of them."""
    articles, quotes = defaultdict["Part", set[int]](set), defaultdict["Part", set[int]](set)
    for part, node, facts in used:
        articles[part].update(node.articles)
        quotes[part].update(node.quotes, *(fact.quotes for fact in facts))
    quoted = {part.iri(part.article(quote)) for part, some in quotes.items() for quote in some}
    return quoted.union(part.iri(article) for part, some in articles.items() for article in some)


class Part:
    """A view whose nodes go into another."""

    def __init__(self, view: View) -> None:
        """Look at how it numbers quotes, and put those of nodes and facts in order, by article and place."""
        self.view = view
        self.facts: dict[str, list[Fact]] = {}
        told = view.quotes
        articles, texts = [article for article, _ in told.sentences], [text for _, text in told.sentences]
        self._where: list[_Where] = [  # articles are numbered in their order
            (articles[sentence], told.begins[sentence], begin, end, texts[sentence])
            for sentence, begin, end in told.quotes
        ]
        for node in view.nodes:
            node.quotes.sort(key=self._where.__getitem__)
        for fact in view.facts:
            fact.quotes = tuple(sorted(fact.quotes, key=self._where.__getitem__))
            self.facts.setdefault(view.iris[fact.subject], []).append(fact)
        self._sentences: list[int | None] = [None] * len(told.sentences)
        self._quotes: list[int | None] = [None] * len(told.quotes)

    def iri(self, article: int) -> str:
        """The article of that number."""
        return self.view.quotes.iris[article] if article >= 0 else ""

    def article(self, quote: int) -> int:
        """The number of the article that a quote is from."""
        return self._where[quote][0]

    def quotes(self, quotes: Collection[int], book: "_Book") -> list[int]:
        """These quotes as the book numbers them."""
        known = self._quotes
        return [self._quote(one, book) if (number := known[one]) is None else number for one in quotes]

    def _quote(self, quote: int, book: "_Book") -> int:
        sentence, begin, end = self.view.quotes.quotes[quote]
        if (number := self._sentences[sentence]) is None:
            article, since, _, _, text = self._where[quote]
            number = self._sentences[sentence] = book.sentence(self.iri(article), since, text)
        found = self._quotes[quote] = book.quote((number, begin, end))
        return found


class _Book:
    """Quotes as they are numbered, in the order in which they are asked for."""

    def __init__(self, told: Quoted) -> None:
        self.told = told
        self.articles = {iri: index for index, iri in enumerate(told.iris)} | {"": -1}
        self._sentences: dict[tuple[str, int, str], int] = {}
        self._quotes: dict[tuple[int, int, int], int] = {}

    def sentence(self, article: str, since: int, text: str) -> int:
        """The index of a sentence."""
        found = self._sentences.setdefault((article, since, text), len(self._sentences))
        if found == len(self.told.sentences):
            self.told.sentences.append((self.articles[article], text))
            self.told.begins.append(since)
        return found

    def quote(self, quote: tuple[int, int, int]) -> int:
        """The index of a quote: a sentence, where in it the quote begins and ends."""
        found = self._quotes.setdefault(quote, len(self._quotes))
        if found == len(self.told.quotes):
            self.told.quotes.append(quote)
        return found
