"""More than six hundred hostile inputs, each a small one of its own kind: (name, bytes), the same every time."""

import base64
import gzip
import io
import json
import struct
import zipfile
from collections.abc import Iterator
from itertools import product

LINE = "8月6日，青禾县总工会召开会议。县总工会主席林知远出席并讲话。"
PAGE = f"青禾县总工会召开年度工作会议\n\n{LINE}\n{LINE}\n"
Named = tuple[str, bytes]

# What stands between, before or behind the characters of a text.
SIGNS = {
    "combining": "\u0301" * 40,
    "enclosing": "\u20dd\u20e3",
    "override": "\u202e\u2066\u200f",
    "joiners": "\u200d\u200c\u2060\ufeff",
    "selectors": "\ufe0f\U000e0100",
    "private": "\ue000\U000f0000\U0010fffd",
    "noncharacters": "\ufdd0\ufffe\uffff\U0001ffff",
    "tags": "\U000e0001\U000e0041\U000e007f",
    "emoji": "👩‍👩‍👧‍👦🏳️‍🌈",
    "separators": "\u2028\u2029\x85\x0b\x0c\x1c\x1d\x1e",
    "controls": "\x01\x02\x07\x08\x1b[2J\x7f\x9b",
    "blanks": "\u3000\u2003\u00a0\u1680\u200b\u180e",
    "radicals": "⼯⽉⻓",
    "compatible": "金樂\U0002f800",
    "rare": "𠀀𠮷\U00030000",
    "hangul": "한글각",
    "katakana": "ｶﾀｶﾅ",
    "wide": "ＡＢＣ１２３（）：",
    "mathematics": "𝟙𝟚𝐀",
    "superscript": "①②㈠⑽㊀",
    "arabic": "مرحبا١٢٣",
    "indic": "क्षि",
    "braille": "⠀⣿",
    "quotes": "“”‘’「」『』«»„\"'`",
    "brackets": "（【《〈〔［｛",
    "closing": "）】》〉〕］｝",
    "dots": "…·・‧•.。．｡",
    "dashes": "—–‒―-－﹣~～",
    "slashes": "/\\|／＼｜",
    "percent": "%s%n%00{0}{{}}$1\\1",
    "markup": "<b>&amp;&#0;&#x110000;&#xD800;&bogus;",
    "turtle": '"""\\u0022 @zh . <a> ^^',
    "query": "' } UNION { ?s ?p ?o } #",
    "formula": '=HYPERLINK("x")',
    "replacement": "\ufffd" * 9,
}
TEXTS = {
    "brackets deep": "（" * 900 + "会" + "）" * 900,
    "quotes open": "“会议" * 400,
    "titles open": "《通知" * 400,
    "nested titles": "《关于" * 200 + "通知" + "》" * 200,
    "one long word": "会" * 5000,
    "alternating": "会，" * 2500,
    "a date without end": "9" * 400 + "年" + "9" * 400 + "月" + "9" * 400 + "日",
    "no such day": "0年0月0日，2月30日，13月45日，青禾县总工会召开会议。",
    "years": "公元前221年8月6日、民国三十八年、二〇二五年、2025至1999年，青禾县总工会召开会议。",
    "an amount without end": f"青禾县总工会慰问职工{'一' * 300}亿人。",
    "amounts": "，".join(
        f"{one}人" for one in ("-5", "1e999", "0.0", "３万", "半", "数百万亿", "½", "∞", "00", "1,2,3,4")
    )
    + "。",
    "percent": "增长百分之" + "百" * 200 + "。",
    "a chain of places": "浙江省湖州市安吉县" * 150 + "总工会召开会议。",
    "a chain of units": "青禾县总工会" + "办公室" * 300 + "召开会议。",
    "a chain of offices": "青禾县总工会" + "副主席、" * 300 + "林知远讲话。",
    "a chain of persons": "青禾县总工会主席" + "、".join(["林知远", "王立平"] * 200) + "讲话。",
    "a chain of bodies": "、".join(["县总工会", "县妇联"] * 200) + "召开会议。",
    "a chain of verbs": "青禾县总工会" + "召开举办组织开展" * 150 + "会议。",
    "a chain of negations": "青禾县总工会" + "未不没有拟将" * 150 + "召开会议。",
    "self": "本会该会我县" * 300,
    "heads": "会议培训活动仪式比赛" * 200,
    "surnames": "赵钱孙李周吴郑王" * 200 + "讲话。",
    "compound names": "欧阳司马诸葛" * 200 + "讲话。",
    "dotted names": "·".join(["雪克来提"] * 300) + "讲话。",
    "latin names": "John Smith " * 300 + "出席会议。",
    "ethnic": "林知远（女，土家族）" * 150 + "出席会议。",
    "bylines": "（记者 陈舒 通讯员 祁望舒）\n" * 200,
    "headlines": "# 青禾县总工会召开会议\n" * 300,
    "captions": "图为会议现场。陈舒 摄\n" * 200,
    "jumps": "（下转第2版）\n（上接第1版）\n" * 200,
    "mastheads": "《城乡晚播》（20230209）\n" * 200,
    "colons": "来源：" * 500,
    "numbered": "".join(f"{n}．青禾县总工会召开会议。\n" for n in range(400)),
    "ideographic numbers": "一、二、三、四、" * 300,
    "spaces between": " ".join(LINE * 20),
    "tabs between": "\t".join(LINE * 20),
    "lines between": "\n".join(LINE * 20),
    "carriage returns": LINE.replace("，", "\r") * 40,
    "blank lines": "\n" * 5000 + LINE,
    "traditional": "縣總工會主席林知遠出席並講話，" * 100 + "。",
    "mixed": "县總工会主席林知遠出席并講话。" * 100,
    "urls": "https://qinghe.example/" + "a" * 3000 + LINE,
    "mail": "a@b.c " * 500 + LINE,
    "base64": "A1b2" * 1200 + LINE,
    "json in text": json.dumps({"text": LINE}) * 50 + LINE,
    "markdown": "**" * 1000 + LINE + "`" * 1000 + "[](" * 300,
    "a table": "|会议|" * 500 + "\n|---|\n" + LINE,
}
VALUES: list[object] = [
    *(None, True, False, 0, -1, 1e308, float("nan"), float("inf"), 10**300, "", " ", "\x00", "\ud800", [], {}, [[]]),
    *(
        [None],
        [LINE, None],
        [LINE, LINE],
        {"text": LINE},
        [{"text": LINE}],
        [[LINE]],
        "x" * 5000,
        LINE * 400,
        "9" * 5000,
    ),
]
DATES = (
    *(
        "9999-99-99",
        "0000-00-00",
        "2024-02-30",
        "-1",
        "99999999999999999999",
        "1e10",
        "10000000000",
        "20249999",
        "今天",
    ),
    *(
        "2024-08-08T25:61:61+99:99",
        "08/08/2024",
        "８月８日",
        "二〇二四年八月八日",
        "\ud800",
        "2024" * 500,
        "45512.9.9",
        "5e4",
    ),
)


