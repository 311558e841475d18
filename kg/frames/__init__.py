"""From a sentence and its mentions to what happened: who held what, where, when, with whom."""

from kg.frames.happenings import happenings

__all__ = ["happenings"]
