"""pyvis loads fast and stays whole."""

import subprocess
import sys

CODE = """
import sys
from kg.publish.pyvis_network import load, script

pyvis = load()
assert not {"IPython", "networkx", "jsonpickle"} & set(sys.modules)
assert load() is pyvis and "vis-network" in script() and "sourceMappingURL" not in script()

import networkx  # whoever loads pyvis in the same process has it whole

network = pyvis.Network(directed=True)
network.from_nx(networkx.path_graph(3))
assert network.num_nodes() == 3 and "py/object" in network.to_json()
assert "a.html" in pyvis.IFrame("a.html", 3, 4)._repr_html_()
"""


def test_pyvis_is_loaded_without_what_it_does_not_need_and_can_do_all() -> None:
    subprocess.run([sys.executable, "-c", CODE], check=True)
