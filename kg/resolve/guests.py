"""Bodies of an article that only come to visit, or are visited: 我校 and 校 are none of them."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, groupby
from typing import NamedTuple

from kg.late import late
from kg.lexicon import table
from kg.model import Entity, Text
from kg.resolve.linked import Resolved

_CLAUSE = "[^,。;!?\n]{0,30}?"
_SENTENCE = "[^。;!?\n]{0,90}?"
# who goes: 青禾大学校长甲、副校长乙一行; 青禾大学新生来校 are the school's own
_PARTY = late(r"一行|[率带]|[书记长任席授师员家团组]|(?:青|训|修)班|代表|总监|先生|女士")
_ASKED = late(r"邀|[特聘]请|组织|接|迎|会见|看望")
_RECEIVED = late("一行|陪同|接待|迎接")
_NEAR = 60  # characters in which one is told who received the guests
_ITEM = 24  # characters of a cue and of one more of its list: 先后到某某学院、|青禾学院
_BESIDE = frozenset("与和同、,")
_JOINTS = frozenset("与和同及、")
# 5月8日,|华岭集团…: it opens its sentence, so that it is told of and no mere partner
_OPENING = late("[^一-鿿]*(?:[年月日号上下午晚前近日今昨天]|\\d|[^一-鿿])*(?:[^,]{0,14}[讯电])?[^一-鿿]*")
_LIST = late("[、和及与]|以及|、[一-鿿()]{2,16}、")  # with one between them that is not known


class Guests(NamedTuple):
    """The bodies that self-reference does not mean: `mine` not by 我校, `bare` not by 校 either; `visited` is where one
    begins to whom another named body comes, so that a unit behind it may be either's."""

    mine: frozenset[Entity] = frozenset()
    bare: frozenset[Entity] = frozenset()
    visited: frozenset[int] = frozenset()

    def of(self, word: str) -> frozenset[Entity]:
        """Those that the self-reference `word` can't mean; 该校 means whichever was named last."""
        if word[0] == "该":
            return frozenset()
        return self.mine if word[0] in "我本" else self.bare

    def and_also(self, others: "Guests") -> "Guests":
        """These and `others`, which are of another text: where those are visited says nothing here."""
        return Guests(self.mine | others.mine, self.bare | others.bare, self.visited)

    def with_partners(self, bodies: frozenset[Entity]) -> "Guests":
        """These and `bodies`, which the page's own noun never means."""
        return Guests(self.mine | bodies, self.bare | bodies, self.visited)


NOBODY = Guests()


@cache
def _cues() -> Mapping[str, re.Pattern[str]]:
    found: dict[str, list[str]] = {}
    for row in table("guest_cues", "cue", "side", "example", "counterexample"):
        found.setdefault(row["side"], []).append(row["cue"])
    alternatives = {side: "|".join(cues) for side, cues in found.items()}
    one_more = "(?:[一-鿿()]{2,16}(?:学院|大学|医院|公司)、)?$"
    return {
        "before": re.compile(f"(?:{alternatives['before']}|{alternatives['invited']}){one_more}"),
        "invited": re.compile(f"(?:{alternatives['invited']}){one_more}"),
        "invites": re.compile(f"(?:{alternatives['invited']})"),
        "going": re.compile(f"(?:{alternatives['going']})$"),
        "behind": re.compile(f"{_CLAUSE}(?:{alternatives['behind']})"),
        "held": re.compile(f"(?:{alternatives['held']})"),
        "party": re.compile(f"({_SENTENCE})(?:{alternatives['party']})"),
    }


def is_guest(folded: str, begin: int, end: int) -> bool:
    """Whether the words beside the body `folded[begin:end]` say that it is a guest there, or visited."""
    before = _cues()["before"].search(folded, max(0, begin - _ITEM), begin)
    venue = folded[begin - 1 : begin] in {"在", "于"} and _cues()["held"].match(folded, end)
    return bool(before or venue or _cues()["behind"].match(folded, end))


def _asked(folded: str, begin: int) -> str:
    """The field of Guests for the guest that begins at `begin`: who is invited is not meant by 校 either."""
    return "bare" if _cues()["invited"].search(folded, max(0, begin - _ITEM), begin) else "mine"


def invitation(folded: str, begin: int, end: int) -> int | None:
    """Where in [begin, end) it is first said that somebody is asked to come: 我校|邀请青禾大学校长, 应我校|邀请."""
    found = _cues()["invites"].search(folded, begin, end)
    return found.start() if found else None


def comes(folded: str, end: int) -> bool:
    """Whether people of the body that ends at `end` come to whoever speaks: 青禾大学校长甲、副校长乙一行|来校, or it
    does: 青禾大学|来我校考察."""
    found = _cues()["party"].match(folded, end)
    return found is not None and (not found[1] or bool(_PARTY.search(found[1]))) and not _ASKED.search(found[1])


