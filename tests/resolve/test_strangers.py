"""Every feature of a place elsewhere holds in its example and not in its counterexample; whose 县总工会 it is where the
page names guests alone."""

import pytest
from helpers import each
from invented import article

from kg.extract import extract
from kg.language import analyse
from kg.lexicon import Row, table
from kg.mentions import places
from kg.resolve.strangers import features, holding, windows

ROWS = table("place_guests", "feature", "pattern", "weight", "example", "counterexample")


def _holds(marked: str) -> set[str]:
    begin = marked.index("[")
    text = analyse(marked.replace("[", "").replace("]", ""))
    found = places.find(None, text).body
    named = [place for place, _ in windows(text.folded, found)]
    at = [one.place for one in found].index(next(one.place for one in found if one.begin == begin))
    place, window = list(windows(text.folded, found))[named.index(found[at].place)]
    return {one.name for rows in features() for one in holding(window, place, rows)}


@each([row for row in ROWS if row["pattern"] != "code"])
def test_features_of_a_place_elsewhere(row: Row) -> None:
    assert row["feature"] in _holds(row["example"])
    assert row["feature"] not in _holds(row["counterexample"])


def test_who_comes_from_a_higher_place_is_hardly_a_stranger() -> None:
    assert "above" in _holds("[浙江省]教育厅厅长王立平一行来我县调研")
    assert "above" not in _holds("[长兴县]副县长王立平一行来我县考察")


@pytest.mark.parametrize(
    ("headline", "text", "there", "never"),
    [
        (
            None,
            "8月24日，云和县工商联赴龙泉市工商联学习。县人大常委会副主任王立平、统战部副部长、工商联党组书记李敏参加。",
            {"云和县工商业联合会", "龙泉市工商业联合会"},
            "龙泉市工商业联合会党组",
        ),
        (
            "江山市委副书记来市总工会考察",
            "7月8日，浙江省江山市委副书记陈敏一行来市总工会考察，市总工会主席王立平陪同。",
            {"市总工会"},
            "江山市总工会",
        ),
        (
            None,
            "近日，云和县公安局副局长方明率队到县公安局学习，县公安局副局长王立平参加座谈。",
            {"县公安局", "云和县公安局"},
            "",
        ),
        (
            "我市代表团赴嘉兴市考察",
            "8月6日，市委书记王立平率代表团赴嘉兴市考察。市发改委主任赵信参加。",
            {"市委", "市发改委"},
            "嘉兴市发展和改革委员会",
        ),
        (
            None,
            "4月17日，市政协副主席王立平率委员赴浙江省云和县、江苏省昆山市考察。市文旅局副局长赵信参加。",
            {"市政协", "市文旅局"},
            "昆山市文化和旅游局",
        ),
        (None, "10月11日，平湖市新埭镇党委书记周文来我镇考察，镇党委书记王立平陪同。", {"镇党委"}, ""),
        (
            None,
            "6月9日，龙游县教育局与县教育局签订协议。县教育局局长王立平签字。",
            {"县教育局", "龙游县教育局"},
            "",
        ),
    ],
)
def test_a_body_of_no_known_place_is_none_of_the_guests(
    headline: str | None, text: str, there: set[str], never: str
) -> None:
    labels = {one.entity.label for one in extract(article(text, headline)).mentions}
    assert there <= labels
    assert never not in labels


@each(
    [
        (
            None,
            "9月13日，龙泉市妇联主席王立平率队赴建德市学习。建德市妇联主席李敏陪同。市妇联一行参观社区。",
            "龙泉市妇女联合会",
        ),
        (
            None,
            "4月18日，龙泉市妇联组织学习活动。市妇联主席王立平参加。考察团一行先后赴泰州市、常州市。泰州市妇联主席李敏、常州市妇联"
            "主席赵信陪同。常州市妇联介绍情况。常州市妇联举办座谈。",
            "龙泉市妇女联合会",
        ),
        (None, "12月13日，雲和縣委常委王立平、縣婦聯一行來龍泉考察。龍泉市委常委李敏參加。", "云和县妇女联合会"),
        (None, "6月9日，安吉县委书记王立平一行到县人民医院调研。县卫健局局长赵信陪同。", "安吉县人民医院"),
        (None, "6月9日，安吉县总工会主席王立平率队赴长兴县学习。县总工会副主席李敏参加。", "安吉县总工会"),
        (None, "6月9日，永康市市长王立平会见东阳市客人。市外事办主任李敏参加。", "永康市外事办公室"),
        (
            "诸暨市代表团来安吉县考察",
            "6月9日，诸暨市委书记周文率代表团来安吉县考察。县委书记王立平陪同。",
            "中共安吉县委员会",
        ),
        (None, "6月9日，松阳县委书记王立平率团赴嘉善县考察。嘉善县委书记周文，县长赵信陪同。", "嘉善县人民政府"),
        (None, "6月9日，安吉县举办运动会，邀请德清县总工会观摩。县总工会主席王立平致辞。", "安吉县总工会"),
    ]
)
def test_a_body_of_the_page_stays_its_own(headline: str | None, text: str, there: str) -> None:
    found = extract(article(text, headline))
    assert there in {one.entity.label for one in found.mentions}
    assert not any(one.entity.label[0] in "市县省" for one in found.mentions)
