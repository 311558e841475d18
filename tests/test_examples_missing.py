"""How many entries of the tables have no example yet: the number may only fall."""

from kg.lexicon import _HERE, columns, table

MISSING = 21


def test_no_entry_without_an_example_is_added() -> None:
    names = sorted(path.stem for path in _HERE.glob("*.tsv"))
    rows = [row for name in names if "example" in columns(name) for row in table(name, *columns(name))]
    without = [row for row in rows if not row["example"] and not row.get("counterexample")]
    assert len(without) <= MISSING, f"{len(without)} of {len(rows)} entries: write an example for what you add"
