"""Two hundred bad inputs, made with a seed: (name, bytes) each; some are made to be heavy."""

import gzip
import io
import json
import random
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import cache

import docx
from read.printed import Press, Story
from read.sites import SITES

TEXT = "青禾县总工会召开年度工作会议\n近日，会议在县职工活动中心召开，各乡镇工会负责人参加。\n"
BOMB = '<!DOCTYPE a [<!ENTITY a "会会会会会会会会会会">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
)
NAMES = [
    "a\nb.txt",
    "\u2028x.txt",
    "-n.txt",
    "'; DROP.txt",
    "<script>.txt",
    "a\x1b[31m.txt",
    "长" * 60 + ".txt",
    "..txt",
]


def packed(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


def word(body: str = TEXT) -> bytes:
    document, data = docx.Document(), io.BytesIO()
    for line in body.splitlines():
        document.add_paragraph(line)
    document.save(data)
    return data.getvalue()


def printed() -> bytes:
    press = Press(1)
    press.open_page()
    press.module(Story(*TEXT.split("\n", 1)[:1], [TEXT.split("\n")[1] * 8]), 40, 100, 200, 3)
    return press.done()


def _poisoned(good: bytes, part: str, markup: str) -> bytes:
    """An Office file or book with a part of XML put in place of its own."""
    with zipfile.ZipFile(io.BytesIO(good)) as archive:
        return packed({name: archive.read(name) for name in archive.namelist()} | {part: markup.encode()})


SENTENCE = "8月6日，青禾县总工会召开会议。县总工会主席林知远出席并讲话。"


def _paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def _table(rows: list[list[tuple[str, str]]]) -> bytes:
    """A Word file with a table, each cell by what it says of itself and its text."""
    cell = "<w:tc><w:tcPr>{}</w:tcPr>{}</w:tc>"
    made = ("".join(cell.format(about, _paragraph(text)) for about, text in row) for row in rows)
    return _word(f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in made)}</w:tbl>")


def _word(body: str) -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    markup = f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
    return packed({"word/document.xml": markup.encode()}, zipfile.ZIP_STORED)


def _chapter() -> bytes:
    """A book that names one chapter a hundred times."""
    listed = '<item id="a" href="a.xhtml"/>' + '<itemref idref="a"/>' * 100
    members = {
        "META-INF/container.xml": '<a><rootfile full-path="a.opf"/></a>',
        "a.opf": f"<package>{listed}</package>",
        "a.xhtml": f"<html><body>{f'<p>{SENTENCE}</p>' * 3000}</body></html>",
    }
    return packed({name: text.encode() for name, text in members.items()})


def _overlapping() -> bytes:
    """An archive whose list names one member two thousand times."""
    data, name = SENTENCE.encode() * 3000, b"0001.txt"
    about = struct.pack("<HHHHHIIIHH", 20, 0, 0, 0, 0, zlib.crc32(data), len(data), len(data), len(name), 0)
    local = b"PK\x03\x04" + about + name + data
    rest = struct.pack("<HHHII", 0, 0, 0, 0, 0)
    listed = b"".join(b"PK\x01\x02\x14\x00" + about + rest + b"%04d.txt" % number for number in range(2000))
    return local + listed + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 2000, 2000, len(listed), len(local), 0)


