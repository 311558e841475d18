"""ZIP files opened and unpacked with care: what they say of themselves is checked before anything is unpacked."""

import stat
import zipfile
import zlib

from kg.errors import InputError
from kg.read.input import MAX_FILE, Input

MOST_MEMBERS = 20_000
MOST_BYTES = 1 << 30  # of all members together, as the archive says; what it does not say is never unpacked
_DENSEST = 200  # how many bytes one byte may stand for: text is packed 3 to 10 times, a bomb 1,000 times
_SMALL = 1 << 20
_WIDEST = 64 << 20  # bytes: what 7-Zip's strongest setting takes
_TAIL = 70_000  # bytes in which the end record stands, a comment included
_DIRECTORY = 8 << 20  # bytes of the list of members


def open_zip(given: Input) -> zipfile.ZipFile:
    """`given` as an archive that is no bomb by what it says of itself. Raises InputError."""
    _check_directory(given)
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
        if member.compress_type == zipfile.ZIP_LZMA and _window(archive, member) > _WIDEST:
            raise InputError(f"packed with a window of more than {_WIDEST >> 20} MB")
        with archive.open(member) as file:
            return file.read(limit + 1)  # never more than the size that it says
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise InputError(f"damaged in the archive ({_reason(error)})") from error


def _window(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> int:
    """How much memory the LZMA stream of `member` wants for itself."""
    assert archive.fp is not None
    archive.fp.seek(member.header_offset + 26)
    name, extra = (int.from_bytes(archive.fp.read(2), "little") for _ in range(2))
    archive.fp.seek(name + extra, 1)
    return int.from_bytes(archive.fp.read(9)[5:], "little")


def _check_directory(given: Input) -> None:
    """Raises InputError for a list of members so long that it should not even be looked at."""
    end = given.stream.seek(0, 2)
    given.stream.seek(max(0, end - _TAIL))
    tail = given.stream.read(_TAIL)
    given.stream.seek(0)
    found, found64 = tail.rfind(b"PK\x05\x06"), tail.rfind(b"PK\x06\x06")
    size = int.from_bytes(tail[found + 12 : found + 16], "little") if found >= 0 else 0
    if found64 >= 0:
        size = int.from_bytes(tail[found64 + 40 : found64 + 48], "little")
    if size > _DIRECTORY:
        raise InputError(f"more than {MOST_MEMBERS} files in it")


def _reason(error: Exception) -> str:
    return " ".join(str(error).split())[:100] or type(error).__name__
