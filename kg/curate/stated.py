"""Facts that a human states: those that a text says and nobody found (add), and those that are otherwise (set)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches

from kg.curate.articles import OF_ARTICLE
from kg.curate.ends import RELATIONS, VALUES, end, is_place, post_claims, valid
from kg.curate.rule import Rule
from kg.kinds import kinds, roles
from kg.model import Claim, Entity, EntityMention, Extraction, Literal, Span
from kg.rules import written

# What an added rdf:type may say: kinds of events, and what is no body (a body's class follows from its name).
_CLASSES = frozenset("Person Programme Document Legislation Place".split())
# A day that is set takes the place of one that nobody could date.
_INSTEAD = {"schema:startDate": ("schema:startDate", "kgo:temporalExpression")}
_FORMS = {
    "xsd:date": "a day like 2025-08-06",
    "xsd:gYearMonth": "a month like 2025-08",
    "xsd:gYear": "a year like 2025",
    "xsd:decimal": "a number like 130",
    "@zh": "a text",
}
_MADE = {
    "add": written("curation/add", "add: {source: a.txt, words: 周文博到会, subject: 座谈会, …}"),
    "set": written("curation/set", "set: {source: a.txt, subject: 座谈会, predicate: schema:startDate, …}"),
}


def statable() -> set[str]:
    """The predicates that a human may state of a node."""
    return {*RELATIONS, *roles(), *VALUES, "rdf:type"}


def fault_of(rule: Rule) -> str:
    """Why what a rule states can't be a fact, "" where it can."""
    wanted = statable() | (OF_ARTICLE.keys() if rule.kind == "set" else set())
    predicate, value = rule.predicate, rule.names[1].label
    if predicate not in wanted:
        near = get_close_matches(predicate, wanted, 1, 0.6)
        return f"{predicate}: {f'did you mean {near[0]}?' if near else 'one of ' + ', '.join(sorted(wanted))}"
    if predicate not in OF_ARTICLE and not rule.names[0].label:
        return f"set: {predicate} is said of a subject"
    if predicate == "schema:contentLocation" and not is_place(value):
        return f"{value}: no place of the gazetteer (江苏省盐城市 is wanted)"
    if predicate == "rdf:type" and value not in kinds().keys() | _CLASSES:
        near = get_close_matches(value, kinds().keys() | _CLASSES, 1, 0.6)
        return f"{value}: no class that can be stated{f'; did you mean {near[0]}?' if near else ''}"
    if (kind := VALUES.get(predicate) or OF_ARTICLE.get(predicate)) and not valid(value, kind):
        return f"{value}: {' or '.join(_FORMS[one] for one in kind.split('|'))} is wanted"
    return ""


def stated(extractions: Sequence[Extraction], rule: Rule, used: Counter[str]) -> list[Extraction]:
    """The articles of one source with what `rule` states, in the first one that has its words (add) or in all that say
    it otherwise (set)."""
    done, there = list(extractions), rule.predicate in OF_ARTICLE
    for at, one in enumerate(done):
        if there or one.article.source.name != rule.names[0].source:
            continue
        new = _stated(one, rule)
        if new is not one:
            done[at] = new
            used[str(rule)] += 1
            there = bool(rule.words)
    return done


def _stated(extraction: Extraction, rule: Rule) -> Extraction:
    article = extraction.article
    subject = end(extraction, rule.names[0].label, rule.predicate, 0)
    if subject is None and rule.kind == "add" and rule.predicate == "rdf:type":
        subject = Entity(rule.names[1].label, rule.names[0].label, article.key)
    begin = article.text.find(rule.words) if rule.words else -1
    if subject is None or (rule.words and begin < 0):
        return extraction
    before = _INSTEAD.get(rule.predicate, (rule.predicate,)) if rule.kind == "set" else ()
    old = [claim for claim in extraction.claims if claim.subject == subject and claim.predicate in before]
    spans = (Span(begin, begin + len(rule.words)),) if rule.words else old[0].spans if old else ()
    if not spans:
        return extraction
    if rule.predicate == "rdf:type":
        return _classed(extraction, subject, rule, spans)
    new = tuple(_claims(extraction, subject, rule, spans))
    if not new:
        return extraction
    known = dict.fromkeys(entities(extraction))
    ends = dict.fromkeys(one for claim in new for one in (claim.subject, claim.object) if isinstance(one, Entity))
    mentions = tuple(EntityMention(one, one.label, spans[0]) for one in ends if one not in known)
    kept = tuple(claim for claim in extraction.claims if claim not in old)
    return replace(extraction, mentions=(*extraction.mentions, *mentions), claims=(*kept, *new))


def _claims(extraction: Extraction, subject: Entity, rule: Rule, spans: tuple[Span, ...]) -> Iterator[Claim]:
    """The fact that `rule` states, with what makes its post one; nothing where it does not say which node it means."""
    key, made, obj = extraction.article.key, _MADE[rule.kind], rule.names[1].label
    if datatype := VALUES.get(rule.predicate):
        kind = next((kind for kind in datatype.split("|") if valid(obj, kind)), "@zh")
        yield Claim(subject, rule.predicate, Literal(obj, kind), spans, key, made, 1.0)
    elif target := end(extraction, obj, rule.predicate, 1):
        yield Claim(subject, rule.predicate, target, spans, key, made, 1.0)
        if target.cls == "Post":
            yield from post_claims(extraction, target, spans, made)


def _classed(extraction: Extraction, subject: Entity, rule: Rule, spans: tuple[Span, ...]) -> Extraction:
    """`extraction` with `subject` as a node of the class that the rule states."""
    node = subject._replace(cls=rule.names[1].label)
    kind = Literal(node.cls, "iri")
    told = Claim(node, "rdf:type", kind, spans, extraction.article.key, _MADE[rule.kind], 1.0)
    if subject not in entities(extraction):
        mention = EntityMention(node, node.label, spans[0])
        return replace(extraction, mentions=(*extraction.mentions, mention), claims=(*extraction.claims, told))
    claims = [
        replace(claim, subject=node if claim.subject == subject else claim.subject)
        if claim.object != subject
        else replace(claim, object=node)
        for claim in extraction.claims
        if (claim.subject, claim.predicate) != (subject, "rdf:type")
    ]
    mentions = (replace(one, entity=node) if one.entity == subject else one for one in extraction.mentions)
    return replace(extraction, mentions=tuple(mentions), claims=(*claims, told))


def entities(extraction: Extraction) -> dict[Entity, None]:
    """All nodes that an article speaks of."""
    found = dict.fromkeys(mention.entity for mention in extraction.mentions)
    for claim in extraction.claims:
        found |= dict.fromkeys(end for end in (claim.subject, claim.object) if isinstance(end, Entity))
    return found
