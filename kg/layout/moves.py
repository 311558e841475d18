"""The ways in which the next text of a page can go on with what was read so far, each with its log odds."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.layout.bylines import Byline
from kg.layout.cues import Cues, cues
from kg.layout.fit import Fit, Link
from kg.layout.items import Item, Text

# How the last item of a strand leaves it: only its headline read, in mid-sentence, after a subtitle, at a full stop,
# behind its byline.
HEADED, UNFINISHED, TITLED, ENDED, CLOSED = "headed", "unfinished", "titled", "ended", "closed"

_LEAD = -6.0  # 本报讯 opens an article, nothing else
_INSIDE = -3.0  # 和冷链运输服务… begins no paragraph
_FIRST_ITEM, _ITEM = 4.0, 2.0  # a title below the headline of a bulletin, and behind its items
_UNTITLED = -2.5  # at most, as the items of a bulletin have nothing in common
_FRAGMENT = -1.5  # a sentence broken off while still as short as a headline
_TURN = -6.0  # after a full stop and without a byline, the end of another article follows
_RESUMED = -2.5  # an article that stopped at a full stop goes on later
_BODILESS = -8.0  # what stands right below a headline goes on with another article
_RUN = 4  # texts are enough to tell a subject
_FAR = -0.7  # for each headline more than two between a break and its end


class Grown(NamedTuple):
    """A strand so far: `first` (the index of its first item) names it, `heads` counts the page's headlines up to its
    last text."""

    first: int
    stage: str
    texts: Link
    heads: int


class Move(NamedTuple):
    """One way to read a text: the strand it then belongs to (None: dropped) and those that wait. The odds of a `fitted`
    move hold how well the text fits its strand. Roles: headline, paragraph (a new one), join (of a broken sentence)."""

    odds: float
    role: str
    strand: Grown | None
    waiting: tuple[Grown, ...]
    fitted: bool = False


class Page:
    """A page while it is read."""

    def __init__(self, items: Sequence[Item]) -> None:
        """`items`: all of the page."""
        self._items = items
        self._cues = cues(items)
        self._fit = Fit([item.block.text if isinstance(item, Text) else "" for item in items])
        self._runs: dict[int, list[int]] = {}
        bylines = sum(1 for item in items if isinstance(item, Byline) and not item.photo)
        self._no_byline = -min(5.0, 2.0 * bylines)  # where articles have a byline, one rarely ends without

    def moves(self, index: int, current: Grown | None, waiting: tuple[Grown, ...], heads: int) -> Iterator[Move]:
        """The moves for the text at `index`, read while `current` grows and `waiting` wait, after `heads` headlines."""
        cue = self._cues[index]
        assert cue is not None
        stage = current.stage if current else CLOSED
        left = (*waiting, current) if current and stage in (UNFINISHED, TITLED, ENDED) else waiting
        if cue.short:
            yield from self._as_headline(index, cue, current, waiting, left)
        if current and stage in (HEADED, TITLED, ENDED):
            odds = _LEAD * (cue.lead and stage != HEADED) + _INSIDE * cue.inside
            if stage == HEADED and self._bulletin(current) and cue.short:
                odds += _FIRST_ITEM
            elif stage == TITLED:  # what seems a subtitle may be a short beginning whose end stands elsewhere
                odds += min(0.0, max(_UNTITLED, self._fit.subject(current.texts, self._run(index))))
            yield from self._as_body(index, cue, odds, "paragraph", current, waiting, False)
        if stage != HEADED and (cue.credit or cue.lead or stage in (CLOSED, UNFINISHED)):
            new = Grown(index, "", self._fit.link(index), heads)
            stays = Move(self._unheaded(cue, current), "new", new, left, True)
            yield stays._replace(strand=new._replace(stage=ENDED if cue.ended else UNFINISHED))
        for strand in left:
            if stage in (TITLED, ENDED) and strand.stage in (TITLED, ENDED):
                continue
            odds = self._goes_on(strand, index, cue, heads) + _BODILESS * (stage == HEADED)
            if current and stage in (TITLED, ENDED):
                odds += _TURN - self._fit.subject(current.texts, self._run(index))
            role = "join" if strand.stage == UNFINISHED else "paragraph"
            others = tuple(other for other in left if other is not strand)
            yield from self._as_body(index, cue, odds, role, strand, others, True)

    def _as_headline(
        self, index: int, cue: Cues, current: Grown | None, waiting: tuple[Grown, ...], left: tuple[Grown, ...]
    ) -> Iterator[Move]:
        stage = current.stage if current else CLOSED
        after = {CLOSED: 2.5, TITLED: self._no_byline, ENDED: self._no_byline, HEADED: -6.0}.get(stage, 0.0)
        odds = cue.headline + after + 2.0 * cue.wide
        if stage in (TITLED, ENDED):  # without the sign of an end before it, its own form must be good
            odds += min(0.0, cue.headline)
        yield Move(odds, "headline", Grown(index, HEADED, self._fit.link(index), 0), left)
        if cue.running is not None:
            yield Move(cue.running, "headline", None, waiting)
        if current and stage == HEADED:
            text, block = self._text(index), self._items[index].block  # type: ignore[union-attr]
            if text == self._text(current.texts.text):  # web pages repeat it
                yield Move(4.0, "headline", None, waiting)
            odds = 0.5 * cue.headline - 1.0 + 1.5 * (block.gap == 0) + 2.0 * text.startswith(("—", "-"))
            yield Move(odds, "headline", self._grown(current, HEADED, index), waiting)

    def _as_body(
        self, index: int, cue: Cues, odds: float, role: str, strand: Grown, waiting: tuple[Grown, ...], fitted: bool
    ) -> Iterator[Move]:
        broken = cue.short and not cue.ended
        stage = ENDED if cue.ended else UNFINISHED
        yield Move(odds + _FRAGMENT * broken, role, self._grown(strand, stage, index), waiting, fitted)
        if broken:
            odds += cue.subtitle + _ITEM * (strand.stage == ENDED and self._bulletin(strand))
            yield Move(odds, role, self._grown(strand, TITLED, index), waiting, fitted)

    def _grown(self, strand: Grown, stage: str, index: int) -> Grown:
        return strand._replace(stage=stage, texts=self._fit.link(index, strand.texts))

    def _unheaded(self, cue: Cues, current: Grown | None) -> float:
        """Log odds of an article without a headline: a photo's caption, or one whose beginning is on another page."""
        stage = current.stage if current else CLOSED
        if cue.credit:
            return 1.0 if stage in (CLOSED, UNFINISHED) else -2.5 + 3.0 * cue.opening + 3.0 * cue.wide
        odds = 0.0 if not current else -3.5 if stage == CLOSED else -7.0
        return odds + _FRAGMENT * (cue.short and not cue.ended)

    def _goes_on(self, strand: Grown, index: int, cue: Cues, heads: int) -> float:
        odds = self._fit.subject(strand.texts, self._run(index)) + _FAR * max(0, heads - strand.heads - 2)
        odds += self._fit.seam(strand.texts.text, index) if strand.stage == UNFINISHED else _RESUMED
        odds += _INSIDE * cue.inside * (strand.stage != UNFINISHED)
        return odds + 2 * _LEAD * cue.lead - 3.0 * cue.credit - 1.0 * cue.opening

    def _run(self, index: int) -> list[int]:
        """The text at `index` and those that surely go on with it: up to a byline, a short line or an open end."""
        if index not in self._runs:
            run = [index]
            cue = self._cues[index]
            while cue and cue.ended and run[-1] + 1 < len(self._items) and len(run) < _RUN:
                cue = self._cues[run[-1] + 1]
                if cue and (cue.ended or not cue.short):
                    run.append(run[-1] + 1)
            self._runs[index] = run
        return self._runs[index]

    def _bulletin(self, strand: Grown) -> bool:
        cue = self._cues[strand.first]
        return cue is not None and cue.bulletin

    def _text(self, index: int) -> str:
        item = self._items[index]
        return item.block.text if isinstance(item, Text) else ""
