"""The articles of a page as strands of its texts: which text opens one, which goes on with which.

A beam search walks down the page. A strand is unfinished while its last sentence is; what follows may go on with it,
with a strand left unfinished earlier, or be the headline of the next one. An end that fits nowhere is lost, and its
strand stays as it is rather than being glued to a stranger. Weights are log odds.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from kg.layout.bylines import Byline
from kg.layout.items import Item, Text
from kg.layout.moves import CLOSED, HEADED, UNFINISHED, Grown, Page
from kg.layout.unbroken import Strand, alone, in_order

_PAGE = 600  # items: a newspaper page has a tenth of that
_WIDTH = 12  # states kept at a time
_MARGIN = 6.0  # a state that much less likely than the best is given up
_WAITING = 8  # strands that can wait for their end at a time
_LOST = -1.0  # an end is on another page
_DOUBTFUL = 0.65  # an end that likelier belongs elsewhere is left lost
_BROKEN_OFF = -3.0  # a byline stands behind an unfinished sentence


class _Step(NamedTuple):
    """What was done with a text."""

    text: int
    role: str
    strand: int
    probability: float
    before: "_Step | None"


class _State(NamedTuple):
    """A reading of the page down to some item."""

    score: float
    current: Grown | None
    waiting: tuple[Grown, ...]
    heads: int
    steps: _Step | None


def strands(items: Sequence[Item]) -> list[Strand]:
    """The strands of a page's `items`, in the order in which they begin. Each text is in one of them or, if it is a
    running head, in none."""
    if whole := alone(items):
        return [whole]
    if len(items) > _PAGE:
        return in_order(items)
    page = Page(items)
    states = [_State(0.0, None, (), 0, None)]
    for index, item in enumerate(items):
        if isinstance(item, Text):
            states = _best(_read(page, states, index))
        elif isinstance(item, Byline):
            states = [_closed(state) for state in states]
    last = max(states, key=lambda state: state.score + _lost((*state.waiting, state.current)))
    return _unwound(last.steps)


def _read(page: Page, states: Sequence[_State], index: int) -> Iterator[_State]:
    choices = [(state, list(page.moves(index, state.current, state.waiting, state.heads))) for state in states]
    # Going on in order is given no odds for its fit, so the others are counted from the best fit there is.
    best = max([0.0, *(move.odds for _, moves in choices for move in moves if move.fitted)])
    top = -math.inf  # what is far below it would be given up anyway
    for state, moves in choices:
        total = sum(math.exp(move.odds) for move in moves if move.fitted)
        for move in moves:
            strand, waiting = move.strand, move.waiting[-_WAITING:]
            score = state.score + move.odds - best * move.fitted + _lost(move.waiting[:-_WAITING])
            top = max(top, score)
            if score <= top - _MARGIN:
                continue
            if strand is None:
                yield state._replace(score=score)
                continue
            heads = state.heads + (move.role == "headline" and strand.first == index)
            probability = math.exp(move.odds) / total if move.fitted and move.role != "new" else 1.0
            steps = _Step(index, move.role, strand.first, probability, state.steps)
            yield _State(score, strand._replace(heads=heads), waiting, heads, steps)


def _best(states: Iterable[_State]) -> list[_State]:
    """The likeliest states; of those that differ only in what lies behind them, the likeliest one."""
    unlike: dict[tuple[object, ...], _State] = {}
    for state in states:
        strands = (state.current, *state.waiting) if state.current else state.waiting
        key = tuple([(strand.first, strand.stage, strand.texts.text) for strand in strands])
        if key not in unlike or unlike[key].score < state.score:
            unlike[key] = state
    ranked = sorted(unlike.values(), key=lambda state: -state.score)[:_WIDTH]
    return [state for state in ranked if state.score > ranked[0].score - _MARGIN]


def _closed(state: _State) -> _State:
    strand = state.current
    if strand is None or strand.stage in (HEADED, CLOSED):
        return state
    odds = _BROKEN_OFF * (strand.stage == UNFINISHED)
    return state._replace(score=state.score + odds, current=strand._replace(stage=CLOSED))


def _lost(strands: Sequence[Grown | None]) -> float:
    return _LOST * sum(1 for strand in strands if strand and strand.stage == UNFINISHED)


def _unwound(step: _Step | None) -> list[Strand]:
    steps: list[_Step] = []
    while step:
        steps.append(step)
        step = step.before
    found: dict[int, Strand] = {}
    parted: dict[int, int] = {}  # strands whose rest may as well be a stranger's: its first text by the strand
    for step in reversed(steps):
        if step.probability < _DOUBTFUL:
            parted[step.strand] = step.text
        strand = found.setdefault(parted.get(step.strand, step.strand), Strand())
        if step.role == "headline":
            strand.headlines.append(step.text)
        elif step.role == "join" and strand.paragraphs:
            strand.paragraphs[-1].append(step.text)
        else:
            strand.paragraphs.append([step.text])
        if strand.headlines or len(strand.paragraphs) > 1:
            strand.probability *= step.probability
    return [found[first] for first in sorted(found)]
