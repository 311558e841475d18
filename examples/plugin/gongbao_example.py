"""Mails (.eml) as sources, national standards (GB/T 2260—2007) as documents, a list of names as a format."""

import hashlib
import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path
from typing import IO

from kg.errors import InputError
from kg.model import Claim, Entity, Extraction, Literal, Source, Span
from kg.read.input import Input
from pyoxigraph import RdfFormat, parse

_STANDARD = re.compile(r"GB(?:/T)? ?\d{1,6}(?:\.\d+)?[-—]\d{4}")


def read(given: Input) -> Iterator[Source]:
    """The text of a mail; its subject is the headline."""
    data = given.read()
    mail = message_from_bytes(data, policy=policy.default)
    body = mail.get_body(("plain",))
    if body is None:
        raise InputError("a mail without text")
    text = f"{mail['subject'] or ''}\n\n{body.get_content()}"
    yield Source(given.name, text, hashlib.sha256(data).hexdigest(), "message/rfc822", given.date or given.settings.date)


def extract(extraction: Extraction) -> Iterator[Claim]:
    """Each standard that the text names is a document."""
    article = extraction.article
    for found in _STANDARD.finditer(article.text):
        entity = Entity("Document", found[0].replace("—", "-").replace(" ", ""))
        kind = Literal("Document", "iri")
        yield Claim(entity, "rdf:type", kind, (Span(*found.span()),), article.key, "standards/number", 0.95)


def write(paths: list[Path], name: str, file: IO[bytes]) -> None:
    """All labels of the graph, a line each, sorted."""
    label = "http://www.w3.org/2000/01/rdf-schema#label"
    triples = (quad for path in paths for quad in parse(path=str(path), format=RdfFormat.TURTLE))
    lines = {getattr(one.object, "value", "") for one in triples if getattr(one.predicate, "value", "") == label}
    file.write("".join(f"{line}\n" for line in sorted(lines)).encode())
