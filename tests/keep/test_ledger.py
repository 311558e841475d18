"""Who is who is asked again only of those that a source has a say in: what comes out is what all sources tell."""

import random
import shutil
import sqlite3
from contextlib import closing
from itertools import combinations
from pathlib import Path

import pytest

from kg import together
from kg.cli import main
from kg.identity.decide import KINDS, links
from kg.keep import look
from kg.keep.ledger import Ledger

FILES = ("g.ttl", "g.evidence.ttl", "g.html")
DAY = "2023年{month}月6日，"
SAID = (
    "安吉县总工会主席王立平走访安吉县人民医院，看望一线职工。",
    "巴西总统莱科夫致辞，长兴县总工会主席王立平讲话。",
    "巴西总统安德·莱科夫会见代表，诗人安德朗诵诗歌。",
    "安吉县总工会举办“匠心”技能大赛，县总工会副主席李晓梅主持。",
    "安吉县人民政府印发《安吉县职工之家建设实施方案》，王立平、李晓梅座谈。",
    "邵敬谦说，安吉县总工会要服务职工。县人民医院院长邵敬谦讲话。",
    "安吉县“匠心”技能大赛在县文化馆举行，李晓梅参加。某某办事处未作回应。",
)


def written(folder: Path) -> list[Path]:
    """Eleven pages, each of some sentences, so that many speak of the same."""
    draw, found = random.Random(7), []
    for number in range(11):
        found.append(folder / f"{number}.txt")
        text = "".join(DAY.format(month=1 + draw.randrange(9)) + said for said in draw.sample(SAID, 2))
        found[-1].write_text(text, encoding="utf-8")
    return found


@pytest.fixture
def pages(tmp_path: Path) -> list[Path]:
    return written(tmp_path)


@pytest.fixture(scope="module")
def but_last(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[bytes]]:
    """A folder with the build of all pages but the last, to be copied, and the files of one of all."""
    folder = tmp_path_factory.mktemp("but-last")
    pages = written(folder)
    build(folder / "out", *pages[:-1])
    return folder / "out", build(folder / "anew", *pages)


def build(folder: Path, *pages: Path) -> list[bytes]:
    assert main(["build", *map(str, pages), "--name", "g", "-o", str(folder)]) == 0
    return [(folder / file).read_bytes() for file in FILES]


def told(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The counts of the last build, names left unresolved among them."""
    return [line for line in capsys.readouterr().out.splitlines() if not line.startswith(("sources", "seconds"))][:-1]


@pytest.mark.parametrize("most", [3, 0])
def test_in_any_order_what_all_sources_tell(
    most: int, pages: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("kg.identity.weigh._FEW", most)  # signs come to stand in too many articles, and no longer do
    monkeypatch.setattr("kg.joining._MOST", 9)
    draw, here = random.Random(most), set(pages[:5])
    build(tmp_path / "out", *sorted(here))
    for _ in range(8):
        page = draw.choice(pages)
        capsys.readouterr()
        with monkeypatch.context() as now:
            now.setattr(together, "_here", lambda *_: pytest.fail("all are asked"))
            if page in here and len(here) > 1:
                assert main(["remove", "g", page.name, "-o", str(tmp_path / "out")]) == 0
                changed, counts = [(tmp_path / "out" / file).read_bytes() for file in FILES], None
            else:
                changed, counts = build(tmp_path / "out", page), told(capsys)
        here ^= {page} if page not in here or len(here) > 1 else set()
        capsys.readouterr()
        assert changed == build(tmp_path / f"anew{draw.random()}", *sorted(here))
        assert counts in (None, told(capsys))


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE ledger SET said = replace(said, '王立平', '王立')",
        "UPDATE ledger SET page = page + 100 WHERE part = 'link'",
        "DELETE FROM ledger WHERE part = 'record'",
        "DELETE FROM ledger",
        "UPDATE beside SET articles = articles + 1",
        "DELETE FROM beside",
    ],
)
def test_where_the_ledger_is_damaged_all_are_asked(
    damage: str, pages: list[Path], but_last: tuple[Path, list[bytes]], tmp_path: Path
) -> None:
    shutil.copytree(but_last[0], tmp_path / "out")
    with closing(sqlite3.connect(tmp_path / "out" / "g.sources")) as database, database:
        assert database.execute(damage).rowcount
    assert build(tmp_path / "out", pages[-1]) == but_last[1]


def test_what_a_human_joins_is_asked_of_all(pages: list[Path], tmp_path: Path) -> None:
    for folder in ("out", "anew"):
        (tmp_path / folder).mkdir()
        text = "same: [[王立平@0.txt, 邵敬谦@4.txt]]\n"
        (tmp_path / folder / "g.curation.yaml").write_text(text, encoding="utf-8")
    build(tmp_path / "out", *pages[:-1])
    assert build(tmp_path / "out", pages[-1]) == build(tmp_path / "anew", *pages)


def test_what_may_be_one_is_linked(pages: list[Path], tmp_path: Path) -> None:
    build(tmp_path / "out", *pages)
    with look(tmp_path / "out", "g") as kept:
        records = [one for member in kept.members() for one in kept.about(member).records]
    grouped = 0
    for kind in KINDS:
        own = [one for one in records if one.family == kind.family]
        of, parts = kind.groups(own), {link: link for one in own for link in links(one)}

        def root(link: str, parts: dict[str, str] = parts) -> str:
            return link if parts[link] == link else root(parts[link])

        for one in own:
            for link in links(one):
                parts[root(link)] = root(links(one)[0])
        for one, two in combinations(own, 2):
            if of[one.node] == of[two.node]:
                grouped += 1
                assert root(links(one)[0]) == root(links(two)[0]), (one, two)
    assert grouped


def test_who_is_named_twice_is_asked_once(pages: list[Path], tmp_path: Path) -> None:
    build(tmp_path / "out", *pages)
    with look(tmp_path / "out", "g") as kept:
        some = [one for member in kept.members()[:6] for one in kept.about(member).records]
        found = Ledger(kept.database, kept.value("state")).among((), some)
    assert len({one.name for one in some}) < len(some), "of one name there are several"
    assert len(found.before) == len(set(found.before)) > len(found.now) == len(found.before) - len(some)
