"""Short names that a text itself gives to a body: 安吉县竹业促进会(以下简称“竹促会”)."""

from collections.abc import Iterator

import ahocorasick

from kg.language.needed import every
from kg.late import late
from kg.mentions.organisation_lexicon import Form
from kg.mentions.organisation_scan import Body, Scan

_DECLARED = late(r"\((?:以下|下称|以下统?简?称为?|简称)+[:：]?[“\"]?(?P<short>[^“”\"()《》,。;:、\n]{2,14})[”\"]?\)")
_FIRM = late("股份|有限|集团")  # 青禾物流|有限公司 is the whole name
_DUTY = ("甲方", "乙方", "丙方", "本公司", "公司")  # parties to a contract, no names


def declaration(folded: str, end: int) -> str | None:
    """The short name that `folded` gives to what ends at `end`."""
    found = _DECLARED.match(folded, end)
    return found["short"] if found and found["short"] not in _DUTY else None


def declared(scan: Scan) -> Iterator[Body]:
    """Where a declared short name stands, from its declaration on; whose it is tells the body before that."""
    first: dict[str, int] = {}
    for one in every(_DECLARED, scan.folded):
        first.setdefault(one["short"], one.start("short"))
    automaton = ahocorasick.Automaton()
    for short in first.keys() - set(_DUTY):
        automaton.add_word(short, Form(short, "declared", "Organisation", short))
    if not automaton:
        return
    automaton.make_automaton()
    for last, form in automaton.iter_long(scan.folded):
        begin, end = last + 1 - len(form.text), last + 1
        if begin >= first[form.text] and not _FIRM.match(scan.folded, end):
            yield Body(begin, end, form, surface=form.text)
