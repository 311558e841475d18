"""What a graph is made of, kept beside it (NAME.sources), so that it can grow, shrink and outlive a crash."""

from kg.keep.kept import Kept, Member, look, open_kept
from kg.keep.reading import Reading

__all__ = ["Kept", "Member", "Reading", "look", "open_kept"]
