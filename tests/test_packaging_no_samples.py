"""Rules speak of kinds: no name of a sample page stands in the program or the ontology."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import ahocorasick
from helpers import ROOT, each

from kg.evaluate.gold import parsed

TEXT = {".py", ".tsv", ".yaml", ".yml", ".json", ".txt", ".toml", ".md", ".ttl", ".rq", ".js", ".html", ".css"}
GAZETTEER = {"divisions.tsv", "townships.tsv"}  # all places of the country, those of the samples among them

# Words for kinds that the year's national news happens not to use: knowledge that anyone has, whatever page they read.
GENERAL = {
    *(
        "走访慰问活动",
        "事故现场会",
        "签约仪式",
        "调研座谈会",
        "教育局",
        "医院工会",
        "校党委",
        "团县委",
        "县团委",
        "县水务局",
    ),
    *("县人民代表大会常务委员会", "县人民政府", "国家卫计委", "国家卫生计生委"),
}
LEADERS = {"习近平", "李克强"}
# The sources of bodies of the whole country and of the special regions' governments, all of them, by official name.
NATIONAL = ("national_bodies.tsv", "special_bodies.tsv")


def spellings(gold: Path, families: tuple[str, ...]) -> Iterator[str]:
    """Every spelling of three signs or more that is accepted for a name of `gold`."""
    for article in parsed(gold.read_text(encoding="utf-8"))["articles"]:
        for family in families:
            for item in article.get(family) or []:
                name = item["name"] if isinstance(item, dict) else item
                yield from (part for part in str(name).split("|") if len(part) > 2)


def known_everywhere(shared: Path) -> str:
    """Texts in which a name that is no sample's own stands: a year of national news, the table of national bodies."""
    news = sorted((shared / "corpus" / "xinwenlianbo-2023").rglob("*.md"))
    tables = [ROOT / "kg" / "lexicon" / name for name in NATIONAL]
    return "\n".join(path.read_text(encoding="utf-8") for path in (*news, *tables))


@cache
def names_of_samples(shared: Path) -> Any:
    """All names that may not stand anywhere, as an automaton that finds them in a text."""
    files = sorted((shared / "gold").glob("*.yaml"))
    persons = {name for gold in files for name in spellings(gold, ("authors", "persons"))} - LEADERS
    general = known_everywhere(shared)
    bodies = {name for gold in files for name in spellings(gold, ("organisations", "events", "programmes"))}
    names = persons | {name for name in bodies - GENERAL if name not in general}
    assert len(persons) > 100 and len(names) > 1000
    automaton = ahocorasick.Automaton()
    for name in names:
        automaton.add_word(name, name)
    automaton.make_automaton()
    return automaton


@each(["kg", "ontology", "examples"])
def test_no_name_of_a_sample(folder: str, *, shared: Path) -> None:
    automaton = names_of_samples(shared)
    found = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in TEXT and path.name not in GAZETTEER and path != Path(__file__)
        for name in sorted({name for _, name in automaton.iter(path.read_text(encoding="utf-8"))})
    ]
    assert not found, "\n".join(found)
