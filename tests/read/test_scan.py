"""Scans: the way from recognised lines to claims, by a recogniser that says what the test wants; once the real one."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from invented import article
from PIL import Image
from read.printed import Press, Story

from kg import layout, limits
from kg.doubt import doubted
from kg.extract import extract
from kg.model import Article, Piece, Region, Source
from kg.read import Unread, load, scan, sources

BODY = "8月6日，青禾县总工会举办职工急救技能培训班，县总工会主席林知远出席并讲话。"


def _line(text: str, left: float, top: float, size: float, score: float = 0.99) -> tuple[list[list[float]], str, float]:
    right, bottom = left + size * len(text), top + size
    return [[left, top], [right, top], [right, bottom], [left, bottom]], text, score


def _picture(path: Path, size: tuple[int, int] = (900, 1200)) -> Path:
    Image.new("RGB", size, "white").save(path)
    return path


def test_columns_and_confidence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    column = [_line(BODY[at : at + 10], 60 if at == 0 else 20, 300 + 3 * at, 20, 0.9) for at in range(0, 20, 10)]
    column += [_line(BODY[at : at + 10], 300, 300 + 3 * (at - 20), 20, 0.8) for at in range(20, 40, 10)]
    seen = [*reversed(column), _line("青禾县总工会举办培训班", 20, 240, 40), _line("~~", 20, 900, 20, 0.2)]
    boxes, texts, scores = zip(*seen, strict=True)
    result = SimpleNamespace(boxes=boxes, txts=texts, scores=scores)
    monkeypatch.setattr(scan, "check_installed", lambda: None)
    monkeypatch.setattr(scan, "engine", lambda: lambda _: result)
    allowed: list[tuple[float, int]] = []
    monkeypatch.setattr(limits, "allow_more", lambda seconds, memory: allowed.append((seconds, memory)))
    path = _picture(tmp_path / "page.png")
    source = load(path, path.name)
    [one] = layout.articles(source)
    assert (one.headline, one.text) == ("青禾县总工会举办培训班", BODY)
    assert source.media_type == "image/png"
    assert {region.confidence for region in source.regions} == {0.99, 0.9, 0.8}
    assert allowed == [(limits.PICTURE_SECONDS, limits.PICTURE_MEMORY)], "a page takes longer than text"


def test_a_claim_is_as_sure_as_its_characters() -> None:
    plain = article(BODY, "青禾县总工会举办培训班")
    sure = extract(plain)
    assert sure.claims and doubted(sure) is sure
    half = len(BODY) // 2
    source = Source("a.png", BODY, "0" * 64, regions=(Region(0, confidence=0.9), Region(half, confidence=0.5)))
    unsure = doubted(extract(Article(source, 1, BODY, (Piece(0, len(BODY), 0),), plain.headline)))
    for before, after in zip(sure.claims, unsure.claims, strict=True):
        factor = 0.5 if any(span.end > half for span in before.spans) else 0.9 if before.spans else 1.0
        assert after.confidence == pytest.approx(before.confidence * factor, abs=0.001)


@pytest.mark.parametrize(
    ("size", "message"), [((200, 900), "smaller than 300 pixels"), ((9000, 9000), "million pixels")]
)
def test_pictures_that_are_no_pages(
    size: tuple[int, int], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scan, "check_installed", lambda: None)
    path = _picture(tmp_path / "page.png", size)
    [unread] = sources(path, path.name)
    assert isinstance(unread, Unread) and message in unread.note


def test_what_to_install_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "find_spec", lambda _: None)
    path = _picture(tmp_path / "page.png")
    [unread] = sources(path, path.name)
    assert isinstance(unread, Unread)
    assert unread.note == "page.png: a picture of text; to read it: pip install 'gongbao[ocr]'"


def test_a_real_scan(tmp_path: Path) -> None:
    pytest.importorskip("rapidocr")
    pypdfium2 = pytest.importorskip("pypdfium2")
    story = Story("青禾县总工会举办急救培训班", [BODY * 3])
    press = Press(1)
    press.open_page()
    press.module(story, 40, 100, 200, 2)
    picture = pypdfium2.PdfDocument(press.done())[0].render(scale=2.5).to_pil().crop((0, 230, 1250, 700))
    path = tmp_path / "page.png"
    picture.save(path)
    [one] = layout.articles(load(path, path.name))
    assert (one.headline, one.text) == (story.headline, story.body)
