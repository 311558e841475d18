"""What grows while an article is read: an event or programme, its names and its facts."""

from collections.abc import KeysView
from dataclasses import dataclass, field

from kg.kinds import implied
from kg.model import Entity, Literal, Span

Filler = Entity | Literal
_BESIDE_THE_HOST = ("kgo:undertakenBy", "kgo:coOrganizedBy", "kgo:guidedBy")


@dataclass(slots=True)
class Fact:
    """A role's filler (for kgo:partOfProgramme a happening), the words that say so and the rule that found it."""

    predicate: str
    filler: "Filler | Happening"
    span: Span
    rule: str
    why: tuple[str, ...] = ()  # the rules that found the filler
    sure: float = 0.9


@dataclass(slots=True, eq=False)
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
    clausal: bool = False  # but a clause tells of it: whoever comes, comes to another if there is one
    surfaces: dict[str, None] = field(default_factory=dict)  # of `names`, each once
    _roles: "dict[str, dict[Filler | Happening, None]]" = field(default_factory=dict)  # who fills which, each once

    def call(self, surface: str, span: Span) -> None:
        """Note one more form of the name."""
        self.names.append((surface, span))
        self.surfaces[surface] = None

    def fillers(self, predicate: str) -> "KeysView[Filler | Happening]":
        """Who or what fills a role, as it is known by now."""
        return self._roles.get(predicate, {}).keys()

    def tell(self, fact: Fact) -> None:
        """Take one fact."""
        self.facts.append(fact)
        self._roles.setdefault(fact.predicate, {})[fact.filler] = None

    def said(self) -> "list[Fact]":
        """The facts, without a host that but the words before would make one and that the text says to help it."""
        beside = {one for predicate in _BESIDE_THE_HOST for one in self.fillers(predicate)}
        hosts = ("schema:organizer", "kgo:runBy")
        return [one for one in self.facts if not (_guessed(one) and one.predicate in hosts and one.filler in beside)]

    def add(self, facts: list[Fact]) -> None:
        """Take the facts of one more match; the first date and place stay, a host that is but guessed goes when one is
        named (由某公司工会主办). A chair or speaker attends, too."""
        dated = bool(self.fillers("schema:startDate") or self.fillers("kgo:temporalExpression"))
        placed = self.cls != "Visit" and bool(self.fillers("schema:location"))
        named = [fact for fact in facts if fact.predicate == "schema:organizer" and not _guessed(fact)]
        if any(fact.rule.startswith("frames/hosted") for fact in named):
            kept = [f for f in self.facts if f.predicate != "schema:organizer" or not _guessed(f)]
            self._roles["schema:organizer"] = {f.filler: None for f in kept if f.predicate == "schema:organizer"}
            self.facts = kept
            facts = [f for f in facts if f.predicate != "schema:organizer" or not _guessed(f)]
        for fact in facts:
            if dated and fact.predicate in ("schema:startDate", "schema:endDate", "kgo:temporalExpression"):
                continue
            if placed and fact.predicate == "schema:location":
                continue
            self.tell(fact)
            for follows in implied(fact.predicate):
                self.tell(Fact(follows, fact.filler, fact.span, fact.rule, fact.why, fact.sure))


def _guessed(fact: Fact) -> bool:
    return fact.rule.endswith(("/owner", "/elided"))
