"""Words of one character before names, which the tagger joins with them."""

import pytest

from kg import read_text
from kg.language import analyse
from kg.lexicon import table
from tests.helpers import each


@each(table("leading_words", "character", "tag", "where", "example"))
def test_word_is_one_of_its_own(row: dict[str, str]) -> None:
    before, name, behind = row["example"].replace("]", "[").split("[")
    bounds = {token.begin for token in analyse(before + name + behind).tokens}
    assert before.endswith(row["character"])
    assert len(before) in bounds or row["where"] == "behind", row


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("王立平赴永山集团有限公司调研。", "永山集团有限公司"),
        ("安吉县人民政府及永山集团有限公司参加。", "永山集团有限公司"),
        ("县总工会邀云洲中学师生参观。", "云洲中学"),
        ("王立平一行访竹岩建设集团。", "竹岩建设集团"),
        ("县医院携长塘食品有限公司送温暖。", "长塘食品有限公司"),
        ("上海同花顺信息有限公司签约。", "上海同花顺信息有限公司"),  # a name that begins so
        ("从化区总工会召开会议。", "从化区总工会"),
    ],
)
def test_body_behind_a_leading_word(text: str, body: str) -> None:
    (article,) = read_text(text)
    found = {mention.surface for mention in article.mentions}
    assert body in found and not any(one.endswith(body) and one != body for one in found)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("华岭大学举行典礼。典礼上校工会主席李雪致辞。", {"华岭大学工会"}),
        ("华岭大学举办培训班。培训班上校党委书记李雪作报告。", {"华岭大学"}),
        ("武警湖州支队上校支队长李雪讲话。", {"武警湖州支队"}),
    ],
)
def test_on_an_occasion_is_no_colonel(text: str, held: set[str]) -> None:
    claims = [claim for article in read_text(text) for claim in article.claims]
    assert {claim.object.label for claim in claims if claim.predicate == "org:postIn"} == held
