import datetime
import gzip
import json
from pathlib import Path

import pytest

from kg import layout
from kg.model import Source
from kg.read import Settings, Unread, sources

BODY = "8月6日，青禾县总工会在县工人文化宫举办职工急救技能培训班。县总工会主席林知远出席并讲话。"
ROW = {
    "id": 7,
    "标题": "青禾县总工会举办培训班",
    "正文": BODY,
    "发布时间": "2024-08-08 09:30",
    "来源": "青禾工人报",
    "作者": "陈舒",
}


def _read(folder: Path, name: str, data: str | bytes, settings: Settings = Settings()) -> list[Source | Unread]:  # noqa: B008
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return list(sources(path, name, settings))


def test_each_line_of_json_is_a_source(tmp_path: Path) -> None:
    rows = [json.dumps(ROW, ensure_ascii=False), "{broken", "", "[1]", json.dumps({"text": BODY, "date": 1723080600})]
    first, broken, listed, last = _read(tmp_path, "news.jsonl", "\n".join(rows))
    assert isinstance(first, Source) and isinstance(last, Source)
    assert (first.name, last.name) == ("news.jsonl#1", "news.jsonl#5")
    assert first.date == last.date == datetime.date(2024, 8, 8)
    assert (first.publication, first.authors) == ("青禾工人报", ("陈舒",))
    assert first.sha256 != last.sha256
    [article] = layout.articles(first)
    assert (article.headline, article.text, article.authors) == (ROW["标题"], BODY, ("陈舒",))
    assert isinstance(broken, Unread) and broken.note.startswith("news.jsonl#2: no JSON (")
    assert isinstance(listed, Unread) and listed.note == "news.jsonl#4: no JSON object in this line"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_a_table_in_any_encoding(tmp_path: Path, encoding: str, mark: str) -> None:
    rows = [("编号", "标题", "内容", "日期"), ("1", "培训班", f'"{BODY}\n会议结束。"', "2024/8/8"), ("2", "x", "", "")]
    table = "".join(f"{mark.join(row)}\r\n" for row in rows)
    first, second = _read(tmp_path, "news.csv", table.encode(encoding))
    assert isinstance(first, Source) and first.name == "news.csv#1" and first.date == datetime.date(2024, 8, 8)
    assert first.text == f"培训班\n{BODY}\n会议结束。"
    assert isinstance(second, Unread) and "no field of a usual name for its text" in second.note


def test_fields_that_are_named(tmp_path: Path) -> None:
    row = json.dumps({"text": "不是这个。", "稿件": BODY, "见报": "20240808", "题": "培训班开班"}, ensure_ascii=False)
    settings = Settings(text_field="稿件", date_field="见报", title_field="题")
    [source] = _read(tmp_path, "news.jsonl", row, settings)
    assert isinstance(source, Source)
    assert (source.text, source.date) == (f"培训班开班\n{BODY}", datetime.date(2024, 8, 8))
    [unread] = _read(tmp_path, "news.jsonl", row, Settings(text_field="nowhere"))
    assert isinstance(unread, Unread) and "no field 'nowhere'; it has text、稿件、见报、题" in unread.note


def test_a_list_of_objects_and_texts_with_marks(tmp_path: Path) -> None:
    [source] = _read(
        tmp_path, "news.json", json.dumps({"n": 1, "data": [{"title": "培训班开班", "content": f"<p>{BODY}</p>"}]})
    )
    assert isinstance(source, Source) and source.text == f"培训班开班\n{BODY}"


def test_the_one_text_below_the_top(tmp_path: Path) -> None:
    text = {"title": "培训班开班", "content": f"<p>{BODY}</p>", "publishDate": "2024-08-08"}
    [source] = _read(tmp_path, "news.json", json.dumps({"code": 0, "data": {"article": text}}))
    assert isinstance(source, Source) and source.text == f"培训班开班\n{BODY}"
    assert str(source.date) == "2024-08-08"


def test_packed_rows(tmp_path: Path) -> None:
    [source] = _read(tmp_path, "news.jsonl.gz", gzip.compress(json.dumps(ROW).encode()))
    assert isinstance(source, Source) and source.name == "news.jsonl#1"


def test_many_bad_rows_are_counted(tmp_path: Path) -> None:
    found = _read(tmp_path, "news.jsonl", "{}\n" * 50)
    assert len(found) == 21
    assert isinstance(found[-1], Unread) and found[-1].note == "news.jsonl: 30 more rows that could not be read"


def test_half_an_emoji(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    text = "青禾县总工会召开会议。"
    rows = [
        {"text": f"{text}\ud83d", "title": "会议\ud800", "site": "\udc00", "author": "\udc00"},
        {"\ud83d": "x"},
        {"text": text},
    ]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    found = list(sources(path, path.name))
    assert [type(one) for one in found] == [Source, Unread, Source]
    assert isinstance(found[0], Source) and f"{text}\ufffd" in found[0].text
    for one in found:
        repr(one).encode()
        (one.note if isinstance(one, Unread) else one.text).encode()
