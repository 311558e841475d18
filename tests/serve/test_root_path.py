"""The service below a path: every link, redirect, asset and answer of the API begins with it."""

import http.client
import re
import urllib.parse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from served import Server, serve

ROOT = "/gongbao"
_ADDRESS = re.compile(r'(?:href|src|action)="([^"]*)"')


@pytest.fixture(scope="module")
def rooted(graph: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serve(graph, tmp_path_factory.mktemp("rooted") / "log", "--root-path", f"{ROOT}/") as server:
        yield server


@pytest.fixture(scope="module")
def proxied(graph: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serve(graph, tmp_path_factory.mktemp("proxied") / "log", "--proxy", "127.0.0.1") as server:
        yield server


def asked(server: Server, path: str, **headers: str) -> tuple[int, dict[str, str], str]:
    """Without following redirects."""
    there = urllib.parse.urlsplit(server.url)
    connection = http.client.HTTPConnection(there.netloc, timeout=30)
    connection.request("GET", path, headers={key.replace("_", "-"): value for key, value in headers.items()})
    reply = connection.getresponse()
    text = reply.read().decode()
    connection.close()
    return reply.status, {key.lower(): value for key, value in reply.getheaders()}, text


def kind(path: str) -> str:
    """The page of an address, whatever is asked of it: /browse of /browse?cls=…&sort=date."""
    return path.partition("?")[0].split("/")[1]


@pytest.mark.parametrize("prefix", ["", ROOT], ids=["taken off", "left on"])
def test_all_pages_lead_on_below_the_path(rooted: Server, prefix: str) -> None:
    left = ["/", "/browse", f"/sentences?q={urllib.parse.quote('活动')}", f"/ask?q={urllib.parse.quote('谁')}"]
    known = set(left)
    kinds = Counter(map(kind, left))
    while left:
        path = left.pop()
        status, headers, text = asked(rooted, prefix + path, Accept="text/html")
        assert status in (200, 422), (path, status)
        if "html" not in headers["content-type"]:
            continue
        assert f'data-root="{ROOT}"' in text
        for one in map(str.strip, _ADDRESS.findall(text.replace("&amp;", "&"))):
            if not one or one.startswith(("http", "data:", "#", "?")):
                continue
            assert one.startswith(f"{ROOT}/"), (path, one)
            below = one.removeprefix(ROOT)
            # Some of each kind: choices of facets can be combined without end.
            if below not in known and kinds[kind(below)] < 8:
                known.add(below)
                kinds[kind(below)] += 1
                left.append(below)
    assert {"id", "static", "article", "browse"} <= set(kinds)


def test_redirects_and_the_api_are_below_it(rooted: Server) -> None:
    status, headers, _ = asked(rooted, f"{ROOT}/sparql", Accept="text/html")
    assert (status, headers["location"]) == (303, f"{ROOT}/")
    assert asked(rooted, ROOT)[0] == 200
    _, _, manifest = asked(rooted, "/reconcile")
    assert f"{rooted.url}{ROOT}/reconcile/preview" in manifest and f'"{rooted.url}{ROOT}/id/' in manifest
    _, _, void = asked(rooted, f"{ROOT}/.well-known/void", Accept="text/turtle")
    assert f"<{rooted.url}{ROOT}/sparql>" in void
    _, _, described = asked(rooted, f"{ROOT}/sparql", Accept="text/turtle")
    assert f"<{rooted.url}{ROOT}/sparql>" in described
    answer = rooted.post("/labels", '{"iris": [], "names": ["清河县总工会"]}'.encode(), "application/json")
    assert re.findall(r'"(/[^"]*)"', answer.text)[0].startswith(f"{ROOT}/id/")


def test_a_named_proxy_tells_the_path_and_nobody_else(rooted: Server, proxied: Server) -> None:
    assert 'href="/press/browse"' in asked(proxied, "/", X_Forwarded_Prefix="/press")[2]
    assert 'href="/a/b/browse"' in asked(proxied, "/a/b/", X_Forwarded_Prefix="/a/b/", X_Forwarded_For="10.1.2.3")[2]
    assert 'href="/browse"' in asked(proxied, "/")[2]
    for bad in ('/"><script>', "//evil.example", "/../x", "http://evil.example/", "x"):
        page = asked(proxied, "/", X_Forwarded_Prefix=bad)
        assert page[0] == 200 and 'href="/browse"' in page[2] and "evil" not in page[2]
    assert f'href="{ROOT}/browse"' in asked(rooted, "/", X_Forwarded_Prefix="/press")[2]
