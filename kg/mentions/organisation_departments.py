"""Departments told by their fields alone: 县农业农村、市场监管、人社等部门."""

import re

from kg.mentions.organisation_lexicon import Form, sectors
from kg.mentions.organisation_scan import Body, Scan

_DEPARTMENTS = re.compile(r"(?:等(?:多个|有关|相关|职能)?)?部门")


def departments(scan: Scan) -> list[Body]:
    """县农业农村、市场监管、人社等部门: one body a sector."""
    made: list[Body] = []
    for match in _DEPARTMENTS.finditer(scan.folded):
        items = _sector_items(scan, match.start())
        if not items:
            continue
        first, _ = items[-1]
        mention, level = scan.places.get(first), scan.level(first)
        begin = scan.chain(mention) if mention else level[1] if level else first
        provincial = (level is not None and level[0] == "省") or (
            mention is not None and mention.place.level == "province"
        )
        for at, sector in items:
            official, province, county = sectors()[sector]
            form = Form(
                sector + "部门", "place", "GovernmentBody", "{place}" + official + (province if provincial else county)
            )
            alone = len(items) == 1
            made.append(
                Body(
                    begin if at == first else at,
                    match.end() if alone else at + len(sector),
                    form,
                    place=mention.place if mention else None,
                    level=level[0] if level else "",
                    bare=not (mention or level),
                    surface=scan.folded[begin : match.end()] if alone else sector + "部门",
                )
            )
    return made


def _sector_items(scan: Scan, end: int) -> list[tuple[int, str]]:
    """The sectors listed up to `end`, the last first, each with its begin: 农业农村、市场监管、人社."""
    items: list[tuple[int, str]] = []
    known = sectors()
    while sector := next((s for n in range(9, 1, -1) if (s := scan.folded[max(0, end - n) : end]) in known), None):
        end -= len(sector)
        items.append((end, sector))
        if scan.folded[end - 1 : end] not in {"、", "和", "及"}:
            break
        end -= 1
    return items
