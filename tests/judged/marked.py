"""Archives whose mentions are marked with their bearers, judged before the program read them: `[陈市长|陈刚1]` is the
first of those who are called 陈刚; all mentions of one group (the name without its number) are held against each other.
Before the name of what is no person stands its family (doc, event, programme, place, body):
`[“青禾行动”|programme:青禾行动1]`.
"""

import re
from collections import defaultdict
from itertools import combinations
from pathlib import Path

from judged.pairs import FAMILIES, HERE, Pair

_MARK = re.compile(r"\[([^|\]]+)\|([^|\]]+?)(\d+)\]")


def marked(archive: str, folder: Path) -> tuple[list[Path], list[Pair]]:
    """The articles of `archive`, a file beside this one, as files in `folder`, and their pairs of mentions."""
    files = []
    groups: dict[str, list[tuple[str, str, str, str]]] = defaultdict(list)
    for part in (HERE / archive).read_text(encoding="utf-8").removeprefix("=== ").split("\n=== "):
        name, _, text = part.partition("\n")
        plain, done = "", 0
        for mark in _MARK.finditer(text):
            plain += text[done : mark.start()]
            groups[mark[2]].append((mark[3], mark[1], name, str(len(plain))))
            plain, done = plain + mark[1], mark.end()
        files.append(folder / name)
        files[-1].write_text(plain + text[done:], encoding="utf-8")
    pairs = []
    for name, group in groups.items():
        of = FAMILIES.get(name.partition(":")[0], "person")
        for (one, called, *where), (two, also, *there) in combinations(group, 2):
            verdict = "same" if one == two else "different"
            pairs.append(Pair(archive, f"{called}|{also}", *where, *there, verdict, "", of))
    return files, pairs
