"""Who does what a sentence without a subject says: the body of a sentence before, else that of the article."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

from kg.frames.happening import Fact
from kg.late import late
from kg.lexicon.words import worded
from kg.mentions.happenings import stops
from kg.model import Entity, OrganisationMention, Reading

_REACH = 40  # bodies back
# whose deed a clause tells of, the likeliest first
_DOERS = ("schema:attendee", "kgo:speaker", "kgo:recipient", "kgo:disciplined", "schema:organizer")
_COMPANY = late("在[^。;在]{2,60}陪同下")
# 镇农业办、水利站负责人参加。|随后召开座谈会: who comes along does nothing by itself
_COMES = worded(
    "(?:(?!召开|举[办行]|开展|组织)[^。;!?\n]){0,120}?<event_words/comes>"
    "了?(?:此次|本次)?<event_words/come_to>?[。;!?\n]"
)
_NO_HOSTS = frozenset({"中国共产党"})  # 为庆祝中国共产党成立99周年: what is told of, holds no event
_OFFICE = 14  # characters at most of an officer's titles: 党组书记、主席
_GUIDES = frozenset({"PartyCommittee", "GovernmentBody"})  # whose heads go to what others hold
_APART = late("[,;。:!?]")
_NOUNS = ("n", "r", "j", "x")  # tags of what may be a subject


class Agents:
    """Finds the body that is left out, for one article."""

    def __init__(self, reading: Reading) -> None:
        """`reading`: the article with its mentions."""
        self.reading = reading
        self.host = host(reading)
        self._persons = sorted(person.begin for person in reading.persons)
        told = (one for one in reading.organisations if one.entity == self.host)
        self._by_itself = self.host if any(not self._led(one) for one in told) else None
        self._begins = [body.begin for body in reading.organisations]
        self._dates = {date.begin: date.end for date in reading.dates}
        self._dated = set(self._dates.values())
        self._sentences = [sentence.begin for sentence in reading.body.sentences]

    def at(self, begin: int) -> Entity | None:
        """The body that does what is said at `begin`: that of a sentence before in its paragraph, else the article's;
        None if the sentence has another subject."""
        folded = self.reading.body.folded
        if not self._subjectless(begin):
            return None
        paragraph = folded.rfind("\n", 0, begin) + 1
        last = bisect_left(self._begins, begin)
        for body in reversed(self.reading.organisations[max(0, last - _REACH) : last]):
            if body.begin < paragraph:
                break
            opens = body.begin == paragraph or folded[body.begin - 1] in ",;:。!? )" or body.begin in self._dated
            acts = not folded.startswith("的", body.end) and not self._led(body)
            if opens and body.entity and acts and not _COMES.match(folded, body.end):
                return body.entity
        return self._by_itself

    def _led(self, body: OrganisationMention) -> bool:
        """Whether only an officer of `body` is named, who does much that it does not: 县委|书记王立平出席."""
        at = bisect_left(self._persons, body.end)
        near = at < len(self._persons) and self._persons[at] - body.end < _OFFICE
        guides = body.entity is not None and body.entity.cls in _GUIDES
        return guides and near and not _APART.search(self.reading.body.folded, body.end, self._persons[at])

    def _subjectless(self, begin: int) -> bool:
        """Whether neither the sentence of `begin` nor its clause starts with a noun, which would be who does it."""
        body = self.reading.body
        sentence = body.sentences[bisect_right(self._sentences, begin) - 1].begin
        clause = max(body.folded.rfind(mark, sentence, begin) + 1 for mark in ",;:")
        for at in {sentence, max(sentence, clause)}:
            while at < begin and (at in self._dates or body.folded[at] in " ,;:、\n"):
                at = self._dates.get(at, at + 1)
            word = body.tokens[bisect_right(body.tokens, at, key=lambda token: token.begin) - 1]
            if at < begin and word.tag.startswith(_NOUNS) and body.folded[word.begin : word.end] not in stops():
                return False
        return True


def agent_of(found: Sequence[Fact], folded: str, at: int) -> Entity | None:
    """Who does what the clause at `at` tells, of those that are found to have a part in it: not those who come along
    (在副县长王立平陪同下,|县长李雪到梅溪镇调研)."""
    begin = 0
    for mark in "。;\n":
        begin = max(begin, folded.rfind(mark, begin, at) + 1)
    company = _COMPANY.search(folded, begin, at)
    along = range(*company.span()) if company else range(0)
    doers = (one for kind in _DOERS for one in found if one.predicate == kind and one.span.begin not in along)
    return next((one.filler for one in doers if isinstance(one.filler, Entity)), None)


def host(reading: Reading) -> Entity | None:
    """The body that the article is about: the first in the headline, else one named more often than all others."""
    bodies = [m.entity for m in reading.organisations if m.entity and m.entity.label not in _NO_HOSTS]
    headline = reading.headline.folded if reading.headline else ""
    named = [(headline.find(e.label), -len(e.label), i) for i, e in enumerate(bodies) if e.label in headline]
    if named:
        return bodies[min(named)[2]]
    most = Counter(bodies).most_common(1)
    return most[0][0] if most and 2 * most[0][1] > len(reading.organisations) else None  # those unresolved count, too
