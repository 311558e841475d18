"""Which tests one process runs where several share them (`pytest -n 3 --dist loadgroup`): those of a file that share a
server, a browser or a graph, so that it is made once."""

import re
from functools import cache

from helpers import ROOT
from xdist.scheduler.loadscope import LoadScopeScheduling

_SHARED = re.compile(r"@pytest\.fixture\([^)]*scope=\"(?:module|session)\"")


@cache
def shares(path: str) -> bool:
    """Whether the file at `path` (from the project's folder) or its folder makes what several tests use."""
    file = ROOT / path
    beside = file.parent / "conftest.py"
    files = [file, *([beside] if beside.exists() and file.parent.name != "tests" else [])]
    return any(_SHARED.search(one.read_text(encoding="utf-8")) for one in files)


class Together(LoadScopeScheduling):
    """By file where tests share something, else one by one. xdist's own groups (3.8) are lost with pytest 9.2, which
    does not read the name that they are written into."""

    def _split_scope(self, nodeid: str) -> str:
        path = nodeid.partition("::")[0]
        return path if shares(path) else nodeid
