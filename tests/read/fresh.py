"""Hostile inputs of kinds that `hostile` has not, found by reading what each reader hands to its library."""

import gzip
import io
import json
import struct
import zipfile
import zlib
from collections.abc import Iterator

from read.hostile import LINE, PAGE, Named, packed

TEXT = f"<h1>青禾县总工会召开会议</h1><p>{LINE}</p><p>{LINE}</p>"
DIGITS = "9" * 5000  # more than Python makes a number of
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
P = f"<w:p><w:r><w:t>{LINE}</w:t></w:r></w:p>"


def webpages() -> Iterator[Named]:
    """Pages that hold Chinese only where none is read, numbers without end, trees that are none."""
    bodies = [
        *("<!-- 会议 -->", "<?xml version='1.0'?>会议", "<!DOCTYPE html><!-- 会 -->", "<html><!-- 会 --></html>"),
        *(f"<html>&#{DIGITS};", f"<html>&#{DIGITS};{TEXT}", f"<html>&#x{'f' * 5000};&#20250;", "<html></会议>"),
        f"<!--{'-' * 5000}>{TEXT}",
        f"\ufeff\ufeff<?xml version='1.0' encoding='gbk'?><html>{TEXT}",
        f"<!-- --><?xml version='1.0' encoding='gbk'?><html>{TEXT}",
        f"<html><frameset><frame></frameset>{TEXT}",
        f"<html><body>{TEXT}</body><body>{TEXT}</body></html><html>{TEXT}",
        f"<html>{'<div>' * 3000}{TEXT}",
        f"<html>{'<table><tr><td>' * 60}{TEXT}{'</td></tr></table>' * 60}",
        f"<html>{'<font>' * 400}{TEXT}",
        f"<html xmlns:a='{'u' * 5000}'><a:b>{TEXT}</a:b>",
        f"<html><p style='{'display:' * 2000}none'>{LINE}</p>{TEXT}",
        f"<html><title>{'会' * 20_000}</title>{TEXT}",
        f"<html><meta name=author content='{'林知远 ' * 2000}'>{TEXT}",
        f"<html><meta property=og:url content='http://{'a' * 3000}'><link rel=canonical href='javascript:1'>{TEXT}",
        f"<html><p>{'<a href=x>会</a>' * 2000}</p>{TEXT}",
        f"<html>{'<h1>青禾县总工会召开会议</h1>' * 500}<p>{LINE}</p>",
        f"<html>{TEXT.replace('<p>', '<p>&nbsp;&#8203;&zwj;')}",
    ]
    for number, body in enumerate(bodies):
        yield f"web{number}.html", body.encode()
    for number, data in enumerate(
        (
            f'{{"@type": "Article", "headline": {DIGITS}}}',
            f'{{"@type": "Article", "datePublished": "{DIGITS}"}}',
            '{"@type": "Article", "author": ' + '{"name": ' * 600 + '"林"' + "}" * 600 + "}",
            '{"@type": "Article", "author": ' + "[" * 600 + '"林"' + "]" * 600 + "}",
            json.dumps({"@type": "http://schema.org/NewsArticle", "headline": "会" * 9000, "url": ["x"] * 2000}),
            json.dumps([[{"@type": "Article"}], {"@graph": [{"@type": "Article"}]}, 7, None]),
            "/* x */ {'@type': 'Article'}",
        )
    ):
        yield f"said{number}.html", f'<html><script type="application/ld+json">{data}</script>{TEXT}'.encode()


