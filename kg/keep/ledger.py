"""What the sources say of who is who, in pages by the names they use: one more is compared with those alone that it may
mean, and what it takes grows with these.

Records stand under the first of their links (kg.identity.decide.links); whatever else a record may be joined by leads
there. Each page has a sum, each is there: a page that was damaged is found out.
"""

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from contextlib import closing
from typing import Any, NamedTuple
from zlib import crc32

from kg.graph.scratch import scratch
from kg.graph.shared import DamagedError
from kg.identity.decide import links
from kg.identity.names import parts
from kg.identity.record import Record, Sign
from kg.identity.weigh import Corpus, most, noted
from kg.keep.reading import About, Known, record

SCHEMA = """
CREATE TABLE IF NOT EXISTS ledger (part TEXT, page INTEGER, said TEXT, sum INTEGER, PRIMARY KEY (part, page));
CREATE TABLE IF NOT EXISTS beside (family TEXT, sign TEXT, articles INTEGER, PRIMARY KEY (family, sign)) WITHOUT ROWID;
"""
_EACH = 64  # records on a page, or so
_PUT = "INSERT OR REPLACE INTO ledger VALUES (?, ?, ?, ?)"


class Among(NamedTuple):
    """The records that have a say in what changes, before and now, and what all records of a family say."""

    before: list[Record]
    now: list[Record]
    said: dict[str, Corpus]
    says: dict[str, Corpus]


