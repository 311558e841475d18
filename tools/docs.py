"""What of docs/ is made from the program: commands.md from the parser, schema.md and schema.svg from the ontology."""

import argparse
from collections.abc import Iterator
from html import escape
from pathlib import Path

from kg.cli import parser
from kg.graph import ontology
from kg.graph.prefixes import PREFIXES
from kg.kinds import kinds, roles

DOCS = Path(__file__).parent.parent / "docs"
_CODES = """Exit codes: 0 all went well; 1 it could not be done (nothing could be built, a source failed under
`--strict`, a graph breaks its shapes, a rule of a curation file matches nothing); 2 the command was called wrongly.
GRAPH is a name in `output/` or the path of a Turtle file."""


def commands() -> str:
    """The reference of all commands, in Markdown."""
    top = parser()
    (choices,) = (one for one in top._actions if isinstance(one, argparse._SubParsersAction))
    helps = {one.dest: one.help for one in choices._choices_actions}
    parts = [f"# The command\n\n{top.description} `kg COMMAND --help` says the same.\n\n{_CODES}\n"]
    for name, command in choices.choices.items():
        usage = " ".join(command.format_usage().removeprefix("usage: ").split())
        parts.append(f"\n## kg {name}\n\n{_sentence(str(helps[name]))}\n\n```text\n{usage}\n```\n\n")
        rows = [(_names(one), _cell(one.help or "")) for one in command._actions if one.dest != "help"]
        if rows:
            parts.append("| argument | what it is |\n| --- | --- |\n")
            parts += [f"| {names} | {what} |\n" for names, what in rows]
    return "".join(parts)


def _names(action: argparse.Action) -> str:
    value = action.metavar or ("|".join(map(str, action.choices)) if action.choices else action.dest.upper())
    if not action.option_strings:
        return f"`{value}`".replace("|", "\\|")
    takes = "" if action.nargs == 0 else f" {value}"
    return ", ".join(f"`{one}{takes}`" for one in action.option_strings).replace("|", "\\|")


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("%%", "%").replace("<", "&lt;")


_BOXES = {  # class → column and row of the picture
    "foaf:Person": (0, 0), "org:Post": (1, 0), "org:Organization": (2, 0),
    "schema:Event": (1, 1), "schema:Place": (2, 1), "kgo:Programme": (0, 1),
    "kgo:Measurement": (0, 2), "kgo:Document": (2, 2), "schema:NewsArticle": (1, 2),
}  # fmt: skip
_LINES = [
    ("foaf:Person", "org:holds", "org:Post"), ("org:Post", "org:postIn", "org:Organization"),
    ("schema:Event", "schema:organizer", "org:Organization"), ("schema:Event", "schema:attendee", "foaf:Person"),
    ("schema:Event", "schema:location", "schema:Place"), ("schema:Event", "kgo:partOfProgramme", "kgo:Programme"),
    ("org:Organization", "kgo:jurisdiction", "schema:Place"), ("schema:NewsArticle", "schema:mentions", "kgo:Document"),
    ("kgo:Measurement", "kgo:subject", "kgo:Programme"), ("schema:NewsArticle", "schema:mentions", "schema:Event"),
]  # fmt: skip


def schema() -> str:
    """The classes and properties, in Markdown."""
    zh, en = ontology.words("zh"), ontology.words("en")
    own = sorted(term for term in zh if term in en)
    classes = [one for one in own if one.rpartition(":")[2][0].isupper()]
    properties = [one for one in own if one.rpartition(":")[2][0].islower()]
    rows = [
        f"| `{one}` | {zh[one]} | {en[one]} | {', '.join(f'`{above}`' for above in _above(one))} |\n" for one in classes
    ]
    ends = {name: (role.domain, " or ".join(sorted(role.range))) for name, role in roles().items()}
    facts = [f"| `{one}` | {zh[one]} | {en[one]} | {' → '.join(ends.get(one, ()))} |\n" for one in properties]
    prefixes = "".join(f"| `{prefix}:` | <{iri}> |\n" for prefix, iri in sorted(PREFIXES.items()))
    return (
        f"{_HEAD}\n## Classes\n\n{len(kinds())} of them are kinds of events (`kg/lexicon/kinds.yaml`).\n\n"
        f"| class | 中文 | English | special case of |\n| --- | --- | --- | --- |\n{''.join(rows)}"
        "\n## Properties\n\n| property | 中文 | English | of → to, where it is a role of events |\n"
        f"| --- | --- | --- | --- |\n{''.join(facts)}\n## Prefixes\n\n`kg query` knows them all.\n\n"
        f"| prefix | namespace |\n| --- | --- |\n{prefixes}"
    )


