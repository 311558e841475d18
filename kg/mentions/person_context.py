"""What stands inside, beside and around a candidate for a Chinese personal name, as features."""

from functools import cache

from kg.late import late
from kg.lexicon.words import worded
from kg.mentions import word_costs
from kg.mentions.person_foreign import looks_foreign, transliterates
from kg.mentions.person_page import Page
from kg.mentions.person_tables import behind_names, given_names, given_weight, parts, surnames, word_surnames

_COMMON = 11.5  # what a common word costs
_COMMON_SURNAME = 7.0  # nats: what the surnames of most people cost at most
_DATE = late(r"\d{1,4}[年月日]|[今昨](?:日|天|年|\(\d)")
_TWO_ADVERBS = frozenset(
    "正在 正是 正式 已经 曾经 将要 立即 立刻 先后 先行 共同 同样 永远 永葆 亲自 应该 向来 从来 全力 全程".split()
)
_SELDOM = 11.5  # what a character costs that is seldom a word of its own
FUNCTION = frozenset(
    "等为在和与及同也还则又就都对向说称率到赴代任是作将曾已从被给以并均因随带听讲谈问送主宣致的于请互时应须受即了亦自乘携"
)
AND = frozenset("和与同跟")
_VILLAGE = frozenset("洼沟湾庄屯寨坪坝岭冲塘峪堡铺沱垭坳岗桥店渡埠圩墩")
_DIVISION, _HEADS = frozenset(["省", "市", "县", "区", "州", "镇", "乡", "岛"]), frozenset(["长", "委", "领"])  # 赫德省
_MARKS = frozenset('、,。;:!?)(\n\t "”’》》·/]】“')
END = (_MARKS - {"“"}) | {""}  # what a name stands before where nothing goes on
_GIVEN = frozenset("seated appointed removed ceased moved elected comrade".split())  # cues of who is given an office
_ACTS = frozenset("acts speaks goes talks".split())
_VERB, _NOUN = frozenset("vdp"), frozenset("nmqsab")


@cache
def _words_before() -> frozenset[str]:
    """Surnames that are words before names: 向|雷锋."""
    return (word_surnames() | AND) - frozenset("于任")


def foreign_beside(page: Page, begin: int, end: int) -> bool:
    """Whether a letter of a foreign word stands beside, left over by the tagger: 别尔|江斯克."""
    for at, token in ((begin - 1, page.ends.get(begin)), (end, page.starts.get(end))):
        if at < 0 or at >= len(page.folded) or transliterates(page.folded[at]) < 1.0:
            continue
        word = page.folded[token.begin : token.end] if token else page.folded[at]
        if (len(word) == 1 and word not in FUNCTION) or not word_costs.known(word):
            return True
    return False


def words(page: Page, begin: int, end: int, titled: bool) -> dict[str, float]:
    """What the dictionary, the tagger and the places of the text say."""
    name = page.folded[begin:end]
    found = {}
    token = page.starts.get(begin)
    if word_costs.is_name(name):
        found["known"] = 1.0
    elif name in word_costs.not_names():
        found["not_name_titled" if titled else "not_name"] = 1.0
    elif word_costs.known(name) and not titled and not (len(name) == 3 and name[:2] in surnames()):  # 欧阳靖
        found["word"] = 1.0
    if token is not None and token.tag in {"nr", "nrfg"} and name not in word_costs.not_names():
        found["tagged" if token.end == end else "tagged_more"] = 1.0
    mean = sum(given_weight(char) for char in name[1:]) / (len(name) - 1)
    whole = name[1:] in given_names()  # 谭|建国
    found["given"] = max(min(max(mean, -2.0), 3.0) - 1.0, 1.0 if whole else -3.0)
    double = len(name) > 2 and name[:2] in surnames()  # 东方红梅
    if (surnames().get(name[0], 9.7) > 5.5 or len(name) == 2) and name[1] in "方军" and not titled and not double:
        found["side"] = 1.0
    if len(name) == 3 and name[0] in _ADVERBS and end not in page.title_at and word_costs.known(name[1:]):
        kind, rare = word_costs.tag(name[1:])[:1], word_costs.cost(name[1:]) > _COMMON  # 应|灵芝 may be one's name
        found |= {"adverb_rest": 1.0} if kind == "v" or (kind == "n" and not rare) else {}
    if not (titled or whole) and len(name) == 3 and word_costs.cost(name[1:]) < _COMMON and "known" not in found:
        found["word_rest"] = 1.0
    if begin in page.placed or end - 1 in page.placed or name in page.stems:
        slot = begin in page.title_to and page.folded[end : end + 1] in END
        slot = (slot or _comrade(page, begin, end)) and begin not in page.placed
        found["place_given" if slot and name not in page.stems else "place"] = 1.0
        acts = page.cue_behind(end)
        if (begin, end) in page.short_places and begin in page.title_to and acts and acts[0] in _ACTS:
            found["place_titled"] = 1.0
    if (begin, end) in page.votes:
        found["voted"] = 1.0
    for at in (begin, end):
        across = page.across(at)
        if across and across.end - across.begin > 3 and word_costs.known(page.folded[across.begin : across.end]):
            found["cut_word"] = 1.0
    return found


