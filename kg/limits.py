"""What a process that reads may take for each of its steps: processor time, wall time, memory.

What goes beyond ends the process, in whatever code it is: no library can be asked to stop. So limits hold only where
`enforce` was called, in a process whose end costs nothing else (kg.pool). Anywhere else `allow` does nothing.
"""

import resource
import signal
from collections.abc import Callable
from pathlib import Path

SECONDS = 8.0  # of processor time for what is small
MEMORY = 800 << 20  # bytes beside what the process has when its limits begin
PICTURE_SECONDS, PICTURE_MEMORY = 180.0, 3 << 30  # for what is recognised in a picture of a page
OUT_OF_MEMORY = 3  # the exit code of a process that could get no more
_WALL = 10  # times the processor time: other processes want the cores too
_USED = Path("/proc/self/statm")

_base = -1  # bytes in use when limits began; -1: there are none
_tell: Callable[[float, int], object] = max  # whom to tell of a limit that is not the usual one; so far no one


def enforce(tell: Callable[[float, int], object]) -> None:
    """From now on this process has limits; `tell` is called where work is allowed more than others."""
    global _base, _tell
    _base, _tell = 0, tell
    if _USED.exists():  # Linux
        _base = int(_USED.read_text().split()[5]) * resource.getpagesize()
    for each in (signal.SIGPROF, signal.SIGALRM):
        signal.signal(each, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def allow(seconds: float, memory: int = MEMORY) -> None:
    """So much processor time (and ten times that by the clock) for what comes now, so much memory in all."""
    if _base < 0:
        return
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, _WALL * seconds)
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = _base + memory
    resource.setrlimit(resource.RLIMIT_DATA, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))


def allow_more(seconds: float, memory: int) -> None:
    """As `allow`, and whoever waits for this process is told."""
    if _base >= 0:
        _tell(seconds, memory)
    allow(seconds, memory)


def rest() -> None:
    """Until the next `allow` time does not count."""
    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.setitimer(signal.ITIMER_REAL, 0)


def told(status: int, seconds: float, memory: int = MEMORY) -> str:
    """Why a process with limits ended, by its exit status (negative for a signal), when so much was allowed."""
    if status == OUT_OF_MEMORY:
        return f"needs more than {memory >> 20} MB of memory"
    if status == -signal.SIGPROF:
        return f"took more than {seconds:.0f} seconds of processor time"
    if status == -signal.SIGALRM:
        return f"took more than {_WALL * seconds:.0f} seconds"
    if status == -signal.SIGKILL:
        return "the process that read it was killed, perhaps for want of memory"
    try:
        how = signal.Signals(-status).name
    except ValueError:
        how = f"exit code {status}"
    return f"the process that read it broke down ({how})"
