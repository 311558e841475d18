"""One file packed by gzip: read as it comes, so that no bomb is ever unpacked."""

import gzip
import io
import zlib
from collections.abc import Iterator
from typing import Any

from kg.errors import InputError
from kg.read.input import Input

_DENSEST = 200  # how many bytes one byte may stand for: text is packed 3 to 10 times, a bomb 1,000 times
_FREE = 4 << 20  # bytes before that is asked


def read(given: Input) -> Iterator[Input]:
    """The file inside, named without .gz."""
    name = given.name[:-3] if given.name.lower().endswith(".gz") else given.name
    stream = io.BufferedReader(_Unpacked(given), 1 << 16)
    yield Input(name, stream, given.settings, given.depth + 1)


class _Unpacked(io.RawIOBase):
    """The bytes of a packed file. Raises InputError for damage and for a bomb."""

    def __init__(self, given: Input) -> None:
        self._packed = given.stream
        self._file = gzip.GzipFile(fileobj=given.stream)
        self._broken = False

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._file.seek(offset, whence)

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer)
        try:
            data = self._file.read1(len(view))
        except (OSError, EOFError, zlib.error) as error:
            if not self._broken:  # what came before is read first
                self._broken = True
                return 0
            raise InputError(f"damaged gzip file ({error})") from error
        if self._file.tell() > _FREE and self._file.tell() > _DENSEST * self._packed.tell():
            raise InputError(f"packed more than {_DENSEST} times, as no text is")
        view[: len(data)] = data
        return len(data)
