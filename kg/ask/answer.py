"""The answer to a question: which kind it is of, what its SPARQL gives, said in a sentence, with the sentences of the
texts that say so."""

import datetime
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

from kg.ask.kinds import Kind, fits, kinds
from kg.ask.names import Name, Names, plain
from kg.ask.read import Question, Slot, Unclear, read
from kg.ask.readings import readings
from kg.graph.explain import Quote, quotes
from kg.graph.ontology import words
from kg.graph.prefixes import PREFIXES
from kg.late import late
from kg.lexicon import entries, table

_VALUES = late(r"VALUES \?(\w+) \{ UNDEF \}")
_CLASS = "VALUES ?class { schema:Event }"
_TIME = 'VALUES (?from ?to) { ("" "~") }'
_PEOPLE = ("人", "名", "位")
_ALONE = """SELECT DISTINCT ?event ?label {{ VALUES ?class {{ schema:Event }} VALUES (?from ?to) {{ ("" "~") }} {joined}
  ?event a ?class ; rdfs:label ?label OPTIONAL {{ ?event schema:startDate ?date }}
  FILTER (COALESCE(STR(?date), "") >= ?from && COALESCE(STR(?date), "") <= ?to) }} LIMIT 2"""
_OF = "(schema:organizer|schema:location)/(kgo:jurisdiction|schema:containedInPlace)?"
_MOST = 20  # answers whose sentences are shown
_NONE = "图中没有记载"

Row = dict[str, str]


def prepare() -> None:
    """Read all tables now: a process that may open no file can answer then. Raises DataError."""
    entries("single_seats"), _titles(), words(), kinds()
    with suppress(Unclear):
        Reader(Store()).ask("國慶由谁主持？", datetime.date.min)


