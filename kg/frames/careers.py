"""Careers told with the person left out: 历任安吉县教师进修学校教师、副校长。2007年1月任安吉县副县长."""

import re
from collections.abc import Iterator, Sequence

from kg.mentions.persons import Name
from kg.model import Span

_BEGINS = r"(?:^|(?<=[,。;:\n他她年月日起后底初]))"
_HELD = re.compile(
    rf"{_BEGINS}(?:[他她]|其间|期间)?(?:还|又|并|再|曾经?|先后|已|后|再次|全票|高票)?"
    r"(?:(?:被)?(?:当选|选举|推选|任命|选拔)为?|[历曾现时出担调转升改兼任]任|调任|任)(?=[^,。;\n]{2})"
)
_BIOGRAPHY = re.compile(r"(?:\([^()]{1,12}\))?,(?:曾用名[^,。]{2,4},)?[男女],|,?(?:历任|曾任|先后[担出]?任)")


def find(folded: str, names: Sequence[Name]) -> Iterator[tuple[Name, Span]]:
    """The words such as 历任 and 2007年1月任 that begin to tell an office, with whose life is told: the one whom the
    text introduced last (某某，男，…; 某某历任…), or the only person of the text."""
    told = [name for name in names if _BIOGRAPHY.match(folded, name.end)]
    only = names[0] if len({name.full or folded[name.begin : name.end] for name in names}) == 1 else None
    for match in _HELD.finditer(folded):
        if any(name.end == match.start() for name in names):
            continue
        before = [name for name in told if name.end <= match.start()]
        holder = before[-1] if before else only
        if holder is not None and holder.end <= match.start():
            yield holder, Span(*match.span())
