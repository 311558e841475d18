"""Who holds what post where: the run of [body][title] before a name, or the title behind it.

县委副书记、总工会主席王立平 is two posts in two bodies; 副主席甲、乙、丙 is one post with three holders.
"""

import re
from collections.abc import Iterator, Sequence

from kg.frames import careers, post_apposed, post_status, post_verbs
from kg.frames.post_behind import behind, parted
from kg.frames.post_case import Seat, own
from kg.frames.post_items import CAREER, REMOVAL, Post, as_post, before, forward
from kg.frames.post_phrases import Phrases
from kg.frames.post_rolls import body_of_a_roll, rolls
from kg.frames.post_rows import APPOINTMENT
from kg.frames.post_sole import is_single, uncontested
from kg.late import late
from kg.lexicon.words import worded
from kg.mentions.persons import Name
from kg.mentions.titles import Title
from kg.model import PlaceMention, Span, Text
from kg.resolve.anchor import Anchor
from kg.resolve.linked import Resolved
from kg.rules import written

# 副主席王立平、李雪及|张建国等委员: he is no 副主席
_AND_OTHERS = worded("[及和与](?=[一-鿿]{2,4}等<office_words/listed_kind>)")
_AND = late(r"(?:\([^()]{1,8}\))?[、和]")

# How the phrase of titles is read.
_BEHIND_NAME = written("post/phrase/behind", "王立平市长")
_ROLL = written("post/roll", "安吉县书法家协会换届。\n副主席:\n王立平 李雪")


def find(
    text: Text,
    titles: Sequence[Title],
    names: Sequence[Name],
    bodies: Sequence[Resolved],
    anchor: Anchor,
    places: Sequence[PlaceMention],
    abroad: Sequence[PlaceMention] = (),
    around: Sequence[Resolved] = (),
    life: Name | None = None,
) -> tuple[Post, ...]:
    """The posts that `text` says persons hold, in the order of the text. `abroad`: the states, cities and regions
    abroad that it names; `around`: the bodies of its headline and of who published it; `life`: of whom it tells, if it
    names nobody."""
    phrases = Phrases(text, titles, bodies, anchor, places, names, abroad, around)
    found: list[Post] = []
    phrases.posts = found
    for at, name in enumerate(names):
        found += _titles_before(phrases, names, at)
        found += _title_behind(phrases, name)
        found += _parted(phrases, name)
        found += _by_a_verb(phrases, names, at)
    for words in careers.find(phrases.folded, names or ([life] if life else [])):
        found += _career(phrases, words)
    found += _rolls(phrases, titles, names)
    return tuple(uncontested(text.folded, found, bodies))


def _titles_before(phrases: Phrases, names: Sequence[Name], at: int) -> list[Post]:
    """安吉县总工会主席|王立平"""
    name = names[at]
    last = (clause := phrases.held(name)) or name.before
    taken = last is not None and at > 0 and names[at - 1].begin >= last.end and is_single(last.name)
    if not last or taken or _AND_OTHERS.search(phrases.folded[max(0, name.begin - 2) : name.end + 6]):
        return []
    return _over(phrases, before(phrases, name, last), name.end, bool(clause and phrases.once(clause)))


def _title_behind(phrases: Phrases, name: Name) -> list[Post]:
    """王立平|市长"""
    seen = behind(phrases, name, name.after) if name.after is not None else None
    if seen is None or name.after is None:
        return []
    return [as_post(name, name.after.name, name.after, seen.seat, Span(seen.begin, name.after.end), _BEHIND_NAME)]


def _parted(phrases: Phrases, name: Name) -> list[Post]:
    """湖州市委|常委|、统战部王立平部长"""
    earlier = parted(phrases, name) if name.after is not None else None
    return before(phrases, name, earlier) if earlier is not None else []


def _by_a_verb(phrases: Phrases, names: Sequence[Name], at: int) -> list[Post]:
    """王立平|任安吉县财政局局长; 免去|王立平|的安吉县财政局局长职务; without a verb what stands beside the name"""
    name, folded = names[at], phrases.folded
    if appointed := post_verbs.appointed(folded, name):
        return _appointed(phrases, names, at, appointed)
    removed = post_verbs.removed(folded, name)
    if removed and (removed["verb"] or post_status.before_name(folded, name.begin) == post_status.ENDED):
        return _over(phrases, forward(phrases, name, removed.end(), REMOVAL), removed.end(), True)
    return _beside(phrases, names, at)