def _comrade(page: Page, begin: int, end: int) -> bool:
    """Whether one is appointed or removed as a comrade: 免去|陈长兴|同志县水利局局长职务."""
    elects = page.cue_before(begin) if page.folded.startswith("同志", end) else None
    return elects is not None and elects[0] == "elects"


_ADVERBS = frozenset("曾要应从向将已常时都来和与同并还")  # surnames, too: 总书记|曾回信
_LEFT = FUNCTION | frozenset(
    "长由把给让使请是的了地得有为据经按用比但而且如若或、并使跟"
)  # what a name may stand behind
_SPENT = late(  # 傅雪|道出心声, 宋华|塞给他, 李雪|花三万元
    r"(?<=道)[出来破尽]|(?<=塞)[给进]|(?<=花)[近约\d一二三四五六七八九十百千两几][\d一二三四五六七八九十百千两几.]*[多余]?[万元块]"
)
_TO_US = ("来我", "来本", "来校", "来院")
_ASPECT = late("着|了(?![解然却])")
_GOES = late("[着上下出起进来过]|了(?![解然却])")
DOCTRINE = late("(?:新时代[\u4e00-\u9fff]{2,12}|[\u4e00-\u9fff]{0,4})(?:思想|理论)(?:[^家界政上工素状]|$)")
_TO_A_DOT = late("[一-鿿]{1,4}·")  # 总领事阿扎姆|焦恩·马苏洛
_WEAK = -1.5  # log odds of a character that is hardly ever a given one


def _leads(char: str) -> bool:
    """Whether the character is a preposition."""
    return word_costs.tag(char)[:1] == "p"


def framed(page: Page, run: tuple[int, int], begin: int, end: int) -> bool:
    """Whether only a person is told so: 任命|程度|为副县长, ,|方舟|同志不再担任书记."""
    cue, elects = page.cue_behind(end), page.cue_before(begin)
    if cue is None or cue[0] not in _GIVEN:
        return False
    token = page.ends.get(begin)
    opens = begin == run[0] or (token is not None and token.tag[0] == "v")  # 宣布|方舟
    comrade = opens and page.folded.startswith("同志", end)
    return comrade or (elects is not None and elects[0] == "elects")


def given_an_office(page: Page, end: int) -> bool:
    """Whether what stands at `end` says that an office is given or taken: 当选, 为县长, 不再担任."""
    cue = page.cue_behind(end)
    return cue is not None and cue[0] in _GIVEN