def goes(folded: str, begin: int) -> bool:
    """Whether who was named before in the sentence goes to the body that begins at `begin`: 校长甲到|青禾大学."""
    return bool(_cues()["going"].search(folded, max(0, begin - 4), begin))


def guests(text: Text, found: Sequence[Resolved]) -> Guests:
    """The guests among the bodies `found` (sorted by begin) of `text`."""
    begins = [sentence.begin for sentence in text.sentences]
    of: dict[str, set[Entity]] = {"mine": set(), "bare": set()}
    visited, met = set[int](), set[Entity]()
    for _, sentence in groupby(found, key=lambda one: bisect_right(begins, one.begin)):
        for role, one in _roles(text.folded, sentence, met):
            if role == "visited":
                visited.add(one.begin)
            else:
                of[role].update(entity for entity in (one.entity, one.parent) if entity is not None)
    return Guests(frozenset(of["mine"] | of["bare"]), frozenset(of["bare"]), frozenset(visited))


def partners(text: Text, found: Sequence[Resolved], before: Sequence[Resolved] = ()) -> frozenset[Entity]:
    """The firms of `found` that are none of 集团公司, where a page calls its own so before it names any that acts:
    集团公司党委书记甲赴烟台市考察。甲代表集团公司与|华岭集团|签约. `before`: those of the headline."""
    firms = [one for one in found if _is_firm(one)]
    nouns = (-1 for one in before if _is_firms_noun(one)), (one.begin for one in found if _is_firms_noun(one))
    spoken = min(chain(*nouns), default=None)
    if not firms or spoken is None or spoken > firms[0].begin:
        return frozenset()
    told = {one.entity for one in chain(before, (firm for firm in firms if _opens(text, firm.begin)))}
    return frozenset(one.entity for one in firms if one.entity and one.entity not in told and _beside(text.folded, one))


def _is_firm(one: Resolved) -> bool:
    named = one.entity is not None and one.entity.cls == "Enterprise" and one.parent is None
    return named and one.body.form.kind != "self"


def _is_firms_noun(one: Resolved) -> bool:
    """Whether it is 公司 or 集团公司, without 该 or 我."""
    return one.body.form.kind == "self" and one.body.form.cls == "Enterprise" and one.text[0] not in "我本该"


def _beside(folded: str, one: Resolved) -> bool:
    """Whether a firm acts in no clause of its own: 与|华岭集团|签约, 吸取|华岭集团|的教训."""
    before = folded[max(0, one.begin - 1) : one.begin]
    return "一" <= before <= "鿿" or before == "、" or folded[one.end : one.end + 1] in _JOINTS


def _opens(text: Text, begin: int) -> bool:
    number = bisect_right([sentence.begin for sentence in text.sentences], begin)
    start = text.sentences[number - 1].begin if number else 0
    return _OPENING.fullmatch(text.folded, start, begin) is not None


def _roles(folded: str, sentence: Iterable[Resolved], met: set[Entity]) -> Iterator[tuple[str, Resolved]]:
    """Each guest of one sentence with its field of Guests; `met`: what was named before. Who stands beside 校 is not
    that school: 校党委书记甲与|青禾大学|校长乙座谈."""
    ours = False  # whether 校 or 我校 stands before
    named: dict[str, Resolved] = {}  # by class, the first
    last: tuple[str, Resolved] | None = None
    for one in sentence:
        if one.body.form.kind == "self":
            ours = ours or one.text[0] != "该"
            continue
        if one.entity is None:
            continue
        if one.parent is not None:
            if comes(folded, one.end):  # 青禾大学文学院|来我校
                yield "bare", one
            elif is_guest(folded, one.begin, one.end):  # 我校邀请青禾大学文学院|院长甲: our 副校长 is not that school's
                yield _asked(folded, one.begin), one
            continue
        going = goes(folded, one.begin)
        host = named.setdefault(one.entity.cls, one) if not going else named.get(one.entity.cls)
        new = one.entity not in met
        met.add(one.entity)
        if comes(folded, one.end) or (ours and (going or (new and folded[one.begin - 1] in _BESIDE))):
            last = ("bare", one)
        elif is_guest(folded, one.begin, one.end):
            last = (_asked(folded, one.begin), one)
        elif going and host is not None and host.entity != one.entity:
            last = ("visited", one)
            alike = host.text[-1] == one.text[-1]  # our 院 is the 学院 that goes to see a 大学
            if alike and _RECEIVED.search(folded, host.end, one.end + _NEAR):
                yield "mine", host
        elif last is not None and (one.begin < last[1].end or _LIST.fullmatch(folded, last[1].end, one.begin)):
            if last[1].entity is not None and last[1].entity.cls == one.entity.cls and last[0] == "mine":
                yield "bare", last[1]  # 来自|青禾医院|、|华岭医院|: 医院 is none of several
                last = ("bare", one)
            last = (last[0], one)
        else:
            last = None
        if last is not None:
            yield last
