"""The second file: for every fact the words that say it, which rule read them, and how sure that is."""

from collections.abc import Iterable
from functools import cache

from kg.graph import ontology
from kg.graph.collect import Attestation, Collection, fact_name
from kg.graph.merge import combined
from kg.graph.names import digest, slug
from kg.graph.terms import clean, decimal, quoted, tidy, zh
from kg.graph.write import Draft, Pair
from kg.rules import rule


def derived(proof: Draft, term: str, spans: Iterable[str]) -> None:
    """Say that the node `term` derives from `spans`."""
    for span in spans:
        proof.add(term, "prov:wasDerivedFrom", span)


def attributed(proof: Draft, term: str, rules: Iterable[str]) -> None:
    """Say that the node `term` was found by `rules`."""
    for id in rules:
        proof.add(term, "prov:wasAttributedTo", _agent(proof, id, True))


def statements(proof: Draft, collection: Collection) -> None:
    """One rdf:Statement for each fact, and the extractors that they are attributed to."""
    words, nodes = ontology.words(), collection.nodes
    agents: dict[str, str] = {}
    for (subject, predicate, obj), attestations in collection.facts.items():
        term = fact_name(subject, predicate, obj)
        target = nodes[obj].label if obj in nodes else obj[1 : obj.rindex('"')]
        label = f"{nodes[subject].label} {words.get(predicate, predicate)} {target}"
        pairs = [
            ("a", "rdf:Statement"),
            ("rdfs:label", zh(label)),
            ("rdf:subject", subject),
            ("rdf:predicate", predicate),
            ("rdf:object", obj),
            ("kgo:confidence", decimal(_sure(attestations))),
        ]
        for attestation in attestations:
            pairs += [("prov:wasDerivedFrom", span) for span in attestation.spans]
            for id in attestation.rules:
                if id not in agents:
                    agents[id] = _agent(proof, id, bool(attestation.article))
                pairs.append(("prov:wasAttributedTo", agents[id]))
        proof.subjects[term] = pairs


def spans(proof: Draft, collection: Collection) -> None:
    """A node for each span, with exactly its words."""
    for term, (key, (begin, end)) in collection.spans.items():
        proof.subjects[term] = [
            ("a", "nif:OffsetBasedString"),
            ("rdfs:label", f'"第{begin}至{end}字"@zh'),
            ("nif:beginIndex", str(begin)),
            ("nif:endIndex", str(end)),
            ("nif:anchorOf", zh(clean(collection.articles[key].text[begin:end]))),
            ("nif:referenceContext", f"id:article-{key}"),
        ]


def _sure(attestations: Iterable[Attestation]) -> float:
    """The confidence of a fact: within an article that of the surest claim; articles that agree support each other."""
    best: dict[str, float] = {}
    for one in attestations:
        best[one.article] = max(best.get(one.article, 0.0), min(1.0, max(0.0, one.confidence)))
    return combined(best.values())


def _agent(proof: Draft, id: str, reads: bool) -> str:
    """The term of the rule that reads a text, with where it stands and what it reads, or of the gazetteer that knows
    without one."""
    term, pairs = _described(id, reads)
    if term not in proof.subjects:
        proof.subjects[term] = list(pairs)
    return term


@cache
def _described(id: str, reads: bool) -> tuple[str, tuple[Pair, ...]]:
    term = "-".join(
        filter(None, ("id:rule" if reads else "id:gazetteer", slug(id) if reads else "", digest("rule", id)))
    )
    pairs = [("a", one) for one in ontology.types("kgo:Rule" if reads else "kgo:Gazetteer")]
    pairs.append(("rdfs:label", zh(f"{'规则' if reads else '地名录'} {tidy(id)}")))
    known = rule(id)
    if reads and known.where:
        pairs.append(("kgo:writtenAt", quoted(clean(known.where))))
    for predicate, text in (("skos:example", known.example), ("kgo:counterexample", known.against)):
        if reads and tidy(text):
            pairs.append((predicate, zh(tidy(text))))
    return term, tuple(pairs)
