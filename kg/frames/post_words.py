"""Words by which it is told whose an office is, by role (lexicon/office_words.tsv)."""

from functools import partial

from kg.lexicon.words import listed

# The words with one of the roles: the titles that a `school` has, the endings of what is `inner` …
of_role = partial(listed, "office_words")