def unicode_texts() -> Iterator[Named]:
    """Signs in a text, in each of the formats that hold text."""
    for name, sign in SIGNS.items():
        woven = sign.join(LINE[:8]) + LINE[8:] + sign + "\n" + sign + LINE
        yield f"{name}.txt", woven.encode("utf-8", "surrogatepass")
        yield f"{name}.html", f"<html><title>{sign}会议</title><p>{woven}</p><p>{LINE}</p>".encode()
        yield f"{name}.jsonl", json.dumps({"text": woven, "title": sign, "author": sign, "date": sign}).encode()
        yield f"{name}.csv", f"title,text,author\n{sign},{woven},{sign}\n".encode()
        yield f"{sign.replace('/', '').replace(chr(0), '')[:9]}{name}.txt", LINE.encode()


def odd_texts() -> Iterator[Named]:
    """Texts that repeat, nest or overflow one thing."""
    for name, text in TEXTS.items():
        yield f"{name}.txt", text.encode()
        yield f"{name}.html", f"<html><h1>会议召开</h1><p>{LINE}</p><p>{text}</p>".encode()


def rows() -> Iterator[Named]:
    """Values of any type in any field of a table."""
    for number, value in enumerate(VALUES):
        for field in ("text", "title", "date", "author", "url", "site"):
            row = {"text": LINE, field: value}
            yield f"{field}{number}.jsonl", json.dumps(row).encode("utf-8", "surrogatepass")
        yield f"shape{number}.json", json.dumps({"data": value, "news": [value, {"text": LINE}]}).encode()
    for number, date in enumerate(DATES):
        yield f"date{number}.jsonl", json.dumps({"text": LINE, "date": date}).encode()
        yield (
            f"date{number}.html",
            f'<html><meta name="pubdate" content="{date}"><p>{LINE}<p>{LINE}'.encode("utf-8", "replace"),
        )
    shapes = [
        "[" * 5000,
        '{"text":' + "9" * 5000 + "}",
        '{"text": "a", "text": "会。"}',
        "[1, 2]",
        "NaN",
        '"会"',
        "{}",
        "[]",
    ]
    for number, text in enumerate(shapes):
        yield f"raw{number}.json", text.encode()
        yield f"raw{number}.jsonl", text.encode()
    tables = [
        *(
            f'text\n"{LINE}',
            ",,,,\n,,,,\n",
            f"text;a\r{LINE};b\r",
            f"\ufefftext\n{LINE}\n",
            f"text,text\n{LINE},{LINE}\n",
        ),
        *(
            f",\n{LINE},a\n",
            f"a,text\n{LINE}\n",
            f"text\n{LINE},b,c,d\n",
            f'text\n"{LINE}""\n',
            "text",
            "\n\n\n",
            '"""',
        ),
        *(f"text\tb\n{LINE}\t\n", f"text|b\n{LINE}|\n", f"'text'\n{LINE}\n", f"text\n{LINE}\x1a", f"#text\n{LINE}\n"),
    ]
    for number, text in enumerate(tables):
        yield f"table{number}.csv", text.encode()
        yield f"table{number}.tsv", text.encode()


