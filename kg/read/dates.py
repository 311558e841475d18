"""The day that a file's name or its first heading gives."""

import datetime
import re

from kg.late import late

_DIGITS = late(r"(?<!\d)((?:19|20)\d\d)(?:(\d\d)(\d\d)|([-_.年])(\d\d?)(?:\4|月)(\d\d?))(?!\d)")
_ADDRESS = late(r"(?<=[/t_-])(20\d\d)[/-]?(\d\d|(?<=[/-])\d)[/-]?(\d\d|(?<=[/-])\d)(?=[/_.-])")
_HEADING = late(r"^#[ \t]*《[^》\n]{1,40}》[ \t]*[（(]([^）)\n]{8,11})[）)]", re.M)


def from_name(name: str) -> datetime.date | None:
    """The first date in `name`: 20230209, 2023-02-09, 2023年2月9日; the file's own name comes before its folders'."""
    for part in reversed(name.split("/")):
        for match in _DIGITS.finditer(part):
            year, *rest = (group for group in match.groups() if group and group.isdigit())
            try:
                return datetime.date(int(year), int(rest[0]), int(rest[1]))
            except ValueError:  # 20231340 is a number, no day
                continue
    return None


def from_address(address: str) -> datetime.date | None:
    """The day in the path of a page's address: /art/2025/8/8/, /t20250808_1.html, /2025/0808/c1.html, /2025-08/08/."""
    for match in _ADDRESS.finditer(address):
        try:
            return datetime.date(*map(int, match.groups()))
        except ValueError:
            continue
    return None


def from_heading(text: str) -> datetime.date | None:
    """The date in a heading such as `# 《城乡晚播》 (20230209)` near the beginning of `text`."""
    match = _HEADING.search(text[:2000])
    return from_name(match[1]) if match else None
