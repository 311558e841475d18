"""The grounds for and against two profiles being one person."""

import math
from collections import Counter
from collections.abc import Callable, Iterator

from kg.identity.around import national_names
from kg.identity.houses import elsewhere, of_there, shared_house, works_there
from kg.identity.ladder import climbs, is_leader, lateral
from kg.identity.life_grounds import bracketed, life, told_past
from kg.identity.places import common, placed, villages
from kg.identity.post_grounds import posts
from kg.identity.profile import Profile, body, is_high, is_many, words
from kg.identity.title_grounds import FOLK, alike, both_trades
from kg.identity.unnamed import firm_named
from kg.identity.weigh import Corpus, Ground, ground, weights
from kg.mentions.trades import OFFICE, OFFICIALS, closed, fields, trade

_TWO_THERE = frozenset({"other_rank", "other_trade", "only_accused"})
_IN_HOUSE = frozenset({"shared_body", "shared_house", "body_beside", "works_there"})
_NEAR = frozenset({"near_town", "near_county", "near_city", "near_province"})
_LITTLE = frozenset({"same_gender"})  # half of all share it
_STATE = "中华人民共和国"  # opens the names of ministries and of their institutes
_FEW = 2.0  # articles that say little of how often one is in the news


def grounds(one: Profile, two: Profile, corpus: Corpus, rivals: Callable[[str], int]) -> list[Ground]:
    """What speaks for and against. `rivals`: how many articles in a kind of news are about others of the name than
    `one` of whom it is known who they are."""
    found = [
        *posts(one, two),
        *_places(one, two),
        *_abroad(one, two),
        *bracketed(one, two),
        *life(one, two),
        *_renown(one, two),
        *_beside(one, two, corpus),
        *(_news(one, two, rivals) if one.names & two.names or not _dotted(one, two) else _parts(one, two)),
    ]
    if where := elsewhere(one, two) or elsewhere(two, one):
        found.append(ground("other_of", where))
    ids = {one.id for one in found}
    if ids & _TWO_THERE:  # 场长, 护林员: that both are of one house says nothing
        found = [one for one in found if one.id not in _IN_HOUSE]
    said = {one.id for one in found if one.weight > 0}
    return [*found, *_only_near(one, two)] if said and said - _LITTLE <= _NEAR else found


def _only_near(one: Profile, two: Profile) -> Iterator[Ground]:
    """Against where but the place is common to both: two bare names, or two of other callings."""
    mine, theirs = both_trades(one, two)
    if mine - FOLK and theirs - FOLK and not (mine & theirs or mine | theirs <= OFFICIALS):
        yield ground("other_there")
    elif one.called and two.called and not (alike(one.called, two.called) or (one.of("retired") and two.of("retired"))):
        yield ground("other_title_there")
    elif not (one.offices or two.offices):
        yield ground("only_near")


def _dotted(one: Profile, two: Profile) -> bool:
    return any("·" in name for name in one.names | two.names)


def _parts(one: Profile, two: Profile) -> Iterator[Ground]:
    if not all(any("·" in name for name in profile.names) for profile in (one, two)):
        yield ground("part_of_name")
    if one.of("article").keys() & two.of("article"):
        yield ground("two_in_article")


def _places(one: Profile, two: Profile) -> Iterator[Ground]:
    held = one.offices and two.offices
    if held and {body(post) for post in one.offices} & {body(post) for post in two.offices}:
        return  # its place has nothing to add to a body
    if shared_house(one, two):
        return
    found = list(placed(one, two, "seat"))
    if one.bylined and two.bylined:  # a reporter travels
        found = [ground for ground in found if not ground.id.startswith("elsewhere_")]
    if one.of("country") and two.of("country"):  # guests are named where they travel
        found = [ground for ground in found if not ground.id.startswith("near_")]
    high = any(map(is_high, one.offices)) and any(map(is_high, two.offices))
    if high or told_past(one, two) or told_past(two, one):  # a career across places
        found = [ground for ground in found if not ground.id.startswith("two_")]
    if _competes(one, two):
        found = [ground for ground in found if not ground.id.startswith("elsewhere_")]
    if one.of("sent") or two.of("sent"):
        found = [ground for ground in found if not ground.id.startswith(("two_", "elsewhere_"))]
    yield from found
    if any(ground.id == "same_county" for ground in found):
        yield from _of_one_county(one, two)
    fields_differ = one.of("field") and two.of("field") and not one.of("field").keys() & two.of("field")
    if any(ground.id == "within" for ground in found) and (climbs(one, two) or climbs(two, one)) and not fields_differ:
        yield ground("climbs")
    if any(ground.id == "same_province" for ground in found) and (lateral(one, two) or lateral(two, one)):
        yield ground("lateral")
    if _other_town(one, two) or _other_town(two, one):
        yield ground("elsewhere_towns")
    mine, theirs = one.towns("near"), two.towns("near")
    if mine and theirs and OFFICE not in one.trades | two.trades:
        yield ground("near_town", min(mine & theirs)) if mine & theirs else ground("other_towns")
    if shared := villages(one) & villages(two):
        yield ground("near_village", min(shared))
    if any(ground.id.startswith("two_") for ground in found) and _after(one, two):
        yield ground("moved")


