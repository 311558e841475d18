"""The types that cross the stages, all frozen.

Offsets are 0-based, end-exclusive and count code points. A text is never changed after reading:
`article.text[m.begin:m.end] == m.text` holds for every mention, and `Article.pieces` maps each
offset of an article back to its source. Normal forms stand beside the text.
"""

import datetime
from bisect import bisect
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple


class Span(NamedTuple):
    """A run of a text: begin and end, 0-based, end-exclusive, in code points."""

    begin: int
    end: int


class Region(NamedTuple):
    """A run of a source's text that stood in one place of its file: it ends where the next region begins."""

    begin: int  # in Source.text
    level: int = 0  # of a heading, 1 to 6; 0 for all other text
    caption: bool = False  # of a picture
    page: int = 0  # 1-based; 0 where the file has no pages
    column: int = 0  # of its page, 1-based from the left; 0 where it has none, or the text runs across several
    box: tuple[float, float, float, float] | None = None  # left, top, right, bottom from the page's upper left corner
    confidence: float = 1.0  # that these are its characters, less than 1 for scans


@dataclass(frozen=True, slots=True)
class Source:
    """A text as read (never changed) and what its metadata says. A file gives one, an archive or a table many."""

    name: str  # the path below the input that was given, with forward slashes; news.zip/a/1.txt, rows.jsonl#12
    text: str
    sha256: str  # of its own content, hexadecimal: the file's bytes, the archive member's, what a row says
    media_type: str = "text/plain"
    date: datetime.date | None = None  # of publication, from its metadata, the file's name, its text or --date
    url: str | None = None
    publication: str = ""  # the paper or site, where metadata names it
    place: str = ""  # where it is from, by what the user says: 江苏省盐城市
    body: str = ""  # whose it is, by what the user says
    authors: tuple[str, ...] = ()  # persons that metadata names, where the text itself has no byline
    regions: tuple[Region, ...] = ()  # by begin; empty where the text is all that there is to know

    def region(self, offset: int) -> Region | None:
        """Where the character at `offset` stood in the file, if that is known."""
        at = bisect(self.regions, offset, key=lambda region: region.begin)
        return self.regions[at - 1] if at else None


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of an article's text that stands in one run in its source, too."""

    begin: int  # in Article.text
    end: int
    source_begin: int  # in Source.text


@dataclass(frozen=True, slots=True)
class Article:
    """One article or photo caption, its broken columns joined. `text` is the body alone:
    no headline, no byline line, no meta line; paragraphs are parted by one newline each."""

    source: Source
    number: int  # 1-based, in the order of the source
    text: str
    pieces: tuple[Piece, ...]
    headline: str | None = None  # None for a photo caption and for a piece whose beginning is lost
    authors: tuple[str, ...] = ()  # persons of the byline, in order
    date: datetime.date | None = None  # its own dateline or meta line, else the source's
    confidence: float = 1.0  # that its pieces belong together
    caption: bool = False  # of a photo

    @property
    def key(self) -> str:
        """Names the article in all runs: the source's hash and the article's number in it."""
        return f"{self.source.sha256[:12]}-{self.number}"


class Token(NamedTuple):
    """A word of a text with its part of speech (jieba's tag set)."""

    begin: int
    end: int
    tag: str


@dataclass(frozen=True)
class Text:
    """A text as the language stage sees it. `folded` has the same length as `raw`: half-width digits,
    letters and punctuation, simplified characters; rules run on it, offsets hold for both."""

    raw: str
    folded: str
    sentences: tuple[Span, ...]
    tokens: tuple[Token, ...]

    @cached_property
    def starts(self) -> Mapping[int, Token]:
        """The tokens by where they begin."""
        return {token.begin: token for token in self.tokens}

    @cached_property
    def ends(self) -> Mapping[int, Token]:
        """The tokens by where they end."""
        return {token.end: token for token in self.tokens}


class Entity(NamedTuple):
    """A node of the graph. Two entities are the same if all fields are.

    `cls` is a class's local name: Person; TradeUnion, PartyCommittee, GovernmentBody, PeoplesCongress,
    PoliticalConsultativeConference, Court, Procuratorate, MassOrganisation, School, Hospital, MilitaryUnit,
    Enterprise, Media, Organisation; Post; Meeting, Ceremony, … (events); Programme; Document, Legislation;
    AdministrativeArea, Place; Measurement.
    """

    cls: str
    label: str  # the full, resolved name
    scope: str = ""  # what tells namesakes apart: an article's key, an adcode, …; "" where the label is enough


