"""The claims of the golden pages, as files to be read and reviewed: NAME.claims beside NAME.txt.

Usage: golden.py [PAGE...] (default: all of tests/golden). Run by `make golden`; what has changed is read as a diff.
"""

import sys
from pathlib import Path

from kg.extract import extract
from kg.layout import articles
from kg.model import Claim, Entity
from kg.read import Settings, Unread, sources

GOLDEN = Path(__file__).parent.parent / "tests" / "golden"


def claims(page: Path) -> str:
    """What the articles of `page` claim: the words, the fact and the rules, a line each, in the order of the text."""
    lines = ["# words\tsubject\tpredicate\tobject\trules"]
    for source in sources(page, page.name, Settings()):
        assert not isinstance(source, Unread), source.note
        cut = articles(source)
        for article in cut:
            lines.append(f"\n# {article.number}. {article.headline or ''}")
            found = (claim for claim in extract(article, cut).claims if claim.spans)
            lines += [_line(article.text, claim) for claim in sorted(found, key=_order)]
    return "\n".join(lines) + "\n"


def _order(claim: Claim) -> tuple[object, ...]:
    return claim.spans, claim.subject.label, claim.predicate, _object(claim), claim.rule


def _object(claim: Claim) -> str:
    return claim.object.label if isinstance(claim.object, Entity) else claim.object.text


def _line(text: str, claim: Claim) -> str:
    words = "…".join(text[span.begin : span.end].replace("\n", " ") for span in claim.spans)
    return "\t".join((words, claim.subject.label, claim.predicate, _object(claim), " ".join((claim.rule, *claim.why))))


def main() -> None:
    """Write the files anew."""
    for page in map(Path, sys.argv[1:]) if sys.argv[1:] else sorted(GOLDEN.glob("*.txt")):
        page.with_suffix(".claims").write_text(claims(page), encoding="utf-8")


if __name__ == "__main__":
    main()
