"""A scan or photo of a newspaper page to one Source. The characters are recognised by rapidocr
(https://github.com/RapidAI/RapidOCR), columns and articles found as in a PDF."""

import statistics
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from io import BytesIO
from itertools import pairwise
from typing import Any

from kg import limits
from kg.errors import InputError
from kg.model import Source
from kg.read.columns import Run
from kg.read.composed import composed
from kg.read.input import MAX_FILE, Input
from kg.read.newspaper import Page, paper

MOST_PIXELS = 60_000_000  # a broadsheet page at 300 dots an inch
SMALLEST = 300  # pixels: logos and buttons of saved pages are smaller
_LONGEST = 3500  # pixels: more makes no character clearer
_INK = 140  # of 255: darker is print
_STRIP = 0.75  # sizes: the narrowest space between columns
_NEAR = 4  # sizes: lines as near as that must have the same strip
_MARGIN = 4  # pixels
_SURE = 0.5  # below that a line is noise
_MISSING = "a picture of text; to read it: pip install 'gongbao[ocr]'"


def read(given: Input) -> Iterator[Source]:
    """The one source of a picture. Raises InputError for one that is damaged, too small or too large, or holds no
    Chinese text."""
    check_installed()
    from PIL import Image

    data = given.read(MAX_FILE)
    try:
        with Image.open(BytesIO(data)) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise InputError(f"more than {MOST_PIXELS // 1_000_000} million pixels")
            if min(picture.size) < SMALLEST:
                raise InputError(f"smaller than {SMALLEST} pixels: no page to read")
            picture.thumbnail((_LONGEST, _LONGEST))
            page = Page(runs(picture.convert("RGB")), 1, picture.height)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise InputError(f"damaged picture ({' '.join(str(error).split())[:100]})") from error
    made = paper([page])
    media = Image.MIME.get(picture.format or "", "image/unknown")
    nothing = "no Chinese text to be seen in this picture"
    yield composed(given, data, made.parts, media, made.date, made.publication, nothing)


def check_installed() -> None:
    """Raises InputError with what to install where the recogniser is missing."""
    if find_spec("rapidocr") is None or find_spec("onnxruntime") is None:
        raise InputError(_MISSING)


@cache
def engine() -> Any:
    """The recogniser, loaded once."""
    from rapidocr import RapidOCR

    return RapidOCR(params={"Global.log_level": "error"})


def runs(picture: Any) -> list[Run]:
    """The lines of print in a picture (of PIL), in its pixels, with their confidence. A process with limits may take
    more for it than for text."""
    import numpy

    limits.allow_more(limits.PICTURE_SECONDS, limits.PICTURE_MEMORY)
    pixels = numpy.asarray(picture)
    found = engine()(pixels)
    if found.boxes is None:
        return []
    lines = _lines(list(zip(found.boxes, found.txts, found.scores, strict=True)))
    ink = pixels.mean(axis=2) < _INK
    return [part for line in lines for part in _parted(line, lines, ink, pixels)]


def _parted(line: Run, lines: Sequence[Run], ink: Any, pixels: Any) -> list[Run]:
    """`line`, or its parts where it runs across the white strip between two columns: each is recognised anew."""
    near = [
        other
        for other in lines
        if other is not line and abs(other.top - line.top) < _NEAR * line.size and other.size < 1.3 * line.size
    ]
    edges = [line.left]
    for left, right in _blanks(line, ink):
        middle = (left + right) / 2
        across = [other for other in near if other.left < middle < other.right]
        if across and all(any(begin < middle < end for begin, end in _blanks(other, ink)) for other in across):
            edges += [left, right]
    if len(edges) == 1:
        return [line]
    edges.append(line.right)
    parts = []
    for begin, end in zip(edges[::2], edges[1::2], strict=True):
        crop = pixels[int(line.top) : int(line.bottom) + 1, max(0, int(begin) - _MARGIN) : int(end) + _MARGIN]
        found = engine()(crop, use_det=False, use_cls=False)
        if found.txts and found.txts[0].strip():
            score = round(float(found.scores[0]), 3)
            parts.append(line._replace(text=found.txts[0], left=begin, right=end, confidence=score))
    return parts


def _blanks(line: Run, ink: Any) -> list[tuple[float, float]]:
    """The strips without ink inside a line that are as wide as a space between columns."""
    rows = ink[int(line.top) + 2 : int(line.bottom) - 1, int(line.left) : int(line.right)]
    inked = rows.any(axis=0).nonzero()[0]
    return [
        (float(line.left + one), float(line.left + two))
        for one, two in pairwise(inked)
        if two - one > _STRIP * line.size
    ]


def _lines(found: Sequence[tuple[Any, str, float]]) -> list[Run]:
    """Boxes with four corners to runs. A line of text is as high as most others, however close its box is drawn."""
    heights = [max(y for _, y in box) - min(y for _, y in box) for box, _, _ in found]
    usual = statistics.median(heights) if heights else 0.0
    lines = []
    for (box, text, score), height in zip(found, heights, strict=True):
        left, right = min(float(x) for x, _ in box), max(float(x) for x, _ in box)
        top, bottom = min(float(y) for _, y in box), max(float(y) for _, y in box)
        size = float(usual if 0.75 * usual < height < 1.25 * usual else height)
        if score >= _SURE and text.strip():
            lines.append(Run(text, left, top, right, bottom, size, round(float(score), 3)))
    return lines
