"""Names with no title beside them: by the tagger's word, by a second opinion, foreign ones, and parts of known ones."""

import rjieba

from kg.mentions import person_cues as cues
from kg.mentions.person_names import BEFORE_NAMES
from kg.mentions.person_scan import FREE, LISTED, Name, Scan, list_left, list_right, served
from kg.model import Span
from kg.rules import written

_FOREIGN = written("person/foreign", "买买提·艾力")
_POLITE = written("person/polite", "香港王立平先生")
_TAGGED = written("person/tagged", "记者从王立平处了解到")
_VOTED = written("person/second-opinion")
_AGAIN = written("person/foreign-again", "阿多斯·卡斯到访，阿多斯说")
_LATER = written("person/surname-and-title", "副主席张立云到会，张主席讲话")


def find(scan: Scan) -> None:
    """Add to `scan` what it still lacks."""
    scan.rule = _FOREIGN
    _foreign(scan)
    scan.rule = _POLITE
    for match in cues.POLITE.finditer(scan.folded):
        best = scan.names.best_before(match.start(), LISTED + 1.0)
        if best is not None and not scan.taken & set(range(best[0], match.start())):
            scan.add(best[0], match.start(), None, best[1])
    scan.rule = _TAGGED
    for token in scan.text.tokens:
        if token.tag in {"nr", "nrfg"} and token.begin not in scan.taken:
            _tagged(scan, token.begin, token.end)
    scan.rule = _VOTED
    for vote in sorted(scan.names.votes):
        _voted(scan, vote)
    scan.rule = _AGAIN
    _whole(scan)
    _parts(scan)


def _whole(scan: Scan) -> None:
    """郑|文成一行, where 郑文成 is known: the name again, of which the tagger left the surname behind."""
    known = {scan.folded[name.begin : name.end] for name in scan.found.values() if name.end - name.begin == 3}
    for begin, name in sorted(scan.found.items()):
        whole = scan.folded[begin - 1 : name.end] if begin else ""
        if name.before is None and begin - 1 not in scan.taken and whole in known:
            del scan.found[begin]
            scan.found[begin - 1] = name._replace(begin=begin - 1)
            scan.taken.add(begin - 1)


def _tagged(scan: Scan, begin: int, end: int) -> None:
    """A word that the tagger takes for a name: the more it needs the less speaks for it around it."""
    folded, names = scan.folded, scan.names
    if end - begin == 2 and names.left_over(begin):
        begin -= 1
    alone = names.ends.get(begin)
    if (
        end - begin == 2
        and alone is not None
        and alone.end == alone.begin + 1
        and names.surname(alone.begin)
        and names.score(alone.begin, end) > FREE
    ):
        begin = alone.begin  # 研究室吴|高远认为
    best = names.best(begin, LISTED)
    if best is None or served(scan, begin):
        return
    if folded[begin] in BEFORE_NAMES and (inner := names.best(begin + 1, LISTED)) is not None:
        begin, best = begin + 1, inner  # 向|王立平学习
    stop, score = best
    before, after = cues.BEFORE.search(folded, max(0, begin - 4), begin), cues.AFTER.match(folded, stop)
    if folded[stop : stop + 1] in cues.VILLAGE:
        return  # 刘家|洼中心学校
    if not (before or after) and (
        folded[stop - 1] in cues.NATURE
        or (score < 8.5 and (stop - begin == 2 or folded[begin] in cues.TITLE_ONLY))
        or (stop - begin == 2 and "、" in {folded[begin - 1 : begin], folded[stop : stop + 1]})  # 卫健、供电等部门
    ):
        return
    if scan.titled(begin) and not (before or after):
        return  # 台风“莫兰迪”, “守护花蕾 护航成长”活动
    score += 2.5 if before else 0.0
    score += 1.5 if after else 0.0
    if begin and folded[begin - 1] == "、" and begin - 1 in scan.ends:
        score += 2.0
    score += 0.8 if not begin or folded[begin - 1] in "。!?\n" else 0.0
    unlikely = names.given_weight(begin, stop) < 1.0
    token = names.starts.get(begin)
    if stop == end and unlikely and token and token.tag == "nr" and rjieba.has_word(folded[begin:end]):
        score -= 3.0  # 雷阵雨, 莫斯科 are tagged as names, too
    if "·" in {folded[begin - 1 : begin], folded[stop : stop + 1]}:
        return
    if score >= FREE and scan.add(begin, stop, None, score):
        list_right(scan, stop, None)
        list_left(scan, begin)


