"""The questions through HTTP at a million triples; load, memory, 50 clients at once; the engine beside rdflib's own.

    python bench/queries.py output/year.ttl [--seconds 60]

A smaller graph is repeated under other IRIs until there are a million triples. Each question is asked as the page at /
asks it, all of it with LIMIT 1000, and with its parameter set to a value that the graph has. rdflib gets half as large
a graph, as it takes some GB, and each question is given up once it has taken 25 times as long as the engine: what is
then known is that it takes longer.
"""

import argparse
import http.client
import itertools
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from pyoxigraph import RdfFormat, parse

from kg.graph.prefixes import BASE, PREFIXES
from kg.graph.questions import Question, questions
from kg.graph.store import files, load

MILLION = 1_000_000
ENOUGH = 25  # times as long as the engine: then a question to rdflib is given up


def repeated(graph: Path, folder: Path, least: int = MILLION) -> tuple[Path, int]:
    """The graph and its evidence as often as it takes to `least` triples, and how many that gave."""
    paths = files(graph)
    once = sum(1 for path in paths for _ in parse(path=path, format=RdfFormat.TURTLE))
    copies = -(-least // once)
    for path in paths:
        data = path.read_bytes()
        with (folder / f"big{'.evidence' * ('.evidence.' in path.name)}.ttl").open("wb") as file:
            for number in range(copies):
                file.write(data.replace(BASE.encode(), f"{BASE}{number}-".encode()))
    return folder / "big.ttl", once * copies


def wait_for(log: Path, process: "subprocess.Popen[bytes]") -> tuple[str, int]:
    """Host and port, once the log says that the server is there."""
    while process.poll() is None:
        if found := re.search(r"http://([^:]+):(\d+)/\n", log.read_text()):
            return found[1], int(found[2])
        time.sleep(0.02)
    raise SystemExit(log.read_text())


def loading(big: Path) -> float:
    """Seconds to load the store, in a process of its own."""
    program = (
        "import sys, time; from kg.graph.store import load; began = time.perf_counter(); "
        "load(sys.argv[1]); print(time.perf_counter() - began)"
    )
    return float(subprocess.run([sys.executable, "-c", program, big], capture_output=True, check=True).stdout)


def memory(root: int) -> int:
    """MB of all processes below `root`, shared pages counted once."""
    kin, grown = {root}, True
    parents = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(path.parent.name)] = int(path.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    while grown:
        found = {pid for pid, parent in parents.items() if parent in kin} - kin
        kin, grown = kin | found, bool(found)
    total = 0
    for pid in kin:
        try:
            rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
        except OSError:
            continue
        total += int(re.search(r"^Pss:\s+(\d+)", rollup, re.M)[1])  # type: ignore[index]
    return total // 1024


def ask(connection: http.client.HTTPConnection, query: str, accept: str) -> tuple[int, bytes]:
    """Status and body."""
    connection.request("GET", f"/sparql?{urllib.parse.urlencode({'query': query})}", headers={"Accept": accept})
    reply = connection.getresponse()
    return reply.status, reply.read()


def limited(text: str) -> str:
    """The query as the page asks it."""
    return text if "LIMIT" in text else f"{text.rstrip()}\nLIMIT 1000"


def settings(connection: http.client.HTTPConnection, one: Question) -> dict[str, str]:
    """A value of the question's parameter that occurs in the graph; {} where it has a value already."""
    if f"?{one.parameter} {{ UNDEF }}" not in one.text:
        return {}
    if one.parameter == "month":
        return {"month": "2023-03"}
    select = re.sub(r"SELECT.*?(WHERE)?\s*\{", f"SELECT ?{one.parameter} {{", one.text, count=1, flags=re.S)
    select = re.split(r"\}\s*(GROUP|ORDER|LIMIT|HAVING)", select)[0]
    select += ("}" if not select.rstrip().endswith("}") or select.count("{") > select.count("}") else "") + " LIMIT 50"
    _, data = ask(connection, select, "text/csv")
    values = [line for line in data.decode().splitlines()[1:] if line and not line.startswith('"')]
    return {one.parameter: values[len(values) // 2]} if values else {}


def timed(connection: http.client.HTTPConnection, query: str) -> tuple[float, int, int]:
    """Milliseconds (median of 3), status, rows."""
    took = []
    for _ in range(3):
        began = time.perf_counter()
        status, data = ask(connection, query, "text/tab-separated-values")
        took.append(1000 * (time.perf_counter() - began))
    return statistics.median(took), status, data.count(b"\n") - 1


def crowd(host: str, port: int, queries: list[str], clients: int, seconds: float) -> None:
    """`clients` at once for `seconds`."""
    statuses: Counter[object] = Counter()
    took: list[float] = []
    until = time.monotonic() + seconds

    def one(start: int) -> None:
        connection = http.client.HTTPConnection(host, port, timeout=60)
        for query in itertools.islice(itertools.cycle(queries), start, None):
            if time.monotonic() > until:
                return
            began = time.perf_counter()
            try:
                statuses[ask(connection, query, "application/sparql-results+json")[0]] += 1
            except Exception as error:
                statuses[repr(error)] += 1
                connection.close()
            took.append(1000 * (time.perf_counter() - began))

    threads = [threading.Thread(target=one, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took.sort()
    print(
        f"{clients} clients for {seconds:.0f} s: {len(took)} answers, {len(took) / seconds:.0f} a second, statuses "
        f"{dict(statuses)}, median {took[len(took) // 2]:.0f} ms, 95 in 100 under {took[len(took) * 95 // 100]:.0f} ms"
    )


def beside_rdflib(graph: Path) -> None:
    """Both engines in this process, on the same files: all rows of each question, fetched."""
    import rdflib

    store = load(graph)
    theirs = rdflib.Graph()
    began = time.perf_counter()
    for path in files(graph):
        theirs.parse(path, format="turtle")
    took = time.perf_counter() - began
    print(f"rdflib {rdflib.__version__} loads {len(theirs):,} triples in {took:.0f} s", flush=True)
    for prefix, namespace in PREFIXES.items():
        theirs.bind(prefix, namespace)

    def stop(*_: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, stop)
    low = []
    for one in questions():
        ours = min(_seconds(lambda one=one: list(store.query(one.text, prefixes=PREFIXES))) for _ in range(3))
        given_up = False
        signal.setitimer(signal.ITIMER_REAL, ENOUGH * ours + 0.5)
        began = time.perf_counter()
        try:
            list(theirs.query(one.text))
        except TimeoutError:
            given_up = True
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        slow = time.perf_counter() - began
        more = "more than " if given_up else ""
        print(
            f"{one.number:2} engine {1000 * ours:7.1f} ms  rdflib {more}{1000 * slow:.0f} ms, {slow / ours:.0f} times"
        )
        if slow < 20 * ours:
            low.append(one.number)
    print(f"less than 20 times as fast as rdflib: {low or 'none'}", flush=True)


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def main() -> None:
    """Run all of it and print what it gave."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("graph", type=Path)
    arguments.add_argument("--seconds", type=float, default=60)
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        big, triples = repeated(options.graph, folder)
        log = folder / "log"
        began = time.perf_counter()
        command = [sys.executable, "-m", "kg", "serve", str(big), "--port", "0", "--timeout", "60"]
        with log.open("wb") as file:
            process = subprocess.Popen(command, stderr=file)
        try:
            host, port = wait_for(log, process)
            print(f"{triples:,} triples on {os.cpu_count()} cores: served after {time.perf_counter() - began:.1f} s")
            print(f"of these, the store alone: {loading(big):.1f} s")
            print(f"memory before the first question: {memory(process.pid)} MB")
            connection = http.client.HTTPConnection(host, port, timeout=120)
            measured, narrow = [], []
            for one in questions():
                given = settings(connection, one)
                query = limited(one.asking(given))
                whole, set_ = timed(connection, limited(one.text)), timed(connection, query)
                narrow.append(query)
                measured.append((one, whole, set_, given))
            for one, whole, set_, given in measured:
                print(
                    f"{one.number:2} all {whole[0]:7.1f} ms {whole[1]} {whole[2]:5} rows  set {set_[0]:7.1f} ms "
                    f"{set_[1]} {set_[2]:5} rows  {given or ''}",
                    flush=True,
                )
            for label, which in (("all", 1), ("set", 2)):
                values = sorted(row[which][0] for row in measured)
                print(f"{label}: median {statistics.median(values):.1f} ms, slowest {values[-1]:.0f} ms")
            crowd(host, port, narrow, 50, options.seconds)
            print(f"memory after: {memory(process.pid)} MB")
        finally:
            process.terminate()
            process.wait(10)
        beside_rdflib(repeated(options.graph, folder, MILLION // 2)[0])


if __name__ == "__main__":
    main()
