"""Passes for the heads of governments and councils: whose 县长, 区长, 议长 it is."""

from collections.abc import Sequence
from functools import lru_cache

from kg.frames.post_case import UNTOLD, Answer, Case, Seat
from kg.frames.post_words import of_role
from kg.late import late
from kg.lexicon.words import worded
from kg.mentions.special_regions import is_alone, is_special
from kg.model import Entity, Place
from kg.resolve.levels import fits
from kg.resolve.linked import Resolved
from kg.resolve.rows import town_that_acts

_TOWNS = frozenset("乡镇")
_OF_TOWNS = frozenset({"MilitaryUnit", "PeoplesCongress", "GovernmentBody"})
_COUNCIL = "议会"
_ITS_OWN = worded("<office_words/of_taiwan>")
_SECRETARIES = frozenset({"书记", "副书记"})  # behind a town's head: the committee's
_PARTY, _OPENS = ("党委", "党工委"), late("[,。;!?\n]$|^$")
_LEADERS = late("(?P<level>[镇乡]|街道)(?:主要)?领导(?:有|:)?$")  # 出席会议的镇领导有|党委书记王立平
_OF_VILLAGES = frozenset({"主任", "副主任"})
_ASSEMBLY = "人大"
_CHAIR, _REGION, _OF_REGIONS = "主席", "自治区", ("自治区委员会", "自治区党委")
_NO_LOCAL = frozenset({"委", "村", "州", "特别行政区"})  # 州长 may be of another state


def head_of_government(case: Case) -> Answer | None:
    """安吉县委常委、常务副县长王立平"""
    level = case.named("@")
    if not level:
        return None
    place = case.place or _named_before(level, case.bodies)
    if not (place is not None and place.label.endswith(level)):
        place = case.anchor.at(level, case.title.begin) if case.starts else None
    if place is not None and place.parent is None and level in _TOWNS and in_taiwan(case):
        special = Entity("GovernmentBody", place.label + _government_word(level, True), place.adcode)
        return Seat(special, 0.85, place)  # 吉安乡长, on a page about 花莲县
    return village(case, place) if level == "村" else government(level, place)


def head_of_region(case: Case) -> Answer | None:
    """广西壮族自治区副主席王立平, 自治区原副主席李雪, 自治区党委常委、副主席陈立言: of the government"""
    if case.title.row["title"] != _CHAIR or case.body is not None:
        return None
    party = case.current.entity if case.current is not None else None
    if party is not None and party.cls == "PartyCommittee" and party.label.endswith(_OF_REGIONS):
        return government(_REGION, case.current.place if case.current else None) or UNTOLD
    if not case.folded.endswith(_REGION, 0, case.title.begin):
        return None
    place = case.place or case.anchor.at(_REGION, case.title.begin)
    return government(_REGION, place) if place is not None and place.label.endswith(_REGION) else None


def village(case: Case, place: Place | None) -> Seat | None:
    """马村|村长王立平: of its committee; 马村|村支书王立平: of its party branch"""
    if place is None:
        return None
    party = "党支部" in case.kinds
    cls, name = ("PartyCommittee", "中共{}支部委员会") if party else ("Organisation", "{}村民委员会")
    return Seat(Entity(cls, name.format(place.label), place.adcode), 0.7, place)


def head_of_unresolved_government(case: Case) -> Answer | None:
    """副县长王立平, where no county is known"""
    level = case.named("@")
    if not level or level in _NO_LOCAL or not case.starts or case.place or case.anchor.at(level, case.title.begin):
        return None
    local = case.anchor.local("GovernmentBody", level + _government_word(level, in_taiwan(case)))
    return Seat(local, 0.8) if local else None


def government(level: str, place: Place | None) -> Seat | None:
    """The government of `place`, if it is of that level."""
    if place is None or level == "委":
        return None
    word = _government_word(level, is_special(place))
    return Seat(Entity("GovernmentBody", place.label + word, "" if is_alone(place) else place.adcode), 0.9, place)


def _government_word(level: str, special: bool) -> str:
    """What the government at a level is called."""
    return ("公所" if level in "乡镇区" else "政府") if special else "人民政府"


def _named_before(level: str, bodies: Sequence[Resolved]) -> Place | None:
    """The place of that level that a body of the text names, where it is unknown to the gazetteer."""
    return next((one.place for one in bodies if one.place and not one.place.adcode and fits(one.place, level)), None)


def _taiwanese(case: Case, levels: str = "县市") -> list[Place]:
    """The county and city of Taiwan that the text is about; the district of Hong Kong, where `levels` asks for it."""
    places = (case.anchor.at(level, case.title.begin) for level in levels)
    return [place for place in places if place is not None and is_special(place)]


