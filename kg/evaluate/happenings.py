"""Events and programmes: matched in one pool, for the line between them is thin; the class is judged apart."""

from collections.abc import Iterable

from kg.evaluate import facts
from kg.evaluate.case import Case
from kg.evaluate.gold import Node
from kg.evaluate.names import alike, fold
from kg.evaluate.produced import Produced, Term
from kg.evaluate.tally import Finding


def judge(case: Case) -> None:
    """Count the events and programmes of one article, their classes and their roles."""
    gold, graph = case.gold, case.graph
    events = graph.mentioned(case.article, "schema:Event")
    programmes = [node for node in graph.mentioned(case.article, "kgo:Programme") if node not in events]
    right, missed = 0, []
    pool = [*events, *programmes]
    kinds = [("event", item) for item in gold.events] + [("programme", item) for item in gold.programmes]
    for kind, item in kinds:
        expected, other = (events, programmes) if kind == "event" else (programmes, events)
        # an event and its programme often share a name: first among the nodes of the right class
        node = _meant(graph, [one for one in expected if one in pool], item)
        as_asked = node is not None
        if node is None:
            node = _meant(graph, [one for one in other if one in pool], item)
        if node is None:
            missed.append(case.missed(item, f"{kind} "))
        else:
            pool.remove(node)
            right += 1
            case.find("events+programmes", graph.show(node), True, [node])
            _class(case, node, item, kind, as_asked or item.either)
        _roles(case, node, item, kind, as_asked, node in programmes)
    known = (*gold.spare_happenings, *gold.events, *gold.programmes)
    spellings = frozenset(spelling for item in known for spelling in item.spellings)
    wrong = [node for node in pool if not _named(graph, node, spellings)]
    for node in wrong:
        case.find("events+programmes", graph.show(node), False, [node])
    false = [case.false(node) for node in wrong]
    case.count("events+programmes", right, false, missed)


def _meant(graph: Produced, pool: list[Term], item: Node) -> Term | None:
    """The node that `item` speaks of: by its name, by a name like it, else by its day and the words that say it."""
    for node in pool:
        if graph.labels(node) & item.spellings:
            return node
    for node in pool:
        if _named(graph, node, item.spellings):
            return node
    anchor, start = fold(item.anchor), item.facts.get("start", ())
    if anchor and start:
        for node in pool:
            days = {graph.show(day) for day in graph.objects(node, "schema:startDate")}
            if start[0].text in days and any(anchor in quote for quote in graph.quotes(node)):
                return node
    return None


def _named(graph: Produced, node: Term, spellings: Iterable[str]) -> bool:
    return any(alike(label, spelling) for label in graph.labels(node) for spelling in spellings)


def _class(case: Case, node: Term, item: Node, kind: str, right: bool) -> None:
    if right:
        case.count("class", 1, [], [])
    else:
        wrong = f"{item.label} is no {kind}"
        case.count(
            "class", 0, [Finding(case.gold.id, wrong, case.graph.sentence(case.article, node))], [case.missed(item)]
        )


def _roles(case: Case, node: Term | None, item: Node, kind: str, as_asked: bool, programme: bool) -> None:
    """Judge the edges that the class of the node lets one expect."""
    predicates = facts.EVENT if kind == "event" else facts.PROGRAMME
    if node is not None and kind == "event" and (item.either or not as_asked):
        predicates = {key: facts.EVENT[key] for key in ("organizer", "start")}
    if item.either and programme:  # its hosts are those who run it
        hosts = item.facts.get("organizer", ())
        item, predicates = Node(item.text, item.anchor, {"run_by": hosts}, {}), {"run_by": "kgo:runBy"}
    facts.judge(case, node, item, predicates)
