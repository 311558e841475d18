"""How Chinese is read, for names of nodes and for search: pinyin without tones."""

from collections.abc import Iterator
from functools import cache

import ahocorasick

from kg.lexicon import table


def syllables(text: str) -> Iterator[str]:
    """The syllables of the characters of `text`, the longest known word first, so that 重庆 is chong qing and not
    zhong qing; what is no Chinese character is left out: 第2版 → di, ban."""
    characters, words, first = _tables()
    at = 0
    while at < len(text):
        word = None
        if text[at] in first:
            length = next((length for length in (3, 2) if text[at : at + length] in words), 0)
            word = words.get(text[at : at + length])
        if word:
            yield from word
            at += length
        else:
            if syllable := characters.get(text[at]):
                yield syllable
            at += 1


def is_plain(text: str) -> bool:
    """Whether each of its characters is read as it is alone: no known word is in it."""
    return next(_words().iter(text), None) is None


@cache
def _words() -> ahocorasick.Automaton:
    found = ahocorasick.Automaton()
    for word in _tables()[1]:
        found.add_word(word, word)
    found.make_automaton()
    return found


@cache
def _tables() -> tuple[dict[str, str], dict[str, list[str]], frozenset[str]]:
    """character → syllable; word → syllables; the characters that a word begins with."""
    characters: dict[str, str] = {}
    words: dict[str, list[str]] = {}
    for row in table("pinyin", "syllables", "texts"):
        if len(read := row["syllables"].split()) == 1:
            characters |= dict.fromkeys(row["texts"], read[0])
        else:
            words |= dict.fromkeys(row["texts"].split(), read)
    return characters, words, frozenset(word[0] for word in words)
