"""What may be wrong with a question that could not be read, or that nothing answers."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from pyoxigraph import Literal, NamedNode, Store

from kg.graph.ontology import terms
from kg.graph.prefixes import PREFIXES
from kg.late import late

# Signs that a Chinese keyboard gives, and what SPARQL wants in their place.
_FULL_WIDTH = dict(zip("？｛｝（）：；，。．“”‘’＂＇＜＞＝　", "?{}():;,..\"\"''\"'<>= ", strict=True))
_TERM = late(r"(?<![\w?$:/#<])([A-Za-z][\w.-]*)?:([A-Za-z_][\w-]*)")
_OWN_PREFIX = late(r"\bPREFIX\s+([\w.-]*):", re.IGNORECASE)
_IRI = late(r"<[^<>\s]*>")
_STRING = late(r'"((?:[^"\\\n]|\\.)*)"(@[\w-]+|\^\^)?')
_COMMENT = late(r"(?m)(?:^|\s)#[^\n]*")
_NAME = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
_OTHER_NAME = NamedNode("http://www.w3.org/2004/02/skos/core#altLabel")


def unread(query: str) -> str:
    """Why `query` is no SPARQL, in words that help more than the parser's; "" where nothing is known."""
    bare = _STRING.sub('""', _COMMENT.sub(" ", query))
    if wide := next((sign for sign in bare if sign in _FULL_WIDTH), ""):
        wanted = _FULL_WIDTH[wide]
        return f"{wide} is a full-width sign, SPARQL wants {'a space' if wanted == ' ' else wanted}"
    own = set(_OWN_PREFIX.findall(bare))
    for prefix, _ in _TERM.findall(_IRI.sub("<>", bare)):
        if prefix not in PREFIXES and prefix not in own:
            return f"the prefix {prefix}: is not known; known are {', '.join(f'{one}:' for one in PREFIXES)}"
    return ""


def unanswered(store: Store, query: str) -> list[str]:
    """What may be the reason that `query` has no answer in `store`: terms that neither the ontology nor the graph
    knows, names without the tag @zh, names that nothing bears. The likeliest first, [] where nothing is known."""
    bare = _COMMENT.sub(" ", query)
    named = [(match[1], match[2]) for match in _STRING.finditer(bare)]
    return [*_unknown_terms(store, _IRI.sub("<>", _STRING.sub('""', bare))), *_untagged(store, named)]


def _unknown_terms(store: Store, bare: str) -> Iterator[str]:
    own = set(_OWN_PREFIX.findall(bare)) - set(PREFIXES)
    for prefix, local in dict.fromkeys(_TERM.findall(bare)):
        term = f"{prefix}:{local}"
        if prefix in own or prefix not in PREFIXES or term in terms() or _used(store, PREFIXES[prefix] + local):
            continue
        near = get_close_matches(term, terms(), 1, 0.7)
        yield f"{term}: neither the ontology nor this graph knows it{f'; did you mean {near[0]}?' if near else ''}"


def _used(store: Store, iri: str) -> bool:
    node = NamedNode(iri)
    patterns = ((node, None, None), (None, node, None), (None, None, node))
    return any(next(store.quads_for_pattern(*pattern), None) is not None for pattern in patterns)


def _untagged(store: Store, named: list[tuple[str, str]]) -> Iterator[str]:
    for text, tag in dict.fromkeys(named):
        if not tag and _borne(store, text):
            yield f'"{text}": names are tagged; write "{text}"@zh'
        elif tag == "@zh" and not _borne(store, text):
            yield f'"{text}"@zh: nothing in this graph bears that name'


def _borne(store: Store, text: str) -> bool:
    name = Literal(text, language="zh")
    return any(next(store.quads_for_pattern(None, one, name), None) is not None for one in (_NAME, _OTHER_NAME))
