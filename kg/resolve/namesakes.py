"""Two persons of one name in one article: where it says so, lists both, or gives both trades that no career joins; and
the reporter of the byline beside whom he writes of."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import combinations

from kg.mentions.persons import Name
from kg.mentions.trades import OFFICE, WRITES, called, called_behind, one_career, title_at, trade
from kg.model import Text

TWO = re.compile('同名|重名|同姓|并?[不非]是?同一个?人|两[位个名][“‘"]|我也叫|也叫这个名|此[^，。]{2,4}非彼')
AROUND = 40  # characters around a name in which an article says that another bears it
_BEFORE = 16  # characters before a name that may say what its bearer is
_CLAUSE = re.compile(r"[,。;:!?、\n()《》“”]")
_RANK = re.compile("^(?:原|前|代|副|常务)+")
_UNSAID = "-"  # stands for what is not said of the first bearer
# from a member of a list to another: 市长[甲、青禾公司董事长]甲; nobody is listed twice
_LISTED = re.compile("[、和与及][^,。;:!?\n()“”]{2,60}")
_IS = re.compile("[是叫任为由给把被说讲]")


def bearers(
    text: Text, names: Sequence[Name], authors: Collection[str], rare: Callable[[str], bool] = lambda name: False
) -> Mapping[int, int]:
    """For the names that mean another than the first of that name, where they begin and which of them they mean (2).
    `authors`: who wrote the article; of them the first is one. `rare`: whether two hardly bear a name in one article:
    an official writes of his own office."""
    alike: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        alike[name.full or text.folded[name.begin : name.end].replace(" ", "")].append(name)
    found: dict[int, int] = {}
    for label, some in alike.items():
        if label not in authors and len(some) < 2:
            continue
        said = [_said(text.folded, name) for name in some]
        if label in authors and not any(trade(one) in WRITES for one in said):
            if any(trade(one) for one in said) and not rare(label):
                found.update((name.begin, 2) for name in some)
        elif (
            _told(text.folded, label, some) or _listed(text.folded, some, said) or (_strange(said) and not rare(label))
        ):
            first = next((one for one in said if trade(one) in WRITES), "") if label in authors else ""
            found.update((some[at].begin, 2) for at in _second(said, first))
    return found


def _told(folded: str, label: str, some: Sequence[Name]) -> bool:
    """Whether the article says that two bear the name."""
    around = (folded[max(0, name.begin - AROUND) : name.end + AROUND] for name in some)
    return any(TWO.search(words) or f"两个{label}" in words or f"两位{label}" in words for words in around)


def _listed(folded: str, some: Sequence[Name], said: Sequence[str]) -> bool:
    """Whether a list names two of them, each with what he is: 市长甲、青禾公司董事长甲出席."""
    for at in range(len(some) - 1):
        one, two = some[at], some[at + 1]
        if said[at] and said[at + 1] and not _alike(said[at], said[at + 1]):
            between = _LISTED.fullmatch(folded, one.end, two.begin)
            if between and not _IS.search(between[0]):
                return True
    return False


def _strange(said: Sequence[str]) -> bool:
    """Whether two of what is said are trades that nobody has, at once or one after the other."""
    trades = {what for one in said if (what := trade(one))}
    return any(not one_career(one, other, article=True) for one, other in combinations(sorted(trades), 2))


def _second(said: Sequence[str], first: str) -> list[int]:
    """Which of the mentions mean the second bearer, by what is said of each: the first mention means the first, another
    is of the other if it is called differently, and one of which nothing is said means whom the one before means."""
    known: list[set[str]] = [{first} if first else set(), set()]
    if said[0] == "" and len(set(filter(None, said))) == 1:  # 甲改任调研员, 由书记甲（女）接任
        known[0].add(_UNSAID)
    found, last = [], 0
    for at, one in enumerate(said):
        if one:
            last = 0 if not known[0] else next((who for who in (0, 1) if any(_alike(one, it) for it in known[who])), 1)
            known[last].add(one)
        if last:
            found.append(at)
    return found


def _alike(one: str, other: str) -> bool:
    """Whether two titles may be one man's in one article: the same but for the rank, or of one trade."""
    same = _RANK.sub("", one) == _RANK.sub("", other)
    return same or (trade(one) == trade(other) and trade(one) not in ("", OFFICE))


def _said(folded: str, name: Name) -> str:
    """The title or trade beside the name, "" for none."""
    before = _CLAUSE.split(folded[max(0, name.begin - _BEFORE) : name.begin])[-1]
    return called(before) or called_behind(folded, name.end) or (title_at(folded, name.end) if name.full else "")
