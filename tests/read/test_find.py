from pathlib import Path

import pytest

from kg.errors import InputError, UsageError
from kg.read import find, ignored, load


def _write(path: Path, text: str = "青禾县总工会召开会议。") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_folders_are_walked_in_order_with_names_below_the_input(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.md", "a/LICENSE", "a/photo.svg", ".git/x.txt", "a/.hidden.txt"):
        _write(tmp_path / name)
    assert [name for _, name in find([tmp_path])] == ["a/LICENSE", "a/c.md", "b.txt"]
    assert ignored([tmp_path]) == [tmp_path / "a" / "photo.svg"]


def test_a_file_given_directly_is_taken_whatever_its_ending_and_once(tmp_path: Path) -> None:
    page = _write(tmp_path / "page.html")
    assert find([page, page, tmp_path]) == [(page, "page.html")] or find([page, page]) == [(page, "page.html")]


def test_the_order_of_inputs_does_not_matter(tmp_path: Path) -> None:
    one, two = _write(tmp_path / "1.txt"), _write(tmp_path / "2.txt")
    assert find([one, two]) == find([two, one])


def test_a_missing_path_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file"):
        find([tmp_path / "nowhere"])


def test_a_folder_without_text_costs_only_itself(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    page = _write(tmp_path / "page.txt")
    found = find([empty, page])
    assert [name for _, name in found] == ["empty", "page.txt"]
    with pytest.raises(InputError, match=r"^empty: no file in this folder that can be read"):
        load(*found[0])
    assert load(*found[1]).name == "page.txt"