def _before_a_word(page: Page, begin: int, end: int, word: str) -> dict[str, float]:
    """What `word`, right behind the candidate, says, where it is no cue."""
    folded = page.folded
    tag = word_costs.tag(word)[:1]
    goes = _GOES.match(folded, end + 1) and tag in _VERB
    letter = transliterates(word) and looks_foreign(folded[begin:end])  # 卡布|拉
    stands = word in behind_names() and not letter
    if len(word) == 1 and (goes or stands or folded.startswith(_TO_US, end)):
        return {"next_verb": 1.0}  # 王立|开着车, 李明|靠养蜂致富, 李志坚|来我市
    if len(word) == 1 and word not in FUNCTION:
        member = folded[begin - 1 : begin] == "、" and folded[end + 1 : end + 2] == "、"
        titled = begin in page.title_to and tag not in _VERB
        marked = folded[end + 1 : end + 2] in END and (titled or word_costs.cost(word) > _SELDOM)
        left_over = member or marked or (titled and page.cue_behind(end + 1) is not None)
        return {"next_single": 1.0} | ({"left_over": 1.0} if left_over else {})
    if tag in _NOUN and len(word) > 1:
        return {"next_noun": 1.0}
    return {"next_verb": 1.0} if tag in _VERB else {}


_JOINS = frozenset("和与同及为作任以给")  # what may be the last letter of a name, too: 王大为
# 何平|作汇报: no given name, as it is in 何大作讲话
_SPEAKS = worded("作<person_words/speech_kind>*<person_words/speech>[,。;]")
_PURPOSE = frozenset("为以作给任")  # 孙立|为|进一步做好工作, 何平|作|关于草案的说明
_DEEDS = frozenset("acts speaks speech goes meets talks gives party uses".split())
_BEGINS = frozenset("围绕 深入 随后 还 就 从".split())


def behind(page: Page, begin: int, end: int, size: int) -> dict[str, float]:
    """What stands behind a candidate with `size` given characters that ends at `end`."""
    folded = page.folded
    found: dict[str, float] = {}
    if cue := page.cue_behind(end):
        found[f"right:{cue[0]}"] = cue[1]
    word = page.next_word(begin, end)
    if folded[end : end + 1] in _DIVISION and folded[end + 1 : end + 2] not in _HEADS and end not in page.title_at:
        found["next_division"] = 1.0
    if end >= len(folded) or folded[end] in _MARKS:
        found["next_mark"] = 1.0
    elif folded[end] in _VILLAGE and len(word) == 1:
        found["next_village"] = 1.0
    elif word and not cue:
        found |= _before_a_word(page, begin, end, word)
    if "next_single" in found and _TO_A_DOT.match(folded, end):
        found["before_dot"] = 1.0
    # 副主席|方向|主持: no 方 who does it 向 anyone; 副旗长|苏和|主持
    whole = end - begin == 2 and (word_costs.known(folded[begin:end]) or folded[begin:end] in parts())
    of = folded[end - 1] == "之" and word_costs.known(folded[begin : end - 1])  # 雷霆之|势
    of_it = folded.startswith("的", end) and folded[end - 1] in AND  # 费孝同|的带领: no 同 stands before 的
    twice = folded[end - 1] == folded[end : end + 1]  # 王大为|为主席
    letter = size > 1 and folded[end - 1] in _JOINS and (twice or _acts(page, begin, end))  # 王大为|主持, 贾振和|围绕
    function = of or (folded[end - 1] in FUNCTION and not letter)
    if function and folded[end : end + 1] not in END and not (whole or of_it):
        found["function_end"] = 1.0
    if size == 2 and _SPEAKS.match(folded, end - 1):
        found["function_end"] = 1.0  # 李平|作汇报
    if size == 2 and _adverb_cut(page, end):
        found["adverb_cut"] = 1.0
    if size == 2 and folded[end : end + 1] not in END:
        stands = _SPENT.match(folded, end) or folded[end - 1] in behind_names()
        found |= {"aspect": 1.0} if stands or _ASPECT.match(folded, end) else {}
        found |= {"weak_end": 1.0} if given_weight(last := folded[end - 1]) < _WEAK and _leads(last) else {}
    if DOCTRINE.match(folded, end):
        found["doctrine"] = 1.0
    if size == 1 and word in AND:
        following = word_costs.tag(page.next_word(begin, end + 1))[:1]
        acts = following in {"v", "p", "d", "l", "i"} or page.cue_behind(end + 1)
        found |= {"two_before_and": 1.0} if acts else {}
    elif (
        size == 1 and folded[end : end + 1] in _JOINS and not _SPEAKS.match(folded, end) and _acts(page, begin, end + 1)
    ):
        found |= {"two_before_and": 1.0}
    return found


