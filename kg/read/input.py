"""What goes into a reader, and what comes out where nothing could be read."""

import datetime
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import BinaryIO, NamedTuple

from kg.errors import InputError

MAX_BYTES = 16 << 20  # of a text: a year of daily transcripts is 10 MB
MAX_FILE = 64 << 20  # of a PDF, a picture, a member of an archive


class Site(NamedTuple):
    """What the user knows of the sources whose name or address a pattern matches (news/*, https://www.a.cn/*)."""

    match: str
    place: str = ""
    body: str = ""
    publication: str = ""
    date: str = ""  # of publication, where they don't say it: 2024-08-09

    def of(self, name: str, url: str | None) -> bool:
        """Whether the source of that name and address is meant."""
        return fnmatchcase(name, self.match) or bool(url and fnmatchcase(url, self.match))


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user says of all inputs."""

    date: datetime.date | None = None  # of publication, where an input doesn't say it
    text_field: str = ""  # of JSON Lines and CSV; "" for the first of the usual names
    date_field: str = ""
    title_field: str = ""
    sites: tuple[Site, ...] = ()  # of those that match a source the first one counts, for each of its fields

    def day(self, name: str, url: str | None) -> datetime.date | None:
        """The day of publication that the user tells of the source of that name and address."""
        dated = (one.date for one in self.sites if one.date and one.of(name, url))
        return next(map(datetime.date.fromisoformat, dated), self.date)


@dataclass(frozen=True, slots=True)
class Unread:
    """A source that gave no text: `note` is the one line that says why, and begins with `name`."""

    name: str
    note: str


@dataclass(frozen=True, slots=True)
class Input:
    """A file, or a part of an archive, on its way to a reader. `stream` stands at its beginning and can seek."""

    name: str
    stream: BinaryIO
    settings: Settings = Settings()
    depth: int = 0  # the archives around it
    url: str | None = None  # where it was fetched
    charset: str = ""  # its encoding, if what is around it says so
    date: datetime.date | None = None  # when it was written, if what is around it says so
    kind: str = ""  # the module that reads it, if what is around it says so

    @property
    def told(self) -> datetime.date | None:
        """The day of publication that the user tells of it."""
        return self.settings.day(self.name, self.url)

    def read(self, limit: int = MAX_BYTES) -> bytes:
        """All bytes. Raises InputError for more than `limit`."""
        data = self.stream.read(limit + 1)
        data += self.stream.read(1)  # where a packed file is broken off, it says so now
        if len(data) > limit:
            raise InputError(f"larger than {limit >> 20} MB; split it into files of one page or issue each")
        return data

    def head(self, size: int = 2048) -> bytes:
        """The first bytes, left to be read again."""
        head = self.stream.read(size)
        self.stream.seek(0)
        return head
