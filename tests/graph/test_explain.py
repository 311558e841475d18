"""What is said of an entity, in words."""

import pytest
from invented_graph import EXTRACTIONS, of

from kg.errors import UsageError
from kg.graph import assemble
from kg.graph.explain import Fact, Quote, explain

STORE = of(assemble(EXTRACTIONS))
FIRST = Quote(
    "8月5日，清河县总工会联合清河县教育局举办职工读书分享会，县总工会主席林若岚主持，县委副书记周望舒出席并讲话。",
    "清河举办职工“读书”分享会",
    "2024-08-06",
    "a.txt",
)


def test_a_short_name_leads_to_the_full_one() -> None:
    (found,) = explain(STORE, "县总工会")
    assert (found.label, found.names) == ("清河县总工会", ("县总工会",))
    assert found.kinds == ("工会",)
    assert Fact("举办单位", "职工读书分享会", "清河县总工会", 0.9, (FIRST,), rules=("invented",)) in found.facts


def test_a_post_is_told_with_the_dates_that_attest_it() -> None:
    (found,) = explain(STORE, "林若岚")
    (post,) = [fact for fact in found.facts if fact.predicate == "担任"]
    assert (post.object, post.confidence, post.attested) == ("清河县总工会主席", 0.98, ("2024-08-06", "2024-09-03"))
    assert [quote.source for quote in post.quotes] == ["a.txt", "b.txt"] or len(post.quotes) == 2


def test_a_figure_is_told_with_its_unit() -> None:
    (found,) = explain(STORE, "300余名职工")
    said = {(fact.predicate, fact.object) for fact in found.facts}
    assert {("数值", "300"), ("单位", "名"), ("数量限定", "以上"), ("数据主体", "职工读书分享会")} <= said
    assert {quote.sentence for fact in found.facts for quote in fact.quotes} == {
        "活动由清河县图书馆承办，300余名职工参加。"
    }


def test_what_is_only_known_is_attributed() -> None:
    (found,) = explain(STORE, "邢台市")
    (fact,) = found.facts
    assert (fact.subject, fact.predicate, fact.quotes, fact.by) == ("清河县", "位于", (), "地名录 gazetteer")


@pytest.mark.parametrize(
    ("name", "hint"),
    [("图书馆", "did you mean 清河县图书馆"), ("海天县总工会", "did you mean 县总工会"), ("无此人", "name$")],
)
def test_an_unknown_name_is_answered_with_names_like_it(name: str, hint: str) -> None:
    with pytest.raises(UsageError, match=f"{name}: no entity of that name.*{hint}" if hint != "name$" else hint):
        explain(STORE, name)


@pytest.mark.parametrize("name", ['"', "\\", '"@zh } #', "?node", "a\nb", ""])
def test_any_name_is_safe(name: str) -> None:
    with pytest.raises(UsageError):
        explain(STORE, name)
