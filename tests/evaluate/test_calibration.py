"""Whether facts are as often right as they are told to be."""

from kg.evaluate.report import calibration
from kg.evaluate.tally import Find


def find(sure: float | None, right: bool) -> Find:
    return Find("posts", "a", "甲 = 乙", right, frozenset(), sure)


def test_each_step_has_its_share_of_right_facts_and_the_last_line_the_mean_difference() -> None:
    finds = [
        *(find(0.96, right) for right in [True] * 9 + [False]),
        find(0.6, True),
        find(0.6, False),
        find(None, True),
    ]
    lines = [line.split() for line in calibration(finds)]
    assert lines[1:] == [
        ["0.95", "to", "1.00", "10", "0.960", "0.900"],
        ["0.00", "to", "0.70", "2", "0.600", "0.500"],
        ["apart", "12", "0.067"],
    ]


def test_nothing_told_is_no_line() -> None:
    assert len(list(calibration([find(None, True)]))) == 1
