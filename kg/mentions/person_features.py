"""What speaks for and against a candidate for a Chinese personal name, and the score that follows: features and weights
of `lexicon/person_features.tsv`, the words around names of `lexicon/person_cues.tsv`."""

from collections.abc import Iterable
from functools import cache

from kg.late import late
from kg.lexicon import entries, table
from kg.lexicon.words import worded
from kg.mentions import person_context, word_costs
from kg.mentions.person_between import between, noun, told_behind
from kg.mentions.person_page import Page
from kg.mentions.person_tables import given_weight, price, surnames, word_surnames
from kg.mentions.person_vetoes import BEFORE_NAMES, DIVISIONS, vetoed
from kg.mentions.titles import Title

_WORD = -4.0  # least gain of a word that is a name between a title and a mark or cue
_KNOWN = 3.0  # most gain of a name of the dictionary
_ADDRESSED = frozenset(["comrade", "polite"])  # 免去李路|同志职务: no road is addressed so
_BECOMES = frozenset("为当任")  # what leads to an office
_STRONG = 5.0  # a cue that only persons have behind them: [蒲大山],男,回族
_GIVEN = 1.3  # what the characters of 海涛, a word and a given name, speak for a name at least
_OFTEN_GIVEN = 1.0  # log odds
_HERS = frozenset("黄江金高方石白")  # words that are surnames often enough: 梁黄淑芬
_MARRIED = 7.0  # what surnames of a double name cost at most
_HOPELESS, _HOPELESS_TITLED = -8.0, -15.0  # gains that nothing else outweighs
_VILLAGE_WORDS = frozenset("村沟庄屯寨镇乡店桥")
_NATURE = frozenset("河江湖山岭湾滩塘岩桥")
_HAMLETS = frozenset("湾坝坡岭冲沟河塘桥坪湖营堡窑寨坑岗垭垴浜圩洼咀嘴台井沱")
_PLACE_ENDS = frozenset(
    "镇乡村路街庄沟岛县市区州年月日型式性化类系界层寺宫阁庙坝峪殿渠馆奖杯会社院站井堂店园峡戏腔剧茶酒菜场厂矿库局处"
)
_HOUSEHOLD = late("[里中门院]|的[^一-鿿]?[一-鿿]{0,2}[房屋院地田门庭店]|[三四五两几]代|[一两三四五六七八九十几]口")
# 负责人|向|侯磊|的父母表达问候, 主席|向|李雪|表示慰问
_TOWARDS = worded("[^,。;:!?\n]{0,12}?<person_words/towards>")
# what leads on to a name behind an office, by what follows that: 副主席|由|李雪、陈海担任
_LEADS = {"向": _TOWARDS, "由": late("(?:、[一-鿿]{2,4}){0,9}(?:同志)?(?:分别)?(?:[担兼出接]任|代表)")}
# what only a person follows, whatever the surname: 接受|向荣|辞去
_GIVES = ("接受", "任命", "免去", "选举", "推选", "聘任", "提名", "补选")
_CALLED = frozenset({"role", "member"})
_HOUSE, _INTO = frozenset("的里中门院"), frozenset("在到往进访")


@cache
def weights() -> dict[str, float]:
    """Feature → weight."""
    return {row["feature"]: float(row["weight"]) for row in table("person_features", "feature", "weight", "meaning")}


