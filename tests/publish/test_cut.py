"""What of a file's blocks is wanted, from disk."""

from pathlib import Path

from kg.graph.write import Triples, turtle
from kg.publish.cut import Cut

BLOCKS = {
    "id:article-b": 'a schema:NewsArticle ;\n    nif:isString "安吉县总工会开会。"@zh ;\n    schema:headline "开会"@zh',
    "id:org-a": 'a kgo:Organisation ;\n    rdfs:label "安吉县总工会"@zh',
    "id:org-c": "prov:wasDerivedFrom <https://example.org/#char=1,2>",
    "id:org-hidden": 'rdfs:label "长兴县总工会"@zh',
    "<https://example.org/#char=1,2>": "a nif:OffsetBasedString",
}


def test_what_is_wanted_of_what_is_shown(tmp_path: Path) -> None:
    file = tmp_path / "g.ttl"
    file.write_bytes(turtle(Triples("https://example.org/", BLOCKS)))
    kinds = []

    def wanted(kind: str) -> tuple[str, ...]:
        kinds.append(kind)
        return ("a", "schema:headline", "rdfs:label")

    found = Cut(file, wanted, lambda subject, said, place, size: subject != "id:org-hidden")
    assert kinds == ["article", "org", "org", "org"], "a span's name says it all"
    assert [one in found for one in BLOCKS] == [True, True, True, False, False]
    assert found.of("id:article-b") == {"a": "schema:NewsArticle", "schema:headline": '"开会"@zh'}
    assert found.of("id:org-c") == found.of("id:org-hidden") == found.of("id:nothing") == {}
    assert list(found.having("rdfs:label")) == [("id:org-a", found.of("id:org-a"))]
    assert [subject for subject, _ in found.having("a")] == ["id:article-b", "id:org-a"]
    assert list(found.of_kind("article")) == [("id:article-b", found.of("id:article-b"))]
    place, size = found.where("id:article-b")
    assert file.read_bytes()[place : place + size].decode() == f"id:article-b {BLOCKS['id:article-b']}"
