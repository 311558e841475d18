"""Bytes to Source: find the files, decode them, learn their date."""

from kg.read.find import find, ignored
from kg.read.load import load

__all__ = ["find", "ignored", "load"]
