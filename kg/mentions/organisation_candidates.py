"""Names that no rule sees, and where a name begins that the rules see: candidates, each with its features and score.

An ending of a body is given generously: with any word before it as the left edge, up to the clause's own. The rules'
reading is one of the candidates. The one with the highest score is taken, if it is more likely one than not.
"""

from collections.abc import Iterator

from kg.mentions.choice import BODY, Candidate
from kg.mentions.organisation_features import features
from kg.mentions.organisation_lexicon import Form, abroad, words
from kg.mentions.organisation_scan import Body, Scan
from kg.mentions.organisation_weights import score, told, why
from kg.rules import said, tracing, written

_FARTHEST = 18  # characters of own words
_CLAUSE = frozenset(",。;:!?\n()《》“”【】〔〕 —|、")
CANDIDATE = written("org/candidate", ",青禾远帆初级|中学|师生到场")


def choose(scan: Scan, begin: int, end: int, form: Form, walked: Body | None) -> Body | None:
    """The likeliest name that ends in `form` at `end`; `walked`, where the rules' own is the likeliest; else None."""
    if walked is None and form.kind == "owned" and len(form.text) == 1:
        return None  # 局, 部, 处 without an owner name nothing
    found = list(candidates(scan, begin, end, form, walked))
    if tracing():
        for one in found:
            said(CANDIDATE, one, told(one.score, one.features))
    best = max(found, key=lambda one: (one.score, one.begin), default=None)
    if best is None or best.score <= 0:
        return None
    if walked is not None and best.begin == walked.begin:
        return walked
    own, surface = scan.folded[best.begin : begin], scan.folded[best.begin : end]
    if form.kind == "owned" and ("first_state" in best.features or ("whole" in best.features and len(own) > 3)):
        form = form._replace(kind="open")  # 英国皇家竹文化学会, 太湖流域管理局: of nobody else
    return Body(best.begin, end, form, own, surface=surface, upper=scan.upper(best.begin), why=why(best.features)[:2])


def candidates(scan: Scan, begin: int, end: int, form: Form, walked: Body | None) -> Iterator[Candidate]:
    """All that may be a name ending in `form`, the shortest first."""
    found = {at: features(scan, at, begin, end, form, walked) for at in edges(scan, begin, walked)}
    if walked is not None and not _begins_there(scan, walked.begin, found[walked.begin]):
        again = [at for at, here in found.items() if "again" in here and at > walked.begin]
        for at in again:
            found[at]["again_only"] = 1.0
        if again:
            found[walked.begin]["shorter_again"] = 1.0
    if walked is not None and any("place_to_office" in here and at < walked.begin for at, here in found.items()):
        found[walked.begin]["shorter_placed"] = 1.0
    for at in sorted(found, reverse=True):
        yield Candidate(at, end, score(found[at]), found[at], BODY)


def _begins_there(scan: Scan, at: int, found: dict[str, float]) -> bool:
    """Whether what the rules read surely begins at `at`: it stands once more, or a place, or one abroad, opens it
    (、莫斯科|国立大学)."""
    first = scan.starts.get(at)
    named = first is not None and scan.folded[at : first.end] in abroad()
    return named or not found.keys().isdisjoint(("again", "first_place", "first_state"))


def edges(scan: Scan, begin: int, walked: Body | None) -> set[int]:
    """Where a name that ends in an ending from `begin` on may begin."""
    found = {walked.begin} if walked is not None else set()
    for at in range(begin, max(-1, begin - _FARTHEST - 1), -1):
        word = at in scan.starts or at in scan.places or at in scan.title_ends or at in scan.bodies
        own = scan.folded[at:begin]
        if word and len(own) > 1 and own not in words("stop"):
            found.add(at)
        if not at or scan.folded[at - 1] in _CLAUSE:
            break
    return found
