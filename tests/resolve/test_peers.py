"""What stands beside a body is no unit of it, and what is said of one party or group is not another's."""

import pytest
from invented import article

from kg.extract import extract
from kg.model import Entity


def units(text: str) -> dict[str, str]:
    claims = (one for one in extract(article(text)).claims if one.predicate == "org:unitOf")
    return {one.subject.label: one.object.label for one in claims if isinstance(one.object, Entity)}


def posts(text: str) -> set[str]:
    return {one.object.label for one in extract(article(text)).claims if one.predicate == "org:holds"}


@pytest.mark.parametrize(
    "text",
    [
        "华岭电视台、青禾电视台等媒体到场。",
        "会议邀请雪岭演艺有限责任公司和第九师秦剧团演出。",
        "经济管理学院院长金明涛、机械学院副院长王立平、校友办主任李雪到会。",
        "华岭市第一医院、同安医院签约，华岭市第一医院院长王立平致辞。",
        "王立平当选最高人民法院院长，农业与农村委员会主任委员李雪到会。",
        "华岭广播电视台60多部纪录片播出。",
        "中国银行保险监督管理委员会召开会议。",
    ],
)
def test_no_unit_of_what_stands_beside(text: str) -> None:
    assert units(text) == {}


def test_a_unit_is_one_all_the_same() -> None:
    assert units("华岭机械有限公司总经理王立平作报告，人力资源部部长李雪到会。") == {
        "华岭机械有限公司人力资源部": "华岭机械有限公司"
    }
    assert "安吉县人民医院工会" in units("安吉县人民医院工会主席王立平到会。")


def test_the_branch_of_another_house() -> None:
    assert units("华岭公司党支部、青竹传媒党支部联合开展学习。") == {"华岭公司党支部": "华岭公司"}
    assert units("华岭公司工会、青竹建材工会结对。") == {"华岭公司工会": "华岭公司"}
    found = units("华岭公司党委获得一等奖，青竹建材党支部、停车公司党支部获得二等奖。")
    assert found == {"华岭公司党委": "华岭公司"}
    assert "青竹投资党总支" not in units("集团审计部党支部与青竹投资党总支联合开展学习。")
    ours = units("华岭公司党委书记王立平到会，公司党支部、综合部党支部、机关党支部书记参加。")
    assert ours == {"华岭公司党支部": "华岭公司", "华岭公司综合部党支部": "华岭公司"}


def test_the_group_is_not_the_firm_that_it_visits() -> None:
    held = posts("11月9日，集团公司党委委员、副总经理王立平到青山沟矿业公司调研。")
    assert held == {"集团公司党委委员", "集团公司副总经理"}


def test_the_offices_of_another_party() -> None:
    assert posts("越共中央政治局委员、中央书记处书记、中组部部长张氏梅来访。") == {"越南共产党中央书记处书记"}
    assert posts("中共中央政治局委员、中组部部长王立平到会。") != set()


def test_no_candidate_holds_and_no_expert_is_one_of_a_conference() -> None:
    assert posts("安吉县委召开会议，确定王立平同志为县文化和旅游局局长拟任人选。") == set()
    assert posts("全国政协委员和专家王立平、李雪等发言。") == {"中国人民政治协商会议全国委员会委员"}


@pytest.mark.parametrize("row", ["党委书记、纪委书记", "党委委员、纪委书记", "党委副书记、副院长、纪委书记"])
def test_discipline_committee_of_a_hospital_of_the_place(row: str) -> None:
    held = posts(f"安吉县委副书记李雪到会。安吉县第一人民医院{row}王立平主持会议。")
    assert "安吉县第一人民医院纪委书记" in held and "中共安吉县纪律检查委员会书记" not in held
    assert "中共安吉县纪律检查委员会书记" in posts("安吉县委常委、纪委书记王立平到会。")
