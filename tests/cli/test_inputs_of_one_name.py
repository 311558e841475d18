"""Two inputs of one name: what is joined is said, what is taken out is never another."""

from pathlib import Path

import pytest

from kg.cli import main
from kg.keep import open_kept


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """aa/page.txt and bb/page.txt, both built without a name."""
    monkeypatch.chdir(tmp_path)
    for folder, county in (("aa", "安吉县"), ("bb", "长兴县")):
        Path(folder).mkdir()
        Path(folder, "page.txt").write_text(f"{county}总工会主席王立平讲话。", encoding="utf-8")
    assert main(["build", "aa/page.txt"]) == 0
    assert "added to" not in capsys.readouterr().err
    assert main(["build", "bb/page.txt"]) == 0
    said = capsys.readouterr().err
    assert said == "kg: added to output/page, which holds ../aa/page.txt; --fresh or --name keep them apart\n"
    assert main(["build", "bb/page.txt", "--name", "page"]) == 0
    assert capsys.readouterr().err == ""
    return tmp_path


def left(folder: Path) -> list[str]:
    with open_kept(folder / "output", "page", lambda: None) as kept:
        return [member.path for member in kept.members()]


def test_a_name_of_two_files_is_refused(two: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["remove", "page", "page.txt"]) == 2
    assert "2 sources have that name; give the path of one: ../aa/page.txt, ../bb/page.txt" in capsys.readouterr().err
    assert left(two) == ["../aa/page.txt", "../bb/page.txt"]


@pytest.mark.parametrize("form", ["bb/page.txt", "./bb/page.txt", "{}/bb/page.txt", "../bb/page.txt", "bb", "bb/"])
def test_a_path_as_typed(form: str, two: Path) -> None:
    assert main(["remove", "page", form.format(two)]) == 0
    assert left(two) == ["../aa/page.txt"]
