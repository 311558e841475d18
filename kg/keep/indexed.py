"""The index of a graph's files made in a process of its own, begun before they are there: the graph is loaded while its
evidence is written. A copy of ours would have none of the threads of a store that was opened before: it is another."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import NamedTuple

import kg
from kg.errors import GongbaoError
from kg.graph import index

_FILES = 2


class Early(NamedTuple):
    """Is told the folder of the index, then each file once it is there; `made` waits for the index, and is told the
    hashes of the files. Raises GongbaoError."""

    tell: Callable[[Path], object]
    made: Callable[[Sequence[str]], object]


@contextmanager
def early() -> Iterator[Early]:
    """What makes an index, until the end of the block."""
    where = os.pathsep.join(filter(None, (str(Path(kg.__file__).parents[1]), os.environ.get("PYTHONPATH"))))
    with subprocess.Popen(
        [sys.executable, "-m", __name__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": where},
        text=True,
        start_new_session=True,  # Ctrl-C is ours to answer
    ) as other:
        assert other.stdin

        def tell(what: object) -> None:
            with suppress(BrokenPipeError):  # it has died: heard of soon
                print(json.dumps(what), file=other.stdin, flush=True)

        def made(hashes: Sequence[str]) -> None:
            assert other.stdout
            tell(list(hashes))
            if not (line := other.stdout.readline()):
                raise GongbaoError("the process that made the index was killed, perhaps for want of memory")
            if said := json.loads(line):
                raise GongbaoError(said)

        try:
            yield Early(lambda path: tell(str(path)), made)
        finally:
            other.kill()  # it is done, or no longer wanted
            with suppress(BrokenPipeError):  # what it was not told any more
                other.stdin.close()


def main() -> None:
    """Make the index of what is told on standard input; end with who tells."""
    told = SimpleQueue[str]()

    def hear() -> None:
        for line in sys.stdin:
            told.put(json.loads(line))
        os._exit(1)

    Thread(target=hear, daemon=True).start()
    folder, said = Path(told.get()), ""
    try:
        index.make_early(folder, (Path(told.get()) for _ in range(_FILES)), told.get)
    except OSError as error:
        said = f"{folder}: cannot be written: {error.strerror or error}"
    print(json.dumps(said), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main()
