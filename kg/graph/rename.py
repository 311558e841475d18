"""One source's graph with some of its nodes under the names that they have elsewhere."""

from collections.abc import Mapping
from typing import NamedTuple

from kg.graph.assembly import membership_name
from kg.graph.collect import fact_name
from kg.graph.merge import united
from kg.graph.names import name as node_name
from kg.graph.terms import zh
from kg.graph.write import Graphs, Triples, behind, block, cut, fields, join, objects, pairs

_UNRESOLVED = ("kgo:resolution", "kgo:Unresolved")  # of a body of one article alone


class Moved(NamedTuple):
    """What a node is now: its term, its full name, and what tells it from others of that name."""

    term: str
    label: str
    scope: str = ""


def renamed(graphs: Graphs, moved: Mapping[str, Moved]) -> Graphs:
    """`graphs` with the nodes `moved`, and whatever is named after them named anew. The name that the source has for
    one stays as another name."""
    here = {term: moved[term] for term in graphs.graph.blocks if term in moved}
    if not here:
        return graphs
    blocks = dict(graphs.graph.blocks)
    here |= _posts(blocks, here)
    terms = {old: one.term for old, one in here.items()}
    names = {term: (_name(blocks[term]), one.label) for term, one in here.items()}
    for term, one in here.items():
        blocks[term] = _called(blocks[term], zh(one.label))
    for term, said in graphs.graph.blocks.items():
        if term.startswith("id:membership-") and not here.keys().isdisjoint(_ends(told := fields(said))):
            person, post = (_label(graphs, here, told[end]) for end in ("org:member", "kgo:post"))
            member, held, home = (terms.get(end, end) for end in _ends(told))
            terms[term] = membership_name(person, member, held, home)
            blocks[term] = said.replace(told["rdfs:label"], f'"{person}：{post}"@zh')
    proof = {term: _told(term, said, names) for term, said in graphs.evidence.blocks.items()}
    return Graphs(
        _triples(Triples(graphs.graph.base, blocks), terms), _triples(Triples(graphs.graph.base, proof), terms)
    )


def _ends(membership: Mapping[str, str]) -> tuple[str, str, str]:
    return membership["org:member"], membership["kgo:post"], membership["org:organization"]


def _label(graphs: Graphs, here: Mapping[str, Moved], term: str) -> str:
    """The full name of a node, as it stands in Turtle."""
    return _inside(here[term].label) if term in here else _name(graphs.graph.blocks[term])


def _posts(blocks: Mapping[str, str], here: Mapping[str, Moved]) -> dict[str, Moved]:
    """The posts of bodies that are called anew, which are called after them: 青禾派出所所长."""
    found = {}
    for term, said in blocks.items():
        if term.startswith("id:post-") and (body := behind(said, "org:postIn")) in here:
            new, old = here[body], _name(blocks[body])
            label = new.label + _name(said).removeprefix(old)
            found[term] = Moved(f"id:{node_name('post', label, new.scope)}", label, new.scope)
    return found


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
    gone = (("skos:altLabel", label), ("rdfs:label", label), _UNRESOLVED)
    found = [pair for pair in pairs(said) if pair not in gone]
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
