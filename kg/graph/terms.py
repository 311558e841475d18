"""RDF terms in Turtle syntax. Whatever the text, what comes out is valid; what is ill-typed comes out as None."""

import re
from datetime import date

from kg.late import late
from kg.model import Literal

# Neither XML nor every triple store takes these. One sign for one, so that offsets in a text stay true.
_FORBIDDEN = late("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_ESCAPED = late(r'["\\\n\r\t]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_LEXICAL = {
    "xsd:gYearMonth": late(r"(?!0000)\d{4}-(0[1-9]|1[0-2])"),
    "xsd:gYear": late(r"(?!0000)\d{4}"),
    "xsd:decimal": late(r"[+-]?(\d+(\.\d*)?|\.\d+)"),
    "xsd:integer": late(r"[+-]?\d+"),
}
_DAY = late(r"\d{4}-\d\d-\d\d")


def clean(text: str) -> str:
    """`text` with each character that RDF files can't hold replaced by U+FFFD: the length stays."""
    return text if text.isprintable() else _FORBIDDEN.sub("\ufffd", text)


def tidy(text: str) -> str:
    """A name on one line: control characters out, white space single."""
    return " ".join((text if text.isprintable() else _FORBIDDEN.sub("", text)).split())


def quoted(text: str) -> str:
    """`text` (clean) as a Turtle string."""
    if text.isprintable() and '"' not in text and "\\" not in text:  # nearly all
        return f'"{text}"'
    return f'"{_ESCAPED.sub(lambda m: _ESCAPES[m[0]], text)}"'


def zh(text: str) -> str:
    """A Chinese text (clean) as a Turtle literal."""
    return quoted(text) + "@zh"


def decimal(value: float) -> str:
    """`value` to three places as xsd:decimal in Turtle's short form."""
    short = f"{value:.3f}".rstrip("0")
    return short + "0" if short.endswith(".") else short


def literal(value: Literal) -> str | None:
    """`value` as a Turtle term: text tagged @zh, a kgo: term for the datatype `iri`, else typed; None if ill-typed."""
    text, datatype = value.text, value.datatype
    if datatype == "@zh":
        return zh(tidy(text)) if tidy(text) else None
    if datatype == "iri":
        return f"kgo:{text}" if re.fullmatch(r"[A-Za-z]\w*", text, re.ASCII) else None
    if datatype == "xsd:string":
        return quoted(tidy(text))
    return f'"{text}"^^{datatype}' if _valid(text, datatype) else None


def _valid(text: str, datatype: str) -> bool:
    if datatype == "xsd:date":
        try:
            return text.isascii() and bool(_DAY.fullmatch(text)) and bool(date.fromisoformat(text))
        except ValueError:  # 2023-02-29
            return False
    pattern = _LEXICAL.get(datatype)
    return bool(pattern and text.isascii() and pattern.fullmatch(text))