def pages() -> Iterator[Named]:
    """Markup that is broken, nested, unclosed, or says what is not so."""
    text = f"<h1>青禾县总工会召开会议</h1><p>{LINE}</p><p>{LINE}</p>"
    bodies = [
        *(
            f"<!--{text}",
            f"<script>{text}",
            f"<title>{text}",
            f"<textarea>{text}",
            f"<plaintext>{text}",
            f"<xmp>{text}",
        ),
        *(f"<style>{text}", f"<template>{text}</template>", f"<noscript>{text}</noscript>", f"<svg>{text}</svg>"),
        *(
            f"<math>{text}</math>",
            f"<frameset>{text}",
            f'<iframe srcdoc="{text}">',
            f"<select><option>{text}",
            f"<a>{text}",
        ),
        *(
            "<table><tr><td>" * 200 + text,
            "<ul><li>" * 300 + text,
            "<b><i>" * 300 + text,
            "<p " + "a=b " * 3000 + f">{text}",
        ),
        *(
            f'<p a="{"x" * 50_000}">{text}',
            f"<{'p' * 5000}>{text}",
            f"</{'div></' * 500}p>{text}",
            f"<p/><br/>{text}</html>" * 9,
        ),
        *(
            f"<base href='javascript:1'>{text}",
            f"<meta http-equiv=refresh content='0;url=x'>{text}",
            f"<object>{text}</object>",
        ),
        *(
            f"<![if !IE]>{text}<![endif]>",
            f"<?php echo 1 ?>{text}",
            f"<%= x %>{text}",
            f"{{{{ x }}}}{text}",
            f"\x00{text}",
        ),
        *(
            f"<ruby>会<rt>huì</rt></ruby>{text}",
            f"<bdo dir=rtl>{text}</bdo>",
            f"<p hidden>{text}",
            f"<details>{text}</details>",
        ),
        *(f"<center><font>{text}", f"<p>{LINE}<br>" * 100, f"<div>{LINE}</div>" * 100, f"<span>{LINE}</span>" * 100),
        *(
            f"<pre>{PAGE}</pre>",
            f"<o:p>{text}</o:p>",
            f"<founder-content>{text}</founder-content>",
            f"<td>{text}",
            f"<col>{text}",
        ),
    ]
    for number, body in enumerate(bodies):
        yield f"body{number}.html", f"<html><body>{body}".encode()
    for number, data in enumerate(
        [
            *("{", "[]", "[[[]]]", "null", '{"@graph": 1}', '{"@graph": [[{}]]}', '{"@type": {}}', '{"@type": [[]]}'),
            '{"@type": "Article", "headline": {"name": {"name": 1}}, "author": [[["a"]], {"name": ["x"]}, 7]}',
            '{"@type": ["Article", 1], "datePublished": {"@value": "x"}, "publisher": [1, {}], "headline": ["a"]}',
            '{"@type": "Article", "datePublished": "9999-12-31T23:59:59+99:99", "author": "\\ud83d"}',
            '{"a":' * 3000,
        ]
    ):
        yield f"linked{number}.html", f'<html><script type="application/ld+json">{data}</script>{text}'.encode()
    for number, charset in enumerate(
        ("utf-7", "cp037", "punycode", "idna", "rot13", "base64", "zip", "replacement", "x" * 20)
    ):
        yield f"charset{number}.html", f'<html><meta charset="{charset}">{text}'.encode("gb18030")
        yield f"charset{number}.xhtml", f'<?xml version="1.0" encoding="{charset}"?><html>{text}</html>'.encode()


