"""A match's roles as facts: mentions become entities, words of places venues, dates values."""

from kg.frames.happening import Fact
from kg.frames.match import Match, Role
from kg.frames.skeleton import Item, Skeleton
from kg.frames.venues import place, venue
from kg.kinds import roles, with_trait
from kg.late import late
from kg.lexicon.words import worded
from kg.model import (
    DateMention,
    DocumentMention,
    Entity,
    Literal,
    Mention,
    OrganisationMention,
    PersonMention,
    PlaceMention,
    Reading,
    Span,
)
from kg.resolve.linked import Resolved

_SOME_YEAR = late(r"(?:\d|[一二三四五六七八九十])+ ?[月日]")  # 8月20日 where nothing tells the year
# 王立平先生|夫人李雪及学生参加追思会: he is none of them
_OF_HIS = worded("(?:先生|同志|院士|教授|老师)?的?<person_words/kin_of>")
_VAGUE = worded("<number_words/vague>|[上本]周|[农阴夏]历|[正腊]月")


def facts(reading: Reading, match: Match, agent: Entity | None) -> list[Fact]:
    """What `match` says; `agent` is the body that does it where the sentence leaves it out, None if nobody is known."""
    found = [fact for role in match.roles if role.predicate not in _BY_WORDS for fact in _fillers(role)]
    found = [one for one in found if not _through_another(one, reading)]
    by_subject = next((predicate for predicate, _, subject in match.frame.roles if subject), None)
    host = next((f.filler for f in found if f.predicate == by_subject and isinstance(f.filler, Entity)), None)
    if match.elided and by_subject and agent and all(f.filler != agent for f in found):
        found.insert(0, Fact(by_subject, agent, match.trigger, f"{match.frame.rule}/elided"))
        host = agent
    for role in match.roles:
        if role.predicate in _POSTS:
            found += _post(reading, role)
        elif role.predicate == "schema:location" and not any(f.predicate == role.predicate for f in found):
            mishap = match.frame.cls in MISHAPS or not match.frame.classes.isdisjoint(MISHAPS)
            stops = _stops(reading, role)
            wheres = [(venue(reading, span, items, host or agent, mishap), span) for span, items in stops]
            found += [Fact(role.predicate, where, span, role.rule) for where, span in wheres if where]
    if match.frame.makes in ("event", "clause", "none"):
        found += _times(match.dates, match.frame.rule, match.frame.makes)
    return found


def _through_another(fact: Fact, reading: Reading) -> bool:
    """Whether a person is named but to say whose kin or pupil took part: 王立平先生|夫人李雪."""
    person = isinstance(fact.filler, Entity) and fact.filler.cls == "Person"
    return person and _OF_HIS.match(reading.body.folded, fact.span.end) is not None


# 甲公司、乙公司[等6家企业]; but 高等学校
_AND_SO_ON = late(r"等(?=地|处|[\d一二三四五六七八九十两多几数]+余?[家个所户处]|企业)")
_NESTED = late("委员|[局院组部办处](?!长)")
MISHAPS = with_trait("mishap")
_POSTS = frozenset(["kgo:appointedTo", "kgo:removedFrom"])
_BY_WORDS = _POSTS | {"schema:location"}


def _post(reading: Reading, role: Role) -> list[Fact]:
    """An office that begins with its body (县教育局局长); others are nobody's."""
    body = role.items[0].mention if role.items else None
    if not isinstance(body, OrganisationMention) or not body.entity or body.begin != role.span.begin:
        return []
    title = reading.body.folded[body.end : role.span.end]
    if _NESTED.search(title) or "的" in title:  # 法院[审判委员会委员]: in which of the two bodies? 书记[的消息]
        return []
    post = Entity("Post", body.entity.label + title, body.entity.scope)
    return [Fact(role.predicate, post, role.span, role.rule)]


def _stops(reading: Reading, role: Role) -> list[tuple[Span, list[Item]]]:
    """The places of a round of visits, one by one: 炼铁厂、炼钢厂、轧钢厂."""
    stops, begin = [], role.span.begin
    words = _AND_SO_ON.split(reading.body.folded[role.span.begin : role.span.end], maxsplit=1)[0]
    for part in words.split("、"):
        span = Span(begin, begin + len(part))
        stops.append((span, [item for item in role.items if span.begin <= item.begin < span.end]))
        begin = span.end + 1
    return stops


def resolved(reading: Reading, skeleton: Skeleton, span: Span) -> str:
    """The words of `span` with persons by their full names, and so are bodies whose name says little elsewhere
    (县纪委监委); offices in front of a person are left out."""
    raw, at, parts = reading.body.raw, span.begin, []
    for _, item in sorted(skeleton.items.items()):
        if item.begin < at or item.end > span.end:
            continue
        entity = getattr(item.mention, "entity", None)
        if isinstance(item.mention, OrganisationMention | PersonMention) and entity and not _stands_alone(item.mention):
            parts += [raw[at : item.begin], entity.label]
            at = item.end
    return "".join([*parts, raw[at : span.end]])


def _stands_alone(mention: Mention) -> bool:
    """Whether the words name the body anywhere: 中央纪委国家监委, 安吉县纪委监委."""
    if not isinstance(mention, Resolved):
        return False
    return mention.body.form.kind == "national" or (mention.place is not None and mention.place.label in mention.text)


def _of_persons(predicate: str) -> bool:
    """Whether nothing but persons fills a role (kgo:speaker)."""
    role = roles().get(predicate)
    return role is not None and role.range == {"Person"}


def _fillers(role: Role) -> list[Fact]:
    found = []
    for mention, span in ((m, Span(i.begin, i.end)) for i in role.items for m in (i.mention, *i.beside)):
        if _of_persons(role.predicate) and not isinstance(mention, PersonMention):
            continue  # 学院院长某某代表教师…先后发言
        if isinstance(mention, OrganisationMention | PersonMention | DocumentMention):
            if mention.entity:
                found.append(Fact(role.predicate, mention.entity, span, role.rule, mention.why))
        elif isinstance(mention, DateMention):
            if mention.since:
                found.append(Fact(role.predicate, mention.since, span, role.rule))
        elif isinstance(mention, PlaceMention):
            found.append(Fact(role.predicate, place(mention.place), span, role.rule, mention.why))
    return found


def _times(dates: list[Item], frame: str, makes: str) -> list[Fact]:
    found = []
    for item in dates:
        mention, span = item.mention, Span(item.begin, item.end)
        if not isinstance(mention, DateMention):
            continue
        if mention.since and (makes != "none" or mention.since.datatype != "xsd:gYear"):  # 2008年参加公安工作
            found.append(Fact("schema:startDate", mention.since, span, f"{frame}/date"))
            if mention.until:
                found.append(Fact("schema:endDate", mention.until, span, f"{frame}/date"))
        elif mention.since is None and (_VAGUE.match(mention.text) or _SOME_YEAR.match(mention.text)):
            found.append(Fact("kgo:temporalExpression", Literal(mention.text), span, f"{frame}/date"))
    return found
