"""Short and full names of firms: 华岭集团 beside 华岭机械集团有限公司 is one firm."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from kg.late import late
from kg.model import Entity
from kg.resolve import abridged
from kg.resolve.linked import Resolved

_GROUP = late("(.*集团)(?:有限|责任|公司|总公司)*$")
_FORMAL = late("股份|有限|责任|集团|公司")
_FIRM = late("(?:股份|有限|责任|公司|总公司)*")


def unify(*texts: Sequence[Resolved]) -> list[tuple[Resolved, ...]]:
    """Each of `texts` (headline, body) with a firm's short name (华岭集团) under its full one (华岭机械集团有限公司),
    and that of any body that is abridged, where the article has just one that it can be short for."""
    known = [one for text in texts for one in text]
    full = abridged.full_names(known) | full_names(known)
    return [tuple(_moved(one, full) for one in text) for text in texts]


def full_names(known: Sequence[Resolved]) -> dict[Entity, Entity]:
    """Each firm of `known` that is named in short, with its full name, where there is just one. 华岭集团 that is
    named before 华岭机械集团 is the one above it: only a full name in due form may come later."""
    order = {one.entity: -at for at, one in reversed([*enumerate(known)])}
    firms = {one.entity for one in known if one.entity and one.entity.cls == "Enterprise"}
    firms -= {one.entity for one in known if one.parent or one.body.form.kind == "national"}
    full = {}
    holding: dict[str, set[Entity]] = {}
    for firm in firms:
        for pair in _pairs(firm):
            holding.setdefault(pair, set()).add(firm)
    for firm in firms:
        longer = [other for other in _near(firm, holding) if shortens(firm.label, other.label)]
        longer = [other for other in longer if "公司" in other.label or order[other] > order[firm]]
        if len(longer) == 1:
            full[firm] = longer[0]
    return full


def shortens(short: str, full: str) -> bool:
    """Whether `short` says no more than `full` does, words such as 有限 aside: 华岭机械公司, 安吉华岭机械有限公司."""
    a, b = _core(short), _core(full)
    if short.endswith("有限公司") and full.endswith("有限公司") and "（" in full and "（" not in short:
        return False  # 中交华南建设有限公司, 中交华南（东莞）建设有限公司
    group = _GROUP.match(short)
    if group and full.startswith(group[1]) and not _FIRM.fullmatch(full, len(group[1])):
        return False  # 华岭集团公司, 华岭集团青龙煤矿: its own firm
    shorter = (len(a), len(short), short) < (len(b), len(full), full) and ("集团" in full or "集团" not in short)
    return shorter and len(a) >= 2 and any(_holds(b, a[:cut], a[cut:]) for cut in {len(a), *range(2, len(a) - 1)})


def is_firm(label: str) -> bool:
    """Whether `label` ends as the full names of firms do."""
    return label.endswith(("公司", "集团", "厂", "合作社"))


def _holds(text: str, first: str, then: str) -> bool:
    """Whether `text` holds both, one behind the other: 安吉|机械 in 安吉华岭机械, but not 瑞|银 in 瑞士信贷银行."""
    at = text.find(first)
    return at >= 0 and text.find(then, at + len(first)) >= 0


def _near(firm: Entity, holding: Mapping[str, set[Entity]]) -> set[Entity]:
    """The firms that `firm` may be short for: of three pairs of its characters they lack but one, where they part it
    (华岭机械 in 华岭安吉机械)."""
    rare = sorted(_pairs(firm), key=lambda pair: (len(holding[pair]), pair))[:3]
    if len(rare) < 3:
        return {other for pair in rare for other in holding[pair]}
    return {other for a, b in combinations(rare, 2) for other in holding[a] & holding[b]}


def _pairs(firm: Entity) -> set[str]:
    core = _core(firm.label)
    return {core[at : at + 2] for at in range(len(core) - 1)}


def _core(label: str) -> str:
    return _FORMAL.sub("", label)


def _moved(one: Resolved, full: dict[Entity, Entity]) -> Resolved:
    if one.entity in full:
        return replace(one, entity=full[one.entity])
    if one.entity and one.parent in full and one.entity.label.startswith(one.parent.label):
        parent = full[one.parent]
        label = parent.label + one.entity.label[len(one.parent.label) :]
        return replace(one, entity=Entity(one.entity.cls, label, one.entity.scope), parent=parent)
    return one