class Ledger:
    """The records of all sources of the graph in one state."""

    def __init__(self, database: sqlite3.Connection, state: str) -> None:
        """Raises DamagedError where nothing is kept of that `state`."""
        self._base = database
        meta = _page(database, "meta", 0)
        if meta.get("state") != state or _sums(database) != meta["sums"]:
            raise DamagedError(state)
        self._articles = Counter[str](meta["articles"])
        self._count: int = meta["pages"]
        self._pages: dict[tuple[str, int], dict[str, Any]] = {}

    def among(self, come: Collection[Record], gone: Collection[Record]) -> Among:
        """What the records `come` and `gone` have to do with. Raises DamagedError."""
        said, says, other = self._corpora(come, gone)
        before = self._near([*come, *gone, *(self._bearing(other) if any(other.values()) else ())])
        known, left = set(before), set(gone)
        if not left <= known or not known.isdisjoint(come):
            raise DamagedError
        now = [*(one for one in before if one not in left), *come]
        return Among(before, now, _of(said, before), _of(says, now))

    def _near(self, seeds: Iterable[Record]) -> list[Record]:
        """All records that a way of links leads to."""
        waiting = list(dict.fromkeys(link for one in seeds for link in _links(one)))
        seen, found = set(waiting), list[Record]()
        for link in waiting:  # grows as we go
            some = [_record(one) for one in self._at("record", link).get(link, ())]
            found += some
            beside = self._at("link", link).get(link, ())
            for other in (*beside, *(other for one in some for other in _links(one))):
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
        return found

    def _corpora(
        self, come: Collection[Record], gone: Collection[Record]
    ) -> tuple[dict[str, set[Sign]], dict[str, set[Sign]], dict[str, set[Sign]]]:
        """By family: which signs stood in too many articles to tell anything, which do now, and those that differ."""
        said, says = {}, {}
        changes, articles = _change(come, gone)
        for family in articles.keys() | self._articles.keys():
            few, now = most(self._articles[family]), most(self._articles[family] + articles[family])
            change = changes[family]
            rows = self._base.execute(
                "SELECT sign, articles FROM beside WHERE family = ? AND articles > ?",
                (family, min(few, now) - max(0, *change.values(), 0)),
            )
            times = {_sign(sign): count for sign, count in rows}
            said[family] = {sign for sign, count in times.items() if count > few}
            says[family] = {sign for sign in times.keys() | change.keys() if times.get(sign, 0) + change[sign] > now}
        return said, says, {family: said[family] ^ says[family] for family in said}

    def _bearing(self, signs: dict[str, set[Sign]]) -> Iterator[Record]:
        """The records of the families that have one of these `signs`."""
        needles = {_json(sign).encode("utf-8", "surrogateescape") for some in signs.values() for sign in some}
        pages = self._base.execute("SELECT page, CAST(said AS BLOB) FROM ledger WHERE part = 'record'")
        for number, said in pages:  # as text they would take twice as long
            if any(map(said.__contains__, needles)):
                for some in self._page("record", number).values():
                    for one in map(_record, some):
                        if not signs.get(one.family, set()).isdisjoint(one.signs):
                            yield one

    def exchange(self, state: str, come: Collection[About], gone: Collection[About]) -> None:
        """What the sources `come` say is said as well, what those `gone` said no more; the graph is in that `state`."""
        changes, articles = _change(*([one for about in some for one in about.records] for some in (come, gone)))
        touched = {*self._exchange(come, gone)}
        self._base.executemany(
            _PUT, (_row(part, number, self._pages[part, number]) for part, number in sorted(touched))
        )
        rows = [(family, _text(sign), times) for family, some in changes.items() for sign, times in some.items()]
        add = "INSERT INTO beside VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET articles = articles + excluded.articles"
        self._base.executemany(add, rows)
        self._base.executemany(
            "DELETE FROM beside WHERE family = ? AND sign = ? AND articles <= 0",
            [row[:2] for row in rows if row[2] < 0],
        )
        self._articles.update(articles)
        _put_meta(self._base, state, self._articles, self._count)

    def _exchange(self, come: Collection[About], gone: Collection[About]) -> Iterator[tuple[str, int]]:
        """The pages that are other ones now."""
        left = defaultdict[str, set[Record]](set)
        for one in (one for about in gone for one in about.records):
            left[_links(one)[0]].add(one)
        for first, some in left.items():
            page, here = self._where("record", first), self._at("record", first)
            stay = [fields for fields in here[first] if _record(fields) not in some]
            here[first] = stay
            if not stay:
                del here[first]
            yield page
            used = {link for fields in stay for link in _links(_record(fields))}
            for link in sorted({link for one in some for link in _links(one)[1:]} - used):
                others = self._at("link", link)
                others[link].remove(first)
                if not others[link]:
                    del others[link]
                yield self._where("link", link)
        for one in (one for about in come for one in about.records):
            first, *more = _links(one)
            self._at("record", first).setdefault(first, []).append(one)
            yield self._where("record", first)
            for link in more:
                if first not in (others := self._at("link", link).setdefault(link, [])):
                    others.append(first)
                    yield self._where("link", link)
        for times, abouts in ((-1, gone), (1, come)):
            for label, scope in (body for about in abouts for body in about.bodies):
                scopes = self._at("body", label).setdefault(label, {})
                scopes[scope] = scopes.get(scope, 0) + times
                if not scopes[scope]:
                    del scopes[scope]
                yield self._where("body", label)

    def scopes(self, label: str) -> Counter[str]:
        """The scopes of the bodies of that name, each with how many sources name it. Raises DamagedError."""
        return Counter(self._at("body", label).get(label, {}))

    def _where(self, part: str, key: str) -> tuple[str, int]:
        return part, _crc(key) % self._count

    def _at(self, part: str, key: str) -> dict[str, Any]:
        return self._page(*self._where(part, key))

    def _page(self, part: str, number: int) -> dict[str, Any]:
        if (part, number) not in self._pages:
            self._pages[part, number] = _page(self._base, part, number)
        return self._pages[part, number]


def clear(database: sqlite3.Connection) -> None:
    """Keep nothing."""
    database.execute("DELETE FROM ledger")
    database.execute("DELETE FROM beside")


