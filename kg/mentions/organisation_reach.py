"""How far a name reaches to the left, and what a rule may say of it."""

from dataclasses import dataclass
from enum import Enum, auto

from kg.mentions.organisation_lexicon import Form
from kg.mentions.organisation_scan import Body, Scan


class Verdict(Enum):
    """What a rule may say instead of naming the body."""

    NONE = auto()  # these words name no body, whatever shorter ending they have
    OTHER = auto()  # with this ending they name none
    STOP = auto()  # the name begins here
    ON = auto()  # `at` was moved: look again


@dataclass(slots=True)
class Reach:
    """How far a name reaches: from `at` to `end`, its ending from `begin` on. `proper`: a proper name is in it."""

    scan: Scan
    begin: int
    end: int
    form: Form
    at: int
    proper: bool = False

    @property
    def own(self) -> str:
        """The own words so far."""
        return self.scan.folded[self.at : self.begin]

    @property
    def open(self) -> bool:
        """Whether the name takes what stands before it."""
        return self.form.kind == "open"

    @property
    def firm(self) -> bool:
        """Whether it is one of a firm."""
        return self.form.cls == "Enterprise"

    def body(self, bare: bool = False) -> Body:
        """The body of these words, with no owner."""
        upper = 0 if bare or not self.open else self.scan.upper(self.at)
        surface = self.scan.folded[self.at : self.end]
        return Body(self.at, self.end, self.form, self.own, bare=bare, surface=surface, upper=upper)


def known(found: Body | None) -> Body | Verdict:
    """`found` as a rule's answer: where it is None, these words name no body."""
    return found if found is not None else Verdict.NONE
