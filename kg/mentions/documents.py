"""Laws, notices, plans and publications: titles in 《》, laws by name, 印发关于…的通知, and what refers back to them.

Titles of programmes, songs, films and newspapers are no documents; the words around them say so. A title that is only a
kind (《通知》, 该办法) means the one named before that ends so, else nothing. What is known is data: laws.tsv,
document_kinds.tsv, title_cues.tsv, document_words.tsv.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from kg.late import late
from kg.lexicon import table
from kg.lexicon.words import filled, worded
from kg.mentions.laws import LAW, in_running_text, laws
from kg.model import DocumentMention, Entity, Text
from kg.rules import written

_TITLED = written("document/title", "印发《安吉县职工疗休养办法》")
_RUN = written("document/run", "印发关于做好防汛工作的通知")
_BACK = written("document/reference", "该条例")

_TITLE = late(r"《((?:[^《》\n]|《[^《》\n]*》)+)》")
_TAIL = late(r"\s*[(\[〔【][^()\[\]〔〕【】]*[)\]〕】]$")  # (修正案), (2023—2025年)
_PRESS = worded("<document_words/press>$")
_SPEECH = worded("[”’]?为?题?的?(?:专题|主题|主旨)?<document_words/speech>")
_SHORT_FORM = late(r"^[^。《》\n]{0,6}\([^()《》\n]{0,8}简称:?为?[《“]([^《》”\n]{2,20})[》”]")
_ISSUED = "<document_words/issued>了?[“‘]?"
_OWNED = worded("<document_words/owner>|.[省市县区州盟旗乡镇村](?![场民区容政域长级务规别块])")


_SHORT = 6  # characters of a title that may be the short form of another
# 《实施方案》, 《若干措施》 and 《规划纲要》 name no document by themselves.
_VAGUE = "<document_words/vague>|[三五]年"


class _Kinds(NamedTuple):
    """document_kinds.tsv: a title's end, a title that is nothing but kinds, one without 《》 (run), 该办法 (back)."""

    classes: dict[str, str]
    end: re.Pattern[str]
    bare: re.Pattern[str]
    run: re.Pattern[str]
    back: re.Pattern[str]


@cache
def _kinds() -> _Kinds:
    rows = table("document_kinds", "kind", "cls", "run", "example")
    every = _either(row["kind"] for row in rows)
    run = _either(row["kind"] for row in rows if row["run"])
    return _Kinds(
        {row["kind"]: row["cls"] for row in rows},
        re.compile(f"{every}$"),
        re.compile(filled(f"(?:{_VAGUE}|{every})+")),
        re.compile(filled(rf"{_ISSUED}(关于[^,。;:、!?《》“”‘’()\n]{{2,40}}?的{run})(?![见书法案])")),
        re.compile(f"该({every})(?![人院官律庭书])"),
    )


@cache
def _cue(side: str, says: str) -> re.Pattern[str]:
    words = _either(
        row["cue"] for row in table("title_cues", "cue", "side", "says") if (row["side"], row["says"]) == (side, says)
    )
    if side == "after":
        return re.compile(f"[”’]?{words}")
    return re.compile(f"{words}(?:了|出|名为)?{'[^,。;:《》“]{0,12}' if says == 'document' else ''}[:“]?$")


def _either(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(sorted(words, key=lambda word: (-len(word), word)))})"


def find(text: Text, scope: str = "") -> tuple[DocumentMention, ...]:
    """The documents that `text` names, sorted by begin, not overlapping; the span of a title is what 《》 enclose.
    `scope` (an article's key) becomes the scope of documents whose title does not say whose they are (应急预案)."""
    found: list[DocumentMention] = []
    titles: list[tuple[int, int]] = []
    if "《" in text.folded:
        matches = list(_TITLE.finditer(text.folded))
        titles = [match.span() for match in matches]
        found += _titles(text, matches, scope)
    found += _runs(text, scope)
    found += [law for law in in_running_text(text) if not any(begin < law.begin < end for begin, end in titles)]
    found.sort(key=lambda mention: mention.begin)
    if "该" in text.folded:
        found += list(_references(text, found))
        found.sort(key=lambda mention: mention.begin)
    return tuple(found)


