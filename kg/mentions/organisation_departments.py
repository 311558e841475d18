"""Departments told by their fields alone: 县农业农村、市场监管、人社等部门."""

from kg.language.needed import every
from kg.late import late
from kg.mentions.organisation_lexicon import Form, sectors
from kg.mentions.organisation_scan import Body, Scan, Whose

_DEPARTMENTS = late(r"(?:等(?:多个|有关|相关|职能)?)?部门")
_OF_ALL = late("(?:各级|各地|有关|相关)(?:党委|政府){0,2}$")  # 各级政府|卫生部门: many
_LAST = late("(?<=[、和及])(?P<sector>[一-鿿]{2,9}?)(?P<end>局|厅)(?![长势面域限部])")


def departments(scan: Scan) -> list[Body]:
    """县农业农村、市场监管、人社等部门: one body a sector."""
    made: list[Body] = []
    for match in every(_DEPARTMENTS, scan.folded):
        items = _sector_items(scan, match.start())
        if not items or _OF_ALL.search(scan.folded, max(0, items[-1][0] - 7), items[-1][0]):
            continue
        whose, alone = scan.whose(items[-1][0]) or Whose(items[-1][0]), len(items) == 1
        provincial = whose.level == "省" or (whose.place is not None and whose.place.level == "province")
        for at, sector in items:
            official, province, county = sectors()[sector]
            name = official + (province if provincial else county)
            end = match.end() if alone else at + len(sector)
            surface = scan.folded[whose.begin : match.end()] if alone else sector + "部门"
            made.append(_department(whose, at, end, sector + "部门", name, surface, at == items[-1][0]))
    return made


def shared(scan: Scan) -> list[Body]:
    """安吉县公安、交通运输和应急管理|局: one department a sector, where one word ends them all."""
    made: list[Body] = []
    for match in every(_LAST, scan.folded):
        last = match["sector"]
        known = next((last[at:] for at in range(len(last) - 1) if last[at:] in sectors()), None)
        first = match.end("sector") - len(known) if known else 0
        items = _sector_items(scan, first - 1) if known and scan.folded[first - 1] in "、和及" else []
        if not known or not items or (whose := scan.whose(items[-1][0])) is None:
            continue
        told = [(first, known, match.end())] if match.end() not in scan.bodies else []
        for at, sector, end in [*told, *((at, sector, at + len(sector)) for at, sector in items)]:
            opens, form = at == items[-1][0], sector + match["end"]
            surface = (scan.folded[whose.begin : at] if opens else "") + form
            made.append(_department(whose, at, end, form, sectors()[sector][0] + match["end"], surface, opens))
    return made


def _department(whose: Whose, at: int, end: int, form: str, name: str, surface: str, opens: bool) -> Body:
    """The body of the sector at `at`; `opens`: its list begins with it, behind whose it is."""
    return Body(
        whose.begin if opens else at,
        end,
        Form(form, "place", "GovernmentBody", "{place}" + name),
        place=whose.place,
        level=whose.level,
        bare=not (whose.place or whose.level),
        surface=surface,
    )


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
