"""What a person's name competes with in a text: the names of all other kinds, with what speaks for and against them."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache

import rjieba

from kg.late import late
from kg.lexicon import table
from kg.mentions.choice import BODY, CHOICE, Candidate
from kg.mentions.organisation_lexicon import countries, states
from kg.mentions.organisation_scan import Body
from kg.mentions.organisation_step import FUNCTION
from kg.mentions.persons import Name
from kg.mentions.titles import Title
from kg.model import Mention, Span, Text, Token
from kg.rules import said

_DAY = late(r"\d日|[上下]午")
_TAKES_OFFICE = late("[一-鿿]{2,4}?(?:同志)?(?:当选|担任|兼任|出任|就任|任)")
_STATE = late("国$|驻")  # 中非共和国|总统府, 中国驻法国|大使馆
CROSSED = "crossed"  # the feature of a body's name in which another's begins
_NAME, _FOREIGN = "nr", "nrt"  # the tagger's marks for a person's name


@cache
def weights() -> dict[str, float]:
    """Feature → weight."""
    return {row["feature"]: float(row["weight"]) for row in table("span_features", "feature", "weight", "meaning")}


def candidate(span: Span | Mention | Title, kind: str) -> Candidate:
    """A name of a kind that nothing speaks against: title, document, country, place."""
    return Candidate(span.begin, span.end, weights()[kind], {kind: 1.0}, kind)


def body(text: Text, one: Body, titles: Collection[int]) -> Candidate:
    """A body's name; `titles`: where titles end."""
    found = {BODY: 1.0} | dict.fromkeys((*_beside(text, one, titles), *_inside(text, one)), 1.0)
    return Candidate(one.begin, one.end, sum(weights()[feature] for feature in found), found, BODY)


def _beside(text: Text, one: Body, titles: Collection[int]) -> Iterator[str]:
    """What speaks against a body's name by the words beside it."""
    if one.begin in titles:
        yield "behind_title"
    before = text.ends.get(one.begin)
    if before is not None and before.tag[:2] == _NAME and before.begin in titles:
        yield "behind_name"
    ending = one.end - len(one.form.text)
    last, behind = text.starts.get(ending), text.starts.get(one.end)
    within = last is not None and last.end > one.end and last.tag[:2] == _NAME
    opens = len(one.form.text) == 1 and behind is not None and behind.tag == _FOREIGN
    if within or opens:
        yield "cut_name"


def _inside(text: Text, one: Body) -> Iterator[str]:
    """What speaks against a body's name by its own words."""
    ending = one.end - len(one.form.text)
    own = text.folded[one.begin : ending]
    if not own:
        return
    if _DAY.search(own):
        yield "date_inside"
    first = text.starts.get(one.begin)
    if first is not None and first.tag == _NAME and _TAKES_OFFICE.match(own):
        yield "takes_office"
    last = text.ends.get(ending)
    if own[-1] in FUNCTION and (last is None or last.begin == ending - 1 or last.tag[:2] == _NAME):
        yield "function_inside"
    if own[0] in FUNCTION and (first := text.starts.get(one.begin)) and first.end == one.begin + 1:
        yield "function_first"
    verb = text.starts.get(ending)
    acts = verb is not None and (verb.end, verb.tag) == (one.end, "v") and len(one.form.text) == 1  # 支行 is no verb
    if last is not None and last.tag[:2] == _NAME and acts:
        yield "verb_ending"
    if one.form.kind == "foreign" and not (own in states() or own in countries() or _STATE.search(own)):
        yield "strange_state"


def uncrossed(text: Text, found: Sequence[Body], titles: Collection[int]) -> tuple[Body, ...]:
    """`found` (sorted by begin) without those that lose to another which they cross: the two share characters and
    neither lies in the other. In [中共{中央]党校} no committee is named. `titles`: where titles end."""
    out: set[int] = set()
    for left, right in _crossing(found):
        if out.isdisjoint((id(left), id(right))):
            first, second = body(text, left, titles), body(text, right, titles)
            worth = first.score + weights()[CROSSED] - second.score
            said(CHOICE, first, {"worth": worth, CROSSED: weights()[CROSSED], BODY: second.score})
            out.add(id(right if worth >= 0 else left))
    return tuple(one for one in found if id(one) not in out) if out else tuple(found)


def _crossing(found: Iterable[Body]) -> Iterator[tuple[Body, Body]]:
    """Of bodies sorted by begin the pairs of which the second begins in the first and ends behind it."""
    open_: list[Body] = []
    for one in found:
        open_ = [other for other in open_ if other.end > one.begin]
        yield from ((other, one) for other in open_ if other.begin < one.begin and other.end < one.end)
        open_.append(one)


def pushing_out(bodies: Iterable[Candidate], names: Iterable[Name]) -> list[Span]:
    """Those of `names` that share a character with one of `bodies`."""
    at = {char for one in bodies for char in range(one.begin, one.end)}
    return [Span(one.begin, one.end) for one in names if not at.isdisjoint(range(one.begin, one.end))]


def without(bodies: Iterable[Body], names: Sequence[Span]) -> tuple[Body, ...]:
    """Those of `bodies` that share no character with one of `names`."""
    at = {char for one in names for char in range(one.begin, one.end)}
    return tuple(one for one in bodies if at.isdisjoint(range(one.begin, one.end)))


def reread(text: Text, names: Sequence[Span]) -> Text:
    """`text` with each of `names` (sorted) as one word, and what is left of the tagger's words there read anew."""
    tokens: list[Token] = []
    left = sorted(names)
    at = 0
    for token in text.tokens:
        if token.end <= at:
            continue
        if not left or token.end <= left[0].begin:
            tokens += [token] if token.begin >= at else _read(text.folded, at, token.end)
            at = token.end
            continue
        begin = max(token.begin, at)
        while left and left[0].begin < token.end:
            name = left.pop(0)
            tokens += [*_read(text.folded, begin, name.begin), Token(name.begin, name.end, _NAME)]
            begin = at = name.end
        tokens += _read(text.folded, begin, token.end)
        at = max(at, token.end)
    return Text(text.raw, text.folded, text.sentences, tuple(tokens))


def _read(folded: str, begin: int, end: int) -> Iterator[Token]:
    for word, tag in rjieba.tag(folded[begin:end]) if begin < end else ():
        yield Token(begin, begin + len(word), tag)
        begin += len(word)
