"""What a name means that was named before, in full or in another way. Each pass's first line is its example."""

from dataclasses import replace

import rjieba

from kg.mentions.organisation_classes import SCHOOLS_AND_HOSPITALS
from kg.resolve.link import Link
from kg.resolve.linked import Resolved

_TOWNS = ("镇", "乡", "街道")


def named_in_short(case: Link, one: Resolved) -> Resolved:
    """省|广电集团, where 浙江广电集团 was named: that"""
    if one.entity is None or one.place is None:
        return one
    label, cls = one.entity.label, one.entity.cls
    brief = one.place.label[:-1] + label.removeprefix(one.place.label)
    named = (known for known in reversed(case.known) if known.entity and known.entity.cls == cls)
    alike = (
        known
        for known in named
        if brief == known.text
        or (label in known.names and known.place == one.place)
        or (known.text == label and known.entity is not None and known.entity.label == label)
    )  # 县|竹艺协会, where 安吉县竹艺协会 was named
    same = next((known.entity for known in alike), one.entity)
    return replace(one, entity=same)


def named_before(case: Link) -> Resolved | None:
    """七十铺小学, where 安吉县梅溪镇七十铺小学 was named"""
    body = case.body
    bearers = (one.entity for one in case.known if body.surface in one.names or _ends_so(case, one))
    same = next((entity for entity in bearers if entity and entity.cls == body.form.cls), None)
    return case.means(same, 0.85, names=short_names(case)) if same is not None else None


def end_of_a_name(case: Link) -> Resolved | None:
    """学术委员会|主任王立平, where 华岭研究中心学术委员会 alone is named that ends so"""
    body, text = case.body, case.body.surface
    common = body.form.kind in {"open", "office", "owned"} and rjieba.has_word(body.own)
    if not (body.form.kind == "local" or body.bare or common) or len(text) < 3:
        return None
    found = {one.entity: one for one in case.known if one.entity and one.entity.label.endswith(text)}
    one = next(iter(found.values())) if len(found) == 1 else None
    return case.means(one.entity, 0.8, one.place, one.parent) if one is not None and one.entity else None


def short_names(case: Link) -> tuple[str, ...]:
    """The name as it stands, and without what is written before it."""
    body = case.body
    return tuple(dict.fromkeys((body.surface, body.surface[body.upper :])))


def _ends_so(case: Link, one: Resolved) -> bool:
    body = case.body
    whole = one.entity is not None and one.entity.cls == body.form.cls in SCHOOLS_AND_HOSPITALS
    unit = one.parent is not None and one.entity is not None and one.entity.cls == body.form.cls and bool(body.own)
    placed = whole and bool(one.body.own) and one.place is not None  # 安吉县|青禾中心|卫生院
    named = (whole and one.body.form.kind == "open") or placed or (unit and not body.bare)  # 安吉县公安局|青禾派出所
    texts = [one.text, *(one.text.replace(kind, "", 1) for kind in _TOWNS if whole)]  # 高禹|镇|中心小学
    return named and len(body.surface) > 3 and any(text.endswith(body.surface) for text in texts)
