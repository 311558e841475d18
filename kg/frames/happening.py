"""What grows while an article is read: an event or programme, its names and its facts."""

from dataclasses import dataclass, field

from kg.kinds import implied
from kg.model import Entity, Literal, Span

Filler = Entity | Literal


@dataclass(slots=True)
class Fact:
    """A role's filler (for kgo:partOfProgramme a happening), the words that say so and the rule that found it."""

    predicate: str
    filler: "Filler | Happening"
    span: Span
    rule: str
    why: tuple[str, ...] = ()  # the rules that found the filler


@dataclass(slots=True)
class Happening:
    """An event or programme of one article: `core` is what its name has in quotes, `names` its forms."""

    programme: bool
    cls: str
    label: str
    core: str
    rule: str
    spans: list[Span]
    names: list[tuple[str, Span]] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)

    def fillers(self, predicate: str) -> "list[Filler | Happening]":
        """Who or what fills a role."""
        return [fact.filler for fact in self.facts if fact.predicate == predicate]

    def add(self, facts: list[Fact]) -> None:
        """Take the facts of one more match; the first date and place stay, a host that is but guessed goes when one is
        named (由某公司工会主办). A chair or speaker attends, too."""
        dated = self.fillers("schema:startDate") or self.fillers("kgo:temporalExpression")
        placed = self.fillers("schema:location") if self.cls != "Visit" else []
        named = [fact for fact in facts if fact.predicate == "schema:organizer" and not _guessed(fact)]
        if any(fact.rule.startswith("frames/hosted") for fact in named):
            self.facts = [f for f in self.facts if f.predicate != "schema:organizer" or not _guessed(f)]
            facts = [f for f in facts if f.predicate != "schema:organizer" or not _guessed(f)]
        for fact in facts:
            if dated and fact.predicate in ("schema:startDate", "schema:endDate", "kgo:temporalExpression"):
                continue
            if placed and fact.predicate == "schema:location":
                continue
            self.facts.append(fact)
            for follows in implied(fact.predicate):
                self.facts.append(Fact(follows, fact.filler, fact.span, fact.rule, fact.why))


def _guessed(fact: Fact) -> bool:
    return fact.rule.endswith(("/owner", "/elided"))
