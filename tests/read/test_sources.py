import hashlib
import io
import os
import zipfile
from pathlib import Path

import pytest

from kg import pipeline
from kg.keep.reading import unpack_about
from kg.model import Source
from kg.read import STDIN, Unread, find, sources

TEXT = "青禾县总工会召开年度工作会议\n近日，会议在县职工活动中心召开，各乡镇工会负责人参加。\n"


def _zip(members: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


def _all(path: Path) -> list[Source | Unread]:
    return list(sources(path, path.name))


def test_each_member_of_an_archive_is_a_source_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "news.zip"
    inner = _zip({"三月.txt": TEXT.encode("gb18030")})
    path.write_bytes(
        _zip({"b.txt": TEXT.encode(), "a/bad.txt": b"no hanzi", "inner.zip": inner, "logo.svg": b"<svg/>"})
    )
    bad, text, nested = _all(path)
    assert isinstance(bad, Unread) and bad.note == "news.zip/a/bad.txt: no Chinese text in it"
    assert isinstance(text, Source) and (text.name, text.text) == ("news.zip/b.txt", TEXT)
    assert text.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert isinstance(nested, Source) and (nested.name, nested.text) == ("news.zip/inner.zip/三月.txt", TEXT)


def test_a_source_that_cannot_be_read_costs_only_itself_in_the_whole_way(tmp_path: Path) -> None:
    path = tmp_path / "news.zip"
    path.write_bytes(_zip({"1.txt": b"no hanzi", "2.txt": TEXT.encode()}))
    (first, nothing), (_, second) = pipeline.run_file((path, path.name), pipeline.Way())
    assert nothing is None and first.note == "news.zip/1.txt: no Chinese text in it"
    assert second is not None and "青禾县总工会" in unpack_about(second.about).names


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="this system has no links")
def test_a_link_that_leads_out_of_its_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(TEXT, encoding="utf-8")
    folder = tmp_path / "news"
    (folder / "deep").mkdir(parents=True)
    (folder / "deep" / "out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "round.txt").symlink_to(folder / "round.txt")
    found = {name: list(sources(path, name)) for path, name in find([folder])}
    assert found["deep/out.txt"] == [Unread("deep/out.txt", "deep/out.txt: a link that leads out of its folder")]
    assert isinstance(found["round.txt"][0], Unread)
    link = folder / "deep" / "out.txt"
    [(path, name)] = find([link])  # the user's own wish
    assert isinstance(next(sources(path, name)), Source)


def test_a_name_is_told_on_one_line(tmp_path: Path) -> None:
    (tmp_path / "a\nb.txt").write_text("no hanzi", encoding="utf-8")
    [(path, name)] = find([tmp_path])
    assert [found.note for found in sources(path, name) if isinstance(found, Unread)] == [
        r"a\nb.txt: no Chinese text in it"
    ]


def test_standard_input_is_a_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    [(path, name)] = find([STDIN])
    [source] = sources(path, name)
    assert isinstance(source, Source) and (source.name, source.text) == ("stdin", TEXT)
