"""Newspaper pages as PDF, made from articles, so that the truth is known: modules of columns below headlines that run
across them, a masthead, captions, articles that go on on another page."""

import io
import random
from dataclasses import dataclass, field

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT, MARGIN = 980, 1400, 40
BODY, LEADING, GUTTER = 10.0, 15.0, 14.0
FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))


@dataclass
class Story:
    """An article as it is to be found again."""

    headline: str
    paragraphs: list[str]
    byline: str = ""
    above: str = ""  # a smaller line above the headline
    caption: str = ""  # of a picture at the foot of the first column

    @property
    def body(self) -> str:
        return "".join(self.paragraphs)


@dataclass
class Press:
    """Sets pages: what does not fit into its module is an error of the caller."""

    seed: int
    masthead: str = "青禾工人报"
    date: str = "2024年8月8日 星期四"
    page: int = 0
    out: io.BytesIO = field(default_factory=io.BytesIO)

    def __post_init__(self) -> None:
        self.rng = random.Random(self.seed)
        self.canvas = Canvas(self.out, pagesize=(WIDTH, HEIGHT), invariant=1)

    def open_page(self) -> None:
        """Begin a page with its running head."""
        self.page += 1
        if self.page > 1:
            self.canvas.showPage()
        if self.page == 1:
            self._text(MARGIN, 60, self.masthead, 44)
            self._text(WIDTH - 320, 60, f"{self.date}　第1版", 11)
        else:
            self._text(MARGIN, 60, f"{self.date}　第{self.page}版　综合", 11)

    def done(self) -> bytes:
        self.canvas.save()
        return self.out.getvalue()

    def set_page(self, stories: list[Story], columns: int) -> None:
        """Set `stories` on a page of that many columns, in modules of one or more of them."""
        self.open_page()
        width = (WIDTH - 2 * MARGIN - (columns - 1) * GUTTER) / columns
        tops = [90.0] * columns
        for story in stories:
            level = min(tops)
            first = next(at for at in range(columns) if tops[at] == level)
            free = next((n for n in range(first, columns) if tops[n] > level), columns) - first
            wish = self.rng.randint(1, columns)
            span = free if free - min(wish, free) < 1 or wish >= free else min(wish, free)
            left = MARGIN + first * (width + GUTTER)
            bottom = self.module(story, left, level + 14, width, span)
            for at in range(first, first + span):
                tops[at] = bottom

    def module(self, story: Story, left: float, top: float, width: float, span: int) -> float:
        """Set one story below its headline in `span` columns; where it ends."""
        whole = span * width + (span - 1) * GUTTER
        size = min(self.rng.choice([16.0, 20.0, 26.0]) + 4 * (span > 1), whole / 8)
        if story.above:
            self._text(left + 10, top + 14, story.above, 14)
            top += 20
        per = int(whole // size)
        for at in range(0, len(story.headline), per):
            line = story.headline[at : at + per]
            self._text(left + (whole - len(line) * size) / 2 * (span > 1), top + size, line, size)
            top += size * 1.25
        top += 8
        lines = self.lines(story, width)
        rows = -(-len(lines) // span)
        for at, line in enumerate(lines):
            column, row = divmod(at, rows)
            last = at + 1 == len(lines) or lines[at + 1].startswith("　　")
            self._text(left + column * (width + GUTTER), top + BODY + row * LEADING, line, BODY, 0 if last else width)
        end = top + rows * LEADING + 10
        if story.caption:
            self.canvas.rect(left, HEIGHT - end - 90, width, 80, fill=1)
            self._text(left, end + 104, story.caption, 9)
            end += 114
        return end

    def lines(self, story: Story, width: float) -> list[str]:
        """The lines of a story's columns."""
        found: list[str] = []
        if story.byline:
            found.append(f"　　{story.byline}")
        for paragraph in story.paragraphs:
            text = f"　　{paragraph}"
            while text:
                cut = len(text)
                while pdfmetrics.stringWidth(text[:cut], FONT, BODY) > width:
                    cut -= 1
                if cut < len(text) and text[cut] in "，。、；：！？”》）":
                    cut -= 1  # no sign at the beginning of a line: the character before it goes along
                found.append(text[:cut])
                text = text[cut:]
        return found

    def _text(self, left: float, down: float, text: str, size: float, width: float = 0) -> None:
        """Draw `text`, spaced out to `width` if that is given."""
        spare = width - pdfmetrics.stringWidth(text, FONT, size) if width else 0
        self.canvas.setFont(FONT, size)
        self.canvas.drawString(left, HEIGHT - down, text, charSpace=max(0, spare) / max(1, len(text) - 1))
