"""Which places a word of a level may mean."""

from helpers import each

from kg.lexicon import Row, table
from kg.model import Place
from kg.resolve.levels import fits


@each(table("place_levels", "word", "levels", "endings", "example"))
def test_a_word_may_mean_its_example(row: Row) -> None:
    level = row["levels"].split()[0]
    assert fits(Place(row["example"], level, ""), row["word"])
    assert not fits(Place("青禾仓", level, ""), row["word"])
    assert not fits(Place(row["example"], "country", ""), row["word"])


def test_a_word_of_no_level_means_no_place() -> None:
    assert not fits(Place("安吉县", "county", ""), "局")
