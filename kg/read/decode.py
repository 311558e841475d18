"""Bytes to text, in any encoding usual for Chinese."""

import codecs
from collections.abc import Iterator

from kg.errors import InputError
from kg.late import late

_CHINESE = late(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_HALF = late("[\ud800-\udfff]")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# What a page may claim to be in. Python knows many more, some of which take time with the square of the length.
_CLAIMED = {
    **dict.fromkeys(("gb2312", "gbk", "gb18030", "x-gbk", "cp936", "gb-2312-80", "chinese"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs", "big5hkscs", "x-x-big5", "cn-big5", "cp950"), "big5hkscs"),
    **dict.fromkeys(("utf-8", "utf8", "unicode-1-1-utf-8"), "utf-8-sig"),
    **dict.fromkeys(("utf-16", "utf-16le", "utf-16be", "unicode"), "utf-16"),
    "hz-gb-2312": "hz",
}
_STRANGE = late(r"[^\u0009-\u000d\u0020-\u007e\u00a0-\u00ff\u2000-\u26ff\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")
_SAMPLE = 20_000  # characters that are looked at


def is_chinese(text: str) -> bool:
    """Whether there is a Chinese character in `text`."""
    return _CHINESE.search(text) is not None


def whole(text: str) -> str:
    """`text` with U+FFFD in place of each half of a character (JSON may hold half an emoji: "\\ud83d"), as long as
    before."""
    return _HALF.sub("\ufffd", text)


def decode(data: bytes, declared: str = "") -> str:
    """The text in `data`, without its byte order mark: UTF-8, UTF-16, GB18030 or Big5, with the `declared` encoding
    tried first (a page that says gb2312 means GB18030). Raises InputError saying what is wrong with it."""
    if not data.strip():
        raise InputError("the file is empty")
    if data.startswith(_UTF16):
        return _utf16(data)
    if declared and (text := _declared(data, declared)) is not None:
        return text
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The offset counts from the file's first byte, a byte order mark included.
        offset = error.start + (len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0)
        cut = error.reason == "unexpected end of data" and offset > 0
    else:
        if "\0" not in text:
            return text
        offset, cut = -1, False
    for guess in _guesses(data):
        return guess
    if b"\0" in data:
        raise InputError(f"binary, not text (NUL byte at offset {data.index(0)})")
    if cut:
        raise InputError(f"ends with half a UTF-8 character at byte offset {offset}")
    raise InputError(f"neither UTF-8 (byte offset {offset} is wrong) nor GB18030, Big5 or UTF-16")


def _utf16(data: bytes) -> str:
    try:
        text = data.decode("utf-16")
    except UnicodeDecodeError as error:
        raise InputError(f"no good UTF-16 at byte offset {error.start}") from None
    if "\0" in text:
        raise InputError("binary, not text (NUL characters)")
    return text


def _declared(data: bytes, encoding: str) -> str | None:
    """`data` in the encoding that it claims to be in, or None if that is not so."""
    encoding = _CLAIMED.get(encoding.lower().strip().replace("_", "-"), "")
    try:
        text = data.decode(encoding) if encoding else ""
    except ValueError:
        return None
    if not text:
        return None
    return text if "\0" not in text and (encoding == "utf-8-sig" or _commonness(text) >= 0.7) else None


def _guesses(data: bytes) -> Iterator[str]:
    """`data` in the encodings other than UTF-8 in which it reads like written Chinese, the likeliest first."""
    odds: list[tuple[float, str]] = []
    wide = ("utf-16-le", "utf-16-be") if len(data) % 2 == 0 else ()
    for encoding in ("gb18030", "big5hkscs", *wide):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        sample = text[:_SAMPLE]
        if "\0" in text or (encoding in wide and len(_STRANGE.findall(sample)) > 0.02 * len(sample)):
            continue
        if (share := _commonness(sample)) >= 0.7:
            odds.append((share, text))
    yield from (text for _, text in sorted(odds, key=lambda pair: -pair[0]))


def _commonness(text: str) -> float:
    """The share of common ones among the Chinese characters of `text`: those of rows 16 to 55 of GB 2312 (3,755,
    simplified) or of Big5's first level (5,401, traditional), whichever is more. Of written Chinese it is nine in
    ten; text decoded wrongly (鐨勪腑) is full of rare ones."""
    chars = _CHINESE.findall(text[:_SAMPLE])
    if not chars:
        return 0.0
    simplified = sum(1 for char in chars if _level_one(char, "gb2312", 0xB0, 0xD7))
    traditional = sum(1 for char in chars if _level_one(char, "big5", 0xA4, 0xC6))
    return max(simplified, traditional) / len(chars)


def _level_one(char: str, encoding: str, first: int, last: int) -> bool:
    try:
        return first <= char.encode(encoding)[0] <= last
    except UnicodeEncodeError:
        return False
