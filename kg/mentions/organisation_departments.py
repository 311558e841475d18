"""Departments told by their fields alone: 县农业农村、市场监管、人社等部门."""

import re

from kg.mentions.organisation_lexicon import Form, sectors
from kg.mentions.organisation_scan import Body, Scan

_DEPARTMENTS = re.compile(r"(?:等(?:多个|有关|相关|职能)?)?部门")
_LAST = re.compile("(?<=[、和及])(?P<sector>[一-鿿]{2,9}?)(?P<end>局|厅)(?![长势面域限部])")


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


def shared(scan: Scan) -> list[Body]:
    """安吉县公安、交通运输和应急管理|局: one department a sector, where one word ends them all."""
    made: list[Body] = []
    for match in _LAST.finditer(scan.folded):
        last = match["sector"]
        known = next((last[at:] for at in range(len(last) - 1) if last[at:] in sectors()), None)
        first = match.end("sector") - len(known) if known else 0
        items = _sector_items(scan, first - 1) if known and scan.folded[first - 1] in "、和及" else []
        if not known or not items:
            continue
        begin = items[-1][0]
        mention, level = scan.places.get(begin), scan.level(begin)
        if not mention and not level:
            continue
        whole = scan.chain(mention) if mention else level[1] if level else begin
        for at, sector in [(first, known), *items]:
            if match.end() in scan.bodies and sector == known and at == first:
                continue
            official = sectors()[sector][0]
            form = Form(sector + match["end"], "place", "GovernmentBody", "{place}" + official + match["end"])
            made.append(
                Body(
                    whole if at == begin else at,
                    match.end() if at == first else at + len(sector),
                    form,
                    place=mention.place if mention else None,
                    level=level[0] if level and not mention else "",
                    surface=(scan.folded[whole:begin] if at == begin else "") + sector + match["end"],
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
