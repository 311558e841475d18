"""Questions with their parameter set, as `kg query -q N --set name=value` asks them."""

import pytest
from helpers import each
from invented_graph import EXTRACTIONS, of

from kg.errors import UsageError
from kg.graph import assemble
from kg.graph.query import ask
from kg.graph.questions import question, questions

STORE = of(assemble(EXTRACTIONS))
# Question, what is set, a cell of the answer, one that is no more in it.
CASES = [
    (1, {"host": "清河县教育局"}, "清河县教育局", "清河县总工会"),
    (2, {"name": "许长安"}, "许长安", "林若岚"),
    (3, {"month": "2024-08"}, "职工读书分享会", "2024-09-02"),
    (9, {"place": "清河县"}, "清河县总工会", "邢台市"),
    (15, {"class": "kgo:Removal"}, "程野", "方知微"),
    (16, {"class": "kgo:Accident"}, "清河县望川机械有限公司车间起火", "x"),
    (18, {"limit": "0.35"}, "0.3", "0.4"),
    (20, {"class": "kgo:TradeUnion"}, "清河县总工会", "清河县教育局"),
]


@each(CASES)
def test_a_setting_narrows_the_answer(number: int, settings: dict[str, str], there: str, gone: str) -> None:
    cells = {cell for row in ask(STORE, question(number).asking(settings)).rows for cell in row}
    assert there in cells and gone not in cells


@each(range(1, 23))
def test_every_parameter_can_be_set(number: int) -> None:
    one = question(number)
    value = {"limit": "0.5", "class": "kgo:Meeting"}.get(one.parameter, '甲"}乙\\')
    ask(STORE, one.asking({one.parameter: value}))


@pytest.mark.parametrize(
    ("number", "settings", "message"),
    [
        (99, {}, "no question 99"),
        (2, {"person": "许长安"}, "takes 'name'"),
        (20, {"class": "工会"}, "as org:Organization"),
        (15, {"class": "工会"}, "a class is wanted here"),
        (18, {"limit": "低"}, "a number is wanted"),
    ],
)
def test_what_cannot_be_set_is_said(number: int, settings: dict[str, str], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        question(number).asking(settings)


def test_the_questions_are_numbered_in_order() -> None:
    assert [one.number for one in questions()] == list(range(1, len(questions()) + 1))
