import io
from pathlib import Path

import pytest
from read.sites import HEADLINE, government, modern
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from kg import layout
from kg.model import Source
from kg.read import Unread, sources


def _archive(packed: bool) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    answers = [
        ("https://a.example/1.html", "200 OK", "text/html; charset=gb2312", government()),
        ("https://a.example/logo.png", "200 OK", "image/png", b"\x89PNG"),
        ("https://a.example/gone.html", "404 Not Found", "text/html", b"<html>\xe6\xb2\xa1\xe6\x9c\x89</html>"),
        ("https://a.example/2.html", "200 OK", "text/html", modern()),
        ("https://a.example/list.html", "200 OK", "text/html", "<html><a href='1'>要闻</a></html>".encode()),
    ]
    for url, status, media, body in answers:
        headers = StatusAndHeaders(status, [("Content-Type", media)], protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=headers))
    return out.getvalue()


@pytest.mark.parametrize("name", ["site.warc", "site.warc.gz"])
def test_each_page_of_a_web_archive_is_a_source(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(_archive(name.endswith("gz")))
    first, second, empty = sources(path, name)
    assert isinstance(first, Source) and isinstance(second, Source) and isinstance(empty, Unread)
    assert (first.name, first.url) == ("site.warc#1", "https://a.example/1.html")
    assert second.url == "https://paper.example/news/1.html"  # the canonical address of the page itself
    assert [layout.articles(source)[0].headline for source in (first, second)] == [HEADLINE] * 2
    assert empty.note.startswith("site.warc#5: no article on this page")


def test_a_truncated_archive_keeps_what_was_whole(tmp_path: Path) -> None:
    path = tmp_path / "site.warc.gz"
    data = _archive(True)
    path.write_bytes(data[: len(data) * 2 // 3])
    first, *_, last = sources(path, path.name)
    assert isinstance(first, Source) and isinstance(last, Unread)
