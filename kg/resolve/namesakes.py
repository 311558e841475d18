"""Two persons of one name in one article: where it says so, lists both, or gives both trades that no career joins; and
the reporter of the byline beside whom he writes of."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import combinations, product
from typing import NamedTuple

from kg.late import late
from kg.lexicon.words import worded
from kg.mentions.persons import Name
from kg.mentions.trades import (
    MANAGER,
    OFFICE,
    WRITES,
    called,
    called_behind,
    is_anybody,
    one_career,
    only_life,
    title_at,
    trade,
)
from kg.model import Place, PlaceMention, Text

_TWO = worded("<person_words/same_name>|(?<!举)重名|并?[不非]是?同一个?人|此[^，。]{2,4}非彼")
_AROUND = 40  # characters around a name in which an article says that another bears it
_BEFORE = 16  # characters before a name that may say what its bearer is
_CLAUSE = late(r"[,。;:!?、\n()《》“”]")
_RANK = late("^(?:原|前|代|副|常务)+")
_UNSAID = "-"  # stands for what is not said of the first bearer
# from a member of a list to another: 市长[甲、青禾公司董事长]甲; nobody is listed twice
_LISTED = late("[、和与及][^,。;:!?\n()“”]{2,200}")
# 处长甲[一行走访企业,副市长]甲参加: in one sentence nobody is told anew
_SENTENCE = late("[^。;!?\n“”]{1,60},[^。;!?\n“”,]{2,16}")
_CAREER = worded("<person_words/career>")
_NEXT = late("、[\u4e00-\u9fff·]{2,8}(?:、|和|等)")  # 甲[、乙等]发言
_TO_TITLE = late(r"[^的驻,。;:!?、\n()“”]{0,8}")  # 沙特|王储兼首相
_TO = frozenset("驻访赴援")
_OFFICIAL = late("(?<!原)(?:[局厅委]|政府)$")  # before a title: 县发展和改革局|副局长
_PLACED = late("[^各全本我该此][^，。]{1,6}?[省市县区旗州盟镇乡]")  # 青禾县|教育局
_AND = late("[、和与及]")
_OFFICES = late("(?:副|常务)*(?:[局厅]长|[省市县区州旗镇乡]长|主任)")
_GOVERNS = late("(?:副|常务)*[省市县区旗州镇乡]长")
_HEADS = late("副?[局厅]长")
_IN_WORDS = 8  # characters behind a name that tell of an appointment
# behind a list of those who came: 、市司法局局长乙到会祝贺
_GUESTS = worded("[^。;!?\n]{0,60}?<person_words/guest>")
_FOR_THE_OTHER = worded("[^,。;:!?\n“”]{0,12}?<person_words/for_him>[他她](?![们人乡国])")
_COMES_FROM = late("来自[^,。;:!?、\n()“”]{2,14}的[^,。;:!?、\n()“”]{0,4}$")
_MEETS = worded("<person_words/meets>[^,。;:!?、\n()“”]{0,10}$")
_LIFE = worded("<person_words/life>")
_HEAD = late("副?院长")
_HEAD_OF = (OFFICE, "hospitalhead", "scholar", "curator", "painter", "director")
_IS = late("[是叫任为由给把被说讲]")


class Said(NamedTuple):
    """What is said of a bearer beside the name: the title or trade, the state whose office it is, "" for none, whether
    it is an office of a bureau or a government, and the words before the title."""

    title: str
    state: str = ""
    official: bool = False
    body: str = ""


_NOTHING = Said("")
_DOING = worded("(?:笑着|感慨地|高兴地)?(?:说[,，。]|<person_words/doing>|是[一村镇厂])")
_CREDIT = worded("<person_words/credited>|[文图]/?")  # before who writes: 文/王立平
_CLOSES = frozenset(")】]")
_CONTRIBUTES = frozenset({"通讯员", "特派员"})  # what bylines call those who write besides
_ALSO = Said("也叫")  # the other one


def bearers(
    text: Text,
    names: Sequence[Name],
    authors: Collection[str],
    rare: Callable[[str], bool] = lambda name: False,
    states: Sequence[PlaceMention] = (),
) -> Mapping[int, int]:
    """For the names that mean another than the first of that name, where they begin and which of them they mean (2).
    `authors`: who wrote the article; of them the first is one. `rare`: whether two hardly bear a name in one article:
    an official writes of his own office. `states`: where the text names states and cities abroad, sorted."""
    alike: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        alike[name.full or text.folded[name.begin : name.end].replace(" ", "")].append(name)
    found: dict[int, int] = {}
    ends = [one.end for one in states]
    for label, some in alike.items():
        if label not in authors and len(some) < 2:
            continue
        said = [_said(text.folded, name, states, ends) for name in some]
        writes = next((one for one in said if trade(one.title) in WRITES), _NOTHING)
        if label in authors and writes == _NOTHING:
            told = any(_other_work(one.title) for one in said) or any(_acts(text.folded, name) for name in some)
            if (told and not rare(label)) or any(says_two(text.folded, one.begin, one.end, label) for one in some):
                found.update((name.begin, 2) for name in some)
        elif label in authors and not rare(label) and _credited(text.folded, some, said):
            found.update(
                (name.begin, 2) for name, one in zip(some, said, strict=True) if trade(one.title) not in WRITES
            )
        elif _are_two(text.folded, label, some, said, names) or (_strange(said, text.folded) and not rare(label)):
            found.update((some[at].begin, 2) for at in _second(said, writes if label in authors else _NOTHING))
    return found


def _credited(folded: str, some: Sequence[Name], said: Sequence[Said]) -> bool:
    """Whether brackets say who writes, (记者王立平), and all others of the name have an office: 县教育局局长王立平."""
    writes = [trade(one.title) in WRITES for one in said]
    credits = [name for name, it in zip(some, writes, strict=True) if it]
    office = [trade(one.title) == OFFICE for one, it in zip(said, writes, strict=True) if not it]
    return bool(office) and all(office) and all(folded[one.end : one.end + 1] in _CLOSES for one in credits)


def _other_work(title: str) -> bool:
    """Whether a title says that its bearer does other work than to write: 队员甲."""
    return bool(title) and title not in _CONTRIBUTES and trade(title) not in WRITES


def _acts(folded: str, name: Name) -> bool:
    """Whether a sentence tells what the bearer of a name does, who is then not the one who writes: 王立平笑着说."""
    return _DOING.match(folded, name.end) is not None and not _CREDIT.search(folded, max(0, name.begin - 4), name.begin)


def _are_two(folded: str, label: str, some: Sequence[Name], said: Sequence[Said], names: Sequence[Name]) -> bool:
    """Whether the article says that two bear the name, lists both, has the one do something for the other, or gives
    them offices of two states."""
    if _ALSO in said or any(
        says(folded, some, said) for says in (_listed, _listed_anew, _met_anew, _comes_anew, _governs_and_heads)
    ):
        return True
    if _for_the_other(folded, some, said, names):
        return True
    if len({one.state for one in said if one.state and trade(one.title) == OFFICE}) > 1:
        return True
    return any(says_two(folded, name.begin, name.end, label) for name in some)


def says_two(text: str, begin: int, end: int, label: str) -> bool:
    """Whether the words around a name at [begin, end) say that two bear it: 两位“王局长”; but no 两个“一百年”."""
    words = text[max(0, begin - _AROUND) : end + _AROUND]
    if "两" not in words:
        return _TWO.search(words) is not None
    named = (f"两{of}{said}" for of in "位个名" for said in (label, *(mark + label[0] for mark in '“‘"')))
    return _TWO.search(words) is not None or any(said in words for said in named)


def _listed(folded: str, some: Sequence[Name], said: Sequence[Said]) -> bool:
    """Whether a list or a sentence names two of them, each with what he is: 市长甲、青禾公司董事长甲出席."""
    for at in range(len(some) - 1):
        one, two = some[at], some[at + 1]
        if said[at].title and said[at + 1].title and not _alike(said[at], said[at + 1]):
            between = _LISTED.fullmatch(folded, one.end, two.begin)
            if between and not _IS.search(between[0]):
                return True
            accused = any(is_anybody(trade(who.title)) for who in said[at : at + 2])  # 副市长甲受贿,被告人甲
            near = not accused and _SENTENCE.fullmatch(folded, one.end, two.begin)
            if near and not _CAREER.search(folded, max(0, one.begin - _BEFORE), two.end + _IN_WORDS):
                return True
    return False


def _listed_anew(folded: str, some: Sequence[Name], said: Sequence[Said]) -> bool:
    """Whether one who has an office here is named again as the first of a list, of a trade that no career joins to it:
    县委书记甲通报情况。老干部甲、乙等发言; or as a guest in an office of another trade: 选举甲为会长。县司法局局长甲、
    乙到会."""
    known: set[str] = set()
    for name, one in zip(some, said, strict=True):
        what = trade(one.title)
        if what and known and folded.startswith("、", name.end):
            guest = what == OFFICE and OFFICE not in known and _GUESTS.match(folded, name.end)
            anew = _NEXT.match(folded, name.end) and not any(one_career(what, other) for other in known)
            if guest or anew:
                return True
        known |= {what} - {""}
    return False


def _for_the_other(folded: str, some: Sequence[Name], said: Sequence[Said], names: Sequence[Name]) -> bool:
    """Whether one with a title does something for her or him, and nobody of another name has been named: 绣娘甲…局长甲
    为她送行."""
    own = {name.begin for name in some}
    for name, one in zip(some[1:], said[1:], strict=True):
        if one.title and one != said[0] and _FOR_THE_OTHER.match(folded, name.end):
            return all(other.begin in own for other in names if other.begin < name.begin)
    return False


def _met_anew(folded: str, some: Sequence[Name], said: Sequence[Said]) -> bool:
    """Whether one of whom it is told what he is is met as something else, as nobody is who has been named: 董事长甲介绍
    …市长乙与劳动模范甲交谈."""
    titled = [(name, one) for name, one in zip(some, said, strict=True) if one.title]
    for at, (name, one) in enumerate(titled[1:], 1):
        begin = name.begin - len(one.title)
        met = folded.startswith(one.title, begin) and _MEETS.search(folded, max(0, begin - _BEFORE), begin)
        if met and not any(_alike(one, before) or one.title in before.title for _, before in titled[:at]):
            return not _LIFE.search(folded)
    return False


def _comes_anew(folded: str, some: Sequence[Name], said: Sequence[Said]) -> bool:
    """Whether one comes from somewhere, of another title than the official of that name: 副县长甲列席。来自青禾茶业的
    委员甲发言."""
    official = False
    for name, one in zip(some, said, strict=True):
        begin = name.begin - len(one.title)
        titled = bool(one.title) and trade(one.title) != OFFICE and folded.startswith(one.title, begin)
        if official and titled and _COMES_FROM.search(folded, max(0, begin - _BEFORE), begin):
            return True
        official = official or trade(one.title) == OFFICE
    return False


def _governs_and_heads(folded: str, some: Sequence[Name], said: Sequence[Said]) -> bool:
    """Whether one is in the government of a place and another heads a bureau, and none of them is said to have been or
    become it: 副市长甲来检查。县水利局局长甲汇报. The head of a police bureau may be both."""
    now = [
        one
        for name, one in zip(some, said, strict=True)
        if not _CAREER.search(folded, max(0, name.begin - _BEFORE), name.end + _IN_WORDS)
    ]
    heads = any(one.official and _HEADS.fullmatch(one.title) and "公安" not in one.body for one in now)
    return heads and any(_GOVERNS.fullmatch(one.title) for one in now)


def _strange(said: Sequence[Said], folded: str) -> bool:
    """Whether two of what is said are trades that nobody has, at once or one after the other, or an article calls one
    an official here and the manager of a firm there; what a life joins, in an article that tells of none: 董事长甲作
    报告。电焊工甲等六人获奖."""
    if any(one.official for one in said) and any(trade(one.title) == MANAGER for one in said):
        return True
    pairs = [tuple(product(one, other)) for one, other in combinations({_trades(one.title) for one in said}, 2)]
    if any(pair and not any(one_career(*both, article=True) for both in pair) for pair in pairs):
        return True
    return any(only_life(*both) for pair in pairs for both in pair) and not _LIFE.search(folded)


def _trades(title: str) -> tuple[str, ...]:
    """The trades that a title may mean: 院长 of a court, a hospital, a college or a theatre."""
    what = trade(title)
    return (what,) if what else _HEAD_OF if _HEAD.fullmatch(title) else ()


def _second(said: Sequence[Said], first: Said) -> list[int]:
    """Which of the mentions mean the second bearer, by what is said of each: the first mention means the first, another
    is of the other if it is called differently, and one of which nothing is said means whom the one before means."""
    known: list[set[Said]] = [{first} - {_NOTHING}, set()]
    if said[0] == _NOTHING and len(set(said) - {_NOTHING, _ALSO}) == 1:  # 甲改任调研员, 由书记甲（女）接任
        known[0].add(Said(_UNSAID))
    found, last = [], 0
    for at, one in enumerate(said):
        if one != _NOTHING:
            last = 0 if not known[0] else next((who for who in (0, 1) if any(_alike(one, it) for it in known[who])), 1)
            known[last].add(one)
        if last:
            found.append(at)
    return found


def _alike(one: Said, other: Said) -> bool:
    """Whether two titles may be one man's in one article: of one state, the same but for the rank, or of one trade."""
    if one.state and other.state:
        return one.state == other.state
    same = _RANK.sub("", one.title) == _RANK.sub("", other.title)
    if same and one.official and other.official and _elsewhere(one.body, other.body):
        return False
    return same or (trade(one.title) == trade(other.title) and trade(one.title) not in ("", OFFICE))


