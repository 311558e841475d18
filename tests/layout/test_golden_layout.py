"""The golden cases: articles whole, with their headlines and authors."""

from pathlib import Path

import yaml

from kg.layout import articles
from kg.read import load

GOLDEN = Path(__file__).parents[1] / "golden"


def test_articles_come_back_whole_with_their_authors() -> None:
    wanted = whole = missed = false = right = 0
    for path in sorted(GOLDEN.glob("*.txt")):
        found = articles(load(path, path.name))
        lines = path.read_text(encoding="utf-8").split("\n")
        for gold in yaml.safe_load(path.with_suffix(".yaml").read_text(encoding="utf-8"))["articles"]:
            body = "\n".join("".join(lines[line - 1].strip() for line in part) for part in gold["lines"])
            wanted += 1
            # a caption's line holds its credit, too
            match = [one for one in found if one.text == body or (one.caption and body.startswith(one.text))]
            whole += bool(match)
            authors, got = set(gold.get("authors") or ()), set(match[0].authors) if match else set()
            right, missed, false = right + len(authors & got), missed + len(authors - got), false + len(got - authors)
    assert whole >= 0.95 * wanted, (whole, wanted)
    assert 2 * right >= 0.95 * (2 * right + missed + false), (right, missed, false)