def _appointed(phrases: Phrases, names: Sequence[Name], at: int, verb: re.Match[str]) -> list[Post]:
    """王立平、李雪|任安吉县财政局副局长; who is succeeded held it before: 王立平接替|李雪|任…"""
    listed = _listed(phrases, names, at, titled="选" in verb[0])
    if post_status.before_name(phrases.folded, listed[0].begin) == post_status.NONE:
        return []  # 提名王立平为…
    given = (_in_turn if "分别" in verb[0] else _to_each)(phrases, listed, verb.end())
    after = names[at - 1 : at] if post_verbs.succeeds(phrases.folded, names[at - 1], names[at]) else ()
    found = [post._replace(name=one) for post in given for one in after]
    ended = bool(after) or post_status.of_verb(phrases.folded, *verb.span()) == post_status.ENDED
    if given and not phrases.of_another(verb, given):
        found += _over(phrases, given, verb.end(), ended)
    return found


def _career(phrases: Phrases, words: careers.Told) -> list[Post]:
    """王立平,男,|历任安吉县财政局科员、副局长"""
    span = words.span
    found = _over(phrases, forward(phrases, words.name, span.end, CAREER), span.end, words.ended)
    if found and words.elided and careers.goes_on(phrases.folded, max(one.span.end for one in found)):
        return []
    return [post._replace(span=Span(span.begin, post.span.end), until=words.until) for post in found]


def _rolls(phrases: Phrases, titles: Sequence[Title], names: Sequence[Name]) -> Iterator[Post]:
    """副主席: 王立平、李雪, each on a line of its own"""
    for name, title in rolls(phrases.folded, titles, names):
        if name.before is None and (whose := body_of_a_roll(title, phrases.resolved)) is not None:
            seat, span = Seat(whose, 0.8, rule=_ROLL), Span(title.begin, name.end)
            yield as_post(name, title.name, title, seat, span, _ROLL, title.status)


def _beside(phrases: Phrases, names: Sequence[Name], at: int) -> list[Post]:
    """The posts told beside a name with no verb: 王立平(安吉县科协主席); 王立平、李雪两位县政协副主席."""
    name, listed = names[at], _listed(phrases, names, at)
    office = post_apposed.counted(phrases.folded, name, len(listed))
    if office is not None:
        told = _to_each(phrases, listed, office, post_apposed.COUNTED)
        return [post for post in told if phrases.folded[post.span.end : post.span.end + 1] != "的"]
    begin = post_apposed.begins(phrases.folded, name)
    told = forward(phrases, name, begin, post_apposed.APPOSED, _cell(phrases, name, begin)) if begin is not None else []
    return told if post_apposed.whole(phrases.folded, told) else []


def _cell(phrases: Phrases, name: Name, begin: int) -> Resolved | None:
    """The body in the cell before `name`, if it has such as the office at `begin`: 安吉县财政局|	王立平	局长."""
    body = phrases.body_to.get(post_apposed.cell_before(phrases.folded, name))
    title = phrases.title_at.get(begin)
    return body if body is not None and title is not None and title.kinds and own(body, title.kinds) else None


def _to_each(phrases: Phrases, listed: Sequence[Name], at: int, rule: str = APPOINTMENT) -> list[Post]:
    return [post for one in listed for post in forward(phrases, one, at, rule)]


def _in_turn(phrases: Phrases, listed: Sequence[Name], at: int) -> list[Post]:
    """王立平、李雪分别任安吉县财政局局长、审计局局长: the first of both to the first, if they are as many."""
    told = forward(phrases, listed[0], at, APPOINTMENT)
    if len(told) != len(listed):
        return []
    return [post._replace(name=one) for post, one in zip(told, listed, strict=True)]


def _over(phrases: Phrases, found: list[Post], begin: int, ended: bool) -> list[Post]:
    past = (post for post in found if not post_status.until_now(phrases.folded, begin, post.span.end))
    return [post._replace(ended=True) for post in past] if ended else found


def _listed(phrases: Phrases, names: Sequence[Name], at: int, titled: bool = False) -> list[Name]:
    """刘敏、王雪、周兰当选为副主席: all of them; `titled`: 县文化馆刘敏馆长、县图书馆馆长王雪当选为理事, too."""
    found = [names[at]]
    while at and (
        _AND.fullmatch(phrases.folded, names[at - 1].end, names[at].begin)
        or (titled and _beside_with_a_title(phrases, names[at - 1], names[at]))
    ):
        at -= 1
        found.insert(0, names[at])
    return found


def _beside_with_a_title(phrases: Phrases, one: Name, other: Name) -> bool:
    """Whether only a sign and offices stand between two names: 刘敏|馆长、县图书馆|王雪, 刘敏|、县图书馆馆长|王雪."""
    joint = _AND.match(phrases.folded, one.after.end if one.after is not None else one.end)
    begins = {other.begin, other.before.begin if other.before is not None else other.begin}
    return joint is not None and phrases.owner_ends(joint.end()) in begins
