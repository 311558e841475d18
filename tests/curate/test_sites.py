"""NAME.sites.yaml and the options of the command line: what the user knows of where sources are from."""

from pathlib import Path

import pytest

import kg
from kg.cli import main
from kg.curate import sites
from kg.errors import DataError

GOOD = """
- match: anji/*
  place: 浙江省安吉县
- match: https://www.example.com/*
  place: 湖州市
  body: 湖州市总工会
  publication: 湖州日报
"""
# a fault → its line and a word of what is said of it
FAULTS = {
    "match: a": (1, "list"),
    "- match: a\n  plaice: 安吉县": (2, "plaice"),
    "- place: 安吉县": (1, "match"),
    "- match: a": (1, "match"),
    "- match: a\n  place: 江南": (2, "no place"),
    "- match: a\n  body: 甲": (2, "no full name"),
    "- match: a\n  date: 8月9日": (2, "no date"),
    "- match: a\n  place: 安吉县\n- match: a\n  place: 德清县": (3, "said before"),
    "- match: [a]\n  place: 安吉县": (1, "name is wanted"),
    "- match: a\n  place: 安吉县\n  place: 德清县": (3, "given twice"),
    "- {": (1, "YAML"),
}


def test_good_sites(tmp_path: Path) -> None:
    (tmp_path / "g.sites.yaml").write_text(GOOD, encoding="utf-8")
    found = sites.load(tmp_path / "g.sites.yaml")
    assert [one.match for one in found] == ["anji/*", "https://www.example.com/*"]
    assert found[0].of("anji/1.txt", None)
    assert not found[0].of("a/anji/1.txt", None)
    assert found[1].of("1.html", "https://www.example.com/1.html")
    assert sites.load(tmp_path / "none.sites.yaml") == ()


@pytest.mark.parametrize("text", FAULTS)
def test_a_fault_is_told_with_its_line(text: str, tmp_path: Path) -> None:
    path = tmp_path / "g.sites.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=FAULTS[text][1]) as error:
        sites.load(path)
    assert f"{path}:{FAULTS[text][0]}" in str(error.value) or f", line {FAULTS[text][0]}" in str(error.value)


def labels(folder: Path) -> str:
    return (folder / "g.ttl").read_text(encoding="utf-8")


def test_build_knows_where_sources_are_from(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in" / "deqing").mkdir(parents=True)
    for name in ("a.txt", "deqing/b.txt"):
        (tmp_path / "in" / name).write_text("县总工会主席王立平讲话。\n\n" + name, encoding="utf-8")
    out = tmp_path / "out"
    build = ["build", str(tmp_path / "in"), "-o", str(out), "--name", "g", "--jobs", "1"]
    assert main(build) == 0
    assert "kgo:Unresolved" in labels(out)
    assert main(["review", "g", "-o", str(out)]) == 0
    assert "县总工会  10 facts, 2 times, in a.txt、deqing/b.txt" in capsys.readouterr().out
    (out / "g.sites.yaml").write_text("- match: deqing/*\n  place: 浙江省德清县\n", encoding="utf-8")
    assert main([*build, "--place", "浙江省安吉县"]) == 0
    assert "安吉县总工会" in labels(out)
    assert "德清县总工会" in labels(out)
    assert "kgo:Unresolved" not in labels(out)
    assert main([*build, "--place", "江南"]) == 2
    assert "--place 江南" in capsys.readouterr().err


def test_read_tells_where_an_article_is_from(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("工会开会\n来源:安吉县总工会\n县总工会召开会议,主席王立平讲话。", encoding="utf-8")
    assert main(["read", str(tmp_path / "a.txt")]) == 0
    assert "from 安吉县 (source line), 安吉县总工会 (source line)" in capsys.readouterr().out
    assert main(["read", str(tmp_path / "a.txt"), "--place", "浙江省德清县"]) == 0
    assert "from 德清县 (--place)" in capsys.readouterr().out


def test_a_date_per_file(tmp_path: Path) -> None:
    (tmp_path / "in" / "old").mkdir(parents=True)
    pages = {"old/a.txt": "", "b.txt": "", "2021-03-04.txt": "", "c.html": "<html><body><p>"}
    for name, head in pages.items():
        (tmp_path / "in" / name).write_text(f"{head}8月6日，安吉县总工会召开会议，{name}参会。", encoding="utf-8")
    out = tmp_path / "out"
    out.mkdir()
    (out / "g.sites.yaml").write_text("- match: old/*\n  date: 2019-09-01\n", encoding="utf-8")
    assert main(["build", str(tmp_path / "in"), "-o", str(out), "--name", "g", "--date", "2023-09-01"]) == 0
    found = kg.open("g", out).query(
        "SELECT ?file ?day { ?a schema:isPartOf/rdfs:label ?file ; schema:datePublished ?day }"
    )
    days = {str(row["file"]): str(row["day"]) for row in found}
    assert days == {
        "old/a.txt": "2019-09-01",
        "b.txt": "2023-09-01",
        "2021-03-04.txt": "2023-09-01",
        "c.html": "2023-09-01",
    }
    assert main(["build", str(tmp_path / "in"), "-o", str(out), "--name", "g"]) == 0
    found = kg.open("g", out).query(
        "SELECT ?day { ?a schema:isPartOf/rdfs:label '2021-03-04.txt'@zh ; schema:datePublished ?day }"
    )
    assert [str(row["day"]) for row in found] == ["2021-03-04"], "the name of a file, where nothing else says it"
