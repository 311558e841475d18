"""A small graph as the graph stage writes it, made from a few invented sentences."""

import re

from pyoxigraph import RdfFormat, Store

HEAD = "云溪县总工会举办职工运动会"
BODY = (
    "8月5日上午，云溪县总工会联合县妇联举办“跃动云溪”职工运动会。县委副书记、县总工会主席程照出席并讲话。\n"
    "活动依据《职工文体活动三年行动计划》开展，惠及职工3100余人次。县妇联主席林一禾主持。"
)

_PREFIXES = """@prefix kgo: <https://w3id.org/gongbao/ontology#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix schema: <https://schema.org/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix : <https://example.org/id/> .
"""

_GRAPH = """
:source a kgo:SourceDocument ; dcterms:title "云溪工运" .
:article a schema:NewsArticle, nif:Context ; schema:headline "HEAD" ; nif:isString "BODY" ;
  schema:datePublished "2024-08-06"^^xsd:date ; schema:isPartOf :source ;
  schema:mentions :union, :women, :games, :cheng, :plan .
:union a kgo:TradeUnion, org:Organization ; rdfs:label "云溪县总工会"@zh ; skos:altLabel "县总工会"@zh ;
  kgo:jurisdiction :county .
:women a kgo:MassOrganisation, org:Organization ; rdfs:label "云溪县妇女联合会"@zh ; skos:altLabel "县妇联"@zh .
:party a kgo:PartyCommittee, org:Organization ; rdfs:label "中共云溪县委员会"@zh .
:county a schema:AdministrativeArea, schema:Place ; rdfs:label "云溪县"@zh .
:city a schema:AdministrativeArea, schema:Place ; rdfs:label "重庆市"@zh .
:county schema:containedInPlace :city .
:cheng a foaf:Person, kgo:Official ; rdfs:label "程照"@zh ; org:holds :chair, :deputy ; org:memberOf :union, :party .
:lin a foaf:Person ; rdfs:label "林一禾"@zh .
:chair a org:Post ; rdfs:label "云溪县总工会主席"@zh ; kgo:title "主席"@zh ; org:postIn :union .
:deputy a org:Post ; rdfs:label "中共云溪县委员会副书记"@zh ; kgo:title "副书记"@zh ; org:postIn :party .
:games a kgo:Competition, schema:Event ; rdfs:label "“跃动云溪”职工运动会"@zh ;
  schema:organizer :union, :women ; kgo:speaker :cheng ; schema:attendee :cheng ;
  kgo:chairedBy :lin ; schema:startDate "2024-08-05"^^xsd:date ; prov:wasDerivedFrom SPAN(games) .
:plan a kgo:Document, schema:CreativeWork ; rdfs:label "职工文体活动三年行动计划"@zh .
:holding a org:Membership ; org:member :cheng ; kgo:post :chair ; kgo:firstAttested "2024-08-06"^^xsd:date ;
  kgo:lastAttested "2024-09-01"^^xsd:date .
:count a kgo:Measurement ; rdfs:label "3100余人次"@zh ; schema:value "3100"^^xsd:decimal ; schema:unitText "人次"@zh ;
  kgo:measures "惠及职工"@zh ; kgo:qualifier kgo:AtLeast ; kgo:subject :games ; prov:wasDerivedFrom SPAN(count) .
"""

# Statement: subject, predicate, object, words of BODY (| between spans; none: from a gazetteer), confidence.
_STATEMENTS = [
    (":games", "schema:organizer", ":union", "云溪县总工会联合县妇联举办", 0.95),
    (":games", "schema:organizer", ":women", "县妇联举办", 0.9),
    (":games", "kgo:speaker", ":cheng", "程照出席并讲话", 0.9),
    (":games", "kgo:chairedBy", ":lin", "林一禾|主持", 0.6),
    (":games", "kgo:underDocument", ":plan", "依据《职工文体活动三年行动计划》", 0.8),
    (":games", "schema:startDate", '"2024-08-05"^^xsd:date', "8月5日", 0.9),
    (":cheng", "org:holds", ":chair", "县总工会主席程照", 0.95),
    (":cheng", "org:holds", ":deputy", "县委副书记", 0.95),
    (":county", "schema:containedInPlace", ":city", "", 1.0),
]
_SPANS = {"games": "“跃动云溪”职工运动会", "count": "3100余人次"}


def escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def turtle(body: str = BODY, head: str = HEAD) -> str:
    """The fixture in Turtle; `body` must hold the words of BODY that facts rest on."""
    nodes: dict[str, str] = {}

    def span(words: str) -> str:
        begin = body.index(words)
        end = begin + len(words)
        iri = f"<https://example.org/id/article#char={begin},{end}>"
        nodes[iri] = (
            f"{iri} a nif:OffsetBasedString ; nif:beginIndex {begin} ; nif:endIndex {end} ; "
            f'nif:anchorOf "{escaped(words)}" ; nif:referenceContext :article .\n'
        )
        return iri

    graph = _GRAPH.replace("HEAD", escaped(head)).replace("BODY", escaped(body))
    for name, words in _SPANS.items():
        graph = graph.replace(f"SPAN({name})", span(words))
    for number, (subject, predicate, target, words, confidence) in enumerate(_STATEMENTS):
        source = (
            "prov:wasDerivedFrom " + ", ".join(map(span, words.split("|")))
            if words
            else "prov:wasAttributedTo :gazetteer"
        )
        graph += (
            f":s{number} a rdf:Statement ; rdf:subject {subject} ; rdf:predicate {predicate} ; rdf:object {target} ; "
            f"kgo:confidence {confidence} ; {source} .\n"
        )
    return _PREFIXES + graph + "".join(nodes.values())


def store(text: str | None = None) -> Store:
    result = Store()
    result.load((turtle() if text is None else text).encode(), RdfFormat.TURTLE)
    return result


def stars(others: int = 60) -> str:
    """A union with 150 members and `others` with 12 each, all in one place: in Turtle, without evidence."""
    lines = [_PREFIXES, ':city a schema:Place ; rdfs:label "青禾市"@zh .']
    for number in range(others + 1):
        county = f"第{number}县" if number else "云溪县"
        lines.append(f':o{number} a kgo:TradeUnion, org:Organization ; rdfs:label "{county}总工会"@zh .')
        lines.append(f":o{number} kgo:jurisdiction :city .")
        for member in range(12 if number else 150):
            name = f"{'赵钱孙李周'[member % 5]}{'一二三四五六'[member // 5 % 6]}{'东南西北中'[member // 30]}"
            lines.append(f':m{number}x{member} a foaf:Person ; rdfs:label "{name}"@zh ; org:memberOf :o{number} .')
    return "\n".join(lines)


def poisoned(text: str) -> str:
    """The fixture with `text` put into every label, name, title, headline, date and value and the article itself."""
    hostile = escaped(text)
    graph = turtle(BODY.replace("活动", f"活动{text}", 1).replace("主持。", f"主持{text}。"), HEAD + text)
    graph += (
        f':games kgo:temporalExpression "近日{hostile}"@zh ; schema:endDate "{hostile}" .\n'
        f':article2 a schema:NewsArticle ; schema:headline "二" ; nif:isString "文" ; '
        f'schema:datePublished "{hostile}" ; schema:isPartOf :source ; schema:mentions :games .\n'
        f':count2 a kgo:Measurement ; schema:value "{hostile}" ; kgo:subject :games .\n'
        '<javascript:window.harmed=(1)> a foaf:Person ; rdfs:label "何远"@zh .\n'
    )
    return re.sub(r'((?:rdfs:label|skos:altLabel|kgo:title|dcterms:title|kgo:measures|schema:unitText) "[^"]*)"',
                  lambda match: match[1] + hostile + '"', graph)  # fmt: skip