def features(page: Page, begin: int, end: int, surname: str, hopeless: float = _HOPELESS) -> dict[str, float]:
    """The features of the candidate at [begin, end) but those that other candidates give it (list, again); none where
    its gain is below `hopeless`."""
    folded = page.folded
    name = folded[begin:end]
    run = page.run(begin)
    found = {"bias": 1.0}
    titled = _titles(page, begin, end, found)
    if len(name) == 3 and _at_home(page, begin, end, titled):
        found["at_home"] = 1.0
    at, cutting = page.cutting(begin)
    gain = cutting.gain(begin - at, end - at, price(surname, name))
    if word_costs.is_name(name):
        gain = min(gain, _KNOWN)  # as a word of the dictionary it is not counted among words
    found["gain"] = min(max(gain, -25.0), 20.0)
    inner = page.folded[begin + 1 : end]
    found |= _a_word_before(folded, end, inner, surname, titled)
    offices = "office_before" in found and "office_after" in found
    if offices and (surname in person_context.AND or name[-1] in person_context.AND):
        found["and_title"] = 1.0
    whose = between(page, begin, end)
    if whose:
        found["between"] = 1.0
    if told_behind(page, end):
        found["office_told"], titled = 1.0, True
        found["gain"] = gain = max(found["gain"], _WORD) if noun(page, begin, end) else gain
    shorter = page.foreign.at.get(begin)
    if shorter is not None and shorter.end < end and person_context.goes_on(page, end):
        found["foreign_more"] = 1.0
    office = "office_before" in found or "office_after" in found
    if office and gain < _WORD and (whose or (noun(page, begin, end) and person_context.ends(page, end))):
        found["gain"] = gain = _WORD  # 县长高兴主持会议
    elif not titled and person_context.framed(page, run, begin, end) and noun(page, begin, end):
        found["framed"] = 1.0
        found["gain"] = gain = _WORD  # 任命程度为副县长
        titled = True
    elif begin == run[0] and not titled and noun(page, begin, end) and person_context.ends(page, end):
        found["word_alone"] = 1.0  # 副县长方向、江河出席: as a member of a list
        gain = _WORD
    if gain < (min(_HOPELESS_TITLED, hopeless) if titled or (begin, end) == run else hopeless):
        return {}
    found |= person_context.words(page, begin, end, titled)
    found |= person_context.behind(page, begin, end, len(name) - len(surname))
    if "side" in found and (person_context.given_an_office(page, end) or page.cue_before(begin)):
        del found["side"]  # 刘军|当选副主席, 丈夫|刘军: no troops
    found |= {} if titled and begin in page.title_to else person_context.before(page, run, begin)
    if (begin, end) in page.things:
        found["things"] = 1.0
    if titled and (begin, end) == run:
        found["alone_titled"] = 1.0
    elif (begin, end) == run:
        found["alone"] = 1.0
    found |= _as_places_do(page, begin, name, titled)
    return found if titled else found | _untitled(page, begin, end, surname, found)


def _a_word_before(folded: str, end: int, inner: str, surname: str, titled: bool) -> dict[str, float]:
    """Whether its surname is a word before a name: 向|雷锋, 大队长|和|魏鑫, 负责人|向|侯磊|的父母表达问候."""
    named = surnames().get(inner[0], 99.0)
    begin = end - len(surname) - len(inner)
    if folded.endswith(_GIVES, 0, begin):
        return {}
    if surname in BEFORE_NAMES and not titled and (inner in surnames() or named < 99.0):
        return {"before_name": 1.0}
    if surname in person_context.AND and titled and len(inner) > 1 and named < _MARRIED:
        return {"before_name": 1.0}
    leads = _LEADS.get(surname)
    towards = leads is not None and titled and leads.match(folded, end) is not None
    return {"towards": 1.0} if towards and (named < _MARRIED or _no_given_name(folded, begin + 1, end)) else {}


def _no_given_name(folded: str, begin: int, end: int) -> bool:
    """Whether [begin, end) is a verb or but the beginning of a word: 校长向|大学生|致谢, 书记向|当选|委员颁奖."""
    verb = word_costs.known(folded[begin:end]) and word_costs.tag(folded[begin:end]) == "v"
    return verb or any(word_costs.known(folded[begin:stop]) for stop in range(end + 1, begin + 5))