def _voted(scan: Scan, vote: Span) -> None:
    """A name that only a second opinion sees: with a title or cue beside it, or else if it looks like one by itself."""
    begin, end = vote
    if end - begin < 2 or not scan.taken.isdisjoint(range(begin, end)):
        return
    if not all("一" <= char <= "鿿" or char == "·" for char in scan.folded[begin:end]) or "·" in {
        scan.folded[begin - 1 : begin],
        scan.folded[end : end + 1],
    }:
        return
    score = scan.names.score(begin, end, titled=True)
    cued = (
        begin in scan.title_to
        or end in scan.title_at
        or cues.BEFORE.search(scan.folded, max(0, begin - 4), begin)
        or cues.AFTER.match(scan.folded, end)
    )
    likely = score >= 0 or not scan.names.surname(begin)  # 赵老, 钱外长 are no names; 阿东 has no Han surname
    if (score >= FREE and end - begin > 2) or (cued and likely and scan.names.after(end) > 0):
        scan.add(begin, end, scan.title_to.get(begin), max(score, 0.0))


def _foreign(scan: Scan) -> None:
    """买买提·艾力: a name with dots, but not in quotes (“四季·同行” is an event); 阿多斯总统; 波尔多斯说."""
    folded = scan.folded
    for run in scan.names.foreign.runs:
        dotted = "·" in folded[run.begin : run.end]
        honoured = (run.sure or run.weight >= 2.0) and cues.HONOUR.match(folded, run.end)
        says = run.sure and not dotted and cues.SAYS.match(folded, run.end)
        if not (dotted and run.sure) and not ((honoured or says) and _apart(scan, run.begin)):
            continue
        opened, closed = (folded.rfind(mark, max(0, run.begin - 12), run.begin) for mark in "“”")
        if opened <= closed and scan.taken.isdisjoint(range(run.begin, run.end)):
            scan.add(run.begin, run.end, scan.title_to.get(run.begin), 3.0)


def _apart(scan: Scan, begin: int) -> bool:
    """Whether no letter of the name stands before `begin`: 考|斯特曼先生 is only half of one."""
    token = scan.names.ends.get(begin)
    single = token is None or (token.end == token.begin + 1 and "一" <= scan.folded[begin - 1] <= "鿿")
    return not begin or not single or scan.folded[begin - 1] in "同对与和向请据由及给让为的是经而但"


def _parts(scan: Scan) -> None:
    """What is left of a known name (张主席 where one 主席 is a 张, 阿多斯 behind 阿多斯·卡斯), a foreign name again."""
    known = [(scan.folded[name.begin : name.end].replace(" ", ""), name) for name in scan.found.values()]
    whole: dict[str, set[str]] = {}
    for said, _ in known:
        if len(parts := said.split("·")) > 1:
            for part in {parts[0], parts[-1]}:
                whole.setdefault(part, set()).add(said)
    again = {said for said, _ in known}
    for run in scan.names.foreign.runs:
        said = scan.folded[run.begin : run.end]
        full = whole.get(said, set())
        if scan.taken.isdisjoint(range(run.begin, run.end)) and (said in again or len(full) == 1):
            scan.add(run.begin, run.end, None, 3.0)
    first = {said: min(name.begin for other, name in known if other == said) for said in again}
    for begin, name in scan.found.items():
        said = scan.folded[name.begin : name.end]
        full = whole.get(said, set())
        earlier = len(full) == 1 and first[min(full)] < first.get(said, begin)
        if earlier:  # not 总统阿多斯之子卡斯·阿多斯: the father is named before
            scan.found[begin] = name._replace(full=min(full))
    _later(scan, known)


def _later(scan: Scan, known: list[tuple[str, Name]]) -> None:
    """张主席, 曾教授: a surname and a title that one full name of the text bears."""
    exact: dict[tuple[str, str], set[str]] = {}
    loose: dict[tuple[str, str], set[str]] = {}  # 副主席张云 is called 张主席, too
    for said, name in known:
        for title in (name.before, name.after):
            if title is not None and (surname := scan.names.surname(name.begin)):
                exact.setdefault((surname, title.name), set()).add(said)
                loose.setdefault((surname, title.row["title"]), set()).add(said)
    for at, title in scan.title_at.items():
        for begin in (at - 2, at - 1):
            called = scan.folded[max(0, begin) : at], title.name
            full = exact.get(called) or loose.get(called, set())
            if len(full) == 1 and scan.taken.isdisjoint(range(begin, at)) and begin in scan.names.starts:
                scan.found[begin] = Name(begin, at, None, None, 2.0, next(iter(full)), _LATER)
                scan.taken.update(range(begin, at))
                break
