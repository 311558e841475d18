"""Requests that no client of good will sends: each gets one answer in plain words or none, and costs only itself."""

import contextlib
import json
import socket
from urllib.parse import quote, urlsplit

import pytest
from served import Server
from test_hostile import well

ASKED = "GET /sparql?query=ASK%20%7B%7D HTTP/1.1"
HOST = "Host: 127.0.0.1"
FORM = "Content-Type: application/x-www-form-urlencoded"
DEEP = "[" * 50_000 + "]" * 50_000
# What is sent as it stands, a line to a row.
RAW = {
    "another protocol": ["PRI * HTTP/2.0", "", "SM", "", ""],
    "an old protocol": ["GET /"],
    "a later protocol": [ASKED.replace("1.1", "9.9"), HOST],
    "no method": [" / HTTP/1.1", HOST],
    "a long method": [f"{'G' * 9000} / HTTP/1.1", HOST],
    "every server": ["OPTIONS * HTTP/1.1", HOST],
    "a tunnel": ["CONNECT example.org:443 HTTP/1.1", HOST],
    "a trace": ["TRACE / HTTP/1.1", HOST],
    "an address elsewhere": ["GET http://example.org/ HTTP/1.1", HOST],
    "no host": [ASKED],
    "two hosts": [ASKED, HOST, "Host: example.org"],
    "no port": [ASKED, "Host: 127.0.0.1:99999"],
    "a name in Chinese": [ASKED, "Host: 青禾"],
    "a space before the colon": [ASKED, HOST, "X : y"],
    "a folded line": [ASKED, HOST, "X: y", " z"],
    "a zero": [ASKED, HOST, "X: \x00"],
    "a line of signs": [ASKED, HOST, "\x01\x02\x03"],
    "a thousand lines": [ASKED, HOST, *(f"X-{number}: y" for number in range(1000))],
    "a negative length": ["POST /sparql HTTP/1.1", HOST, FORM, "Content-Length: -1"],
    "a length that is none": ["POST /sparql HTTP/1.1", HOST, FORM, "Content-Length: 1_0"],
    "an absurd length": ["POST /sparql HTTP/1.1", HOST, FORM, f"Content-Length: {'9' * 5000}"],
    "a part of no length": ["POST /sparql HTTP/1.1", HOST, FORM, "Transfer-Encoding: chunked", "", "zz", ""],
    "a part without end": ["POST /sparql HTTP/1.1", HOST, FORM, "Transfer-Encoding: chunked", "", "f" * 40, ""],
    "another packing": ["POST /sparql HTTP/1.1", HOST, FORM, "Transfer-Encoding: gzip", "", "x"],
    "a packed body": ["POST /sparql HTTP/1.1", HOST, FORM, "Content-Encoding: gzip", "Content-Length: 1", "", "x"],
    "a socket": ["GET / HTTP/1.1", HOST, "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Key: x"],
    "ranges": ["GET /static/style.css HTTP/1.1", HOST, f"Range: bytes={'0-0,' * 2000}0-0"],
    "a time that is none": ["GET /static/style.css HTTP/1.1", HOST, "If-Modified-Since: 99 Xyz 99999"],
    "likings": [ASKED, HOST, f"Accept: {'a/b;q=0.5,' * 3000}text/html;q=nan"],
    "likings of no number": [ASKED, HOST, "Accept: */*;q=1e999, text/csv;q=-1, text/csv;q=x, ;;;=, /"],
    "tongues": ["GET / HTTP/1.1", HOST, f"Accept-Language: {'x-' * 3000}en;q=inf"],
    "crumbs": ["GET / HTTP/1.1", HOST, f"Cookie: {'lang=en; ' * 900}lang=\xff; =;;;"],
    "two at once": [ASKED, HOST, "", "GET /id/%00 HTTP/1.1", HOST],
}
PATHS = (
    *("/id/%zz", "/id/%ff", "/id/%00", "/id/%c0%af", "/id/..%2f..%2fetc", "/id/" + "a" * 9000, "/id/%3Cb%3E", "/id/"),
    *(
        "/article/%0d%0aX:%20y",
        "/article/%1b%5b2J",
        "/article/",
        "//",
        "//example.org/",
        "/static/%2e%2e/run.py",
        "/question/99999999999999",
    ),
    *("/question/-1", "/search", "/search?q=", "/search?q=%ff", f"/search?q={'%E4%BC%9A' * 2000}", "/search?limit=-1"),
    *("/search?q=%00&limit=1e9", "/sentences?q=%22", "/sentences?q=NEAR(&page=-1", "/sentences?q=a*%20OR%20NOT%20(-b"),
    *(f"/sentences?q={'%E4%BC%9A+' * 900}", "/sentences?page=99999", "/browse?cls=%3E%7D", "/browse?sure=nan&page=0"),
    *("/browse?month=9999-99&place=%27&body=%22%5C&order=;", "/browse?q=%F0%9F%98%80%25_%5C", "/ask?q=%00"),
    *(f"/ask?q={'%E8%B0%81' * 2500}", "/sparql?query=", "/sparql?format=", "/sparql?query=ASK%20%7B%7D&format=../x"),
    *("/sparql?default-graph-uri=%20&query=ASK%7B%7D", "/graph?graph=%20", "/graph?default=&graph=x", "/?lang=%00"),
    *("/reconcile?queries=", "/reconcile?queries=[]", "/reconcile?extend={}", "/reconcile/suggest/entity?prefix=%00"),
    *("/reconcile/suggest/x", "/reconcile/preview?id=%22%3E%3Cscript%3E", "/reconcile/properties?type=%3E&limit=-1"),
    *("/.well-known/void?x=%zz", "/labels", "/edit", "/%e9%9d%92", "/?" + "a&" * 3000),
)
QUERIES: tuple[object, ...] = (
    {"q": {}},
    {"q": {"query": None, "limit": -1}},
    {"q": {"query": ["a"], "limit": "x", "type": {"id": 7}, "properties": "x"}},
    {"q": {"query": "会", "limit": 1e308, "type": [[], None, "x>"], "type_strict": []}},
    {"q": {"query": "会", "properties": [{"pid": "x> }"}, {"pid": [], "v": {}}, {"v": 1}, 7, None]}},
    {"q": {"query": "会", "properties": [{"pid": "schema:name", "v": [{"id": {}}, [], None, True]}]}},
    {"q": {"query": "会" * 90_000}},
    {"\x00": {"query": "\x00\ufffe\u202e"}},
    {str(number): {"query": "会"} for number in range(2000)},
)
EXTENDED: tuple[object, ...] = (
    {"ids": [None, {}, "x>", "\x00"], "properties": [{"id": "schema:name"}, {"id": 7}, {}, None, "x"]},
    {"ids": ["a"] * 5000, "properties": [{"id": "a"}] * 50},
    {"ids": [], "properties": [{"id": "schema:name", "settings": {"limit": -1}}]},
)


