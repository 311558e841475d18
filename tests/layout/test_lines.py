import re

import pytest
from helpers import each

from kg import read_text
from kg.layout import articles
from kg.layout.lines import is_bulletin, is_furniture, is_host, is_section
from kg.lexicon import table
from kg.model import Source

ROWS = table("layout_lines", "kind", "pattern", "example", "counterexample")


@each(ROWS)
def test_every_pattern(row: dict[str, str]) -> None:
    known = {"section": is_section, "bulletin": is_bulletin, "host": is_host}.get(row["kind"], is_furniture)
    assert re.fullmatch(row["pattern"], row["example"])
    assert known(row["example"])
    if row["counterexample"]:
        assert not known(row["counterexample"])


@pytest.mark.parametrize(
    "line", ["德清县总工会开展走访慰问", "近日，县总工会开展走访。", "上午，会议召开。", "首先，要提高认识。"]
)
def test_news_is_no_furniture(line: str) -> None:
    assert not is_furniture(line)


def test_invisible_characters_are_no_part_of_an_article() -> None:
    text = "青禾县总\u200b工会举办培训\n\n8月20日，青禾县总\u200b工会主席王\u200b立\u2060平出席培训班并讲话。"
    (article,) = articles(Source("x.txt", text, "0" * 64))
    assert article.headline == "青禾县总工会举办培训"
    assert article.text == "8月20日，青禾县总工会主席王立平出席培训班并讲话。"
    for piece in article.pieces:
        assert article.text[piece.begin : piece.end] == text[piece.source_begin :][: piece.end - piece.begin]


def test_a_notice_goes_on_behind_who_hosts() -> None:
    head = "关于举办职工插花竞赛的通知\n\n各镇工会：\n经研究，定于5月16日举办全县职工插花竞赛。现将有关事项通知如下：\n"
    hosts = "主办单位：安吉县总工会、安吉县教育局\n承办单位：安吉县文化馆\n"
    (notice,) = articles(Source("x.txt", f"{head}一、组织机构\n{hosts}二、竞赛地点\n地点：县文化馆\n", "0" * 64))
    assert notice.headline == "关于举办职工插花竞赛的通知" and notice.text.endswith(
        f"{hosts}二、竞赛地点\n地点：县文化馆"
    )
    made = read_text(notice.headline + "\n\n" + notice.text)[0].claims
    told = {(claim.predicate, claim.object.label) for claim in made if hasattr(claim.object, "label")}
    assert {("schema:organizer", "安吉县总工会"), ("schema:organizer", "安吉县教育局")} <= told
    assert ("kgo:undertakenBy", "安吉县文化馆") in told


def test_questions_are_no_headlines() -> None:
    asked = "记者：今年有什么打算？\n周海燕：我们将办好竹乡旅游节。\n记者：困难在哪里？\n周海燕：人手不足。"
    for turns in (asked, asked.replace("记者", "问").replace("周海燕", "答")):
        (one,) = articles(Source("x.txt", f"专访安吉县旅游局局长周海燕\n\n{turns}\n", "0" * 64))
        assert (one.headline, one.text) == ("专访安吉县旅游局局长周海燕", turns)