def _scattered(count: int) -> bytes:
    """A page of print with as many characters, each anywhere."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    chance, data = random.Random(count), io.BytesIO()
    page = Canvas(data, (600, 800))
    page.setFont("STSong-Light", 8)
    for sign in (SENTENCE * count)[:count]:
        page.drawString(chance.uniform(0, 590), chance.uniform(0, 790), sign)
    page.save()
    return data.getvalue()


# Few, as each takes a second or more.
@cache
def _zeros() -> bytes:
    return gzip.compress(bytes(300_000_000), 1)


HEAVY: dict[str, Callable[[], bytes]] = {
    "line.txt": lambda: ("工会" * 2_500_000).encode(),
    "line.jsonl": lambda: json.dumps({"text": "工会" * 17_000_000}, ensure_ascii=False).encode(),  # 100 MB
    "line.csv": lambda: b"text\n" + ("工会" * 10_000_000).encode(),
    "line.html": lambda: b"<html><p>" + ("工会" * 2_500_000).encode(),
    "zeros.txt.gz": _zeros,
    "zeros.jsonl.gz": _zeros,
    "zeros.warc.gz": _zeros,
    "bomb.zip": lambda: packed({f"{n}.txt": bytes(60_000_000) for n in range(4)}),
    "nested.zip": lambda: packed(dict.fromkeys((f"{n}.zip" for n in range(20)), packed({"a.txt": bytes(30_000_000)}))),
    "many.zip": lambda: packed({f"{n}.txt": b"" for n in range(30_000)}, zipfile.ZIP_STORED),
    "rows.jsonl": lambda: b"{}\n" * 2_000_000,
    "tags.html": lambda: b"<html><body>" + "<div>会".encode() * 400_000,
    "table.html": lambda: ("<html><table>" + "<tr><td>会议。" * 100_000).encode(),
    "links.html": lambda: ("<html>" + "<p><a href=1>会议</a><p>会议，召开。" * 3000).encode(),
    "deep.json": lambda: b'{"a":' * 200_000,
    "flat.html": lambda: ("<html><body>" + f"<p>{SENTENCE}</p>" * 14_000).encode(),
    "spaces.html": lambda: (" " * 400_000 + f"<p>{SENTENCE}</p>" * 2).encode(),
    "charset.html": lambda: ("<html><meta charset=punycode>" + f"<p>{SENTENCE}</p>" * 5000).encode(),
    "spans.docx": lambda: _table([[("<w:gridSpan w:val='2000000000'/>", SENTENCE)]]),
    "merged.docx": lambda: _table([[("<w:vMerge/>", ""), ("", f"林知远 主席{row}。")] for row in range(2000)]),
    "paragraphs.docx": lambda: _word("".join(_paragraph(f"{n}{SENTENCE}") for n in range(20_000))),
    "chapter.epub": _chapter,
    "overlap.zip": _overlapping,
    "wide.csv": lambda: ("text" + ",a" * 100_000 + "\n" + (SENTENCE + ",b" * 100_000 + "\n") * 100).encode(),
    "header.warc": lambda: b"WARC/1.0\r\nA: " + bytes(32 << 20),
    "scattered.pdf": lambda: _scattered(4000),
}


def light(seed: int = 1) -> Iterator[tuple[str, bytes]]:
    """Damaged, mislabelled and malicious files of every format."""
    rng = random.Random(seed)
    office, page, site = word(), printed(), SITES[0]()
    book = packed({"META-INF/container.xml": b"<container/>", "a.xhtml": TEXT.encode()})
    good = {
        "a.docx": office,
        "a.pdf": page,
        "a.html": site,
        "a.epub": book,
        "a.zip": packed({"a.txt": TEXT.encode(), "b.html": site}),
        "a.txt.gz": gzip.compress(TEXT.encode()),
        "a.jsonl": json.dumps({"text": TEXT}, ensure_ascii=False).encode(),
        "a.csv": f"标题,正文\n会议,{TEXT}".encode(),
    }
    for name, data in good.items():
        for _ in range(10):  # broken off
            yield name, data[: rng.randrange(len(data))]
        for _ in range(8):  # bytes changed
            changed = bytearray(data)
            for _ in range(rng.randint(1, 200)):
                changed[rng.randrange(len(changed))] = rng.randrange(256)
            yield name, bytes(changed)
    for name in (*good, "a.md", "a.warc", "a.json", "a.tsv", "a.png", "a.tif"):
        yield name, b""
        yield name, rng.randbytes(3000)
    for encoding in ("utf-16-le", "utf-16-be", "utf-32", "utf-7", "big5", "gb18030", "shift_jis", "koi8-r"):
        yield f"{encoding}.txt", TEXT.encode(encoding, "replace")
        yield f"{encoding}.html", f'<html><meta charset="{encoding}"><p>{TEXT}'.encode("gb18030")
    nested = packed({"a.txt": TEXT.encode()})
    for _ in range(6):
        nested = packed({"a.zip": nested})
    yield "nested.zip", nested
    yield "up.zip", packed({"../../etc/passwd.txt": TEXT.encode(), "/root/a.txt": b"x", "C:\\a.txt": b"x"})
    yield "big.zip", _claims(packed({"a.txt": TEXT.encode()}), 0xFFFFFF00)
    yield "entities.docx", _poisoned(office, "word/document.xml", BOMB + "]><a>&j;</a>")
    yield "entities.epub", _poisoned(book, "META-INF/container.xml", BOMB + "]><a>&j;</a>")
    yield "entities.html", f"{BOMB}]><html><p>&j;</p></html>".encode()
    yield (
        "external.epub",
        _poisoned(book, "META-INF/container.xml", '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
    )
    yield "not.docx", site
    yield "not.html", page
    yield "not.txt", office
    yield "old.doc", b"\xd0\xcf\x11\xe0" + rng.randbytes(500)
    yield "a.rtf", b"{\\rtf1 " + TEXT.encode("gb18030")
    yield "a.rar", b"Rar!\x1a\x07" + rng.randbytes(100)
    yield "a.xlsx", packed({"xl/workbook.xml": b"<a/>"})
    for name in NAMES:
        yield name, b"no hanzi"


def _claims(data: bytes, size: int) -> bytes:
    """An archive whose list of members says that the first is `size` bytes long."""
    at = data.index(b"PK\x01\x02") + 24
    return data[:at] + struct.pack("<I", size) + data[at + 4 :]
