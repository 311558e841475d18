"""Each entry of a table with a column `example` has one, or a counterexample; how many entries have no such column is
counted, and may only fall."""

from kg.lexicon import HERE, columns, table

TOLD_BY = {"example", "counterexample", "held", "not_held"}
# Each entry is its own example, or says what others hold, or is a number that is learnt.
OWN = {"laws", "title_cues", "schema", "organisation_features", "person_features", "span_features", "confidence"}
WITHOUT = {
    "divisions": 4724,
    "field_names": 60,
    "foreign_places": 697,
    "given_name_characters": 2396,
    "given_name_shares": 3941,
    "given_names": 469,
    "government_domains": 317,
    "japanese_surnames": 300,
    "name_parts": 1234,
    "network_terms": 163,
    "pinyin": 2070,
    "surnames": 707,
    "townships": 2830,
    "transliteration_characters": 346,
    "zones": 22,
}
NAMES = sorted(path.stem for path in HERE.glob("*.tsv"))


def test_each_entry_has_an_example() -> None:
    rows = [row for name in NAMES if "example" in columns(name) for row in table(name, *columns(name))]
    assert [row.rule for row in rows if not row["example"] and not row.get("counterexample")] == []


def test_no_more_entries_than_these_have_no_example() -> None:
    bare = [name for name in NAMES if name not in OWN and not TOLD_BY & set(columns(name))]
    without = {name: len(table(name, *columns(name))) for name in bare}
    assert {name: number for name, number in without.items() if number > WITHOUT.get(name, 0)} == {}
