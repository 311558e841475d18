from dataclasses import replace

from notation import reading

from kg.frames.happenings import happenings
from kg.frames.measures import attach
from kg.mentions import amounts
from kg.model import Literal


def _subjects(marked: str) -> dict[str, str]:
    read = reading(marked)
    read = replace(read, amounts=amounts.find(read.body))
    claims = attach(read, happenings(read)[0])
    return {c.subject.label: c.object.label for c in claims if c.predicate == "kgo:subject"}


def test_an_amount_belongs_to_the_event_of_its_sentence() -> None:
    found = _subjects("{d:2024-03-05|3月5日},{o:安吉县总工会}举办“春风送岗”招聘活动,达成意向120余人。")
    assert list(found.values()) == ["“春风送岗”招聘活动"]


def test_an_amount_belongs_to_the_body_before_it() -> None:
    found = _subjects("{o:安吉县总工会}慰问一线职工1260人次。")
    assert list(found.values()) == ["安吉县总工会"]


def test_value_unit_and_qualifier_are_said() -> None:
    read = reading("{o:安吉县总工会}慰问一线职工1260余人次。")
    read = replace(read, amounts=amounts.find(read.body))
    said = {c.predicate: c.object for c in attach(read, [])}
    assert said["schema:value"] == Literal("1260", "xsd:decimal")
    assert said["schema:unitText"] == Literal("人次")
    assert said["kgo:qualifier"] == Literal("AtLeast", "iri")
    assert all(span.begin < span.end for claim in attach(read, []) for span in claim.spans)
