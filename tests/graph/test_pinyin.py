"""How Chinese is read."""

from helpers import each
from hypothesis import given
from hypothesis import strategies as st

from kg.graph.pinyin import syllables


@each(
    [
        ("重庆市", "chong qing shi"),
        ("重点工作", "zhong dian gong zuo"),
        ("县长", "xian zhang"),
        ("长春", "chang chun"),
        ("银行行长", "yin hang hang zhang"),
        ("第2版", "di ban"),
        ("二〇二五", "er ling er wu"),
        ("吕", "lu"),
        ("", ""),
    ]
)
def test_readings(text: str, read: str) -> None:
    assert " ".join(syllables(text)) == read


@given(st.text())
def test_any_text_gives_plain_syllables(text: str) -> None:
    found = list(syllables(text))
    assert len(found) <= len(text)
    assert all(each.isascii() and each.isalpha() and each.islower() for each in found)
