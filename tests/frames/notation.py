"""A readable notation for readings: `{d:2024-08-05|8月5日},{o:安吉县总工会|县总工会}召开会议。`

`o` a body (full name|text; without a bar the text is the name), `p` a person, `l` a place, `d` a date (?: of an
unknown year), `b` a document.
"""

import re

from kg.language.analyse import analyse
from kg.model import (
    Article,
    DateMention,
    DocumentMention,
    Entity,
    Literal,
    OrganisationMention,
    PersonMention,
    Piece,
    Place,
    PlaceMention,
    Reading,
    Source,
)

_MARK = re.compile(r"\{(?P<kind>[opldb]):(?:(?P<value>[^|{}]*)\|)?(?P<text>[^{}]*)\}")
_VAGUE = re.compile("近日|近期|日前")


def reading(marked: str, headline: str | None = None) -> Reading:
    """The reading that `marked` writes down."""
    text, found = "", []
    at = 0
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        found.append((len(text), mark["kind"], mark["value"] or mark["text"], mark["text"]))
        text += mark["text"]
        at = mark.end()
    text += marked[at:]
    source = Source("invented.txt", text, "0" * 64)
    article = Article(source, 1, text, (Piece(0, len(text), 0),), headline)
    mentions: dict[str, list] = {kind: [] for kind in "opldb"}
    for begin, kind, value, words in found:
        end = begin + len(words)
        if kind == "o":
            mentions[kind].append(OrganisationMention(begin, end, words, Entity("Organisation", value)))
        elif kind == "p":
            mentions[kind].append(PersonMention(begin, end, words, Entity("Person", value)))
        elif kind == "l":
            mentions[kind].append(PlaceMention(begin, end, words, Place(value, "county")))
        elif kind == "b":
            mentions[kind].append(DocumentMention(begin, end, words, Entity("Document", value)))
        else:
            datatype = {10: "xsd:date", 7: "xsd:gYearMonth", 4: "xsd:gYear", 1: ""}[len(value)]
            since = Literal(value, datatype) if datatype else None
            mentions[kind].append(DateMention(begin, end, words, since))
    for vague in _VAGUE.finditer(text):
        mentions["d"].append(DateMention(vague.start(), vague.end(), vague[0], None))
    return Reading(
        article,
        analyse(text),
        analyse(headline) if headline else None,
        tuple(mentions["l"]),
        tuple(mentions["o"]),
        tuple(mentions["p"]),
        tuple(sorted(mentions["d"], key=lambda mention: mention.begin)),
        (),
        tuple(mentions["b"]),
    )
