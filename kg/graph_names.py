"""What a graph is called, and so its files. Nothing of the lexicon is read here."""

import os
import re
from collections.abc import Sequence
from pathlib import Path

from kg.errors import UsageError


def default_name(inputs: Sequence[str]) -> str:
    """The stem of a single input, made safe (页 面.txt → 页-面), else gongbao."""
    if len(inputs) > 1:
        return "gongbao"
    path = Path(os.path.realpath(inputs[0]))  # Path.resolve fails on links in a circle
    return re.sub(r"[^\w.-]+", "-", path.name if path.is_dir() else path.stem).strip(".-")[:60] or "gongbao"


def check_name(name: str) -> str:
    """`name` if files can safely be named so. Raises UsageError."""
    if not re.fullmatch(r"\w[\w.-]{0,99}", name) or len(name.encode()) > 200 or name.endswith((".", ".evidence")):
        raise UsageError(f"--name {name!r}: a name of letters, digits, '-', '_' and '.', not ending in .evidence")
    return name
