"""Tables of texts, a source for each row: JSON Lines, JSON, CSV."""

import csv
import datetime
import hashlib
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any, BinaryIO

from kg.errors import InputError
from kg.late import late
from kg.layout.meta import day
from kg.layout.names import persons
from kg.lexicon import table as lexicon
from kg.model import Region, Source
from kg.read.compose import Part, compose
from kg.read.dates import from_name
from kg.read.decode import decode, is_chinese
from kg.read.input import MAX_FILE, Input, Unread
from kg.read.plain import MAX_PLAIN, check_lines

MAX_ROW = 4 << 20  # bytes
MOST_COLUMNS = 1000
_DEEP = 4  # objects in objects, in which a list of texts is sought
_TOLD = 20  # rows of one file that are told one by one if they can't be read
_VAIN = 10_000  # such rows in a row after which a file is given up
_SEPARATOR = late(r"sep=([,;|\t])\r?\n")  # a line of Excel's own
_TAGS = late(r"</(?:p|div|span|section)>|<br\s*/?>", re.I)
Row = Mapping[str, object]


def read(given: Input) -> Iterator[Source | Unread]:
    """A source for each row that has a text, named by its number (rows.jsonl#12). Rows without one are told, the
    first ones each in a line of its own. Raises InputError where the file is no table at all."""
    rows = {".csv": _csv, ".tsv": _csv, ".json": _json}.get(PurePosixPath(given.name).suffix.lower(), _json_lines)
    yield from each(given, rows(given))


def each(given: Input, rows: Iterable[tuple[int, "Row | InputError"]]) -> Iterator[Source | Unread]:
    """What each of `rows` gives, by its number. Raises InputError where there are none."""
    bad = vain = read = 0
    for number, row in rows:
        read += 1
        name = f"{given.name}#{number}"
        try:
            if isinstance(row, InputError):
                raise row
            source = _source(name, row, given)
            vain = 0
        except InputError as error:
            bad, vain = bad + 1, vain + 1
            if bad <= _TOLD:
                yield Unread(name, f"{name}: {error}")
            if vain >= _VAIN:
                yield Unread(given.name, f"{given.name}: {_VAIN} rows in a row without a text; the rest is not read")
                break
            continue
        yield source
    if bad > _TOLD:
        yield Unread(given.name, f"{given.name}: {bad - _TOLD} more rows that could not be read")
    if not read:
        raise InputError("no rows in it")


def _source(name: str, row: Row, given: Input) -> Source:
    settings = given.settings
    text = _text(row, "text", settings.text_field)
    if text is None:
        fields = "、".join(map(str, list(row)[:12])) or "none"
        wanted = f"no field {settings.text_field!r}" if settings.text_field else "no field of a usual name for its text"
        raise InputError(f"{wanted}; it has {fields[:200]} (say which with --text-field)")
    if not is_chinese(text):
        raise InputError("no Chinese text in it")
    if len(text) > MAX_PLAIN:
        raise InputError(f"more than {MAX_PLAIN} characters")
    title, said = _text(row, "title", settings.title_field) or "", _text(row, "date", settings.date_field) or ""
    url, site, author = (_text(row, field, "") or "" for field in ("url", "site", "author"))
    lines = _unmarked(text) if _TAGS.search(text) else text.splitlines()
    regions: tuple[Region, ...] = ()
    if title.strip():
        text, regions = compose([Part(" ".join(title.split()), level=1), *map(Part, lines)])
    elif _TAGS.search(text):
        text = "\n".join(lines)
    check_lines(text)
    return Source(
        name=name,
        text=text,
        sha256=hashlib.sha256(json.dumps([text, title, said, url, site, author]).encode()).hexdigest(),
        media_type="text/plain",
        date=_date(said) or given.told or from_name(given.name),
        url=url if re.fullmatch(r"https?://[^\s<>\"]{4,2000}", url) else None,
        publication=site.strip(),
        authors=persons(author, keyed=True) or () if author.strip() else (),
        regions=regions,
    )


def _text(row: Row, field: str, given: str) -> str | None:
    """The value of `field` in `row`, under the name `given` or the first usual one; None if there is none."""
    names = [given] if given else _names()[field]
    folded = {str(key).strip().lower(): value for key, value in row.items()}
    for name in names:
        value = row[name] if name in row else folded.get(name.lower())
        if isinstance(value, str | int | float) and str(value).strip():
            return str(value)
        if isinstance(value, list) and all(isinstance(part, str) for part in value) and value:
            return "\n".join(value)
    return None


