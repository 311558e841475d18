"""What an article knows of bodies that news call by more than one name, in signs:

core     the name without its place (kg.identity.body_names);  site   the place in the name, or its scope, as a code
head     who holds which post there;  former, now   the core of the name that it had, or has: 更名为
near, page   as of persons
"""

from collections.abc import Callable, Iterator
from itertools import pairwise

from kg.identity.body_names import named, told
from kg.identity.record import Record, Sign
from kg.late import late
from kg.model import Entity, Extraction

_RENAMED = late("[”）)]*(?:正式|已经?|[经由]?[^，。；]{0,8}批准)?(?:更名|改名|改称|改建|升格|易名)(?:成)?为[“（(]*")
_FROM = late("(?:前身(?:是|为)|原名|原称|原为|曾用名)[“（(]*")


def bodies(extraction: Extraction, page: str, around: set[Sign], family: Callable[[str], str]) -> Iterator[Record]:
    """Those of an article on a page of the kind `page`; `around`: what it names beside them; `family` says of what
    family a class is."""
    article = extraction.article
    found: dict[Entity, set[Sign]] = {}
    for mention in extraction.mentions:
        if mention.entity.label and told(mention.entity.label) and family(mention.entity.cls) == "org":
            found.setdefault(mention.entity, set())
    if not found:
        return
    for body, head in _heads(extraction):
        if body in found:
            found[body].add(("head", head))
    for one, other in _renamed(extraction):
        if one in found and other in found:
            found[one].add(("now", named(other.label, other.scope).core))
            found[other].add(("former", named(one.label, one.scope).core))
    date = article.date.isoformat() if article.date else ""
    where = article.key, article.source.name, article.source.sha256, date
    beside = {sign for sign in around if sign[0] in ("near", "text")}
    for one, own in found.items():
        core, site = named(one.label, one.scope)
        signs = {*own, *beside, ("page", page), ("core", core)} | ({("site", site)} if site else set())
        yield Record("org", one.label, one.scope, *where, tuple(sorted(signs)))


def _heads(extraction: Extraction) -> Iterator[tuple[Entity, str]]:
    """Each body with a post in it and who holds that."""
    homes = {one.subject: one.object for one in extraction.claims if one.predicate == "org:postIn"}
    for one in extraction.claims:
        post = one.object
        if one.predicate == "org:holds" and isinstance(post, Entity) and isinstance(home := homes.get(post), Entity):
            yield home, f"{one.subject.label}\t{post.label.removeprefix(home.label)}"


def _renamed(extraction: Extraction) -> Iterator[tuple[Entity, Entity]]:
    """Former and later names, by the text."""
    text = extraction.article.text
    named_at = sorted(
        ((one.span, one.entity) for one in extraction.mentions if one.span and told(one.entity.label)),
        key=lambda one: (one[0].begin, -one[0].end),
    )
    for (one, first), (two, second) in pairwise(named_at):
        if first != second and one.end <= two.begin:
            between = one.end, two.begin
            if _RENAMED.fullmatch(text, *between):
                yield first, second
            elif _FROM.fullmatch(text, *between):
                yield second, first
