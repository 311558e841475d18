"""One source's graph with some of its persons under the names that they have elsewhere."""

from collections.abc import Mapping

from kg.graph.assembly import Graphs, membership_name
from kg.graph.collect import fact_name
from kg.graph.merge import united
from kg.graph.write import Triples, cut, fields, join, objects

_PERSON = "id:person-"


def renamed(graphs: Graphs, moved: Mapping[str, str]) -> Graphs:
    """`graphs` with the terms of persons `moved` (old → new), and whatever is named after them named anew."""
    here = {term: moved[term] for term in graphs.graph.blocks if term in moved}
    if not here:
        return graphs
    for term, block in graphs.graph.blocks.items():
        if term.startswith("id:membership-"):
            one = fields(block)
            if one["org:member"] in here:
                label = one["rdfs:label"][1:].partition("：")[0]
                person = here[one["org:member"]]
                here[term] = membership_name(label, person, one["kgo:post"], one["org:organization"])
    return Graphs(_triples(graphs.graph, here), _triples(graphs.evidence, here))


def _triples(triples: Triples, moved: Mapping[str, str]) -> Triples:
    found: dict[str, list[str]] = {}
    for subject, block in triples.blocks.items():
        if _PERSON in block or "id:membership-" in block:
            block = join(_group(group, moved) for group in cut(block))
            if subject.startswith("id:fact-"):
                one = fields(block)
                subject = fact_name(one["rdf:subject"], one["rdf:predicate"], one["rdf:object"])
        found.setdefault(moved.get(subject, subject), []).append(block)
    return Triples(triples.base, {term: united(said) if said[1:] else said[0] for term, said in found.items()})


def _group(group: str, moved: Mapping[str, str]) -> str:
    """One predicate with its objects; a list that begins with a node holds nodes alone."""
    predicate, _, said = group.partition(" ")
    if not said.startswith("id:"):
        return group
    return f"{predicate} {', '.join(sorted({moved.get(obj, obj) for obj in objects(said)}))}"
