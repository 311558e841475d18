"""pyvis without the half second of processor time that it takes to load.

pyvis asks at once for IPython (to show a network in a notebook), networkx (to take one over) and jsonpickle (to print
one), and a build uses none of them. While pyvis loads, stand-ins are in their place, which load the real ones when
they are first used: pyvis can do all that it always can.
"""

import sys
from importlib import import_module
from importlib.resources import files
from types import ModuleType
from typing import Any

_LATE = ("IPython.display", "jsonpickle", "networkx")


def load() -> ModuleType:
    """The module `pyvis.network`."""
    absent = [name for name in _LATE if name not in sys.modules]
    sys.modules |= {name: _stand_in(name) for name in absent}
    try:
        return import_module("pyvis.network")
    finally:
        for name in absent:
            del sys.modules[name]


def network() -> Any:
    """A new directed `pyvis.network.Network`, empty."""
    return load().Network(directed=True)


def script() -> str:
    """vis-network as pyvis brings it, without the pointer to a source map that isn't there."""
    folder = files(load().__package__ or "pyvis")
    text = (folder / "lib" / "vis-9.1.2" / "vis-network.min.js").read_text(encoding="utf-8")
    return text.partition("//# sourceMappingURL=")[0]


def _stand_in(name: str) -> ModuleType:
    """A module whose attributes are those of the module `name`, which is loaded when one is asked for."""

    def attribute(wanted: str) -> Any:
        if wanted.startswith("__"):  # asked for by the import itself
            raise AttributeError(wanted)
        return getattr(import_module(name), wanted)

    def frame(*arguments: Any, **options: Any) -> Any:
        return attribute("IFrame")(*arguments, **options)

    module = ModuleType(name)
    vars(module).update(__getattr__=attribute, IFrame=frame)  # pyvis takes IFrame at once, the others on use
    return module
