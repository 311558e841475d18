"""Who issued a document, as its own title or the words right before it say."""

from collections.abc import Iterator, Mapping

from kg.frames.happening import Fact
from kg.late import late
from kg.model import DocumentMention, Entity, OrganisationMention, Reading, Span
from kg.rules import written

_TITLE = written("document/issuer/title", "《安吉县总工会关于…的通知》")
_BEFORE = written("document/issuer/before", "安吉县总工会《关于…的通知》")
_ABOUT = "关于"
_JOIN = late("[、和及与 ]")
_LONGEST = 6  # bodies that issue one document


def issuers(reading: Reading) -> Iterator[tuple[Entity, Fact]]:
    """The documents of `reading` with the bodies that issued them: 安吉县总工会关于…的通知, 安吉县总工会《关于…》."""
    named = {body.entity.label: body.entity for body in reading.organisations if body.entity}
    ends = {body.end: body for body in reversed(reading.organisations)}  # the longest that ends there
    for document in reading.documents:
        yield from _titled(reading, document, named)
        if reading.body.folded.startswith("《" + _ABOUT, document.begin - 1):
            yield from _before(reading, document, ends)


def _titled(reading: Reading, document: DocumentMention, named: Mapping[str, Entity]) -> Iterator[tuple[Entity, Fact]]:
    """The bodies with which the title begins, if the text names them, too."""
    head, about, _ = reading.body.raw[document.begin : document.end].partition(_ABOUT)
    at = document.begin
    for part in _JOIN.split(head) if about else ():
        span, at = Span(at, at + len(part)), at + len(part) + 1
        if part in named:
            yield document.entity, Fact("kgo:issuedBy", named[part], span, _TITLE)


def _before(
    reading: Reading, document: DocumentMention, ends: Mapping[int, OrganisationMention]
) -> Iterator[tuple[Entity, Fact]]:
    """The bodies right before 《关于…》."""
    folded, at = reading.body.folded, document.begin - 1
    for _ in range(_LONGEST):
        body = ends.get(at)
        if body is None:
            return
        if body.entity:
            span = Span(body.begin, body.end)
            yield document.entity, Fact("kgo:issuedBy", body.entity, span, _BEFORE)
        if not _JOIN.match(folded, body.begin - 1):
            return
        at = body.begin - 1
