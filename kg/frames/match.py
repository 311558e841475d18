"""The one matcher: a frame, a skeleton and a trigger in it give what the trigger speaks of and who fills its roles."""

import re
from dataclasses import dataclass, field

from kg.frames import labels
from kg.frames import skeleton as sk
from kg.frames.lexicon import Frame
from kg.frames.skeleton import Item, Skeleton
from kg.kinds import is_a
from kg.late import late
from kg.lexicon.words import worded
from kg.mentions.happenings import Name, is_year
from kg.model import DateMention, Span
from kg.rules import said

_TITLE = "<office_words/subject_rank>*<office_words/subject_title>"
# Where a subject can begin: at a clause's beginning, behind a date, behind 据悉; not behind 在, 对, 联合, 邀请. In
# 县委书记…到企业调研 it is a person whose name may be unknown, not 县委.
_SUBJECT = worded(
    rf"(?:^|[,;:。\s]|{sk.DATE}|<event_words/opens>|[)）】])"
    rf"(?P<x>[{sk.ORG}{sk.UNRESOLVED}](?:(?:、|和|与|及|以及)?[{sk.ORG}{sk.UNRESOLVED}])*)"
    rf"(?!的|(?:、|和|与|及|以及)[{sk.ORG}{sk.UNRESOLVED}]|{_TITLE}|[^,;:。{sk.ANY}]{{0,6}}(?:负责人|人员|[承协主联]办|(?:参与|参加|配合|协助)的)|[^,;:。{sk.ANY}]{{0,16}}(?:[承协]办|组成的)"
    rf"|{sk.PLACE}?{sk.DATE}?(?:[讯电]|消息|报[道导]))"  # 竹乡日报安吉3月2日|电
)
# Others who do it: then the article's body does not. 全县各级工会…开展; 县长某某…
_OTHER = worded(
    rf"(?:^|[,;:。]|{sk.DATE})(?:[^,;:。{sk.ANY}在为以]{{0,6}}<event_words/others>|{sk.PERSON}|{sk.PLACE}{{1,3}}(?![的,]))"
)
_SINCE = late(rf"[^,;:。{sk.ANY}]{{0,8}}以来")  # 2009年重新启动|以来
_DAY_BEHIND = late(rf",?(?:于|在)?{sk.DATE}")  # 第三届竹乡运动会,[5月6日]在…
_RELATIVE = worded(rf"(?:[,;:了]|<event_words/attends>)[^。{sk.TRIGGER}]*{sk.TRIGGER}+的")
# Nor is it when something was done: 截至8月, 汇报了[近期]工作, 对县总工会[近期]工作给予肯定.
_NO_START = worded(
    r"(?:截至|截止|自|至|到|从|迄)$|(?<=[^,;:。])[了过]$|(?:(?:^|[,;:。])并?(?:对(?!口)|就|把)|<event_words/reviewed>)[^,;:。]{0,8}$"
)


@dataclass(slots=True)
class Role:
    """Who or what fills a role, and the words that say so."""

    predicate: str
    items: list[Item]
    span: Span  # of the filler
    rule: str


@dataclass(slots=True)
class Match:
    """A frame met in a sentence: its themes (one, or several coordinated programmes) and its roles."""

    frame: Frame
    themes: list[Item]
    roles: list[Role]
    trigger: Span
    skeleton: Skeleton
    rule: str = ""  # the pattern that gave the theme or the label, else the frame
    label: Span | None = None  # the words that name a clause's event
    elided: bool = False  # the subject stands in an earlier sentence
    dates: list[Item] = field(default_factory=list)
    perfect: bool = False  # 开展[了]
    announced: bool = False  # [将于]9月1日举行


def match(frame: Frame, skeleton: Skeleton, begin: int, end: int) -> Match | None:
    """What `frame` finds in `skeleton` for the trigger at `begin` to `end` (indices in it); None if it does not fit."""
    text = skeleton.text[:begin] + sk.TRIGGER * (end - begin) + skeleton.text[end:]
    trigger = skeleton.span(begin, end)
    if against := next((pattern for pattern in frame.unless if pattern.regex.search(text)), None):
        said(against.rule, trigger, "no: this pattern of `not` fits")
        return None
    themes, by = _themes(frame, skeleton, text)
    label, by = next(((hit, one.rule) for one in frame.labels if (hit := one.regex.search(text))), (None, by))
    unnamed = not themes and not label and frame.makes != "none"
    if unnamed or (frame.theme and not themes and (frame.makes != "none" or frame.classes)):
        said(frame.rule, trigger, "no: no pattern of its theme or label fits")
        return None
    found = Match(frame, themes, [], trigger, skeleton, by)
    found.perfect = skeleton.text[end : end + 1] in ("了", "过")
    found.label = skeleton.span(*label.span("x")) if label else None
    for predicate, patterns, by_subject in frame.roles:
        for pattern in patterns:
            hit = pattern.regex.search(text)
            if hit and not _told_of(frame, themes, hit, begin):
                span = hit.span("x")
                items = skeleton.inside(*span)
                if "persons" in pattern.regex.groupindex:  # whoever is in a list, though their bodies are in it, too
                    items = [item for item in items if item.symbol == sk.PERSON]
                if "seat" in pattern.regex.groupindex:  # the body whose officer it is: 县法院院长某某任审判长
                    items = [item.seat for item in items if item.seat]
                found.roles.append(Role(predicate, items, skeleton.span(*span), pattern.rule))
        if by_subject:
            _add_subject(found, predicate, skeleton, text, begin)
    if frame.makes == "none" and not themes and not found.roles:
        said(frame.rule, trigger, "no: nothing fills its roles")
        return None  # it speaks of no event: 由县文化馆主办的“竹韵”书画展
    found.roles.sort(key=lambda role: role.span.begin)  # stable: a role's patterns go from sure to vague
    behind = _DAY_BEHIND.match(text, end) if frame.of_names else None
    found.dates = _dates(skeleton, text, behind.end() if behind else begin)
    return found


