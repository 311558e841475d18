"""One gold article beside the article of the graph that it speaks of, and the rule by which names are matched."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kg.evaluate.gold import GoldArticle, Wanted
from kg.evaluate.produced import Produced, Term
from kg.evaluate.sentences import naming
from kg.evaluate.tally import Find, Finding, Tally


class Matched(NamedTuple):
    """The right nodes, the nodes found that are none, the answers not found."""

    right: list[Term]
    false: list[Term]
    missed: list[Wanted]


@dataclass(frozen=True, slots=True)
class Case:
    """`article` is None where the graph has none like it: then all of `gold` is missed."""

    gold: GoldArticle
    article: Term | None
    graph: Produced
    tallies: Mapping[str, Tally]
    finds: list[Find]  # grows as answers are judged

    def match(self, found: Iterable[Term], wanted: Sequence[Wanted], spare: Sequence[Wanted]) -> Matched:
        """Match each wanted answer with one node that bears one of its names. A second node of that name is not
        false, nor is one of `spare`. Nodes of one label count as one."""
        left = {self.graph.show(node): node for node in found}
        missed, right = [], []
        for item in wanted:
            hit = next((label for label, node in left.items() if self.graph.labels(node) & item.spellings), None)
            if hit is None:
                missed.append(item)
            else:
                right.append(left.pop(hit))
        good = {spelling for item in (*wanted, *spare) for spelling in item.spellings}
        false = [node for node in left.values() if not self.graph.labels(node) & good]
        return Matched(right, false, missed)

    def entities(self, family: str, found: Iterable[Term], wanted: Sequence[Wanted], spare: Sequence[Wanted]) -> None:
        """Count the nodes `found` against `wanted`."""
        matched = self.match(found, wanted, spare)
        for nodes, right in ((matched.right, True), (matched.false, False)):
            for node in nodes:
                self.find(family, self.graph.show(node), right, [node])
        self.count(family, len(matched.right), map(self.false, matched.false), map(self.missed, matched.missed))

    def count(self, family: str, right: int, false: Iterable[Finding], missed: Iterable[Finding]) -> None:
        """Add to a family's tally."""
        self.tallies[family].add(right, false, missed)

    def find(self, family: str, text: str, right: bool, by: Sequence[Term]) -> None:
        """Note that one answer was judged, which the nodes or statements `by` attribute to rules."""
        rules = frozenset(rule for node in by for rule in self.graph.rules(node))
        told = [value for node in by for value in [self.graph.value(node, "kgo:confidence")] if value]
        sure = max(map(float, told)) if told else None
        self.finds.append(Find(family, self.gold.id, text, right, rules, sure))

    def false(self, node: Term, about: str = "") -> Finding:
        """A node that should not be; `about` stands before its label."""
        return Finding(self.gold.id, about + self.graph.show(node), self.graph.sentence(self.article, node))

    def missed(self, item: Wanted, about: str = "") -> Finding:
        """An answer that was not found."""
        return Finding(self.gold.id, about + item.label, naming(self.gold.sentences, item.clues))
