"""What the sentences around a name say of its bearer."""

from helpers import each

from kg.identity.described import described, quoted, topics, villages
from kg.model import Entity, Span


@each(
    [
        ("三十六岁的缝纫工王立平获奖。", {("born", "1988")}),
        ("王立平今年42岁。", {("born", "1982")}),
        ("王立平，女，1968年10月生。", {("born", "1968")}),
        ("女法官王立平讲课。", {("gender", "女")}),
        ("王立平讲课。她的话赢得掌声。", {("gender", "女")}),
        ("王立平说：“他们都好。”", set()),
        ("王立平和李晓梅都来了，她先到。", set()),
        ("王立平到会。他此前任安吉县县长。", {("gender", "男"), ("past", "330523")}),
        ("王立平到会，他曾在安吉县任职。", {("gender", "男"), ("past", "330523")}),
        ("王立平到会，他曾在日照任职。", {("gender", "男"), ("past", "371100")}),
        ("王立平到会，他在安吉县任文旅局局长时修过老街。", {("gender", "男"), ("past", "330523")}),
        ("王立平到会。此前她在县教育局任职。", {("gender", "女"), ("been", "安吉县教育局\t330523")}),
        ("王立平在安吉县讲课。", set()),
        ("王立平的豆腐坊开了二十年。", {("later", "老板")}),
        ("王立平的文化馆很热闹。", set()),
        ("王立平的布坊里晾满花布，这位木匠带了四十名徒弟。", {("later", "木匠")}),
        ("退休的第二年，王立平护河。", {("retired", "told")}),
        ("退休教师王立平护河。", {("retired", "told")}),
        ("王立平退休后护河。", {("retired", "told")}),
        ("王立平即将退休。", set()),
        ("王立平退休前教书。", {("retired", "told")}),
        ("援疆医生王立平出诊。", {("sent", "told")}),
        ("王立平是安吉县的一名渔民，有三条船。", {("later", "渔民")}),
        ("王立平把灯笼挂上檐角，这位五十岁的木匠歇了口气。", {("later", "木匠")}),
        ("王立平扶起一位老人，这位老人道谢。", set()),
        ("王立平拦下一名司机，这名司机没系安全带。", set()),
        ("王立平是否到会，没有说。", set()),
    ]
)
def test_signs(text: str, signs: set[tuple[str, str]]) -> None:
    def named(name: str) -> list[Span]:
        return [Span(text.index(name), text.index(name) + len(name))] if name in text else []

    one, other = Entity("Person", "王立平", "a"), Entity("Person", "李晓梅", "a")
    names = [(span, one) for span in named("王立平")] + [(span, other) for span in named("李晓梅")]
    places = [(span, "330523") for span in named("安吉县")]
    bodies = [(span, "安吉县教育局\t330523") for span in named("县教育局")]
    assert {sign for who, sign in described(text, names, places, bodies, 2024) if who == one} == signs


def test_words_in_quotes() -> None:
    assert quoted("“板凳会”在《青禾报》上。“板凳会”又开了。") == {("word", "板凳会"), ("word", "青禾报")}


def test_villages() -> None:
    text = "青禾镇土峰村的王立平到了全村闻名的李家沟村做客。各村村民都来了。在大青村，有人搭台。"
    assert villages(text) == {("village", "土峰村"), ("village", "家沟村"), ("village", "大青村")}


def test_words_that_news_seldom_has() -> None:
    assert topics("王立平的羊肉汤上了桌。护士长喝了羊肉汤，开会的人在安吉县很多。") == {("topic", "羊肉汤")}
