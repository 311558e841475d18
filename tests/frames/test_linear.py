"""Work grows with the text, not with its square: calls are counted, no time is taken."""

import sys
from dataclasses import replace

import pytest
from notation import reading

from kg.frames.happenings import happenings
from kg.frames.measures import attach
from kg.mentions import amounts


def _calls(marked: str) -> int:
    """How many functions are called to read the events and numbers of a text."""
    read = reading(marked)
    read = replace(read, amounts=amounts.find(read.body))
    count = 0

    def note(_: object, event: str, __: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        attach(read, happenings(read)[0])
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "unit",
    [
        "{p:周文博}出席,",
        "会上,{p:周文博}、{p:李远航}、{p:丁一舟}、{p:王立冬}等发言,由{p:周文博}主持。"
        + "{p:周文博}、" * 40
        + "等到会。\n",
        "举办“快乐”活动",
        "会议召开了\n",
        "{d:2024-05-06|5月6日},{o:安吉县总工会}举办“同心”技能大赛,120人参加。",
        "{d:2024-05-06|5月6日},{p:李远航}到{o:恒达公司}走访慰问。\n",
        "推进“春风”行动,",
        "12人、",
        "“甲”“乙”",
        "《{b:关于慰问的通知}》",
    ],
)
def test_twice_the_text_is_twice_the_work(unit: str) -> None:
    _calls(unit)  # what is loaded once counts for neither
    least = 300 if len(unit) < 100 else 75
    small, large = (_calls(unit * times) for times in (least, 4 * least))
    assert large < 4 * 1.6 * small  # four times, with room for what is looked up by halves


@pytest.mark.parametrize(
    "unit",
    [
        "{d:2024-05-06|5月6日},{o:安吉县总工会}召开第#次会议。{p:周文博}讲话。\n",
        "{o:安吉县总工会}举办“#”技能大赛,{p:周文博}主持开幕式。\n",
        "“#”共建签约仪式举行。签约仪式由{o:安吉县总工会}主办,当天{p:周文博}主持。\n",
    ],
)
def test_twice_as_many_different_events_are_twice_the_work(unit: str) -> None:
    small, large = (
        _calls("".join(unit.replace("#", _numeral(number)) for number in range(times))) for times in (150, 600)
    )
    assert large < 4 * 1.6 * small


def _numeral(number: int) -> str:
    return "".join("零一二三四五六七八九"[int(digit)] for digit in f"{number:03}")
