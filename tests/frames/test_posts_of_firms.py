"""Posts in firms, clubs, special regions and bodies abroad, through the whole of an article's way."""

import pytest
from invented import article

from kg.extract import extract

# sentence → person = body + title
CASES = {
    "集团公司党委书记、董事长王立平到项目部检查,第三工程局党委书记、执行董事李雪,党委副书记、总经理陈海陪同。": {
        "李雪": ["第三工程局党委书记", "第三工程局执行董事"],
        "陈海": ["第三工程局党委副书记", "第三工程局总经理"],
    },
    "华岭集团有限公司成立。副市长王立平来到承建的青禾水泥厂工地,公司董事长李雪汇报。": {
        "李雪": ["华岭集团有限公司董事长"]
    },
    "市长王立平到我司调研,华岭集团董事长李雪参加,集团董事长陈海陪同。": {
        "李雪": ["华岭集团董事长"],
        "陈海": [],
    },
    "湖州市茶叶商会会长王立平,五月份轮值会长李雪、陈海参加。": {
        "王立平": ["湖州市茶叶商会会长"],
        "李雪": ["湖州市茶叶商会轮值会长"],
        "陈海": ["湖州市茶叶商会轮值会长"],
    },
    "安吉农商银行党委书记王立平,监事长李雪参加活动。": {"李雪": ["安吉农商银行监事长"]},
    "安吉县委常委组织部长王立平、县委常委宣传部长李雪参加活动。": {
        "李雪": ["中共安吉县委员会常委", "中共安吉县委员会宣传部部长"]
    },
    "安吉县开会,县委委员宣传部副部长王立平讲话。": {"宣传部": []},
    "安吉县政府残工委副主任王立平、县妇儿工委办主任李雪到场。": {
        "王立平": ["安吉县残疾人工作委员会副主任"],
        "李雪": ["安吉县妇女儿童工作委员会办公室主任"],
    },
    "法国浙江联谊会会长王立平、旅德安吉商会共同主席李雪到访。": {
        "王立平": ["法国浙江联谊会会长"],
        "李雪": ["旅德安吉商会共同主席"],
    },
    "巴基斯坦驻华使馆公使衔参赞阿里与联合国儿童基金会驻华代表李雪到访。": {
        "李雪": ["联合国儿童基金会驻华代表"],
    },
    "香港运输署署长王立平、行政长官办公室主任李雪到场。": {
        "王立平": ["香港特别行政区政府运输署署长"],
        "李雪": ["香港特别行政区行政长官办公室主任"],
    },
    "行政院发言人王立平、国防部部长李雪、总统府秘书长陈海、立法委员孙明说明。": {
        "李雪": ["国防部部长"],
        "陈海": ["总统府秘书长"],
        "孙明": ["立法院立法委员"],
    },
    "云林县议会议长、副议长及秘书长齐聚一堂。": {"齐聚": []},
}


@pytest.mark.parametrize("sentence", CASES)
def test_posts(sentence: str) -> None:
    found: dict[str, list[str]] = {}
    for claim in extract(article(sentence)).claims:
        if claim.predicate == "org:holds":
            assert not isinstance(claim.object, str)
            found.setdefault(claim.subject.label, []).append(claim.object.label)
    wanted = CASES[sentence]
    assert {name: posts for name, posts in found.items() if name in wanted} == {
        name: posts for name, posts in wanted.items() if posts
    }