class Literal(NamedTuple):
    """A value: its lexical form and datatype (xsd:date, xsd:gYearMonth, xsd:gYear, xsd:decimal, …; @zh for text)."""

    text: str
    datatype: str = "@zh"


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement that a text makes: what crosses from text to RDF.

    `predicate` is a prefixed name (org:holds). `spans` are offsets in the text of the article `article`
    (an Article.key); empty only where `article` is "": knowledge from a gazetteer, named by `rule`. `why` are the
    other rules (ids of kg.rules) that had a part in it: those that found its subject and its object.
    """

    subject: Entity
    predicate: str
    object: Entity | Literal
    spans: tuple[Span, ...]
    article: str
    rule: str
    confidence: float
    why: tuple[str, ...] = field(default=(), compare=False)
    ended: bool = False  # it held once: 原任, 免去
    until: Literal | None = None  # when it ended, if that is told

    def told(self, confidence: float) -> "Claim":
        """This claim with another confidence; a fifth of what dataclasses.replace costs."""
        if confidence == self.confidence:
            return self
        return Claim(
            self.subject,
            self.predicate,
            self.object,
            self.spans,
            self.article,
            self.rule,
            confidence,
            self.why,
            self.ended,
            self.until,
        )


@dataclass(frozen=True, slots=True)
class Mention:
    """A run of an article's body that names something: `body.raw[begin:end] == text`. `why`: the ids of the rules
    (kg.rules) that found it, the first the most telling."""

    begin: int
    end: int
    text: str
    why: tuple[str, ...] = field(default=(), compare=False, kw_only=True)


class Place(NamedTuple):
    """An administrative division, a development zone or a village; `parent` is the next larger one that is known."""

    label: str  # 安吉县, 苏州高新区
    level: str  # province, city, county, township, village, zone
    adcode: str = ""  # GB/T 2260, six digits (townships: nine), where known
    parent: "Place | None" = None


@dataclass(frozen=True, slots=True)
class PlaceMention(Mention):
    """A place named in the text. A chain (浙江省湖州市安吉县) is one mention a link."""

    place: Place


@dataclass(frozen=True, slots=True)
class OrganisationMention(Mention):
    """A body named in the text; `entity` is None where a short name can't be resolved."""

    entity: Entity | None


@dataclass(frozen=True, slots=True)
class PersonMention(Mention):
    """A person's name in the text (or a surname that a full name of the same article explains)."""

    entity: Entity


@dataclass(frozen=True, slots=True)
class DateMention(Mention):
    """A date or period, as exact as the text: `since` to `until` (None for a single day); both None for 近日."""

    since: Literal | None
    until: Literal | None = None


@dataclass(frozen=True, slots=True)
class AmountMention(Mention):
    """A counted result: 17000余人次 is 17000, 人次, AtLeast; `measures` is what is counted, as text."""

    value: str  # a decimal number
    unit: str
    qualifier: str  # Exactly, AtLeast, About, AtMost
    measures: str


@dataclass(frozen=True, slots=True)
class DocumentMention(Mention):
    """A law, notice, plan or publication."""

    entity: Entity


@dataclass(frozen=True, slots=True)
class Reading:
    """An article with all that the mentions stage found in its body; each tuple is sorted by begin."""

    article: Article
    body: Text
    headline: Text | None
    places: tuple[PlaceMention, ...] = ()
    organisations: tuple[OrganisationMention, ...] = ()
    persons: tuple[PersonMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    amounts: tuple[AmountMention, ...] = ()
    documents: tuple[DocumentMention, ...] = ()
    ours: tuple[PlaceMention, ...] = ()  # 我县, 我市, where the article says which


@dataclass(frozen=True, slots=True)
class EntityMention:
    """An entity met in an article under the name `surface`; `span` is None in a headline or byline."""

    entity: Entity
    surface: str
    span: Span | None
    why: tuple[str, ...] = field(default=(), compare=False)  # the rules that found it


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one article gave. `unresolved` are names of which nothing says whose they are."""

    article: Article
    mentions: tuple[EntityMention, ...]
    claims: tuple[Claim, ...]
    unresolved: tuple[tuple[str, Span], ...] = ()
