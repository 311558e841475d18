"""How right a graph is: its articles held against gold facts, family by family.

What counts as right is told in docs/gold.md. `kg evaluate` prints it.
"""

from collections.abc import Iterable

from pyoxigraph import Store

from kg.evaluate import amounts, facts, happenings, posts
from kg.evaluate.case import Case
from kg.evaluate.gold import GoldArticle
from kg.evaluate.names import bigrams, fold, overlap
from kg.evaluate.produced import Produced
from kg.evaluate.tally import FAMILIES, Find, Finding, Tally

_WHOLE = 0.97  # least overlap of an article's text with the right one


def evaluate(gold: Iterable[GoldArticle], store: Store) -> dict[str, Tally]:
    """The tally of every family, over all articles of `gold`, of the graph in `store` (with its evidence, if there
    is any: it gives the sentences, and helps to match events)."""
    return judged(gold, store)[0]


def judged(gold: Iterable[GoldArticle], store: Store) -> tuple[dict[str, Tally], list[Find]]:
    """The same, and each answer that was judged with the rules that the evidence attributes it to."""
    graph = Produced(store)
    finds: list[Find] = []
    tallies = {family: Tally() for family in FAMILIES}
    for article in gold:
        _article(Case(article, graph.article(article.text), graph, tallies, finds))
    return tallies, finds


def _article(case: Case) -> None:
    gold, graph, article = case.gold, case.graph, case.article
    if gold.whole:
        same = article is not None and overlap(bigrams(graph.bodies[article]), bigrams(fold(gold.text))) >= _WHOLE
        lost = Finding(gold.id, "not found, or its text is not whole", "")
        case.count("articles", int(same), [], [] if same else [lost])
    case.entities(
        "bylines", [] if article is None else graph.objects(article, "schema:author"), gold.authors, gold.spare_authors
    )
    named = {fold(person.text) for person in (*gold.named["persons"], *gold.spare_named["persons"])}
    authors = {fold(author.text) for author in gold.authors} - named  # who is in the text as well is judged there
    persons = [one for one in graph.mentioned(article, "foaf:Person") if not graph.labels(one) & authors]
    case.entities("persons", persons, gold.named["persons"], gold.spare_named["persons"])
    for family, cls in (("organisations", "org:Organization"), ("places", "schema:AdministrativeArea")):
        case.entities(family, graph.mentioned(article, cls), gold.named[family], gold.spare_named[family])
    posts.judge(case)
    happenings.judge(case)
    documents = graph.mentioned(article, "kgo:Document")
    case.entities("documents", documents, gold.documents, gold.spare_named["documents"])
    for item in gold.documents:
        if item.facts.get("issued_by"):
            node = next((one for one in documents if graph.labels(one) & item.spellings), None)
            facts.judge(case, node, item, facts.DOCUMENT)
    amounts.judge(case)
