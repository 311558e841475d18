"""One source's graph with some of its nodes under the names that they have elsewhere."""

from collections.abc import Callable, Container, Mapping
from typing import NamedTuple

from kg.graph.assembly import membership_name
from kg.graph.collect import fact_name
from kg.graph.gather import EVIDENCE, GRAPH, PARTS
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


def renamed(graphs: Graphs, moved: Mapping[str, Moved], parts: Container[str] = PARTS) -> Graphs:
    """`graphs` with the nodes `moved`, and whatever is named after them named anew. The name that the source has for
    one stays as another name. What is none of the `parts` that are asked for is as it was."""
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
    graph, evidence = graphs.graph, graphs.evidence
    if GRAPH in parts:
        graph = _triples(Triples(graph.base, blocks), terms)
    if EVIDENCE in parts:
        evidence = _triples(evidence, terms, lambda term, said: _told(term, said, names))
    return Graphs(graph, evidence)


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
    subject, target = behind(said, "rdf:subject"), behind(said, "rdf:object")
    if subject not in names and target not in names:  # most
        return said
    label = behind(said, "rdfs:label")
    words = label.removesuffix('"@zh')[1:]
    if subject in names:
        short, full = names[subject]
        words = _inside(full) + words.removeprefix(short) if words.startswith(f"{short} ") else words
    if target in names:
        short, full = names[target]
        words = words.removesuffix(short) + _inside(full) if words.endswith(f" {short}") else words
    return said.replace(f"rdfs:label {label}", f'rdfs:label "{words}"@zh')


def _inside(label: str) -> str:
    """A name as it stands within a Turtle string."""
    return zh(label).removesuffix('"@zh')[1:]


def _called(said: str, label: str) -> str:
    """The block of a node under the full name `label`."""
    gone = (("skos:altLabel", label), ("rdfs:label", label), _UNRESOLVED)
    found = [pair for pair in pairs(said) if pair not in gone]
    others = [("skos:altLabel", obj) if predicate == "rdfs:label" else (predicate, obj) for predicate, obj in found]
    return block([*others, ("rdfs:label", label)])


def _triples(
    triples: Triples, moved: Mapping[str, str], told: Callable[[str, str], str] = lambda term, said: said
) -> Triples:
    """`triples` with the nodes `moved` by their new terms; `told` gives anew what is said where it may be of one."""
    kinds = sorted({f"{term.partition('-')[0]}-" for term in moved})  # id:person-: seldom in a block
    kept, found = dict[str, str](), dict[str, list[str]]()
    for subject, said in triples.blocks.items():
        for kind in kinds:
            if kind in said:
                break
        else:  # nearly all: they stay as they are
            if subject not in moved:
                kept[subject] = said
            else:
                found.setdefault(moved[subject], []).append(said)
            continue
        now = told(subject, said)
        called = join([_group(group, moved) for group in cut(now)])
        if called != now and subject.startswith("id:fact-"):
            one = fields(called)
            subject = fact_name(one["rdf:subject"], one["rdf:predicate"], one["rdf:object"])
        found.setdefault(moved.get(subject, subject), []).append(called)
    for subject, several in found.items():
        several += [kept[subject]] if subject in kept else []
        kept[subject] = united(several) if several[1:] else several[0]
    return Triples(triples.base, kept)


def _group(group: str, moved: Mapping[str, str]) -> str:
    """One predicate with its objects; a list that begins with a node holds nodes alone."""
    predicate, _, said = group.partition(" ")
    if not said.startswith("id:"):
        return group
    nodes = objects(said)
    if moved.keys().isdisjoint(nodes):
        return group
    return f"{predicate} {', '.join(sorted({moved.get(node, node) for node in nodes}))}"
