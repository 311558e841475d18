"""What an article knows of the persons whom it names, or who wrote it, in signs:

post     body, its scope and title, parted by tabs;  former   the same for a post of the past
appointed  to a post of his;  seat     the place of a body of theirs, as a code or a label;  country   of their office
title    before the name without a body (航天员), or behind it;  called   with the words before it (盘绣传承人)
of       the body right before the name, or before a trade of it: 青禾纺织厂甲, 第二小学数学教师甲; for which one speaks
ward     the department of a hospital where a doctor or nurse works
field    of work, of posts and titles;  born, gender, past, been   as in kg.identity.described;
sex, people   in brackets behind the name;  sport, meet, honour   as in kg.identity.renown;
firm     as in kg.identity.unnamed
near     a place, body beside a body, with a person that the article names;  beside   the same with his trade
paper    who printed it
page     national, or the code of the one province that the page speaks of;  byline   who printed it
namesake   the article speaks of two of the name
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import takewhile

from kg.identity.around import MOST, NO_BODIES, whole_names
from kg.identity.body_names import as_sign
from kg.identity.commonness import may_end
from kg.identity.described import described, quoted, topics, villages
from kg.identity.houses import own_field
from kg.identity.introduced import introduced
from kg.identity.profile import body, title
from kg.identity.record import Record, Sign
from kg.identity.renown import renown
from kg.identity.unnamed import unnamed
from kg.language.simplify import simplify
from kg.late import late
from kg.lexicon import table
from kg.mentions.organisation_lexicon import states
from kg.mentions.trades import OFFICE, RESIDENT, WRITES, called, called_behind, fields, trade
from kg.model import Entity, Extraction

_ABOVE = frozenset({"kgo:jurisdiction", "org:unitOf", "org:subOrganizationOf"})
_WHOLE = Entity("Country", "中国", "")  # tells nobody apart
_LOCAL = ("called", "field")  # in news of the whole country the office tells enough
_CUT = 3  # characters that a name may be short of
_HAN = late("[\u4e00-\u9fff]+")
_APPOINTS = late("任命|当选|选举|推选|补选|接任|调任|转任")
_CALLED = 6  # characters before a post in which that may stand
# 王立平代表|中共安吉县第十二届委员会|作报告
_SPEAKS_FOR = late("(?:同志)?(?:受[^，。；\n]{0,6}委托，?)?代表(?=[^，。；、\n]{2,24}(?:作|向[^，。；\n]{0,8}报告))")
_NOT_TELLING = WRITES | {"", OFFICE}  # trades of those who stand beside many
_TRADE = 6  # characters of the words for a trade: 数学教师
_BRANCH = late("(?<=社)[^社]{2,6}分社$")  # 新华社甘肃分社
_TERM = late("第[一二三四五六七八九十]+届")  # 第十九届中央委员会: the same body, newly elected


def persons(extraction: Extraction, page: str, around: set[Sign], paper: str) -> Iterator[Record]:
    """The persons of an article on a page of the kind `page`; `around`: what it names beside them; `paper`: who
    printed it, "" if that is not said."""
    article = extraction.article
    publisher = whole_names().get(paper, paper) or article.source.sha256
    signs = _signs(extraction, page, publisher)
    text = f"{article.headline or ''}\n{article.text}"
    own_words = set() if page == "national" else quoted(text) | topics(text) | villages(text)
    called = Counter(title for own in signs.values() for kind, title in own if kind == "title")
    sole = {title: post for title, post in _sole().items() if called[title] < 2}  # two: the one is of another state
    titled = _titled(signs)
    others = {one.label for one, own in signs.items() if not any(kind == "byline" for kind, _ in own)}
    for person, own in signs.items():
        if sum(other.label == person.label for other in signs) > 1:  # the article has told them apart
            own = {sign for sign in own if sign[0] != "namesake"}
        if page == "national":
            own = {sign for sign in own if sign[0] not in _LOCAL}
        if any(kind == "title" and trade(title) in WRITES for kind, title in own):  # 本报记者甲
            own.update(_papers(own, publisher))
        if sum(kind == "country" for kind, _ in own) > 1:  # 中美两国元首…: it is not said whose
            own = {sign for sign in own if sign[0] != "country"}
        own = _introduced_later(own) | {
            ("post", post) for kind, title in own if kind == "title" if (post := sole.get(title))
        }
        beside = sorted(other for other in others if other != person.label)[:MOST]
        told = {*own, *around, *own_words, *(("with", name) for name in beside), ("page", page)}
        if page != "national":
            told |= {("beside", other) for other in titled if not other.endswith(person.label)}
            told |= {("paper", paper)} if paper else set()
        date = article.date.isoformat() if article.date else ""
        yield Record(
            "person",
            person.label,
            person.scope,
            article.key,
            article.source.name,
            article.source.sha256,
            date,
            tuple(sorted(told)),
        )


def _signs(extraction: Extraction, page: str, publisher: str) -> dict[Entity, set[Sign]]:
    """What the words around the names, the claims, the headline and the byline say of each person."""
    article = extraction.article
    text = _read(extraction)
    signs: dict[Entity, set[Sign]] = {}
    behind: dict[Entity, list[str]] = {}
    writers: dict[str, Entity] = {}
    for mention in extraction.mentions:
        if mention.entity.cls == "Person":
            found = signs.setdefault(mention.entity, set())
            if mention.span is not None:
                found.update(introduced(text, *mention.span))
                behind.setdefault(mention.entity, []).append(text[mention.span.end : mention.span.end + _CUT])
            else:
                writers[mention.surface] = mention.entity
    for author in article.authors:
        writer = writers.get(author) or Entity("Person", author, article.key)
        signs.setdefault(writer, set()).add(("byline", publisher))
    if page != "national":
        for person, sign in _described(extraction, text):
            signs[person].add(sign)
    for person, sign in (*_posts(extraction), *_houses(extraction, text), *_listed(extraction, text)):
        signs.setdefault(person, set()).add(sign)
    for person, some in behind.items():
        if after := _after(person.label, some):
            signs[person].add(("after", after))
    for person, told in _headline(article.headline or "", signs):
        signs[person] |= told
    for person, sign in _known_for(extraction, text, signs):
        signs[person].add(sign)
    return signs


def _titled(signs: Mapping[Entity, set[Sign]]) -> list[str]:
    """The first persons of an article whose trade it tells, with it: 骑手王立平."""
    found = (
        value + person.label
        for person, own in signs.items()
        for kind, value in own
        if kind == "title" and trade(value) not in _NOT_TELLING
    )
    return sorted(found)[:MOST]


def _after(label: str, behind: Sequence[str]) -> str:
    """What stands behind a name wherever the article has it, if that may be the rest of it, else ""."""
    same = (chars[0] for chars in takewhile(lambda chars: len(set(chars)) == 1, zip(*behind, strict=False)))
    rest = _HAN.match("".join(same))
    return rest[0] if rest and may_end(label + rest[0][0]) else ""


def _headline(headline: str, persons: Collection[Entity]) -> Iterator[tuple[Entity, set[Sign]]]:
    """What the headline says of those whom the text names: 木匠甲：…"""
    labels = Counter(person.label for person in persons)
    for person in persons:
        begin = headline.find(person.label)
        longer = (other for other in labels if other != person.label and person.label in other)
        if begin >= 0 and labels[person.label] == 1 and not any(other in headline for other in longer):
            yield person, set(introduced(headline, begin, begin + len(person.label)))


def _introduced_later(signs: set[Sign]) -> set[Sign]:
    """The signs of a person; where nothing before the name tells what he is, what follows does."""
    known = any(kind in ("title", "post", "former", "byline") for kind, _ in signs)
    told = {value for kind, value in signs if kind == "later"}
    told = set() if known else told - {RESIDENT} or told
    return {sign for sign in signs if sign[0] != "later"} | {("title", value) for value in told}


@cache
def _sole() -> dict[str, str]:
    """Title → the post that it means, of those that the whole country has one holder of."""
    return {
        row["title"]: f"{row['body']}\t\t{row['title']}" for row in table("sole_titles", "title", "body", "example")
    }


def _read(extraction: Extraction) -> str:
    """The text of the article, its characters simplified if it has traditional ones, as its persons' names tell."""
    text = extraction.article.text
    named = (one for one in extraction.mentions if one.span is not None and one.entity.cls == "Person")
    traditional = any(text[one.span.begin : one.span.end] not in one.entity.label for one in named if one.span)
    return simplify(text) if traditional else text


