"""Formats and shapes of pages as sites, offices and libraries have them."""

import datetime
import io
import json
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest
from read.sites import HEADLINE, PARAGRAPHS

from kg import layout
from kg.cli import main
from kg.model import Source
from kg.read import Unread, sources
from kg.read.dates import from_address
from kg.read.pdf import characters

DAY = datetime.date(2024, 8, 8)
TEXT = "".join(f"<p>　　{one}</p>" for one in PARAGRAPHS)
INFO = "<p>发布时间：2024-08-08 09:30　来源：青禾县总工会　作者：陈舒</p>"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def page(body: str, head: str = "") -> str:
    return f"<html><head><title>{HEADLINE}_青禾县总工会</title>{head}</head>{body}</html>"


def read(folder: Path, name: str, data: str | bytes) -> Source:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    [found] = sources(path, name)
    assert isinstance(found, Source), found
    return found


WRAPPED = {
    "a body": f'<body id="comment"><h1>{HEADLINE}</h1>{INFO}<div>{TEXT}</div></body>',
    "a box": f'<body><div class="comment-box"><h1>{HEADLINE}</h1>{INFO}<div>{TEXT}</div></div></body>',
    "a wrapper": f'<body><div class="main footer_wrap"><h1>{HEADLINE}</h1>{INFO}<div>{TEXT}</div></div></body>',
    "a layout": f'<body class="sidebar-layout"><main><h1>{HEADLINE}</h1>{INFO}{TEXT}</main></body>',
    "a form": f'<body><form method="post"><h1>{HEADLINE}</h1>{INFO}<div>{TEXT}</div></form></body>',
    "data": f"<body><h1>{HEADLINE}</h1>{INFO}<div><![CDATA[{TEXT}]]></div></body>",
    "entities": "".join(f"&#{ord(c)};" if c > "\xff" else c for c in f"<body><h1>{HEADLINE}</h1>{INFO}{TEXT}</body>"),
    "hex": "".join(f"&#x{ord(c):X};" if c > "\xff" else c for c in f"<body><h1>{HEADLINE}</h1>{INFO}{TEXT}</body>"),
    "unseen": f'<body><h1>{HEADLINE}</h1><em>2024年08月08日</em><div style="visibility: hidden;">{TEXT}</div></body>',
}


@pytest.mark.parametrize("name", WRAPPED)
def test_an_article_in_any_wrapper(name: str, tmp_path: Path) -> None:
    [article] = layout.articles(read(tmp_path, "page.html", page(WRAPPED[name])))
    assert (article.headline, article.text, article.date) == (HEADLINE, "\n".join(PARAGRAPHS), DAY)


def test_comments_are_no_article_where_there_is_one(tmp_path: Path) -> None:
    comments = "".join(
        f"<p>网友{n}：写得真好，职工就需要这样的培训，希望多多举办，让大家都能参加。</p>" for n in "甲乙丙丁戊己庚"
    )
    body = f'<body><div><h1>{HEADLINE}</h1>{INFO}{TEXT}</div><div class="comments">{comments}</div></body>'
    [article] = layout.articles(read(tmp_path, "page.html", page(body)))
    assert article.text == "\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("http://www.qinghe.example/art/2024/8/8/art_12345_678.html", DAY),
        ("http://www.qinghe.example/xwzx/t20240808_12345.html", DAY),
        ("http://www.qinghe.example/n1/2024/0808/c123-4567.html", DAY),
        ("http://www.qinghe.example/zwgk/202408/08/1.shtml", DAY),
        ("http://paper.qinghe.example/html/2024-08/08/node_1.htm", DAY),
        ("http://www.qinghe.example/content/20240808.html", DAY),
        ("http://www.qinghe.example/art/12024/8/8/1.html", None),
        ("http://www.qinghe.example/2024/13/8/1.html", None),
        ("http://www.qinghe.example/item/20249999/1.html", None),
        ("http://www.qinghe.example/a/7202408081.html", None),
    ],
)
def test_the_day_in_an_address(address: str, day: datetime.date | None, tmp_path: Path) -> None:
    assert from_address(address) == day
    link = f'<link rel="canonical" href="{address}">'
    assert read(tmp_path, "page.html", page(f"<body><h1>{HEADLINE}</h1>{TEXT}</body>", link)).date == day


@pytest.mark.parametrize("heading", ["", f"# {HEADLINE}\n\n"])
def test_front_matter(heading: str, tmp_path: Path) -> None:
    front = (
        f'---\ntitle: "{HEADLINE}"\ndate: 2024-08-08 09:30\nauthor: 陈舒\nsource: 青禾工人报\ntags:\n  - 培训\n---\n\n'
    )
    source = read(tmp_path, "a.md", front + heading + "\n\n".join(PARAGRAPHS))
    [article] = layout.articles(source)
    assert (article.headline, article.authors, source.date) == (HEADLINE, ("陈舒",), DAY)
    assert source.publication == "青禾工人报" and article.text == "\n".join(PARAGRAPHS)


