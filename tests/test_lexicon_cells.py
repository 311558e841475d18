"""What the tables' cells may hold: schema.tsv fits the tables, and a wrong cell stops the program where it stands."""

from pathlib import Path

import pytest
from helpers import each

from kg.errors import DataError
from kg.lexicon import cells, columns
from kg.lexicon.rows import rows

LEXICON = cells.SCHEMA.parent
WRONG = {
    "words": "坏([",
    "id": "a-b",
    "number": "nan",
    "pattern": "坏([",
    "patterns": "好 坏([",
    "one": "坏",
    "ours": "坏",
}
COLUMNS = [(table, name, column) for table, of in cells.schema().items() for name, column in of.items()]
TABLES = sorted(path.stem for path in LEXICON.glob("*.tsv") if path != cells.SCHEMA)


def test_each_column_of_the_schema_is_one_of_its_table() -> None:
    assert [(table, name) for table, name, _ in COLUMNS if name not in columns(table)] == []


@each(TABLES)
def test_our_tables_hold_what_they_may(table: str) -> None:
    path = LEXICON / f"{table}.tsv"
    cells.check(path, list(rows(path, columns(table))))


@each([one for one in COLUMNS if one[2].holds != "text"])  # any text is right
def test_a_wrong_cell_is_told_with_file_and_line(
    table: str, name: str, column: cells.Column, *, tmp_path: Path
) -> None:
    ours = next(iter(rows(LEXICON / f"{table}.tsv", columns(table))))
    path = tmp_path / f"{table}.tsv"
    right, wrong = ("\t".join({**ours, **new}.values()) for new in ({}, {name: WRONG[column.holds]}))
    path.write_text("\n".join(("\t".join(columns(table)), right, wrong, "")), encoding="utf-8")
    with pytest.raises(DataError, match=rf"{table}\.tsv:3: {name}: "):
        cells.check(path, list(rows(path, columns(table))))


def test_words_have_no_signs_of_patterns(tmp_path: Path) -> None:
    path = tmp_path / "titles.tsv"
    path.write_text("title\tbody\toffice\texample\n听证官(\t\t\t\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"titles\.tsv:2: title: '听证官\(' has a sign of patterns"):
        cells.check(path, list(rows(path, columns("titles"))))


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("person_features", "offce_before\t9\t"),
        ("organisation_features", "left_sea\t9\t"),
        ("identity_weights", "same_shoe\t9\t"),
        ("event_evidence", "windy\tany\t9\t"),
    ],
)
def test_a_name_that_the_program_does_not_know_weighs_nothing_in_silence(tmp_path: Path, table: str, row: str) -> None:
    path = tmp_path / f"{table}.tsv"
    path.write_text("\t".join(columns(table)) + f"\n{row}\n", encoding="utf-8")
    with pytest.raises(DataError, match=rf"{table}\.tsv:2: \w+: '\w+' is no name that the program knows"):
        cells.check(path, list(rows(path, columns(table))))


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("person_cues", "polite\tright\t先生\t4\t[王立平]先生到场。\t"),
        ("organisation_words", "企业\tany\t安吉县[]企业工会"),
        ("person_features", "bias\t-3\twhat"),
    ],
)
def test_an_entry_told_twice_is_refused(tmp_path: Path, table: str, row: str) -> None:
    path = tmp_path / f"{table}.tsv"
    path.write_text(
        "\n".join(("\t".join(columns(table)), row, row.replace("\t-3", "\t-4").replace("先生\t", "女士\t"), "")),
        encoding="utf-8",
    )
    with pytest.raises(DataError, match=rf"{table}\.tsv:3: .* stands on line 2 already"):
        cells.check(path, list(rows(path, columns(table))))


def test_a_word_may_have_two_roles(tmp_path: Path) -> None:
    path = tmp_path / "organisation_words.tsv"
    path.write_text("\t".join(columns("organisation_words")) + "\n服务\tinner\t\n服务\tany\t\n", encoding="utf-8")
    cells.check(path, list(rows(path, columns("organisation_words"))))