def _untitled(page: Page, begin: int, end: int, surname: str, said: dict[str, float]) -> dict[str, float]:
    """What tells on a candidate with no title beside it; `said`: its features so far."""
    name = page.folded[begin:end]
    found = {}
    if not any(":" in feature for feature in said):
        found["bare_two" if end - begin == 2 else "bare"] = 1.0
        if word_costs.is_name(name):
            found["bare_known"] = 1.0
        elif len(name) == 3 and "after_mark" not in said and said["given"] < _GIVEN and word_costs.known(name[1:]):
            found["bare_rest"] = 1.0
    found |= {"bare_word_surname": 1.0} if surname in word_surnames() else {}
    found |= {"quoted": 1.0} if page.quoted(begin) else {}
    return found | ({"foreign_beside": 1.0} if person_context.foreign_beside(page, begin, end) else {})


def _at_home(page: Page, begin: int, end: int, titled: bool) -> bool:
    """Whether the last character is the house of who is named: 在村民|李盟|家, 王伟|家的房子, 程凯|家三代从警."""
    if page.folded[end - 1] != "家":
        return False
    if not titled:
        of_it = _called(page, begin) and page.folded.startswith("的", end)
        return of_it or _HOUSEHOLD.match(page.folded, end) is not None
    calling = page.title_before(begin)
    entered = calling is not None and page.folded[calling.begin - 1 : calling.begin] in _INTO
    return entered or page.folded[end : end + 1] in _HOUSE


def _called(page: Page, begin: int) -> bool:
    """Whether words for what people are stand before it: 种植户|李盟家的"""
    cue = page.cue_before(begin)
    return cue is not None and cue[0] in _CALLED


def _as_places_do(page: Page, begin: int, name: str, titled: bool) -> dict[str, float]:
    """The features of a name that ends as rivers, villages and buildings do."""
    found = {}
    end = begin + len(name)
    cue = page.cue_behind(end)
    alone = (
        begin in page.title_to
        or _called(page, begin)
        or (titled and (begin, end) == page.run(begin))
        or (cue and (cue[1] > _STRONG or cue[0] in _ADDRESSED))
    )
    if name[-1] in _NATURE and not alone:
        found["nature"] = 1.0
    if name[-1] in _PLACE_ENDS and not alone:
        found["place_end"] = 2.0 if name[-1] in DIVISIONS else 1.0
    elif name[1:2] == "家" and name[2:] in _HAMLETS and begin not in page.title_to:
        found["place_end"] = 1.0  # 高家湾
    if not titled and name[1] in _VILLAGE_WORDS:
        found["village"] = 1.0
    return found


def follows_a_name(title: Title) -> bool:
    """Whether a title may stand behind a name: 王立平主席, 曾文静教授; not 马科夫卡|居民点."""
    return title.official or title.row["title"] in entries("titles_behind")


def _titles(page: Page, begin: int, end: int, found: dict[str, float]) -> bool:
    """Put what the titles beside say into `found`; whether there is any."""
    before, after = page.title_before(begin), page.title_at.get(end)
    if before is not None and _goes_on(page, before, begin):
        found["title_goes_on"] = 1.0
    if before is not None:
        found["office_before" if before.official else "title_before"] = 1.0
    if after is not None and follows_a_name(after):
        found["office_after" if after.official else "title_after"] = 1.0
        if page.folded[end - 1] in _BECOMES and page.folded[after.end : after.end + 1] in person_context.END:
            found["becomes"] = 1.0
        following = page.starts.get(after.end)
        if before is None and following is not None and following.tag[:2] == "nr":
            found["title_of_the_next"] = 1.0
    return before is not None or "office_after" in found or "title_after" in found


def _goes_on(page: Page, title: Title, begin: int) -> bool:
    """Whether the title before `begin` is only a part of a word: 主席|国, 领导|人; 和州长|江大桥, 青禾镇长|安村."""
    folded = page.folded
    if word_costs.known(title.row["title"] + folded[begin]):
        return True
    return title.begin in page.placed and word_costs.known(folded[begin - 1 : begin + 1])


