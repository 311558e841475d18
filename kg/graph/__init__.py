"""Claims to RDF: assemble, write, load, ask, explain, validate. What the graph promises is in docs and ontology/."""

from kg.graph.assembly import assemble, of_source
from kg.graph.gather import Gathered
from kg.graph.write import Graphs, Triples, turtle

__all__ = ["Gathered", "Graphs", "Triples", "assemble", "of_source", "turtle"]