def _papers(signs: Iterable[Sign], publisher: str) -> set[Sign]:
    """For whom a reporter writes: the body of the post, else who printed the article."""
    bodies = {body(post) for kind, post in signs if kind == "post" and trade(title(post)) in WRITES}
    return {("byline", _BRANCH.sub("", one.partition("\t")[0])) for one in bodies} or {("byline", publisher)}


def _described(extraction: Extraction, text: str) -> Iterator[tuple[Entity, Sign]]:
    """What the sentences around the names of persons say."""
    found = ((one.span, one.entity) for one in extraction.mentions if one.span is not None)
    spans = sorted(found, key=lambda one: one[0])
    names = [(span, one) for span, one in spans if one.cls == "Person"]
    places = [(span, one.scope) for span, one in spans if one.cls == "AdministrativeArea" and one.scope.isdigit()]
    bodies = [(span, as_sign(one)) for span, one in spans if one.cls not in NO_BODIES]
    date = extraction.article.date
    return described(text, names, places, bodies, date.year if date else 0)


def _known_for(
    extraction: Extraction, text: str, signs: Mapping[Entity, Collection[Sign]]
) -> Iterator[tuple[Entity, Sign]]:
    """Sports, games and honours of the persons of an article, and firms that it names in short."""
    persons = ((one.span, one.entity) for one in extraction.mentions if one.span and one.entity.cls == "Person")
    names = sorted(persons, key=lambda one: one[0])
    titles = {person: [value for kind, value in own if kind == "title"] for person, own in signs.items()}
    yield from renown(text, extraction.article.headline or "", names, titles)
    yield from unnamed(extraction, text, names)


