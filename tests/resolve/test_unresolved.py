"""Bodies that nothing on the page resolves: local to their article, never guessed, never joined."""

import pytest
from helpers import each
from invented import article

import kg
from kg.extract import extract
from kg.graph import assemble

KEY = "0" * 12 + "-1"
# body → the local bodies, each with the forms that the text calls it by
LOCAL = {
    "县人大常委会主任王立平主持会议。": {"县人大常委会": ("县人大常委会",)},
    "我县总工会开会,县总工会主席王立平讲话。": {"县总工会": ("县总工会", "我县总工会")},
    "县政府开会,副县长王立平讲话。": {"县人民政府": ("县人民政府", "县政府")},
    "副县长王立平讲话。": {"县人民政府": ("县人民政府",)},
    "我校召开会议,校党委书记王立平讲话,学校参会。": {"我校": ("学校", "我校", "校")},
    "公司工会主席王立平慰问职工。": {"公司": ("公司",), "公司工会": ("公司工会",)},
    "公司总经理王立平慰问职工。": {"公司": ("公司",)},
    "我县县委常委、总工会主席王立平出席。": {"县委": ("县委",), "县总工会": ("县总工会", "总工会")},
    "省、市总工会派员。": {"省总工会": ("省总工会",), "市总工会": ("市总工会",)},
    "县侨联主席王立平、办公室主任李雪到会。": {"县侨联": ("县侨联",), "县侨联办公室": ("办公室", "县侨联办公室")},
    "本台记者、本站编辑报道。": {},
    "州长王立平讲话。": {},
    "典礼上,党委组织部部长王立平讲话。": {"党委组织部": ("党委组织部",)},
    "我校马克思主义学院副教授王立平授课。": {
        "我校": ("我校",),
        "校马克思主义学院": ("校马克思主义学院", "我校马克思主义学院"),
    },
    "我校比赛。化学工程学院、数学系获奖。": {
        "我校": ("我校",),
        "校化学工程学院": ("化学工程学院",),
        "校数学系": ("数学系",),
    },
    "物理系与化学系比赛。": {"物理系": ("物理系",), "化学系": ("化学系",)},
    "视察我市养老服务体系建设情况。": {},
    "我校与社区的关系、管理系统、联系方式。": {"我校": ("我校",)},
    "客人到我院。医务科、科研处负责人参加。": {
        "我院": ("我院",),
        "院科研处": ("科研处",),
        "院医务科": ("医务科",),
    },
    "校党委书记王立平到青禾大学。国资处负责人参加。": {"校": ("校",)},
    "讲座由校社科处、院团委和校关工委主办。": {
        "校": ("校",),
        "校社科处": ("校社科处",),
        "院": ("院",),
        "院团委": ("院团委",),
        "校关工委": ("校关工委",),
    },
    "我校校企合作处负责人参加。": {"我校": ("我校",), "校企合作处": ("我校校企合作处",)},
    "镇应急办、武装部负责人参加。": {"镇应急办": ("镇应急办",)},
    "该院召开会议。": {},
    "相关学院院长王立平到场。": {},
    "公司要依法经营,学校要依法办学。": {},
    "各级工会、企业工会主席参加。": {},
    "安吉县总工会开会,县总工会主席王立平讲话。": {},
}


@each(LOCAL)
def test_local_bodies(body: str) -> None:
    found: dict[str, set[str]] = {}
    for mention in extract(article(body)).mentions:
        if mention.entity.scope == KEY and mention.entity.cls != "Person":
            found.setdefault(mention.entity.label, set()).add(mention.surface)
    assert found == {label: set(forms) for label, forms in LOCAL[body].items()}


@pytest.mark.parametrize(
    ("headline", "body", "found"),
    [
        ("我局开展宣传", "安吉县水利局举行活动。", {"安吉县水利局"}),
        ("我校开展宣传", "8月6日,安吉县第二中学在操场举行比赛。", {"安吉县第二中学"}),
        ("我校校长李雪获奖", "安吉县教育局举办比赛。", {"安吉县教育局", "我校"}),
        ("我校校长李雪主持", "华岭大学教授王立平到校举办讲座。", {"华岭大学", "我校"}),
    ],
)
def test_whose_headline_it_is_the_text_may_tell(headline: str, body: str, found: set[str]) -> None:
    bodies = (mention.entity for mention in extract(article(body, headline)).mentions)
    assert {one.label for one in bodies if one.cls in {"School", "GovernmentBody"}} == found


def test_two_articles_never_share_one() -> None:
    bodies = "县总工会主席王立平讲话。", "县总工会主席李雪讲话。"
    graph = assemble([extract(article(body, source=f"{number}" * 64)) for number, body in enumerate(bodies)]).graph
    unions = [term for term in graph.blocks if term.startswith("id:org-")]
    assert len(unions) == 2
    assert all("kgo:Unresolved" in str(graph.blocks[term]) for term in unions)


def test_a_resolved_body_says_nothing_of_it() -> None:
    graph = assemble([extract(article("安吉县总工会主席王立平讲话。"))]).graph
    assert "kgo:resolution" not in str(graph.blocks)


def test_an_ending_alone_is_of_whom_the_page_speaks_of() -> None:
    told = "德清县总工会开会。居委会主任王立平发言。"  # of which of the county's?
    assert "居委会" not in {mention.entity.label for mention in extract(article(told)).mentions}
    assert "居委会" in {mention.entity.label for mention in extract(article("居委会主任王立平发言。")).mentions}


@pytest.mark.parametrize(
    ("body", "cls"),
    [
        ("我校校企合作处处长王立平发言。", "Organisation"),
        ("我院召开会议,院办公室主任王立平发言。", "Organisation"),
        ("校企合作处处长王立平发言。", "Organisation"),
        ("县应急办主任王立平发言。", "GovernmentBody"),
    ],
)
def test_an_office_is_of_the_state_only_where_its_body_is(body: str, cls: str) -> None:
    units = {m.entity for m in extract(article(body)).mentions if m.entity.label.endswith(("处", "办", "办公室"))}
    assert {unit.cls for unit in units} == {cls}


def test_the_armed_police_is_military() -> None:
    found = {m.entity for m in extract(article("武警浙江省总队训练基地官兵参加。")).mentions if "武警" in m.surface}
    assert {one.cls for one in found} == {"MilitaryUnit"}


def test_what_a_house_is_called_in_short_is_that_house() -> None:
    said = "5月13日，学院党委书记王立平到安吉县看望我院驻村干部。学院办公室主任李雪参加。"
    found = [one for read in kg.read_text(said) for one in read.mentions if one.surface in ("学院", "我院")]
    assert {(one.entity.cls, one.entity.label) for one in found} == {("School", "学院")}
    bare = "5月13日，我院院长王立平到安吉县看望医疗队。"
    assert {one.entity.cls for read in kg.read_text(bare) for one in read.mentions if one.surface == "我院"} == {
        "Organisation"
    }


def test_a_firm_of_which_an_accident_is_told_is_not_the_one_that_speaks() -> None:
    said = "4月17日，公司副总经理王立平陪同检查。检查组要求吸取青禾煤业有限公司露天煤矿事故教训。"
    found = {one.entity.label for read in kg.read_text(said) for one in read.mentions if one.surface == "公司"}
    assert found == {"公司"}
