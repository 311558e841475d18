"""Other states, their cities and regions in a text, and the bodies behind them: 法国外交部, 中国驻法国大使馆."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from kg.language.needed import every
from kg.late import late
from kg.lexicon import Row, table
from kg.lexicon.words import worded
from kg.mentions import abroad_fields, foreign_places
from kg.mentions.organisation_lexicon import Form, countries
from kg.mentions.organisation_scan import Body, Scan
from kg.model import Place, PlaceMention, Text

LEVELS = ("country", "region", "city")  # of foreign_places.tsv; a Place abroad has "country" or one with _ABROAD before
_ABROAD = "foreign "
_OFFICIAL = worded(
    r"(?:<organisation_words/state_kind>*(?:共和国|王国|联邦(?!委员会|政府|议院|调查|(?<!俄罗斯联邦)[一-鿿]{2,9}[部局署])|公国)|国(?=总[统理]|国王|首相|政府))"
)
# 韩国|安养市市长, 日本|静冈县知事: cities and regions that no table has, behind their state
_CITY = late(r"(?P<name>[一-鿿]{2,6}?)(?:(?P<city>市)(?!长)|[州省县](?=政府|长|副[州省]长|知事))")
_CITY_ALONE = re.compile(r"(?P<name>[一-鿿]{2,5}?)(?=副?市长)")
_LETTER = late(r"[·-]")
_HOME = late(r"中国|我国|中方")
_MISSION = late(r"驻(?P<host>[^驻,。;、\n]{1,8}?)(?P<form>大使馆|总领事馆|总领馆|领事馆|使馆)")
_MINISTRY = late(r"[一-鿿]{2,10}?部(?=副?部?长|发言人|网站)")
# 经济与公共财政部: two fields, but no 外长和国防部
_OF_TWO_FIELDS = re.compile("(?![一-鿿]{0,3}[长相臣员席统])[一-鿿]{2,4}[和与][一-鿿]{2,5}部(?=副?部?长)")
_LISTS = frozenset("、和与及")
_NO_CITY = late("第.|[首大]$")  # 英国第二大城市
_NO_MINISTRY = worded("[和与及的在向对等由为将同党副]|<organisation_words/no_ministry>")


@cache
def _bodies() -> dict[str, Row]:
    return {row["form"]: row for row in table("foreign_bodies", "form", "cls", "of", "example")}


@cache
def _forms() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(sorted(_bodies(), key=len, reverse=True))})(?!(?<=部)门)")


def country(name: str) -> Place:
    """The state of that name: 沙特阿拉伯 is 沙特."""
    return Place(name, "country")


@lru_cache(maxsize=1 << 10)
def named(words: str) -> Place | None:
    """The state, city or region abroad that `words` are the whole name of, the state before it or not: 美国旧金山."""
    place: Place | None = None
    at = 0
    for begin, end, row in foreign_places.found(words):
        here = _place(row, place)
        if begin != at or here is None:
            return None
        place, at = here, end + len(_behind_name(row, words, end))
    return place if at == len(words) else None


def is_abroad(place: Place | None) -> bool:
    """Whether `place` is another state, or lies in one."""
    return place is not None and place.level.startswith(("country", _ABROAD))


def find(text: Text) -> tuple[PlaceMention, ...]:
    """The states, cities and regions abroad that `text` names, by begin; a city behind its state is a mention of its
    own."""
    folded, starts, ends = text.folded, text.starts, text.ends
    found: list[PlaceMention] = []
    for begin, end, row in foreign_places.found(folded):
        if (
            row["kind"] == "other"
            or _LETTER.match(folded, end)
            or foreign_places.begins_a_name(folded, end)
            or folded[begin - 1 : begin] in {"·", "-"}
        ):
            continue
        if end - begin < 4 and not (begin in starts and (end in ends or starts[begin].end > end)):
            continue  # 埃马|纽埃|莱
        if mention := _mention(text, begin, end, row, found):
            found += [mention, *_behind(text, mention)]
    return tuple(found)


def unlisted(found: Sequence[PlaceMention]) -> Iterator[PlaceMention]:
    """Those of `found` that only their state and their ending tell: 韩国|安养市. No name of a person is in them."""
    return (mention for mention in found if mention.text[-1] in "市州县省")


def _mention(text: Text, begin: int, end: int, row: Row, before: Sequence[PlaceMention]) -> PlaceMention | None:
    place = _place(row, before[-1].place if before and before[-1].end == begin else None)
    if place is None:
        return None
    if row["kind"] == "country" and (official := _OFFICIAL.match(text.folded, end)):
        end = official.end()
    end += len(_behind_name(row, text.folded, end))
    return PlaceMention(begin, end, text.raw[begin:end], place)


def _place(row: Row, above: Place | None) -> Place | None:
    """The place of an entry; `above`: the one named right before it. None for no place, and behind one of another
    state: 旧金山|莫斯科|尼中心."""
    if row["kind"] == "other":
        return None
    if row["kind"] == "country":
        return country(row["of"] or row["name"])
    own = country(row["of"])
    if above is not None and above != own and above.parent != own:
        return None if above.level.startswith(_ABROAD) else Place(row["name"], _ABROAD + row["kind"], "", own)
    return Place(row["name"], _ABROAD + row["kind"], "", above or own)


def _behind_name(row: Row, folded: str, end: int) -> str:
    """The 市 or 州 behind the name of a city or region."""
    word = {"city": "市", "region": "州"}.get(row["kind"], "")
    return word if word and folded.startswith(word, end) and not folded.startswith("长", end + 1) else ""


def _behind(text: Text, state: PlaceMention) -> Iterator[PlaceMention]:
    """A city or region right behind its state that no table has."""
    if state.place.level != "country" or foreign_places.within(text.folded, state.end, state.end + 3):
        return
    match = _CITY.match(text.folded, state.end) or _CITY_ALONE.match(text.folded, state.end)
    if match is None or _NO_MINISTRY.search(match["name"]) or _NO_CITY.search(match["name"]):
        return
    begin, end = match.span()
    kind = "city" if text.folded[end - 1] == "市" or match.re is _CITY_ALONE else "region"
    place = Place(text.folded[begin:end], _ABROAD + kind, "", state.place)
    yield PlaceMention(begin, end, text.raw[begin:end], place)


def body(place: Place, form: str) -> tuple[str, str] | None:
    """Name and class of the body that is called `form` (政府, 外交部) of `place`, or None where it has none such:
    a city has no 外交部."""
    row = _bodies().get(form)
    kind = place.level.removeprefix(_ABROAD)
    if row is None or kind not in row["of"].split():
        return None
    stem = place.label.removesuffix(form[0]) if kind != "country" else place.label
    return stem + form, row["cls"]


def _opens(folded: str, at: int) -> bool:
    """Whether no word stands right before `at` that may name who sent a mission: 、驻长崎总领事馆, which is China's."""
    return not at or not "一" <= folded[at - 1] <= "鿿"