_HEAD = """# The schema

![The main classes and how they hang together](schema.svg)

Made from `ontology/gongbao.ttl` (`make docs`). What a graph promises is `ontology/shapes.ttl` (SHACL); `kg validate`
holds a graph against it, `kg query GRAPH --schema` counts what is in one. The terms are those of
[ORG](https://www.w3.org/TR/vocab-org/), [schema.org](https://schema.org/), [PROV](https://www.w3.org/TR/prov-o/),
[FOAF](http://xmlns.com/foaf/spec/) and [NIF](https://persistence.uni-leipzig.org/nlp2rdf/); `kgo:` are its own.

Of who holds what, two forms stand side by side: `org:holds` from the person to the post, and an `org:Membership` that
knows the first and last day on which it was attested (`kgo:firstAttested`, `kgo:lastAttested`), and whether it is over
(`kgo:ended`). Behind each fact stands an `rdf:Statement` in NAME.evidence.ttl with its confidence, its rule
(`prov:wasAttributedTo`) and its spans (`prov:wasDerivedFrom`): runs of an article's text (`nif:referenceContext`,
`nif:beginIndex`, `nif:endIndex`, `nif:anchorOf`).

| file | what |
| --- | --- |
| `NAME.ttl` | the graph: persons, posts, bodies, events, programmes, documents, places, measurements, articles |
| `NAME.evidence.ttl` | for every fact an `rdf:Statement` with its span, its rule and its confidence |
| `NAME.html` | the network: search, click for facts and their sentences; nothing is loaded from outside |
| `NAME.index` | a folder from which questions are answered at once; it can be deleted, the next build makes it anew |
| `NAME.sources` | what each source gave, for the next build; the others don't need it |
"""


def _above(term: str) -> Iterator[str]:
    """The classes right above: those above it that are above no other such."""
    every = set(ontology.types(term)) - {term}
    yield from sorted(every - {more for one in every for more in set(ontology.types(one)) - {one}})


def picture() -> str:
    """The main classes and relations as SVG, with labels of the ontology. Raises KeyError for a term that it lacks."""
    zh = ontology.words("zh")
    width, height, across, down = 190, 54, 330, 150
    at = {name: (20 + column * across, 20 + row * down) for name, (column, row) in _BOXES.items()}
    drawn = []
    for source, term, target in _LINES:
        (x1, y1), (x2, y2) = at[source], at[target]
        (x1, y1), (x2, y2) = _edge(x1, y1, x2, y2, width, height), _edge(x2, y2, x1, y1, width, height)
        drawn.append(f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" marker-end="url(#a)"/>')
        x, y = (x1 + x2) // 2, (y1 + y2) // 2
        drawn.append(f'<text class="t" x="{x}" y="{y - 6}">{escape(zh[term])}</text>')
        drawn.append(f'<text class="s" x="{x}" y="{y + 12}">{term}</text>')
    for name, (x, y) in at.items():
        drawn.append(f'<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="6"/>')
        drawn.append(f'<text x="{x + width // 2}" y="{y + 24}">{escape(zh[name])}</text>')
        drawn.append(f'<text class="s" x="{x + width // 2}" y="{y + 42}">{name}</text>')
    size = f"0 0 {2 * across + width + 40} {2 * down + height + 40}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{size}" role="img">\n{_STYLE}\n'
        + "\n".join(drawn)
        + "\n</svg>\n"
    )


_STYLE = """<title>The main classes of the graph and the relations between them</title>
<style>svg{background:#fff}rect{fill:#eef3fb;stroke:#3b5b92}line{stroke:#777}
text{font:16px sans-serif;text-anchor:middle;fill:#123;paint-order:stroke;stroke:#fff;stroke-width:3px}
.s{font-size:11px;fill:#567}.t{font-size:14px;fill:#8a3b12}</style>
<defs><marker id="a" viewBox="0 0 9 9" refX="9" refY="4.5" markerWidth="9" markerHeight="9" orient="auto">
<path d="M0 0L9 4.5L0 9z" fill="#777"/></marker></defs>"""


def _edge(x: int, y: int, to_x: int, to_y: int, width: int, height: int) -> tuple[int, int]:
    """Where a line from the middle of a box at x, y to the one at to_x, to_y leaves it."""
    dx, dy = to_x - x, to_y - y
    if abs(dx) * height > abs(dy) * width:
        return x + (width if dx > 0 else 0), y + height // 2 + (dy * width // (2 * abs(dx)))
    return x + width // 2 + (dx * height // (2 * abs(dy))), y + (height if dy > 0 else 0)


def files() -> dict[Path, str]:
    """The files that are made, with what they hold."""
    return {DOCS / "commands.md": commands(), DOCS / "schema.md": schema(), DOCS / "schema.svg": picture()}


if __name__ == "__main__":
    for path, text in files().items():
        path.write_text(text, encoding="utf-8")
