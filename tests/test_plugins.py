"""A package that is installed beside adds a reader, an extractor and an exporter; what it claims is checked."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from helpers import ROOT

from kg import extractors
from kg.errors import GongbaoError
from kg.extract import extract
from kg.layout import articles
from kg.model import Claim, Entity, Literal, Source, Span

MAIL = """Subject: =?utf-8?b?5a6J5ZCJ5Y6/5oC75bel5Lya5Li+5Yqe5Z+56K6t54+t?=
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

8月5日，安吉县总工会举办急救技能培训班，讲解GB/T 2260—2007。
"""
TEXT = "安吉县总工会举办培训班\n\n8月5日，安吉县总工会举办急救技能培训班。"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the example is installed."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-build-isolation", "--no-index"]
    subprocess.run([*command, "--target", folder, ROOT / "examples" / "plugin"], check=True, capture_output=True)
    return folder


def run(folder: Path, site: Path | None, *arguments: str) -> str:
    path = os.pathsep.join(map(str, filter(None, (site, ROOT))))
    command = [sys.executable, "-m", "kg", *arguments]
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, "PYTHONPATH": path}, capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout


def test_the_example_reads_claims_and_exports(site: Path, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.eml").write_text(MAIL, encoding="utf-8")
    listed = run(tmp_path, site, "plugins").splitlines()
    assert listed == [
        "gongbao.readers  eml  gongbao_example:read  gongbao-example 0.1.0",
        "gongbao.exporters  names  gongbao_example:write  gongbao-example 0.1.0",
        "gongbao.extractors  standards  gongbao_example:extract  gongbao-example 0.1.0",
    ]
    assert "sources                 1 of 1" in run(tmp_path, site, "build", "pages", "--name", "news")
    assert "all promises kept" in run(tmp_path, site, "validate", "news")
    assert "standards/number" in (tmp_path / "output" / "news.evidence.ttl").read_text(encoding="utf-8")
    run(tmp_path, site, "export", "news", "--to", "names", "-o", "names.txt")
    assert {"GB/T2260-2007", "安吉县总工会"} <= set((tmp_path / "names.txt").read_text(encoding="utf-8").split())


def test_without_it_nothing_is_there(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_text(MAIL, encoding="utf-8")
    assert run(tmp_path, None, "plugins").startswith("none installed")


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"predicate": "kgo:knows"}, "kgo:knows is no property"),
        ({"spans": ()}, "a claim has spans"),
        ({"article": "other-1"}, "in the article that was given"),
        ({"spans": (Span(0, 999),)}, "outside the text"),
        ({"rule": "mine"}, "its rule is called bad/"),
        ({"confidence": 1.5}, "between 0 and 1"),
        ({"subject": Entity("Dragon", "龙")}, "no class 'Dragon'"),
    ],
)
def test_a_wrong_claim_is_refused(change: dict, fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (article,) = articles(Source("a.txt", TEXT, "0" * 64))
    kind = Literal("Document", "iri")
    good = (Entity("Document", "甲"), "rdf:type", kind, (Span(0, 2),), article.key, "bad/one", 0.9)
    claim = Claim(**{**dict(zip(Claim.__slots__, good, strict=False)), **change})
    monkeypatch.setattr(extractors, "names", lambda _: ("bad",))
    monkeypatch.setattr(extractors, "load", lambda *_: lambda _: [claim])
    with pytest.raises(GongbaoError, match=fault):
        extractors.extended(extract(article))
