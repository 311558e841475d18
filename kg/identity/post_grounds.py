"""What the posts of two profiles say: whether one may have held both."""

from collections.abc import Iterable, Iterator
from itertools import islice

from kg.identity.around import national_names
from kg.identity.houses import in_short, one_firm, same_house, two_houses
from kg.identity.ladder import off_the_ladder, rank
from kg.identity.life_grounds import been, told_past
from kg.identity.profile import Profile, body, is_high, is_many, is_unit, title, words
from kg.identity.seats import at_once, days
from kg.identity.title_grounds import rose_here, titles
from kg.identity.weigh import Ground, ground
from kg.mentions.trades import OFFICE, fields, one_career, rises, trade
from kg.resolve.firms import is_firm

_WEEKS = 70  # days between leaving an office and being appointed to the next
_YEARS = 10  # without a word of him: after that the holder of a post is taken for another of the name


def posts(one: Profile, two: Profile) -> Iterable[Ground]:
    """What posts and titles say: the same, one after the other, of one body, or such as nobody holds both. Of the many
    of whom but a title is told it is kept what that says (总书记某某): who is known has thousands of such."""
    if (told := two.plain) is None:
        return _posts(one, two)
    if told not in one.posts:
        one.posts[told] = tuple(_posts(one, two))
    return one.posts[told]


def _posts(one: Profile, two: Profile) -> Iterator[Ground]:
    mine, theirs = one.offices, two.offices
    shared = [post for post in sorted(mine.keys() & theirs) if _near(one, two, post, post)]
    if after := next((post for post in shared if _followed(one, two, post) or _followed(two, one, post)), ""):
        yield ground("followed", words(after))
    elif shared:
        rare = [post for post in shared if not is_many(post)]
        post = (rare or shared)[0]
        roll = "same_roll" if words(body(post)) in national_names() else "same_many_post"
        yield ground("same_post" if rare else roll, words(post))
    else:
        yield from _bodies(one, two)
        yield from (ground("other_house", "、".join(map(words, pair))) for pair in islice(two_houses(one, two), 1))
    yield from at_once(one, two)
    if not shared and not any(told(*pair) for told in (been, told_past) for pair in ((one, two), (two, one))):
        yield from off_the_ladder(one, two)
    if not shared and (post := _called_on(one, two) or _called_on(two, one)):
        yield ground("called_on", words(post))
    if down := _demoted(one, two) or _demoted(two, one):
        yield ground("demoted", words(down))
    if not shared and any(map(is_high, mine)) and any(map(is_high, theirs)):
        yield ground("high_office")
    yield from titles(one, two)


def _called_on(one: Profile, two: Profile) -> str:
    """The post to which the one was appointed within weeks of the other's leaving another, "" for none: 免去甲的…;
    another article: 任命甲为…."""
    dates = [date for post, date in two.left.items() if two.held.get(post, ("", ""))[1] <= date and rank(post)]
    for post in one.of("appointed") if dates else ():
        since = one.held.get(post, ("", ""))[0] if rank(post) else ""
        if since and any(0 <= days(left, since) <= _WEEKS for left in dates):
            return post
    return ""


def _followed(one: Profile, two: Profile, post: str) -> bool:
    """Whether the one had left a post here before the other held it: 原县长 beside the county head of today."""
    here = post.split("\t")[1].isdigit()  # heads of other states come back
    return here and post in one.left and one.left[post] < two.held.get(post, ("", ""))[1]


def _demoted(one: Profile, two: Profile) -> str:
    """The post of the one that is below one that the other had held a year before, "" for none: 局长, then 副局长."""
    for post, (_, until) in one.held.items() if two.held else ():
        where, _, name = post.rpartition("\t")
        since = two.held.get(f"{where}\t{name[1:]}", ("", ""))[0] if name.startswith("副") else ""
        if since and until and int(since[:4]) < int(until[:4]):
            return post
    return ""


def _bodies(one: Profile, two: Profile) -> Iterator[Ground]:
    """Two posts in one body, in a body and one of its own, or in a firm under its full and its short name."""
    found = []
    for post in sorted(one.offices) if two.offices else ():
        for other in sorted(two.offices):
            if _strange(one, two, post, other) or not _near(one, two, post, other):
                continue
            mine, theirs = sorted((body(post), body(other)), key=lambda name: (len(words(name)), name))
            if is_many(post) or is_many(other):
                if title(post) == title(other) and is_unit(theirs, mine):
                    found.append(ground("same_many_post", words(theirs)))
                elif title(post) == title(other) and in_short(mine, theirs):
                    found.append(ground("short_body", words(theirs)))
                elif _rose_there(post, other):
                    found.append(ground("same_house", words(theirs)))
                continue
            if mine == theirs:
                yield ground("same_body", words(mine))
                return
            if is_unit(theirs, mine):
                found.append(ground("body_and_unit", words(mine)))
            elif is_firm(words(theirs)) and one_firm(words(mine), words(theirs)):
                found.append(ground("same_firm", words(theirs), 1.4 if title(post) == title(other) else 1.0))
            elif same_house(mine, theirs):
                found.append(ground("same_house", words(theirs)))
            elif in_short(mine, theirs):
                found.append(ground("short_body", words(theirs), 1.0 if title(post) == title(other) else 0.5))
    yield from sorted(found, key=lambda one: -one.weight)[:1]


def _rose_there(post: str, other: str) -> bool:
    """Whether the one is of the ranks and the other of the heads of one school, hospital or court."""
    mine, theirs = body(post), body(other)
    one = mine == theirs or same_house(mine, theirs)
    return one and is_many(post) != is_many(other) and bool(fields(words(mine)))


def _strange(one: Profile, two: Profile, post: str, other: str) -> bool:
    """Whether no career joins the trades of two posts (国王, 王储), or only in the other order (教师, later 校长)."""
    mine, theirs = trade(words(post)), trade(words(other))
    if not mine or not theirs or one_career(mine, theirs):
        return False
    if rises(mine, theirs) or rises(theirs, mine):
        return not rose_here(*((one, two) if rises(mine, theirs) else (two, one)))
    return OFFICE not in (mine, theirs) or not fields(words(post)) & fields(words(other))  # 检察官, 副检察长


def _near(one: Profile, two: Profile, post: str, other: str) -> bool:
    """Whether so little time lies between two holdings that nothing else is likely."""
    (since, until), (begin, end) = one.held.get(post, ("", "")), two.held.get(other, ("", ""))
    if not (since and begin):
        return True
    return max(int(begin[:4]) - int(until[:4]), int(since[:4]) - int(end[:4])) <= _YEARS
