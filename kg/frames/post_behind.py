"""Titles behind names: 王立平市长, 安吉县人民医院王立平教授, 湖州市委常委、统战部王立平部长."""

from typing import NamedTuple

from kg.frames.post_case import Seat
from kg.frames.post_phrases import Phrase, Phrases
from kg.late import late
from kg.lexicon.words import worded
from kg.mentions.abroad import is_abroad
from kg.mentions.persons import Name
from kg.mentions.titles import Title
from kg.rules import written

_NAME_BETWEEN = written("post/body-name-title", "安吉县人民医院王立平教授")
_AFTER_ITS_CHIEF = written("post/title-of-the-one-before", "浙江省民宗厅李雪处长、王立平副处长")
# 育成高中|曾文龙校长: of a house whose name is not known
_A_HOUSE = worded("[一-鿿]<office_words/a_house>(?:卸任|新任|现任|前任|原任?)?$")
# Offices that many hold, so that nobody is meant by them alone: 县委书记、教育局王立平局长 may be two persons.
_OF_MANY = late("常委|委员|成员|^副|党[组委]副?书记")


class Seen(NamedTuple):
    """Whose the title is, and where the words begin that say it."""

    seat: Seat
    begin: int


def behind(phrases: Phrases, name: Name, title: Title) -> Seen | None:
    """Whose `title` is that stands behind `name`: of the body before the name, or as the title says."""
    body = phrases.body_to.get(name.begin)
    begin = body.begin if body else name.begin
    unseated = body is None and (phrases.folded[name.begin : name.end], title.name) in phrases.unseated
    if unseated or phrases.by_courtesy(name, title, body):
        return None
    if body is None and _A_HOUSE.search(phrases.folded, max(0, begin - 8), begin):
        phrases.untold = title.end
        return None
    if body is not None and body.entity is not None and not title.may_be_of(body.entity.label):
        return None
    if body is not None and body.entity is not None and title.row["body"][:1] not in {"@", "=", "~"}:
        unit = phrases.told_before(name, title, body)
        held: Seat | None = Seat(unit or body.entity, 0.85, rule=_NAME_BETWEEN)
    elif body is None and phrases.folded[max(0, name.begin - 4) : name.begin].endswith((*title.kinds,)):
        return None  # 国际处|王立平|处长, of which 处 nothing is known
    else:
        here, state = phrases.places.get(name.begin), phrases.states.before(begin)
        named = here.place if here is not None else None
        place = body.place if body and not is_abroad(body.place) else named
        abroad = state.place if state is not None else None
        held = phrases.seat(name, title, Phrase(None, None, place, abroad), opens=True)
        held = held or (_after_its_chief(phrases, name, title) if body is None else None)
        begin = min(one.begin for one in (here, state, name) if one) if body is None else begin
    return Seen(held, begin) if held is not None else None


def _after_its_chief(phrases: Phrases, name: Name, title: Title) -> Seat | None:
    last = phrases.posts[-1] if phrases.posts else None
    beside = last is not None and last.span.end == name.begin - 1 and phrases.folded[last.span.end] in "、和"
    if last is None or not beside or last.base != title.row["title"] or last.span.end == last.name.end:
        return None
    return Seat(last.organisation, 0.8, rule=_AFTER_ITS_CHIEF)


def parted(phrases: Phrases, name: Name) -> Title | None:
    """The title before the body that `name` is named with, of the same person: 湖州市委|常委|、统战部王立平部长."""
    body = phrases.body_to.get(name.begin)
    if body is None or phrases.folded[body.begin - 1 : body.begin] != "、":
        return None
    title = phrases.title_to.get(body.begin - 1)
    if title is None or title.begin in phrases.name_ends:  # 李雪副主席、|统战部王立平部长
        return None
    return title if _OF_MANY.search(title.name) else None
