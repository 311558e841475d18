"""What a question may mean beside what its words say: a name that only narrows another, a noun for a question."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

from kg.ask.names import Names, plain
from kg.ask.read import Question, Slot
from kg.ask.words import word

# Symbols that ask; TELL (介绍一下) asks for what is named, YESNO (吗) for what is not answered here.
_ASKING = frozenset("WHO BODIES WHICH COUNT WHEN WHERE REGION".split())
_SHORTEST = 2  # characters by which an event may be described

Belongs = Callable[[Slot, Slot], bool]


def readings(question: Question, names: Names, belongs: Belongs) -> Iterator[Question]:
    """`question` as it stands, then without what only narrows a name of it, then as the question that a noun stands
    for. `belongs` (an event, another name): whether the graph joins them."""
    if _ASKING & question.symbols.keys():
        plainly = _without(question, "TELL", "YESNO")
        yield plainly
        yield _narrowed(plainly, belongs)
        if described := _described(plainly, names):
            yield described
            yield _narrowed(described, belongs)
        return
    yield question
    if "YESNO" not in question.symbols and _asks_by_a_noun(question):
        for asked in ("WHO", "WHICH"):
            implied = _without(question, "TELL")
            yield replace(implied, symbols={**implied.symbols, asked: ""})


def _without(question: Question, *symbols: str) -> Question:
    return replace(question, symbols={key: value for key, value in question.symbols.items() if key not in symbols})


def _asks_by_a_noun(question: Question) -> bool:
    """青禾县县长; 介绍一下某人; 某会议的主持人: not a name alone."""
    kinds = [slot.kind for slot in question.slots]
    said = question.symbols.keys() - {"TIME", "TELL"}
    return "POST" in kinds or bool(said) or ("TELL" in question.symbols and kinds == ["PERSON"])


def _narrowed(question: Question, belongs: Belongs) -> Question:
    """Without the office before or behind a person's name (县长某某, 某某教授), what the graph joins with an event
    that is named, too, and what such an event is called in general (某培训班这次活动)."""
    events = [slot for slot in question.slots if slot.kind == "EVENT"]
    none = Slot("", "")
    kept = [
        slot
        for (before, slot), (_, after) in pairwise(pairwise([none, *question.slots, none]))
        if not (after.kind == "PERSON" and slot.kind in ("POST", "TITLE"))
        and not (before.kind == "PERSON" and slot.kind == "TITLE" and before.said + slot.said in question.text)
        and not (slot.kind in ("PLACE", "ORG") and any(belongs(event, slot) for event in events))
    ]
    return replace(_without(question, "KIND") if events else question, slots=kept)


def _described(question: Question, names: Names) -> Question | None:
    """An event told by its place or host and the end of its name, where one alone is so: 青禾县那场火灾."""
    slots = question.slots
    whose = next((slot for slot in slots if slot.kind in ("PLACE", "ORG") and slot.nodes), None)
    what = next((slot for slot in slots if slot.kind == "TEXT" and len(slot.said) >= _SHORTEST), None)
    if whose is None or what is None:
        return None
    after = question.text.find(what.said) + len(what.said)
    kind = word(question.text, after)  # 技能[大赛]
    end = what.said + (question.text[after : kind.end] if kind and kind.symbol == "KIND" else "")
    found = [
        one
        for one in names.events
        if one.slot == "EVENT" and plain(one.label).endswith(end) and plain(whose.label) in plain(one.label)
    ]
    if len(found) != 1:
        return None
    event = Slot("EVENT", end, (found[0],))
    others = [slot for slot in slots if slot not in (whose, what)]
    return replace(_without(question, "KIND") if end != what.said else question, slots=[*others, event])
