"""Names of persons and of bodies as bylines have them: one beside the other, in no sentence."""

import re
from functools import cache, lru_cache

import rjieba

from kg.language.person_names import given_characters, surnames
from kg.language.simplify import simplify
from kg.late import late
from kg.lexicon import entries
from kg.lexicon.words import worded

_SEPARATOR = late(
    r"[\s\u3000\\、,，/／;；:：|｜&+（）()\[\]【】〔〕]+|(?:信息|图片|稿件)?来源(?=\s?[:：|])"
    "|(?:作者)?(?:单位|部门)(?=[:：])"
)
_SIGNS = " \t\u3000\u00a0\\□■◆◇●○▲△★☆◎※▪•·•—-－|｜:：/／、,，;；（）()[]【】〔〕"
_BRACKETS = ("（", "(", "【", "[")
_HAN = r"[\u4e00-\u9fff]"
_BODY = worded(rf"{_HAN}{{0,18}}(?:{_HAN}科|<layout_words/body>)")
_JOINED = worded(rf"(?P<body>{_BODY.pattern})(?P<name>{_HAN}{{2,3}})")
_NO_NAME = worded(r"[网报台刊表]讯?$|[的了是在不都就要会们这那和与及为被把让各每]|<layout_words/nobody>")
_NOBODY = frozenset({"通讯员", "记者", "小编", "编辑部", "全媒", "融媒"})
_JOINING = late("[和与为在]")  # 郑与国, 李为民: inside a name of three characters
_CAPTIONED = frozenset({"讲话", "合影"})  # nouns to the dictionary
_NAME_LIKE = frozenset({"nr", "a", "b"})  # words that are names where one is wanted: 作者：高峰
_COMMON = 2500  # times that jieba's corpus has a word which is no name even where one is wanted: 编辑：来源
_LIKELY, _POSSIBLE = -1.5, -4.0  # a line that is one name, several beside each other; 祁望舒 has 0.7


def persons(text: str, keyed: bool = False) -> tuple[str, ...] | None:
    """The persons that `text` names, in order: 王 芳 is one, single characters join; bodies (宣传部) are passed over.

    None if any part is neither. `keyed`: a word such as 作者 says that persons follow, so that names of any people
    (德吉卓嘎) and names that are words (高峰) count; without it a body counts only in brackets beside
    a name (（县总工会 陈立言）), as lists of winners have both side by side.
    """
    parts: list[str] = []
    half = ""
    for part in _SEPARATOR.split(text.strip(_SIGNS)):
        if len(part) == 1 and not half:
            half = part
            continue
        parts.append(half + part)
        half = ""
    if half:
        return None
    parts = [piece for part in parts for piece in (_apart(part) if keyed else (part,))]
    places = {part for part in parts if len(parts) > 1 and is_place(part)}  # 安吉|融媒记者|陈立言
    found = [part for part in parts if part not in places and _is_person(part, keyed, len(parts) > 1)]
    others = [part for part in parts if part and part not in found and part not in places]
    if any(len(part) < 2 or not _BODY.fullmatch(simplify(part)) for part in others):
        return None
    if not keyed and (not found or (others and not text.startswith(_BRACKETS))):
        return None
    return tuple(found)


def beside_body(text: str) -> tuple[str, ...]:
    """The one to four names that `text` has beside a body, one behind the other or joined, and nothing else: 县总工会
    陈立言; 宣传部陈立言 校医院祁望舒; 陈立言（县总工会）. Empty for all other texts."""
    parts = [piece for part in _SEPARATOR.split(text.strip(_SIGNS)) if part for piece in _apart(part)]
    names = [part for part in parts if _person().fullmatch(simplify(part)) and _is_person(part, True, True)]
    bodies = [part for part in parts if part not in names and len(part) > 1 and _BODY.fullmatch(simplify(part))]
    whole = bodies and 1 <= len(names) <= 4 and len(names) + len(bodies) == len(parts)
    return tuple(names) if whole else ()