def in_taiwan(case: Case) -> bool:
    """Whether the text is about a place in Taiwan, or of what only Taiwan has: 立委, 鎮公所."""
    return bool(_taiwanese(case)) or _speaks_of_taiwan(case.folded)


@lru_cache(maxsize=4)
def _speaks_of_taiwan(folded: str) -> bool:
    return _ITS_OWN.search(folded) is not None


def council(case: Case) -> Answer | None:
    """云林县副县长王立平、议长李雪"""
    form = case.named("+")
    here = (
        [case.place] if case.place is not None and case.place.label[-1] in "县市区" and is_special(case.place) else []
    )
    if not form or not (here or case.starts):
        return None
    if not case.opens and case.folded[case.title.end : case.title.end + 1] == "、":
        return UNTOLD  # 县议员、云林县农会理事长王立平: several, of whom he is none
    home = here or _taiwanese(case, "县市区")  # 新竹市|议员王立平
    if not home and case.title.name[0] in "县市" and in_taiwan(case):
        local = case.anchor.local("PeoplesCongress", case.title.name[0] + form)
        return Seat(local, 0.7) if local else None
    if not home:
        return None if case.kinds or case.named("=") else UNTOLD
    cls = "PeoplesCongress" if form == _COUNCIL else "GovernmentBody"  # 油尖旺区|民政事务专员王立平
    return Seat(Entity(cls, home[0].label + form), 0.7, home[0])


def committee_of_the_town(case: Case) -> Answer | None:
    """洛舍镇人大主席王立平、党委副书记李雪: no assembly of a town has a committee; 镇长王立平,副书记李雪"""
    last = case.recent[-1] if case.recent else None
    duty = case.title.name.startswith(of_role("town_duty")) or (case.body is None and case.title.name in _SECRETARIES)
    if last is None or last.name.end != case.title.begin - 1 or not duty:
        return None
    seats = (one for one in reversed(case.around_here) if one.entity == last.organisation)
    town = next((one.place for one in seats if one.entity and one.entity.cls in _OF_TOWNS), last.place)
    if town is last.place and last.organisation.cls not in _OF_TOWNS:
        return None
    if town is None or town.level != "township":
        return None
    return Seat(party_of_the_town(town), 0.75, town)


def of_the_town_that_acts(case: Case) -> Answer | None:
    """洛舍镇召开会议,党委副书记王立平主持: where no body of another is named since"""
    begin = case.title.begin
    told = case.body is not None or case.current is not None or case.place is not None or case.unknown >= 0
    leaders = _LEADERS.search(case.folded, max(0, begin - 8), begin)
    if told or not case.title.name.startswith(_PARTY) or not (leaders or _OPENS.search(case.folded, 0, begin)):
        return None
    town = case.anchor.at(leaders["level"], begin) if leaders else town_that_acts(case.anchor, case.folded, begin)
    if town is None or town.label.endswith("街道") != case.title.name.startswith("党工委"):
        return None
    working = Entity("PartyCommittee", f"中共{town.label}工作委员会", town.adcode)
    return Seat(working if town.label.endswith("街道") else party_of_the_town(town), 0.75, town)


def assembly_of_the_town(case: Case) -> Answer | None:
    """洛舍镇党委书记王立平、人大主席李雪: only a town's assembly has a 主席"""
    begin = case.title.begin - len(_ASSEMBLY)
    if case.title.row["title"] != _CHAIR or not case.folded.startswith(_ASSEMBLY, begin) or case.body is not None:
        return None
    last = case.recent[-1] if case.recent else None
    if last is None or last.place is None or last.name.end != begin - 1 or last.place.level != "township":
        return None
    return Seat(Entity("PeoplesCongress", f"{last.place.label}人民代表大会", last.place.adcode), 0.75, last.place)


def party_of_the_town(town: Place) -> Entity:
    """The party committee of a town or township."""
    return Entity("PartyCommittee", f"中共{town.label}委员会", town.adcode)


def committee_of_the_village(case: Case) -> Answer | None:
    """桃园社区党委书记、主任王立平: 主任 of its 居委会, as no party committee has one"""
    current = case.current
    if current is None or current.place is None or current.place.level != "village" or current.entity is None:
        return None
    if current.entity.cls != "PartyCommittee" or case.title.name not in _OF_VILLAGES or case.body is not None:
        return None
    word = "居民委员会" if current.place.label.endswith("社区") else "村民委员会"
    return Seat(Entity("Organisation", current.place.label + word, current.place.adcode), 0.75, current.place)


def of_no_known_government(case: Case) -> Answer | None:
    """金瓯市市长王立平, where 金瓯市 is unknown"""
    level = case.named("@")
    return UNTOLD if level and not (level == "村" and case.current) else None
