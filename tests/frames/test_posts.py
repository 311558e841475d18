"""Who holds what post where, through the whole of an article's way."""

import pytest
from invented import article

from kg.extract import extract

# sentence → person = body + title
CASES = {
    "安吉县委副书记、总工会主席王立平讲话。": {"王立平": ["中共安吉县委员会副书记", "安吉县总工会主席"]},
    "安吉县总工会党组书记王立平主持会议。": {"王立平": ["安吉县总工会党组书记"]},
    "安吉县总工会副主席李雪、张建国带队。": {"李雪": ["安吉县总工会副主席"], "张建国": ["安吉县总工会副主席"]},
    "诸暨市委常委、常务副市长王立平指出。": {"王立平": ["中共诸暨市委员会常委", "诸暨市人民政府常务副市长"]},
    "湖州市王立平市长指示。": {"王立平": ["湖州市人民政府市长"]},
    "安吉县人民医院邀请华岭大学王立平教授授课。": {"王立平": ["华岭大学教授"]},
    "团市委书记王立平、湖州市总工会常务副主席李雪到会。": {"李雪": ["湖州市总工会常务副主席"]},
    "安吉县人大常委会主任王立平主持会议,副主任李雪出席。": {
        "王立平": ["安吉县人民代表大会常务委员会主任"],
        "李雪": ["安吉县人民代表大会常务委员会副主任"],
    },
    "王立平当选为安吉县总工会主席,李雪当选为副主席。": {"王立平": ["安吉县总工会主席"], "李雪": ["安吉县总工会副主席"]},
    "华岭机械有限公司党委书记、工会主席王立平,副总经理李雪到场。": {
        "王立平": ["华岭机械有限公司党委书记", "华岭机械有限公司工会主席"],
        "李雪": ["华岭机械有限公司副总经理"],
    },
    "安吉县梅溪镇党委副书记、镇长王立平走访。": {"王立平": ["中共梅溪镇委员会副书记", "梅溪镇人民政府镇长"]},
    "王立平,男,汉族,1975年3月生,现任安吉县财政局党组书记、局长。": {
        "王立平": ["安吉县财政局党组书记", "安吉县财政局局长"]
    },
    "法国总理马丁来访。": {},
    "有关部门负责人王立平介绍。": {},
}


@pytest.mark.parametrize("sentence", CASES)
def test_posts(sentence: str) -> None:
    found: dict[str, list[str]] = {}
    for claim in extract(article(sentence)).claims:
        if claim.predicate == "org:holds":
            assert not isinstance(claim.object, str)
            found.setdefault(claim.subject.label, []).append(claim.object.label)
    wanted = CASES[sentence]
    assert {name: posts for name, posts in found.items() if name in wanted or not wanted} == wanted