def lists() -> Iterator[Named]:
    """Rows whose texts are whole pages, whose values are numbers without end; tables of one sign."""
    texts = [
        f"<html><!-- x --><body><p>{LINE}</p></body></html>",
        f"<html><head></head><frameset></frameset></html><p>{LINE}</p>",
        f"<!doctype html><!-- x --><p>{LINE}</p>",
        f"<html><body><p>{LINE}</p></body><body></p></html>",
        f"<?xml version='1.0' encoding='gbk'?><p>{LINE}</p>",
        f"</div></p>{LINE}<p></div>",
        f"<br>{'<div>' * 3000}{LINE}",
        f"{LINE}<br\x00/>",
        "<p>" * 5000 + LINE + "</p>" * 5000,
        "<!-- 会</p> -->",
    ]
    for number, text in enumerate(texts):
        yield f"page{number}.jsonl", json.dumps({"text": text}).encode()
    rows = [
        f'{{"text": "{LINE}", "date": {DIGITS}}}',
        f'{{"text": "{LINE}", "date": 1e400}}',
        f'{{"text": "{LINE}", "text ": "a", "TEXT": "b", " Text": 7}}',
        f'{{"text": ["{LINE}", ""], "title": [["a"]]}}',
        "\u2028".join([f'{{"text": "{LINE}"}}'] * 3),
        f'{{"text": "{LINE}"}}\x00',
        f'\x1e{{"text": "{LINE}"}}\n',
    ]
    for number, row in enumerate(rows):
        yield f"row{number}.jsonl", row.encode()
    nested: object = [{"text": LINE}]
    for _ in range(900):
        nested = {"data": nested}
    yield "deep.json", json.dumps(nested).encode()
    yield "wide.json", json.dumps({f"k{n}": [{"a": n}] for n in range(3000)} | {"z": [{"text": LINE}]}).encode()
    for number, table in enumerate(
        (
            f'text\n"{LINE}\x00"\n',
            "text\n" + f'"{LINE}' * 300,
            f"{','.join(['text'] * 900)}\n{LINE}\n",
            f"text\n{LINE}{',' * 5000}\n",
            f"sep=;\ntext;a\n{LINE};b\n",
            f"text\u2028{LINE}\u2028",
        )
    ):
        yield f"list{number}.csv", table.encode()