def test_a_rule_is_no_front_matter(tmp_path: Path) -> None:
    source = read(tmp_path, "a.md", f"---\n\n{PARAGRAPHS[0]}\n\n---\n\n{PARAGRAPHS[1]}\n")
    assert PARAGRAPHS[0] in source.text and PARAGRAPHS[1] in source.text


def word(body: str, styles: str = "") -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
        if styles:
            archive.writestr("word/styles.xml", f'<w:styles xmlns:w="{W}">{styles}</w:styles>')
    return data.getvalue()


def p(*runs: str) -> str:
    return f"<w:p>{''.join(run if run.startswith('<') else f'<w:r><w:t>{run}</w:t></w:r>' for run in runs)}</w:p>"


def test_tracked_changes(tmp_path: Path) -> None:
    insertion = "<w:ins><w:r><w:t>县总工会主席林知远出席。</w:t></w:r></w:ins>"
    deletion = "<w:del><w:r><w:delText>副主席某某出席。</w:delText></w:r></w:del>"
    moved = "<w:moveFrom><w:r><w:t>某某</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>会议结束。</w:t></w:r></w:moveTo>"
    assert read(tmp_path, "a.docx", word(p("会议召开。", insertion, deletion, moved))).text == (
        "会议召开。县总工会主席林知远出席。会议结束。"
    )


def test_text_boxes(tmp_path: Path) -> None:
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    box = f"<w:txbxContent>{p('框中的话。')}</w:txbxContent>"
    choice = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    choice = f'<mc:AlternateContent xmlns:mc="{mc}">{choice}</mc:AlternateContent>'
    assert read(tmp_path, "a.docx", word(p("会议", f"<w:r>{choice}</w:r>", "召开。") + p("完。"))).text == (
        "会议召开。\n框中的话。\n完。"
    )


def test_a_form_has_rows_and_no_author(tmp_path: Path) -> None:
    rows = [["姓名", "林知远", "性别", "男"], ["现任职务", "青禾县总工会副主席", "拟任职务", "青禾县民政局局长"]]
    cells = ("".join(f"<w:tc>{p(cell)}</w:tc>" for cell in row) for row in rows)
    table = "".join(f"<w:tr>{row}</w:tr>" for row in cells)
    title = '<w:p><w:pPr><w:pStyle w:val="a3"/></w:pPr><w:r><w:t>干部任免审批表</w:t></w:r></w:p>'
    style = '<w:style w:styleId="a3"><w:name w:val="Title"/></w:style>'
    [article] = layout.articles(read(tmp_path, "a.docx", word(f"{title}<w:tbl>{table}</w:tbl>", style)))
    assert (article.headline, article.authors) == ("干部任免审批表", ())
    assert article.text.split("\n") == ["\t".join(row) for row in rows]


def test_a_table_that_sets_prose_is_prose(tmp_path: Path) -> None:
    row = "".join(f"<w:tc>{p(one)}</w:tc>" for one in PARAGRAPHS[:2])
    assert read(tmp_path, "a.docx", word(f"<w:tbl><w:tr>{row}</w:tr></w:tbl>")).text == "\n".join(PARAGRAPHS[:2])


def test_a_saved_page(tmp_path: Path) -> None:
    message = EmailMessage()
    message["Subject"] = HEADLINE
    message.set_content("nothing", subtype="css")
    message.make_mixed()
    message.add_attachment(
        page(f"<body><h1>{HEADLINE}</h1>{INFO}{TEXT}</body>"), subtype="html", cte="quoted-printable"
    )
    [*_, part] = message.walk()
    part["Content-Location"] = "https://qinghe.example/1.html"
    source = read(tmp_path, "a.mht", message.as_bytes())
    [article] = layout.articles(source)
    assert (article.headline, source.url) == (HEADLINE, "https://qinghe.example/1.html")
    (tmp_path / "b.mht").write_bytes(b"Content-Type: text/css\n\nbody {}")
    [unread] = sources(tmp_path / "b.mht", "b.mht")
    assert unread == Unread("b.mht", "b.mht: no page in this saved file")


@pytest.mark.parametrize(
    "shape",
    [
        lambda rows: {"news": rows},
        lambda rows: {"code": 0, "data": {"total": 2, "list": rows}},
        lambda rows: {"tags": [{"id": 1}], "data": {"page": {"items": rows}}},
    ],
)
def test_lists_below_keys(shape: object, tmp_path: Path) -> None:
    assert callable(shape)
    rows = [{"新闻标题": HEADLINE, "新闻正文": one} for one in PARAGRAPHS[:2]]
    path = tmp_path / "a.json"
    path.write_text(json.dumps(shape(rows)), encoding="utf-8")
    assert [isinstance(one, Source) and PARAGRAPHS[n] in one.text for n, one in enumerate(sources(path, "a.json"))] == [
        True,
        True,
    ]


