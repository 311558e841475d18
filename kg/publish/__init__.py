"""The graph as files that people take along: each written whole or not at all."""

from kg.publish.files import replace
from kg.publish.network import html

__all__ = ["html", "replace"]