def _elsewhere(body: str, other: str) -> bool:
    """Whether two offices of one title are of two places: 青禾县教育局, 白杨县教育局; but 县教育局 may be either."""
    return body[:2] != other[:2] and _PLACED.match(body) is not None and _PLACED.match(other) is not None


def _said(folded: str, name: Name, states: Sequence[PlaceMention], ends: Sequence[int]) -> Said:
    """What is said beside the name."""
    if folded.endswith("也叫", 0, name.begin):
        return _ALSO
    before = _CLAUSE.split(folded[max(0, name.begin - _BEFORE) : name.begin])[-1].rstrip()  # 记者 甲
    if title := called(before):
        official = _OFFICES.fullmatch(title) is not None and _OFFICIAL.search(before.removesuffix(title)) is not None
        words = _AND.split(before.removesuffix(title))[-1]
        return Said(title, _state(folded, name.begin - len(title), states, ends), official, words)
    return Said(called_behind(folded, name.end) or (title_at(folded, name.end) if name.full else ""))


def _state(folded: str, end: int, states: Sequence[PlaceMention], ends: Sequence[int]) -> str:
    """The state right before a title that begins at `end`, but 驻法国大使 is none of its own."""
    at = bisect_right(ends, end) - 1
    one = states[at] if at >= 0 else None
    if one is None or not _TO_TITLE.fullmatch(folded, one.end, end) or folded[one.begin - 1 : one.begin] in _TO:
        return ""
    place: Place | None = one.place
    while place and place.parent:
        place = place.parent
    return place.label if place else ""
