"""What an answer says, what it is founded on, and what is said where a question is not understood."""

import datetime
from pathlib import Path

import pytest
from helpers import each
from pyoxigraph import Store

from kg.ask import Reader, Unclear
from kg.ask.kinds import fits, kinds
from kg.ask.words import word
from kg.errors import DataError
from kg.graph.prefixes import PREFIXES
from kg.lexicon import Row, table

TODAY = datetime.date(2025, 6, 1)


def test_a_sentence_its_evidence_and_its_query(reader: Reader) -> None:
    found = reader.ask("宁晋县总工会主席是谁？", TODAY)
    assert found.sentence.startswith(
        "宁晋县总工会主席：郭晓岚（见于 2022-05-20 至 2022-08-12）、贾文舟（见于 2023-04-28"
    )
    assert any("宁晋县总工会主席郭晓岚出席并讲话" in quote.sentence for quote in found.evidence)
    assert {quote.source.rpartition("/")[2] for quote in found.evidence} >= {"2022-union.txt", "2024-visit.txt"}
    assert '"主席"@zh' in found.sparql and found.answers[0].node in found.sparql.replace(
        "?answer", found.answers[0].node
    )


def test_the_query_gives_the_answers(reader: Reader, asked_graph: Path) -> None:
    from kg.graph import store
    from kg.graph.query import ask

    found = reader.ask("宁晋县总工会2024年8月办了哪些活动？", TODAY)
    answer = ask(store.load(asked_graph), found.sparql)
    assert [row[answer.columns.index("label")] for row in answer.rows] == [one.label for one in found.answers]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("去年宁晋县总工会办了什么培训？", "去年（2024），宁晋县总工会举办的培训（1）：工会干部培训班（2024-10-15）。"),
        ("宁晋县总工会2022年下半年开了什么会？", "2022年下半年，宁晋县总工会举办的会议（1）："),
        ("2023年以前宁晋县总工会举办了哪些活动？", "2023年以前，宁晋县总工会举办的活动（2）："),
        (
            "宁晋县总工会8月举办了哪些活动？",
            "8月（2024-08），宁晋县总工会举办的活动（1）：",
        ),  # the last that is told of
        ("今年8月宁晋县总工会举办了哪些活动？", "今年8月（2025-08），宁晋县总工会举办的活动（0）：图中没有记载。"),
    ],
)
def test_times(reader: Reader, question: str, told: str) -> None:
    assert reader.ask(question, TODAY).sentence.startswith(told)


@each(
    [
        ("贾文舟没有出席哪些活动？", "“没”"),
        ("宁晋县总工会年初举办了哪些活动？", "“年初”"),
        ("宁晋县总工会2024年春季举办了哪些活动？", "“2024年春季”"),
        ("县总工会主席是谁？", "“县总工会”"),  # each county has one
        ("宁晋县总工会谁和谁？", "不知道问的是什么"),
        ("宁晋县总工会", "不知道问的是什么"),  # a name alone asks nothing
        ("宁晋县总工会主席是贾文舟吗？", "不知道问的是什么"),  # yes or no: a graph does not know what is not told
        ("贾文舟出席过会议吗？", "不知道问的是什么"),
        ("宁晋县职工什么时候开会？", "不知道问的是什么"),  # no event that is described
        ("？", "没有看到问题"),
        ("宁" * 201, "200"),
        ('"} ; DROP <x> # 谁主持的？', "没有看懂"),
    ]
)
def test_what_is_not_understood_is_said(question: str, told: str, *, reader: Reader) -> None:
    with pytest.raises(Unclear, match=told):
        reader.ask(question, TODAY)


def test_marks_and_width_of_a_name_do_not_matter(reader: Reader) -> None:
    for name in ("书香凤凰职工读书分享会", "「书香凤凰」职工读书分享会", '"书香凤凰" 职工读书分享会'):
        assert [one.label for one in reader.ask(f"{name}由谁主持？", TODAY).answers] == ["薛映红"]


def test_a_noun_stands_for_a_question(reader: Reader) -> None:
    for question in ("“暖心驿站”建设推进会的主持人", "“暖心驿站”建设推进会由谁主持？"):
        assert [one.label for one in reader.ask(question, TODAY).answers] == ["郭晓岚"]
    for question in ("宁晋县现任县委书记", "告诉我宁晋县现任县委书记的名字"):
        assert [one.label for one in reader.ask(question, TODAY).answers] == ["姚立群"]


