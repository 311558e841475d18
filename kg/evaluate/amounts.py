"""Measurements: a number and its unit have to be right together."""

from kg.evaluate.case import Case
from kg.evaluate.gold import Amount, Wanted
from kg.evaluate.names import fold_unit
from kg.evaluate.produced import Produced, Term


def judge(case: Case) -> None:
    """Count the measurements of one article."""
    graph = case.graph
    left = graph.mentioned(case.article, "kgo:Measurement")
    right, missed = 0, []
    for wanted in case.gold.amounts:
        hit = next((node for node in left if _fits(graph, node, wanted)), None)
        if hit is None:
            missed.append(case.missed(Wanted(wanted.text, wanted.anchor)))
        else:
            right += 1
            left.remove(hit)
    good = (*case.gold.amounts, *case.gold.spare_amounts)
    false = [case.false(node) for node in left if not any(_fits(graph, node, wanted) for wanted in good)]
    case.count("measurements", right, false, missed)


def _fits(graph: Produced, node: Term, wanted: Amount) -> bool:
    try:
        value = round(float(graph.value(node, "schema:value") or "nan"), 4)
    except ValueError:  # a graph from elsewhere
        return False
    return value == wanted.value and fold_unit(graph.value(node, "schema:unitText") or "") in wanted.units
