import datetime
import hashlib
import os
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.read import find, load
from kg.read.input import MAX_BYTES
from kg.read.plain import MAX_LINE, MAX_PLAIN

TEXT = "青禾县总工会召开年度工作会议\r\n近日，会议在县职工活动中心召开，各乡镇工会负责人参加。\r\n"


def _load(folder: Path, data: bytes, name: str = "page.txt"):
    path = folder / name
    path.write_bytes(data)
    return load(path, name)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    source = _load(tmp_path, TEXT.encode(encoding))
    assert source.text == TEXT
    assert source.sha256 == hashlib.sha256(TEXT.encode(encoding)).hexdigest()
    assert source.media_type == "text/plain"


def test_traditional_text_in_big5(tmp_path: Path) -> None:
    text = "青禾縣總工會召開年度工作會議\n近日，會議在縣職工活動中心召開，各鄉鎮工會負責人參加。\n"
    assert _load(tmp_path, text.encode("big5")).text == text
    assert _load(tmp_path, text.encode("gb18030")).text == text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the file is empty"),
        (b" \r\n\t", "the file is empty"),
        (b"\xef\xbb\xbf", "no Chinese text"),
        (b"\x03\x04\x00\x01", "binary, not text .NUL byte at offset 2"),
        ("会议".encode("utf-16") + b"\0\0", "binary"),
        ("会议".encode("utf-16")[:-1], "no good UTF-16 at byte offset 4"),
        (TEXT.encode()[:-4], f"half a UTF-8 character at byte offset {len(TEXT.encode()) - 5}"),
        (b"\xef\xbb\xbf" + TEXT.encode()[:-4], f"half a UTF-8 character at byte offset {len(TEXT.encode()) - 2}"),
        (TEXT.encode().replace("会".encode(), b"\xff\xfe", 1), "neither UTF-8 .byte offset 15 is wrong. nor GB18030"),
        (b"\x81\x20\xff\xff", "neither UTF-8"),
        (b"Annual report, no hanzi at all.", "no Chinese text"),
    ],
)
def test_bad_files_say_in_one_line_why(tmp_path: Path, data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        _load(tmp_path, data)
    assert str(caught.value).startswith("page.txt: ")
    assert "\n" not in str(caught.value)


def test_one_endless_line_is_refused(tmp_path: Path) -> None:
    text = "标题\n" + "工会" * (MAX_LINE // 2 + 1)
    with pytest.raises(InputError, match="line 2 has more than"):
        _load(tmp_path, text.encode())


def test_a_giant_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "giant.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(InputError, match="larger than 16 MB"):
        load(path, "giant.txt")


def test_a_missing_file_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        load(tmp_path / "gone.txt", "gone.txt")


@pytest.mark.parametrize(
    ("name", "text", "date"),
    [
        ("20230209.md", "工会", datetime.date(2023, 2, 9)),
        ("2023-2-9 要闻.txt", "工会", datetime.date(2023, 2, 9)),
        ("工会报2023年12月31日.txt", "工会", datetime.date(2023, 12, 31)),
        ("20231340.txt", "工会", None),
        ("a.md", "# 《城乡晚播》 (20230209)\n\n## 摘要\n", datetime.date(2023, 2, 9)),
        ("a.txt", "工会在20230209年", None),
    ],
)
def test_the_date_of_a_source(tmp_path: Path, name: str, text: str, date: datetime.date | None) -> None:
    assert _load(tmp_path, text.encode(), name).date == date


def test_a_date_that_is_given_comes_first(tmp_path: Path) -> None:
    path = tmp_path / "20230209.txt"
    path.write_text("工会", encoding="utf-8")
    given = datetime.date(2020, 1, 1)
    assert load(path, path.name, given).date == given
    assert load(path, "issue/20230209/page.txt").date == datetime.date(2023, 2, 9)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    [(path, name)] = find([tmp_path])
    with pytest.raises(InputError, match=r"pipe\.txt: no regular file"):
        load(path, name)


def test_a_year_in_one_plain_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "year.txt"
    path.write_text("县总工会召开会议。\n" * (MAX_PLAIN // 9), encoding="utf-8")
    with pytest.raises(InputError, match=r"year\.txt: more than 1000000 characters; split it"):
        load(path, path.name)


def test_lines_just_within_the_limit_are_read_at_once(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("工" * MAX_LINE + "\n" + "会" * MAX_LINE, encoding="utf-8")
    assert len(load(path, path.name).text) == 2 * MAX_LINE + 1