def test_an_event_is_known_by_its_host_or_place_and_the_end_of_its_name(reader: Reader) -> None:
    for question in ("忠县那场火灾是什么时候？", "忠县那次厂房火灾是哪天？"):
        assert [one.label for one in reader.ask(question, TODAY).answers] == ["2021-11-18"]
    assert [one.label for one in reader.ask("宁晋县总工会的工会干部培训班在哪里举办？", TODAY).answers] == [
        "中共宁晋县委员会党校"  # the host before its event narrows nothing more
    ]


def test_an_event_is_known_by_the_end_of_its_name_where_one_alone_ends_so(reader: Reader) -> None:
    asked = reader.ask("健步走活动由谁承办？", TODAY)
    assert asked.sentence.startswith("“走运河·看新城”职工健步走活动的承办单位：")
    with pytest.raises(Unclear, match="不知道问的是什么"):
        reader.ask("推进会是哪天开的？", TODAY)  # several end so
    with pytest.raises(Unclear):
        reader.ask("安吉县人民法院办过什么健步走活动由谁承办？", TODAY)  # asked for, not named


def test_an_event_is_known_by_its_kind_its_day_and_its_host(reader: Reader) -> None:
    for question in ("9月10日的讲座在哪办的？", "2024年9月德清县总工会的讲座在哪里办的？"):
        assert reader.ask(question, TODAY).sentence.startswith("家庭教育公益讲座的地点：")
    with pytest.raises(Unclear):
        reader.ask("2024年的会议在哪里开的？", TODAY)  # there were several


def test_a_headline_in_its_marks_is_an_article(reader: Reader) -> None:
    asked = reader.ask("《安吉县总工会部署秋季重点工作》是谁写的？", TODAY)
    assert [one.label for one in asked.answers] == ["费子墨"]
    with pytest.raises(Unclear):
        reader.ask("安吉县总工会部署秋季重点工作是谁写的？", TODAY)


def test_a_body_is_completed_by_the_place_before_it(reader: Reader) -> None:
    for question in ("宁晋县现任县委书记是谁？", "宁晋县的县委书记现在是谁？"):
        assert [one.label for one in reader.ask(question, TODAY).answers] == ["姚立群"]


def test_an_empty_graph_answers_that_it_knows_no_name() -> None:
    with pytest.raises(Unclear):
        Reader(Store()).ask("青禾县总工会主席是谁？", TODAY)


@each(kinds())
def test_queries_are_sparql(kind: object) -> None:
    Store().query(kind.query, prefixes=PREFIXES)  # type: ignore[attr-defined]


@each(table("question_words", "symbol", "value", "words", "example"))
def test_a_word_is_found_in_its_example(row: Row) -> None:
    begin, end = row["example"].index("["), row["example"].index("]") - 1
    found = word(row["example"].replace("[", "").replace("]", ""), begin)
    assert found and (found.end, found.symbol) == (end, row["symbol"])


@pytest.mark.parametrize("row", table("question_titles", "said", "titles", "example"), ids=lambda row: row.rule)
def test_a_title_is_sought_under_all_names_of_it(row: Row) -> None:
    known = {one["title"] for one in table("titles", "title", "body", "office", "example")}
    assert f"[{row['said']}]" in row["example"]
    assert row["said"] in row["titles"].split() and known.issuperset(row["titles"].split())


def test_a_form_takes_nothing_that_it_does_not_name() -> None:
    holders = next(kind for kind in kinds() if kind.name == "holders")
    assert any(fits(form, ["WHO", "POST"]) for form in holders.asks)
    assert not any(fits(form, ["WHO", "POST", "PERSON"]) for form in holders.asks)


def test_a_symbol_that_no_word_stands_for_stops_at_load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "question_kinds.yaml").write_text(
        "x: {asks: [ORG FLY], says: '', item: ['{label}'], facts: [], query: 'SELECT * { ?s ?p ?o }'}", encoding="utf-8"
    )
    monkeypatch.setattr("kg.ask.kinds.layers", lambda name: (tmp_path / name,))
    kinds.cache_clear()
    try:
        with pytest.raises(DataError, match="FLY"):
            kinds()
    finally:
        kinds.cache_clear()
