"""Source to Articles: furniture off, headlines, bylines and captions told apart, broken columns joined."""

from kg.layout.articles import articles

__all__ = ["articles"]
