from kg.language.analyse import analyse
from kg.lexicon import table
from kg.mentions import place_endings
from kg.mentions.places import find


def places(text: str) -> list[tuple[str, str]]:
    return [(mention.place.level, mention.text) for mention in find(None, analyse(text)).body]


def test_every_ending_finds_its_example():
    for row in table("place_endings", "ending", "level", "example", "not_before"):
        before, name, _ = row["example"].replace("]", "[").split("[")
        found = places(row["example"].replace("[", "").replace("]", ""))
        assert (row["level"], name) in found, f"line {row.line}: {found} behind {before}"


def test_no_stop_makes_a_place():
    for row in table("place_stops", "level", "at", "words", "counterexample"):
        assert any(word in row["counterexample"] for word in row["words"].split()), f"line {row.line}"
        found = places(row["counterexample"])
        assert [level for level, _ in found] == ["county"], f"line {row.line}: {found}"


def test_the_longest_ending_wins():
    assert place_endings.endings("扬州经济技术开发区") == [(2, 9, "zone")]


def test_endings_that_go_on_are_none():
    assert place_endings.endings("乡村振兴、村民、镇江、街道上、区域、地区、社区间") == []
