"""What an article of local news says of a person in the sentences around the name: age, sex, where he was before.

born     the year of birth, by an age or a date;  gender   by 她 or 女法官: another may be meant
retired  he is;  dead   he had died;  sent   he works elsewhere for a while: 援疆医生
later    the title or trade that follows: 甲是一名渔民, 这位渔民
word     in quotes;  topic   a seldom word: 酿皮;  village   the end of its name
past     a place where he worked before, or will: 此前任长兴县副县长, 拟任长兴县委副书记;  been     a body likewise
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

import rjieba

from kg.identity.introduced import told_later
from kg.identity.places import sole_short_names
from kg.identity.record import Sign
from kg.language.numbers import value
from kg.late import late
from kg.mentions.trades import trade
from kg.mentions.word_costs import cost, known, tag
from kg.model import Entity, Span

_NUMBER = r"(\d{1,3}|[〇零一二三四五六七八九十两百]{1,4})"
_AGED_BEFORE = late(_NUMBER + "岁的[^，。；！？\n]{0,12}$")
_AGED = late(rf"(?:[（(][^（()）]{{1,8}}[)）])?[，,]?(?:男|女)?[，,]?(?:今年|现年|时年|已经?)?{_NUMBER}岁")
_AGED_ONE = late(_NUMBER + "岁的[他她]")
_BORN = late(r"(?:19|20)\d\d(?=年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:出生|生(?:[，。,于]|$)))")
_SEXED = late("[他她](?![们人乡国])")
_WOMAN = late(r"女[\u4e00-\u9fff]{0,5}$")
_CAREER = late(
    r"曾任|在[^，。；\n]{2,10}任[^，。；\n]{1,12}时|曾在(?P<where>[^，。；\n]{2,16}?)(?:任职|工作|主政|挂职|担任|任)|历任|此前|之前在|原任|先后(?:在|任|担任)|更早时|(?:之前|以前|来前)[，,]?[他她]?(?=[在是任担])|任职前|履新前|调来|拟(?:提名)?(?:任|为)|由[^，。；\n]{2,20}(?:调任|转任|升任|改任)"
)
_CLAUSE = late("[，。；！？：\n“”]")
_RETIRED = late("(?<!未)(?:退休|离休|离任)[^，。；！？：“”]{0,14}$|(?:退休|离休)[^，。；！？：“”]{0,8}，$")
_RETIRES = late(
    "^(?:同志)?的[^，。；\n]{2,24}职务，(?:办理)?退休|^[^，。；：“”]{0,10}(?<![将未])(?:退休|离休)(?!年龄|金)|^[^，。；：“”]{0,20}退下来"
)
_DIED = late(
    "[^，。；！？父母妻夫儿女亲友后]{0,16}(?:逝世|去世|病逝|病故|离世|殉职|牺牲)(?!的)|(?:同志)?因病医治无效|[^。\n]{0,60}享年"
)
_SENTENCED = late("(?:等[^，。；、]{0,4})?(?:因|犯|涉嫌)[^，。；！？“”\n]{1,16}罪(?!的)")  # 甲因拒不支付劳动报酬罪获刑
_SENT = late(
    "援[藏疆青滇黔渝]|挂职|对口(?:支援|帮扶)|支教|支医|东西部协作|交流任职"
)  # 援疆医生: away from home for a while
_QUOTED = late("[“《]([\u4e00-\u9fff·]{2,8})[”》]")
_VILLAGE = late(
    "[\u4e00-\u9fff][^全各本该每整个乡农山渔新老旧几数多两这那同进驻到在下中城村\\W](?:村|社区|嘎查)(?=[\u4e00-\u9fff，。、])"
)
_SENTENCE = late("[。！？\n]")
_SHORT, _FAR = 24, 70  # characters before and behind a name that speak of its bearer
_CLOSE = 120  # characters between a name and his career, and of that career
_OLDEST = 110
_SELDOM, _NAME = 12.5, 50.0  # what a word costs that news seldom has, and one that is no word
_NOUNS = frozenset({"n", "nz", "vn"})
_HAN = late("[\u4e00-\u9fff]+")
MOST = 6  # words in quotes of an article that are remembered


def described(
    text: str,
    names: Sequence[tuple[Span, Entity]],
    places: Sequence[tuple[Span, str]],
    bodies: Sequence[tuple[Span, str]],
    year: int,
) -> Iterator[tuple[Entity, Sign]]:
    """The signs of the persons of an article, each with the person. `names`: where persons are named, sorted, and who
    that is; `places`, `bodies`: where they are named, sorted, and their codes or names; `year`: of the article, 0 if
    unknown."""
    following = [len(text)] * len(names)  # where the next one is named
    for at in range(len(names) - 2, -1, -1):
        following[at] = names[at + 1][0].begin if names[at + 1][1] != names[at][1] else following[at + 1]
    for (span, name), end in zip(names, following, strict=True):
        until = min(end, span.end + _FAR)
        before, behind = text[max(0, span.begin - _SHORT) : span.begin], text[span.end : until]
        if year and (born := _born(before, behind, year)):
            yield name, ("born", str(born))
        if woman := _WOMAN.search(before):
            yield name, ("gender", woman[0][0])
        elif sexed := _SEXED.search(behind.split("”")[0]):
            yield name, ("gender", "女" if sexed[0] == "她" else "男")
        if _RETIRED.search(before) or _RETIRES.search(_SENTENCE.split(behind, maxsplit=1)[0]):
            yield name, ("retired", "told")
        if _DIED.match(behind):
            yield name, ("dead", "told")
        if _SENT.search(text, max(0, span.begin - _FAR), span.begin + _SHORT):
            yield name, ("sent", "told")
        if _SENTENCED.match(behind):
            yield name, ("title", "被告人")
        if title := told_later(behind):
            yield name, ("later", title)
    yield from _careers(text, names, places, bodies)


def quoted(text: str) -> set[Sign]:
    """Of a headline and a text: the first words in quotes: few other articles have the same (“板凳会”)."""
    return {("word", word) for word in sorted(set(_QUOTED.findall(text)))[:MOST]}


def topics(text: str) -> set[Sign]:
    """The words of a text that news seldom has, names aside: two papers on one dumpling shop share them."""
    seldom = {word for word in rjieba.cut(text) if len(word) > 1 and _HAN.fullmatch(word) and known(word)}
    seldom = {word for word in seldom if _SELDOM <= cost(word) < _NAME and tag(word) in _NOUNS and not trade(word)}
    return {("topic", word) for word in sorted(seldom, key=lambda word: (-cost(word), word))[:MOST]}


def villages(text: str) -> set[Sign]:
    """The villages that a text names, by the end of their names, as where they begin is not known: 青禾镇[土峰村]."""
    return {("village", name) for name in sorted(set(_VILLAGE.findall(text)))[:MOST]}


def _careers(
    text: str,
    names: Sequence[tuple[Span, Entity]],
    places: Sequence[tuple[Span, str]],
    bodies: Sequence[tuple[Span, str]],
) -> Iterator[tuple[Entity, Sign]]:
    begins = [span.begin for span, _ in names]
    for cue in _CAREER.finditer(text):
        who = bisect_right(begins, cue.start()) - 1
        if who < 0 or cue.start() - begins[who] > _CLOSE:
            continue
        end = _SENTENCE.search(text, cue.end(), cue.end() + _CLOSE)
        until = end.start() if end else cue.end() + _CLOSE
        if cue["where"] in sole_short_names():
            yield names[who][1], ("past", sole_short_names()[cue["where"]])
        for kind, sites in (("past", places), ("been", bodies)):
            for _, where in sites[_first_in(sites, cue.start()) : _first_in(sites, until)]:
                yield names[who][1], (kind, where)


def _first_in(sites: Sequence[tuple[Span, str]], begin: int) -> int:
    """The number of the first of `sites` that begins there or later."""
    return bisect_left(sites, begin, key=lambda site: site[0].begin)


def _born(before: str, behind: str, year: int) -> int:
    """The year of birth, 0 if nothing tells it."""
    if told := _BORN.search(_SENTENCE.split(behind)[0]):
        return int(told[0])
    aged = _AGED_BEFORE.search(before) or _AGED.match(behind) or _AGED_ONE.search(behind)
    age = value(aged[1]) if aged else None
    return year - int(age) if age and age < _OLDEST else 0
