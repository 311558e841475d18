"""Rules speak of kinds: no name of a sample page stands in the program or the ontology."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from helpers import ROOT

FAMILIES = ("authors", "persons", "organisations", "events", "programmes")
TEXT = {".py", ".tsv", ".yaml", ".yml", ".json", ".txt", ".toml", ".md", ".ttl", ".rq", ".js", ".html", ".css"}
GAZETTEER = {"divisions.tsv", "townships.tsv"}  # all places of the country, those of the samples among them

# Bodies of the whole country, and words for kinds: knowledge that anyone has, whatever page they read.
GENERAL = {
    *("中华全国总工会", "全国总工会", "中国共产主义青年团中央委员会", "共青团中央委员会", "共青团中央", "团中央"),
    *("中国共产党中央委员会宣传部", "中共中央宣传部", "中国共产党中央宣传部", "中央宣传部", "中宣部"),
    *("国家森林防火指挥部", "国家林业局", "中国共产主义青年团", "共青团"),
    *("习近平", "事故现场会"),
}


def spellings(gold: Path) -> Iterator[str]:
    """Every spelling of three signs or more that is accepted for a name of `gold`."""
    for article in yaml.safe_load(gold.read_text(encoding="utf-8"))["articles"]:
        for family in FAMILIES:
            for item in article.get(family) or []:
                name = item["name"] if isinstance(item, dict) else item
                yield from (part for part in str(name).split("|") if len(part) > 2)


@pytest.mark.parametrize("folder", ["kg", "ontology", "examples"])
def test_no_name_of_a_sample(folder: str, shared: Path) -> None:
    names = {name for gold in sorted((shared / "gold").glob("*.yaml")) for name in spellings(gold)} - GENERAL
    assert len(names) > 100
    found = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in TEXT and path.name not in GAZETTEER and path != Path(__file__)
        for text in [path.read_text(encoding="utf-8")]
        for name in sorted(names)
        if name in text
    ]
    assert not found, "\n".join(found)
