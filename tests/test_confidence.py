"""What a claim's confidence means."""

import pytest

from kg.confidence import calibrated
from kg.lexicon import table


@pytest.mark.parametrize("row", table("confidence", "told", "right"), ids=lambda row: row["told"])
def test_a_row_is_what_is_told(row: dict[str, str]) -> None:
    assert calibrated(float(row["told"])) == float(row["right"])


def test_the_surer_the_surer() -> None:
    sure = [calibrated(told / 100) for told in range(101)]
    assert sure == sorted(sure) and sure[0] == 0 and sure[-1] == 1
