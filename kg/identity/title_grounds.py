"""What the titles of two profiles say, with a body or without: trades and fields of work that one career joins."""

from collections.abc import Iterable, Iterator

from kg.identity.houses import shared_house
from kg.identity.ladder import is_low
from kg.identity.places import sole_short_names, villages
from kg.identity.profile import Profile, body, is_high, is_many, words
from kg.identity.seats import seat
from kg.identity.weigh import Ground, ground
from kg.mentions.trades import (
    ACCUSED,
    LEADER,
    LEADS,
    MANAGER,
    OFFICE,
    OFFICIALS,
    VILLAGE,
    closed,
    in_field,
    is_anybody,
    one_career,
    rises,
    trade,
)
from kg.mentions.word_costs import cost, known, tag

_RISES, _RISES_LOW = 6, 2  # years from the ranks to the head of a bureau, of a station
_RISES_HERE, _RISES_LOW_HERE = 4, 1  # the same in one school or bureau
_GOVERNS = ("party", "government")  # seats: lexicon/exclusive_seats.tsv
_BUREAU = ("局", "厅", "部", "委员会", "办公室")
_FULL = 0.3  # what another title counts for of a whole foreign name
_RETIRED = frozenset({"elder"})  # what who has retired from any office is called
FOLK = frozenset({"resident"})  # of a village: a farmer there, or a craftsman
_PLACES = frozenset("省市县区旗州盟镇乡村")
_CRAFT = 11.0  # what a word costs that few do
_SELDOM = 13.0  # what a word costs that news seldom has


def titles(one: Profile, two: Profile) -> Iterator[Ground]:
    """The titles of both, with a body or without, where not both hold a post that is known."""
    mine, theirs = one.called, two.called
    if not _told(mine) or not _told(theirs):
        own = _own_page(one, two) or _own_page(two, one)  # 县总工会 calls its chairman by the name alone
        if any(trade(name) == OFFICE for name in mine | theirs) and not _national(one, two) and not own:
            yield ground("known_here" if any(map(is_high, one.offices + two.offices)) else "untitled")
        return
    same = sorted(name for name in mine & theirs if not is_many(name))
    if same and not (one.offices and two.offices):
        yield ground("same_title", same[0])
        if cost(same[0]) >= _SELDOM:
            yield ground("rare_title", same[0])
    elif not two.identified and not one.of("seat") and _differ(mine, theirs):
        full = all("·" in name for name in one.names | two.names)  # hardly anybody shares a whole foreign name
        yield ground("other_title", min(theirs), _FULL if full else 1.0)
    if shared := sorted(one.of("called").keys() & two.of("called")):
        yield ground("same_words", shared[0])
        if any(cost(word) >= _SELDOM for word in _seldom(shared)):
            yield ground("rare_title", shared[0])
    elif craft := _craft(one, two) or _craft(two, one):
        yield ground("same_craft", craft)
    if shared := sorted(one.of("ward").keys() & two.of("ward")):
        yield ground("same_ward", shared[0])
    elif one.of("ward") and two.of("ward"):
        yield ground("other_ward", f"{min(one.of('ward'))}、{min(two.of('ward'))}")
    yield from _trades(one, two, mine, theirs, bool(same))


def _own_page(one: Profile, two: Profile) -> bool:
    """Whether the one has a post in the body on whose page the other is named."""
    papers = two.of("paper")
    return bool(papers) and any(words(body(post)) in papers for post in one.offices)


def _told(called: set[str]) -> bool:
    """Whether it is told what somebody is: 家长代表 may be anybody."""
    return not all(name.endswith("代表") for name in called)


def _craft(one: Profile, two: Profile) -> str:
    """The seldom word for what both do, "" for none: 盘绣传承人, 安吉县盘绣剧社社长."""
    seldom = _seldom(one.of("called"))
    theirs = [*map(words, two.offices), *two.of("called")] if seldom else []
    return next((word for word in seldom if any(word in told for told in theirs)), "")


def _seldom(called: Iterable[str]) -> list[str]:
    """The words of few that stand before titles: 盘绣 of 盘绣传承人, but no place nor the end of its name."""
    found = (told[:2] for told in sorted(called))
    words = (word for word in found if cost(word) >= _CRAFT and known(word) and tag(word) != "ns")
    return [word for word in words if word[1] not in _PLACES and word not in sole_short_names()]


def _national(one: Profile, two: Profile) -> bool:
    return "national" in one.of("page") and "national" in two.of("page")


def alike(mine: set[str], theirs: set[str]) -> bool:
    """Whether a title may be another way to say one of the other's: 副州长 and 州长."""
    return any(name.endswith(other) or other.endswith(name) for name in mine for other in theirs)


def _differ(mine: set[str], theirs: set[str]) -> bool:
    """Whether all are offices and none may be another way to say one of the other's."""
    return not alike(mine, theirs) and all(trade(name) == OFFICE for name in mine | theirs)


