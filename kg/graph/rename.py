"""One source's graph with some of its nodes under the names that they have elsewhere."""

from collections.abc import Mapping

from kg.graph.assembly import membership_name
from kg.graph.collect import fact_name
from kg.graph.merge import united
from kg.graph.terms import zh
from kg.graph.write import Graphs, Triples, block, cut, fields, join, objects, pairs


def renamed(graphs: Graphs, moved: Mapping[str, tuple[str, str]]) -> Graphs:
    """`graphs` with the nodes `moved` (old term → new term, full name), and whatever is named after them named
    anew. The name that the source has for one stays as another name."""
    here = {term: moved[term] for term in graphs.graph.blocks if term in moved}
    if not here:
        return graphs
    terms = {old: new for old, (new, _) in here.items()}
    names = {term: (_name(graphs.graph.blocks[term]), label) for term, (_, label) in here.items()}
    blocks = dict(graphs.graph.blocks)
    for term, (_, label) in here.items():
        blocks[term] = _called(blocks[term], zh(label))
    for term, said in graphs.graph.blocks.items():
        if term.startswith("id:membership-") and (one := fields(said))["org:member"] in here:
            person, label = here[one["org:member"]]
            terms[term] = membership_name(label, person, one["kgo:post"], one["org:organization"])
            post = one["rdfs:label"].partition("：")[2]
            blocks[term] = said.replace(one["rdfs:label"], zh(f"{label}：").removesuffix('"@zh') + post)
    proof = {term: _told(term, said, names) for term, said in graphs.evidence.blocks.items()}
    return Graphs(
        _triples(Triples(graphs.graph.base, blocks), terms), _triples(Triples(graphs.graph.base, proof), terms)
    )


def _name(said: str) -> str:
    return fields(said)["rdfs:label"].removesuffix('"@zh')[1:]


def _told(term: str, said: str, names: Mapping[str, tuple[str, str]]) -> str:
    """The block of a statement with the full names of its ends in its words (林知远 出席 …); others as they are."""
    if not term.startswith("id:fact-"):
        return said
    one = fields(said)
    words = one["rdfs:label"].removesuffix('"@zh')[1:]
    if (end := one["rdf:subject"]) in names:
        short, full = names[end]
        words = _inside(full) + words.removeprefix(short) if words.startswith(f"{short} ") else words
    if (end := one["rdf:object"]) in names:
        short, full = names[end]
        words = words.removesuffix(short) + _inside(full) if words.endswith(f" {short}") else words
    return said.replace(f"rdfs:label {one['rdfs:label']}", f'rdfs:label "{words}"@zh')


def _inside(label: str) -> str:
    """A name as it stands within a Turtle string."""
    return zh(label).removesuffix('"@zh')[1:]


def _called(said: str, label: str) -> str:
    """The block of a node under the full name `label`."""
    found = [pair for pair in pairs(said) if pair not in (("skos:altLabel", label), ("rdfs:label", label))]
    others = [("skos:altLabel", obj) if predicate == "rdfs:label" else (predicate, obj) for predicate, obj in found]
    return block([*others, ("rdfs:label", label)])


def _triples(triples: Triples, moved: Mapping[str, str]) -> Triples:
    found: dict[str, list[str]] = {}
    kinds = sorted({f"{term.partition('-')[0]}-" for term in moved})  # id:person-: seldom in a block
    for subject, said in triples.blocks.items():
        if any(kind in said for kind in kinds):
            said = join(_group(group, moved) for group in cut(said))
            if subject.startswith("id:fact-"):
                one = fields(said)
                subject = fact_name(one["rdf:subject"], one["rdf:predicate"], one["rdf:object"])
        found.setdefault(moved.get(subject, subject), []).append(said)
    return Triples(triples.base, {term: united(said) if said[1:] else said[0] for term, said in found.items()})


def _group(group: str, moved: Mapping[str, str]) -> str:
    """One predicate with its objects; a list that begins with a node holds nodes alone."""
    predicate, _, said = group.partition(" ")
    if not said.startswith("id:"):
        return group
    return f"{predicate} {', '.join(sorted({moved.get(obj, obj) for obj in objects(said)}))}"
