"""Who is who among very many sources is decided in a process of its own: what comes out is the same."""

import os
from pathlib import Path

import pytest

from kg import together
from kg.cli import main

FILES = ("g.ttl", "g.evidence.ttl", "g.html")
TEXTS = (
    "2023年5月6日，巴西总统安德·莱科夫会见代表，安吉县总工会主席王立平参加会见，某某办事处未作回应。",
    "2023年6月2日，巴西总统莱科夫致辞。安吉县总工会主席王立平走访安吉县人民医院。",
    "2023年7月2日，安吉县总工会副主席李晓梅主持会议，王立平讲话。",
)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    (folder := tmp_path / "pages").mkdir()
    for number, text in enumerate(TEXTS):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("fresh", [[], ["--fresh"]])
def test_the_same_files_and_account(
    fresh: list[str], pages: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def build(folder: str) -> tuple[list[bytes], list[str]]:
        out = pages.parent / folder
        out.mkdir()
        (out / "g.curation.yaml").write_text("same: [[王立平@0.txt, 王立平@2.txt]]\n", encoding="utf-8")
        assert main(["build", str(pages), "--name", "g", "-o", str(out), *fresh]) == 0
        told = capsys.readouterr().out.splitlines()
        return [(out / file).read_bytes() for file in FILES], [one for one in told if "seconds" not in one][:-1]

    here = build("here")
    monkeypatch.setattr(together, "MANY", 1)
    decided = pages.parent / "pid"
    real = together.decide
    monkeypatch.setattr(together, "decide", lambda *of: decided.write_text(str(os.getpid())) and real(*of))
    assert build("apart") == here
    assert int(decided.read_text()) != os.getpid()
    assert any("curation" in one for one in here[1])


def test_a_process_that_dies_leaves_nothing(
    pages: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(together, "MANY", 1)
    monkeypatch.setattr(together, "decide", lambda *_: os.kill(os.getpid(), 9))
    out = pages.parent / "out"
    assert main(["build", str(pages), "--name", "g", "-o", str(out)]) == 1
    assert "decided who is who was killed" in capsys.readouterr().err
    assert not any((out / file).exists() for file in FILES)
