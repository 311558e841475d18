"""Source to Articles: furniture off, headlines, bylines and captions told apart, broken columns joined."""

from kg.layout.articles import articles
from kg.layout.nothing import why_none

__all__ = ["articles", "why_none"]
