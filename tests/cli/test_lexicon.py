"""`kg lexicon check`, and the folder NAME.lexicon."""

import subprocess
import sys
from pathlib import Path

import pytest

TITLES = "title\tbody\toffice\texample\n"
RIGHT = "听证官\t检察院\tyes\t安吉县人民检察院[听证官]王立平讲话\n"
FRAME = """frames:
- frame: tea
  makes: event
  triggers: 品茶
  theme: ["@ <NAME>"]
  roles: {schema:organizer: ["<ORG> @"]}
  examples:
    - text: "{o:安吉县总工会}举办座谈会。"
      wants: {name: 座谈会}
"""
PAGE = "安吉县人民检察院召开会议\n\n8月5日，安吉县人民检察院召开会议。安吉县人民检察院首席听证官王立平讲话。\n"


def kg(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kg", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("titles.tsv", TITLES + RIGHT, ""),
        ("titles.tsv", TITLES + "评议官\t检察院\tyes\t检察院讲话\n", "titles.tsv:2: titles/评议官 does not speak"),
        ("titles.tsv", "titel\tbody\n", "titles.tsv:1: columns are"),
        ("organisation_endings.tsv", "ending\tcls\tstrength\texample\n茶庄\tEnterprise\topen\t[华岭茶庄]捐款\n", ""),
        ("frames.yaml", FRAME, "frames/tea makes nothing of its example: 安吉县总工会举办座谈会。"),
        ("titels.tsv", "", "no file of the lexicon is called so"),
    ],
)
def test_tables_of_ones_own_are_checked(tmp_path: Path, name: str, text: str, fault: str) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / name).write_text(text, encoding="utf-8")
    done = kg(tmp_path, "lexicon", "check", "own")
    assert fault in done.stderr
    assert (done.returncode == 0) == (not fault)
    assert fault or done.stdout == "own: 1 examples read; no faults\n"


def test_a_folder_beside_the_graph_lies_over_the_lexicon(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    graph = tmp_path / "output" / "page.ttl"
    assert kg(tmp_path, "build", "page.txt").returncode == 0
    assert "听证官" not in graph.read_text(encoding="utf-8").replace(PAGE.split("\n")[2], "")
    (tmp_path / "output" / "page.lexicon").mkdir()
    (tmp_path / "output" / "page.lexicon" / "titles.tsv").write_text(TITLES + RIGHT, encoding="utf-8")
    assert kg(tmp_path, "build", "page.txt").returncode == 0
    assert 'kgo:title "首席听证官"@zh' in graph.read_text(encoding="utf-8")
