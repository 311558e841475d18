from kg.language import analyse
from kg.mentions.parallels import parts_levels


def parted(raw: str) -> bool:
    text = analyse(raw)
    return any(parts_levels(text, index) for index in range(len(text.tokens)))


def test_a_mark_between_two_levels_of_a_noun() -> None:
    assert parted("省、市劳模座谈会召开。")
    assert parted("国家级、省级技能大赛。")


def test_a_mark_between_two_nouns_that_only_end_or_begin_so() -> None:
    assert not parted("走进竹乡、市场。")
    assert not parted("省、")
    assert not parted("、市")
