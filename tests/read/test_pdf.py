import datetime
import difflib
import io
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest
from helpers import ROOT
from PIL import Image
from read.printed import Press, Story
from reportlab.pdfgen.canvas import Canvas

from kg import layout
from kg.model import Article, Source
from kg.read import Unread, load, scan, sources
from kg.read.columns import Run

OPENINGS = (
    "8月6日，青禾县总工会举办",
    "近日，柳溪镇总工会启动",
    "日前，青禾县人民检察院召开",
    "8月2日，青禾县文化馆组织",
)
DOINGS = (
    "职工急救技能培训班",
    "劳动竞赛动员会",
    "女职工读书分享会",
    "公益诉讼座谈会",
    "送清凉慰问活动",
    "技能比武大赛",
)
ENDS = (
    "来自22家企业的130余名职工参加活动，大家表示收获很大，回到岗位后要把学到的知识教给身边的工友。",
    "县总工会主席林知远出席并讲话，他要求各基层工会把好事办好、实事办实，让职工感受到“娘家人”的温暖。",
    "活动现场气氛热烈，志愿者向职工发放宣传资料600余份，解答咨询40余人次，受到广泛好评。",
    "下一步，该会将继续完善服务清单，推动优质服务向一线延伸，为县域经济高质量发展凝聚力量。",
)


def _stories(seed: int, count: int) -> list[Story]:
    rng = random.Random(seed)
    made = []
    for number in range(count):
        doing = rng.choice(DOINGS)
        paragraphs = [f"{rng.choice(OPENINGS)}第{seed * 10 + number + 1}期{doing}。{rng.choice(ENDS)}"]
        paragraphs += [rng.choice(ENDS) * rng.randint(1, 3) for _ in range(rng.randint(1, 3))]
        headline = f"青禾县第{seed * 10 + number + 1}期{doing}{rng.choice(('开班', '举行', '圆满落幕'))}"
        made.append(Story(headline, paragraphs, rng.choice(("", "本报记者 陈舒"))))
    return made


def _read(folder: Path, data: bytes) -> tuple[Source, tuple[Article, ...]]:
    path = folder / "page.pdf"
    path.write_bytes(data)
    source = load(path, path.name)
    return source, layout.articles(source)


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


@pytest.mark.parametrize("columns", [2, 3, 4, 5])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_articles_of_a_page_are_whole(seed: int, columns: int, tmp_path: Path) -> None:
    stories = _stories(seed, 3 + seed)
    press = Press(seed)
    press.set_page(stories, columns)
    source, articles = _read(tmp_path, press.done())
    found = {_bare(one.headline or ""): _bare(one.text) for one in articles}
    assert found == {_bare(story.headline): _bare(story.body) for story in stories}
    assert (source.publication, source.date) == ("青禾工人报", datetime.date(2024, 8, 8))


def test_page_and_column_are_kept(tmp_path: Path) -> None:
    story = _stories(1, 1)[0]
    press = Press(1)
    press.open_page()
    press.open_page()
    press.module(story, 40, 100, 200, 3)
    source, [article] = _read(tmp_path, press.done())
    places = [source.region(piece.source_begin) for piece in article.pieces]
    assert {region.page for region in places if region} == {2}
    columns = [region.column for region in source.regions if region.column]
    assert columns == sorted(columns) and set(columns) == {1, 2, 3}


def test_an_article_goes_on_on_another_page(tmp_path: Path) -> None:
    story, other, third = _stories(5, 3)
    whole = "".join(story.paragraphs)
    cut = len(whole) // 2
    press = Press(1)
    press.open_page()
    press.module(Story(story.headline, [f"{whole[:cut]}（下转第2版）"]), 40, 100, 200, 2)
    press.module(other, 40, 700, 200, 2)
    press.open_page()
    press.module(third, 40, 100, 200, 2)
    press.module(Story(story.headline[:8], [f"（上接第1版）{whole[cut:]}"]), 40, 700, 200, 2)
    source, articles = _read(tmp_path, press.done())
    found = {_bare(one.headline or ""): _bare(one.text) for one in articles}
    assert found == {_bare(one.headline): _bare(one.body) for one in (story, other, third)}
    [first] = [one for one in articles if one.headline and one.headline[:8] == story.headline[:8]]
    ends = [source.region(first.pieces[0].source_begin), source.region(first.pieces[-1].source_begin + 200)]
    assert [region.page for region in ends if region] == [1, 2]


@pytest.mark.parametrize("keep", [0.1, 0.5, 0.9])
def test_a_truncated_file_is_told_or_read(keep: float, tmp_path: Path) -> None:
    press = Press(1)
    press.set_page(_stories(1, 3), 3)
    data = press.done()
    path = tmp_path / "page.pdf"
    path.write_bytes(data[: int(len(data) * keep)])
    [found] = sources(path, path.name)
    assert isinstance(found, Unread) and found.note.startswith("page.pdf: ")