def said(server: Server, request: bytes) -> bytes:
    """What the server says; once it has begun, the client ends its half."""
    where = urlsplit(server.url)
    with socket.create_connection((where.hostname or "", where.port or 0), timeout=15) as client:
        answer = b""
        with contextlib.suppress(ConnectionError):
            client.sendall(request)
            answer = client.recv(1 << 16)
            client.shutdown(socket.SHUT_WR)
            while part := client.recv(1 << 16):
                answer += part
    return answer


def plain(server: Server, before: int) -> None:
    log = server.log.read_text()[before:]
    assert "Traceback" not in log and "Error" not in log, log[-2000:]


def test_requests_that_are_none(server: Server) -> None:
    before = len(server.log.read_text())
    for what, lines in RAW.items():
        answer = said(server, ("\r\n".join(lines) + "\r\n\r\n").encode("utf-8" if "青" in str(lines) else "latin-1"))
        assert not answer or answer.startswith(b"HTTP/1.1 "), what
        assert not answer or answer[9:12] != b"500", (what, answer[:300])
    plain(server, before)
    well(server)


def test_clients_that_hang_up_are_no_fault(server: Server) -> None:
    before = len(server.log.read_text())
    where = urlsplit(server.url)
    for _ in range(30):
        with socket.create_connection((where.hostname or "", where.port or 0)) as client:
            client.sendall(f"{ASKED}\r\n{HOST}\r\n\r\n".encode())
    for _ in range(3):
        well(server)
    plain(server, before)


def test_addresses_that_lead_nowhere(server: Server) -> None:
    before = len(server.log.read_text())
    for path in PATHS:
        answer = said(server, f"GET {path} HTTP/1.1\r\n{HOST}\r\nConnection: close\r\n\r\n".encode())
        status = answer[9:12]
        assert answer.startswith(b"HTTP/1.1 ") and status < b"500", (path, answer[:300])
        assert [one for one in (b"\r\nX: y", b"\x1b", b'<script>"') if one in answer] == [], path
    plain(server, before)
    well(server)


@pytest.mark.parametrize("field", ["queries", "extend"])
def test_tables_that_are_none(server: Server, field: str) -> None:
    before = len(server.log.read_text())
    asked = [json.dumps(one) for one in (QUERIES if field == "queries" else EXTENDED)]
    for one in (*asked, "", "{", "7", "null", DEEP, '{"q": ' + DEEP + "}", '{"q": {"query": "\\ud800"}}', "9" * 5000):
        answer = server.post("/reconcile", f"{field}={quote(one)}".encode(), FORM.partition(": ")[2])
        assert answer.status in (200, 400, 413, 504), (one[:200], answer.status, answer.text[:300])
    plain(server, before)
    well(server)
