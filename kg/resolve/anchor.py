"""What a bare level word means: 县 in an article on 桐庐县 is 桐庐县, 市 is 杭州市, 省 is 浙江省."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from itertools import chain
from typing import Self

from kg.late import late
from kg.lexicon.words import worded
from kg.mentions.places import Places
from kg.model import Entity, Place, PlaceMention, Text
from kg.resolve.bare_levels import Around, above_main, begins_a_firm, meant
from kg.resolve.levels import as_said, chains, fits, upwards
from kg.resolve.received import dated_there, seat
from kg.resolve.strangers import elsewhere

_GOING = worded("<visit_words/going>")
_BEING = late(r"[在到去从往]")
_ON_A_VISIT = worded("<visit_words/errand>")
_FROM_THERE = late(r"籍|人[,、。)]|\d+月\d+日.{0,2}电")  # 兴化籍; 新华社武汉8月1日电
_OURS = late(r"我([市县区州旗])(?![一-鿿]?长)")
_OUR = late("[我本](?P<level>[省市县区镇乡旗州])(?![一-鿿]?长)")
_BACK = 40  # characters before a venue to whose event is held there
_AT = frozenset("在于")
_HELD = worded("<event_words/well>?<event_words/takes_place>")
_LEAD = 80  # a place named this early is what the article is about, unless another is named more often
_HIGH = ("province", "city", "county", "zone")


class Anchor:
    """The places that an article is about; says what bare level words in its body mean."""

    def __init__(self, places: Places, body: Text, headline: Text | None = None, article: str = "") -> None:
        """`places`, `body` and `headline` of the article with the key `article`; offsets are those of `body`."""
        self.article = article  # its key
        self._folded = body.folded
        above = list(places.headline)
        said = headline.folded if headline else ""
        self._home = _subject(places.hint)
        self._guests = elsewhere(((said, above), (body.folded, places.body)), set(upwards(self._home)))
        above = [m for m in above if m.place not in self._guests and not seat(said, m.begin, m.end)]
        deepest = _subject(above)
        self.why = "headline" if deepest else "text"  # or home: what says which place is the main one
        if not deepest:
            deepest = self._subject_of_body(places)
        self._deepest = deepest
        self.main: Place | None = next((place for place in upwards(deepest) if place.level in _HIGH), None)
        around = set(upwards(deepest))
        self._mentions = list(self._not_passed_by(places.body, around))
        self._all = list(dict.fromkeys(m.place for m in chain(above, self._mentions)))
        if ours := _OURS.search(f"{headline.folded if headline else ''}\n{body.folded}"):
            fitting = [place for place in self._all if fits(place, ours[1])]
            if len(fitting) == 1 and not above and self._only_a_venue(fitting[0], places.body):
                fitting = self._forget(fitting[0])
            if len(fitting) == 1:  # 我县, and the article names one county that is no guest's
                self.main = self._deepest = fitting[0]
        self._around = Around(
            body.folded,
            [sentence.begin for sentence in body.sentences],
            self._mentions,
            [one.end for one in self._mentions],
            self._all,
            places.body,
            [one for one in places.body if one.place in self._guests and self._is_party(one)],
            self._home,
            self._deepest,
            self.main,
        )

    def at(self, level: str, offset: int, above: bool = False) -> Place | None:
        """The place that the bare word `level` (县, 市, 省, 区, 镇, 高新区 …) means at `offset` of the body, or None.

        First the nearest place named with that word earlier in the same sentence, be it that of guests who are just
        told of; then the main place or what lies above it; then the nearest earlier in the paragraph; then the only one
        of the article; then that of its page.
        `above`: the word follows a higher one (省、市总工会), so that it means a place above the main one (宁波市, not
        余姚市), unless that is itself a city above counties.
        """
        return above_main(self._around, level) if above else meant(self._around, level, offset)

    def _only_a_venue(self, place: Place, mentions: Sequence[PlaceMention]) -> bool:
        """Whether something is held there and no more is said of it: 首届论坛在长沙举行。我市劳模参加."""
        named = [one for one in mentions if place in upwards(one.place)]
        return all(
            self._folded[one.begin - 1 : one.begin] in _AT
            and _HELD.match(self._folded, one.end)
            and not _OURS.search(self._folded, max(0, one.begin - _BACK), one.begin)  # 我县劳模表彰大会在|安吉|举行
            for one in named
        )

    def _forget(self, place: Place) -> list[Place]:
        """Take `place` for none that bare level words mean; no place is left to be ours."""
        self._mentions = [one for one in self._mentions if place not in upwards(one.place)]
        self._all = [one for one in self._all if place not in upwards(one)]
        if place in upwards(self._deepest):
            self._deepest = place.parent
            self.main = next((one for one in upwards(place.parent) if one.level in _HIGH), None)
        return []

    def ours(self, text: Text) -> Iterator[PlaceMention]:
        """我县 and its like in `text`, the article's body, where it is known which one is meant."""
        for said in _OUR.finditer(text.folded):
            if where := self.at(said["level"], said.start()):
                yield PlaceMention(said.start(), said.end("level"), text.raw[said.start() : said.end("level")], where)

    def _is_party(self, mention: PlaceMention) -> bool:
        """Whether guests are told of with their place, which is more than where one goes: 赴|桐庐县|考察."""
        return as_said(mention) and not _GOING.search(self._folded, max(0, mention.begin - 3), mention.begin)

    def heading(self) -> Self:
        """This anchor for other words than those of the body, such as the headline's, where offsets say nothing."""
        other = copy(self)
        other._folded, other._around = "", self._around.elsewhere()
        return other

    def away(self, place: Place) -> bool:
        """Whether `place` is that of guests, or of whom one goes to see."""
        return place in self._guests

    def only(self, named: Sequence[Place]) -> Place | None:
        """The one place that the article is about, where all of `named` are that place or lie around it."""
        around = list(upwards(self._deepest))
        return self._deepest if around and self._deepest in named and all(place in around for place in named) else None

    def local(self, cls: str, label: str) -> Entity | None:
        """A body of which nothing says whose it is, under the name `label`: a node of this article alone; None where
        a name is read outside any article."""
        return Entity(cls, label, self.article) if self.article else None

    def _subject_of_body(self, places: Places) -> Place | None:
        """The place that the lead names or that the body names most, unless the publication's says otherwise."""
        mentions = [m for m in self._not_passed_by(places.body, set()) if m.place.level in _HIGH]
        mentions = [m for m in mentions if not begins_a_firm(self._folded, m)] or mentions
        if mentions and mentions[0].place.level in ("county", "zone") and dated_there(self._folded, mentions[0]):
            self.why = "text"
            return mentions[0].place
        counted = Counter(
            place for links in chains(mentions) for place in {above for m in links for above in upwards(m.place)}
        )
        named = list(dict.fromkeys(mention.place for mention in mentions))
        ranked = sorted(named, key=lambda place: -counted[place])
        hint = self._home
        best = ranked[0] if ranked else None
        if best and counted[best] > 1:
            # 安吉县召开会议。浙江省委书记…: what is named first and no less often than what it lies in
            first = named[: named.index(best)]
            below = [p for p in named if p != best and best in upwards(p)]
            below = [p for p in below if 2 * counted[p] >= counted[best] + (p not in first)]
            best = _deepest_of(below) or best
        elif mentions:
            lead = [mention for mention in mentions if mention.begin < _LEAD]
            best = _subject(lead)
            if hint and best and hint not in upwards(best):
                best = None
        self.why = "text" if best else "home"
        return best or hint

    def _not_passed_by(self, mentions: Sequence[PlaceMention], around: set[Place]) -> Iterator[PlaceMention]:
        """`mentions` without those of places that people merely come from or go to (在南京参加活动, 兴化籍)."""
        for links in chains(mentions):
            begin, end, folded = links[0].begin, links[-1].end, self._folded
            passed = (
                _GOING.search(folded, max(0, begin - 3), begin)
                or _FROM_THERE.match(folded, end)
                or seat(folded, begin, end)
                or (_BEING.search(folded, max(0, begin - 1), begin) and _ON_A_VISIT.match(folded, end))
            )
            place = links[-1].place
            ours = place in around or (place.level not in _HIGH and place.parent in around)  # 赴|梅溪镇: of our county
            if not passed or ours:  # 驻|安吉|湖州市|政协委员, where 安吉 is the guests'
                yield from (link for link in links if not {place, link.place} & self._guests)


def _subject(mentions: Iterable[PlaceMention]) -> Place | None:
    """The last link of the first chain, or the next place that it contains (浙江: 桐庐县…)."""
    links = list(chains(mentions))
    if not links:
        return None
    first = links[0][-1].place
    return next((later[-1].place for later in links[1:] if first in list(upwards(later[-1].place))[1:]), first)


def _deepest_of(places: Sequence[Place]) -> Place | None:
    return max(places, key=lambda place: len(list(upwards(place))), default=None)
