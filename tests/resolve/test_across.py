"""Persons of different articles: joined with support, kept apart without, whatever the order."""

from itertools import permutations

from invented import article

from kg.extract import extract
from kg.model import Extraction
from kg.resolve.across import join


def scopes(extractions: list[Extraction], name: str) -> set[str]:
    found = join(extractions)
    return {mention.entity.scope for one in found for mention in one.mentions if mention.entity.label == name}


def read(*bodies: str) -> list[Extraction]:
    return [extract(article(body, source=str(number) * 64)) for number, body in enumerate(bodies)]


def test_same_body_joins() -> None:
    assert len(scopes(read("安吉县总工会主席王立平讲话。", "安吉县总工会主席王立平走访。"), "王立平")) == 1


def test_other_body_stays_apart() -> None:
    assert len(scopes(read("安吉县总工会主席王立平讲话。", "长兴县总工会主席王立平走访。"), "王立平")) == 2


def test_bare_name_of_another_page_stays_apart() -> None:
    assert len(scopes(read("安吉县总工会主席王立平讲话。", "村民王立平获奖。"), "王立平")) == 2


def test_order_makes_no_difference() -> None:
    pages = read("安吉县总工会主席王立平讲话。", "安吉县委副书记王立平讲话。", "县长王立平走访安吉县。")
    results = {frozenset(scopes(list(order), "王立平")) for order in permutations(pages)}
    assert len(results) == 1


def test_well_known_bearer() -> None:
    known = [f"安吉县总工会主席王立平第{n}次讲话。" for n in range(5)]
    assert len(scopes(read(*known, "王立平同志强调安全。"), "王立平")) == 1
    assert len(scopes(read(*known, "长兴县副县长王立平出席。", "王立平同志强调安全。"), "王立平")) == 3
