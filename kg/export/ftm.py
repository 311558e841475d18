"""FollowTheMoney entities, a JSON object a line, as OpenAleph and `ftm` take them: persons, bodies, positions, who held
them, events, and the articles that say so (proof)."""

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from pyoxigraph import Store

from kg.errors import UsageError
from kg.graph import store
from kg.graph.explain import quotes
from kg.graph.query import solutions

_ARTICLES = """SELECT ?id ?title ?publishedAt ?sourceUrl ?fileName ?author {
  ?id a nif:Context ; rdfs:label ?title ; schema:isPartOf ?file . ?file rdfs:label ?fileName
  OPTIONAL { ?id schema:datePublished ?publishedAt } OPTIONAL { ?file schema:url ?sourceUrl }
  OPTIONAL { ?id schema:author/rdfs:label ?author } }"""
_PERSONS = """SELECT ?id ?name ?alias { ?id a foaf:Person ; rdfs:label ?name
  OPTIONAL { ?id skos:altLabel ?alias } }"""
_BODIES = """SELECT ?id ?name ?alias ?kind { ?id a org:Organization ; rdfs:label ?name
  OPTIONAL { ?id skos:altLabel ?alias } OPTIONAL { ?id a ?kind FILTER (?kind IN (kgo:PublicBody, kgo:Enterprise)) } }"""
_POSITIONS = "SELECT ?id ?name ?organization { ?id a org:Post ; rdfs:label ?name ; org:postIn ?organization }"
_HELD = """SELECT ?id ?holder ?post ?date ?date2 ?endDate ?ended ?span ?proof ?sourceUrl {
  ?id a org:Membership ; org:member ?holder ; kgo:post ?post ; prov:wasDerivedFrom ?span .
  ?span nif:referenceContext ?proof . ?proof schema:isPartOf ?file OPTIONAL { ?file schema:url ?sourceUrl }
  OPTIONAL { ?id kgo:firstAttested ?date ; kgo:lastAttested ?date2 } OPTIONAL { ?id schema:endDate ?endDate }
  OPTIONAL { ?id kgo:ended ?ended } }"""
_EVENTS = """SELECT ?id ?name ?startDate ?endDate ?location ?organizer ?involved ?proof ?span {
  ?id a schema:Event ; rdfs:label ?name ; prov:wasDerivedFrom ?span . ?span nif:referenceContext ?proof
  OPTIONAL { ?id schema:startDate ?startDate } OPTIONAL { ?id schema:endDate ?endDate }
  OPTIONAL { ?id schema:location/rdfs:label ?location } OPTIONAL { ?id schema:organizer ?organizer }
  OPTIONAL { ?id ?role ?involved . ?involved a foaf:Agent
    FILTER (?role NOT IN (schema:organizer, schema:location)) } }"""


def write(paths: list[Path], name: str, file: IO[bytes]) -> None:
    """The entities of the Turtle files `paths` to `file`, sorted. Raises UsageError without followthemoney."""
    try:
        from followthemoney import model
    except ModuleNotFoundError as error:
        raise UsageError(
            f"FollowTheMoney needs {error.name}: pip install 'gongbao[ftm]' (PyICU wants libicu-dev)"
        ) from error
    loaded = Store()
    for path in paths:
        store.add(loaded, path)
    for (schema, id), values in sorted(_entities(loaded).items(), key=lambda item: item[0][::-1]):
        entity = model.make_entity(schema)
        entity.id = id
        for prop, texts in sorted(values.items()):
            entity.add(prop, sorted(texts))
        file.write(json.dumps(_sorted(entity.to_dict()), ensure_ascii=False, sort_keys=True).encode() + b"\n")


def _sorted(entity: dict[str, Any]) -> dict[str, Any]:
    entity["properties"] = {key: sorted(values) for key, values in entity["properties"].items()}
    return entity


_Entities = dict[tuple[str, str], dict[str, set[str]]]


def _entities(loaded: Store) -> _Entities:
    """The values of each entity, by schema and id."""
    found: _Entities = defaultdict(lambda: defaultdict(set))
    for schema, query in (("Article", _ARTICLES), ("Person", _PERSONS), ("Position", _POSITIONS)):
        for row in _rows(loaded, query):
            _note(found[schema, row.pop("id")], row)
    kinds = {row["id"]: row.get("kind", "") for row in _rows(loaded, _BODIES)}
    for row in _rows(loaded, _BODIES):
        kind = kinds[row["id"]].rpartition("#")[2]
        row.pop("kind", None)
        _note(found[_SCHEMAS.get(kind, "Organization"), row.pop("id")], row)
    for schema, query in (("Occupancy", _HELD), ("Event", _EVENTS)):
        for row in _rows(loaded, query):
            entity = found[schema, row.pop("id")]
            entity["summary"].update(quote.sentence for quote in quotes(loaded, row.pop("span")))
            if row.pop("ended", ""):
                entity["status"].add("ended")
            _note(entity, row)
    return found


_SCHEMAS = {"PublicBody": "PublicBody", "Enterprise": "Company"}


def _note(entity: dict[str, set[str]], row: dict[str, str]) -> None:
    for key, value in row.items():
        entity[key.rstrip("2")].add(value)


def _rows(loaded: Store, query: str) -> Iterator[dict[str, str]]:
    """The solutions, what is not bound left out; nodes by the last part of their IRI, spans and classes as they are."""
    found = solutions(loaded, query)
    names = [variable.value for variable in found.variables]
    for solution in found:
        row = {name: solution[name].value for name in names if solution[name] is not None}
        yield {key: value if key in _WHOLE else _local(value) for key, value in row.items()}


_WHOLE = frozenset(["span", "kind", "sourceUrl", "name", "title"])


def _local(value: str) -> str:
    return value.rpartition("/")[2] if value.startswith(("http://", "https://")) else value
