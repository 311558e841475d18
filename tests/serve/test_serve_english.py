"""The pages in English beside Chinese."""

import re
from pathlib import Path

from helpers import each
from served import Server

import kg.serve
from kg.serve.view import english

_PAGES = (
    "/",
    "/browse",
    "/sentences?q=x",
    "/ask?q=x",
    "/browse?cls=foaf:Person",
    "/browse?view=time",
    "/browse?view=map",
    "/browse?view=network",
)
_CHINESE = re.compile(r"[一-鿿]")


def _ours(page: str) -> str:
    """What the program says of itself: without what is the graph's or the reader's own."""
    for theirs in ("script", "style", "td", "small", "h1", "blockquote"):
        page = re.sub(rf"<{theirs}\b.*?</{theirs}>", "", page, flags=re.DOTALL)
    return re.sub(
        r'hreflang="zh">中文|title="[^"]*"|<p class="answer".*?<\/p>|placeholder="某某[^"]*"|<li><a [^\n]*|'
        r'<a href="/id/[^\n]*',
        "",
        page,
    )


def test_every_text_of_the_templates_has_its_english() -> None:
    folder = Path(kg.serve.__file__).parent / "templates"
    said = {text for file in folder.glob("*.html") for text in re.findall(r'_\("(.*?)"\)', file.read_text("utf-8"))}
    said |= {"类别", "时间", "地区", "单位", "来源", "可信度", "名称", "日期"}
    assert said - set(english()) == set()


def test_by_the_address_then_by_the_cookie_then_by_the_browser(server: Server) -> None:
    page = server.get("/browse?lang=en", "text/html")
    assert '<html lang="en"' in page.text and ">event<" in page.text and ">Browse<" in page.text
    assert "gongbao-lang=en" in page.headers["set-cookie"] and "Cookie" in page.headers["vary"]
    assert '<html lang="zh"' in server.get("/browse", "text/html").text

    def headed(name: str, value: str) -> str:
        import urllib.request

        return server.send(urllib.request.Request(f"{server.url}/browse", headers={name: value}), "text/html").text

    assert '<html lang="en"' in headed("Cookie", "gongbao-lang=en")
    assert '<html lang="en"' in headed("Accept-Language", "en-GB,en;q=0.9")
    assert '<html lang="zh"' in headed("Accept-Language", "zh-TW,zh;q=0.9,en;q=0.5")
    assert '<html lang="zh"' in headed("Accept-Language", "fr")
    assert "set-cookie" not in server.get("/browse?lang=<script>", "text/html").headers


def test_the_link_to_the_other_language_keeps_the_place(server: Server) -> None:
    page = server.get("/browse?cls=foaf:Person&lang=en", "text/html").text
    other = re.search(r'<a href="([^"]*)" lang="zh" hreflang="zh">中文</a>', page)
    assert other and "cls=foaf%3APerson" in other[1] and "lang=zh" in other[1]


@each(_PAGES)
def test_nothing_chinese_is_left_of_our_own(path: str, *, server: Server) -> None:
    page = server.get(f"{path}{'&' if '?' in path else '?'}lang=en", "text/html").text
    left = [line for line in _ours(page).splitlines() if _CHINESE.search(line)]
    assert left == []


def test_a_node_in_english(server: Server) -> None:
    href = re.search(r'href="(/id/[^"]+)"', server.get("/browse?cls=foaf:Person", "text/html").text)
    assert href
    page = server.get(f"{href[1]}?lang=en", "text/html").text
    assert ">Posts<" in page and "Confidence" in page and "Cite as" in page and ">任职<" not in page
