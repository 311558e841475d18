"""Whatever the text, its articles map back to it, piece by piece, and share none of it."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.layout import articles
from kg.model import Source

LINES = st.sampled_from(
    [
        "德清县总工会召开工作会议",
        "本报讯 近日，德清县总工会召开会议。",
        "会议要求，全县各级工会要把服务职工作为",
        "首要任务，扎实推进各项工作。",
        "祁望舒",
        "陈立言 摄",
        "2024年8月20日",
        "发布日期：2024-08-20 作者：陈立言",
        "新闻速递",
        "凝心聚力开新局 实干担当谱新篇",
        "### 标题",
        "## 详细新闻",
        "<p><strong>会议</strong>召开。&nbsp;<br></p>",
        "[查看原文](https://news.example/1.html)",
        "首页 > 正文",
        "“未完的引语",
        "",
        "　　",
        "3",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=200),
    st.text(alphabet="工会会议，。“”（）《》 \n\r\t　#<p>/&;0123摄王", max_size=300),
    st.lists(LINES, max_size=30).map("\n".join),
    st.lists(st.one_of(LINES, st.text(max_size=60)), max_size=12).map("\r\n\r\n".join),
)


@given(TEXTS, st.sampled_from(["text/plain", "text/markdown"]))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_pieces_map_back_and_never_overlap(text: str, media_type: str) -> None:
    source = Source("any", text, "0" * 64, media_type)
    used: list[tuple[int, int]] = []
    found = articles(source)
    assert [article.number for article in found] == list(range(1, len(found) + 1))
    for article in found:
        assert article.text.strip()
        assert 0 <= article.confidence <= 1
        end = 0
        for piece in article.pieces:
            assert end <= piece.begin < piece.end <= len(article.text)
            length, end = piece.end - piece.begin, piece.end
            assert text[piece.source_begin : piece.source_begin + length] == article.text[piece.begin : piece.end]
            used.append((piece.source_begin, piece.source_begin + length))
    used.sort()
    assert all(before[1] <= after[0] for before, after in pairwise(used))


@given(TEXTS)
@settings(max_examples=50, deadline=None, derandomize=True)
def test_the_same_text_gives_the_same_articles(text: str) -> None:
    source = Source("any", text, "0" * 64)
    assert articles(source) == articles(source)
