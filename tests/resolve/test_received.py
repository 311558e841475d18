"""Whose 省 and 市 is meant where guests of another province or city have come."""

from helpers import each
from invented import article

from kg.extract import extract


def held(text: str) -> set[str]:
    claims = extract(article(text)).claims
    return {c.object.label for c in claims if c.predicate == "org:holds" and c.subject.label == "李雪"}  # type: ignore[union-attr]


@each(
    [
        ("贵州省教育厅厅长王立平来长沙市考察，省教育厅副厅长李雪陪同。", "湖南省教育厅副厅长"),
        ("江苏省总工会副主席王立平一行来湖调研。省总工会副主席李雪陪同，湖州市总工会参加。", "浙江省总工会副主席"),
        ("广东省作协主席王立平一行到成都市调研，省作协主席李雪陪同。", "四川省作家协会主席"),
        ("苏州市总工会主席王立平一行到湖州市安吉县调研，市总工会副主席李雪陪同。", "湖州市总工会副主席"),
        # guests of its own province or city
        ("贵州省妇联主席王立平到遵义市调研，省妇联副主席李雪陪同。", "贵州省妇女联合会副主席"),
        ("湖州市总工会主席王立平到德清县调研，市总工会副主席李雪参加。", "湖州市总工会副主席"),
        # a city that is no city of counties, gone to
        ("杭州市西湖区副区长王立平率队到余姚市考察，市教育局局长李雪陪同。", "余姚市教育局局长"),
        ("丽水市莲都区委书记王立平到东阳市考察木雕产业，副市长李雪陪同。", "东阳市人民政府副市长"),
        ("杭州市总工会主席王立平到余姚市考察，市总工会副主席李雪参加。", "杭州市总工会副主席"),
        ("宁波市教育局局长王立平来余姚市考察，市教育局局长李雪陪同。", "余姚市教育局局长"),
    ]
)
def test_who_receives_guests(text: str, wanted: str) -> None:
    assert held(f"3月30日，{text}") == {wanted}
