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
    "same: [甲": (1, "no YAML"),
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


@pytest.mark.parametrize("text", ["", "# nothing yet\n"])
def test_an_empty_file_says_nothing(text: str, tmp_path: Path) -> None:
    assert load(written(tmp_path, text)).rules == ()
    assert load(tmp_path / "absent.yaml").rules == ()
