"""What the posts of one say of those of whom but a title is told is kept: it is what would be found anew."""

import random

from kg.identity.post_grounds import _posts, posts
from kg.identity.profile import Profile
from kg.identity.record import Record, Sign

POSTS = ("安吉县总工会\t330523\t主席", "安吉县人民医院\t330523\t院长", "长兴县委\t330522\t书记")
TITLES = ("主席", "院长", "医生", "书记", "村民", "职工代表", "记者")
MORE = (
    ("field", "医"),
    ("seat", "330523"),
    ("village", "马家村"),
    ("paper", "安吉县总工会"),
    ("born", "1970"),
    ("of", ""),
)
BESIDE = (
    ("with", "李晓梅"),
    ("near", "330523"),
    ("body", "安吉县人民医院\t330523"),
    ("word", "化疗"),
    ("page", "national"),
)


def profile(chance: random.Random, number: int) -> Profile:
    signs: list[Sign] = [("title", chance.choice(TITLES))] if chance.random() < 0.8 else []
    signs += chance.sample(BESIDE, chance.randint(0, 3))
    if chance.random() < 0.3:
        signs += [(chance.choice(("post", "former")), chance.choice(POSTS)), *chance.sample(MORE, chance.randint(0, 2))]
    name, key = chance.choice(("王立平", "王立平", "王立")), f"{number}-1"
    day = f"{chance.randint(2012, 2024)}-05-0{chance.randint(1, 9)}"
    return Profile([Record("person", name, key, key, key, key, day, tuple(signs))])


def test_it_is_what_would_be_found_anew() -> None:
    chance = random.Random(7)
    plain = 0
    for run in range(60):
        one = profile(chance, 0)
        others = [profile(chance, number) for number in range(1, 12)]
        for number, joins in enumerate(others):
            for other in others[number:]:
                plain += other.plain is not None
                assert list(posts(one, other)) == list(_posts(one, other)), (run, one.signs, other.signs)
                assert list(posts(other, one)) == list(_posts(other, one)), (run, one.signs, other.signs)
            one.take(joins)
    assert plain > 1000
