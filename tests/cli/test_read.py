import json
from pathlib import Path

from helpers import PAGE, Command


def test_what_was_understood_is_shown(kg: Command, page: Path) -> None:
    run = kg("read", page)
    assert run.returncode == 0, run.stderr
    assert run.stdout.splitlines()[:3] == [
        "page.txt  text/plain",
        "  1. 青禾县总工会举办职工急救技能培训班",
        "     苏晓芸, no date, 76 characters",
    ]
    assert "本报讯 2025年8月6日上午" in run.stdout


def test_a_source_without_an_article_says_why(kg: Command, tmp_path: Path) -> None:
    (tmp_path / "links.txt").write_text("首页 > 要闻 > 正文\n分享到：微信\n", encoding="utf-8")
    run = kg("read", "links.txt")
    assert run.returncode == 1
    assert run.stderr.splitlines() == [
        "kg: links.txt: no article found: its 2 lines are all navigation, dates and bylines",
        "kg: no article found",
    ]


def test_fields_of_a_table(kg: Command, tmp_path: Path) -> None:
    headline, body = PAGE.split("\n\n")[:2]
    row = {"题": headline, "稿": body, "日": "2025-08-08"}
    (tmp_path / "news.jsonl").write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
    fields = ("--text-field", "稿", "--title-field", "题", "--date-field", "日")
    run = kg("read", "news.jsonl", *fields)
    assert f"1. {headline}" in run.stdout and "2025-08-08" in run.stdout
    assert kg("build", "news.jsonl", *fields).returncode == 0
    assert kg("build", "news.jsonl", "--name", "other").returncode == 1