def _titles(text: Text, matches: Iterable[re.Match[str]], scope: str) -> Iterator[DocumentMention]:
    folded = text.folded
    named: dict[str, Entity] = {}  # what a short form further on can mean
    listed_from, listed_as = -9, ""  # where the last title ended and what it was: 演唱《甲》《乙》、《丙》
    for match in matches:
        begin, end = match.span(1)
        core = _core(match[1])
        near = folded[listed_from : begin - 1].strip("、和及与") == "" and begin - 1 - listed_from <= 2
        sort = _sort(folded, match, core, listed_as if near else "")
        listed_from, listed_as = match.end(), sort
        if sort == "art":
            continue
        label = laws().get(core)
        entity = Entity("Legislation", label) if label else _named_before(core, named)
        if entity is None and sort == "document" and not (len(core) <= 2 or _kinds().bare.fullmatch(core)):
            entity = _entity(text.raw[begin:end], core, scope)
        if entity is None:
            continue
        named[core] = entity
        short = _SHORT_FORM.match(folded[match.end() : match.end() + 40])
        if short:
            named[_core(short[1])] = entity
        yield DocumentMention(begin, end, text.raw[begin:end], entity, why=(LAW if label else _TITLED,))


def _sort(folded: str, match: re.Match[str], core: str, listed_as: str) -> str:
    """art, document or nothing known, said by the words around the title, by its end, or by the title listed before."""
    before, after = folded[max(0, match.start() - 20) : match.start()], folded[match.end() : match.end() + 12]
    kind = _kinds().end.search(core)
    if _PRESS.search(core) or (not kind and _SPEECH.match(after)):
        return "art"
    if kind and kind[0] == "讲话":  # 社论《…——论学习…重要讲话》
        kind = None if _cue("before", "art").search(before) else kind
    said = _cue("after", "document").match(after)  # 题为《…》的工作报告
    if not kind and not said and (_cue("before", "art").search(before) or _cue("after", "art").match(after)):
        return "art"
    if kind or said or _cue("before", "document").search(before):
        return "art" if listed_as == "art" and not kind else "document"
    return listed_as


def _core(title: str) -> str:
    """A title without what stands in brackets at its end."""
    while (tail := _TAIL.search(title)) and tail.start():
        title = title[: tail.start()]
    return title.strip()


def _named_before(core: str, named: dict[str, Entity]) -> Entity | None:
    """What a short title means: the last one before it that ends so, or (人才办法) has its characters in this order."""
    for title in reversed(named):
        if title.endswith(core):
            return named[title]
    if len(core) <= _SHORT and _kinds().end.search(core):
        for title in reversed(named):
            rest = iter(title)
            if title[-1] == core[-1] and all(character in rest for character in core):
                return named[title]
    return None


def _entity(title: str, core: str, scope: str) -> Entity:
    kind = _kinds().end.search(core)
    # 工作法 and 教学法 are ways of working; 条例 of a party is none of the state's
    legislation = (
        kind and _kinds().classes[kind[0]] == "Legislation" and not re.search("中国共产党|[作学做方疗手]法$", core)
    )
    label = re.sub(r"\s+", " ", title.translate(_LABEL)).strip()
    return Entity(
        "Legislation" if legislation else "Document", label, "" if legislation or _OWNED.search(core) else scope
    )


# One spelling of what the same title is written with: half-width digits, full-width brackets.
_LABEL = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF1A)} | {0x28: "（", 0x29: "）", 0x3000: " "}


def _runs(text: Text, scope: str) -> Iterator[DocumentMention]:
    """印发[关于做好防汛工作的通知], without 《》."""
    for match in _kinds().run.finditer(text.folded) if "关于" in text.folded else ():
        begin, end = match.span(1)
        yield DocumentMention(
            begin, end, text.raw[begin:end], _entity(text.raw[begin:end], match[1], scope), why=(_RUN,)
        )


def _references(text: Text, found: list[DocumentMention]) -> Iterator[DocumentMention]:
    """该条例: the last document named before it that ends so."""
    for match in _kinds().back.finditer(text.folded):
        for mention in reversed(found):
            if mention.end <= match.start() and _core(
                mention.entity.label.replace("（", "(").replace("）", ")")
            ).endswith(match[1]):
                begin, end = match.span()
                yield DocumentMention(begin, end, text.raw[begin:end], mention.entity, why=(_BACK,))
                break
