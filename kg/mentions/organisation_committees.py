"""Committees whose name goes around a body's or behind it: 共青团华岭公司委员会, 安吉县政协港澳台侨委."""

from collections.abc import Iterator, Sequence
from functools import cache

from kg.late import late
from kg.lexicon import table
from kg.lexicon.words import worded
from kg.mentions.organisation_classes import ASSEMBLIES
from kg.mentions.organisation_lexicon import Form
from kg.mentions.organisation_scan import Body, Scan
from kg.rules import written

_AROUND = written("org/committee-around", "共青团|华岭机械有限公司|委员会")
_BEHIND = written("org/committee-behind", "安吉县政协|港澳台侨委|主任")
_UNION = written("org/union-around", "中国教育工会|华岭大学|委员会")
_NATIONAL_UNION = late("中国[一-鿿]{2,7}?工会$")
_KIND = late("(?:基层|总支部?|支部|直属支部|第[一二三四五六七八九十]+支部)?委员会|(?:直属)?(?:总支|支部)(?!书记处)")
_FIELD = worded(
    r"(?P<own>(?:[一-鿿]|\([一-鿿]{1,6}\)|、(?=[一-鿿]{2}[和与][一-鿿]{2})){2,14}?)(?P<end>委员会|委)"
    r"(?=[,。;:、和与及]|(?:副|专职|原)*(?:主任|委员|办公室|负责)|<organisation_words/committee_acts>|$)"
)
_NO_FIELD = worded("^各|^[及和与]|[省市县区州旗镇乡]$|^专门$|[、,]|<organisation_words/no_committee>")


@cache
def _leagues() -> dict[str, str]:
    """共青团 → the class of its committees."""
    rows = table("parties", "name", "official", "cls", "example")
    return {row["name"]: row["cls"] for row in rows if len(row["name"]) > 1 and "政" not in row["name"]}


def amid(scan: Scan, begin: int, end: int) -> bool:
    """Whether a party or league stands right before [begin, end), its committee right behind: 中共|华岭学校|委员会."""
    return _KIND.match(scan.folded, end) is not None and any(scan.folded.endswith(one, 0, begin) for one in _leagues())


def committees(scan: Scan, found: Sequence[Body]) -> Iterator[Body]:
    """The committees that the text names around or behind one of `found`."""
    for body in found:
        if body.form.cls in ASSEMBLIES and body.form.kind == "place" and body.end not in scan.titles:
            behind = _FIELD.match(scan.folded, body.end)
            if behind is not None and not _NO_FIELD.search(behind["own"]):
                form = Form(behind["end"], "owned", body.form.cls, behind["end"], rule=_BEHIND)
                end, surface = behind.end(), scan.folded[body.begin : behind.end()]
                yield Body(body.begin, end, form, behind["own"], owner=body, surface=surface)
        first = _union_before(scan, body)
        if first is not None:
            kind = _KIND.match(scan.folded, body.end)
            end = kind.end() if kind is not None else body.end
            form = Form("工会", "owned", "TradeUnion", "工会", rule=_UNION)
            yield Body(first, end, form, "", owner=body, surface=scan.folded[first:end])
    around = [(body.begin, body.end, False) for body in found]
    for begin, end, place in (*around, *((scan.chain(one), one.end, True) for one in scan.place_at.values())):
        kind = _KIND.match(scan.folded, end)
        league = next((name for name in _leagues() if kind and scan.folded.endswith(name, 0, begin)), "")
        if kind is None or not league or (kind[0] == "委员会" and place):
            continue
        form = Form(kind[0], "open", _leagues()[league], kind[0], rule=_AROUND)
        first = begin - len(league)
        own, surface = scan.folded[first:end], scan.folded[first : kind.end()]
        yield Body(first, kind.end(), form, own, surface=surface)


def _union_before(scan: Scan, body: Body) -> int | None:
    """Where the national union begins whose branch is that of `body`, a school or firm: |中国教育工会华岭大学."""
    if body.form.kind != "open" or body.place is not None:
        return None
    union = _NATIONAL_UNION.search(scan.folded, max(0, body.begin - 12), body.begin)
    return None if union is None else union.start()
