"""Claims to RDF: assemble, write, load, ask, explain, validate. What the graph promises is in docs and ontology/."""

from kg.graph.assembly import Graphs, assemble, of_source, united
from kg.graph.write import Triples, turtle

__all__ = ["Graphs", "Triples", "assemble", "of_source", "turtle", "united"]