def _names() -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    for row in lexicon("field_names", "field", "name"):
        names.setdefault(row["field"], []).append(row["name"])
    return names


def _date(text: str) -> datetime.date | None:
    """2024-08-08T09:30, 2024年8月8日, 20240808, 1723080600 (seconds), 1723080600000, 45512 (days, as spreadsheets
    count them)."""
    seconds = re.fullmatch(r"\s*(1\d{9})(?:\d{3})?(?:\.\d+)?\s*", text)
    if seconds:
        china = datetime.timezone(datetime.timedelta(hours=8))
        return datetime.datetime.fromtimestamp(int(seconds[1]), china).date()
    days = re.fullmatch(r"\s*([34]\d{4}|5[0-4]\d{3})(?:\.\d+)?\s*", text)
    if days:  # of the years 1982 to 2050
        return datetime.date(1899, 12, 30) + datetime.timedelta(int(days[1]))
    return day(text) or from_name(text.replace("/", "-"))


def _unmarked(text: str) -> list[str]:
    """The lines of a text that was taken out of a web page with its marks."""
    from kg.read.marked_up import lines, tree

    return [line.text for line in lines(tree(f"<html><body>{text}</body></html>"))]


def _json_lines(given: Input) -> Iterator[tuple[int, Row | InputError]]:
    for number, line in enumerate(_lines(given.stream), 1):
        if isinstance(line, InputError) or line.strip():
            yield number, line if isinstance(line, InputError) else _parsed(line)


def _lines(stream: BinaryIO) -> Iterator[bytes | InputError]:
    """The lines of a stream; of one that is too long only that it is."""
    while line := stream.readline(MAX_ROW + 1):
        if len(line) <= MAX_ROW:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(MAX_ROW)
        yield InputError(f"a line of more than {MAX_ROW >> 20} MB")


def _parsed(line: bytes) -> Row | InputError:
    try:
        row = json.loads(decode(line))
    except InputError as error:
        return error
    except (ValueError, RecursionError) as error:
        return _no_json(error)
    return row if isinstance(row, dict) else InputError("no JSON object in this line")


def _no_json(error: Exception) -> InputError:
    plain = isinstance(error, json.JSONDecodeError)
    return InputError(f"no JSON ({error if plain else 'a number without end, or lists nested without end'})")


def _json(given: Input) -> Iterator[tuple[int, Row | InputError]]:
    """The objects of a list, or of the first list of texts in an object (or below: `data.list`), or the one object (or
    the first one below that has a text: `data.article`)."""
    try:
        data = json.loads(decode(given.read()))
    except (ValueError, RecursionError) as error:
        raise _no_json(error) from error
    if isinstance(data, dict):
        lists = list(_lists(data))
        field = given.settings.text_field
        texts = (one for one in lists if _text(one[0], "text", field) is not None)
        alone = next((one for one in _objects(data) if _text(one, "text", field)), None)
        data = next(texts, [alone or data] if alone or not lists else lists[0])
    if not isinstance(data, list):
        raise InputError("neither a list of objects nor an object")
    for number, row in enumerate(data, 1):
        yield number, row if isinstance(row, dict) else InputError("no JSON object")


def _lists(data: dict[str, Any]) -> Iterator[list[Any]]:
    """The lists of objects in an object, those that lie nearest first."""
    for one in _objects(data):
        inner = (value for value in one.values() if isinstance(value, list) and value)
        yield from (value for value in inner if isinstance(value[0], dict))


def _objects(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """An object and those in it, the nearest first."""
    level = [data]
    for _ in range(_DEEP):
        yield from level
        level = [value for one in level for value in one.values() if isinstance(value, dict)]


def _csv(given: Input) -> Iterator[tuple[int, Row | InputError]]:
    text = decode(given.read(MAX_FILE))
    told = _SEPARATOR.match(text)
    text = text[told.end() :] if told else text
    header = text.partition("\n")[0]
    mark = told[1] if told else max(",\t;|", key=header.count)
    csv.field_size_limit(MAX_ROW)
    try:
        table = csv.DictReader(io.StringIO(text, newline=""), delimiter=mark)
        if len(table.fieldnames or ()) > MOST_COLUMNS:
            raise InputError(f"more than {MOST_COLUMNS} columns, as no table of texts has")
        for number, row in enumerate(table, 1):
            yield number, {str(key): value for key, value in row.items()}
    except csv.Error as error:
        raise InputError(f"no table ({error})") from error
