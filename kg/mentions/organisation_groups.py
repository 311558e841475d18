"""Names that run over words which other names never hold: leading groups and laboratories.

安吉县推进竹产业发展工作|领导小组, 可控竹材与绿色应用国家重点|实验室: what they are for is a phrase of its own.
"""

from kg.late import late
from kg.lexicon.words import worded
from kg.mentions.organisation_lexicon import Form, words
from kg.mentions.organisation_owner import owned
from kg.mentions.organisation_scan import Body, Scan
from kg.mentions.place_endings import has_function_word
from kg.rules import written

_GROUP = written("org/group", "安吉县推进竹产业发展工作|领导小组")
_LABORATORY = written("org/laboratory", "可控竹材与绿色应用国家重点|实验室")
LABORATORY = "实验室"
_FARTHEST = 24  # characters of what it is for
# 三明市|立即成立|…指挥部
_OWN = worded(r"(?!<organisation_words/soon>?<organisation_words/founds>|原|.*委员会)[一-鿿“”\d]{4,}")
_RANK = late(r"(?:国家|全国|教育部|[一-鿿]{2,4}[省市部]|[一-鿿]{2}自治区)?(?:重点|工程|联合重点)$")
_EDGES = frozenset("pruxc")
_JOINTS = "与和及"


def group(scan: Scan, begin: int, end: int, form: Form) -> Body | None:
    """The group that ends in `form` and is named with all its task, right behind the place or body that has it."""
    for at in range(begin - 4, max(0, begin - _FARTHEST) - 1, -1):
        own = scan.folded[at:begin]
        if at not in scan.bodies and scan.whose(at) is None:
            continue
        if not _OWN.fullmatch(own) or has_function_word(own) or at in scan.title_ends:
            return None
        return _behind(scan, at, begin, end, form._replace(rule=_GROUP))
    return None


def _behind(scan: Scan, at: int, begin: int, end: int, form: Form) -> Body | None:
    """The group of the body, the place or the level that ends at `at`."""
    own = scan.folded[at:begin]
    if (owner := scan.bodies.get(at)) is not None:
        return Body(owner.begin, end, form, own, owner=owner, surface=scan.folded[owner.begin : end])
    if (whose := scan.whose(at)) is None:
        return None
    first, place, level = whose
    return Body(first, end, form, own, place=place, level=level, surface=scan.folded[first:end])


def laboratory(scan: Scan, begin: int, end: int, form: Form) -> Body | None:
    """The laboratory of rank that ends at `end`: its field is a phrase, back to a mark, a body or a preposition."""
    rank = _RANK.search(scan.folded, max(0, begin - 10), begin)
    if rank is None:
        return None
    at = next(
        (inner for inner in range(begin, rank.start() - 3, -1) if inner in scan.ends), begin
    )  # 重点实验室: one word
    while begin - at < _FARTHEST + 6 and at not in scan.bodies and not _edge(scan, at, begin):
        at = scan.ends[at].begin
    named = begin - at >= 6 and at != rank.start()
    if not named:
        return None
    if (owner := scan.bodies.get(at)) is not None:
        return owned(scan, owner, at, begin, end, form) or _alone(scan, at, begin, end, form)
    return _alone(scan, at, begin, end, form)


def _alone(scan: Scan, at: int, begin: int, end: int, form: Form) -> Body:
    return Body(
        at, end, form._replace(kind="open", rule=_LABORATORY), scan.folded[at:begin], surface=scan.folded[at:end]
    )


def _edge(scan: Scan, at: int, begin: int) -> bool:
    """Whether the field begins at `at`."""
    token = scan.ends.get(at)
    if token is None:
        return True
    word = scan.folded[token.begin : at]
    if word in _JOINTS:
        return at == begin or token.begin in scan.bodies or token.begin in scan.endings
    return token.tag[0] in _EDGES or word in words("stop") or word in words("raises")