def _competes(one: Profile, two: Profile) -> bool:
    """Whether both are athletes of one sport or at one of the games, which take them everywhere."""
    return any(one.of(kind).keys() & two.of(kind) for kind in ("sport", "meet"))


def _renown(one: Profile, two: Profile) -> Iterator[Ground]:
    """Sports, games and honours of both."""
    for kind in ("sport", "meet", "honour"):
        mine, theirs = one.of(kind), two.of(kind)
        if shared := sorted(mine.keys() & theirs):
            yield ground(f"same_{kind}", shared[0])
        elif kind == "sport" and mine and theirs:
            yield ground("other_sport", f"{min(mine)}、{min(theirs)}")


def _of_one_county(one: Profile, two: Profile) -> Iterator[Ground]:
    """How few there are in a county of what both hold."""
    if _one_of_many(one) or _one_of_many(two):
        yield ground("many_there")
    systems = (one.of("field").keys() ^ two.of("field").keys()) & closed()  # 法院院长, 副县长
    if is_leader(one) and is_leader(two) and not systems:
        yield ground("few_lead")


def _one_of_many(profile: Profile) -> bool:
    """Whether it has but posts that many hold, of no trade: 安吉县政协委员."""
    return not profile.trades and all(map(is_many, profile.offices))


def _other_town(one: Profile, two: Profile) -> bool:
    """Whether the one leads a town, and the articles of the other, who holds no post, are on other towns."""
    if two.offices or not (mine := one.towns("seat")):
        return False
    near = two.towns("near")
    return bool(near) and not mine & near


def _after(one: Profile, two: Profile) -> bool:
    """Whether all that is dated of the one ends before the other begins."""
    spans = [[span for span in profile.held.values() if span[0]] for profile in (one, two)]
    if not all(spans):
        return False
    (since, until), (begin, end) = ((min(s for s, _ in some), max(u for _, u in some)) for some in spans)
    return until < begin or end < since


def _abroad(one: Profile, two: Profile) -> Iterator[Ground]:
    mine, theirs = one.of("country"), two.of("country")
    if mine and theirs:
        shared = _main(mine) & theirs.keys() | _main(theirs) & mine.keys()
        if not shared:
            yield ground("other_country")
        elif one.trades and two.trades and not one.trades & two.trades and not (_rules(one) and _rules(two)):
            yield ground("countryman", min(shared))
        else:
            yield ground("same_country", min(shared))
    elif (_rules(one) and two.of("seat")) or (_rules(two) and one.of("seat")):
        yield ground("abroad")


def _rules(profile: Profile) -> bool:
    """Whether it holds an office of another country: a teacher from there may work in a county here."""
    return bool(profile.of("country")) and not any(trade(name) not in ("", OFFICE) for name in profile.called)


def _main(found: Counter[str]) -> set[str]:
    """The values that not only a slip gives."""
    return {value for value, times in found.items() if times * 5 >= found.total()}