def fill(database: sqlite3.Connection, state: str, abouts: Iterable[About]) -> None:
    """Keep what all sources say, `abouts`, and nothing else; the graph is in that `state`."""
    clear(database)
    articles, count = Counter[str](), 0
    with closing(scratch()) as base:  # put in order on disk
        base.execute("CREATE TABLE entry (part TEXT, crc INTEGER, key TEXT, said TEXT)")
        base.execute("CREATE TABLE sign (family TEXT, sign TEXT)")
        for about in abouts:
            count += len(about.records)
            base.executemany("INSERT INTO entry VALUES (?, ?, ?, ?)", _entries(about))
            changes, more = _change(about.records, ())
            articles.update(more)
            rows = ((family, _text(sign), times) for family, some in changes.items() for sign, times in some.items())
            base.executemany("INSERT INTO sign VALUES (?, ?)", (row[:2] for row in rows for _ in range(row[2])))
        database.executemany(
            "INSERT INTO beside VALUES (?, ?, ?)",
            base.execute("SELECT family, sign, count(*) FROM sign GROUP BY family, sign"),
        )
        pages = 1 + count // _EACH
        for part in ("record", "link", "body"):
            database.executemany(_PUT, _pages(base, part, pages))
    _put_meta(database, state, articles, pages)


def _pages(base: sqlite3.Connection, part: str, pages: int) -> Iterator[tuple[str, int, str, int]]:
    rows = base.execute("SELECT crc % ? AS page, key, said FROM entry WHERE part = ? ORDER BY page", (pages, part))
    at, found = 0, dict[str, Any]()
    for page, key, said in rows:
        while at < page:
            yield _row(part, at, found)
            at, found = at + 1, {}
        if part == "record":
            found.setdefault(key, []).append(json.loads(said))
        elif part == "body":
            found.setdefault(key, Counter())[said] += 1
        elif said not in (others := found.setdefault(key, [])):
            others.append(said)
    while at < pages:
        yield _row(part, at, found)
        at, found = at + 1, {}


def _entries(about: About) -> Iterator[tuple[str, int, str, str]]:
    for one in about.records:
        first, *more = _links(one)
        yield "record", _crc(first), first, _json(one)
        yield from (("link", _crc(link), link, first) for link in more)
    yield from (("body", _crc(label), label, scope) for label, scope in about.bodies)


def _change(come: Iterable[Record], gone: Iterable[Record]) -> tuple[defaultdict[str, Counter[Sign]], Counter[str]]:
    """By family, in how many articles more each sign stands, and of how many more there are records."""
    signs, articles = defaultdict[str, Counter[Sign]](Counter), Counter[str]()
    for times, records in ((1, come), (-1, gone)):
        families = defaultdict[str, list[Record]](list)
        for one in records:
            families[one.family].append(one)
        for family, own in families.items():
            count, named = noted(own)
            articles[family] += times * count
            for sign, some in named.items():
                signs[family][sign] += times * some
    return signs, articles


def _of(common: dict[str, set[Sign]], records: Iterable[Record]) -> dict[str, Corpus]:
    names = defaultdict[str, set[str]](set)
    for one in records:
        names[one.family].add(one.name)
    return {family: Corpus(signs, parts(names[family])) for family, signs in common.items()}


def _links(one: Record) -> list[str]:
    return [f"{one.family}\t{link}" for link in links(one)]


def _record(fields: Collection[Any]) -> Record:
    if isinstance(fields, Record):
        return fields
    *others, signs = fields
    return record(others, signs, Known({}, {}))


def _page(database: sqlite3.Connection, part: str, number: int) -> dict[str, Any]:
    row = database.execute("SELECT said, sum FROM ledger WHERE part = ? AND page = ?", (part, number)).fetchone()
    if row is None or _crc(row[0]) != row[1]:
        raise DamagedError(part)
    return dict(json.loads(row[0]))


def _row(part: str, number: int, said: dict[str, Any]) -> tuple[str, int, str, int]:
    text = _json(said)
    return part, number, text, _crc(text)


def _put_meta(database: sqlite3.Connection, state: str, articles: Counter[str], pages: int) -> None:
    meta = {"state": state, "articles": articles, "pages": pages, "sums": _sums(database)}
    database.execute(_PUT, _row("meta", 0, meta))


def _sums(database: sqlite3.Connection) -> list[int]:
    return list(database.execute("SELECT count(*), ifnull(sum(articles), 0) FROM beside").fetchone())


def _text(sign: Sign) -> str:
    return "\t".join(sign)


def _sign(text: str) -> Sign:
    kind, _, value = text.partition("\t")
    return kind, value


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _crc(text: str) -> int:
    return crc32(text.encode("utf-8", "surrogateescape"))
