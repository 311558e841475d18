"""Files to Sources: find them, tell their format, decode them, learn their date."""

from kg.read.find import STDIN, find, ignored
from kg.read.formats import too_large
from kg.read.input import Settings, Site, Unread
from kg.read.sources import load, sources, standard_input

__all__ = ["STDIN", "Settings", "Site", "Unread", "find", "ignored", "load", "sources", "standard_input", "too_large"]
