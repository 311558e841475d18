"""Ministries of other states whose name stands further before: over the offices of one holder, in a list of guests."""

from helpers import each
from invented import article

from kg.extract import extract
from kg.model import Entity

HELD = {
    "爱尔兰副总理兼外交部长莱科夫到访。": {"爱尔兰政府副总理", "爱尔兰外交部部长"},
    "总理会见越共中央政治局委员、公安部部长邵敬谦。": {"越南公安部部长"},
    "法国总统莱科夫、财政部长卡迪勒出席。": {"法国政府总统", "法国财政部部长"},
    "法国总统莱科夫、财政部部长邵敬谦出席。": {"法国政府总统", "中华人民共和国财政部部长"},
    "玻利维亚经济与公共财政部长莱科夫说。": {"玻利维亚经济与公共财政部部长"},
    "法国外长和国防部长莱科夫到访。": {"法国外交部外长", "法国国防部部长"},
    "国务委员兼外交部部长邵敬谦会见法国总统莱科夫。": {
        "中华人民共和国国务院国务委员",
        "中华人民共和国外交部部长",
        "法国政府总统",
    },
    "越南共产党中央政治局委员、中央书记处书记邵敬谦到访。": {
        "越南共产党中央政治局委员",
        "越南共产党中央书记处书记",
    },
    "巴西总统卡迪勒与国防部长绍伊古、参谋长等开会。": {"巴西政府总统"},
    "国务院副总理、教育部部长邵敬谦讲话。": {"中华人民共和国国务院副总理", "中华人民共和国教育部部长"},
    "爱尔兰副总理兼外交部长莱科夫到访。巴西总统卡迪勒到访，外交部部长邵敬谦讲话。": {
        "爱尔兰政府副总理",
        "爱尔兰外交部部长",
        "巴西政府总统",
        "中华人民共和国外交部部长",
    },
}


@each(HELD.items())
def test_posts(text: str, posts: set[str]) -> None:
    claims = extract(article(text)).claims
    held = (one.object for one in claims if one.predicate == "org:holds")
    assert {one.label for one in held if isinstance(one, Entity)} == posts
