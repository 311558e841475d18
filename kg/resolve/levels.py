"""Levels of places: which of them a bare word (县, 市, 区) may mean, and what lies above a place."""

from collections.abc import Iterable, Iterator

from kg.language.simplify import simplify
from kg.model import Place, PlaceMention

_HIGH_TECH = ("高新区", "高新技术产业开发区", "高新技术开发区", "高新技术产业园区")
_ECONOMIC = ("经开区", "经济技术开发区", "经济开发区")
# The levels of the places that each word may stand for, and how their names must end.
_ENDINGS = {
    "省": (("province",), ("省",)),
    "自治区": (("province",), ("自治区",)),
    "特别行政区": (("province",), ("特别行政区",)),
    "直辖市": (("province",), ("市",)),
    "市": (("province", "city", "county"), ("市",)),
    "自治州": (("city",), ("自治州",)),
    "州": (("city",), ("州",)),
    "盟": (("city",), ("盟",)),
    "地区": (("city",), ("地区",)),
    "县": (("county",), ("县",)),
    "自治县": (("county",), ("自治县",)),
    "旗": (("county",), ("旗",)),
    "区": (("county", "zone"), ("区", "基地", "自贸港", "自由贸易港")),
    "新区": (("county", "zone"), ("新区",)),
    "开发区": (("zone",), ("开发区", *_ECONOMIC, *_HIGH_TECH)),
    "高新区": (("zone",), _HIGH_TECH),
    "经开区": (("zone",), _ECONOMIC),
    "园区": (("zone",), ("园区",)),
    "度假区": (("zone",), ("度假区",)),
    "镇": (("township",), ("镇",)),
    "乡": (("township",), ("乡", "苏木")),
    "街道": (("township",), ("街道",)),
    "村": (("village",), ("村",)),
    "社区": (("village",), ("社区",)),
}


def upwards(place: Place | None) -> Iterator[Place]:
    """`place` and all that it lies in, from below."""
    while place:
        yield place
        place = place.parent


def fits(place: Place, level: str) -> bool:
    """Whether the word `level` may mean `place`: 区 a district, no 社区."""
    levels, endings = _ENDINGS.get(level, ((), ()))
    return place.level in levels and place.label.endswith(endings)


def district(place: Place) -> bool:
    """Whether a place is a district of a city: 渝北区, not 两江新区 and no park."""
    return fits(place, "区") and place.level == "county" and not place.label.endswith("新区")


def as_said(mention: PlaceMention) -> bool:
    """Whether it is named with its kind: 安吉县, not 安吉."""
    return simplify(mention.text[-1]) == mention.place.label[-1]


def chains(mentions: Iterable[PlaceMention]) -> Iterator[list[PlaceMention]]:
    """Mentions that stand right behind one another, together: 浙江省|杭州市|桐庐县."""
    links: list[PlaceMention] = []
    for mention in mentions:
        if links and links[-1].end != mention.begin:
            yield links
            links = []
        links.append(mention)
    if links:
        yield links