def packed(members: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED, comment: bytes = b"") -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as archive:
        archive.comment = comment
        for name, content in members.items():
            member = zipfile.ZipInfo(name, (2024, 5, 6, 8, 0, 0))  # the same bytes whenever they are made
            archive.writestr(member, content, method)
    return data.getvalue()


def _changed(data: bytes, signature: bytes, offset: int, value: bytes) -> bytes:
    """`data` with bytes put behind the first `signature`."""
    at = data.index(signature) + offset
    return data[:at] + value + data[at + len(value) :]


def archives() -> Iterator[Named]:
    """Archives that lie about their members, gzip and web archives that lie about their length."""
    good = packed({"a.txt": LINE.encode(), "b/c.txt": LINE.encode()})
    names = [
        "../a.txt",
        "/a.txt",
        "a\\b.txt",
        "a//b.txt",
        "./a.txt",
        "a\x1b.txt",
        "é" * 200 + ".txt",
        " .txt",
        "con.txt",
        "a:b.txt",
    ]
    for number, name in enumerate(names):
        yield f"name{number}.zip", packed({name: LINE.encode()})
    central, local = b"PK\x01\x02", b"PK\x03\x04"
    for number, (signature, offset, value) in enumerate(
        [
            *(
                (central, 8, b"\x01\x00"),
                (central, 10, b"\x63\x00"),
                (central, 16, b"\0\0\0\0"),
                (central, 20, b"\xff\xff\xff\x7f"),
            ),
            *(
                (central, 24, b"\xff\xff\xff\x7f"),
                (central, 28, b"\xff\xff"),
                (central, 30, b"\xff\xff"),
                (central, 42, b"\xff\xff\0\0"),
            ),
            *((local, 8, b"\x0c\x00"), (local, 26, b"\xff\xff"), (local, 28, b"\xff\xff"), (local, 14, b"\1\2\3\4")),
            *(
                (b"PK\x05\x06", 8, b"\xff\xff"),
                (b"PK\x05\x06", 12, b"\xff\xff\0\0"),
                (b"PK\x05\x06", 16, b"\xff\xff\xff\x7f"),
            ),
            *((b"PK\x05\x06", 20, b"\xff\xff"), (central, 38, b"\0\0\xed\xa1"), (central, 34, b"\xff\xff")),
        ]
    ):
        yield f"lie{number}.zip", _changed(good, signature, offset, value)
    yield "comment.zip", packed({"a.txt": LINE.encode()}, comment=b"PK\x05\x06" + bytes(18) + b"PK\x05\x06")
    yield "prefix.zip", b"MZ" + bytes(500) + good
    yield "twice.zip", good + good
    yield "empty.zip", packed({})
    yield "folders.zip", packed({"a/": b"", "b.txt/": b""})
    yield "lzma.zip", packed({"a.txt": LINE.encode()}, zipfile.ZIP_LZMA)
    yield "bzip.zip", packed({"a.txt": LINE.encode()}, zipfile.ZIP_BZIP2)
    member = gzip.compress(LINE.encode(), mtime=0)
    for number, data in enumerate(
        [
            *(
                member * 3,
                member + b"garbage",
                member[:-4],
                member[:10],
                member[:3] + b"\xff" + member[4:],
                b"\x1f\x8b\x08" + bytes(30),
            ),
            *(
                _changed(member, b"\x1f\x8b", len(member) - 8, b"\0\0\0\0"),
                gzip.compress(b"", mtime=0),
                gzip.compress(member, mtime=0),
                gzip.compress(good, mtime=0),
            ),
        ]
    ):
        yield f"packed{number}.txt.gz", data
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>{LINE}<p>{LINE}"
    heads = ["", "-1", "999999999999999999999", "x", "1e3", "0", " 5 ", "5\r\nContent-Length: 9999", "0x10"]
    kinds = ["response", "resource", "request", "revisit", "x", ""]
    bodies = [
        *(
            http,
            http.replace("200 OK", "x"),
            http.replace("HTTP/1.1 200 OK", ""),
            http.replace("\r\n\r\n", "\r\n"),
            "\r\n\r\n",
        ),
        http.replace("text/html", "text/html; charset=\x1b[31m"),
        http.replace("\r\n\r\n", "\r\nContent-Encoding: gzip\r\n\r\n"),
        http.replace("\r\n\r\n", "\r\nContent-Encoding: br\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"),
        http.replace("\r\n\r\n", "\r\nTransfer-Encoding: chunked\r\n\r\nffffffffff\r\n"),
    ]
    for number, (length, kind, body) in enumerate(
        [
            *((h, "response", http) for h in heads),
            *((None, k, http) for k in kinds),
            *((None, "response", b) for b in bodies),
        ]
    ):
        size = len(body.encode()) if length is None else length
        head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: http://a\x1b[31m\r\nContent-Length: {size}\r\n"
        yield f"site{number}.warc", f"{head}Content-Type: application/http\r\n\r\n{body}\r\n\r\n".encode() * 2


