"""`kg mcp`: a graph for agents, over stdio."""

import argparse
import os
from pathlib import Path
from typing import Any

from kg.cli.serve import seconds
from kg.errors import InputError, UsageError


def add(commands: "argparse._SubParsersAction[Any]") -> None:
    """What `kg mcp` takes."""
    mcp = commands.add_parser("mcp", allow_abbrev=False, help="serve the graph to agents (MCP over stdio, read-only)")
    mcp.add_argument("graph", metavar="GRAPH", help="a name in output/, or the path of a Turtle file")
    mcp.add_argument(
        "--timeout", type=seconds, default=10.0, metavar="SECONDS", help="after which a call is stopped (default: 10)"
    )


def mcp(options: argparse.Namespace) -> int:
    """Serve a graph until the client goes."""
    try:
        from kg.agents.server import serve
    except ModuleNotFoundError as error:
        raise InputError(f"kg mcp needs {error.name}: pip install 'gongbao[mcp]'") from error
    if not hasattr(os, "fork"):
        raise UsageError("kg mcp needs a system that forks processes: Linux, macOS, or Windows' WSL")
    serve(options.graph, Path("output"), options.timeout)
    return 0
