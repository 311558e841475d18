"""Nothing that the golden pages claim, and no rule behind it, changes unseen."""

from pathlib import Path

import golden
from helpers import each


@each(sorted(golden.GOLDEN.glob("*.txt")))
def test_the_claims_are_those_that_were_reviewed(page: Path) -> None:
    reviewed = page.with_suffix(".claims").read_text(encoding="utf-8")
    assert golden.claims(page) == reviewed, "if this is as it should be: make golden, then read the diff"
