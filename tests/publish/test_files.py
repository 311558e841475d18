import errno
import os
from hashlib import sha256
from pathlib import Path

import pytest

from kg.errors import GongbaoError
from kg.publish.files import replace


def test_writes_and_overwrites(tmp_path: Path) -> None:
    path = tmp_path / "图.ttl"
    replace(path, ["甲".encode()])
    assert replace(path, [b"b", b"c"]) == sha256(b"bc").hexdigest()
    assert path.read_bytes() == b"bc"
    assert [file.name for file in tmp_path.iterdir()] == ["图.ttl"]


def test_keeps_permissions_and_follows_the_umask(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.write_bytes(b"")
    old.chmod(0o640)
    mask = os.umask(0o027)
    try:
        replace(old, [b"x"])
        replace(new, [b"x"])
    finally:
        os.umask(mask)
    assert old.stat().st_mode & 0o777 == 0o640
    assert new.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_full_disk_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "graph.ttl"
    path.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, step, full)
    with pytest.raises(GongbaoError, match=r"graph\.ttl: cannot be written: No space left on device") as caught:
        replace(path, [b"new" * 1000])
    assert "\n" not in str(caught.value)
    assert path.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["graph.ttl"]


def test_a_read_only_file_system() -> None:
    if not Path("/proc/self").exists():
        pytest.skip("no /proc here")
    with pytest.raises(GongbaoError, match="cannot be written"):
        replace(Path("/proc/gongbao.ttl"), [b"x"])


def test_a_missing_folder_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(GongbaoError, match="cannot be written"):
        replace(tmp_path / "none" / "a.ttl", [])


def test_an_interrupt_leaves_no_temporary_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        replace(tmp_path / "a.ttl", [b"x"])
    assert [file.name for file in tmp_path.iterdir()] == []
