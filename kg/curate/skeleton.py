"""A curation file to fill in: what most needs a human, each entry commented out until it is decided."""

import json
import re
from collections.abc import Iterable, Mapping

_HEAD = """\
# What a human says of the graph. Take the # off an entry that is right, and mend it; the next build follows it.
# NAME@SOURCE is the bearer of the name in that source. `kg curate check` says what each entry matches.
# Beside these: rename: {OLD: NEW}; add and set, with the source and the words that say it:
#
# add:
#   - {source: a.txt, words: 周文博到会讲话, subject: 座谈会, predicate: kgo:speaker, object: 周文博}
# set:
#   - {source: a.txt, subject: 座谈会, predicate: schema:startDate, object: 2025-08-06}
"""


def skeleton(sections: Mapping[str, Iterable[tuple[str, str]]]) -> str:
    """The text of the file. `sections`: by kind of rule, entries with what is known of each (a comment)."""
    parts = [_HEAD]
    for kind, entries in sections.items():
        lines = [f"#  {entry}  # {' '.join(note.split())}\n" for entry, note in entries]
        if lines:
            parts.append(f"\n{kind}:\n{''.join(lines)}")
    return "".join(parts)


def listed(*names: str) -> str:
    """An entry of same or different."""
    return f"- [{', '.join(map(scalar, names))}]"


def mapped(**fields: str) -> str:
    """An entry of reject, add or set."""
    return f"- {{{', '.join(f'{key}: {scalar(value)}' for key, value in fields.items())}}}"


def scalar(text: str) -> str:
    """`text` in YAML: as it is where nothing in it means something else."""
    plain = re.fullmatch(r"[^\W\d_][\w.@/·（）-]*(?::\w+)?", text) and text.lower() not in _WORDS
    return text if plain else json.dumps(text, ensure_ascii=False)


_WORDS = frozenset("null true false yes no on off y n".split())
