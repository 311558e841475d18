"""What a graph is made of, kept beside it (NAME.sources), so that it can grow, shrink and outlive a crash."""

from kg.keep.kept import Kept
from kg.keep.opened import look, open_kept
from kg.keep.reading import Reading
from kg.keep.readings import Member

__all__ = ["Kept", "Member", "Reading", "look", "open_kept"]
