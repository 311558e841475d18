"""Gongbao: Chinese institutional news in, a knowledge graph with evidence out.

`kg.build`, `kg.open` and `kg.read_text` are the ways in from Python (see kg.api); they are loaded when first asked for,
so that the command starts quickly.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.api import build, read_text
    from kg.api import open_graph as open

__version__ = "0.2.0"
__all__ = ["__version__", "build", "open", "read_text"]


def __getattr__(name: str) -> object:
    if name in {"build", "open", "read_text"}:
        from kg import api

        return {"build": api.build, "open": api.open_graph, "read_text": api.read_text}[name]
    raise AttributeError(f"module 'kg' has no attribute {name!r}")
