"""What persons of an article are known for beside their trade: an athlete's sport and games, honours."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import ahocorasick

from kg.identity.record import Sign
from kg.late import late
from kg.lexicon import table
from kg.mentions.trades import trade
from kg.model import Entity, Span

_ATHLETES = frozenset({"athlete", "coach"})  # trades
_MAY_BE = frozenset({"选手", "冠军", "队员", "得主"})  # words for who takes part, in what the article tells
_ATHLETE = "运动员"
_SENTENCE = late("[。！？；\n]")
_BEFORE, _BEHIND = 16, 40  # characters around a name in which an honour is its bearer's
_SPORTS = 2  # of which an article speaks that tells of one who does both

Hit = tuple[int, str, str]


def renown(
    text: str, headline: str, names: Sequence[tuple[Span, Entity]], titles: Mapping[Entity, Sequence[str]]
) -> Iterator[tuple[Entity, Sign]]:
    """The signs of the persons of an article. `names`: where they are named, sorted; `titles`: of each."""
    hits, headed = list(_hits(text)), list(_hits(headline))
    told = [*headed, *hits]
    sports = list(dict.fromkeys(word for _, kind, word in told if kind == "sport"))
    meets = dict.fromkeys(word for _, kind, word in told if kind == "meet")
    if not told:
        return
    for at, (span, person) in enumerate(names):
        end = names[at + 1][0].begin if at + 1 < len(names) else len(text)
        begin = names[at - 1][0].end if at else 0
        for kind, word in _headlined(headline, text[span.begin : span.end], headed):
            yield person, (kind, word)
        before, behind = _beside(text, max(begin, span.begin - _BEFORE), span, min(end, span.end + _BEHIND), hits)
        yield from ((person, sign) for sign in (*before, *behind) if sign[0] == "honour")
        own = titles.get(person, ())
        if any(trade(title) in _ATHLETES or title in _MAY_BE for title in own):
            sport = [word for kind, word in before if kind == "sport"] or (sports if len(sports) <= _SPORTS else [])
            yield from ((person, ("sport", word)) for word in sport)
            yield from ((person, ("meet", word)) for word in meets)
            if (sport or meets) and not any(trade(title) in _ATHLETES for title in own):
                yield person, ("title", _ATHLETE)


def _headlined(headline: str, name: str, hits: Sequence[Hit]) -> Iterator[Sign]:
    """The honours that stand right before a name in a headline: 省劳模甲：…"""
    begin = headline.find(name) if hits else -1
    yield from ((kind, word) for at, kind, word in hits if kind == "honour" and at + len(word) == begin)


def _beside(text: str, begin: int, span: Span, end: int, hits: Sequence[Hit]) -> tuple[list[Sign], list[Sign]]:
    """What stands in one sentence with a name, before and behind it."""
    before = _SENTENCE.split(text[begin : span.begin])[-1]
    behind = _SENTENCE.split(text[span.end : end], maxsplit=1)[0]
    ends = (span.begin - len(before), span.begin, span.end + len(behind))
    since, here, until = (bisect_left(hits, (at, "", "")) for at in ends)
    found = [(kind, word) for _, kind, word in hits[since:until]]
    return found[: here - since], found[here - since :]


def _hits(text: str) -> Iterator[Hit]:
    for last, (size, kind, word) in _automaton().iter_long(text):
        yield last + 1 - size, kind, word


@cache
def _automaton() -> ahocorasick.Automaton:
    found = ahocorasick.Automaton()
    for row in table("renown", "word", "kind", "example"):
        found.add_word(row["word"], (len(row["word"]), row["kind"], row["word"]))
    found.make_automaton()
    return found
