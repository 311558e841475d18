"""One file to one Source, or one clear line why not."""

import codecs
import datetime
import hashlib
import re
import stat
from pathlib import Path

from kg.errors import InputError
from kg.model import Source
from kg.read.dates import from_heading, from_name

MAX_BYTES = 16 << 20  # a year of daily transcripts is 10 MB
MAX_PLAIN = 1_000_000  # characters of plain text, in which headlines must be searched for: twenty newspaper issues
MAX_LINE = 200_000  # characters: no paragraph is that long, and the stages after this one work by paragraphs

_CHINESE = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def load(path: Path, name: str, date: datetime.date | None = None) -> Source:
    """Read the file `path` as the source called `name`.

    The text is decoded and nothing else: line ends and spaces stay as they are, only a byte order mark goes.
    `Source.date` is `date` if given, else the date in the name (20230209), else that in a heading `# 《…》 (20230209)`.
    Raises InputError with one line that starts with the name, for anything that is no Chinese text.
    """
    if path.is_dir():
        raise InputError(f"{name}: no text file in this folder (.txt, .md or without an ending)")
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise InputError(f"{name}: no regular file")  # a pipe would keep us waiting
        if status.st_size > MAX_BYTES:
            raise InputError(f"{name}: larger than {MAX_BYTES >> 20} MB; split it into files of one page or issue each")
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{name}: cannot be read: {error.strerror or error}") from error
    try:
        text = _decode(data)
    except ValueError as error:
        raise InputError(f"{name}: {error}") from error
    if not _CHINESE.search(text):
        raise InputError(f"{name}: no Chinese text in it")
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > MAX_LINE and max(map(len, line.split("\r"))) > MAX_LINE:
            raise InputError(f"{name}: line {number} has more than {MAX_LINE} characters; break it into paragraphs")
    markdown = path.suffix.lower() == ".md"
    if len(text) > MAX_PLAIN and not markdown:
        raise InputError(f"{name}: more than {MAX_PLAIN} characters; split it into files of one page or issue each")
    return Source(
        name=name,
        text=text,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type="text/markdown" if markdown else "text/plain",
        date=date or from_name(name) or from_heading(text),
    )


def _decode(data: bytes) -> str:
    """The text in `data`. Raises ValueError saying what is wrong with it."""
    if not data.strip():
        raise ValueError("the file is empty")
    if data.startswith(_UTF16):
        return _utf16(data)
    if b"\0" in data:
        raise ValueError(f"binary, not text (NUL byte at offset {data.index(0)})")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The offset counts from the file's first byte, a byte order mark included.
        offset = error.start + (len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0)
        if error.reason == "unexpected end of data" and offset:
            raise ValueError(f"ends with half a UTF-8 character at byte offset {offset}") from None
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        text = ""
    if not _plausible(text):
        raise ValueError(f"neither UTF-8 (byte offset {offset} is wrong) nor GB18030 nor UTF-16 with a byte order mark")
    return text


def _utf16(data: bytes) -> str:
    try:
        text = data.decode("utf-16")
    except UnicodeDecodeError as error:
        raise ValueError(f"no good UTF-16 at byte offset {error.start}") from None
    if "\0" in text:
        raise ValueError("binary, not text (NUL characters)")
    return text


def _plausible(text: str) -> bool:
    """Whether text decoded as GB18030 was written in it: nearly any bytes can be decoded so, but
    damaged UTF-8 gives rare characters (鐨勪腑), while of written Chinese nine in ten are among the
    3,755 commonest, which stand in rows 16 to 55 of GB 2312."""
    sample = [char.encode("gb18030") for char in _CHINESE.findall(text[:20_000])]
    common = sum(1 for code in sample if 0xB0 <= code[0] <= 0xD7 and code[1] >= 0xA1)
    return bool(sample) and common >= 0.7 * len(sample)
