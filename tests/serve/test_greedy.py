"""Clients that ask for much and read nothing, that begin and don't end; processes that someone kills."""

import contextlib
import os
import re
import signal
import socket
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from served import Server, serve
from test_hostile import well

from kg.cli import main
from kg.graph.prefixes import PREFIXES

LARGE = 'SELECT ?a ?b ("' + "x" * 2000 + '" AS ?c) { ?a ?p ?o . ?b ?q ?r } LIMIT 3000'  # 6 MB


@pytest.fixture(scope="module")
def own(graph: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that has clients enough."""
    with serve(graph, tmp_path_factory.mktemp("own") / "log") as server:
        yield server


@pytest.fixture(scope="module")
def hurt(graph: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server whose processes are killed."""
    with serve(graph, tmp_path_factory.mktemp("hurt") / "log") as server:
        yield server


def connected(server: Server) -> socket.socket:
    where = urlsplit(server.url)
    client = socket.create_connection((where.hostname or "", where.port or 0))
    client.settimeout(20)
    return client


def asks(server: Server, query: str) -> bytes:
    head = f"POST /sparql HTTP/1.1\r\nHost: {urlsplit(server.url).netloc}\r\nContent-Type: application/sparql-query\r\n"
    return f"{head}Content-Length: {len(query.encode())}\r\n\r\n{query}".encode()


def memory(pid: int) -> int:
    return int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())[1]) >> 10  # type: ignore[index]


def children(pid: int) -> list[int]:
    threads = Path(f"/proc/{pid}/task").glob("*/children")  # whichever has started them
    return [int(one) for thread in threads for one in thread.read_text().split()]


def test_answers_that_no_one_reads_are_bounded(own: Server) -> None:
    before = memory(own.process.pid)
    silent = [connected(own) for _ in range(60)]
    for client in silent:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        client.sendall(asks(own, LARGE))
    until = time.monotonic() + 15
    most = 0
    while time.monotonic() < until:
        most = max(most, memory(own.process.pid))
        assert own.get("/sparql", query="ASK {}").status == 200
        time.sleep(0.5)
    assert most - before < 700
    for client in silent:
        client.close()
    until = time.monotonic() + 30
    while memory(own.process.pid) > before + 100:
        assert time.monotonic() < until, memory(own.process.pid)
        time.sleep(0.5)


def test_half_a_second_request_is_hung_up(own: Server) -> None:
    half = [connected(own) for _ in range(30)]
    for client in half:
        client.sendall(b"GET /search?q=a HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
    for client in half:
        assert client.recv(1 << 16).startswith(b"HTTP/1.1 200")
        client.sendall(b"GET / HTTP/1.1\r\nX: ")
    began = time.monotonic()
    for client in half:
        with contextlib.suppress(ConnectionError):
            while client.recv(1 << 16):
                pass
    assert time.monotonic() - began < 14


def test_one_client_leaves_room_for_others(own: Server) -> None:
    many = []
    with contextlib.suppress(OSError):
        many = [connected(own) for _ in range(500)]
    time.sleep(0.5)
    gone = 0
    for client in many:
        client.setblocking(False)
        with contextlib.suppress(BlockingIOError):
            try:
                gone += client.recv(1) == b""
            except ConnectionError:
                gone += 1
    assert gone >= 90
    for client in many:
        client.close()
    time.sleep(0.5)
    well(own)


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="processes are found in /proc")
def test_killed_processes_are_made_anew(hurt: Server) -> None:
    well(hurt)
    keeper = next(pid for pid in children(hurt.process.pid) if children(pid))
    for worker in children(keeper):
        os.kill(worker, signal.SIGKILL)
    well(hurt)
    for worker in children(keeper):
        os.kill(worker, signal.SIGKILL)
    os.kill(keeper, signal.SIGKILL)
    until = time.monotonic() + 20
    while (status := hurt.get("/sparql", query="ASK {}").status) != 200:
        assert status == 503 and time.monotonic() < until
        time.sleep(0.2)
    well(hurt)
    assert "the keeper of the graph has died: it is started again" in hurt.log.read_text()


SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="processes are found in /proc")
@pytest.mark.parametrize(("how", "status"), [(signal.SIGKILL, 503), (signal.SIGTERM, 503), (signal.SIGSEGV, 400)])
def test_a_worker_that_is_ended_at_work(how: int, status: int, hurt: Server) -> None:
    well(hurt)
    keeper = next(pid for pid in children(hurt.process.pid) if children(pid))
    idle = set(children(keeper))
    with ThreadPoolExecutor(1) as asking:
        asked = asking.submit(hurt.get, "/sparql", query=SLOW)
        ended = set[int]()
        until = time.monotonic() + 20
        while not asked.done():
            assert time.monotonic() < until
            for worker in set(children(keeper)) - ended:
                if worker not in idle or ended or is_at_work(worker):
                    time.sleep(0.7)  # in mid-work: longer than a start takes
                    os.kill(worker, how)
                    ended.add(worker)
            time.sleep(0.05)
    assert asked.result().status == status
    assert len(ended) == (2 if status == 503 else 1), "tried once more where it was not the question's doing"
    well(hurt)


