"""The articles of a page as strands of its texts: which text opens one, which goes on with which.

A beam search walks down the page. A strand is unfinished while its last sentence is; what follows may go on with it,
with a strand left unfinished earlier, or be the headline of the next one. An end that fits nowhere is lost, and its
strand stays as it is rather than being glued to a stranger. Weights are log odds.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.layout.bylines import Byline
from kg.layout.fit import Fit, Link
from kg.layout.headlines import headline_odds, is_lead, is_opening, is_slogan, subtitle_odds
from kg.layout.items import Item, Text
from kg.layout.lines import is_section

HEADLINE, UNFINISHED, ENDED, CLOSED = "headline", "unfinished", "ended", "closed"  # how a strand's last item leaves it

_FITTED = ("join", "resume")  # the roles whose odds hold a fit
_WIDTH = 16  # states kept at a time: exact on any page of a newspaper
_MARGIN = 10.0  # a state that much less likely than the best is given up
_WAITING = 8  # strands that can wait for their end at a time
_LOST = -2.0  # an end is on another page
_LEAD = -6.0  # 本报讯 opens an article, nothing else
_FAR = -0.7  # for each headline more than two between a break and its end


class Grown(NamedTuple):
    """A strand so far: `first` (the index of its first item) names it, `heads` counts the headlines up to its last text."""

    first: int
    stage: str
    texts: Link
    heads: int


class Step(NamedTuple):
    """What was done with a text: role `headline`, `paragraph` (a new one) or `join` (goes on in mid-sentence)."""

    index: int
    role: str
    strand: int
    probability: float
    before: "Step | None"


class State(NamedTuple):
    """A reading of the page down to some item."""

    score: float
    current: Grown | None
    waiting: tuple[Grown, ...]
    heads: int
    steps: Step | None


@dataclass(slots=True)
class Strand:
    """An article as indices of items: its headlines and its paragraphs, each a list of the texts that a break parted."""

    headlines: list[int] = field(default_factory=list)
    paragraphs: list[list[int]] = field(default_factory=list)
    probability: float = 1.0


class Option(NamedTuple):
    """One way to read the next text: its log odds and the state it leads to (scores and steps still to be filled in)."""

    odds: float
    role: str
    strand: Grown | None  # None: the text is dropped
    waiting: tuple[Grown, ...]


def strands(items: Sequence[Item]) -> list[Strand]:
    """The strands of a page's `items`, in the order in which they begin."""
    page = _Page(items)
    states = [State(0.0, None, (), 0, None)]
    for index, item in enumerate(items):
        if isinstance(item, Text):
            states = _best(page.read(states, index))
        elif isinstance(item, Byline):
            states = [_closed(state) for state in states]
    last = max(states, key=lambda state: state.score + _lost(state))
    return _unwound(last.steps)


def _lost(state: State) -> float:
    strands = [*state.waiting, state.current] if state.current else state.waiting
    return _LOST * sum(1 for strand in strands if strand.stage == UNFINISHED)


def _best(states: Iterator[State]) -> list[State]:
    """The likeliest states; of those that differ only in what lies behind them, the likeliest one."""
    unlike: dict[tuple[object, ...], State] = {}
    for state in states:
        key = (state.current and state.current[:2], state.current and state.current.texts.index, state.waiting)
        if key not in unlike or unlike[key].score < state.score:
            unlike[key] = state
    ranked = sorted(unlike.values(), key=lambda state: -state.score)[:_WIDTH]
    return [state for state in ranked if state.score > ranked[0].score - _MARGIN]


def _closed(state: State) -> State:
    strand = state.current
    if strand is None or strand.stage in (HEADLINE, CLOSED):
        return state
    odds = -3.0 if strand.stage == UNFINISHED else 0.0
    return state._replace(score=state.score + odds, current=strand._replace(stage=CLOSED))


def _unwound(step: Step | None) -> list[Strand]:
    found: dict[int, Strand] = {}
    steps: list[Step] = []
    while step:
        steps.append(step)
        step = step.before
    for step in reversed(steps):
        strand = found.setdefault(step.strand, Strand())
        if step.role == "headline":
            strand.headlines.append(step.index)
        elif step.role == "join" and strand.paragraphs:
            strand.paragraphs[-1].append(step.index)
        else:
            strand.paragraphs.append([step.index])
        strand.probability *= step.probability
    return [found[first] for first in sorted(found)]