@pytest.mark.parametrize("written", ["45512", "45512.39", "2024/8/8", "1723080600"])
def test_days_of_spreadsheets(written: str, tmp_path: Path) -> None:
    assert read(tmp_path, "a.csv", f"日期,正文\n{written},{PARAGRAPHS[0]}").date == DAY


def sheet(rows: list[list[str]]) -> bytes:
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    shared = sorted({cell for row in rows for cell in row})
    lines = "".join(
        f'<row r="{r}">'
        + "".join(f'<c r="{chr(64 + c)}{r}" t="s"><v>{shared.index(cell)}</v></c>' for c, cell in enumerate(row, 1))
        + "</row>"
        for r, row in enumerate(rows, 1)
    )
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("xl/workbook.xml", f"<workbook {space}/>")
        strings = "".join(f"<si><r><t>{one}</t></r><rPh><t>zh</t></rPh></si>" for one in shared)
        archive.writestr("xl/sharedStrings.xml", f"<sst {space}>{strings}</sst>")
        archive.writestr("xl/worksheets/sheet1.xml", f"<worksheet {space}><sheetData>{lines}</sheetData></worksheet>")
    return data.getvalue()


def test_a_spreadsheet_has_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(sheet([["标题", "日期", "正文"], [HEADLINE, "45512", PARAGRAPHS[0]], ["无", "45512", "x"]]))
    first, second = sources(path, "a.xlsx")
    assert isinstance(first, Source) and (first.name, first.date) == ("a.xlsx#1", DAY)
    assert layout.articles(first)[0].headline == HEADLINE
    assert isinstance(second, Unread) and "no Chinese text" in second.note


def test_alto(tmp_path: Path) -> None:
    def line(text: str, top: int, height: int = 40, left: int = 100) -> str:
        words = f'<String CONTENT="{text[:3]}" WC="0.9"/><SP/><String CONTENT="{text[3:]}" WC="0.8"/>'
        box = f'HPOS="{left}" VPOS="{top}" WIDTH="{len(text) * height}" HEIGHT="{height}"'
        return f"<TextLine {box}>{words}</TextLine>"

    lines = [line(PARAGRAPHS[0][at : at + 20], 600 + at * 3) for at in range(0, len(PARAGRAPHS[0]), 20)]
    block = f"<TextBlock>{line(HEADLINE, 400, 90)}{''.join(lines)}</TextBlock>"
    space = "http://www.loc.gov/standards/alto/ns-v4#"
    source = read(
        tmp_path,
        "1998-05-06.xml",
        f'<?xml version="1.0" encoding="UTF-8"?><alto xmlns="{space}"><Layout><Page HEIGHT="3000" WIDTH="2000">'
        f"<PrintSpace>{block}</PrintSpace></Page></Layout></alto>",
    )
    [article] = layout.articles(source)
    assert (article.headline, article.text, source.date) == (HEADLINE, PARAGRAPHS[0], datetime.date(1998, 5, 6))
    assert {region.confidence for region in source.regions} == {0.8}


def test_page_xml(tmp_path: Path) -> None:
    def region(name: str, kind: str, *texts: str) -> str:
        lines = "".join(f"<TextLine><TextEquiv><Unicode>{one}</Unicode></TextEquiv></TextLine>" for one in texts)
        return f'<TextRegion id="{name}" type="{kind}">{lines}</TextRegion>'

    text = PARAGRAPHS[0]
    order = "".join(f'<RegionRefIndexed index="{n}" regionRef="{name}"/>' for n, name in enumerate("ab"))
    space = "http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"
    regions = region("b", "paragraph", text[:20], text[20:]) + region("a", "heading", HEADLINE)
    source = read(
        tmp_path,
        "p.xml",
        f'<PcGts xmlns="{space}"><Page><ReadingOrder><OrderedGroup>{order}</OrderedGroup></ReadingOrder>'
        f"{regions}</Page></PcGts>",
    )
    [article] = layout.articles(source)
    assert (article.headline, article.text) == (HEADLINE, text)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ("<mets/>", "a list of pages (METS)"),
        ("<rss/>", "XML of a kind that is not read (rss)"),
        ("<alto>", "damaged"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><alto/>', "defines entities"),
        ("<alto/>", "no Chinese text"),
    ],
)
def test_other_xml(data: str, why: str, tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(data, encoding="utf-8")
    [unread] = sources(path, "a.xml")
    assert isinstance(unread, Unread) and why in unread.note


def test_radicals_are_characters() -> None:
    assert characters("总⼯会8⽉6⽇⻓⻔⻢⻋，①") == "总工会8月6日长门马车，①"


def test_an_address_is_no_input(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["build", "https://qinghe.example/1.html", "-o", str(tmp_path)]) == 2
    said = capsys.readouterr().err
    assert "save the page first" in said and said.count("\n") == 1