def documents() -> Iterator[Named]:
    """Word files, books, spreadsheets, saved pages and pages of libraries with parts that are not as they should be."""
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    p = f"<w:p><w:r><w:t>{LINE}</w:t></w:r></w:p>"
    bodies = [
        *(
            "",
            "<w:p/>",
            p,
            f"<w:body>{p}</w:body>",
            "<w:tbl>" * 2000,
            f"<w:sdt><w:sdtContent>{p}</w:sdtContent></w:sdt>",
        ),
        *(f"<w:tbl><w:tr><w:tc>{'<w:tbl><w:tr><w:tc>' * 80}{p}{'</w:tc></w:tr></w:tbl>' * 80}</w:tc></w:tr></w:tbl>",),
        *('<w:p><w:pPr><w:pStyle w:val="x"/></w:pPr></w:p>' + p, f"<w:p>{'<w:r><w:br/></w:r>' * 3000}</w:p>{p}"),
        *(
            f"<w:p>{'<w:ins>' * 200}<w:r><w:t>{LINE}</w:t></w:r>{'</w:ins>' * 200}</w:p>",
            "<w:t>会</w:t>",
            f"<a>{p}</a>",
        ),
        *(
            f"<w:p><w:r><w:t>{'会' * 5000}</w:t></w:r></w:p>",
            "<!-- 会 -->" + p,
            "<?x 会?>" + p,
            "<w:p><w:r><w:t/></w:r></w:p>",
        ),
    ]
    for number, body in enumerate(bodies):
        yield f"word{number}.docx", packed({"word/document.xml": f"<w:document {w}>{body}</w:document>"})
    for number, style in enumerate(
        ("<", "<a/>", f"<w:styles {w}><w:style/></w:styles>", f"<w:styles {w}><w:style><w:name/></w:style></w:styles>")
    ):
        yield (
            f"style{number}.docx",
            packed({"word/document.xml": f"<w:document {w}>{p}</w:document>", "word/styles.xml": style}),
        )
    spread = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    head = '<row r="1"><c r="A1" t="inlineStr"><is><t>text</t></is></c></row>'
    cells = [
        *(
            '<c r="A2" t="s"><v>99999</v></c>',
            '<c r="A2" t="s"><v>-1</v></c>',
            '<c r="A2" t="s"><v>x</v></c>',
            '<c t="s"/>',
            "<c/>",
        ),
        *('<c r="ZZZZZZ9"><v>1</v></c>', '<c r="A0"><v>会。</v></c>', f'<c r="A2" t="str"><f>1+1</f><v>{LINE}</v></c>'),
        *(
            f'<c r="2"><v>{LINE}</v></c>',
            f'<c r="A2" t="e"><v>#REF!</v></c><c r="B2"><v>{LINE}</v></c>',
            "<c r='A2'><v/></c>" * 5000,
        ),
    ]
    for number, cell in enumerate(cells):
        sheet = f"<worksheet {spread}><sheetData>{head}<row>{cell}</row></sheetData></worksheet>"
        yield f"sheet{number}.xlsx", packed({"xl/workbook.xml": "<a/>", "xl/worksheets/sheet1.xml": sheet})
    for number, parts in enumerate(
        [{}, {"xl/worksheets/sheet1.xml": "<"}, {"xl/sharedStrings.xml": "<a/>"}, {"xl/worksheets/sheet1.xml": "<a/>"}]
    ):
        yield f"book{number}.xlsx", packed({"xl/workbook.xml": "<a/>", **parts})
    opf = '<package><item id="a" href="HREF"/><spine><itemref idref="a"/><itemref/></spine></package>'
    for number, href in enumerate(
        ("", "../../../../etc/passwd", "%00", "#a", "a.xhtml#b", "http://x/", "a" * 3000, "META-INF/container.xml")
    ):
        container = '<container><rootfile full-path="a.opf"/></container>'
        members = {"META-INF/container.xml": container, "a.opf": opf.replace("HREF", href), "a.xhtml": f"<p>{LINE}</p>"}
        yield f"chapter{number}.epub", packed({**members})
    for number, path in enumerate(("", "../a.opf", "/a.opf", "b.opf", "a.opf/")):
        yield (
            f"package{number}.epub",
            packed({"META-INF/container.xml": f'<a><rootfile full-path="{path}"/></a>', "a.opf": opf}),
        )
    page = f"<html><p>{LINE}</p><p>{LINE}</p></html>"
    whole = base64.b64encode(page.encode()).decode()
    for number, message in enumerate(
        [
            *(
                "",
                "Content-Type: text/html",
                f"Content-Type: text/html\n\n{page}",
                f"Content-Type: multipart/related\n\n{page}",
            ),
            *(
                f"Content-Type: text/html\nContent-Transfer-Encoding: {cte}\n\n{page}"
                for cte in ("base64", "x-uuencode", "7bit", "x")
            ),
            *(
                f"Content-Type: text/html; charset={charset}\n\n{page}"
                for charset in ("x", "punycode", "utf-7", "", "\x1b[31m", "gb2312")
            ),
            f"Content-Type: text/html\nContent-Transfer-Encoding: base64\nContent-Location: javascript:1\n\n{whole}",
            'Content-Type: multipart/related; boundary="a"\n\n'
            + '--a\nContent-Type: multipart/related; boundary="a"\n\n' * 60,
            'Content-Type: multipart/related; boundary="a"\n\n' + f"--a\nContent-Type: text/html\n\n{page}\n" * 20,
        ]
    ):
        yield f"saved{number}.mht", message.encode()
    for number, (height, sure) in enumerate(
        product(("", "0", "-5", "NaN", "inf", "1e300", "x"), ("", "NaN", "-1", "9"))
    ):
        box = f'HPOS="{height}" VPOS="{height}" WIDTH="{height}" HEIGHT="{height}"'
        lines = f'<TextLine {box}><String CONTENT="{LINE}" WC="{sure}"/><SP/><String/></TextLine>' * 3
        yield (
            f"alto{number}.xml",
            f"<alto><Layout><Page HEIGHT='{height}'><TextBlock>{lines}</TextBlock></Page></Layout></alto>".encode(),
        )
    for number, index in enumerate(("", "-1", "x", "NaN", "99999999999")):
        said = f"<TextEquiv index='{index}'><Unicode>{LINE}</Unicode></TextEquiv>"
        region = f"<TextRegion><TextLine>{said}</TextLine></TextRegion>"
        yield f"regions{number}.xml", f"<PcGts><Page>{region}<TextRegion/></Page></PcGts>".encode()


