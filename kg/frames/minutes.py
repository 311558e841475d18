"""The meeting that minutes tell of: what the headline calls it, and who presided and came, by the lines above."""

import re
from collections.abc import Iterator

from kg.frames.happening import Fact, Happening
from kg.frames.headline import circumstances
from kg.late import late
from kg.lexicon.words import worded
from kg.model import Reading, Span
from kg.rules import written

_MINUTES = written("event/minutes", "安吉县总工会主席办公会议纪要")
_HEADLINE = worded("(?P<name>[^,:。]{2,40}?<event_words/meeting_kind>)(?:会议)?<event_words/minutes>")
# 主持人：王立平; 参会人员：李雪、张扬
_LINE = late(r"(?:^|\n)(?:会议)?(?:(?P<chair>主持)|出席|参会|参加|与会|到会|列席)[^:\n]{0,4}:(?P<who>[^\n]+)")


def minuted(reading: Reading) -> Happening | None:
    """The meeting whose minutes `reading` is; None where it is none: the headline calls it so, and a line says who
    presided or came."""
    headline = _HEADLINE.fullmatch(reading.headline.folded.strip()) if reading.headline else None
    lines = list(_LINE.finditer(reading.body.folded)) if headline else []
    if headline is None or not lines:
        return None
    first = Span(lines[0].start("who"), lines[0].end("who"))
    meeting = Happening(False, "Meeting", headline["name"], "", _MINUTES, [first])
    meeting.add([*_people(reading, lines), *circumstances(reading, _MINUTES, _MINUTES)])
    return meeting


def _people(reading: Reading, lines: list[re.Match[str]]) -> Iterator[Fact]:
    for line in lines:
        predicate = "kgo:chairedBy" if line["chair"] else "schema:attendee"
        for person in reading.persons:
            if line.start("who") <= person.begin and person.end <= line.end("who"):
                yield Fact(predicate, person.entity, Span(person.begin, person.end), _MINUTES)
