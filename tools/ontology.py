"""Make the sections of ontology/*.ttl that come from the tables of kinds and roles: `make ontology`."""

from kg.graph.ontology import folder
from kg.graph.sections import fresh

for path in (folder() / "gongbao.ttl", folder() / "shapes.ttl"):
    path.write_text(fresh(path), encoding="utf-8")