class _Page:
    """What is known of the whole page while it is read."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.items = items
        self.fit = Fit([item.block.text if isinstance(item, Text) else "" for item in items])
        texts = [item for item in items if isinstance(item, Text)]
        bylines = [item for item in items if isinstance(item, Byline) and not item.photo]
        leads = sum(1 for text in texts if is_lead(text.block.text))
        self.usual_byline = min(5.0, 2.0 * len(bylines))
        self.usual_lead = 0.0 if leads < 2 else min(1.0, (leads / max(leads, len(bylines))) ** 2)
        gaps = sorted(text.block.gap for text in texts)
        self.usual_gap = gaps[len(gaps) // 2] if gaps else 0
        self.odds: dict[int, float] = {}

    def read(self, states: Sequence[State], index: int) -> Iterator[State]:
        """The states that `states` can become by reading the text at `index`."""
        choices = [(state, list(self._options(state, index))) for state in states]
        # The best fit to any strand is what going on in order is taken to have, too: 0 on the common scale.
        best = max((option.odds for _, options in choices for option in options if option.role in _FITTED), default=0.0)
        for state, options in choices:
            fitted = [math.exp(option.odds) for option in options if option.role in _FITTED or option.role == "new"]
            for odds, role, strand, waiting in options:
                probability = math.exp(odds) / sum(fitted) if role in _FITTED else 1.0
                if role in _FITTED or role == "new":
                    odds -= max(0.0, best)
                lost = sum(1 for other in waiting[:-_WAITING] if other.stage == UNFINISHED)
                score = state.score + odds + _LOST * lost
                if strand is None:
                    yield state._replace(score=score)
                    continue
                heads = state.heads + (role == "headline" and strand.first == index)
                steps = Step(index, role, strand.first, probability, state.steps)
                yield State(score, strand._replace(heads=heads), waiting[-_WAITING:], heads, steps)

    def _options(self, state: State, index: int) -> Iterator[Option]:
        item = self.items[index]
        assert isinstance(item, Text)
        current, waiting = state.current, state.waiting
        stage = current.stage if current else CLOSED
        left = waiting  # the strands that wait if this text begins another
        if current and stage in (UNFINISHED, ENDED):
            left = (*waiting, current)
        lead = is_lead(item.block.text)
        short = item.short and not lead
        open_end = not item.ended
        after = UNFINISHED if open_end else ENDED
        wide = item.block.gap > self.usual_gap
        if short:
            odds = self._headline(index) + (2.0 if wide else 0.0)
            if stage == CLOSED:
                odds += 2.5
            elif stage == ENDED:
                odds -= self.usual_byline
            elif stage == HEADLINE:
                odds -= 6.0
            yield Option(odds, "headline", Grown(index, HEADLINE, self.fit.link(index, None), 0), left)
            if current and stage == HEADLINE:
                repeated = self._text(current.texts.index) == item.block.text
                if repeated:
                    yield Option(4.0, "headline", None, waiting)
                odds = 0.5 * self._headline(index) - 1.0 + (1.5 if not item.block.gap else 0.0)
                odds += 2.0 if item.block.text.startswith(("——", "—", "--")) else 0.0
                yield Option(odds, "headline", current._replace(texts=self.fit.link(index, current.texts)), waiting)
            drop = self._drop(index)
            if drop is not None:
                yield Option(drop, "headline", None, waiting)
        fragment = -1.5 if short and open_end else 0.0
        if current and stage in (HEADLINE, ENDED):
            odds = _LEAD * lead if stage == ENDED else 0.0
            links = self.fit.link(index, current.texts)
            yield Option(odds + fragment, "paragraph", current._replace(stage=after, texts=links), waiting)
            if short and open_end:
                yield Option(odds + subtitle_odds(self.items, index), "paragraph", current._replace(stage=ENDED, texts=links), waiting)
        credit = self._before_credit(index)
        if credit or lead or stage in (CLOSED, UNFINISHED):
            if stage == HEADLINE:
                pass
            elif credit:
                odds = 1.0
                if stage == ENDED:
                    odds = -2.5 + 3.0 * is_opening(item.block.text) + 3.0 * wide
            else:
                odds = 0.0 if not current else -3.5 if stage == CLOSED else -7.0
            if stage != HEADLINE:
                yield Option(odds + fragment, "new", Grown(index, after, self.fit.link(index, None), 0), left)
        for strand in left:
            if stage == ENDED and strand.stage == ENDED:
                continue
            others = tuple(other for other in left if other is not strand)
            odds = self._goes_on(state, strand, index) + fragment + _LEAD * lead
            odds -= 3.0 * credit + 1.0 * is_opening(item.block.text)
            if current and stage == ENDED:
                odds -= 6.0 + self.fit.subject(current.texts, self._run(index))
            if strand.stage == ENDED:
                odds -= 2.5
            role = "join" if strand.stage == UNFINISHED else "resume"
            yield Option(odds, role, strand._replace(stage=after, texts=self.fit.link(index, strand.texts)), others)
            if short and open_end:
                yield Option(
                    odds - fragment + subtitle_odds(self.items, index), role, strand._replace(stage=ENDED, texts=self.fit.link(index, strand.texts)), others
                )

    def _goes_on(self, state: State, strand: Grown, index: int) -> float:
        odds = self.fit.subject(strand.texts, self._run(index)) + _FAR * max(0, state.heads - strand.heads - 2)
        if strand.stage == UNFINISHED:
            odds += self.fit.seam(strand.texts.index, index)
        return odds

    def _run(self, index: int) -> list[int]:
        """The text at `index` and those that go on with it for certain: up to a byline, a short line or an open end."""
        run = [index]
        while self._whole(run[-1]) and run[-1] + 1 < len(self.items) and self._whole(run[-1] + 1, True):
            run.append(run[-1] + 1)
        return run

    def _whole(self, index: int, open_end: bool = False) -> bool:
        item = self.items[index]
        return isinstance(item, Text) and (item.ended or (open_end and not item.short))

    def _headline(self, index: int) -> float:
        if index not in self.odds:
            self.odds[index] = headline_odds(self.items, index, self.usual_lead)
        return self.odds[index]

    def _drop(self, index: int) -> float | None:
        """Log odds that a short line is a running head or a slogan; None if it can be neither."""
        following = self.items[index + 1] if index + 1 < len(self.items) else None
        if not isinstance(following, Text) or not following.short or following.ended:
            return None
        if is_section(self._text(index)):
            return 3.0
        return 1.5 if is_slogan(self._text(index)) and not is_slogan(following.block.text) else None

    def _before_credit(self, index: int) -> bool:
        following = self.items[index + 1] if index + 1 < len(self.items) else None
        return isinstance(following, Byline) and following.photo

    def _text(self, index: int) -> str:
        item = self.items[index]
        return item.block.text if isinstance(item, Text) else ""