def prints() -> Iterator[Named]:
    """PDF files whose objects, boxes and matrices are out of order."""
    font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    boxes = ["0 0 0 0", "0 0 -9 -9", "0 0 1e9 1e9", "0 0 99999999999999999999 9", "a b c d", "", "0 0 9", "9 9 0 0"]
    contents = [
        *(
            "BT /F 12 Tf 0 0 0 0 0 0 Tm (abc) Tj ET",
            "BT /F 0 Tf (abc) Tj ET",
            "BT /F -12 Tf 9 9 Td (abc) Tj ET",
            "BT /F 1e30 Tf (a) Tj ET",
        ),
        *(
            "q " * 3000,
            "Q " * 3000,
            "BT " * 500,
            "/X Do",
            "BI ID EI",
            "[" * 2000,
            "(" * 2000,
            "<< " * 500,
            "1e999 0 0 1 0 0 cm BT ET",
        ),
        *(
            "BT /F 9 Tf " + "(x) Tj 1 1 Td " * 300 + "ET",
            "BT /F 9 Tf " + "[(a) -99999 (b)] TJ " * 200 + "ET",
            "\x00\xff" * 500,
        ),
    ]
    trees = [
        "[3 0 R]",
        "[2 0 R]",
        "[1 0 R]",
        "[9 0 R]",
        "3 0 R",
        "[[3 0 R]]",
        "[3 0 R " * 50,
        "[null]",
        "[3 0 R 3 0 R 3 0 R]",
    ]
    plain = ("0 0 600 800", "BT /F 12 Tf 9 9 Td (abc) Tj ET", "[3 0 R]")
    made = [
        *((box, *plain[1:]) for box in boxes),
        *((plain[0], one, plain[2]) for one in contents),
        *((*plain[:2], one) for one in trees),
    ]
    for number, (box, content, kids) in enumerate(made):
        objects = [
            "<</Type/Catalog/Pages 2 0 R>>",
            f"<</Type/Pages/Kids {kids}/Count 1>>",
            f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R"
            f"/Rotate {number * 45}>>",
            f"<</Length {len(content)}>>stream\n{content}\nendstream",
            font,
        ]
        body = "%PDF-1.7\n" + "".join(f"{n} 0 obj\n{one}\nendobj\n" for n, one in enumerate(objects, 1))
        yield f"print{number}.pdf", f"{body}trailer<</Root 1 0 R/Size 6>>\n%%EOF".encode("latin-1", "replace")
    for number, tail in enumerate(
        (
            "startxref\n99999999\n%%EOF",
            "startxref\n-1\n%%EOF",
            "trailer<</Root 1 0 R/Prev 9>>",
            "trailer<</Encrypt 1 0 R/Root 1 0 R>>",
        )
    ):
        yield f"tail{number}.pdf", f"%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\n{tail}".encode()


def encodings() -> Iterator[Named]:
    """Texts in encodings that are cut, mixed, or marked as another."""
    for number, (encoding, mark) in enumerate(
        product(
            ("utf-8", "gb18030", "big5", "utf-16-le", "utf-32-be", "euc_kr", "shift_jis"),
            (b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"),
        )
    ):
        yield f"encoding{number}.txt", mark + PAGE.encode(encoding, "replace")
    good = PAGE.encode("gb18030")
    for number in range(0, 24, 2):
        yield f"mixed{number}.txt", good[: 40 + number] + PAGE.encode()[: 41 + number] + good[41:]
    yield "binary.txt", struct.pack("<200I", *range(200))


def hostile() -> Iterator[Named]:
    """All of them."""
    for kind in (unicode_texts, odd_texts, rows, pages, archives, documents, prints, encodings):
        yield from kind()
