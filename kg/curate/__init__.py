"""What a human says of a graph, in NAME.curation.yaml: who is one and who is not, names, wrong facts, short names."""

from kg.curate.bodies import told
from kg.curate.load import Curation, load
from kg.curate.rules import Name, Rule, apply

__all__ = ["Curation", "Name", "Rule", "apply", "load", "told"]