def _acts(page: Page, begin: int, end: int) -> bool:
    """Whether what stands at `end` is what a person does, so that no 和, 为, 作 before it leads on to anything."""
    if page.folded.startswith("主持人", end):
        return False
    if page.folded.startswith(("所作", "所做"), end) or (
        page.folded[end : end + 1] in AND and end + 1 in page.title_at
    ):
        return True  # 王大为|所作的报告, 王大为|和|副主席李雪
    cue = page.cue_behind(end)
    if cue is not None:
        return cue[0] in _DEEDS
    word = page.next_word(begin, end)
    tag = word_costs.tag(word)[:1]
    done = tag == "v" and page.folded.startswith("了", end + len(word))
    return done or (tag in {"p", "d"} and page.folded[end - 1] not in _PURPOSE) or word in _BEGINS


def _adverb_cut(page: Page, end: int) -> bool:
    """Whether the last character begins an adverb before a verb: 廖席|正在进行."""
    word = page.folded[end - 1 : end + 1]
    if word not in _TWO_ADVERBS:
        return False
    following = page.starts.get(end + 1)
    return following is not None and following.tag[0] == "v"


_IN_OFFICE = late(r"(?:时任|现任|原任|曾任|担任|身为|作为|身兼)[^,。;:、\n]{2,26}的$")


def before(page: Page, run: tuple[int, int], begin: int) -> dict[str, float]:
    """What stands before a candidate that begins at `begin`."""
    folded = page.folded
    if cue := page.cue_before(begin):
        return {f"left:{cue[0]}": cue[1]}
    if (
        folded[begin - 1] == "的"
        and begin - 1 in page.title_to
        and _IN_OFFICE.search(folded, max(0, begin - 30), begin)
    ):
        return {"in_office": 1.0}
    if _behind_a_surname(page, begin):
        return {"behind_surname": 1.0}
    if not begin or folded[begin - 1] in _MARKS:
        return {"after_mark": 1.0}
    if begin - 1 in page.placed:
        return {"after_place": 1.0}
    if _rest(page, run[0], begin):
        return {"list_rest": 1.0}
    token = page.ends.get(begin)
    if begin <= run[0] or token is None:
        return {}
    if token.tag[0] in "nt":
        return {"after_noun" if token.end - token.begin > 1 else "after_single": 1.0}
    if token.end - token.begin == 1 and folded[begin - 1] not in _LEFT:
        return {"after_rest": 1.0}
    return {}


def _rest(page: Page, opens: int, begin: int) -> bool:
    """Whether one or two characters that are no word are left before it of a member of a list, or behind a title:
    、次|仁玉珍、, 主席四|郎拥珍."""
    left = page.folded[opens:begin]
    if not 1 <= len(left) <= 2 or (page.folded[opens - 1 : opens] != "、" and opens not in page.title_to):
        return False
    return left not in _LEFT if len(left) == 1 else not word_costs.known(left) or word_costs.is_name(left)


def _behind_a_surname(page: Page, begin: int) -> bool:
    """Whether a surname is left over before it: 、于|卫东为副主席, 、张|高君妍获奖 (a child's second surname)."""
    before = page.folded[begin - 1 : begin]
    opens = page.folded[begin - 2 : begin - 1] in END or begin - 1 in page.title_to
    return opens and surnames().get(before, 99.0) < _COMMON_SURNAME and before not in _words_before()


def goes_on(page: Page, end: int) -> bool:
    """Whether the last character before `end` is no letter of a name: 卢卡|致, 罗兹|双(向), 约翰逊|辞."""
    token = next((token for at in (end - 1, end - 2) if (token := page.starts.get(at))), None)
    across = token is not None and token.end > end and word_costs.known(page.folded[token.begin : token.end])
    return across or page.folded[end - 1] in FUNCTION or word_costs.tag(page.folded[end - 1])[:1] == "v"


def ends(page: Page, end: int) -> bool:
    """Whether a mark, a cue or a date says that a name ends at `end`."""
    mark = page.folded[end : end + 1]
    return mark in END or page.cue_behind(end) is not None or _DATE.match(page.folded, end) is not None
