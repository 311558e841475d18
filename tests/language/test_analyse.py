import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language.analyse import MOST, analyse, fold


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        ("２０２４年（８月）", "2024年(8月)"),
        ("花蓮縣總工會召開會議，選舉產生新一屆委員會", "花莲县总工会召开会议,选举产生新一届委员会"),
        ("「職工之家」揭牌・啟用，時長", "“职工之家”揭牌·启用,时长"),
        ("乾隆年间的著名藏书楼", "乾隆年间的著名藏书楼"),
        ("會議於9月26日舉行，徵集意見", "会议于9月26日举行,征集意见"),
        ("於丽5月到会", "於丽5月到会"),
        ("\ue000\ue00a召开会议，\ue863到会", "\ufffd\ufffd召开会议,\ue863到会"),
    ],
)
def test_folding_makes_one_spelling(raw: str, folded: str) -> None:
    assert fold(raw) == folded


@given(st.text(alphabet="會議召开。！？；\n”」“「a１，的", max_size=40))
def test_sentences_and_words_stand_where_they_say(raw: str) -> None:
    text = analyse(raw)
    assert len(text.folded) == len(raw) and text.raw == raw
    assert "".join(text.folded[token.begin : token.end] for token in text.tokens) == text.folded
    assert all(before.end <= after.begin for before, after in zip(text.sentences, text.sentences[1:], strict=False))


def test_a_closing_quotation_mark_stays_with_its_sentence() -> None:
    text = analyse("“会员很多。”主席说。第二句")
    assert [text.raw[s.begin : s.end] for s in text.sentences] == ["“会员很多。”", "主席说。", "第二句"]


def test_a_sentence_is_bounded() -> None:
    long = analyse("青禾县总工会召开会议，" * 500 + "。\n会。")
    assert all(sentence.end - sentence.begin <= MOST for sentence in long.sentences)
    assert "".join(long.raw[slice(*sentence)] for sentence in long.sentences) == long.raw
    assert all(long.raw[sentence.end - 1] in "，。\n" for sentence in long.sentences)
    assert [one.end for one in analyse("会" * 4000).sentences] == [1500, 3000, 4000]
    assert len(analyse(f"{'会' * 1499}。").sentences) == 1


def test_radicals_of_pdf_fonts_are_characters() -> None:
    assert fold("安吉县总⼯会⾼⽴平，⻓江") == "安吉县总工会高立平,长江"


@pytest.mark.parametrize("said", ["会议由[院]党委书记主持", "与[局]工会主席座谈", "向[矿]党委汇报"])
def test_a_preposition_and_the_house_behind_it_are_two_words(said: str) -> None:
    house = said.index("[")
    text = analyse(said.replace("[", "").replace("]", ""))
    assert {house, house + 1} <= {token.begin for token in text.tokens}
