"""`kg mcp` as an agent's client sees it: the SDK's own, over stdio."""

import asyncio
import json
import queue
import subprocess
import sys
import threading
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from required import pytest_runtest_makereport as pytest_runtest_makereport

sys.path.insert(0, str(Path(__file__).parent.parent / "graph"))


@pytest.fixture(scope="module", autouse=True)
def sdk() -> None:
    """Loaded by the process that runs these tests, not by all that look what tests there are."""
    pytest.importorskip("mcp", reason="the SDK of the Model Context Protocol is not installed")


SECONDS = 2
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }"
TOOLS = {
    "search_names",
    "describe",
    "explain_fact",
    "path",
    "list_questions",
    "run_question",
    "sparql",
    "article",
    "ask",
}


@pytest.fixture(scope="session")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from invented_graph import written

    return written(tmp_path_factory.mktemp("graph"))


Call = Callable[..., Awaitable[Any]]
Asked = Callable[[Callable[[Any, Call], Awaitable[None]]], None]


@pytest.fixture(scope="module")
def asked(graph: Path) -> Iterator[Asked]:
    """`asked(talk)` runs `talk(client, call)` with the server, which runs for all tests; `call` gives what a tool says,
    or its error as text."""
    import mcp

    arguments = ["-m", "kg", "mcp", str(graph), "--timeout", str(SECONDS)]
    talks: asyncio.Queue[Any] = asyncio.Queue()
    loop = asyncio.new_event_loop()

    async def session() -> None:
        async with mcp.Client(mcp.StdioServerParameters(command=sys.executable, args=arguments)) as client:

            async def call(tool: str, **given: object) -> Any:
                result = await client.call_tool(tool, given)
                return result.content[0].text if result.is_error else json.loads(result.content[0].text)

            while talk := await talks.get():
                try:
                    said.put(await talk(client, call))
                except BaseException as error:
                    said.put(error)

    said: queue.Queue[BaseException | None] = queue.Queue()
    running = threading.Thread(target=loop.run_until_complete, args=(session(),))
    running.start()

    def ask(talk: Callable[[Any, Call], Awaitable[None]]) -> None:
        loop.call_soon_threadsafe(talks.put_nowait, talk)
        if error := said.get(timeout=60):
            raise error

    yield ask
    loop.call_soon_threadsafe(talks.put_nowait, None)
    running.join(60)
    loop.close()


def test_tools_only_read_and_say_what_they_do(asked: Asked) -> None:
    async def talk(client: Any, _: Call) -> None:
        tools = (await client.list_tools()).tools
        assert {tool.name for tool in tools} == TOOLS
        for tool in tools:
            assert tool.description and tool.annotations.read_only_hint

    asked(talk)


def test_every_answer_has_its_evidence(asked: Asked) -> None:
    async def talk(_: Any, call: Call) -> None:
        (union, *_rest) = (await call("search_names", text="清河工会"))["found"]
        assert union["label"] == "清河县总工会"

        (entity,) = (await call("describe", name="林若岚"))["entities"]
        holds = [fact for fact in entity["facts"] if fact["object"] == "清河县总工会主席"]
        assert any("县总工会主席林若岚主持" in quote["sentence"] for quote in holds[0]["quotes"])

        facts = (await call("explain_fact", subject="职工读书分享会", object="林若岚"))["facts"]
        (fact,) = [one for one in facts if one["predicate"] == "kgo:chairedBy"]
        assert fact["words"] == "主持人" and fact["evidence"][0]["headline"] == "清河举办职工“读书”分享会"
        assert 0 < fact["confidence"] <= 1 and fact["rules"]

        way = await call("path", start="周望舒", end="清河县人民医院工会")
        assert way["connected"] and [step["words"] for step in way["steps"]]
        assert all(step["evidence"] for step in way["steps"])
        assert way["steps"][0]["subject"] == "职工读书分享会" and not way["steps"][0]["forward"]

        (article, *_others) = (await call("article", headline="清河举办职工“读书”分享会"))["articles"]
        assert article["text"].startswith("8月5日，清河县总工会联合") and article["date"] == "2024-08-06"

        answer = await call("ask", question="职工读书分享会由谁主持？")
        assert answer["answers"][0]["label"] == "林若岚" and answer["evidence"] and "kgo:chairedBy" in answer["sparql"]

    asked(talk)


def test_questions_and_sparql_within_limits(asked: Asked) -> None:
    async def talk(_: Any, call: Call) -> None:
        listed = (await call("list_questions"))["questions"]
        assert [one["number"] for one in listed] == list(range(1, len(listed) + 1))
        posts = await call("run_question", number=2, settings={"name": "林若岚"})
        assert {row["title"] for row in posts["rows"]} == {"主席"} and "VALUES" in posts["query"]

        rows = await call("sparql", query="SELECT * { ?s ?p ?o }")
        assert len(rows["rows"]) == 200 and rows["more"]
        assert (await call("sparql", query="ASK { ?s a kgo:TradeUnion }")) == {"answer": True}
        assert "stopped after 2 seconds" in await call("sparql", query=ENDLESS)
        assert "line 1" in await call("sparql", query="SELECT ?s { ?s a")
        assert "SERVICE is switched off" in await call(
            "sparql", query="SELECT * { SERVICE <http://x.example/> { ?s ?p ?o } }"
        )
        assert "SELECT or ASK" in await call("sparql", query="CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }")

    asked(talk)


def test_mistakes_are_told(asked: Asked) -> None:
    async def talk(_: Any, call: Call) -> None:
        assert "清河县总工会" in await call("path", start="清河县工会", end="林若岚")  # did you mean
        assert "无此单位" in await call("describe", name="无此单位")
        assert "no question 99" in await call("run_question", number=99)
        assert "没有看懂" in await call("ask", question="为什么？")
        assert (await call("path", start="清河县", end="沈墨")) == {"steps": [], "connected": False}
        assert (await call("article", headline='"} DROP'))["articles"] == []

    asked(talk)


def test_a_graph_that_is_not_there(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-m", "kg", "mcp", "nothing"], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 1 and done.stdout == "" and done.stderr.startswith("kg: output/nothing.ttl")