def _trades(one: Profile, two: Profile, mine: set[str], theirs: set[str], told: bool) -> Iterator[Ground]:
    """What both do: trades that no career joins are two persons'. `told`: that they share a title is told already."""
    ours, others = both_trades(one, two)
    field = min(one.of("field").keys() & two.of("field"), default="")
    if shared := sorted(ours & others - {OFFICE}):
        if not told:
            yield ground("same_trade", shared[0])
        return
    if _only_accused(one, two) or _only_accused(two, one):
        yield ground("only_accused")
    if _elsewhere(one, two) or _elsewhere(two, one):
        yield ground("other_calling", "村")
    yield from _careers(one, two, field)
    if ours & others == {OFFICE} and any(name.endswith(LEADS) for name in mine | theirs):
        yield ground("leads")
    systems = sorted((one.of("field").keys() ^ two.of("field").keys()) & closed())
    if one.of("field") and two.of("field"):
        bureaus = _in_bureaus(one) and _in_bureaus(two) and not systems and _one_level(one, two)
        yield ground("same_field", field) if field else ground("other_bureau" if bureaus else "other_field")
    elif _from_the_ranks(one, two) or _from_the_ranks(two, one):
        yield ground("from_the_ranks")
    elif systems and OFFICE in ours | others and one.offices and two.offices and not _national(one, two):
        yield ground("closed_system", systems[0])
    elif ours - FOLK and others - FOLK and not (ours & others or ours | others <= OFFICIALS or _national(one, two)):
        yield ground("other_calling", f"{min(ours)}、{min(others)}")


def both_trades(one: Profile, two: Profile) -> tuple[set[str], set[str]]:
    """The trades of both; that somebody is retired is none where both are: 县教育局原局长王立平 is 退休干部王立平."""
    gone = _RETIRED if one.of("retired") and two.of("retired") else frozenset()
    return one.trades - gone, two.trades - gone


def _only_accused(one: Profile, two: Profile) -> bool:
    """Whether of the one it is told only that he is accused, and the other is said to be something else."""
    return one.trades == {ACCUSED} and not one.offices and ACCUSED not in two.trades


def _from_the_ranks(low: Profile, high: Profile) -> bool:
    """Whether the one leads but a team in a field of work, and the other has other offices within few years."""
    there = bool(high.offices) and not any(map(is_low, high.offices)) and high.trades <= {OFFICE}
    return there and _is_low(low) and bool(low.of("field")) and not high.of("field") and later(low, high) < _RISES


def _elsewhere(one: Profile, two: Profile) -> bool:
    """Whether the one leads a village and the other has a post of no known trade, in no village: 监测站站长."""
    posts = set(two.offices)
    return VILLAGE in one.trades and bool(posts) and not two.trades and not villages(one) & villages(two)


def _other_sector(one: Profile, two: Profile) -> bool:
    """Whether the one holds an office and the other leads a firm, or a cooperative while the office is of a field or
    governs a place."""
    ours, others = one.trades, two.trades
    leads = [low for low, high in ((one, two), (two, one)) if LEADER in low.trades - high.trades]
    return {MANAGER, OFFICE} <= ours ^ others or any(
        OFFICE in high.trades - low.trades and (high.of("field") or _governs(high))
        for low in leads
        for high in (one, two)
        if high is not low
    )


def _governs(profile: Profile) -> bool:
    """Whether it heads the party or the government of a place."""
    return any((held := seat(post)) and held[0] in _GOVERNS for post in profile.of("post"))


def _in_bureaus(profile: Profile) -> bool:
    """Whether all its posts are of bureaus, whose heads are moved from one to the other."""
    return bool(profile.offices) and all(words(body(post)).endswith(_BUREAU) for post in profile.offices)


def _one_level(one: Profile, two: Profile) -> bool:
    """Whether the places of both have the same level, or that of the one is not known: heads are moved in a county."""
    mine, theirs = ({len(code) for code in profile.codes("seat")} for profile in (one, two))
    return not (mine and theirs) or bool(mine & theirs)


def _careers(one: Profile, two: Profile, field: str) -> Iterator[Ground]:
    """Against by trades that no career joins, or only in the other order. `field`: of work, that both share."""
    ours, others = both_trades(one, two)
    pairs = [(mine, other) for mine in _own(ours) for other in _own(others)]
    if any(one_career(mine, other) for mine, other in pairs):
        if not field and not _national(one, two) and _other_sector(one, two):
            yield ground("other_sector")
    elif field and any(rises(*pair) for pair in pairs):
        if not (_rose(one, two) or _in_house(one, two) or one.of("retired")):
            yield ground("other_rank", f"{min(ours)}、{min(others)}")
    elif field and any(rises(other, mine) for mine, other in pairs):
        if not (_rose(two, one) or _in_house(two, one) or two.of("retired")):
            yield ground("other_rank", f"{min(ours)}、{min(others)}")
    elif pairs and not ((field or _national(one, two)) and any(in_field(*pair) for pair in pairs)):
        yield ground("other_trade", f"{min(ours)}、{min(others)}")


def _in_house(low: Profile, high: Profile) -> bool:
    """Whether the one rose where he worked: a teacher, later the head of the same school."""
    there = {body(post) for post in low.offices} | low.of("body").keys()
    same = there & {body(post) for post in high.offices} or shared_house(low, high)
    return bool(same) and rose_here(low, high)


def rose_here(low: Profile, high: Profile) -> bool:
    """Whether so many years lie between that the one may have become the other in one house."""
    return later(low, high) >= (_RISES_LOW_HERE if _is_low(high) else _RISES_HERE)


def _rose(low: Profile, high: Profile) -> bool:
    """The same in one field of work."""
    return later(low, high) >= (_RISES_LOW if _is_low(high) else _RISES)


def _is_low(profile: Profile) -> bool:
    """Whether all its posts are of those to which the ranks come within few years."""
    return bool(profile.offices) and all(map(is_low, profile.offices))


def later(low: Profile, high: Profile) -> int:
    """How many years lie between all articles on the one and those on the other, 0 if it is not known."""
    until, since = max(record.date for record in low.records), min(record.date for record in high.records)
    return int(since[:4]) - int(until[:4]) if until and since else 0


def _own(trades: set[str]) -> set[str]:
    """The trades but for those that go with any other, if there are others: the accused was a county head."""
    return {one for one in trades if not is_anybody(one)} or trades
