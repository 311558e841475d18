"""ZIP archives: each member is read as a file of its own. Nothing is unpacked to disk."""

import stat
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from kg.errors import InputError
from kg.read.formats import is_readable, printable
from kg.read.input import MAX_FILE, Input, Unread

MOST_MEMBERS = 20_000
MOST_BYTES = 1 << 30  # of all members together, as the archive says; what it does not say is never unpacked
_DENSEST = 200  # how many bytes one byte may stand for: text is packed 3 to 10 times, a bomb 1,000 times
_SMALL = 1 << 20


def read(given: Input) -> Iterator[Input | Unread]:
    """The members of the archive that can be read, in the order of their names."""
    with open_zip(given) as archive:
        members = [member for member in archive.infolist() if not member.is_dir()]
        named = sorted((_name(member), member.header_offset, member) for member in members)
        wanted = [(name, member) for name, _, member in named if is_readable(name)]
        if not wanted:
            raise InputError("no file in this archive that can be read")
        for name, member in wanted:
            full = f"{given.name}/{printable(name)}"
            try:
                data = unpack(archive, member)
            except InputError as error:
                yield Unread(full, f"{full}: {error}")
                continue
            yield Input(full, BytesIO(data), given.settings, given.depth + 1)


def open_zip(given: Input) -> zipfile.ZipFile:
    """`given` as an archive that is no bomb by what it says of itself. Raises InputError."""
    try:
        archive = zipfile.ZipFile(given.stream)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError) as error:
        raise InputError(f"damaged archive ({_reason(error)})") from error
    members = archive.infolist()
    if len(members) > MOST_MEMBERS:
        raise InputError(f"more than {MOST_MEMBERS} files in it")
    if sum(member.file_size for member in members) > MOST_BYTES:
        raise InputError(f"unpacks to more than {MOST_BYTES >> 30} GB")
    return archive


def unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo, limit: int = MAX_FILE) -> bytes:
    """The bytes of `member`. Raises InputError for what is encrypted, damaged, no file, or larger than `limit`."""
    if member.flag_bits & 1:
        raise InputError("encrypted")
    if stat.S_ISLNK(member.external_attr >> 16):
        raise InputError("a link, no file")
    if member.file_size > limit:
        raise InputError(f"larger than {limit >> 20} MB")
    if member.file_size > _SMALL and member.file_size > _DENSEST * member.compress_size:
        raise InputError(f"packed more than {_DENSEST} times, as no text is")
    try:
        with archive.open(member) as file:
            return file.read(limit + 1)  # never more than the size that it says
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise InputError(f"damaged in the archive ({_reason(error)})") from error


def _reason(error: Exception) -> str:
    return " ".join(str(error).split())[:100] or type(error).__name__


def _name(member: zipfile.ZipInfo) -> str:
    """A name without the flag for UTF-8 was read as cp437; Chinese Windows writes GBK."""
    if member.flag_bits & 0x800:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        pass
    try:
        return member.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return member.filename
