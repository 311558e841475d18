"""What of the ontology and the shapes is made from the tables of kinds and roles: the text between `# begin NAME` and
`# end NAME` of ontology/*.ttl. The files are what others read; `make ontology` keeps them fresh, and what this program
reads is always fresh."""

import re
from collections.abc import Iterator
from pathlib import Path

from kg.kinds import ROOT, Kind, Role, kinds, roles
from kg.late import late

_SECTION = late(r"(?m)^(# begin (\w+)[^\n]*\n)(?:.*\n)*?(# end \2\n)")
_TERMS = {
    ROOT: "schema:Event",
    "Person": "foaf:Person",
    "Organisation": "org:Organization",
    "Post": "org:Post",
    "Place": "schema:Place",
}


def fresh(path: Path) -> str:
    """The text of an ontology file with its made sections as the tables have them now. Raises OSError, DataError."""
    makers = _SHAPES if path.name == "shapes.ttl" else _ONTOLOGY
    text = path.read_text(encoding="utf-8")
    return _SECTION.sub(lambda match: f"{match[1]}{makers[match[2]](text)}{match[3]}", text)


def _term(name: str) -> str:
    return _TERMS.get(name, f"kgo:{name}")


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _words(kind: Kind | Role, gap: str) -> str:
    said = kind.labels
    parts = f"rdfs:label {_quoted(said['zh'])}@zh, {_quoted(said['en'])}@en"
    zh, en = said.get("comment_zh") or said["zh"], said.get("comment_en") or said["en"]
    return f"{parts} ;{gap}rdfs:comment {_quoted(zh)}@zh, {_quoted(en)}@en ."


def _classes(_: str) -> str:
    return "\n".join(
        f"kgo:{kind.name} a owl:Class ; rdfs:subClassOf {_term(kind.above[0] if kind.above else ROOT)} ;\n"
        f"    {_words(kind, chr(10) + '    ')}\n"
        for kind in kinds().values()
    )


def _properties(_: str) -> str:
    return "\n".join(
        f"{role.predicate} a owl:ObjectProperty{''.join(_axioms(role))} ;\n    {_words(role, ' ')}\n"
        for role in roles().values()
        if role.predicate.startswith("kgo:")
    )


def _axioms(role: Role) -> Iterator[str]:
    yield f" ; rdfs:domain {_term(role.domain)}"
    if len(role.range) == 1:
        yield f" ; rdfs:range {_term(next(iter(role.range)))}"
    above = [*role.implies, *([role.sub_of] if role.sub_of else [])]
    if above:
        yield f" ; rdfs:subPropertyOf {', '.join(above)}"


def _targets(_: str) -> str:
    return f"    sh:targetClass {', '.join(map(_term, (ROOT, *kinds())))} ;\n"


def _leaves(_: str) -> str:
    """An event is of exactly one of the kinds right below Event, and of at most one right below each other kind."""
    below: dict[str, list[str]] = {}
    for kind in kinds().values():
        below.setdefault(kind.above[0] if kind.above else ROOT, []).append(_term(kind.name))
    shapes = []
    for parent, names in below.items():
        name = "eventKind" if parent == ROOT else f"eventKind{parent}"
        target = "" if parent == ROOT else f" sh:targetClass {_term(parent)} ;"
        least = " sh:qualifiedMinCount 1 ;" if parent == ROOT else ""
        shapes.append(
            f"shape:{name} a sh:PropertyShape ;{target} sh:path rdf:type ;\n"
            f"    sh:qualifiedValueShape [ sh:in ( {' '.join(names)} ) ] ;\n   {least} sh:qualifiedMaxCount 1 ;\n"
            f'    sh:message "事件须恰属一类"@zh, "Exactly one of the classes of events"@en .\n'
        )
    return "\n".join(shapes)


def _stated(_: str) -> str:
    return f"                {', '.join(roles())}\n"


def _fillers(text: str) -> str:
    """A shape for each role that has none by hand: what fills it, and that it fills what it implies."""
    shapes = []
    for role in roles().values():
        if re.search(rf"sh:path {re.escape(role.predicate)} ", _SECTION.sub("", text)):
            continue
        name = role.predicate.partition(":")[2]
        classes = " ".join(f"[ sh:class {_term(one)} ]" for one in sorted(role.range))
        follows = "".join(
            f"    sh:node [ sh:property [ sh:path [ sh:inversePath {one} ] ; sh:minCount 1 ] ] ;\n"
            for one in role.implies
        )
        shapes.append(
            f"shape:{name} a sh:PropertyShape ; sh:targetClass {_term(role.domain)} ; sh:path {role.predicate} ;\n"
            f"    sh:or ( {classes} ) ;\n{follows}"
            f"    sh:message {_quoted(role.labels['zh'] + '不合要求')}@zh, {_quoted('No ' + role.labels['en'])}@en .\n"
        )
    return "\n".join(shapes)


_ONTOLOGY = {"kinds": _classes, "roles": _properties}
_SHAPES = {"kinds": _targets, "leaves": _leaves, "stated": _stated, "roles": _fillers}
