"""The tools over stdio, by the SDK of the Model Context Protocol."""

import datetime
import json
from importlib.metadata import version
from pathlib import Path
from typing import Any

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations

from kg.agents.tools import run
from kg.serve.app import followed
from kg.serve.workers import Busy, Died, Gone, Killed, Pool, TimeUp

_ABOUT = (
    "A knowledge graph read from Chinese institutional news. Every fact has the sentences that say so: cite them. Names"
    " are Chinese; search_names finds the full one. What is not in the graph is not known, not false."
)
_READS = ToolAnnotations(read_only_hint=True, open_world_hint=False)

Told = dict[str, Any]


def serve(graph: str, folder: Path, seconds: float) -> None:
    """Serve the tools for `graph` (a file, or a NAME in `folder`) on standard input and output, each call within
    `seconds`, until the client goes. Raises InputError."""
    pool = Pool(graph, folder, 2, seconds)

    server: MCPServer[Any]
    server = MCPServer("gongbao", instructions=_ABOUT, version=version("gongbao"), lifespan=lambda _: followed(pool))
    tools = Tools(pool)
    for tool in (
        *(tools.search_names, tools.describe, tools.explain_fact, tools.path, tools.article, tools.ask),
        *(tools.list_questions, tools.run_question, tools.sparql),
    ):
        server.tool(annotations=_READS)(tool)
    server.run("stdio")


class Tools:
    """The tools; what an agent reads of each is its docstring."""

    def __init__(self, pool: Pool) -> None:
        """`pool`: the workers that answer."""
        self._pool = pool

    async def _call(self, tool: str, **arguments: object) -> Told:
        try:
            reply = await self._pool.ask(run, tool, arguments)
        except TimeUp:
            raise ToolError(f"stopped after {self._pool.seconds:g} seconds: ask for less") from None
        except (Busy, Gone, Killed):
            raise ToolError("busy: try again in a moment") from None
        except Died:
            raise ToolError("too much: nested too deeply, or in need of too much memory") from None
        if reply.status != 200:
            raise ToolError(reply.body.decode().strip())
        told: Told = json.loads(reply.body)
        if error := told.get("error"):
            raise ToolError(error)
        return told

    async def search_names(self, text: str, limit: int = 10) -> Told:
        """Find names of bodies, persons, posts, events, programmes, documents, places and articles: short forms find
        the full name. Best first, with the IRI and how many articles mention it."""
        return await self._call("search_names", text=text, limit=limit)

    async def describe(self, name: str) -> Told:
        """All that the graph says of the nodes of that name: classes, other names, facts with the sentences, dates and
        sources that say them, how sure each is."""
        return await self._call("describe", name=name)

    async def explain_fact(self, subject: str, object: str) -> Told:
        """Why the graph says that one name has to do with another: each fact between them with its sentences,
        confidence and the rules that read it."""
        return await self._call("explain_fact", subject=subject, object=object)

    async def path(self, start: str, end: str) -> Told:
        """How two names are connected: the shortest way over facts, each step with its sentences."""
        return await self._call("path", start=start, end=end)

    async def article(self, headline: str) -> Told:
        """The text of the articles of that headline or IRI, with date and source."""
        return await self._call("article", headline=headline)

    async def ask(self, question: str) -> Told:
        """The answer to a question in Chinese (谁担任…, 何时…, 哪些活动 …) in a sentence, with evidence and SPARQL.
        Full names work best; says which word it does not understand."""
        return await self._call("ask", text=question, today=datetime.date.today().isoformat())

    async def list_questions(self) -> Told:
        """The questions that come along, each with the variable that can be set."""
        return await self._call("list_questions")

    async def run_question(self, number: int, settings: dict[str, str] | None = None) -> Told:
        """The answer to one of them, with its SPARQL; `settings` sets its variable, as {"name": "王晓明"}."""
        return await self._call("run_question", number=number, settings=settings or {})

    async def sparql(self, query: str) -> Told:
        """The first 200 rows of a SPARQL 1.1 SELECT, or the answer of an ASK. The usual prefixes are known: kgo: org:
        schema: foaf: prov: nif: skos:."""
        return await self._call("sparql", query=query)
