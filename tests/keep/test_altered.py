"""A source more or less: the files are changed where it speaks, and are those of a build of all there is."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NoReturn

import pytest

from kg import joining
from kg.cli import main
from kg.whole import of_all

Known = dict[tuple[object, ...], list[bytes]]
FILES = ("g.ttl", "g.evidence.ttl", "g.html")
LONG = (
    "{day}，安吉县总工会举办“匠心”技能大赛，三百名职工参加，县总工会主席王立平出席并讲话。"
    "王立平走访安吉县人民医院，看望一线职工，并与职工座谈。"
)
TEXTS = {
    "first.txt": LONG.format(day="2023年5月6日"),
    "again.txt": "安吉新闻\n\n" + LONG.format(day="2023年5月6日"),  # a reprint
    "later.txt": "2023年6月2日，安吉县总工会主席王立平走访安吉县人民医院。巴西总统莱科夫致辞。",
    "full.txt": "2023年4月1日，巴西总统安德·莱科夫会见代表。安吉县总工会副主席李晓梅主持会议。",
    "more.txt": "2023年7月1日，安吉县总工会主席王立平讲话。巴西总统莱科夫讲话。",
    "other.txt": "2023年8月1日，长兴县总工会主席王立平走访。",
}


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """All pages; however much of a graph has changed, its files are changed and not made anew."""
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(joining, "_MOST", 9)
    return tmp_path


def build(pages: Path, *names: str, folder: str = "out", fresh: bool = False) -> list[bytes]:
    files = [str(pages / name) for name in names]
    assert main(["build", *files, "--name", "g", "-o", str(pages / folder), *(["--fresh"] if fresh else [])]) == 0
    return [(pages / folder / file).read_bytes() for file in FILES]


@pytest.fixture(scope="module")
def known() -> Known:
    """The files of builds that several tests compare with: what they are of and how they were made → the files."""
    return {}


def anew(pages: Path, known: Known, *how: object) -> list[bytes]:
    """The files of one build of all pages; `how`: what was set for it."""
    if how not in known:
        known[how] = build(pages, *TEXTS, folder="anew")
    return known[how]


@pytest.fixture(scope="module")
def but_last(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the build of all pages but the last, to be copied."""
    folder = tmp_path_factory.mktemp("but-last")
    for name, text in list(TEXTS.items())[:-1]:
        (folder / name).write_text(text, encoding="utf-8")
    build(folder, *list(TEXTS)[:-1])
    return folder / "out"


def never(*_: object) -> NoReturn:
    """What must not be needed."""
    pytest.fail("all is gathered anew")


@pytest.mark.parametrize("most", [16_000, 9, 4])
@pytest.mark.parametrize("name", TEXTS)
def test_the_page_is_changed_where_its_graph_is(
    name: str,
    most: int,
    pages: Path,
    known: Known,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("kg.publish.chosen.MOST", most)
    for module in ("chosen", "made", "some"):
        monkeypatch.setattr(f"kg.publish.{module}.EACH", 2)
    others = [other for other in TEXTS if other != name]
    more, less = anew(pages, known, most, 2), build(pages, *others)
    monkeypatch.setattr("kg.publish.network.pieces", lambda *_: pytest.fail("the page is made anew"))
    assert build(pages, name) == more, "one more"
    assert main(["remove", "g", name, "-o", str(pages / "out")]) == 0
    assert [(pages / "out" / file).read_bytes() for file in FILES] == less, "one less"


def test_of_many_articles_the_first_of_the_file_are_shown(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report = "## 安吉新闻第{0}条\n\n2023年5月{0}日，安吉县总工会主席王立平走访安吉县人民医院，看望一线职工。\n\n"
    (pages / "many.md").write_text("".join(report.format(number) for number in range(1, 13)), encoding="utf-8")
    monkeypatch.setattr("kg.publish.chosen.MOST", 4)
    for module in ("chosen", "made", "some"):
        monkeypatch.setattr(f"kg.publish.{module}.EACH", 3)
    build(pages, "many.md", "more.txt", "other.txt")
    with monkeypatch.context() as now:
        now.setattr("kg.publish.network.pieces", lambda *_: pytest.fail("the page is made anew"))
        changed = build(pages, "later.txt")
    assert changed == build(pages, "many.md", "more.txt", "other.txt", "later.txt", folder="anew")


@pytest.mark.parametrize("damage", ["page", "data", "store"])
def test_where_the_page_or_the_store_is_damaged_the_page_is_made_anew(
    damage: str, pages: Path, known: Known, but_last: Path
) -> None:
    shutil.copytree(but_last, pages / "out")
    page, store = pages / "out" / "g.html", pages / "out" / "g.index" / "store"
    if damage == "page":
        page.unlink()
    elif damage == "data":
        page.write_text(page.read_text("utf-8").replace('"begins"', '"ends"'), encoding="utf-8")
    else:
        (store / "CURRENT").write_text("nothing", encoding="utf-8")
    assert build(pages, list(TEXTS)[-1]) == anew(pages, known)


@pytest.mark.parametrize("name", TEXTS)
def test_one_more_and_one_less(name: str, pages: Path, known: Known, monkeypatch: pytest.MonkeyPatch) -> None:
    more, less = anew(pages, known), build(pages, *(other for other in TEXTS if other != name))
    monkeypatch.setattr("kg.pipeline.of_all", never)
    assert build(pages, name) == more, "one more"
    assert main(["remove", "g", name, "-o", str(pages / "out")]) == 0
    assert [(pages / "out" / file).read_bytes() for file in FILES] == less, "one less"


def test_another_text_of_a_source(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(pages, *TEXTS)
    (pages / "full.txt").write_text("2023年4月2日，巴西总统安德·莱科夫会见安吉县总工会主席王立平。", encoding="utf-8")
    monkeypatch.setattr("kg.pipeline.of_all", never)
    now = build(pages, "full.txt")
    monkeypatch.setattr("kg.pipeline.of_all", of_all)
    assert now == build(pages, *TEXTS, folder="anew")


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE said SET blocks = replace(blocks, '0.9', '0.8')",
        "DELETE FROM said WHERE subject LIKE 'id:person-%'",
        "DELETE FROM said",
        "UPDATE said SET subject = subject || 'x'",
        "UPDATE joined SET value = replace(value, '王立平', '王立')",
        "UPDATE joined SET state = 'x'",
        "DELETE FROM joined",
    ],
)
def test_what_was_kept_of_all_is_damaged(damage: str, pages: Path, known: Known, but_last: Path) -> None:
    shutil.copytree(but_last, pages / "out")
    with closing(sqlite3.connect(pages / "out" / "g.sources")) as database, database:
        assert database.execute(damage).rowcount
    assert build(pages, list(TEXTS)[-1]) == anew(pages, known)


def test_who_is_named_everywhere_makes_nothing_costlier(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()  # a source of six may change, not all
    names = [f"20230{number}06.txt" for number in range(1, 7)]  # the first names the person
    for number, name in enumerate(names, 1):
        text = f"{number}月6日，安吉县总工会主席王立平走访安吉县第{number}小学。"
        (pages / name).write_text(text, encoding="utf-8")
    build(pages, *names)
    monkeypatch.setattr("kg.pipeline.of_all", never)
    assert main(["remove", "g", names[3], "-o", str(pages / "out")]) == 0
    monkeypatch.setattr("kg.pipeline.of_all", of_all)
    left = [name for name in names if name != names[3]]
    assert [(pages / "out" / file).read_bytes() for file in FILES] == build(pages, *left, folder="anew")