def test_a_scanned_page_is_recognised_and_an_empty_one_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    body = "近日，青禾县总工会召开会议。"
    seen = [Run("青禾县总工会召开会议", 100, 300, 900, 380, 80, 0.9), Run(body, 100, 500, 700, 540, 40, 0.8)]
    monkeypatch.setattr(scan, "check_installed", lambda: None)
    monkeypatch.setattr(scan, "runs", lambda _: seen)
    picture = tmp_path / "scan.png"
    Image.new("RGB", (50, 70), "white").save(picture)
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(600, 800))
    canvas.showPage()
    canvas.drawImage(str(picture), 0, 0, 600, 800)
    canvas.showPage()
    canvas.save()
    path = tmp_path / "page.pdf"
    path.write_bytes(out.getvalue())
    empty, source = sources(path, path.name)
    assert isinstance(empty, Unread)
    assert empty.note == "page.pdf: page 1: nothing on this page, neither text nor a picture"
    assert isinstance(source, Source)
    [one] = layout.articles(source)
    assert (one.headline, one.text) == ("青禾县总工会召开会议", body)
    region = source.region(source.text.index(body))
    assert region and (region.page, region.confidence) == (2, 0.8)
    assert region.box == pytest.approx((100 / 3, 500 / 3, 700 / 3, 540 / 3))


def test_lines_above_a_headline_and_captions(tmp_path: Path) -> None:
    stories = _stories(4, 4)
    stories[0].above = "把急救知识送到职工身边"
    stories[1].caption = "图为职工在活动现场。（祁望舒 摄）"
    stories[2].caption = "活动现场 祁望舒 摄"
    press = Press(4)
    press.set_page(stories, 3)
    _, articles = _read(tmp_path, press.done())
    captions = [one for one in articles if one.caption]
    assert [(one.text, one.authors) for one in captions] == [
        ("图为职工在活动现场。", ("祁望舒",)),
        ("活动现场", ("祁望舒",)),
    ]
    found = {_bare(one.headline or ""): _bare(one.text) for one in articles if not one.caption}
    assert found == {_bare(story.above + story.headline): _bare(story.body) for story in stories}


def _transcribed(shared: Path) -> list[Story]:
    """Articles of national news, as long as those of a paper."""
    days = sorted((shared / "corpus" / "xinwenlianbo-2023").glob("*.md"))[::24]
    articles = [one for day in days for one in layout.articles(load(day, day.name)) if not one.caption]
    return [
        Story(one.headline, one.text.split("\n"))
        for one in articles
        if one.headline and len(one.headline) <= 40 and 150 <= len(one.text) <= 1500
    ]


def test_articles_of_national_news_set_as_pages(shared: Path, tmp_path: Path) -> None:
    """By the same check as that of the pages with broken columns: 95 of 100 are whole."""
    pool = _transcribed(shared)
    whole = total = 0
    for seed in range(24):
        rng = random.Random(seed)
        stories = rng.sample(pool, rng.randint(3, 6))
        press = Press(seed)
        press.set_page(stories, 2 + seed % 4)
        _, articles = _read(tmp_path, press.done())
        made = [_bare(one.text) for one in articles]
        whole += sum(any(_same(text, _bare(story.body)) for text in made) for story in stories)
        total += len(stories)
    assert whole >= 0.95 * total, f"{whole} of {total}"


def _same(text: str, wanted: str) -> bool:
    if text == wanted:
        return True
    alike = difflib.SequenceMatcher(None, text, wanted, autojunk=False)
    return abs(len(text) - len(wanted)) < 0.05 * len(wanted) and alike.quick_ratio() > 0.98 and alike.ratio() >= 0.98


def test_the_font_of_the_pages_is_made_by_its_tool(tmp_path: Path) -> None:
    made = tmp_path / "box.ttf"
    subprocess.run([sys.executable, ROOT / "tools" / "box_font.py", made], check=True)
    assert made.read_bytes() == (ROOT / "kg" / "read" / "box.ttf").read_bytes()


def test_words_printed_twice_on_a_page_are_kept_whatever_fonts_the_machine_has(tmp_path: Path) -> None:
    """With no size of its characters known, pdfium takes a line for the one above printed twice."""
    said = "青禾县总工会昨日召开座谈会"
    press = Press(1)
    press.set_page([Story("青禾县总工会座谈", [f"{said}。" * 6])], 2)
    _, articles = _read(tmp_path, press.done())
    assert _bare("".join(one.text for one in articles)).count(said) == 6
