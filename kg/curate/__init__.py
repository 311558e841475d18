"""What a human says of a graph, in NAME.curation.yaml: who is one and who is not, names, short names, facts that are
wrong, missing or otherwise."""

from kg.curate.articles import corrected
from kg.curate.bodies import told
from kg.curate.load import Curation, here, load
from kg.curate.rule import Name, Rule
from kg.curate.rules import apply

__all__ = ["Curation", "Name", "Rule", "apply", "corrected", "here", "load", "told"]
