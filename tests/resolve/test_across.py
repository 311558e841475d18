"""Persons of different articles: joined with support, kept apart without, whatever the order."""

import dataclasses
import datetime
from itertools import permutations

from invented import article

from kg.extract import extract
from kg.resolve.across import KNOWN, SAME_BODY, SAME_PAGE, SAME_POST, Bearer, Joined, bearers, join


def read(*bodies: str, years: tuple[int, ...] = ()) -> list[Bearer]:
    found = []
    for number, body in enumerate(bodies):
        page = article(body, source=str(number) * 64)
        if years:
            page = dataclasses.replace(page, date=datetime.date(years[number], 1, 1))
        found += bearers(extract(page))
    return found


def persons(found: list[Bearer], joined: Joined, name: str = "王立平") -> int:
    """How many persons of that name there are."""
    return len({joined.moved.get(bearer.person, bearer.person) for bearer in found if bearer.name == name})


def count(*bodies: str, years: tuple[int, ...] = ()) -> int:
    found = read(*bodies, years=years)
    return persons(found, join(found))


def sure(*bodies: str) -> list[float]:
    return list(join(read(*bodies)).sure.values())


def test_same_post_joins() -> None:
    said = "安吉县总工会主席王立平讲话。", "安吉县总工会主席王立平走访。"
    assert count(*said) == 1
    assert sure(*said) == [SAME_POST]


def test_same_body_joins_and_is_less_sure() -> None:
    said = "安吉县总工会副主席王立平讲话。", "安吉县总工会主席王立平走访。"
    assert count(*said) == 1
    assert sure(*said) == [SAME_BODY]


def test_other_body_stays_apart_and_may_be_the_same() -> None:
    found = read("安吉县总工会主席王立平讲话。", "长兴县总工会主席王立平走访。")
    joined = join(found)
    assert persons(found, joined) == 2
    assert len(joined.possibly) == 1


def test_twenty_years_later_it_may_be_another() -> None:
    said = "安吉县总工会主席王立平讲话。", "安吉县总工会主席王立平走访。"
    assert count(*said, years=(2003, 2023)) == 2
    assert count(*said, "安吉县总工会主席王立平调研。", years=(2003, 2023, 2013)) == 1


def test_bare_name_of_another_page_stays_apart() -> None:
    assert count("安吉县总工会主席王立平讲话。", "村民王立平获奖。") == 2


def test_bare_name_of_the_same_page_joins() -> None:
    one, two = read("安吉县总工会主席王立平讲话。", "王立平同志强调安全。")
    found = [one, two._replace(page=one.page)]
    joined = join(found)
    assert persons(found, joined) == 1
    assert list(joined.sure.values()) == [SAME_PAGE]


def test_two_bare_names_of_one_page_join_if_they_are_long() -> None:
    for name, persons_of_it in (("王立平", 1), ("王芳", 2)):
        one, two = read(f"村民{name}获奖。", f"记者采访了村民{name}。")
        found = [one, two._replace(page=one.page)]
        assert persons(found, join(found), name) == persons_of_it


def test_order_makes_no_difference() -> None:
    found = read("安吉县总工会主席王立平讲话。", "安吉县委副书记王立平讲话。", "县长王立平走访安吉县。")
    assert len({str(join(order)) for order in permutations(found)}) == 1


def test_well_known_bearer() -> None:
    known = [f"安吉县总工会主席王立平第{n}次讲话。" for n in range(5)]
    assert count(*known, "王立平同志强调安全。") == 1
    assert sure(*known, "王立平同志强调安全。") == [KNOWN]
    assert count(*known, "长兴县副县长王立平出席。", "王立平同志强调安全。") == 3


def test_the_earliest_article_names_the_person() -> None:
    said = "安吉县总工会主席王立平讲话。", "安吉县总工会主席王立平走访。"
    found = read(*said, years=(2024, 2023))
    assert join(found).moved == {found[0].person: found[1].person}


def test_what_a_human_says_goes_first() -> None:
    one, two, three = read(*["安吉县总工会主席王立平讲话。"] * 2, "村民王立平获奖。")
    apart = join([one, two, three], apart=[{one.person, two.person}])
    assert persons([one, two, three], apart) == 3
    assert (one.person, two.person) not in apart.possibly
    assert persons([one, three], join([one, three], same=[{one.person, three.person}])) == 1


def test_names_that_a_human_joins() -> None:
    found = read("安吉县总工会主席王立平讲话。", "安吉县总工会主席王立萍走访。")
    one, two = sorted(bearer.person for bearer in found)
    assert join(found, same=[{one, two}]).moved in ({one: two}, {two: one})
