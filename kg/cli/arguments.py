"""What arguments of several commands are read with."""

import argparse
import os
import re


def text(argument: str) -> str:
    """An argument as text: under an ASCII locale it comes as bytes in disguise."""
    try:
        return os.fsencode(argument).decode() if re.search("[\udc80-\udcff]", argument) else argument
    except UnicodeDecodeError:
        raise argparse.ArgumentTypeError("the argument is no text in UTF-8") from None


def count(given: str) -> int:
    """A number of lines."""
    if not given.isascii() or not given.isdigit() or len(given) > 6:
        raise argparse.ArgumentTypeError(f"{given!r} is no number of lines")
    return int(given)
