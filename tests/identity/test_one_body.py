"""Bodies of different articles: one under several names is one node, two of one name are two."""

import dataclasses
import re
from itertools import permutations

import pytest
from invented import article

from kg.extract import extract
from kg.graph import of_source
from kg.graph.identity import terms
from kg.graph.ontology import family
from kg.graph.prefixes import BASE
from kg.graph.rename import renamed
from kg.identity import Record, decide, records
from kg.identity.body_names import every, named, told
from kg.lexicon import table


def read(*bodies: str) -> list[Record]:
    found: list[Record] = []
    for number, body in enumerate(bodies):
        one = dataclasses.replace(article(body, source=f"{number:064}"), number=number + 1)
        found += records([extract(one)], family)
    return found


def nodes(*bodies: str, name: str) -> int:
    """How many nodes whose names hold `name` the articles make, in whatever order they come."""
    counts = set()
    for some in permutations(bodies):
        found = [one for one in read(*some) if one.family == "org"]
        moved = decide(found).moved
        counts.add(len({moved.get(one.node, one.node) for one in found if re.search(name, one.name)}))
    return counts.pop() if len(counts) == 1 else -1


ONE = {
    "a firm of the grid": (
        "供电公司",
        "国网安吉县供电公司抢修线路。",
        "国网浙江安吉供电公司抢修线路。",
        "安吉县供电公司抢修线路。",
    ),
    "a police station": ("青禾派出所", "安吉县公安局青禾派出所破案。", "安吉县下大雪，青禾派出所民警赶到。"),
    "a court of a town": ("法庭", "安吉县人民法院青禾人民法庭开庭。", "安吉县青禾镇的青禾法庭开庭。"),
    "a school by its number": ("中学|一中", "安吉县第一中学开学。", "安吉一中开学。"),
    "a school of the province": ("中学", "浙江省青桤中学开学。", "湖州市召开会议，青桤中学介绍经验。"),
    "a branch of a bank": ("银行", "农行安吉县支行放贷。", "中国农业银行安吉县支行行长王立平讲话。"),
    "a hospital of a university": ("附属", "青桤大学附属第一医院开诊。", "青桤大学第一附属医院开诊。"),
    "a group": ("青桤", "浙江青桤控股集团有限公司在安吉县投产。", "安吉县召开会议，青桤集团介绍经验。"),
    "who leads it": ("青桤", "浙江青桤控股集团有限公司董事长王立平讲话。", "青桤集团董事长王立平讲话。"),
    "a new name": ("青桤", "青桤师范学院更名为青桤师范大学。", "青桤师范大学开学。", "青桤师范学院开学。"),
    "traffic police": ("大队", "安吉县公安局交警大队设卡。", "安吉县公安局交通警察大队设卡。", "安吉县交警大队设卡。"),
}
SEVERAL = {
    "schools of two counties": (
        "实验小学",
        "安吉县召开会议，县实验小学介绍经验。",
        "长兴县召开会议，县实验小学介绍经验。",
    ),
    "stations of two counties": ("城关派出所", "安吉县公安局城关派出所破案。", "长兴县下大雪，城关派出所民警赶到。"),
    "of no known county": ("城关派出所", "城关派出所破案。", "城关派出所民警赶到。"),
    "of a county or the other": (
        "城关派出所",
        "安吉县公安局城关派出所破案。",
        "安吉县、长兴县下大雪，城关派出所民警赶到。",
    ),
    "hospitals of two numbers": ("附属", "青桤大学第一附属医院开诊。", "青桤大学第二附属医院开诊。"),
    "of a province and of a city": ("建设集团", "浙江省建设集团投产。", "湖州市建设集团投产。"),
    "art colleges of two universities": (
        "美术学院",
        "安吉县召开会议，美术学院的师生写生。",
        "安吉县举办画展，美术学院的师生参加。",
    ),
    "groups of two provinces": ("青桤", "浙江青桤集团投产。", "江苏青桤集团投产。"),
}


@pytest.mark.parametrize("said", ONE.values(), ids=ONE)
def test_one(said: tuple[str, ...]) -> None:
    name, *bodies = said
    assert nodes(*bodies, name=name) == 1


@pytest.mark.parametrize("said", SEVERAL.values(), ids=SEVERAL)
def test_several(said: tuple[str, ...]) -> None:
    name, *bodies = said
    assert nodes(*bodies, name=name) == len(bodies)


@pytest.mark.parametrize("row", table("body_forms", "pattern", "form", "example", "made"), ids=lambda row: row["made"])
def test_ways_to_write_a_name(row: dict[str, str]) -> None:
    assert re.sub(row["pattern"], row["form"], row["example"]) == row["made"] != row["example"]


@pytest.mark.parametrize("row", table("body_kinds", "ending", "every", "example"), ids=lambda row: row["ending"])
def test_kinds(row: dict[str, str]) -> None:
    assert told(row["example"])
    if row["every"]:
        assert every(named(row["example"]).core)


def test_what_stands_before_a_name() -> None:
    assert named("国网浙江安吉县供电公司") == ("供电公司", "330523")
    assert named("安吉青桤集团") == ("安吉青桤集团", "")  # a short name before what is no other's may be part of it
    assert named("城关派出所", "330523") == ("城关派出所", "330523")


def test_posts_follow_their_body() -> None:
    texts = "安吉县公安局青禾派出所破案。", "安吉县下大雪。青禾派出所所长王立平赶到。"
    read_ones = [
        extract(dataclasses.replace(article(body, source=f"{number:064}"), number=number + 1))
        for number, body in enumerate(texts)
    ]
    found = [one for extraction in read_ones for one in records([extraction], family)]
    moved = terms(decide(found).moved)
    blocks = renamed(of_source([read_ones[1]], BASE), moved).graph.blocks
    labels = {said.partition('rdfs:label "')[2].partition('"')[0] for said in blocks.values()}
    assert {"安吉县公安局青禾派出所", "安吉县公安局青禾派出所所长", "王立平：安吉县公安局青禾派出所所长"} <= labels
    assert not any(label.startswith(("青禾派出所", "王立平：青禾派出所")) for label in labels)
    terms_here = {one for said in blocks.values() for one in re.findall(r"id:(?:org|post|membership)-[\w-]+", said)}
    assert terms_here <= blocks.keys()
