"""All that the articles joined so far know of one node."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from kg.identity.record import Record
from kg.identity.weigh import Ground
from kg.lexicon import entries, table
from kg.mentions.trades import WRITES, trade

# of a person; of a document; of a venue; of a programme; of an event
_IDENTIFYING = frozenset({"post", "former", "country", "issuer", "site", "runner", "day"})


_COUNTY = 6  # digits of a county's code
_NONE: Counter[str] = Counter()  # of all kinds that a profile has no sign of; nobody changes it
# Who has but these signs is told from others by names and titles alone where posts are compared (post_grounds).
_PLAIN = frozenset("after article beside body name near page source text title topic with word".split())

Codes = frozenset[str]  # of divisions
Plain = tuple[frozenset[str], frozenset[str], bool]  # names, titles, whether of national news
_UNKNOWN: Plain = frozenset(), frozenset(), False


class Profile:
    """Records taken for one node: how often each sign was seen, and when each post and place was held."""

    __slots__ = (
        "_bylined",
        "_called",
        "_codes",
        "_offices",
        "_plain",
        "_towns",
        "_trades",
        "first",
        "held",
        "left",
        "posts",
        "records",
        "signs",
        "size",
    )
    _codes: dict[str, Codes]
    _towns: dict[str, Codes]
    _offices: Counter[str] | None
    _called: set[str] | None
    _trades: set[str] | None
    _bylined: bool | None
    _plain: Plain | None
    posts: dict[Plain, tuple[Ground, ...]]  # what post_grounds found of such others

    def __init__(self, records: Iterable[Record]) -> None:
        """The profile of `records`, of which there is at least one."""
        self.records = sorted(records, key=age)
        self.first = self.records[0]
        self.size = len(self.records)
        self.signs: dict[str, Counter[str]] = {}
        self._forget()
        self.posts = {}
        self.held: dict[str, tuple[str, str]] = {}  # post or seat → first and last date
        self.left: dict[str, str] = {}  # post → the first date at which it was over
        for record in self.records:
            for kind, value in (
                *record.signs,
                ("source", record.page),
                ("name", record.name),
                ("article", record.article),
            ):
                self.signs.setdefault(kind, Counter())[value] += 1
                if kind in ("post", "seat"):
                    self._hold(value, record.date, record.date)
                elif kind == "former" and record.date:
                    self._leave(value, record.date)

    def of(self, kind: str) -> Counter[str]:
        """The signs of a kind, each with the number of articles that give it."""
        return self.signs.get(kind, _NONE)

    @property
    def names(self) -> set[str]:
        """All names that its articles use."""
        return set(self.of("name"))

    @property
    def identified(self) -> bool:
        """Whether anything but the name says which it is."""
        return not _IDENTIFYING.isdisjoint(self.signs)

    @property
    def bylined(self) -> bool:
        """Whether it is but one who writes: of no other trade, with no office."""
        if self._bylined is None:
            titles = (*self.of("title"), *map(title, self.of("post")))
            self._bylined = "byline" in self.signs and not any(trade(one) not in ("", *WRITES) for one in titles)
        return self._bylined

    @property
    def plain(self) -> Plain | None:
        """All that has a say where its posts are compared with another's, None where more is told than names it."""
        if self._plain is _UNKNOWN:
            told = frozenset(self.of("name")), frozenset(self.of("title")), "national" in self.of("page")
            self._plain = told if self.signs.keys() <= _PLAIN else None
        return self._plain

    def codes(self, kind: str) -> Codes:
        """The codes of the places in the signs of a kind, without the zeros that name no level: 330000 → 33."""
        if kind not in self._codes:
            self._codes[kind] = frozenset(_code(value) for value in self.of(kind) if value[:6].isdigit())
        return self._codes[kind]

    def towns(self, kind: str) -> Codes:
        """The codes of towns among the signs of a kind."""
        if kind not in self._towns:
            self._towns[kind] = frozenset(one for one in self.of(kind) if len(one) > _COUNTY and one.isdigit())
        return self._towns[kind]

    @property
    def offices(self) -> Counter[str]:
        """The posts, those of the past too."""
        if self._offices is None:
            former = self.of("former")
            self._offices = self.of("post") + former if former else self.of("post")
        return self._offices

    @property
    def called(self) -> set[str]:
        """The titles, with a body or without."""
        if self._called is None:
            self._called = {title(post) for post in self.offices} | set(self.of("title"))
        return self._called

    @property
    def trades(self) -> set[str]:
        """The trades of titles and posts, those of the past too; a post by its body as well: 马村党支部书记."""
        if self._trades is None:
            told = (*self.of("title"), *map(words, self.offices))
            self._trades = {what for one in told if (what := trade(one))}
        return self._trades

    def take(self, other: "Profile") -> None:
        """Add all that `other` knows."""
        codes = {kind: known | other.codes(kind) for kind, known in self._codes.items()}
        towns = {kind: known | other.towns(kind) for kind, known in self._towns.items()}
        called = None if self._called is None else self._called | other.called
        trades = None if self._trades is None else self._trades | other.trades
        if not other.plain or any(other.of(kind).keys() - self.of(kind).keys() for kind in ("name", "title", "page")):
            self.posts.clear()
        self._forget()
        self._codes, self._towns, self._called, self._trades = codes, towns, called, trades
        self.records += other.records
        self.first = min(self.first, other.first, key=age)
        self.size += other.size
        for kind, found in other.signs.items():
            self.signs.setdefault(kind, Counter()).update(found)
        for value, (since, until) in other.held.items():
            self._hold(value, since, until)
        for value, date in other.left.items():
            self._leave(value, date)

    def _forget(self) -> None:
        """Forget what follows from the signs: others have come."""
        self._codes, self._towns, self._offices = {}, {}, None
        self._called, self._trades, self._bylined, self._plain = None, None, None, _UNKNOWN

    def _leave(self, value: str, date: str) -> None:
        self.left[value] = min(date, self.left.get(value, date))

    def _hold(self, value: str, since: str, until: str) -> None:
        known = self.held.get(value)
        # an article without a date may be of any time
        self.held[value] = (min(since, known[0]), max(until, known[1])) if known else (since, until)


def age(record: Record) -> tuple[str, ...]:
    """Sorts records: the earliest first, those without a date last."""
    return record.date or "9", record.article, record.name


def _code(value: str) -> str:
    code = value[:6]
    return code[:2] if code.endswith("0000") else code[:4] if code.endswith("00") else code


def title(post: str) -> str:
    """The title of a post as signs write it."""
    return post.rpartition("\t")[2]


def body(post: str) -> str:
    """The body of a post as signs write it."""
    return post.rpartition("\t")[0]


def words(value: str) -> str:
    """A body or post without what tells namesakes apart: 安吉县总工会主席."""
    name, _, *rest = value.split("\t")
    return name + "".join(rest)


@cache
def is_high(post: str) -> bool:
    """Whether the country has but few of that office."""
    name = post.split("\t")[0]
    return any(one.fullmatch(name) and office.fullmatch(title(post)) for one, office in _high())


@cache
def _high() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    rows = table("high_offices", "body", "title", "example")
    return tuple((re.compile(row["body"]), re.compile(row["title"])) for row in rows)


def is_unit(body: str, of: str) -> bool:
    """Whether the one body, as signs write it, is a part of the other: 安吉县人民医院急诊科."""
    (name, _, scope), (whole, _, other) = body.partition("\t"), of.partition("\t")
    return scope == other and len(name) > len(whole) and name.startswith(whole)


def is_many(post: str) -> bool:
    """Whether a body has many of that title, so that two of a name may be two."""
    return title(post) in entries("many_holders")
