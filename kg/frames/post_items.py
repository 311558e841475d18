"""The offices of one phrase: the items [body][title] from right to left before a name, left to right behind a verb.

县委副书记、总工会主席王立平 are two items; 现任安吉县财政局党组书记、局长 are two of one body.
"""

import re
from typing import NamedTuple

from kg.frames import post_status, post_verbs
from kg.frames.post_case import Seat
from kg.frames.post_government import party_of_the_town
from kg.frames.post_groups import anyones
from kg.frames.post_phrases import Phrase, Phrases
from kg.frames.post_words import of_role
from kg.late import late
from kg.mentions.organisation_scan import MEMBERS
from kg.mentions.persons import Name
from kg.mentions.titles import Title, behind_term
from kg.model import Entity, Literal, Place, PlaceMention, Span
from kg.resolve.linked import Resolved
from kg.rules import written

# 党组书记|、主持日常工作的|副主席
_JOINT = late(r"(?: ?[、,兼和及 ]|兼任|、?原|、现任?|、新(?:当选|任)的?|、(?:主持|负责)[一-鿿]{0,6}工作的)$")
_OF_THE_BODY_BEFORE = frozenset({"post/body-before", "post/deputy-of-the-one-before"})
_BRACKET = late(r"\([^()]{1,8}\)")  # 局长(经理), 副书记(正局级)
_NEXT = late("[、,和]|兼任?")  # 任安吉县委书记兼人武部第一书记
_SEMICOLON = late(";")
_OTHER = late(r"(?!(?:[曾历现后]|先后)任)[^,。;、\n]{2,24}[、,]")  # ,曾任… begins anew

# How the phrase of titles is read.
_BEFORE_NAME = written("post/phrase/before", "安吉县委副书记、总工会主席王立平")
_OFFICE_BEHIND = written("post/office-behind", "安吉县民政局违规,党组书记、局长王立平被警告")
REMOVAL = written("post/phrase/removal", "免去王立平的安吉县教育局局长职务")
CAREER = written("post/phrase/career", "历任安吉县教师进修学校教师、副校长")


class Post(NamedTuple):
    """A person's holding of a title in a body; the span covers body, title and name,
    or body and title alone where the name stands far before (careers)."""

    name: Name
    title: str
    organisation: Entity
    span: Span
    rule: str
    confidence: float
    base: str  # the title without 副 and 常务
    place: Place | None = None  # the organisation's jurisdiction, where only the title names it
    ended: bool = False
    until: Literal | None = None  # when it ended, if that is told
    why: tuple[str, ...] = ()  # how the phrase was read, which entry the title is


_Item = tuple[Resolved | None, Title, str]  # the body of a title, if it is known; the title, and the words that say it


def _items(phrases: Phrases, last: Title) -> tuple[list[_Item], set[int]]:
    """The [body][title] items of the phrase whose last title is `last`, from left to right; where titles begin before
    which words stand that name no known body."""
    items: list[_Item] = []
    unread = set[int]()
    title: Title | None = last
    while title is not None:
        body, said = phrases.body_of(title)
        items.append((body, title, said))
        begin = phrases.owner_begins(body.begin if body else title.begin)
        # 县委副书记|政法委书记; but 总统|办公室主任: its owner
        joined = body is None or not body.body.bare or body.body.form.kind == "place"
        title = phrases.title_to.get(begin)  # 党组书记局长: no sign between
        title = title if joined or (title is not None and title.name.endswith(MEMBERS)) else None
        if title is None and (joint := _JOINT.search(phrases.folded, max(0, begin - 12), begin)):
            title = phrases.before(joint)
        if title is None and body is None and not items[-1][1].placed:
            title = phrases.over_words(begin)
            unread |= {begin} if title is not None else set()
        if title is not None and anyones(title, phrases.body_of(title)[0], items[-1][0]):
            break
        if title is not None and (
            phrases.given(title) or (joined and title.end == begin and said in of_role("person"))
        ):
            break
    return items[::-1], unread


def before(phrases: Phrases, name: Name, last: Title) -> list[Post]:
    """What `name` holds by the phrase before it, whose last title is `last`."""
    items, unread = _items(phrases, last)
    found: list[Post] = []
    waiting: list[tuple[str, Title, Span, str]] = []
    phrase = Phrase()
    for body, title, said in items:
        at = body.begin if body else title.begin
        here = phrases.places.get(title.begin) or phrases.places.get(title.begin + 1)  # 南京|市长, 南京市|副市长
        state = phrases.states.before(at)
        if phrase.lost and body is not None and body.body.bare and body.parent is not None:
            continue  # 青禾学院党委书记、|工会|主席王立平, of a house that is not known
        phrase.take(body, _place(here), _place(state))
        phrase.lost = phrase.lost and not (here is not None and title.marked("@"))  # 劳动模范、安吉县马村|第一书记
        begins = [one.begin for one in (here, state) if one] + [at]
        status, first = post_status.before(phrases.folded, min(begins))
        begins.append(first)
        phrase.say(title, status or (post_status.within(phrases.folded, body.begin, body.end) if body else ""))
        phrase = Phrase(status=phrase.status) if title.begin in unread else phrase
        if body is not None and body.entity is None:
            continue
        untold = phrase.lost or not title.of_a_body
        held = None if untold else phrases.seat(name, title, phrase)
        phrase.seat = held.organisation if held is not None else None
        nowhere = title.of_a_body and held is None and phrase.current is None  # 县领导、|县长 are no two offices
        phrase.lost = phrase.lost or (nowhere and not _begins(phrases.folded, title))
        if held is None and body is None:
            phrases.unseated.add((phrases.folded[name.begin : name.end], title.name))
        if held is None and not untold and body is None and title.name.startswith(of_role("party_unit")):
            waiting.append((said, title, Span(min(*begins, name.begin), max(name.end, title.end)), phrase.status))
        if held is not None and phrase.status != post_status.NONE:
            span = Span(min(*begins, name.begin, at if held.begin is None else held.begin), max(name.end, title.end))
            if body is None and waiting and (seat := _of_the_party(held)) is not None:
                found += [as_post(name, s, t, seat, where, _BEFORE_NAME, status) for s, t, where, status in waiting]
            waiting.clear()
            found.append(as_post(name, said, title, held, span, _BEFORE_NAME, phrase.status))
    if phrase.lost and not found:
        phrases.untold = last.end
    return found


