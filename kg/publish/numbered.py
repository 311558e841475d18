"""One view of several: each node as the last of them has it, all numbered anew, in an order that depends on the graph
alone."""

from collections import defaultdict
from collections.abc import Sequence

from kg.publish.quotes import Quoted
from kg.publish.view import Fact, Node, View

_Quote = tuple[str, int, int, int, str]  # article, where in it the sentence begins, begin and end in it, sentence


def numbered(views: Sequence[View]) -> View:
    """The nodes of all `views`, the articles of the last one; of very many nodes but the articles that are used. Their
    nodes and facts become those of the one view: there are too many for a second set."""
    last = views[-1]
    parts = {node.iri: (one, node) for one in map(_Part, views) for node in one.view.nodes}
    number = {iri: index for index, iri in enumerate(sorted(parts))}
    used = [(*parts[iri], parts[iri][0].facts[iri]) for iri in number]
    about = dict(zip(last.quotes.iris, last.quotes.articles, strict=True))
    if last.left:
        spoken = {part.view.quotes.iris[article] for part, node, _ in used for article in node.articles}
        quoted = {part.quote(one)[0] for part, node, facts in used for one in _quotes(node, facts)}
        named = spoken | quoted
        about = {iri: about[iri] for iri in about if iri in named}
    book = _Book(Quoted(list(about.values()), list(about)))
    nodes, told = [], []
    for part, node, facts in used:
        node.articles = sorted(book.articles[part.view.quotes.iris[article]] for article in node.articles)
        node.quotes = [book.quote(one) for one in part.sorted(node.quotes)]
        nodes.append(node)
        for fact in facts:
            fact.subject = number[node.iri]
            fact.object = number[part.view.iris[fact.object]] if isinstance(fact.object, int) else fact.object
            fact.quotes = {book.quote(one) for one in part.sorted(fact.quotes)}
            told.append(fact)
    return View(nodes, told, book.told, list(number), last.left)


def _quotes(node: Node, facts: Sequence[Fact]) -> set[int]:
    return set(node.quotes).union(*(fact.quotes for fact in facts))


class _Part:
    """A view whose nodes go into another."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.facts: defaultdict[str, list[Fact]] = defaultdict(list)
        for fact in view.facts:
            self.facts[view.iris[fact.subject]].append(fact)
        self._known: dict[int, _Quote] = {}

    def quote(self, index: int) -> _Quote:
        """A quote as it is known in any view."""
        if (found := self._known.get(index)) is None:
            told = self.view.quotes
            sentence, begin, end = told.quotes[index]
            article, text = told.sentences[sentence]
            iri = told.iris[article] if article >= 0 else ""
            found = self._known[index] = (iri, told.begins[sentence], begin, end, text)
        return found

    def sorted(self, quotes: Sequence[int] | set[int]) -> list[_Quote]:
        """These quotes, by article and place."""
        return sorted(map(self.quote, quotes))


class _Book:
    """Quotes as they are numbered, in the order in which they are asked for."""

    def __init__(self, told: Quoted) -> None:
        self.told = told
        self.articles = {iri: index for index, iri in enumerate(told.iris)} | {"": -1}
        self._sentences: dict[tuple[str, int, str], int] = {}
        self._quotes: dict[_Quote, int] = {}

    def quote(self, quote: _Quote) -> int:
        """The index of a quote."""
        if (found := self._quotes.get(quote)) is None:
            article, since, begin, end, text = quote
            sentence = self._sentences.setdefault((article, since, text), len(self._sentences))
            if sentence == len(self.told.sentences):
                self.told.sentences.append((self.articles[article], text))
                self.told.begins.append(since)
            found = self._quotes[quote] = len(self.told.quotes)
            self.told.quotes.append((sentence, begin, end))
        return found
