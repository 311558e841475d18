"""Texts and files that repeat one thing, each doubled three times: time must grow as they do, n·log n at most.

Usage: doubled.py [WORD]: only those whose name holds WORD. Ends with 1 if one grows faster.
"""

import json
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

from kg import pipeline
from kg.read import sources

_DOUBLED = 3
_SLOWEST = 2.0**_DOUBLED * 1.75  # times as long for eight times as much: n·log n, and what a busy machine adds
_SHORTEST = 0.05  # seconds: less can't be told from chance
TEXT = "8月6日，青禾县总工会召开会议。县总工会主席林知远出席并讲话。"
REPEATED = {
    "attend": "林知远出席，",
    "theme": "举办“快乐”活动",
    "lines": "会议召开了\n",
    "hosts": "青禾县总工会举办",
    "traditional": "縣總工會舉辦",
    "appoint": "任林知远为",
    "digits": "7",
    "numerals": "一百",
    "group": "集团",
    "sentence": "青禾县总工会召开会议，",
    "article": TEXT + "\n",
    "persons": "林知远、",
    "villages": "石岭、高桥、",
    "guests": "青禾大学校长林知远一行来校。校党委书记王立平陪同。",
    "quoted": "“快乐",
    "brackets": "（林",
    "titles": "副主席",
    "places": "青禾县",
    "dates": "8月6日",
    "documents": "《通知》",
    "spaces": " ",
    "commas": "，",
    "dots": "·林",
    # Where # stands, each time another name.
    "other events": "8月6日，青禾县总工会召开第#次会议，来自#家企业的职工参加。\n",
    "other contests": "青禾县总工会举办“#”技能大赛。\n",
    "other ceremonies": "“#”共建签约仪式举行。签约仪式由青禾县总工会主办，当天林知远主持。\n",
    "other firms": "青禾县#有限公司董事长林知远出席。\n",
    "other schools": "青禾县第#小学校长林知远到会。\n",
    "other persons": "青禾县总工会主席李#讲话。\n",
    "other documents": "青禾县总工会印发《关于#的通知》。\n",
}
_NAMES = "明晓文志建国海丽敏静伟强磊军洋勇"


def _html(count: int) -> bytes:
    return ("<html><body>" + f"<p>{TEXT}</p>" * count).encode()


def _spaces(count: int) -> bytes:
    return ("<html><body>" + " " * count * 20 + f"<p>{TEXT}</p><p>{TEXT}</p>").encode()


def _word(body: str) -> bytes:
    data, space = BytesIO(), "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>')
    return data.getvalue()


def _paragraphs(count: int) -> bytes:
    return _word(f"<w:p><w:r><w:t>{TEXT}</w:t></w:r></w:p>" * count)


def _merged(count: int) -> bytes:
    cell = (
        "<w:tc><w:tcPr><w:vMerge/><w:gridSpan w:val='2000000000'/></w:tcPr><w:p><w:r><w:t>甲。</w:t></w:r></w:p></w:tc>"
    )
    return _word(f"<w:tbl>{f'<w:tr>{cell}{cell}</w:tr>' * count}</w:tbl>")


def _table(count: int) -> bytes:
    return ("text" + ",a" * 500 + "\n" + (TEXT + ",b" * 500 + "\n") * (count // 20)).encode()


def _rows(count: int) -> bytes:
    return (json.dumps({"text": TEXT}) + "\n").encode() * count


def _zeros(count: int) -> bytes:
    return b"WARC/1.0\r\nA: " + bytes(count * 2000)


def _members(count: int) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for number in range(count):
            archive.writestr(f"{number}.txt", TEXT)
    return data.getvalue()


FILES: dict[str, tuple[Callable[[int], bytes], int]] = {
    "flat.html": (_html, 1500),
    "spaces.html": (_spaces, 2000),
    "paragraphs.docx": (_paragraphs, 1500),
    "merged.docx": (_merged, 1500),
    "table.csv": (_table, 500),
    "rows.jsonl": (_rows, 1000),
    "zeros.warc": (_zeros, 1000),
    "members.zip": (_members, 500),
}


def _name(number: int) -> str:
    return "".join(_NAMES[number >> shift & 15] for shift in (8, 4, 0))


def texts(length: int) -> Iterator[tuple[str, Callable[[int], None]]]:
    """The extraction of each repeated text, `length` characters times a factor long."""

    def run(text: str, times: int) -> None:
        count = length * times // len(text)
        repeated = "".join(text.replace("#", _name(number)) for number in range(count))[:199_999]
        pipeline.run_source(pipeline.Source("a.txt", f"{TEXT}\n{repeated}", ""), pipeline.Way())

    for name, text in REPEATED.items():
        yield name, lambda times, text=text: run(text, times)  # type: ignore[misc]


def files(folder: Path) -> Iterator[tuple[str, Callable[[int], None]]]:
    """The reading of each file."""

    def run(name: str, times: int) -> None:
        make, count = FILES[name]
        path = folder / name
        path.write_bytes(make(count * times))
        list(sources(path, name))

    for name in FILES:
        yield name, lambda times, name=name: run(name, times)  # type: ignore[misc]


def growth(run: Callable[[int], None]) -> tuple[float, float]:
    """Seconds for the input doubled three times, and how many times as long that takes as the input itself."""
    took = []
    for times in (1, 2**_DOUBLED):
        began = time.process_time()
        run(times)
        took.append(max(_SHORTEST, time.process_time() - began))
    return took[1], took[1] / took[0]


def main() -> int:
    """Measure all; how that ended."""
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    pipeline.warm()
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, run in (*files(Path(folder)), *texts(2000)):
            if wanted not in name:
                continue
            seconds, times = growth(run)
            fast = times <= _SLOWEST
            bad += not fast
            print(f"{name:<16}{seconds:8.2f} s  {times:6.1f} times{'' if fast else '  GROWS TOO FAST'}", flush=True)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
