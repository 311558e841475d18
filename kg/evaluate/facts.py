"""The edges of one node: who hosted, spoke, chaired, when and where."""

from collections.abc import Mapping, Sequence

from kg.evaluate.case import Case
from kg.evaluate.gold import Node, Wanted
from kg.evaluate.produced import Produced, Term
from kg.evaluate.tally import Finding

EVENT = {
    "organizer": "schema:organizer",
    "undertaken_by": "kgo:undertakenBy",
    "co_organized_by": "kgo:coOrganizedBy",
    "guided_by": "kgo:guidedBy",
    "chair": "kgo:chairedBy",
    "speaker": "kgo:speaker",
    "attendee": "schema:attendee",
    "location": "schema:location",
    "start": "schema:startDate",
    "end": "schema:endDate",
}
PROGRAMME = {"run_by": "kgo:runBy", "partner": "kgo:partner", "start": "schema:startDate"}
DOCUMENT = {"issued_by": "kgo:issuedBy"}
_ALWAYS = {"organizer", "chair", "speaker", "run_by", "issued_by", "start"}  # judged even where gold is silent


def judge(case: Case, node: Term | None, item: Node, predicates: Mapping[str, str]) -> None:
    """Count the edges of `node` (None: it was not found, so all are missed) against those that `item` gives."""
    graph = case.graph
    for key, predicate in predicates.items():
        if key not in item.facts and key not in _ALWAYS:
            continue
        wanted, spare = item.facts.get(key, ()), item.spare.get(key, ())
        found = [] if node is None else graph.objects(node, predicate)
        if key == "attendee":  # bodies among them are not annotated
            found = [other for other in found if graph.is_a(other, "foaf:Person")]
        if key in ("start", "end") and not wanted:
            found = [other for other in found if not _yearless(graph, other, spare)]
        matched = case.match(found, wanted, spare)
        where = f"{item.label} {key} "
        for others, right in ((matched.right, True), (matched.false, False)):
            for other in others:
                by = [] if node is None else graph.statements(node, predicate, other)
                case.find("roles", where + graph.show(other), right, by)
        false = [
            Finding(case.gold.id, where + graph.show(o), graph.fact_sentence(case.article, node, predicate, o))
            for o in matched.false
            if node is not None
        ]
        missed = [case.missed(Wanted(one.text, one.anchor or item.anchor), where) for one in matched.missed]
        case.count("roles", len(matched.right), false, missed)


def _yearless(graph: Produced, found: Term, spare: Sequence[Wanted]) -> bool:
    """Whether `found` is one of the optional days given without a year (--05-06): right in any year."""
    days = [part[-5:] for one in spare for part in one.text.split("|") if not part[:4].isdigit()]
    return any(graph.show(found).endswith(day) for day in days)
