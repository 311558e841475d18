"""Article text to sentences, tokens and folded text."""

from kg.language.analyse import analyse

__all__ = ["analyse"]
