"""The example in docs/gold.md is a gold file that can be used."""

import re
from pathlib import Path

from helpers import ROOT

from kg.evaluate import gold


def test_the_example_is_read_whole(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "gold.md").read_text(encoding="utf-8")
    for kind, name in (("text", "page.txt"), ("yaml", "page.yaml")):
        block = re.search(rf"^```{kind}\n(.*?)^```$", page, re.S | re.M)
        assert block
        (tmp_path / name).write_text(block[1], encoding="utf-8")
    (article,) = gold.load(tmp_path / "page.yaml")
    assert article.text.startswith("2025年8月6日上午") and article.whole
    assert [post.title.label for post in article.posts] == ["常委", "主席"]
    assert set(article.events[0].facts) >= {"organizer", "speaker", "attendee", "location", "start"}
    text = (tmp_path / "page.txt").read_text(encoding="utf-8").replace("\n", "")
    assert all(one.anchor in text for one in (*article.events, *article.amounts))