def is_at_work(worker: int) -> bool:
    return Path(f"/proc/{worker}/stat").read_text().rpartition(")")[2].split()[0] == "R"


def test_a_request_with_two_lengths_gets_one_answer(server: Server) -> None:
    client = connected(server)
    client.sendall(
        b"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/sparql-query\r\nContent-Length: 40\r\n"
        b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
    )
    said = b""
    with contextlib.suppress(OSError):
        while part := client.recv(1 << 16):
            said += part
    assert said.count(b"HTTP/1.1") == 1 and said.startswith(b"HTTP/1.1 400")


def test_fifty_clients_while_others_do_not_read(own: Server) -> None:
    seconds = float(os.environ.get("SOAK", "3"))
    silent = [connected(own) for _ in range(60)]
    for client in silent:
        client.sendall(asks(own, LARGE))

    def client(_: int) -> set[int]:
        found, until = set(), time.monotonic() + seconds
        while time.monotonic() < until:
            found.add(own.get("/sparql", query="SELECT * { ?s a kgo:TradeUnion }").status)
        return found

    with ThreadPoolExecutor(50) as clients:
        assert set.union(*clients.map(client, range(50))) == {200}
    for one in silent:
        one.close()


def test_names_by_which_it_may_be_asked(graph: Path, tmp_path: Path) -> None:
    with serve(graph, tmp_path / "log", "--host", "0.0.0.0", "--allow-host", "Graph.example") as server:
        local = f"http://127.0.0.1:{urlsplit(server.url).port}"
        for host, status in {
            "127.0.0.1": 200,
            "localhost:7878": 200,
            "192.0.2.7": 200,
            "[2001:db8::1]:80": 200,
            "graph.EXAMPLE": 200,
            "evil.example": 400,
            "127.0.0.1.evil.example": 400,
            "": 400,
        }.items():
            request = urllib.request.Request(f"{local}/", headers={"Host": host, "X-Forwarded-For": "203.0.113.9"})
            assert server.send(request).status == status, host
        assert "put a proxy with a password before it" in server.log.read_text()
        assert "203.0.113.9" not in server.log.read_text()


def test_no_host_is_no_host(capsys: pytest.CaptureFixture[str], graph: Path) -> None:
    assert main(["serve", str(graph), "--host", ""]) == 2
    assert "would listen everywhere" in capsys.readouterr().err


def test_an_answer_in_xml_is_well_formed(server: Server) -> None:
    answer = server.get("/sparql", "application/sparql-results+xml", query=r"SELECT ('a\u0000\u001b\uFFFE' AS ?x) {}")
    assert ElementTree.fromstring(answer.text)[1][0][0][0].text == "a\ufffd\ufffd\ufffd"


def test_a_csv_holds_no_formula(server: Server) -> None:
    answer = server.get("/sparql", "text/csv", query="SELECT ('=1+1' AS ?x) ('＝1' AS ?y) (-5 AS ?z) {}")
    assert answer.text.splitlines()[1] == "'=1+1,'＝1,-5"


def test_a_graph_of_others(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    article = 'a schema:NewsArticle, nif:Context ; nif:isString "会议" ; schema:headline "会"@zh ; schema:isPartOf <http://a/s>'
    spans = "<http://a/1#x> nif:referenceContext <http://a/1> .\n<http://a/1#y> nif:referenceContext <http://a/1> ; "
    (tmp_path / "a.ttl").write_text(
        f'{prefixes}<http://a/1> {article} .\n{spans} nif:beginIndex "x", -3 ; nif:endIndex 99999999999999 .\n'
        '<http://a/s> a kgo:SourceDocument ; dcterms:title "a" .',
        encoding="utf-8",
    )
    with serve(tmp_path / "a.ttl", tmp_path / "log") as server:
        for path in ("/", "/id/1", "/search?q=会", "/article/1"):
            assert server.get(urllib.parse.quote(path, safe="/?=")).status in (200, 404)
        assert server.get("/id/", iri="http://a/1").status in (200, 404)
        assert "Traceback" not in server.log.read_text()
    (tmp_path / "b.ttl").write_text("<< <a:a> <a:b> <a:c> >> <a:d> 1 .", encoding="utf-8")
    assert main(["validate", str(tmp_path / "b.ttl")]) == 1
    assert "RDF-star" in capsys.readouterr().err
