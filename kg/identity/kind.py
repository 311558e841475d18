"""What has to be said of a class of nodes for its namesakes to be told apart."""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from typing import Protocol

from kg.identity.profile import Profile
from kg.identity.record import Node, Record
from kg.identity.weigh import Corpus, Ground


class Kind(Protocol):
    """One class of nodes: which may be one, and what speaks for and against it."""

    family: str  # as in the records and in the names of nodes

    def groups(self, records: Collection[Record]) -> dict[Node, str]:
        """The name of the group of each node: only those of one group may be one."""
        ...

    def links(self, record: Record) -> Iterable[str]:
        """What the nodes of a group share, one with the next; of others, too, it costs but time."""
        ...

    def prior(self, records: Collection[Record], corpus: Corpus) -> float:
        """The log odds that any two of a group are one, before anything but the name is known."""
        ...

    def same(self, record: Record) -> Ground:
        """What two records that say the same as `record` would share: they are taken together at once."""
        ...

    def keys(self, profile: Profile, corpus: Corpus) -> Iterator[Hashable]:
        """All that another profile may share with this one."""
        ...

    def grounds(self, one: Profile, two: Profile, corpus: Corpus, rivals: Callable[[str], int]) -> list[Ground]:
        """What speaks for and against the two being one. `rivals`: how many articles in a kind of news are about others
        of the name than `one` of which it is known who they are. No odds at all if the list holds minus infinity."""
        ...

    def head(self, profile: Profile) -> Record:
        """The record that names the node."""
        ...
