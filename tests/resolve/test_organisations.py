"""Which body a short name means in its article."""

import pytest
from invented import article

from kg.extract import extract

# headline, body → short name: full name ("" where it must stay out)
CASES = [
    ("安吉县总工会召开会议", "会议传达省、市总工会精神。", {"省总工会": "浙江省总工会", "市总工会": "湖州市总工会"}),
    (
        "安吉县开展检查",
        "县总工会和县人社局开展检查。",
        {"县人社局": "安吉县人力资源和社会保障局"},
    ),
    ("安吉县开展检查", "该县联合县农业农村、市场监管、人社等部门行动。", {"市场监管部门": "安吉县市场监督管理局"}),
    ("一地开展检查", "县总工会开展检查。", {"县总工会": ""}),
    ("", "湖州市公安局、卫生局派员到场。", {"卫生局": "湖州市卫生局"}),
    ("", "华岭机械有限公司举行大赛,由公司工会主办。", {"公司工会": "华岭机械有限公司工会"}),
    ("华岭集团举行大赛", "华岭机械集团有限公司举行大赛。", {"华岭集团": "华岭机械集团有限公司"}),
    ("安吉县各级工会开展活动", "全县各级工会、企业工会开展活动。", {"工会": ""}),
    ("", "共青团安吉县委联合民盟湖州市委会举办活动。", {"民盟湖州市委会": "中国民主同盟湖州市委员会"}),
    ("", "安吉县人民医院工会邀请专家。", {"安吉县人民医院工会": "安吉县人民医院工会"}),
]


@pytest.mark.parametrize(("headline", "body", "wanted"), CASES)
def test_short_names(headline: str, body: str, wanted: dict[str, str]) -> None:
    names: dict[str, set[str]] = {}
    for mention in extract(article(body, headline or None)).mentions:
        if mention.entity.cls not in {"Person", "AdministrativeArea"}:
            names.setdefault(mention.surface, set()).add(mention.entity.label)
    for short, full in wanted.items():
        assert names.get(short, set()) == ({full} if full else set()), names
