"""Offices of other states: whose they are by the words before them, and which of them must not be taken for China's."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from kg.late import late
from kg.lexicon.words import worded
from kg.mentions import abroad, foreign_places
from kg.mentions.organisation_lexicon import countries
from kg.mentions.person_foreign import looks_foreign
from kg.model import Entity, Place, PlaceMention

# 巴西新任|总统, 德国联邦|总理, 利比亚过渡政府|总理
_BETWEEN = worded(r"(?:的|[新首]一?任|<office_words/abroad_status>)*$")
_MISSION = late(r"驻(?P<host>[^驻,。;、\n]{1,8}?)(?:特命全权|临时|前任?|新任|候任)*$")
LONGEST = 600  # characters of a sentence
_HOME = late(r"(?:中国|我国|中方)$")


class Abroad:
    """The states, cities and regions abroad that one text names."""

    def __init__(self, folded: str, mentions: Sequence[PlaceMention]) -> None:
        """`mentions` by `kg.mentions.abroad.find`."""
        self._folded = folded
        self._to = {mention.end: mention for mention in mentions}
        self._begins = sorted(mention.begin for mention in mentions)
        self._end = {mention.begin: mention.end for mention in mentions}

    def before(self, at: int) -> PlaceMention | None:
        """The one right before `at`, words such as 新任 aside: 法国前|总统; 俄|外长 where the clause begins."""
        folded = self._folded
        between = _BETWEEN.search(folded, max(0, at - 12), at)
        for end in {at, between.start() if between else at}:
            if end in self._to:
                return self._to[end]
        short = countries().get(folded[at - 1 : at]) if at else None
        opens = at == 1 or (at > 1 and not "一" <= folded[at - 2] <= "鿿")
        return PlaceMention(at - 1, at, folded[at - 1], abroad.country(short)) if short and opens else None

    def _ours(self, match: re.Match[str]) -> bool:
        """Whether an envoy to a place abroad, of whom nothing says who sent him, is China's."""
        at = match.start()
        opens = not at or not "一" <= self._folded[at - 1] <= "鿿"
        return opens and match["host"] in foreign_places.names()

    def over(self, at: int) -> int:
        """Where the run of them that begins at `at` ends; `at` where none begins."""
        while at in self._end:
            at = self._end[at]
        return at

    def mission(self, at: int, form: str) -> tuple[Entity, int] | None:
        """The embassy or consulate of an envoy whose title begins at `at`, and where it begins: 中国驻法国|大使."""
        match = _MISSION.search(self._folded, max(0, at - 16), at)
        if match is None or not form.endswith("馆"):
            return None
        home = _HOME.search(self._folded, max(0, match.start() - 2), match.start())
        sender = None if home else self.before(match.start())
        ours = not home and sender is None and self._ours(match)  # ,驻长崎总领事
        if not home and sender is None and not ours:
            return None
        name = abroad.mission(sender.place.label if sender else "中国", match["host"], form)
        return Entity("GovernmentBody", name), sender.begin if sender else home.start() if home else at

    def in_sentence(self, at: int) -> bool:
        """Whether the sentence names one before `at`."""
        begin = max(self._folded.rfind(mark, max(0, at - LONGEST), at) for mark in "。!?;\n")
        number = bisect_left(self._begins, at)
        return number > 0 and self._begins[number - 1] > begin

    def foreign(self, holder: str) -> bool:
        """Whether the text names other states, and its holder's name is a foreign one."""
        return bool(self._begins) and looks_foreign(holder)

    def doubtful(self, at: int, holder: str) -> bool:
        """Whether an office at `at`, with no body before it, may be another state's: its holder's name is a foreign
        one, or the sentence speaks of another state."""
        return looks_foreign(holder) or self.in_sentence(at)


def body(place: Place, form: str) -> Entity | None:
    """The body `form` (政府, 外交部) of `place`, if it has such."""
    named = abroad.body(place, form)
    return Entity(named[1], named[0]) if named else None
