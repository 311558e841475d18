"""What is printed: whoever wrote it into a page, a name or a graph, it moves no cursor and colours no screen."""

import builtins
from typing import TextIO

# Control characters (ESC begins the sequences that a terminal obeys), and marks that turn the direction of writing.
_CONTROL = dict.fromkeys(
    [*range(9), *range(11, 32), *range(127, 160), 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A)],
    "\ufffd",
)
_CONTROL |= dict.fromkeys([*range(0xD800, 0xDC80), *range(0xDD00, 0xE000)], "\ufffd")  # no bytes of a file's name


def plain(text: str) -> str:
    """`text` as it may be printed."""
    return text.translate(_CONTROL)


def number_of(number: int, noun: str) -> str:
    """`number` with `noun` as English has it: 1 rule, 2 rules."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def print(*values: object, sep: str = " ", end: str = "\n", file: TextIO | None = None) -> None:
    """As the builtin one."""
    builtins.print(plain(sep.join(map(str, values))), end=end, file=file)
