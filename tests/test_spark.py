"""The build on Spark gives the bytes of a local build; where Spark or Java is missing, this is skipped and says so."""

import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from kg.cli import main
from kg.errors import InputError

TEXTS = {
    "a.txt": "巴西总统安德·莱科夫会见代表。青禾县总工会主席林知远参加会见。",
    "b.txt": "巴西总统莱科夫致辞。",
    "c.txt": "6月1日，青禾县总工会举办职工运动会，300名职工参加，林知远出席。",
    "copy of c.txt": "6月1日，青禾县总工会举办职工运动会，300名职工参加，林知远出席。",
    "d.txt": "巴西总统莱科夫讲话。长兴县总工会召开会议。县总工会副主席李晓梅主持会议。",
    "empty.txt": "",
}


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def spark(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    if find_spec("pyspark") is None or find_spec("pandas") is None or find_spec("pyarrow") is None:
        pytest.skip("needs Spark: pip install 'gongbao[spark]'")
    if not shutil.which("java"):
        pytest.skip("needs Java 17 or 21")
    command = [sys.executable, "-m", "kg", "build", *arguments, "--engine", "spark", "--master", "local[2]"]
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)


def test_the_parts_are_the_bytes_of_a_local_build(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (pages.parent / "here.curation.yaml").write_text("different: [[莱科夫@b.txt, 莱科夫@d.txt]]\n", encoding="utf-8")
    (pages.parent / "there.curation.yaml").write_text("different: [[莱科夫@b.txt, 莱科夫@d.txt]]\n", encoding="utf-8")
    done = spark(pages.parent, "pages", "--name", "there", "-o", ".")
    assert done.returncode == 0, done.stderr
    assert main(["build", str(pages), "--name", "here", "-o", str(pages.parent)]) == 0
    for ending in ("ttl", "evidence.ttl"):
        parts = sorted((pages.parent / f"there.{ending}").glob("part-*"))
        whole = (pages.parent / f"here.{ending}").read_bytes()
        assert b"".join(part.read_bytes() for part in parts) == whole, ending
    told = capsys.readouterr().out.splitlines()
    wanted = [line for line in told if line.split()[0] in ("sources", "persons", "organisations", "facts")]
    assert wanted and set(wanted) <= set(done.stdout.splitlines())
    assert "empty.txt" in done.stderr, "a source that gave nothing is told"


def test_a_local_graph_is_not_overwritten(pages: Path) -> None:
    from kg.built import Order
    from kg.read import Settings
    from kg.spark.engine import build

    (pages.parent / "g.ttl").write_text("a local build's", encoding="utf-8")
    with pytest.raises(InputError, match="take another --name"):
        build(Order([pages], pages.parent, "g", Settings()), "local[1]")