def fetched() -> Iterator[Named]:
    """Web archives of the older kind, of no kind, and packed ones that break off."""
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>{LINE}<p>{LINE}".encode()

    def record(*lines: str, body: bytes = http, version: str = "WARC/1.0") -> bytes:
        head = "\r\n".join((version, "WARC-Type: response", f"Content-Length: {len(body)}", *lines))
        return head.encode() + b"\r\nContent-Type: application/http; msgtype=response\r\n\r\n" + body + b"\r\n\r\n"

    old = f"http://a/ 1.2.3.4 20240806000000 text/html {len(http)}\n".encode() + http + b"\n"
    arc = b"filedesc://a 0.0.0.0 20240806000000 text/plain 3\n1 0 x\n\n" + old
    good = record("WARC-Target-URI: http://a/")
    archives = [
        *(arc, old, arc[:60], b"WARC/", b"WARC/1.0", b"WARC/1.0\r\n\r\n", good[:-40], good[:90], good + b"\x00" * 99),
        *(
            record(version="WARC/0.17"),
            record(version="WARC/9.9"),
            record(version="WARC/x"),
            good.replace(b"\r\n", b"\n"),
        ),
        *(record("WARC-Target-URI: " + "u" * 70_000), record("A" * 70_000), record(": x"), record("\x00: \x00")),
        *(record("WARC-Refers-To: x", "WARC-Segment-Number: 2"), record(*["X: y"] * 5000)),
        record(body=http.replace(b"text/html", b"text/html; charset=\xff\xfe")),
        record(body=http.replace(b"\r\n\r\n", b"\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n")),
        record(body=http.replace(b"\r\n\r\n", b"\r\nContent-Encoding: deflate\r\n\r\n")),
        record(body=http.replace(b"200 OK", b"200")),
        record(body=http.replace(b"HTTP/1.1 200", b"HTTP/1.1  200")),
        record(body=b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.7 nothing"),
    ]
    for number, data in enumerate(archives):
        yield f"fetched{number}.warc", data
    whole = gzip.compress(good, mtime=0)
    for number, data in enumerate(
        (whole + whole[:50], gzip.compress(good * 2, mtime=0), whole[:-8] + bytes(8) + whole)
    ):
        yield f"fetched{number}.warc.gz", data


def parts() -> Iterator[Named]:
    """Parts of Word files, books, spreadsheets, saved pages and pages of libraries that are XML, and yet nothing that
    their reader expects."""
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    late = f"<!--{'x' * 5000}--><!DOCTYPE a [<!ENTITY a0 '会'>{laughs}]>"
    for number, document in enumerate(
        (
            f"{late}<w:document {W}><w:body>{P}<w:p><w:r><w:t>&a9;</w:t></w:r></w:p></w:body></w:document>",
            f"{late}<w:document {W}><w:p><w:pPr><w:pStyle w:val='&a9;'/></w:pPr></w:p>{P}</w:document>",
            f"<!--{'x' * 5000}--><!DOCTYPE a SYSTEM 'file:///etc/passwd' [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
            f"<w:document {W}><w:body>{P}<w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>",
            f"<w:document {W}>{'<w:sdt>' * 3000}{P}{'</w:sdt>' * 3000}</w:document>",
            f"<w:p {W}><w:r><w:t>{LINE}</w:t></w:r></w:p>",
        )
    ):
        yield f"part{number}.docx", packed({"word/document.xml": document})
    wide = f"<w:document {W}>{P}</w:document>"
    yield "wide.docx", packed({"word/document.xml": f"<?xml version='1.0' encoding='utf-16'?>{wide}".encode("utf-16")})
    yield "named.docx", packed({"word/Document.xml": wide})
    yield "twice.docx", _twice("word/document.xml", wide.encode(), b"<")
    spread = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    head = "<row><c r='A1' t='inlineStr'><is><t>text</t></is></c></row>"
    cell = f"<row><c r='A2' t='s'><v>{DIGITS}</v></c><c r='B2'><v>{LINE}</v></c></row>"
    sheet = f"<worksheet {spread}><sheetData>{head}{cell}</sheetData></worksheet>"
    yield "number.xlsx", packed({"xl/workbook.xml": "<a/>", "xl/worksheets/sheet1.xml": sheet})
    yield "name.xlsx", packed({"xl/workbook.xml": "<a/>", f"xl/worksheets/sheet{DIGITS}.xml": sheet})
    book = {
        "META-INF/container.xml": '<a><rootfile full-path="a.opf"/></a>',
        "a.opf": "".join(f'<item id="{one}" href="{one}.xhtml"/><itemref idref="{one}"/>' for one in "ab").join(
            ("<package>", "</package>")
        ),
        "b.xhtml": f"<p>{LINE}</p>",
    }
    for number, chapter in enumerate(
        ("<!-- 会 -->", f"<html>&#{DIGITS};会。", "<?xml version='1.0'?>", "会" * 300_000)
    ):
        yield f"chapter{number}.epub", packed({**book, "a.xhtml": chapter})
    said = f"<TextEquiv index='{DIGITS}'><Unicode>{LINE}</Unicode></TextEquiv>"
    yield "index.xml", f"<PcGts><Page><TextRegion>{said}</TextRegion></Page></PcGts>".encode()
    yield "deep.xml", b"<alto>" * 3000 + b"</alto>" * 3000
    page = f"<html><p>{LINE}</p><p>{LINE}</p></html>"
    bounds = "".join(f'Content-Type: multipart/related; boundary="{n}"\n\n--{n}\n' for n in range(1500))
    for number, message in enumerate(
        (
            f"{bounds}Content-Type: text/html\n\n{page}",
            f"Content-Type: message/rfc822\n\n{'Content-Type: message/rfc822' + chr(10) * 2:s}" * 500,
            f"Content-Type: text/html; charset*=utf-7''%FF%FE\n\n{page}",
            f"Content-Type: text/html; charset*0=a; charset*99999999=b\n\n{page}",
            f"Content-Type: text/html\nContent-Location: =?utf-8?q?=FF?=\n\n{page}",
            f"Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n{page.replace('=', '=ZZ')}=",
        )
    ):
        yield f"letter{number}.mht", message.encode()


def _twice(name: str, first: bytes, second: bytes) -> bytes:
    """An archive in which `name` stands twice."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for at, content in enumerate((first, second)):
            archive.writestr(zipfile.ZipInfo(f"{at}{name[1:]}", (2024, 5, 6, 8, 0, 0)), content)
    return (
        data.getvalue().replace(f"0{name[1:]}".encode(), name.encode()).replace(f"1{name[1:]}".encode(), name.encode())
    )


def packings() -> Iterator[Named]:
    """Archives whose members are packed in a way that they are not, or that lie over each other."""
    data = PAGE.encode()
    for method in (0, 1, 6, 8, 9, 12, 14, 93, 95, 98, 99, 65535):
        yield f"method{method}.zip", _member(method, data[:200], 10_000)
    lzma = b"\x09\x04\x05\x00\x5d" + b"\xff" * 4 + bytes(200)  # it wants a window of 4 GB
    yield "window.zip", _member(14, lzma, 10_000)
    yield "short.zip", _member(8, zlib.compress(data)[2:-4], 1)
    yield "long.zip", _member(8, zlib.compress(data)[2:-4], 900_000)
    yield "name.zip", _member(0, data, len(data), name=b"\xff\xfe\x80.txt", flags=0x800)
    yield "extra.zip", _member(0, data, len(data), extra=b"\x01\x00\xff\xff\x01")
    yield "wide.zip", _member(0, data, 0xFFFFFFFF, extra=struct.pack("<HHQ", 1, 8, 1 << 62))
    yield "crypt.zip", _member(0, data, len(data), flags=0x41)
    yield "patch.zip", _member(0, data, len(data), flags=0x20)


def _member(method: int, data: bytes, size: int, name: bytes = b"a.txt", flags: int = 0, extra: bytes = b"") -> bytes:
    """A ZIP file of one member that says of itself what it is told to."""
    about = struct.pack(
        "<HHHHHIIIHH", 20, flags, method, 0, 0, zlib.crc32(data), len(data), size, len(name), len(extra)
    )
    local = b"PK\x03\x04" + about + name + extra + data
    central = b"PK\x01\x02\x14\x00" + about + struct.pack("<HHHII", 0, 0, 0, 0, 0) + name + extra
    return local + central + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(central), len(local), 0)


def sheets() -> Iterator[Named]:
    """PDF files that count wrongly, that map signs to none, that lead in circles."""
    unicode = "1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <61> <{}> endbfchar endcmap"
    content = "BT /F 12 Tf 9 700 Td (abcabc) Tj 0 -20 Td (abc) Tj ET"
    page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R{}>>"
    font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica{}>>"
    plain = ("<</Type/Pages/Kids[3 0 R]/Count 1>>", page.format(""), content, font.format(""))
    variants = [
        ("<</Type/Pages/Kids[3 0 R]/Count 2000000000>>", *plain[1:]),
        ("<</Type/Pages/Kids[3 0 R]/Count -1>>", *plain[1:]),
        (f"<</Type/Pages/Kids[{'3 0 R ' * 30_000}]/Count 30000>>", *plain[1:]),
        (plain[0], page.format("/UserUnit 1e30/Rotate 90"), *plain[2:]),
        (plain[0], page.format("/Annots[3 0 R 4 0 R 3 0 R]/Group 3 0 R"), *plain[2:]),
        (plain[0], page.format("/CropBox[1e9 1e9 -1e9 0]/TrimBox 3 0 R"), *plain[2:]),
        *((*plain[:2], content.replace("12 Tf", f"{size} Tf"), plain[3]) for size in ("1e-9", "99999", "nan")),
        (*plain[:2], "BT /F 12 Tf 1e30 1e30 Td (abc) Tj -1e30 0 Td (abc) Tj ET", plain[3]),
        (*plain[:2], "BT /F 12 Tf " + "1 0 0 1 9 9 Tm (a) Tj " * 3000 + "ET", plain[3]),
        *(
            (*plain[:3], font.format("/ToUnicode 6 0 R") + "|" + unicode.format(code))
            for code in ("D800", "0000", "FFFE")
        ),
        (*plain[:3], font.format("/ToUnicode 6 0 R") + "|" + unicode.format("4F1A" * 500)),
        (*plain[:3], font.format("/ToUnicode 6 0 R") + "|/6 usecmap 6 0 R usecmap"),
        (
            *plain[:3],
            "<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[0 0 0 0 0 0]/CharProcs<</a 4 0 R>>"
            "/Encoding<</Differences[97/a]>>/FirstChar 97/LastChar 97/Widths[9]/Resources<</Font<</F 5 0 R>>>>>>",
        ),
        (*plain[:3], "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/GBK-EUC-H/DescendantFonts[5 0 R]>>"),
    ]
    for number, (tree, sheet, said, face) in enumerate(variants):
        face, _, cmap = face.partition("|")
        streams = [f"<</Length {len(one)}>>stream\n{one}\nendstream" for one in (said, cmap)]
        objects = ["<</Type/Catalog/Pages 2 0 R>>", tree, sheet, streams[0], face, streams[1]]
        body = "%PDF-1.7\n" + "".join(f"{n} 0 obj\n{one}\nendobj\n" for n, one in enumerate(objects, 1))
        yield f"sheet{number}.pdf", f"{body}trailer<</Root 1 0 R/Size 7>>\n%%EOF".encode()
