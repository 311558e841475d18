"""Where an article is from: what the user says, and what its page knows of itself."""

from dataclasses import replace

import pytest
from invented import article

from kg.extract import extract
from kg.lexicon import table
from kg.mentions.gazetteer import by_code
from kg.model import Article, Piece
from kg.resolve.home import account, said

BODY = "县总工会主席王立平讲话。"


def page(before: str = "", after: str = "", **fields: str) -> Article:
    """An article on a page with lines before and after it, and what is known of its source."""
    one = article(BODY)
    source = replace(one.source, text=before + BODY + after, **fields)
    return replace(one, source=source, pieces=(Piece(0, len(BODY), len(before)),))


PAGES = {
    "--place": page(place="浙江省湖州市安吉县"),
    "--body": page(body="安吉县人民医院"),
    "source line": page(before="发布时间:2024-05-06 来源:安吉县融媒体中心\n"),
    "the line behind it": page(after="\n(来源:安吉县卫健局 通讯员:李雪)"),
    "publication": page(publication="安吉县总工会"),
    "masthead": page(before="安吉县总工会\n"),
}


@pytest.mark.parametrize("by", PAGES)
def test_a_page_says_which_county_is_meant(by: str) -> None:
    one = PAGES[by]
    labels = {mention.entity.label for mention in extract(one, (one,)).mentions}
    assert "安吉县总工会" in labels


def test_an_address_in_a_government_domain_says_its_city() -> None:
    one = replace(page(url="http://rsj.huzhou.gov.cn/a/1.html"))
    assert [each.words for each in said(one, (one,))] == ["湖州市"]
    assert said(page(url="http://huzhou.gov.cn.example.com/"), ()) == ()
    assert said(page(url="http://[/"), ()) == ()


def test_every_domain_is_of_a_place() -> None:
    rows = table("government_domains", "domain", "adcode")
    assert all(row["adcode"] in by_code() and row["domain"].endswith(".gov.cn") for row in rows)
    assert len({row["domain"] for row in rows}) == len(rows)


def test_the_source_line_of_another_article_is_not_its_own() -> None:
    one = page(before="来源:德清县总工会\n李雪讲话。\n", after="\n李雪讲话。来源:长兴县总工会")
    text = one.source.text
    others = [
        replace(one, number=2 + at, pieces=(Piece(0, 6, begin),))
        for at, begin in enumerate((text.find("李雪"), text.rfind("李雪")))
    ]
    assert "source line" not in {each.by for each in said(one, (one, *others))}


def test_the_text_goes_before_its_page() -> None:
    one = article("德清县召开会议。德清县总结工作,县总工会主席王立平讲话。")
    one = replace(one, source=replace(one.source, place="安吉县"))
    assert "德清县总工会" in {mention.entity.label for mention in extract(one, (one,)).mentions}


def test_the_account_says_what_and_why() -> None:
    one = PAGES["source line"]
    assert list(account(one, (one,))) == [("安吉县", "source line"), ("安吉县融媒体中心", "source line")]
    assert list(account(article("德清县召开会议。", "德清县召开会议"), ())) == [("德清县", "headline")]
    assert list(account(article("召开会议。"), ())) == []


def test_our_body_is_that_of_the_user() -> None:
    one = article("我公司召开会议,公司工会主席王立平讲话。")
    one = replace(one, source=replace(one.source, body="华岭机械有限公司"))
    labels = {mention.entity.label for mention in extract(one, (one,)).mentions}
    assert {"华岭机械有限公司", "华岭机械有限公司工会"} <= labels


@pytest.mark.parametrize(
    ("headline", "text", "seat"),
    [
        ("院长王立平走访群众", "院长王立平到石岭村走访。", "安吉县人民法院"),
        ("安吉县教育局工作动态", "局长王立平到石岭村走访。", "安吉县教育局"),
        ("", "德清县人民法院开庭,院长王立平讲话。", "德清县人民法院"),
        ("", "湖州市中级人民法院开会。院长王立平讲话。", "湖州市中级人民法院"),
    ],
)
def test_whose_office_the_page_tells(headline: str, text: str, seat: str) -> None:
    one = article(text, headline or None)
    one = replace(one, source=replace(one.source, publication="安吉县人民法院"))
    seats = {claim.object.label for claim in extract(one, (one,)).claims if claim.predicate == "org:postIn"}
    assert seats == {seat}


@pytest.mark.parametrize(
    ("captions", "from_there"),
    [("图为安吉县职工在比赛。", "安吉县"), ("图为安吉县和德清县职工在比赛。", ""), ("图为职工在比赛。", "")],
)
def test_captions_tell_a_place_only_where_they_name_one(captions: str, from_there: str) -> None:
    caption = replace(article(captions), number=1, caption=True)
    one = replace(article(BODY, "职工技能比赛举行"), number=2)
    assert [told.words for told in said(one, (caption, one)) if told.by == "caption"] == [from_there] * bool(from_there)