def _of(place: Place, folded: str, at: int) -> tuple[int, Form] | None:
    """Where the body of `place` that is named at `at` ends, and its form."""
    match = _forms().match(folded, at)
    named = body(place, match[0]) if match else None
    if place.level == "country" and named is None:
        match = _MINISTRY.match(folded, at)
        match = (match and _OF_TWO_FIELDS.match(folded, at)) or match
        if match and (match.re is _OF_TWO_FIELDS or not _NO_MINISTRY.search(match[0])):
            named = place.label + match[0], "GovernmentBody"
    by_fields = abroad_fields.form(folded, at) if place.level == "country" else None
    if by_fields and not (match and named and match.end() >= by_fields.end()):
        match, named = by_fields, (place.label + by_fields[0], abroad_fields.kind(by_fields))
    return (match.end(), Form(match[0], "foreign", named[1], named[0])) if match and named else None


def bodies(scan: Scan, places: Sequence[PlaceMention]) -> Iterator[Body]:
    """The bodies abroad that the text names behind `places`, those beside them in a list, and embassies and
    consulates."""
    folded = scan.folded
    at = {mention.end: mention for mention in places}
    for mention in places:
        begin, found = mention.begin, _of(mention.place, folded, mention.end)
        while found is not None:
            end, form = found
            yield Body(begin, end, form, place=mention.place, surface=folded[begin:end])
            begin = end + 1  # 越南外交部、|建设部
            again = abroad_fields.form(folded, begin) if folded[end : end + 1] in _LISTS else None
            found = _of(mention.place, folded, begin) if again and abroad_fields.of_any_state(again[0]) else None
    for match in every(_MISSION, scan.folded):
        sender = at.get(match.start()) or _HOME.search(scan.folded, max(0, match.start() - 2), match.start())
        if sender is None and (match["host"] not in foreign_places.names() or not _opens(scan.folded, match.start())):
            continue
        begin = sender.begin if isinstance(sender, PlaceMention) else sender.start() if sender else match.start()
        whose = sender.place.label if isinstance(sender, PlaceMention) else "中国"
        name = mission(whose, match["host"], match["form"])
        form, surface = Form(match["form"], "foreign", "GovernmentBody", name), scan.folded[begin : match.end()]
        yield Body(begin, match.end(), form, surface=surface)


def mission(sender: str, host: str, form: str) -> str:
    """中国驻法国大使馆; 驻华 and 驻美 are in 中国 and 美国, a 总领馆 is a 总领事馆."""
    host = {"华": "中国"}.get(host) or countries().get(host, host)
    form = {"总领馆": "总领事馆", "使馆": "大使馆"}.get(form, form)
    return f"{sender}驻{host}{form}"
