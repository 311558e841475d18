"""What is wrong with a file that a human writes in YAML, in plain words: the library's are those of its parser."""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import DataError

if TYPE_CHECKING:
    import yaml

# A part of what the library says; what that means; whether that is told of the line where it began.
_PLAIN = (
    ("'\\t' that cannot start", "a tab: indent with spaces", False),
    ("unexpected end of stream", "a quote is opened here and not closed", True),
    ("expected ',' or", "a bracket is opened here and not closed, or a comma is missing", True),
    ("expected the node content", "nothing stands where a name is wanted", False),
    ("expected <block end>", "not indented as the entries beside it, or a - too many or too few", False),
    ("could not find expected ':'", "a colon and a space are missing behind the name", False),
    ("mapping values are not allowed", "a colon where none is wanted: put a name that holds one in quotes", False),
    ("another document", "a second document (---): one is wanted", False),
    ("undefined alias", "a name that begins with * belongs in quotes", False),
    ("expected alphabetic or numeric", "a name that begins with * or & belongs in quotes", False),
    ("cannot start any token", "a name that begins with this sign belongs in quotes", False),
)


def no_yaml(path: Path, error: "yaml.MarkedYAMLError") -> DataError:
    """What the library found, with its line."""
    said = error.problem or "it can't be read"
    words, began = next(((plain, began) for part, plain, began in _PLAIN if part in said), (said, False))
    mark = (began and error.context_mark) or error.problem_mark
    return DataError(path, mark.line + 1 if mark else 1, f"no YAML: {words}")


def no_sign(path: Path, text: str, error: "yaml.reader.ReaderError") -> DataError:
    """A character that no text file holds."""
    line = text.count("\n", 0, error.position) + 1
    return DataError(path, line, f"no YAML: a character that no text holds (U+{error.character:04X})")


def no_text(path: Path, data: bytes, error: UnicodeDecodeError) -> DataError:
    """Bytes that are no UTF-8, with what they may be."""
    may = ""
    if data[:2] in (BOM_UTF16_LE, BOM_UTF16_BE):
        may = " but UTF-16"
    else:
        with suppress(UnicodeDecodeError):
            data.decode("gb18030")
            may = ", perhaps GB18030"
    return DataError(path, data.count(b"\n", 0, error.start) + 1, f"no UTF-8{may}: save it in UTF-8")
