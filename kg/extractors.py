"""Claims that plug-ins add to those of an article, each checked: what crosses to RDF is a claim, whoever makes it."""

from dataclasses import replace

from kg.errors import GongbaoError
from kg.graph import ontology
from kg.model import Claim, Entity, Extraction
from kg.plugins import EXTRACTORS, load, names


def extended(extraction: Extraction) -> Extraction:
    """`extraction` with what the extractors add. Raises GongbaoError for a claim that no text shows, or whose predicate
    the ontology does not know, UnknownClassError for a class that it does not know."""
    for name in names(EXTRACTORS):
        claims = tuple(_checked(name, extraction, claim) for claim in load(EXTRACTORS, name)(extraction))
        extraction = replace(extraction, claims=(*extraction.claims, *claims))
    return extraction


def _checked(name: str, extraction: Extraction, claim: Claim) -> Claim:
    article = extraction.article
    if claim.predicate != "rdf:type" and claim.predicate not in ontology.terms():
        fault = f"{claim.predicate} is no property of the ontology"
    elif claim.article != article.key or not claim.spans:
        fault = "a claim has spans in the article that was given"
    elif not all(0 <= span.begin < span.end <= len(article.text) for span in claim.spans):
        fault = "a span lies outside the text"
    elif not claim.rule.startswith(f"{name}/") or not 0 <= claim.confidence <= 1:
        fault = f"its rule is called {name}/…, its confidence is between 0 and 1"
    else:
        for end in (claim.subject, claim.object):
            if isinstance(end, Entity):
                ontology.term(end.cls)
        return claim
    raise GongbaoError(f"{article.source.name}: a claim of the plug-in {name} is refused: {fault}")
