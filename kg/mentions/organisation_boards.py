"""Boards of a place for a task, whatever verbs are in their names: 安吉县根治拖欠农民工工资工作领导小组."""

from kg.late import late
from kg.lexicon.words import worded
from kg.mentions.organisation_lexicon import Form, having
from kg.mentions.organisation_scan import Body, Scan

_OPENS = frozenset(",。;:、\n")
_FARTHEST = 24  # characters of a board's own words
_OWN = late("[一-鿿、]{2,}")
# what is done with a board, or says of whom it is one: 安吉县|成立|领导小组, 安吉县|各级…领导小组
_ACTS = worded("<organisation_words/board_acts>|[的在由到赴向对为]|各|该|本|我|其|^长|(?:总|主席|书记|市|县|区)长")


def board(scan: Scan, begin: int, end: int, form: Form) -> Body | None:
    """The board whose ending `form` stands at [begin, end): all words from the nearest place or level on, if they do
    nothing with it; without either, those of a clause that its office ends (书记、党代会筹备工作|领导小组|组长). None
    where there is none."""
    if form.text not in having("board"):
        return None
    for at in range(begin - 2, max(0, begin - _FARTHEST), -1):
        if at in scan.bodies:
            return None  # 安吉县总工会|…领导小组
        if end in scan.titles and begin - at > 3 and scan.folded[at - 1 : at] in _OPENS:
            own = scan.folded[at:begin]
            told = _OWN.fullmatch(own) and not _ACTS.search(own)
            return Body(at, end, form, own, bare=True, surface=scan.folded[at:end]) if told else None  # of the house
        if (whose := scan.whose(at)) is None:
            continue
        first, place, level = whose
        own = scan.folded[at:begin]
        if not _OWN.fullmatch(own) or own == "工作" or _ACTS.search(own):
            return None
        if level and scan.folded[first - 1 : first].isalpha() and scan.folded[first - 1] not in "由在到对和与及向":
            return None  # 全面依法治|省|工作领导小组
        return Body(first, end, form, own, place=place, level=level, surface=scan.folded[first:end])
    return None
