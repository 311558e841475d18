"""The steps of work on one item: each is named, so that its end is known even if it is the end of the process."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple, Protocol, TypeVar

from kg import limits

_T = TypeVar("_T")


class Watch(Protocol):
    """Who watches long work: given its items, how many there are and what is done with them, it hands them on."""

    def __call__(self, items: Iterable[_T], total: int, what: str, /) -> Iterable[_T]:
        """The same items."""
        ...


def unwatched(items: Iterable[_T], total: int, what: str, /) -> Iterable[_T]:
    """No one watches."""
    return items


class Step(NamedTuple):
    """What is done, and to which source."""

    what: str
    name: str


class Steps:
    """Where the work on an item stands. This one is for work that no one watches: it may take what it wants."""

    def at(self, what: str, name: str, seconds: float = limits.SECONDS) -> bool:
        """Work goes on at that step, which may take so much processor time. False: it must not, as it once ended the
        process, or is done."""
        return True


class Watched(Steps):
    """Steps that another process is told of."""

    def __init__(self, tell: Callable[[Step, float], None], lost: frozenset[Step], given: Counter[Step]) -> None:
        """`tell` is called when a step begins. `lost`: those that must not begin again; `given`: how many results
        each gave before a process ended."""
        self._tell = tell
        self._lost = lost
        self._before = given
        self._now: Counter[Step] = Counter()
        self._step = Step("", "")

    def at(self, what: str, name: str, seconds: float = limits.SECONDS) -> bool:
        """As in Steps."""
        step = Step(what, name)
        if step in self._lost or (what == ONCE and self._before[step]):
            return False
        if step != self._step:
            self._tell(step, seconds)
            self._step = step
        limits.allow(seconds)
        return True

    def is_new(self) -> bool:
        """Whether the result that this step gives now was not given before."""
        self._now[self._step] += 1
        return self._now[self._step] > self._before[self._step]


ONCE = "extract"  # a step that gives one result
FREE = Steps()
