"""Questions in Chinese, answered from a graph without a language model.

The names in a question are found by the graph's own index, the other words by a table; what is asked is told by the
kinds of lexicon/question_kinds.yaml, each with its SPARQL. A word that no table knows is not passed over: then the
answer is that the question is not understood.
"""

from kg.ask.answer import Asked, Reader, prepare
from kg.ask.read import Unclear

__all__ = ["Asked", "Reader", "Unclear", "prepare"]
