"""Every cue of a guest finds the one of its example, and none in its counterexample."""

import pytest

from kg.lexicon import Row, table
from kg.resolve.guests import is_guest

ROWS = table("guest_cues", "cue", "side", "example", "counterexample")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["cue"]))
def test_cues_of_guests(row: Row) -> None:
    text = row["example"].replace("[", "").replace("]", "")
    begin = row["example"].index("[")
    assert is_guest(text, begin, row["example"].index("]") - 1)
    guest = text[begin : row["example"].index("]") - 1]
    assert row["cue"] in text
    at = row["counterexample"].index(guest)
    assert not is_guest(row["counterexample"], at, at + len(guest))
