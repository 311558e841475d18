"""What stands beside what in one text: the tokens, places, titles and bodies that names of bodies are built from."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import rjieba

from kg.language.needed import every
from kg.late import late
from kg.lexicon.words import worded
from kg.mentions.organisation_classes import WITH_OFFICES
from kg.mentions.organisation_levels import LEVEL, NO_LEVEL, OF_EACH_TOWN, TWO_WORDS, ZONE
from kg.mentions.organisation_lexicon import Form, having, words
from kg.mentions.titles import Title, before_term
from kg.model import Place, PlaceMention, Span, Text, Token

_TOWNS = frozenset("新老沙津古大小上下东西南北中")  # first characters of towns whose second one is 市
_OF_NAMES = "anvgzjt"  # tags of what may be a town's first character
_APART = frozenset("由在与和及向到对从给被请经让使是为赴原现时任兼来获经据即则派随同带等并称说将经于至往有是去找归属")
_QUOTED = late(r"[“「『]([^“”「」『』。!?\n]{1,18})[”」』]|《[^《》\n]{1,80}》")
_DEPARTED = frozenset("省市县区州盟旗")  # levels whose governments have departments
_ALLIED = late("联合|会同|协同|携手")
_JOINT = frozenset("、和及与,暨兼")
SIGNS = frozenset("△▲▽▼◆◇■□●○★☆※")  # before a caption or an item, part of no name
# items of a list that are no known body: 县发改局、各镇(街道)、|科技局; 县政府办、督查局、|应急管理局
_OTHER_ITEMS = late(r"(?:、(?:各[^、,。;]{1,6}(?:\([^()]{1,8}\))?|[一-鿿]{1,5}[局办委队]))+$")
# from 公安局 on: that a list of departments begins there, whose place is not told
_LISTED = late(
    "(?:[一-鿿]{1,5}[局委]|(?:人民)?(?:检察院|法院))(?:、(?:[一-鿿]{1,6}[局委办]|(?:人民)?(?:检察院|法院))){2,}"
    "(?=、|和|等|参|的|负责|分别|组成|主要)"
)
_LISTS = worded("(?:^|[,。;:\n]|<organisation_words/lists>)$")
COLLECTIVE = worded("<organisation_words/collective>")  # 机关和工会系统: no body in particular
_SERVES = late("(?<=[曾历现年月起先后兼调升改转])任(?=[一-鿿]{2})")
_TOWN_FIRM = late("[县市]城(?=[投建发控运交])")
# 5月4日,|团委|联合护理部举办晚会; ,|妇联|、宣传办联合开展
_UNIT_ACTS = worded(
    r"(?:(?:、[一-鿿]{2,8}(?:\([^()]{1,8}\))?){1,4}(?:共同|联合)|<organisation_words/unit_acts>)(?!的|会议室|方)"
)
MEMBERS = ("常委", "委员", "党组成员")  # 县委常委|组织部长: no sign between
_LONGEST_ROW = 12  # persons
_OFTEN = 12  # ends of names noted that are alike: a name is not compared with more
_COUNT = late(r"(?:\d+余?|每一?)[个家所间]$")
# 县教育局开会,各中小学校长、|工会|主席参加: of each of them, none of the county's
_OF_EACH = late("(?:^|[,。;:!?\n])[^,。;:!?\n]{0,24}(?:[各每]|所有|部分|有关|相关)[^,。;:!?\n]{1,24}、$")
_LIST = 56  # characters of a list before an item
_SECTION = late("(?!党|团|工会)[一-鿿]{2,8}科(?=副?科长)")  # of an office for schools: no school has one
COUNTED = late(r"各?\d+余?[个家所支]|各[一二三四五六七八九十]+[个家所支]")


def opens_row(folded: str, begin: int) -> bool:
    """Whether a row of departments of one government begins there: 来自|公安局|、教育局、农业局的代表队."""
    return bool(_LISTED.match(folded, begin) and _LISTS.search(folded, max(0, begin - 2), begin))


class Whose(NamedTuple):
    """Whose a body is that is named behind it: a place's or a level's, and where that begins."""

    begin: int
    place: Place | None = None
    level: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """A body as the words put it. Exactly one of `place`, `level`, `owner` is set, or none (a name of its own, or one
    that leans on what came before: `bare`). Offsets are 0-based in the text, end-exclusive."""

    begin: int
    end: int
    form: Form
    own: str = ""  # own words between the owner and the ending
    place: Place | None = None
    level: str = ""  # 县 in 县总工会; above: 市 in 省、市总工会
    above: bool = False
    owner: "Body | None" = None
    bare: bool = False
    surface: str = ""  # how the text names it; differs from the text at its span only in coordinations
    upper: int = 0  # characters of the surface before its last place: 江苏省盐城市 in 江苏省盐城市滨海县华岭小学
    why: tuple[str, ...] = ()  # the ids of the rules that found it, besides that of its form


_NAME_TAGS = frozenset({"ns", "nr", "nrt", "nz"})


def _governs(title: Title) -> str:
    """The level of the government, or council, that an office is in: 县 of 副县长."""
    mark = next((kind for kind in title.row["body"].split() if kind[0] in "@+"), "")
    return mark[1:] if mark[1:] in _DEPARTED else "县" if mark.startswith("+") else ""


def _town_firms(text: Text) -> Iterator[tuple[int, Token]]:
    """Where 县城 is two words: 县|城投公司."""
    for match in every(_TOWN_FIRM, text.folded):
        token = text.starts.get(match.start())
        if token is not None and token.end == match.end():
            yield match.start() + 1, token


def _served(folded: str) -> Iterator[int]:
    """Where 任 is the verb of a career, whatever word the tagger sees: 曾|任|华岭大学."""
    return (match.start() for match in every(_SERVES, folded))


def _apart(text: Text, titles: Sequence[Title]) -> tuple[Mapping[int, Token], Mapping[int, Token]]:
    """The tokens of `text` by begin and by end; one that ends in a title is two (商会|会长), so is 县|城投公司."""
    towns = list(_town_firms(text))
    served = [one for one in map(text.starts.get, _served(text.folded)) if one and one.end > one.begin + 1]
    if (
        not towns
        and not served
        and not any((token := text.ends.get(title.end)) and token.begin < title.begin for title in titles)
    ):
        return text.starts, text.ends
    starts, ends = dict(text.starts), dict(text.ends)
    for at, whole in towns:
        starts[whole.begin] = ends[at] = Token(whole.begin, at, "n")
        end = whole.end + (whole.end + 1 in text.ends)
        starts[at] = ends[end] = Token(at, end, "n")  # 城建
    for whole in served:
        starts[whole.begin] = ends[whole.begin + 1] = Token(whole.begin, whole.begin + 1, "v")
        starts[whole.begin + 1] = ends[whole.end] = Token(whole.begin + 1, whole.end, "nz")
    for title in titles:
        token = ends.get(title.end)
        if token is not None and token.begin < title.begin:
            body = Token(token.begin, title.begin, "n")
            starts[token.begin] = ends[title.begin] = body
            starts[title.begin] = ends[title.end] = Token(title.begin, title.end, token.tag)
    return starts, ends


class Scan:
    """One text's adjacencies, made once. All offsets are 0-based in the folded text."""

    def __init__(self, text: Text, places: Sequence[PlaceMention], titles: Sequence[Title]) -> None:
        """`text` with the places and titles found in it; `bodies` grows as bodies are found."""
        self.folded = text.folded
        self.starts, self.ends = _apart(text, titles)
        self.places = {place.end: place for place in places}
        self.place_at = {place.begin: place for place in places}
        self.titles = {title.begin for title in titles}
        self.firm_titles = {title.begin for title in titles if "公司" in title.row["body"]}
        self.offices = {title.begin for title in titles if title.official}
        self.within_titles = {at for title in titles for at in range(title.named + 1, title.end)}
        self.title_ends = {title.end: title.begin for title in titles}
        self._levels = {title.end: level for title in titles if (level := _governs(title))}
        self.bodies: dict[int, Body] = {}  # by end
        self._alike: dict[str, list[int]] = {}
        self.endings: set[int] = set()  # where endings of names of two characters and more end
        self.quoted = [Span(m.start(), m.end()) for m in every(_QUOTED, self.folded)]

    def note(self, begin: int, end: int, known: Sequence[Form]) -> None:
        """Remember that an ending of a name, one of `known`, stands at [begin, end)."""
        if end - begin > 1 and any(form.kind != "held" for form in known):
            self.endings.add(end)
        ends = self._alike.setdefault(self.folded[max(0, begin - 2) : end], [])
        if len(ends) < _OFTEN:
            ends.append(end)

    def alike(self, begin: int, end: int) -> Sequence[int]:
        """Where the first times stand that the text has the ending [begin, end) with the same two characters before."""
        return self._alike.get(self.folded[max(0, begin - 2) : end], ())

    def of_any(self, begin: int, end: int) -> bool:
        """Whether the noun at [begin, end) means no house that was named: 等3所|学校, |学校|规划建设科科长."""
        counted = _COUNT.search(self.folded, max(0, begin - 8), begin)
        desk = self.folded.startswith("学校", begin) and _SECTION.match(self.folded, end)
        return bool(counted or desk)

    def hidden(self, end: int) -> bool:
        """Whether a name ending at `end` lies in a title or a quoted name: “云上工会” is no body."""
        at = bisect_left(self.quoted, end, key=lambda span: span.begin) - 1
        return at >= 0 and self.quoted[at].begin < end < self.quoted[at].end

    def level(self, at: int) -> tuple[str, int] | None:
        """The level word that ends at `at`, with where it begins (我县 begins at 我)."""
        if at == 0 or self.folded[at - 1] not in "省市县区州盟旗镇乡道":
            return None
        if (zone := ZONE.search(self.folded, max(0, at - 6), at)) and zone.start() - 1 not in self.places:
            return zone["level"], zone.start()
        found = LEVEL.search(self.folded, max(0, at - 4), at)
        if found is None or NO_LEVEL.search(self.folded, max(0, at - 4), at):
            return None
        word = found[0]
        if found.start() - 1 in self.places and self.folded[found.start() - 1] in _TOWNS:
            return None  # 德清县新|市: the town of that name
        if self._cuts_a_word(found.start()) or (word == "市" and self._of_a_city_abroad(found.start())):
            return None  # 、新|市供电所, 练|市中学; 慕尼黑|市图书馆
        if OF_EACH_TOWN.search(self.folded, max(0, found.start() - 14), found.start()):
            return None
        bare = word.lstrip("我本该全")
        token = self.ends.get(at)
        whole = self.folded[token.begin : at] if token is not None and not token.tag.startswith("x") else ""
        if len(whole) > len(word) and whole not in TWO_WORDS and rjieba.has_word(whole):
            return None  # 超市, 园区: the level character ends another word
        return bare, found.start()

    def _of_a_city_abroad(self, at: int) -> bool:
        """Whether a name ends at `at` that is no place of the gazetteer, no body and no person behind an office."""
        token = self.ends.get(at)
        if token is None or token.end - token.begin < 2 or token.tag not in _NAME_TAGS:
            return False
        return at not in self.places and at not in self.bodies and token.begin not in self.title_ends

    def _cuts_a_word(self, at: int) -> bool:
        """Whether a single character that is no word of its own stands right before `at`, as in a town's name that
        no gazetteer has; but 由|市委, 会上|市长."""
        single = self.ends.get(at)
        if single is None or single.begin != at - 1 or at in self.places or at in self.title_ends:
            return False
        return "一" <= self.folded[at - 1] <= "鿿" and single.tag[0] in _OF_NAMES and self.folded[at - 1] not in _APART

    def chain(self, mention: PlaceMention) -> int:
        """Where the chain of places that ends in `mention` begins: 浙江省湖州市安吉县."""
        begin = mention.begin
        while (before := self.places.get(begin)) is not None:
            begin = before.begin
        return begin

    def whose(self, at: int) -> "Whose | None":
        """The place, with those before it, or the level that ends at `at`; None where none does."""
        if (mention := self.places.get(at)) is not None:
            return Whose(self.chain(mention), mention.place)
        level = self.level(at)
        return Whose(level[1], level=level[0]) if level is not None else None

    def upper(self, begin: int) -> int:
        """How many characters the chain of places that begins at `begin` has before its last link."""
        last = begin
        while (link := self.place_at.get(last)) is not None and link.end in self.place_at:
            last = link.end
        return last - begin

    def _behind_a_holder(self, at: int) -> bool:
        """Whether a body, an office in it and a name end at `at`: 安吉县教育局|局长|王立平|、财政局局长,
        高新区党工委|书记|王立平|、管委会主任, 安吉县总工会|主席|王立平|,党组成员、副主席|李雪|、|张建国|,经审委主任."""
        for nth in range(_LONGEST_ROW):
            end = next((at - size for size in (2, 3, 4) if at - size in self.title_ends), None)
            while end is not None and end in self.title_ends:
                begin = self.title_ends[end]
                if found := next((one for taken in (0, 2, 3) if (one := self.bodies.get(begin + taken))), None):
                    return not nth or found.form.cls not in WITH_OFFICES  # 法院院长甲,党组成员乙、|信访办: the court's
                at, end = begin, begin - 1 if self.folded[begin - 1] == "、" else None
            if end is None and at in self.titles:  # the holder before
                at -= 1
            else:  # one more holder of the same office
                at = next(
                    (at - size - 1 for size in (2, 3, 4) if at > size and self.folded[at - size - 1] in "、和"), 0
                )
            if at < 1 or self.folded[at] not in "、,和":
                return False
        return False

    def governed(self, begin: int, end: int) -> str:
        """The level whose department is named at [begin, end), where only the office in a government that is listed
        before it tells: 县 in 副县长王立平、|财政局|局长; "" where none is."""
        if self.folded[begin - 1 : begin] not in {"、", ","} or self.titles.isdisjoint((end, end - 1)):
            return ""  # 财政局|局长 or 财政|局长
        return next((self._levels[at] for size in (2, 3, 4) if (at := begin - 1 - size) in self._levels), "")

    def leans(self, begin: int, end: int, form: Form) -> bool:
        """Whether a form without owner stands right behind a body or title (总工会 in 县委副书记、总工会主席), or
        begins a clause as a unit with an office (工会 in ，工会副主席王立平)."""
        named, begin = self.folded[begin:end], before_term(self.folded, begin)  # 当选新一届|工商联主席
        if not begin:
            return False
        before = self.folded[begin - 1]
        if before == "、" and _OF_EACH.search(self.folded, max(0, begin - _LIST), begin):
            return False
        if opens_row(self.folded, begin):
            return True
        last = begin - 1 - (self.folded[begin - 2 : begin - 1] == " ")  # 常委 、组织部长
        if begin in self.title_ends and named in having("organ"):
            return True  # 县委常委|统战部部长
        known = last in self.bodies or last in self.title_ends  # 、县委常委、|组织部部长
        if before == "、" and not known and (others := _OTHER_ITEMS.search(self.folded, max(0, last - 24), last)):
            last = others.start()
        if before in _JOINT and (last in self.bodies or last in self.title_ends):
            return True
        if begin in self.title_ends and self.folded.endswith(MEMBERS, 0, begin) and end - 1 in self.titles:
            return True  # 县委常委|组织部长
        allied = _ALLIED.search(self.folded, max(0, begin - 2), begin)
        if allied and any(at in self.bodies for at in range(allied.start(), max(0, allied.start() - 9), -1)):
            return True  # 安吉县总工会联合|人社局举办
        at = end + next((len(desk) for desk in words("desk") if self.folded.startswith(desk, end)), 0)
        held = not self.titles.isdisjoint((at, at - 1))  # 财政局|局长, 公安|局长, 中院|办公室|主任
        if before in "、," and held and self._behind_a_holder(begin - 1):
            return True
        before_here = (body.form for body in self.bodies.values() if body.form.kind in {"place", "owned"})
        known = named in having("unit") or any(
            one.text in {named, f"人民{named}"} or (form.kind == one.kind == "place" and form.name == one.name)
            for one in before_here
        )
        acts = named in having("unit") and before in ",。;:\n" and _UNIT_ACTS.match(self.folded, end)
        return known and before in ",。;:、\n”据为任选" and (at in self.titles or acts is not None)