def in_list(found: dict[str, float], sides: float) -> dict[str, float]:
    """`found` where likely names stand beside in a list: what speaks against a bare name does not count there."""
    if not sides:
        return found
    here = {name: value for name, value in found.items() if not name.startswith("bare")} | {"list": sides}
    if "alone" in here:
        here["list_alone"] = 1.0
    if "word_alone" in here:
        here = {name: value for name, value in here.items() if name not in {"word", "nature"}}
        here["gain"] = max(here["gain"], _WORD)
    return here


def score(found: dict[str, float]) -> float:
    """The log odds that features `found` give: a cue stands for its own weight."""
    table_, total = weights(), 0.0
    for feature, value in found.items():
        total += value if ":" in feature else value * table_[feature]
    return total


@cache
def _row(feature: str) -> str:
    side, cue = feature.partition(":")[::2]
    return f"person_cues/{cue}" if cue else f"person_features/{side}"


def why(found: dict[str, float]) -> tuple[str, ...]:
    """The ids of the rows (features, cues) that spoke for it, the strongest first."""
    table_ = weights()
    parts = {feature: value * (1.0 if ":" in feature else table_[feature]) for feature, value in found.items()}
    return tuple(_row(one) for one in sorted(parts, key=lambda one: (-parts[one], one)) if parts[one] > 1.0)


def _hopeful(page: Page, begin: int, end: int, surname: str) -> bool:
    """Whether the name at [begin, end) may cost less than the tagger's words there: told without cutting."""
    if begin in page.title_to or end in page.title_at or person_context.framed(page, page.run(begin), begin, end):
        return True
    words, at = 0.0, begin
    while at < end and (token := page.starts.get(at)):
        words += word_costs.cost(page.folded[at : token.end])
        at = token.end
    return at < end or page.run(begin) == (begin, end) or words - price(surname, page.folded[begin:end]) > _HOPELESS


def _married(page: Page, begin: int, run_end: int) -> dict[str, float]:
    """The features of 林陈月娥 beside a title: a husband's surname, her own, two characters; none if it is no such."""
    both, end = page.folded[begin : begin + 2], begin + 4
    titled = begin in page.title_to or end in page.title_at
    listed = page.folded[begin - 1 : begin] in {"、", ":"} or page.cue_before(begin) is not None  # 、张高君妍获奖
    common = all(surnames().get(one, 99.0) < _MARRIED for one in both)
    common = common and (word_surnames() - _HERS).isdisjoint(both if titled else both[:1])
    ends = end in page.title_at or person_context.ends(page, end) or page.folded.startswith(("等", "同行"), end)
    if not ((titled or listed) and common and ends) or end > run_end or vetoed(page, begin, end, both):
        return {}
    here = features(page, begin, end, both)
    return here | {"married": 1.0} if here else {}


def _doubled(page: Page, begin: int, run_end: int) -> dict[str, float]:
    """The features of 吴尘湉湉: a surname, a character and another one twice, of which given names are made."""
    surname, end = page.folded[begin], begin + 4
    twice = page.folded[end - 2 : end]
    given = len(twice) == 2 and twice[0] == twice[1] and given_weight(twice[0]) > _OFTEN_GIVEN
    if end > run_end or not given or surname not in surnames() or vetoed(page, begin, end, surname):
        return {}
    return features(page, begin, end, surname)


def candidates(page: Page, hinted: Iterable[int]) -> dict[tuple[int, int], dict[str, float]]:
    """All that may be Chinese names and begin where `hinted` says, with their features."""
    found = {}
    for begin in hinted:
        run = page.run(begin)
        for long in (2, 1):
            surname = page.folded[begin : begin + long]
            if len(surname) != long or surname not in surnames():
                continue
            for end in (begin + long + 1, begin + long + 2):
                if end > run[1] or (begin, end) in found or vetoed(page, begin, end, surname):
                    continue
                if _hopeful(page, begin, end, surname) and (here := features(page, begin, end, surname)):
                    found[begin, end] = here
        if married := _married(page, begin, run[1]):
            found[begin, begin + 4] = married
        elif doubled := _doubled(page, begin, run[1]):
            found[begin, begin + 4] = doubled
    return found