def _told_of(frame: Frame, themes: list[Item], hit: re.Match[str], begin: int) -> bool:
    """Whether a body is what a name that follows tells of, no host: 华岭基地[奠基仪式]."""
    return frame.of_names and hit.end("x") == begin and any(labels.founded(one.mention.text) for one in themes)


def _themes(frame: Frame, skeleton: Skeleton, text: str) -> tuple[list[Item], str]:
    """What the trigger speaks of, and the pattern that says so: the first that fits; for programmes and documents all
    that fit."""
    many = frame.makes in ("programme", "document")
    found: dict[int, Item] = {}
    rule = frame.rule
    for pattern in frame.theme:
        hit = pattern.regex.search(text)
        if hit is None:
            continue
        items = skeleton.inside(*hit.span("x"))
        if frame.classes and not all(isinstance(i.mention, Name) and is_a(i.mention.cls, frame.classes) for i in items):
            continue
        rule = rule if found else pattern.rule
        found |= {item.begin: item for item in items}
        if not many:
            break
    return [found[begin] for begin in sorted(found)], rule


def _add_subject(found: Match, predicate: str, skeleton: Skeleton, text: str, begin: int) -> None:
    """The body at the beginning of the trigger's clause or of one before it; `elided` if nobody else does it."""
    others = [hit.end() for hit in _OTHER.finditer(text, 0, begin)]
    subjects = list(_SUBJECT.finditer(text, 0, begin))
    if subjects and _RELATIVE.search(text, subjects[-1].end()):
        subjects.pop()  # 县法院学习了5月6日|召开的全省法院会议精神
    if len(subjects) > 1 and text.startswith("组织", subjects[-2].end()) and subjects[-1].start() == subjects[-2].end():
        subjects.pop()  # 县消防救援大队|组织|县医院、县供电公司开展演练: they were made to
    if found.themes and found.themes[0].begin < found.trigger.begin and labels.mourned(found.themes[0].mention.text):
        return  # 华岭大学教授|王立平遗体告别仪式|举行
    if subjects and (not others or subjects[-1].end() >= others[-1]):
        span = subjects[-1].span("x")
        owner = (
            bool(found.themes) and skeleton.at(found.themes[0].begin) == span[1]
        )  # 某公司[技能大赛]: not surely its host
        if owner and labels.founded(found.themes[0].mention.text):
            return  # 县图书馆[启用仪式]: what is told of is no host
        rule = f"{found.frame.rule}/{'owner' if owner else 'subject'}"
        found.roles.append(Role(predicate, skeleton.inside(*span), skeleton.span(*span), rule))
    elif (
        not others
        and not any(i.symbol == sk.PERSON for role in found.roles for i in role.items)
        and (found.frame.makes not in {"event", "document"} or text[begin:].lstrip(sk.TRIGGER)[:1] != "的")
    ):
        # 在…[举办]…大赛 has one, …大赛在…[举办] and 不久前[召开]的…全会 have none
        found.elided = not found.themes or found.themes[0].begin > found.trigger.begin


def _dates(skeleton: Skeleton, text: str, begin: int) -> list[Item]:
    """The date that holds for the trigger: the last one before it that is no 截至昨日, a day before a mere year or
    season (3月5日,…为2025年春季班[讲授]); of several in a row the first (7月5日、11日)."""
    found = [
        (at, item)
        for at, item in skeleton.dates
        if at < begin
        and isinstance(item.mention, DateMention)
        and (item.mention.until or not _NO_START.search(text[:at]))  # 从8月1日起至8月31日
        and not _SINCE.match(text, at + 1)
        and not (item.mention.text.endswith("年") and text[at + 1] == "的")  # 9月14日,[今年]的活动周
    ]
    while len(found) > 1 and found[-1][0] - found[-2][0] == 2 and text[found[-1][0] - 1] in "、和及与":
        found.pop()
    exact = [one for one in found if not (isinstance(one[1].mention, DateMention) and is_year(one[1].mention.text))]
    return [item for _, item in (exact or found)[-1:]]
