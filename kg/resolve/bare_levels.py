"""What a bare level word means, as a sieve: in an article on 桐庐县 县 is 桐庐县, 市 is 杭州市, 省 is 浙江省."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from kg.late import late
from kg.lexicon.words import worded
from kg.model import Place, PlaceMention
from kg.resolve.levels import as_said, district, fits, upwards
from kg.resolve.received import RANKS, beside_ours, of_the_hosts, set_apart
from kg.rules import Passes

_RETURNED = late("(?:回到|返回|调回|调到|调任)$")
_US = late("[我本][省市县区州旗镇乡校院司局会]|[来到莅][校院]|学校|医院|公司|陪同|接待|迎接")
_ARRIVES = worded("(?:<visit_words/arrives>|抵达?)[我本]?[省市县区州旗镇乡校院司局会]|(?:<visit_words/arrives>|前往)$")
_FIRM = worded(r"[一-鿿]{0,14}?(?:<visit_words/house>|集团|银行|酒店)")
_FORMER = frozenset("原前")
_KIND = 3  # characters of a kind of body: 公安局
_NEAR = 50  # a list of thousands of places is no sentence: it must not cost the square of its length


class Around(NamedTuple):
    """The places of an article, as far as bare level words of its body may mean them."""

    folded: str
    sentences: Sequence[int]  # where they begin
    mentions: Sequence[PlaceMention]  # without those of places that people merely come from or go to
    ends: Sequence[int]  # of `mentions`
    named: Sequence[Place]  # by the headline and by `mentions`
    said: Sequence[PlaceMention]  # all of the body
    visiting: Sequence[PlaceMention]  # those of guests that are told of with their place
    home: Place | None  # its page's
    deepest: Place | None  # what it is about
    main: Place | None  # that, or the next above it that has offices of its own

    def elsewhere(self) -> "Around":
        """The same for other words than those of the body, where offsets say nothing."""
        return self._replace(folded="", sentences=(), mentions=(), ends=(), visiting=())


class Asked:
    """A level word at [begin, end), and what the passes see of the places before it."""

    def __init__(self, around: Around, level: str, begin: int) -> None:
        """`level` at `begin` of the body."""
        self.around, self.level, self.begin, self.end = around, level, begin, begin + len(level)
        self.number = bisect_right(around.ends, begin)  # of the mentions, how many end before the word
        sentence = bisect_right(around.sentences, begin)
        self.sentence = around.sentences[sentence - 1] if sentence else 0  # where it begins
        self.before = [one for one in self.back(self.sentence) if fits(one.place, level)]  # in it, the last one first

    def back(self, begin: int) -> Iterator[PlaceMention]:
        """The mentions before the word that stand at or after `begin`, the last one first, at most _NEAR."""
        for mention in reversed(self.around.mentions[max(0, self.number - _NEAR) : self.number]):
            if mention.begin < begin:
                return
            yield mention

    @cached_property
    def theirs(self) -> set[Place]:
        """The places of those who are told of beside ours: 杭州市副市长王立平,|我市|市委书记赵信."""
        around = self.around
        beside = beside_ours(around.folded, self.level, self.before, self.begin)
        return {place for place in beside if fits(place, self.level)}

    @cached_property
    def not_ours(self) -> set[Place | None]:
        """Those, and the province that is named behind the word beside the one meant."""
        around = self.around
        following = around.mentions[self.number : self.number + 1]
        return {*self.theirs, set_apart(around.folded, following, self.level, self.begin)}

    @cached_property
    def fitting(self) -> list[Place]:
        """The places of the article that the word may mean, within the main one if any is."""
        named = self.around.named
        fitting = [place for place in named if fits(place, self.level) and place not in self.not_ours]
        return [place for place in fitting if self.below_main(place)] or fitting

    def below_main(self, place: Place) -> bool:
        """Whether `place` is what the article is about, or lies in it."""
        return self.around.main is None or self.around.main in upwards(place)


def meant(around: Around, level: str, offset: int) -> Place | None:
    """The place that the bare word `level` (县, 市, 省, 区, 镇, 高新区 …) means at `offset` of the body, or None."""
    found = _PASSES.first(Asked(around, level, offset))
    return found[0] if found is not None else None


def above_main(around: Around, level: str) -> Place | None:
    """The place that it means behind a higher one: above the main one (省、|市|总工会 is 宁波市's, not 余姚市's),
    unless that is itself a city above counties."""
    main = around.main
    own = [main] if main and main.level == "city" else []
    return next((place for place in (*upwards(main and main.parent), *own) if fits(place, level)), None)


def _returned(asked: Asked) -> Place | None:
    """原安吉县县长王立平回到长兴,任|县|委书记"""
    begin = asked.before[0].begin if asked.before else 0
    return asked.before[0].place if _RETURNED.search(asked.around.folded, max(0, begin - 2), begin) else None


def _behind_former(asked: Asked) -> Place | None:
    """湖北原|省|委常委"""
    before, folded = asked.before, asked.around.folded
    right_before = bool(before) and before[0].end == asked.begin - 1 and folded[asked.begin - 1] in _FORMER
    return before[0].place if right_before else None


def _of_the_hosts(asked: Asked) -> Place | None:
    """贵州省教育厅厅长甲来长沙市考察,|省|教育厅副厅长乙陪同"""
    around = asked.around
    named = (around.main, *around.named) if asked.level in RANKS else ()
    if not named:
        return None
    before = around.mentions[: asked.number]
    return of_the_hosts(around.folded, asked.level, before, asked.begin, named, around.said)


def _of_the_sentence(asked: Asked) -> Place | None:
    """余姚市总工会表示,宁波市总工会到场,|市|总工会主席讲话: the nearest, be it that of guests who are just told of"""
    said = [one.place for one in asked.before if as_said(one) and one.place not in asked.theirs]
    if asked.level == "区" and any(map(district, (*said, *upwards(asked.around.deepest)))):
        said = [*filter(district, said)]  # 渝北区…两江新区管委会,|区委常委
    return said[0] if said else None


def _of_the_guests(asked: Asked) -> Place | None:
    """桐庐县长甲、|县|委书记乙一行来我县: as long as the sentence does not come to us"""
    around, begin = asked.around, asked.begin
    if around.folded[begin : begin + 1] in ("我", "本"):
        return None
    near = around.visiting[:_NEAR]
    before = [one for one in near if asked.sentence <= one.begin < begin and fits(one.place, asked.level)]
    if not before or _alike(around.folded, before[-1].end, asked.end):
        return None
    cut = (cues.search(around.folded, before[-1].end, begin) for cues in (_US, _ARRIVES))
    return None if any(cut) else before[-1].place


def _of_the_subject(asked: Asked) -> Place | None:
    """桐庐县总工会召开会议。|市|总工会到场: what the article is about, or what lies above it"""
    above = upwards(asked.around.deepest)
    return next((one for one in above if fits(one, asked.level) and one not in asked.not_ours), None)


def _of_the_paragraph(asked: Asked) -> Place | None:
    """梅溪镇举办运动会。|镇|工会到场, in an article on 安吉县"""
    for mention in asked.back(asked.around.folded.rfind("\n", 0, asked.begin) + 1):
        place = mention.place
        if fits(place, asked.level) and asked.below_main(place) and place not in asked.not_ours:
            return place
    return None


def _only_one(asked: Asked) -> Place | None:
    """浙江省举办运动会,安吉县夺冠。\\n|县|工会到场: the only one of the article that the word may mean"""
    only = asked.fitting[0] if len(asked.fitting) == 1 else None
    return only if only is not None and _told(asked.around, only) else None


def _of_the_page(asked: Asked) -> Place | None:
    """|县|政府召开会议, on the page of a county, in an article that names none"""
    above = upwards(asked.around.home) if not asked.fitting else ()
    return next((place for place in above if fits(place, asked.level)), None)


def _autonomous_region(asked: Asked) -> Place | None:
    """广西壮族自治区召开会议,|区|党委书记到场"""
    main = asked.around.main if asked.level == "区" and len(asked.fitting) != 1 else None
    return main if main is not None and main.level == "province" and main.label.endswith("自治区") else None


def _alike(folded: str, *ends: int) -> bool:
    """Whether the same kind of body is named at both: 桐庐县|公安局 comes to 县|公安局, which is another one."""
    first, second = (folded[end : end + _KIND] for end in ends)
    return len(first) == _KIND and first == second


def _told(around: Around, place: Place) -> bool:
    """Whether `place` is named otherwise than in short before 大学: 湖州大学的专家来我院,市教育局陪同."""
    named = [one for one in around.mentions if place in upwards(one.place)]
    return not named or not all(begins_a_firm(around.folded, one) for one in named)


def begins_a_firm(folded: str, mention: PlaceMention) -> bool:
    """Whether a short name only begins that of a firm: 广西|青禾实业有限公司 tells nothing of the county."""
    return not as_said(mention) and _FIRM.match(folded, mention.end) is not None


_PASSES: Passes[Asked, Place] = Passes(
    "place/level",
    _returned,
    _behind_former,
    _of_the_hosts,
    _of_the_sentence,
    _of_the_guests,
    _of_the_subject,
    _of_the_paragraph,
    _only_one,
    _of_the_page,
    _autonomous_region,
)
