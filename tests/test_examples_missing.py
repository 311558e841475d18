"""Each entry of a table with a column `example` has an example, or a counterexample."""

from kg.lexicon import HERE, columns, table


def test_each_entry_has_an_example() -> None:
    names = sorted(path.stem for path in HERE.glob("*.tsv"))
    rows = [row for name in names if "example" in columns(name) for row in table(name, *columns(name))]
    assert [row.rule for row in rows if not row["example"] and not row.get("counterexample")] == []
