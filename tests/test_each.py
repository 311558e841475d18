"""One test for many rows (helpers.each): each fault is told, with its row, its line and what differs."""

from pathlib import Path

import pytest
from helpers import each

from kg.lexicon import table


@each([("good", 1), ("bad", 2), ("worse", 3)])
def tried(word: str, number: int, *, shift: int) -> None:
    if word == "worse":
        pytest.fail("not even tried")
    assert [word, number] == ["good", number + shift]


def test_every_fault_is_told_with_its_row_and_what_differs() -> None:
    with pytest.raises(pytest.fail.Exception) as told:
        tried(shift=0)
    said = str(told.value)
    assert said.startswith("2 of 3 rows:") and "('good', 1)" not in said
    assert "2. ('bad', 2)" in said and "At index 0 diff: 'bad' != 'good'" in said
    assert "3. ('worse', 3)" in said and "not even tried" in said
    assert said.count(f"{Path(__file__).name}:") == 2


def test_a_row_of_a_table_is_told_by_where_it_stands() -> None:
    (row, *_) = table("addresses", "word", "example")
    with pytest.raises(pytest.fail.Exception, match=rf"1\. addresses\.tsv:{row.line} {row.rule}\n"):
        each([row])(lambda _: pytest.fail("so"))()


def test_what_would_be_skipped_or_has_no_rows_is_a_fault() -> None:
    with pytest.raises(pytest.fail.Exception, match="not today"):
        each([1])(lambda _: pytest.skip("not today"))()
    with pytest.raises(AssertionError, match="no rows"):
        each([])(print)()