def _beside(one: Profile, two: Profile, corpus: Corpus) -> Iterator[Ground]:
    titled = False
    for kind, id in (
        ("beside", "shared_titled"),
        ("with", "shared_person"),
        ("body", "shared_body"),
        ("word", "shared_word"),
        ("topic", "shared_topic"),
    ):
        if kind == "topic" and OFFICE in one.trades | two.trades:  # officials speak of all that goes on
            continue
        both = one.of(kind).keys() & two.of(kind)
        shared = sorted(value for value in both if corpus.telling(kind, value))
        if kind == "body" and not shared and (house := _house(one, two, sorted(both))):  # 青禾中学, in many articles
            yield ground("shared_house", words(house), 2.0)
        if kind == "with" and titled:  # which tells it better
            continue
        titled = titled or (kind == "beside" and bool(shared))
        if not shared or (kind == "body" and one.of("country").keys() & two.of("country")):  # 阿曼王室: all of theirs
            continue
        if kind == "body" and (house := _house(one, two, shared)):
            yield ground("shared_house", words(house))
        yield ground(id, words(shared[0]) if kind == "body" else shared[0], min(len(shared), 2))
    yield from _of_one_house(one, two)
    together = one.of("article").keys() & two.of("article")  # of two names: its page says nothing of them being one
    if not together and one.of("text").keys() & two.of("text"):
        yield ground("same_text")
    if not together and not (one.identified and two.identified) and one.of("source").keys() & two.of("source"):
        yield ground("same_page")
    if one.bylined and two.bylined:
        if shared := sorted(one.of("byline").keys() & two.of("byline")):
            yield ground("byline", shared[0])
        elif common(one, two):
            yield ground("byline_place")
    elif one.bylined != two.bylined and not (one.bylined and "byline" in two.signs):
        other = two if one.bylined else one
        yield ground("writes" if other.identified or any(map(trade, other.called)) else "may_write")


def _of_one_house(one: Profile, two: Profile) -> Iterator[Ground]:
    """For by a body of which the one is said to be and in which the other works, or is said to be too."""
    if where := _firm(one, two) or _firm(two, one):
        yield ground("firm_named", where)
    elif where := of_there(one, two) or of_there(two, one):
        yield ground("of_there", where)
    elif where := works_there(one, two):
        yield ground("works_there", where)
    elif where := _work(one, two) or _work(two, one):
        yield ground("body_beside", words(where))


def _firm(one: Profile, two: Profile) -> str:
    """The firm of the one that the article of the other, of a firm without a name, names in short."""
    told = sorted(two.of("firm"))
    return firm_named(told, sorted(words(body(post)) for post in one.offices)) if told else ""


def _house(one: Profile, two: Profile, shared: list[str]) -> str:
    """The first of the `shared` bodies in which both may work at their trade, by its field, "" for none."""
    if not (one.trades & two.trades) - {OFFICE} or (one.offices and two.offices):
        return ""
    work = one.of("field").keys() & two.of("field")
    return next((name for name in shared if fields(words(name)) & work), "")


def _work(one: Profile, two: Profile) -> str:
    """The body of a field in which the one has a post, where the articles of the other, of whom no post is told, name
    it."""
    if two.offices:
        return ""
    shared = {body(post) for post in one.offices} & two.of("body").keys()
    return min((name for name in shared if fields(words(name))), default="")


def _national(profile: Profile, many: bool | None) -> bool:
    """Whether it has a post in a body of the whole country, one that many hold or not."""
    held = ((post, words(body(post))) for post in profile.offices)
    posts = (post for post, where in held if where in national_names() or where.startswith(_STATE))
    return any(many in (None, is_many(post)) for post in posts)


def _rolls(one: Profile, two: Profile) -> bool:
    """Whether the one is on a roll of the whole country and the other leads one of its bodies, whose heads are."""
    return _national(one, many=True) and _national(two, many=False)


def _news(one: Profile, two: Profile, rivals: Callable[[str], int]) -> Iterator[Ground]:
    if one.bylined or two.bylined:
        return
    for page in sorted(one.of("page").keys() & two.of("page")):
        if page == "national":
            yield ground("national")
        if page == "national" and not two.identified and any(map(is_high, one.offices)):
            yield ground("known")
        elif page == "national" and not two.identified and _national(one, many=None):
            yield ground("known_member")
        elif page == "national" and (_rolls(one, two) or _rolls(two, one)):
            yield ground("on_a_roll")
        if page == "national" and not two.offices:
            share = math.log((one.of("page")[page] + _FEW) / (rivals(page) + _FEW))
            yield Ground("dominant", max(-weights()["dominant"], min(weights()["dominant"], share)), page)
            break
