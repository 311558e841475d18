"""The questions that the graph must answer: two engines agree, and the answers are right."""

import json
from functools import cache
from pathlib import Path

import pytest
import rdflib
from helpers import each
from invented_graph import EXTRACTIONS, of
from pyoxigraph import Store

from kg.graph import assemble, turtle
from kg.graph.ontology import folder
from kg.graph.query import ask

QUESTIONS = sorted((folder() / "questions").glob("*.rq"))
GRAPHS = assemble(EXTRACTIONS)

# A row that must be among the answers, by the question's number.
ROWS = {
    "01": ("周望舒", "职工读书分享会", "2024-08-05", "清河县总工会"),
    "02": ("林若岚", "主席", "清河县总工会", "2024-08-06", "2024-09-03"),
    "03": ("清河县总工会", "职工读书分享会", "2024-08-05"),
    "04": ("“暖途”职工关爱项目", "服务职工", "1200", "人次", "kgo:Exactly"),
    "05": ("清河县总工会", "清河县教育局", "1"),
    "06": ("清河县总工会", "上级", "邢台市总工会"),
    "07": ("清河县总工会主席", "许长安", "2024-09-03", "2024-09-03"),
    "08": ("《清河县职工书屋建设办法》", "清河县总工会", "清河举办职工“读书”分享会"),
    "09": ("邢台市", "清河县总工会"),
    "10": ("职工读书分享会", "职工读书分享会", "清河举办职工“读书”分享会", "a.txt"),
    "11": ("林若岚", "沈砚秋", "座谈"),
    "12": ("职工读书分享会", "主持", "林若岚"),
    "13": ("“暖途”职工关爱项目", "清河县总工会", "《清河县职工书屋建设办法》", "", ""),
    "14": ("“暖途”职工关爱项目", "职工读书分享会", "2024-08-05"),
    "15": ("任命", "方知微", "清河县人民法院院长", "", "清河县人民代表大会常务委员会"),
    "16": (
        "清河县望川机械有限公司车间起火",
        "2025-03-01",
        "清河县望川机械有限公司",
        "受伤",
        "2",
        "人",
    ),
    "17": ("县总工会", "清河举办职工“读书”分享会", "2024-08-06", "a.txt"),
    "18": ("职工读书分享会 举办地点 清河县图书馆", "0.4", "清河县图书馆", "规则 invented"),
    "19": ("清河县总工会", "县总工会"),
    "20": ("清河县总工会", "3"),
    "21": ("2024-08", "kgo:Activity", "1"),
    "22": ("清河举办职工“读书”分享会", "林若岚 担任 清河县总工会主席", "县总工会主席林若岚", "0.98"),
}


@cache
def stores() -> tuple[Store, rdflib.Graph]:
    graph = rdflib.Graph()
    for triples in (GRAPHS.graph, GRAPHS.evidence):
        graph.parse(data=turtle(triples), format="turtle")
    return of(GRAPHS), graph


@pytest.mark.parametrize("path", QUESTIONS, ids=lambda path: path.stem)
def test_both_engines_give_the_right_answer(path: Path) -> None:
    query = path.read_text(encoding="utf-8")
    store, graph = stores()
    assert ROWS[path.name[:2]] in ask(store, query).rows
    answer = json.loads(ask(store, query, "json").data)
    names = answer["head"]["vars"]
    ours = sorted(tuple(row.get(name, {}).get("value", "") for name in names) for row in answer["results"]["bindings"])
    theirs = sorted(tuple("" if term is None else str(term) for term in row) for row in graph.query(query))
    assert ours == theirs


@each(QUESTIONS)
def test_a_question_says_what_it_asks_and_what_to_replace(path: Path) -> None:
    chinese, english, *rest = path.read_text(encoding="utf-8").split("\n")
    assert chinese.startswith("# ") and any("\u4e00" <= char <= "\u9fff" for char in chinese)
    assert english.startswith("# ") and english.isascii() and english.endswith("?")
    variable = chinese.rpartition("（")[2].rstrip("）")
    assert any("VALUES" in line and variable in line for line in rest), variable


def test_a_parameter_narrows_the_answer() -> None:
    query = QUESTIONS[1].read_text(encoding="utf-8").replace("UNDEF }", '"许长安"@zh }')
    rows = ask(stores()[0], query).rows
    assert rows == (("许长安", "主席", "清河县总工会", "2024-09-03", "2024-09-03"),)
