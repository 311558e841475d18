"""Rolls of who holds what: a line of a title and a colon, names below it or behind it."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from kg.late import late
from kg.mentions.persons import Name
from kg.mentions.titles import Title
from kg.model import Entity
from kg.resolve.linked import Resolved

_BACK = 300  # bodies: no roll lists the officers of one farther before
_NEXT_LABEL = late(r"\n[^\n:。]{1,24}:|\n[^\n]{0,200}[。;!?]")
_JOINT = late(r"[\s、]*(?:\([^()\n]{1,8}\))?[\s、]*")


def rolls(folded: str, titles: Sequence[Title], names: Sequence[Name]) -> Iterator[tuple[Name, Title]]:
    """The names of rolls in `folded`, each with the title that stands above or before them: 副主席:\n王立平 李雪."""
    for title in titles:
        opens = not title.begin or folded[title.begin - 1] == "\n"
        if not opens or folded[title.end : title.end + 1] != ":":
            continue
        following = _NEXT_LABEL.search(folded, title.end)
        until, at = following.start() if following else len(folded), title.end + 1
        for name in names[bisect_left(names, at, key=lambda one: one.begin) :]:
            if name.begin >= until:
                break
            if at <= name.begin and _JOINT.fullmatch(folded, at, name.begin):
                yield name, title
                at = name.end


def body_of_a_roll(title: Title, bodies: Sequence[Resolved]) -> Entity | None:
    """Whose officers a roll lists: the body that the text before names most, of those with such an office; None where
    that is not told."""
    last = bisect_right(bodies, title.begin, key=lambda one: one.end)
    before = [
        one.entity
        for one in bodies[max(0, last - _BACK) : last]
        if one.entity is not None
        and one.parent is None
        and one.body.form.kind not in {"national", "foreign", "self"}
        and (not title.kinds or any(one.entity.label.endswith(kind) for kind in title.kinds))
    ]
    ranked = Counter(before).most_common(2)
    sure = ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1])
    return ranked[0][0] if sure else None
