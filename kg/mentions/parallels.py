"""Marks that part no names: the levels of one noun."""

from kg.model import Text

_LEVELS = frozenset("国家 国家级 省 省级 市 市级 县 县级 区 区级 镇 乡 村 校 校级 院 院级".split())


def parts_levels(text: Text, index: int) -> bool:
    """Whether the token `index` is a mark between two levels of what follows: 省[、]市劳模座谈会."""
    if not 0 < index < len(text.tokens) - 1 or text.folded[text.tokens[index].begin] != "、":
        return False
    return all(text.folded[one.begin : one.end] in _LEVELS for one in text.tokens[index - 1 : index + 2 : 2])
