"""The sentences that hold some words, in a worker."""

from collections.abc import Iterator, Sequence
from itertools import islice

from pyoxigraph import DefaultGraph, Literal, NamedNode

from kg.graph.prefixes import PREFIXES
from kg.graph.texts import holding, plain
from kg.serve.html import link, page
from kg.serve.library import Library
from kg.serve.reply import Reply
from kg.serve.sentences import Sentence, parted, sentence

_PAGE = 50  # sentences
_LONGEST = 100  # characters of a question that are looked at
_TEXT = NamedNode(PREFIXES["nif"] + "isString")
_LABEL = NamedNode(PREFIXES["rdfs"] + "label")


def sentences(library: Library, wanted: str, number: int) -> Reply:
    """The `number`-th page of the sentences that hold all the words (parted by spaces) that are `wanted`, each with its
    article, the latest first; punctuation is passed over."""
    words = [word for part in wanted[:_LONGEST].split() if (word := plain(part))]
    since = _PAGE * (max(number, 1) - 1)
    found = list(islice(_found(library, words), since, since + _PAGE + 1))
    return page(
        "sentences.html", library, wanted=wanted, found=found[:_PAGE], number=max(number, 1), more=len(found) > _PAGE
    )


def _found(library: Library, words: Sequence[str]) -> Iterator[Sentence]:
    for iri in holding(library.names, words):
        text, headline = _value(library, iri, _TEXT), _value(library, iri, _LABEL)
        for begin, end in parted(text):
            if all(word in plain(text[begin:end]) for word in words):
                span = _place(text, begin, end, words[0])
                yield sentence(text, *span, headline, link(library, iri))


def _value(library: Library, iri: str, predicate: NamedNode) -> str:
    quads = library.store.quads_for_pattern(NamedNode(iri), predicate, None, DefaultGraph())
    return min((quad.object.value for quad in quads if isinstance(quad.object, Literal)), default="")


def _place(text: str, begin: int, end: int, word: str) -> tuple[int, int]:
    """Where `word`, which stands in this part of `text`, begins and ends; punctuation may stand in it."""
    letters = [(letter, at) for at in range(begin, end) for letter in text[at].casefold() if letter.isalnum()]
    first = "".join(letter for letter, _ in letters).index(word)
    return letters[first][1], letters[first + len(word) - 1][1] + 1
