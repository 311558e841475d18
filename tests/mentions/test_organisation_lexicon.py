"""Every entry of the organisation tables finds its own example."""

import re

import pytest
from helpers import each

from kg.language import analyse
from kg.lexicon import Row, table
from kg.lexicon.words import of_role
from kg.mentions import organisation_groups, organisation_lexicon, organisations, places, titles
from kg.rules import rule

ROLES = (  # of words that begin or end a name; the others are those of patterns (test_words_needed.py)
    "any calls deals desk faculty faculty_part field generic inner kind looks nation raises several stop town_office"
).split()
STATE = "中华人民共和国"  # a body only where its posts are held


def surfaces(sentence: str) -> list[str]:
    text = analyse(sentence)
    found = places.find(None, text).body
    return [body.surface for body in organisations.find(text, found, titles.find(text))]


def rows() -> list[tuple[str, Row]]:
    tables = {
        "national_bodies": ("form", "name", "cls", "example"),
        "place_bodies": ("form", "name", "cls", "part", "example"),
        "sectors": ("sector", "official", "province", "county", "example"),
        "organisation_endings": ("ending", "cls", "strength", "example"),
        "house_units": ("of", "unit", "cls", "house", "alone", "example"),
    }
    found = [(name, row) for name, columns in tables.items() for row in table(name, *columns)]
    return [(name, row) for name, row in found if row["form" if "form" in row else next(iter(row))] != STATE]


@each(rows())
def test_example_is_found(name: str, row: Row) -> None:
    example = row["example"].replace("|", "")
    wanted = example[example.index("[") + 1 : example.index("]")]
    found = surfaces(example.replace("[", "").replace("]", ""))
    assert any(surface == wanted or surface.endswith(wanted) for surface in found), f"{name}.tsv:{row.line}: {found}"


def test_the_state_is_named_by_its_posts_alone() -> None:
    assert surfaces(f"{STATE}成立") == []
    assert organisation_lexicon.national(STATE).name == STATE


@each(table("country_short_names", "short", "country", "example"))
def test_short_names_of_countries(row: Row) -> None:
    example = row["example"]
    text = analyse(example.replace("[", "").replace("]", ""))
    wanted = example[example.index("[") + 1 : example.index("]")]
    (body,) = organisations.find(text, (), ())
    assert body.surface == wanted
    assert body.form.name == row["country"] + wanted[1:]


def words_with_examples() -> list[Row]:
    return list(of_role("organisation_words", *ROLES))


@each(words_with_examples())
def test_word_stands_inside_its_example(row: Row) -> None:
    example = row["example"]
    wanted = example[example.index("[") + 1 : example.index("]")]
    found = surfaces(example.replace("[", "").replace("]", ""))
    if not wanted:  # empty brackets: nothing is wanted
        assert not any(row["word"] in surface for surface in found), f"organisation_words.tsv:{row.line}: {found}"
        return
    assert row["role"] not in {"any", "generic", "kind"}
    assert any(surface.endswith(wanted) for surface in found), f"organisation_words.tsv:{row.line}: {found}"


@each([row for row in words_with_examples() if row["role"] == "raises"])
def test_what_is_done_with_a_laboratory_begins_before_its_name(row: Row) -> None:
    wanted, text = row["example"].partition("[")[2].partition("]")[0], re.sub(r"[\[\]]", "", row["example"])
    assert surfaces(text) == [wanted]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(organisation_groups, "words", lambda role: organisation_lexicon.words(role) - {row["word"]})
        assert surfaces(text) != [wanted]


@each(table("ending_traits", "ending", "trait", "example"))
def test_what_is_so_of_an_ending_shows_in_its_example(row: Row) -> None:
    example = row["example"]
    wanted = example[example.index("[") + 1 : example.index("]")]
    found = surfaces(example.replace("[", "").replace("]", ""))
    assert wanted in found if wanted else not any(one.endswith(row["ending"]) for one in found), found


VETOES = table("ending_vetoes", "id", "ending", "before", "after", "unless", "example", "counterexample")


def ends(text: str) -> bool:
    """Whether a body that is found ends where the bracket of `text` does."""
    plain = text.replace("[", "").replace("]", "")
    read = analyse(plain)
    found = organisations.find(read, places.find(None, read).body, titles.find(read))
    ending = text[text.index("[") + 1 : text.index("]")]
    return any(body.end == text.index("]") - 1 and body.form.text == ending for body in found)


@each(VETOES)
def test_vetoes_of_endings(row: Row) -> None:
    assert not ends(row["example"]), f"ending_vetoes.tsv:{row.line}: example"
    assert ends(row["counterexample"]), f"ending_vetoes.tsv:{row.line}: counterexample"
    assert rule(f"org/veto/{row['id']}").example == row["example"]


def test_an_office_of_a_head_of_state_is_a_body() -> None:
    assert any(surface.endswith("总统办公室") for surface in surfaces("乌克兰总统办公室主任王立平到访。"))


def test_a_name_that_is_no_longer_than_a_departments_may_be_asked() -> None:
    known, _ = organisation_lexicon.place_forms()
    asked = {form: organisation_lexicon.of_a_department(form) for form in known}
    assert asked["公安局"] and not asked["个私协会"] and organisation_lexicon.of_a_department("公安局特勤")
