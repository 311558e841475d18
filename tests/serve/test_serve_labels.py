"""What cells of an answer need to know, and questions with their variables set."""

import json

import pytest
from served import Server


def labels(server: Server, **asked: list[str]) -> dict[str, dict[str, str]]:
    answer = server.post("/labels", json.dumps(asked).encode(), "application/json")
    told: dict[str, dict[str, str]] = json.loads(answer.text)
    return told


def test_labels_of_nodes_and_pages_of_names(server: Server) -> None:
    union = json.loads(server.get("/search", q="清河工会").text)[0]
    told = labels(server, iris=[union["node"], "nonsense <"], names=["清河县总工会", "火星", '"@zh'])
    assert told == {"iris": {union["node"]: "清河县总工会"}, "names": {"清河县总工会": f"/id/{union['id']}"}}


@pytest.mark.parametrize("body", [b"", b"[]", b'{"iris": 3}', b"[" * 90_000, b"\xff"])
def test_nonsense_is_refused(server: Server, body: bytes) -> None:
    assert server.post("/labels", body, "application/json").status == 400


def test_too_many_are_refused(server: Server) -> None:
    assert server.post("/labels", json.dumps({"names": ["a"] * 5001}).encode(), "application/json").status == 413


def test_a_question_with_its_variable_set(server: Server) -> None:
    query = server.get("/question/2", name="林若岚").text
    rows = json.loads(server.get("/sparql", query=query).text)["results"]["bindings"]
    assert {row["name"]["value"] for row in rows} == {"林若岚"}
    assert "UNDEF" in server.get("/question/2", name="").text
    assert server.get("/question/2", nothing="x").status == 400
    assert server.get("/question/99").status == 400