class Answer(NamedTuple):
    """One answer: a name, a day or a number, and the IRI of the node that it is, "" for none."""

    label: str
    node: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was answered: the kind of question, the answers (() where the graph has none), all in a sentence, the
    SPARQL that was run, the sentences that say so."""

    question: str
    kind: str
    answers: tuple[Answer, ...]
    sentence: str
    sparql: str
    evidence: tuple[Quote, ...]


class Reader:
    """Answers questions to one graph."""

    def __init__(self, store: Store) -> None:
        """`store`: the graph with its evidence."""
        self._store = store
        self._names = Names.of(store)

    def ask(self, text: str, today: datetime.date) -> Asked:
        """The answer to `text`; 今年 is that of `today`. Raises Unclear where it is not understood."""
        question, found = self._understood(text, today)
        for kind in found:  # the first that has an answer
            query = _filled(kind, question)
            rows = [row for row in self._rows(query) if self._has(row, question)]
            if rows:
                break
        answers = tuple(dict.fromkeys(Answer(row["label"], row.get("answer", "")) for row in rows))
        if answers and "COUNT" in question.symbols and kind.name != "figures":
            answers = (Answer(str(len({answer.label for answer in answers}))),)
        said = _said(kind, question, rows)
        evidence = tuple(dict.fromkeys(quote for row in rows[:_MOST] for quote in self._quotes(kind, row)))
        return Asked(text, kind.name, answers, said, query, evidence)

    def _understood(self, text: str, today: datetime.date) -> tuple[Question, list[Kind]]:
        """What `text` asks, and the kinds that it may be of. Raises Unclear."""
        asked = read(text, self._names, today)
        for question in (asked, read(text, self._names, today, ends=True), self._alone(asked)):
            for reading in readings(question, self._names, self._belongs) if question else ():
                if found := _fitting(reading):
                    return reading, found
        raise _unclear(asked)

    def _alone(self, question: Question) -> Question | None:
        """`question` of the one event that its kind, its time and who held it tell: 9月10日的讲座在哪里办的? None where
        they tell none or several, or events are what is asked for."""
        symbols, named = question.symbols, [slot for slot in question.slots if slot.kind in ("ORG", "PLACE")]
        if "KIND" not in symbols or not (named or "TIME" in symbols) or symbols.keys() & {"WHICH", "COUNT"}:
            return None
        joined = " ".join(
            f"VALUES ?of{at} {{ {_nodes(slot)} }} ?event {_OF} ?of{at} ." for at, slot in enumerate(named)
        )
        rows = self._rows(_timed(_ALONE.format(joined=joined), question))
        if len(rows) != 1:
            return None
        event = Slot("EVENT", rows[0]["label"], (Name("EVENT", rows[0]["event"], rows[0]["label"], True),))
        kept = {symbol: value for symbol, value in symbols.items() if symbol not in ("KIND", "TIME")}
        return Question(question.text, [event, *(slot for slot in question.slots if slot not in named)], kept)

    def _rows(self, query: str) -> list[Row]:
        found = self._store.query(query, prefixes=PREFIXES, use_default_graph_as_union=True)
        assert isinstance(found, QuerySolutions)
        names = [variable.value for variable in found.variables]
        return [{name: getattr(row[name], "value", "") for name in names} for row in found]

    def _belongs(self, event: Slot, other: Slot) -> bool:
        """Whether `other` is a place or host of the event, or stands in its name."""
        ends = f"VALUES ?event {{ {_nodes(event)} }} VALUES ?other {{ {_nodes(other)} }}"
        found = self._rows(f"SELECT ?event {{ {ends} ?event {_OF} ?other }} LIMIT 1")
        return bool(found) or plain(other.label) in plain(event.label)

    def _has(self, row: Row, question: Question) -> bool:
        """Whether the words of a question that no table knows are what was counted: the last in its name, the others
        in its sentence."""
        unknown = [slot.said for slot in question.slots if slot.kind in ("TEXT", "TITLE")]
        if "measures" not in row or not unknown:
            return True
        sentences = [quote.sentence for quote in self._of_node(row["answer"])]
        return unknown[-1] in row["measures"] and any(all(one in sentence for one in unknown) for sentence in sentences)

    def _quotes(self, kind: Kind, row: Row) -> Iterator[Quote]:
        for fact in kind.facts:
            terms = [row.get(term[1:], "") if term.startswith("?") else _iri(term) for term in fact]
            if not all(terms):
                continue
            if len(terms) == 1:
                yield from self._of_node(terms[0])
            else:
                yield from self._of_fact(*terms)

    def _of_node(self, node: str) -> Iterator[Quote]:
        yield from self._sentences(f"SELECT ?span {{ <{node}> prov:wasDerivedFrom ?span }} ORDER BY ?span LIMIT 2")

    def _of_fact(self, subject: str, predicate: str, obj: str) -> Iterator[Quote]:
        term = f"<{obj}>" if ":" in obj else f'?value FILTER (STR(?value) = "{obj}")'
        yield from self._sentences(
            f"SELECT ?span {{ ?fact rdf:subject <{subject}> ; rdf:predicate <{predicate}> ; prov:wasDerivedFrom ?span ;"
            f" rdf:object {term} }} ORDER BY ?span LIMIT 2"
        )

    def _sentences(self, query: str) -> Iterator[Quote]:
        for row in self._rows(query):
            yield from quotes(self._store, row["span"])


def _iri(term: str) -> str:
    prefix, _, local = term.partition(":")
    return PREFIXES[prefix] + local


def _unclear(question: Question) -> Unclear:
    unknown = [slot.said for slot in question.slots if slot.kind == "TEXT"]
    if unknown:
        return Unclear(f"没有看懂：“{'”“'.join(unknown)}”不是图中某一个的名称，也不是认识的词")
    return Unclear("没有看懂：认识这些词，但不知道问的是什么")


def _fitting(question: Question) -> list[Kind]:
    """The kinds that a question may be of, the likeliest first."""
    items = [*(slot.kind for slot in question.slots), *question.symbols]
    return [kind for kind in kinds() if any(fits(tokens, items) for tokens in kind.asks)]


def _filled(kind: Kind, question: Question) -> str:
    """The query of `kind` with what the question names."""
    given: dict[str, list[str]] = {"seat": [_text(seat) for seat in sorted(entries("single_seats"))]}
    for slot in question.slots:
        nodes = _nodes(slot).split()
        name = {"POST": "org"}.get(slot.kind, slot.kind.lower())
        given.setdefault(name if name not in given else "another", nodes)
        if nodes:
            given.setdefault("thing", nodes)
        if slot.kind in ("POST", "TITLE"):
            given["title"] = [_text(one) for one in _titles().get(slot.said, slot.said).split()]
    if not any(slot.kind in ("TEXT", "TITLE") for slot in question.slots):
        given["unit"] = [_text(one) for one in _PEOPLE]
    sorts = (question.symbols.get(symbol, "") for symbol in ("BODIES", "BODY"))
    given["sort"] = [next((f"kgo:{sort}" for sort in sorts if sort and sort.isascii()), "org:Organization")]
    query = _VALUES.sub(
        lambda match: f"VALUES ?{match[1]} {{ {' '.join(given.get(match[1], ['UNDEF']))} }}", kind.query
    )
    return _timed(query, question)


def _timed(query: str, question: Question) -> str:
    """`query` with the kind of events and the time that the question speaks of."""
    if classes := question.symbols.get("KIND", "").split():
        terms = " ".join("schema:Event" if one == "Event" else f"kgo:{one}" for one in classes)
        query = query.replace(_CLASS, f"VALUES ?class {{ {terms} }}")
    since, until = (str(Literal(text)) for text in question.time[:2])
    return query.replace(_TIME, f"VALUES (?from ?to) {{ ({since} {until}) }}")


def _nodes(slot: Slot) -> str:
    return " ".join(str(NamedNode(one.node)) for one in slot.nodes)


def _text(value: str) -> str:
    return str(Literal(value, language="zh"))


def _titles() -> dict[str, str]:
    return {row["said"]: row["titles"] for row in table("question_titles", "said", "titles", "example")}


def _said(kind: Kind, question: Question, rows: Sequence[Row]) -> str:
    """The answer in a sentence, each name with its remarks."""
    remarks: dict[str, list[str]] = {}
    for row in rows:
        first, last = row.get("since", ""), row.get("until", "")
        values = {**row, "span": first if first == last or not last else f"{first} 至 {last}"}
        parts = [part for part in kind.item[1:] if all(values.get(name) for name in re.findall(r"{(\w+)}", part))]
        remarks.setdefault(row["label"], []).append("".join(part.format_map(values) for part in parts))
    items = [label + "".join(dict.fromkeys(some)) for label, some in remarks.items()]
    names: dict[str, str] = {}
    for slot in question.slots:
        names.setdefault(slot.kind.lower() if slot.kind.lower() not in names else "another", _named(slot))
        names.setdefault("thing", _named(slot))
    kinds_said = question.symbols.get("KIND", "Event").split()
    cls = "活动" if kinds_said == ["Event"] else words()[f"kgo:{kinds_said[0]}"]
    time = f"{question.time.said}，" if question.time.said else ""
    return (
        kind.says.format_map(
            {**names, "class": cls, "time": time, "n": len(items), "answers": "、".join(items) or _NONE}
        )
        + "。"
    )


def _named(slot: Slot) -> str:
    """What a slot is called, and how many nodes of the graph are called so."""
    several = f"（图中有 {len(slot.nodes)} 个）" if len(slot.nodes) > 1 else ""
    return slot.label + several