def _houses(extraction: Extraction, text: str) -> Iterator[tuple[Entity, Sign]]:
    """The bodies right before persons' names, or before the trades before them."""
    ends = {
        mention.span.end: mention.entity
        for mention in extraction.mentions
        if mention.span is not None and mention.entity.cls not in NO_BODIES
    }
    begins = {
        mention.span.begin: mention.entity
        for mention in extraction.mentions
        if mention.span is not None and mention.entity.cls not in NO_BODIES
    }
    for mention in extraction.mentions:
        if mention.entity.cls != "Person" or mention.span is None:
            continue
        for end in range(mention.span.begin, max(0, mention.span.begin - _TRADE) - 1, -1):
            words = text[end : mention.span.begin]
            if end in ends and (words in ("", "的") or (_HAN.fullmatch(words) and trade(called(words)))):
                yield mention.entity, ("of", as_sign(ends[end]))
                break
        if (speaks := _SPEAKS_FOR.match(text, mention.span.end)) and (whom := begins.get(speaks.end())):
            yield mention.entity, ("of", as_sign(whom))


def _listed(extraction: Extraction, text: str) -> Iterator[tuple[Entity, Sign]]:
    """The trades before lists of persons, which are those of all that nothing else is said of: 航天员甲、乙、丙."""
    held, last = "", 0
    spans = {one.span: one.entity for one in extraction.mentions if one.span and one.entity.cls == "Person"}
    for span, person in sorted(spans.items(), key=lambda one: one[0]):
        if text[last : span.begin] not in ("、", "和"):
            before = called(text[max(0, span.begin - _TRADE) : span.begin])
            held = before if trade(before) not in ("", OFFICE) else ""
        elif held and not called_behind(text, span.end):
            yield person, ("title", held)
        last = span.end


def _posts(extraction: Extraction) -> Iterator[tuple[Entity, Sign]]:
    """The posts that persons hold, and where."""
    homes: dict[Entity, Entity] = {}
    places: dict[Entity, Entity] = {}
    for claim in extraction.claims:
        if not isinstance(claim.object, Entity):
            continue
        if claim.predicate == "org:postIn":
            homes[claim.subject] = claim.object
        elif claim.predicate in _ABOVE and claim.object != _WHOLE:
            places.setdefault(claim.subject, claim.object)
    for claim in extraction.claims:
        if claim.predicate != "org:holds" or not isinstance(claim.object, Entity) or claim.object not in homes:
            continue
        home = homes[claim.object]
        title = claim.object.label.removeprefix(home.label)
        words = "".join(extraction.article.text[max(0, span.begin - 1) : span.end] for span in claim.spans)
        kind = "former" if claim.ended or f"原{title}" in words or f"原{home.label}" in words else "post"
        yield claim.subject, (kind, f"{as_sign(home._replace(label=_TERM.sub('', home.label)))}\t{title}")
        if any(
            _APPOINTS.search(extraction.article.text, max(0, span.begin - _CALLED), span.end) for span in claim.spans
        ):
            yield claim.subject, ("appointed", f"{as_sign(home._replace(label=_TERM.sub('', home.label)))}\t{title}")
        if where := _place(home, places) or (home.scope if home.scope.isdigit() else ""):
            yield claim.subject, ("country", where) if where in states() else ("seat", where)
        for field in fields(claim.object.label) or own_field(home.label):
            yield claim.subject, ("field", field)


def _place(body: Entity, places: dict[Entity, Entity]) -> str:
    """The code (else the label) of the place that `body` or the one above it serves, "" if it is not said."""
    for _ in range(5):
        where = places.get(body)
        if where is None:
            return ""
        if where.cls in ("AdministrativeArea", "Place"):
            return where.scope if where.scope.isdigit() else where.label
        body = where
    return ""
