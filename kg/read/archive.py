"""ZIP archives: each member is read as a file of its own. Nothing is unpacked to disk."""

import zipfile
from collections.abc import Iterator
from io import BytesIO

from kg.errors import InputError
from kg.read.formats import is_readable, printable
from kg.read.input import Input, Unread
from kg.read.zips import open_zip, unpack


def read(given: Input) -> Iterator[Input | Unread]:
    """The members of the archive that can be read, in the order of their names."""
    with open_zip(given) as archive:
        # Each place in the archive once: a list of members may name one a thousand times.
        members = {member.header_offset: member for member in archive.infolist() if not member.is_dir()}.values()
        named = sorted(((_name(member), member) for member in members), key=lambda pair: pair[0])
        wanted = [(name, member) for name, member in named if is_readable(name)]
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
