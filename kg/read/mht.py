"""A page as a browser saves it with all that belongs to it (.mht): its HTML is read as a file of its own."""

from collections.abc import Iterator
from email import message_from_bytes, policy
from io import BytesIO

from kg.errors import InputError
from kg.read.input import MAX_FILE, Input


def read(given: Input) -> Iterator[Input]:
    """The pages in it: one as a rule, more where it has frames. Raises InputError where there is none."""
    try:
        message = message_from_bytes(given.read(MAX_FILE), policy=policy.compat32)
        pages = [part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    except RecursionError as error:
        raise InputError("parts in parts, nested too deeply") from error
    if not pages:
        raise InputError("no page in this saved file")
    for number, part in enumerate(pages, 1):
        data = part.get_payload(decode=True)
        address = str(part.get("Content-Location") or "").strip()
        yield Input(
            given.name if len(pages) == 1 else f"{given.name}#{number}",
            BytesIO(data if isinstance(data, bytes) else b""),
            given.settings,
            given.depth + 1,
            address if address.startswith(("http://", "https://")) else None,
            str(part.get_content_charset() or ""),
            kind="html",
        )
