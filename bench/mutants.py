"""Branches that no test needs: one condition at a time is made true or false, and what notices it is told.

Usage: mutants.py [--sample 40] [--seed 1] [--rooms mentions frames resolve identity] [--seconds 600]. Conditions are
those of `if`, of X if … else Y and of comprehensions in kg/ROOM. For each the claims of the golden pages are compared
with tests/golden, then the tests of the room are run, then those of the other rooms. Prints each branch with what
noticed it; a survivor needs a test, or goes. Each takes seconds to minutes: for developers, not for `make test`.
From a copy of the project with PYTHONPATH=COPY: else the installed program would be tried, which no change meets.
"""

import argparse
import ast
import contextlib
import functools
import gc
import io
import os
import random
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FunctionType
from typing import NamedTuple

import pytest
from golden import GOLDEN, claims

import kg

ROOT = Path(__file__).parent.parent
NEIGHBOURS = ("mentions", "frames", "resolve", "identity")
KILLED_BY_GOLDEN, KILLED_BY_ROOM, KILLED_BY_OTHERS, SURVIVED, UNTRIED, TOO_LONG = range(10, 16)
SAID = ("golden claims", "tests of its room", "tests of its neighbours", "SURVIVED", "not loaded, untried", "too long")


class Branch(NamedTuple):
    """A condition by its file and place, and what it is made."""

    path: Path
    line: int
    column: int
    value: bool

    def __str__(self) -> str:
        """Where it stands, and its line."""
        text = self.path.read_text(encoding="utf-8").split("\n")[self.line - 1].strip()
        return f"{self.path.relative_to(ROOT)}:{self.line} → {self.value}: {text}"


def tests(tree: ast.AST) -> Iterator[ast.expr]:
    """The conditions in functions."""
    for function in ast.walk(tree):
        for node in ast.walk(function) if isinstance(function, ast.FunctionDef) else ():
            if isinstance(node, ast.If | ast.IfExp):
                yield node.test
            elif isinstance(node, ast.comprehension):
                yield from node.ifs


def branches(rooms: list[str]) -> list[Branch]:
    """All of them, each made true and false."""
    found = set()
    for room in rooms:
        for path in (ROOT / "kg" / room).glob("*.py"):
            for test in tests(ast.parse(path.read_text(encoding="utf-8"))):
                found |= {Branch(path, test.lineno, test.col_offset, value) for value in (True, False)}
    return sorted(found)


class Change(ast.NodeTransformer):
    """Makes the condition at a branch's place its value; a walrus in it is still evaluated."""

    def __init__(self, branch: Branch) -> None:
        """`branch`: the one to change."""
        self.branch = branch

    def visit(self, node: ast.AST) -> ast.AST:
        """One node."""
        for name in ("test", "ifs"):
            for test in [one] if isinstance(one := getattr(node, name, []), ast.expr) else one:
                if (test.lineno, test.col_offset) == (self.branch.line, self.branch.column):
                    pair = ast.Tuple([test, ast.Constant(self.branch.value)], ast.Load())
                    new = ast.Subscript(pair, ast.Constant(1), ast.Load())
                    setattr(node, name, new if name == "test" else [new if each is test else each for each in one])
                    return node
        return self.generic_visit(node)


def codes(code: CodeType) -> Iterator[CodeType]:
    """The code and all that is in it."""
    yield code
    for one in code.co_consts:
        if isinstance(one, CodeType):
            yield from codes(one)


def apply(branch: Branch) -> bool:
    """Put the changed code in the place of the running one; whether a function has it."""
    tree = ast.fix_missing_locations(Change(branch).visit(ast.parse(branch.path.read_text(encoding="utf-8"))))
    new = {(code.co_qualname, code.co_firstlineno): code for code in codes(compile(tree, str(branch.path), "exec"))}
    changed = False
    for one in gc.get_objects():
        if isinstance(one, FunctionType) and one.__code__.co_filename == str(branch.path):
            code = new.get((one.__code__.co_qualname, one.__code__.co_firstlineno))
            if code is not None and code.co_freevars == one.__code__.co_freevars and code != one.__code__:
                one.__code__ = code
                changed = True
    for one in gc.get_objects():
        if isinstance(one, functools._lru_cache_wrapper) and one.__module__.startswith("kg."):
            one.cache_clear()
    return changed


def judge(branch: Branch) -> int:
    """What notices the change, in this process."""
    if not apply(branch):
        return UNTRIED
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        try:
            if any(claims(page) != page.with_suffix(".claims").read_text(encoding="utf-8") for page in pages()):
                return KILLED_BY_GOLDEN
        except Exception:
            return KILLED_BY_GOLDEN
        room = branch.path.parent.name
        others = [one for one in NEIGHBOURS if one != room]
        for rooms, code in (([room], KILLED_BY_ROOM), (others, KILLED_BY_OTHERS)):
            where = [str(ROOT / "tests" / one) for one in rooms]
            if pytest.main(["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", *where]) != 0:
                return code
    return SURVIVED


def pages() -> list[Path]:
    """The golden pages."""
    return sorted(GOLDEN.glob("*.txt"))


def main() -> None:
    """Draw, judge each in a process of its own, print."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--sample", type=int, default=40)
    cli.add_argument("--seed", type=int, default=1)
    cli.add_argument("--rooms", nargs="+", default=list(NEIGHBOURS))
    cli.add_argument("--seconds", type=int, default=600)
    args = cli.parse_args()
    if Path(kg.__file__).resolve().parent != ROOT.resolve() / "kg":
        sys.exit(f"mutants: {kg.__file__} would be tried and {ROOT}/kg changed: run with PYTHONPATH={ROOT}")
    every = branches(args.rooms)
    for page in pages():  # warm: what is imported now is shared by all
        assert claims(page) == page.with_suffix(".claims").read_text(encoding="utf-8"), f"{page}: make golden first"
    counts = dict.fromkeys(SAID, 0)
    for branch in random.Random(args.seed).sample(every, min(args.sample, len(every))):
        began = time.monotonic()
        child = os.fork()
        if child == 0:
            signal.alarm(args.seconds)
            os._exit(judge(branch))
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        said = SAID[(status if status in range(10, TOO_LONG) else TOO_LONG) - 10]
        counts[said] += 1
        print(f"{said:24} {time.monotonic() - began:5.0f} s  {branch}", flush=True)
    print(f"{len(every)} branches; of the sample: " + ", ".join(f"{said} {count}" for said, count in counts.items()))


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
