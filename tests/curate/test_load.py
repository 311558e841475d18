"""The curation file: what it may say, and each fault with its line."""

import re
from pathlib import Path

import pytest
from helpers import ROOT

from kg.curate import Name, Rule, load, sites
from kg.errors import DataError

GOOD = """
same:
  - [安吉县总工会, 安吉总工会]
different:
  - [王立平@a.txt, 王立平@b.txt]
rename:
  李晓梅: 李小梅
reject:
  - {subject: 王立平, predicate: org:holds, object: 安吉县总工会主席}
short:
  县总工会@d.txt: 安吉县总工会
"""
BAD = {
    "same: [甲": (1, "no YAML: a bracket is opened here and not closed"),
    "same:\n  - [甲, 乙\nrename:\n  丙: 丁": (2, "a bracket is opened here"),
    "same:\n\t- [甲, 乙]": (2, "a tab: indent with spaces"),
    "same:\n  - [甲, 乙]\n rename:\n  丙: 丁": (3, "not indented as"),
    "same:\n  - [甲, '乙]\n": (2, "a quote is opened here"),
    "rename:\n  甲: *乙\n": (2, "belongs in quotes"),
    "rename:\n  甲: @乙\n": (2, "belongs in quotes"),
    "rename:\n  甲: 乙: 丙\n": (2, "a colon where none is wanted"),
    "same: []\n---\nrename: {}": (2, "a second document"),
    "same:\n  - [甲，乙]": (2, "， is no comma here"),
    "same：\n  - [甲, 乙]": (1, "： is no colon here"),
    "same:\n  - ['\x01', 乙]": (2, r"a character that no text holds \(U\+0001\)"),
    "[" * 5000: (1, "too many brackets"),
    "\nSame:\n  - [甲, 乙]": (3, "did you mean same"),
    "reject:\n  - {subject: 甲, predicat: org:holds}": (2, "predicat is none of its keys"),
    "reject:\n  - {subject: 甲, predicate: org:holds}": (2, "object is missing"),
    "add:\n  - {source: a, subject: 甲, predicate: kgo:speaker, object: 乙}": (2, "words is missing"),
    "set:\n  - {source: a, subject: 会, predicate: schema:startDate, object: 昨天}": (2, "a day like 2025-08-06"),
    "rename:\n  甲: [乙]": (2, "no list"),
    "same:\n  - [甲, 乙]\ndifferent:\n  - [乙, 丙, 甲]": (4, "乙 and 甲 are two here, and one in line 2"),
    "\nsmae:\n  - [甲, 乙]": (3, "smae"),
    "same:\n  - [甲]": (2, "two names"),
    "same:\n  - [甲, 甲]": (2, "two names"),
    "same:\n  - 甲": (2, "a list"),
    "same: 甲": (1, "a list"),
    "rename: [甲]": (1, "name: value"),
    "rename:\n  甲: ''": (2, "a name is wanted"),
    "rename:\n  甲: 乙\n  甲: 丙": (3, "twice"),
    "short:\n  县总工会: 安吉县总工会@a.txt": (2, "without @"),
    "reject:\n  - {object: 甲}": (2, "subject"),
    "reject:\n  - {subject: 甲, object: 乙, colour: 红}": (2, "subject"),
    "same:\n  - [甲, 乙]\n  - [甲, 乙]": (3, "line 2"),
    "same:\n  - [甲, {a: b}]": (2, "a name"),
    "- 甲": (1, "name: value"),
    "same:\n  - [甲, '@a.txt']": (2, "before the @"),
}


@pytest.mark.parametrize("readme", ["docs/corrections.md", "docs/zh.md"])
def test_what_the_readme_shows(readme: str, tmp_path: Path) -> None:
    shown, home = re.findall(r"^```yaml\n(.*?)^```$", (ROOT / readme).read_text(encoding="utf-8"), re.S | re.M)
    kinds = [rule.kind for rule in load(written(tmp_path, shown)).rules]
    assert kinds == [
        "same",
        "different",
        "rename",
        "short",
        "reject",
        "add",
        "set",
        "set",
    ]
    assert [site.place for site in sites.load(written(tmp_path, home))] == ["江苏省滨海县"]


def written(folder: Path, text: str) -> Path:
    path = folder / "g.curation.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_all_kinds(tmp_path: Path) -> None:
    rules = load(written(tmp_path, GOOD)).rules
    assert [rule.line for rule in rules] == [3, 5, 7, 9, 11]
    assert rules[1] == Rule("different", (Name("王立平", "a.txt"), Name("王立平", "b.txt")), 5)
    assert str(rules[3]) == "reject: 王立平 org:holds 安吉县总工会主席"
    assert str(rules[4]) == "short: 县总工会@d.txt → 安吉县总工会"


@pytest.mark.parametrize("text", BAD)
def test_a_fault_has_its_line(text: str, tmp_path: Path) -> None:
    line, words = BAD[text]
    with pytest.raises(DataError, match=words) as error:
        load(written(tmp_path, text))
    assert f"g.curation.yaml:{line}: " in str(error.value)


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        ("same:\n  - [甲, 乙]".encode("gb18030"), 2, "no UTF-8, perhaps GB18030: save it in UTF-8"),
        ("same:\n  - [甲, 乙]".encode("utf-16"), 1, "no UTF-8 but UTF-16: save it in UTF-8"),
        (b"same:\n\n  - [a, \xff]", 3, "no UTF-8: save it in UTF-8"),
    ],
)
def test_another_encoding_is_told(data: bytes, line: int, words: str, tmp_path: Path) -> None:
    (path := tmp_path / "g.curation.yaml").write_bytes(data)
    with pytest.raises(DataError) as error:
        load(path)
    assert str(error.value) == f"{path}:{line}: {words}"


@pytest.mark.parametrize("text", ["", "# nothing yet\n"])
def test_an_empty_file_says_nothing(text: str, tmp_path: Path) -> None:
    assert load(written(tmp_path, text)).rules == ()
    assert load(tmp_path / "absent.yaml").rules == ()
