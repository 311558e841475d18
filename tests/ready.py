"""Runs the command again and again, each time in a process of its own: a copy of this one, which has all tables loaded,
as to load them takes longer than most of what is tested. Nothing else is done here, and no store is opened: the threads
of one would be missing in a copy."""

import gc
import json
import os
import signal
import sys
import traceback

from kg.cli import build, main
from kg.pipeline import warm


def run(folder: str, arguments: list[str], out: str, err: str) -> int:
    """The command in `folder`, its output in the files `out` and `err`."""
    signal.alarm(60)
    os.chdir(folder)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for number, file in ((1, out), (2, err)):
        os.dup2(os.open(file, os.O_WRONLY), number)
    sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
    sys.stdout, sys.stderr = (os.fdopen(number, "w", encoding="utf-8", closefd=False) for number in (1, 2))
    try:
        code = main(arguments)
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else 1
    except BaseException:
        traceback.print_exc()
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    return code


if __name__ == "__main__":
    assert build
    warm()
    gc.freeze()
    for order in map(json.loads, sys.stdin):  # what is to be run, or the process that is to be waited for
        if isinstance(order, int):
            print(os.waitstatus_to_exitcode(os.waitpid(order, 0)[1]), flush=True)
        elif pid := os.fork():
            print(pid, flush=True)
        else:
            os._exit(run(*order))