def _apart(part: str) -> tuple[str, ...]:
    """A body and the name that joins it: 宣传部陈立言."""
    if len(part) == 4 and simplify(part[:2]) in surnames("weight"):
        return (part,)  # 欧阳永志, with a place's name at its end
    if len(part) > 3 and is_place(part[-2:]) and _person().fullmatch(simplify(part[:-2])):
        return (part[:-2],)  # 記者陳立言|台中|報導
    joined = _JOINED.fullmatch(simplify(part))
    if (
        joined is None
        or joined.end("body") < 2
        or _is_person(part, True, True)
        or not _person().fullmatch(joined["name"])
    ):
        return (part,)
    return part[: joined.end("body")], part[joined.end("body") :]


@lru_cache(maxsize=4096)
def _is_person(raw: str, keyed: bool, beside: bool) -> bool:
    name = simplify(raw)
    if (
        name in _NOBODY
        or not 2 <= len(name) <= 12
        or _NO_NAME.search(_JOINING.sub("", name[1:]) if keyed and len(name) == 3 else name)
    ):
        return False
    if not _person().fullmatch(name):
        unknown = keyed and 3 <= len(name) <= 5 and re.fullmatch(f"{_HAN}+", name) and not _BODY.fullmatch(name)
        return (
            bool(unknown)
            and not _speaks(name)
            and not _does(name)
            and not (len(name) == 5 and rjieba.has_word(name[3:]))
        )
    if "·" in name or _minority().fullmatch(name):
        return True
    if len(name) > 2 and _BODY.fullmatch(name) and (not keyed or name[-1] not in "科州" or rjieba.has_word(name[:-1])):
        return False  # 组宣部, 宣传科; 周文科 may be one
    if keyed:
        common = rjieba.has_word(name) and rjieba.suggest_freq(name) > _COMMON
        return (name not in entries("not_names") and not common) or rjieba.tag(name)[0][1] in _NAME_LIKE
    ordinary = name in entries("not_names") or (rjieba.has_word(name) and rjieba.tag(name)[0][1] not in ("nr", "nrfg"))
    return not ordinary and _weight(name) >= (_POSSIBLE if beside else _LIKELY)


def is_usual(name: str) -> bool:
    """Whether `name` has the form of a Chinese name, or one with a dot or of known parts: no 青禾有色."""
    return _person().fullmatch(simplify(name)) is not None


def is_place(part: str) -> bool:
    """Whether `part` is a place's name of two characters in the dictionary: 安吉."""
    name = simplify(part)
    return len(name) == 2 and rjieba.has_word(name) and rjieba.tag(name)[0][1] == "ns"


def _speaks(run: str) -> bool:
    """Whether `run` is a word, or has one that is no noun or a place's name: 均来自网络, 陈立言安吉."""
    words = ((word, tag) for word, tag in rjieba.tag(run) if len(word) > 1 and rjieba.has_word(word))
    return any(word == run or tag[0] not in "nj" or tag == "ns" for word, tag in words)


def _does(name: str) -> bool:
    """Whether a name of two characters stands before what its bearer does, as under a picture: 陈立|讲话."""
    said = len(name) == 4 and _person().fullmatch(name[:2]) is not None and rjieba.has_word(name[2:])
    return said and (name[2:] in _CAPTIONED or rjieba.tag(name[2:])[0][1] in ("v", "vn"))


def _weight(name: str) -> float:
    """How much `name` is like a person's: its surname's weight and those of its given characters."""
    surname = name[:2] if len(name) > 2 and name[:2] in surnames("weight") else name[0]
    given = name[len(surname) :]
    weights = (max(given_characters("weight").get(char, -1.0), -4.0) for char in given)
    return min(surnames("weight")[surname], 5.0) - 4.0 + 0.7 * (len(given) == 2) + 0.8 * sum(weights)


@cache
def _person() -> re.Pattern[str]:
    single = "".join(name for name in surnames("weight") if len(name) == 1)
    double = "|".join(name for name in surnames("weight") if len(name) == 2)
    return re.compile(
        rf"(?:{double}){_HAN}{{1,2}}|[{single}]{_HAN}{{1,2}}|{_HAN}{{2,5}}·{_HAN}{{2,5}}|{_minority().pattern}"
    )


@cache
def _minority() -> re.Pattern[str]:
    parts = entries("name_parts")
    return re.compile(f"(?:{'|'.join(sorted(parts, key=lambda part: (-len(part), part)))}){{2,3}}")
