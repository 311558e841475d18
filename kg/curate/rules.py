"""The rules of a curation file, and what each does to the articles of one source."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.curate.rule import STATED, Name, Rule
from kg.curate.stated import entities, stated
from kg.model import Claim, Entity, Extraction, Literal


def apply(
    extractions: Sequence[Extraction], rules: Iterable[Rule], plain: Sequence[Extraction] = ()
) -> tuple[list[Extraction], Counter[str]]:
    """The articles of one source as corrected by `rules`, and how often each (as text) was of use; short names were
    already read as told, and were unresolved in `plain`. Which persons are one is not decided here, as that takes all
    sources."""
    used: Counter[str] = Counter()
    done = list(extractions)
    for rule in rules:
        if rule.kind == "reject":
            done = [(_rejected if len(rule.names) > 1 else _no_node)(one, rule, used) for one in done]
        elif rule.kind in STATED:
            done = stated(done, rule, used)
        elif rule.kind == "short":
            if times := _unresolved(plain, rule.names[0]) - _unresolved(extractions, rule.names[0]):
                used[str(rule)] += times
        elif rule.kind in ("same", "rename", "different"):
            done = [_renamed(one, rule, used) for one in done]
    return done, used


def _unresolved(extractions: Iterable[Extraction], name: Name) -> int:
    """How often the short name is left unresolved, where the rule speaks of it."""
    found = [(short, one.article.source.name) for one in extractions for short, _ in one.unresolved]
    return sum(name.means(*each) for each in found)


def _rejected(extraction: Extraction, rule: Rule, used: Counter[str]) -> Extraction:
    subject, obj = rule.names
    source = extraction.article.source.name

    def wrong(claim: Claim) -> bool:
        said = claim.object.text if isinstance(claim.object, Literal) else claim.object.label
        return (
            subject.means(claim.subject.label, source)
            and obj.means(said, source)
            and rule.predicate in ("", claim.predicate)
        )

    kept = tuple(claim for claim in extraction.claims if not wrong(claim))
    if len(kept) == len(extraction.claims):
        return extraction
    used[str(rule)] += len(extraction.claims) - len(kept)
    return replace(extraction, claims=kept)


def _no_node(extraction: Extraction, rule: Rule, used: Counter[str]) -> Extraction:
    """`extraction` without the node that the rule means, the posts in it, and all that is said of them."""
    source = extraction.article.source.name
    gone = {entity for entity in entities(extraction) if rule.names[0].means(entity.label, source)}
    gone |= {c.subject for c in extraction.claims if c.predicate == "org:postIn" and c.object in gone}
    if not gone:
        return extraction
    used[str(rule)] += 1
    return replace(
        extraction,
        mentions=tuple(one for one in extraction.mentions if one.entity not in gone),
        claims=tuple(claim for claim in extraction.claims if gone.isdisjoint((claim.subject, claim.object))),
    )


def _renamed(extraction: Extraction, rule: Rule, used: Counter[str]) -> Extraction:
    """`extraction` with the entities that the rule means under the name that it gives them; their posts follow."""
    source = extraction.article.source
    moved: dict[Entity, Entity] = {}
    for entity in entities(extraction):
        found = next((at for at, name in enumerate(rule.names) if name.means(entity.label, source.name)), None)
        if found is None or (entity.cls == "Person" and rule.kind != "rename"):
            continue
        if rule.kind == "different":
            if found:  # the first keeps what it is
                moved[entity] = entity._replace(scope=f"apart {source.sha256[:12]}")
        elif rule.kind == "same" or found == 0:
            moved[entity] = _called(entity, rule.names[0 if rule.kind == "same" else 1].label)
    moved = {old: new for old, new in moved.items() if old != new}
    if not moved:
        return extraction
    used[str(rule)] += 1
    for claim in extraction.claims:
        home = claim.object
        if claim.predicate == "org:postIn" and isinstance(home, Entity) and home in moved:
            title = claim.subject.label.removeprefix(home.label)
            new = moved[home]
            moved[claim.subject] = claim.subject._replace(label=new.label + title, scope=new.scope)
    return replace(
        extraction,
        mentions=tuple(replace(one, entity=moved.get(one.entity, one.entity)) for one in extraction.mentions),
        claims=tuple(_moved(claim, moved) for claim in extraction.claims),
    )


def _called(entity: Entity, label: str) -> Entity:
    """`entity` under another name; a body so called is the one that every article means by that name."""
    from kg.curate.bodies import body

    known = body(label)
    if entity.cls == "Person" or known is None or known.entity is None:
        return entity._replace(label=label)
    return entity._replace(label=label, scope=known.entity.scope)


def _moved(claim: Claim, moved: dict[Entity, Entity]) -> Claim:
    obj = claim.object
    if isinstance(obj, Entity):
        obj = moved.get(obj, obj)
    return replace(claim, subject=moved.get(claim.subject, claim.subject), object=obj)