def _of_the_party(held: Seat) -> Seat | None:
    """Where a party office is held before one in `held`: 党组书记、|局长; of a town's head: 党委副书记、|镇长."""
    if held.place is not None and held.place.level == "township":
        return Seat(party_of_the_town(held.place), 0.75, held.place, rule=_OFFICE_BEHIND)
    return held._replace(rule=_OFFICE_BEHIND) if held.rule in _OF_THE_BODY_BEFORE else None


def _place(mention: PlaceMention | None) -> Place | None:
    return mention.place if mention is not None else None


def _begins(folded: str, title: Title) -> bool:
    """Whether no word stands right before `title`."""
    return not title.begin or not "一" <= folded[title.begin - 1] <= "鿿"


def forward(phrases: Phrases, name: Name, at: int, rule: str, of: Resolved | None = None) -> list[Post]:
    """The items [body][title] from `at` on: 现任安吉县财政局党组书记、局长. `of`: the body told before the name."""
    found: list[Post] = []
    phrase = Phrase(current=of, place=of.place if of is not None else None)
    if phrases.anothers(behind_term(phrases.folded, at)):
        return found  # 王立平为|会长李雪颁奖
    while True:
        was, at = post_status.opens(phrases.folded, behind_term(phrases.folded, at))
        at, body, place = phrases.whose(at)
        stop = behind_term(phrases.folded, post_verbs.behind_task(phrases.folded, body.end if body else at))
        title = next((t for back in (0, 1, 2, 3) if (t := phrases.title_at.get(stop - back)) and t.end > stop), None)
        if (
            title is None
            and rule != REMOVAL
            and (other := _OTHER.match(phrases.folded, at))
            and phrases.goes_on(other.end())
            and not (other[0][-1] == "," and phrases.does_more(other.end()))
        ):
            at, phrase = other.end(), Phrase(lost=True)  # 历任安吉县化肥厂技术员、|安吉县财政局副局长
            continue
        if title is None or (title.end in phrases.names and phrases.names[title.end] is not name):
            return found  # 院长甲担任审判长,检察长乙: the next one's
        rest = title.name[max(0, stop - title.named) :]
        said = title.name if rest == "长" else rest  # 县公安[局]长
        known = body is not None and body.entity is not None
        state = phrases.states.before(body.begin if body else title.begin)
        phrase.take(body, place, _place(state))
        phrase.lost = phrase.lost and place is None and not known
        held = None if phrase.lost or not title.of_a_body else phrases.seat(name, title, phrase)
        phrase.say(title, was)
        phrase.seat = held.organisation if held is not None else phrase.seat if body is None else None
        hoped = post_status.NONE in {phrase.status, post_status.behind(phrases.folded, title.end)}
        if held is not None and not hoped:
            span = Span(name.begin, title.end)
            found.append(as_post(name, said, title, held, span, rule, phrase.status))
        at = title.end
        if bracket := _BRACKET.match(phrases.folded, at):
            at = bracket.end()
        following = _NEXT.match(phrases.folded, at) or _next_of_a_life(phrases, at, rule)
        if following is None or phrases.anothers(following.end()):
            return found
        if following[0] == "," and phrases.does_more(following.end()):
            return found
        at = following.end()


def _next_of_a_life(phrases: Phrases, at: int, rule: str) -> re.Match[str] | None:
    """;|柘荣县副县长: the next of a career's offices that begins with its place or body."""
    mark = _SEMICOLON.match(phrases.folded, at) if rule == CAREER else None
    placed = mark is not None and (mark.end() in phrases.body_at or mark.end() in phrases.place_at)
    return mark if placed else None


def as_post(name: Name, said: str, title: Title, held: Seat, span: Span, phrase: str, status: str = "") -> Post:
    """What `name` holds in the seat `held` as `title`, of which the text says `said`; `phrase`: how it was read."""
    why, ended, base = (phrase, title.row.rule), status == post_status.ENDED, title.row["title"]
    return Post(name, said, held.organisation, span, held.rule, held.confidence, base, held.place, ended, why=why)
