"""Rules by name: each pattern, row of a table and pass of a sieve has an id that travels with what it found.

`frames/visit#2` is the second pattern of the frame visit, `titles/主席` a row of titles.tsv, `post/same-body` a pass
written in code. Mentions and claims carry ids alone; what an id stands for is looked up here when someone asks.
"""

import inspect
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

import kg

Case = TypeVar("Case")
Answer = TypeVar("Answer")

_HOME = Path(kg.__file__).parent.parent


class Rule(NamedTuple):
    """A rule: its id, the file and line where it stands, a text that it reads, and one that it must not."""

    id: str
    where: str = ""  # kg/lexicon/frames.yaml:123
    example: str = ""
    against: str = ""


class Step(NamedTuple):
    """What one rule said while something was traced: `answer` is None where it had nothing to say."""

    rule: str
    about: object
    answer: object


_written: dict[str, Rule] = {}
_families: list[Callable[[str], Rule | None]] = []
_listed: list[Callable[[], Iterable[Rule]]] = []
_trace: ContextVar[list[Step] | None] = ContextVar("trace", default=None)


def written(id: str, example: str = "", against: str = "") -> str:
    """Register a rule that is written in code, where this is called; its id. ValueError for a second one."""
    frame = inspect.currentframe()
    caller = frame.f_back if frame else None
    place = f"{home(caller.f_code.co_filename)}:{caller.f_lineno}" if caller else ""
    return _register(Rule(id, place, example, against))


def family(find: Callable[[str], Rule | None], every: Callable[[], Iterable[Rule]]) -> None:
    """Register rules that are data: `find` gives the one with an id, or None; `every` gives all."""
    _families.append(find)
    _listed.append(every)


@cache
def rule(id: str) -> Rule:
    """The rule with this id; one that nobody registered has nothing but its id."""
    found = (known for find in _families if (known := find(id)))
    return _written.get(id) or next(found, Rule(id))


def rules() -> Iterator[Rule]:
    """All rules of what has been imported: those in code, then those that are data."""
    yield from _written.values()
    for every in _listed:
        yield from every()


@cache
def home(path: str | Path) -> str:
    """`path` as it is told: from the folder that holds kg, where it lies there."""
    given = Path(path)
    return given.relative_to(_HOME).as_posix() if given.is_relative_to(_HOME) else str(given)


@contextmanager
def traced() -> Iterator[list[Step]]:
    """Within this, the list gets a step for whatever `said` is told, passes of sieves and others."""
    steps: list[Step] = []
    token = _trace.set(steps)
    try:
        yield steps
    finally:
        _trace.reset(token)


def tracing() -> bool:
    """Whether anyone wants to be told: what is costly to tell need not be made otherwise."""
    return _trace.get() is not None


def said(rule: str, about: object, answer: object) -> None:
    """Tell the trace, if there is one, what `rule` answered when asked about `about`."""
    steps = _trace.get()
    if steps is not None:
        steps.append(Step(rule, about, answer))


class Passes(Generic[Case, Answer]):
    """A sieve: named passes in order, the first that answers wins. A pass is a function of one case that gives None
    where it has nothing to say; its id is `FAMILY/its-name`, its example the first line of its docstring."""

    def __init__(self, family: str, *passes: Callable[[Case], Answer | None]) -> None:
        """The passes of `family` (post/seat), surest first."""
        self.passes = tuple((_pass(family, one), one) for one in passes)

    def first(self, case: Case) -> tuple[Answer, str] | None:
        """The first answer, with the id of the pass that gave it; None if no pass has one."""
        steps = _trace.get()
        for name, one in self.passes:
            answer = one(case)
            if steps is not None:
                steps.append(Step(name, case, answer))
            if answer is not None:
                return answer, name
        return None


def _pass(family: str, function: Callable[..., Any]) -> str:
    code = inspect.unwrap(function).__code__
    example = (inspect.getdoc(function) or "").split("\n")[0]
    name = f"{family}/{code.co_name.strip('_').replace('_', '-')}"
    return _register(Rule(name, f"{home(code.co_filename)}:{code.co_firstlineno}", example))


def _register(rule: Rule) -> str:
    if _written.setdefault(rule.id, rule) != rule:
        raise ValueError(f"{rule.where}: {rule.id} is the id of another rule, at {_written[rule.id].where}")
    return rule.id
