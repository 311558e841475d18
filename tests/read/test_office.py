"""Word files and electronic books."""

import datetime
import io
import zipfile
from pathlib import Path

import docx

from kg import layout
from kg.model import Source
from kg.read import Unread, sources

HEADLINE = "青禾县总工会举办职工急救技能培训班"
BODY = [
    "8月6日，青禾县总工会在县工人文化宫举办职工急救技能培训班。县总工会主席林知远出席并讲话。",
    "来自22家企业的130余名职工参加培训。县总工会将继续开展此类培训。",
]


def _read(folder: Path, name: str, data: bytes) -> list[Source | Unread]:
    path = folder / name
    path.write_bytes(data)
    return list(sources(path, name))


def _word(document: "docx.document.Document") -> bytes:
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def test_a_word_file_with_headings(tmp_path: Path) -> None:
    document = docx.Document()
    for headline in (HEADLINE, "柳溪镇总工会召开会议"):
        document.add_heading(headline, 1)
        for paragraph in BODY:
            document.add_paragraph(f"　　{paragraph}")
        document.add_paragraph("（记者 陈舒）")
    [source] = _read(tmp_path, "2024-08-08.docx", _word(document))
    assert isinstance(source, Source) and source.date == datetime.date(2024, 8, 8)
    first, second = layout.articles(source)
    assert (first.headline, first.text, first.authors) == (HEADLINE, "\n".join(BODY), ("陈舒",))
    assert second.headline == "柳溪镇总工会召开会议"


def test_a_word_file_without_styles(tmp_path: Path) -> None:
    document = docx.Document()
    for paragraph in (HEADLINE, *BODY, "陈舒"):
        document.add_paragraph(paragraph)
    document.add_table(1, 1).cell(0, 0).text = "报名表"
    [source] = _read(tmp_path, "a.docx", _word(document))
    assert isinstance(source, Source)
    article = layout.articles(source)[0]
    assert (article.headline, article.authors) == (HEADLINE, ("陈舒",))
    assert article.text.startswith("\n".join(BODY))


def test_a_word_file_that_defines_entities_is_refused(tmp_path: Path) -> None:
    good = io.BytesIO(_word(docx.Document()))
    bad = io.BytesIO()
    with zipfile.ZipFile(good) as old, zipfile.ZipFile(bad, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = data.replace(b"<w:document", b'<!DOCTYPE a [<!ENTITY b "c">]><w:document', 1)
            new.writestr(name, data)
    [unread] = _read(tmp_path, "a.docx", bad.getvalue())
    assert isinstance(unread, Unread) and "defines entities" in unread.note


def _book(chapters: dict[str, str]) -> bytes:
    items = "".join(f'<item id="c{n}" href="{name}"/>' for n, name in enumerate(chapters))
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>青禾工运</dc:title><dc:date>2024-08-08</dc:date></metadata><manifest>{items}</manifest>"
        f"<spine>{spine}</spine></package>"
    )
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as book:
        book.writestr("META-INF/container.xml", '<container><rootfile full-path="OEBPS/book.opf"/></container>')
        book.writestr("OEBPS/book.opf", package)
        for name, body in chapters.items():
            book.writestr(f"OEBPS/{name}", f"<html><body>{body}</body></html>")
    return data.getvalue()


def test_the_chapters_of_a_book(tmp_path: Path) -> None:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in BODY)
    found = _read(
        tmp_path, "book.epub", _book({"cover.xhtml": "<h1>青禾工运</h1>", "1.xhtml": f"<h2>{HEADLINE}</h2>{text}"})
    )
    [source] = found
    assert isinstance(source, Source) and source.name == "book.epub/OEBPS/1.xhtml"
    assert (source.date, source.publication) == (datetime.date(2024, 8, 8), "青禾工运")
    [article] = layout.articles(source)
    assert (article.headline, article.text) == (HEADLINE, "\n".join(BODY))


def test_a_book_that_lacks_its_list_of_chapters(tmp_path: Path) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as book:
        book.writestr("META-INF/container.xml", '<container><rootfile full-path="gone.opf"/></container>')
    [unread] = _read(tmp_path, "book.epub", data.getvalue())
    assert isinstance(unread, Unread) and unread.note == "book.epub: damaged book: no gone.opf in it"
