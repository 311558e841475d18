"""`kg build`: what it writes, what it says, what bad input costs."""

import functools
import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from helpers import PAGE, Command

BAD = {
    "empty.txt": b"",
    "blank.txt": b" \n\n",
    "binary.txt": bytes(range(256)),
    "half.txt": "青禾县总工会".encode()[:-1],
    "english.txt": b"Nothing Chinese here.\n",
    "one-line.txt": "青禾县总工会召开会议,".encode() * 1_700_000,  # 50 MB
}


def files(folder: Path) -> dict[str, bytes]:
    """What is in a folder, but for what was kept for the next build and for questions: that is nobody's business."""
    found = sorted(folder.iterdir()) if folder.exists() else []
    derived = {".sources", ".index"}
    return {path.name: b"" if path.suffix in derived else path.read_bytes() for path in found}


def test_three_files_and_a_closing_table(kg: Command, page: Path) -> None:
    done = kg("build", page)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    kinds = ("ttl", "evidence.ttl", "html", "sources", "index")
    assert set(files(page.parent / "output")) == {f"page.{kind}" for kind in kinds}
    table = dict(line.split(maxsplit=1) for line in done.stdout.splitlines() if len(line.split()) == 2)
    assert table["articles"] == "1"
    assert 0 < float(table["seconds"]) < 60  # of a clock that others may hold up
    for label in ("sources", "facts", "names left unresolved"):
        assert label in done.stdout


def test_a_bad_source_costs_only_itself(kg: Command, page: Path) -> None:
    for name, data in BAD.items():
        (page.parent / name).write_bytes(data)
    done = kg("build", page, *BAD)
    assert done.returncode == 0, done.stderr
    assert [line.split(":")[1].strip() for line in done.stderr.splitlines()] == sorted(BAD), "one clear line each"
    assert f"1 of {1 + len(BAD)}" in done.stdout
    assert files(page.parent / "output")["gongbao.ttl"]


def test_strict_makes_one_bad_source_an_error_and_still_builds(kg: Command, page: Path) -> None:
    (page.parent / "empty.txt").touch()
    done = kg("build", page, "empty.txt", "--strict")
    assert done.returncode == 1
    assert len(files(page.parent / "output")) == 5


def test_nothing_built_is_an_error_and_writes_nothing(kg: Command, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "folder").mkdir()
    done = kg("build", "empty.txt", "folder")
    assert done.returncode == 1
    assert [line.split(":")[1].strip() for line in done.stderr.splitlines()] == [
        "empty.txt",
        "folder",
        "nothing to build",
    ]
    assert files(tmp_path / "output") == {}


def test_any_order_seed_and_number_of_processes_give_the_same_bytes(kg: Command, page: Path) -> None:
    texts = [PAGE, PAGE.replace("青禾", "云泽").replace("林知远", "周可安"), PAGE.replace("22家", "31家")]
    names = [f"{number}.txt" for number in range(len(texts))]
    for name, text in zip(names, texts, strict=True):
        (page.parent / name).write_text(text, encoding="utf-8")
    kg("build", *names, "-o", "one", PYTHONHASHSEED="1")
    kg("build", *names[::-1], "-o", "two", "--jobs", "2", PYTHONHASHSEED="2")
    assert len(files(page.parent / "one")) == 5
    assert files(page.parent / "one") == files(page.parent / "two")


def test_the_same_page_twice_is_read_once(kg: Command, page: Path) -> None:
    (page.parent / "other.txt").write_text(PAGE, encoding="utf-8")
    done = kg("build", page, "other.txt")
    assert done.returncode == 0
    assert "same content as other.txt" in done.stderr
    kg("build", "other.txt", "-o", "single", "--name", "gongbao")
    assert files(page.parent / "output") == files(page.parent / "single")


def test_a_base_iri_of_ones_own(kg: Command, page: Path) -> None:
    assert kg("build", page, "--base-iri", "https://news.example/id/").returncode == 0
    assert b"<https://news.example/id/" in files(page.parent / "output")["page.ttl"]


@pytest.mark.parametrize("encoding", ["0", "1"])
def test_a_locale_without_chinese(encoding: str, kg: Command, page: Path) -> None:
    plain = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": encoding}
    other = page.rename(page.parent / "第一版.txt")
    done = kg("build", other.name, "empty-如此.txt", **plain)
    assert done.returncode == 2
    assert "empty-如此.txt" in done.stderr
    done = kg("build", other.name, "--name", "page", **plain)
    assert done.returncode == 0, done.stderr
    assert len(files(page.parent / "output")) == 5


def test_a_file_name_that_is_no_text(kg: Command, page: Path) -> None:
    page.rename(page.parent / os.fsdecode(b"\xff\xfe.txt"))
    done = kg("build", ".", "--name", "page")
    assert done.returncode == 0, done.stderr
    assert len(files(page.parent / "output")) == 5


def test_an_output_that_is_a_file(kg: Command, page: Path) -> None:
    done = kg("build", page, "-o", page)
    assert done.returncode == 1
    assert done.stderr.startswith("kg: ") and done.stderr.count("\n") == 1


def test_a_full_disk_leaves_the_old_files_whole(kg: Command, page: Path) -> None:
    kg("build", page)
    before = files(page.parent / "output")
    page.write_text(PAGE.replace("22家", "31家"), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "kg", "build", "page.txt"],
        cwd=page.parent,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1500, 1500)),  # no file may grow beyond
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 1
    assert done.stderr.startswith("kg: output/page") and done.stderr.count("\n") == 1
    assert files(page.parent / "output") == before


@pytest.fixture
def bound(kg: Command) -> Command:
    """`kg` run so that permissions bind it, root or not."""
    if os.geteuid():
        return kg
    if not shutil.which("setpriv"):
        pytest.skip("runs as root, whom permissions don't bind")
    powers = "-dac_override,-dac_read_search"
    return functools.partial(kg, prefix=["setpriv", "--inh-caps", powers, "--bounding-set", powers])


def test_a_read_only_output_folder(bound: Command, page: Path) -> None:
    (page.parent / "output").mkdir(mode=0o555)
    done = bound("build", page)
    assert done.returncode == 1
    assert done.stderr.startswith("kg: output: ") and done.stderr.count("\n") == 1


def test_a_source_that_cannot_be_read(bound: Command, page: Path) -> None:
    (page.parent / "secret.txt").write_text(PAGE, encoding="utf-8")
    (page.parent / "secret.txt").chmod(0)
    done = bound("build", page, "secret.txt")
    assert done.returncode == 0, done.stderr
    assert done.stderr.startswith("kg: secret.txt: ") and done.stderr.count("\n") == 1
