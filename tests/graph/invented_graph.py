"""An invented county's news as claims: what the tests of the graph are run on."""

import datetime
from pathlib import Path

from pyoxigraph import RdfFormat, Store

from kg.graph import Graphs, assemble, turtle
from kg.model import Article, Claim, Entity, EntityMention, Extraction, Literal, Piece, Source, Span

FIRST = (
    "8月5日，清河县总工会联合清河县教育局举办职工读书分享会，县总工会主席林若岚主持，县委副书记周望舒出席并讲话。"
    "活动由清河县图书馆承办，300余名职工参加。\n"
    "近日，县总工会印发《清河县职工书屋建设办法》，实施“暖途”职工关爱项目，已服务职工1200人次。"
)
SECOND = "9月2日，清河县总工会主席林若岚走访清河县人民医院工会，沈砚秋教授参加座谈。林若岚此前任主席，许长安接任。"
ALIEN = "9月，邢台市总工会印发《关于开展岗位练兵的通知》。"


def article(text: str, number: int, headline: str | None, date: datetime.date | None, name: str = "a.txt") -> Article:
    source = Source(name, text, f"{number:02d}" * 32, date=date, url="https://news.example/%E4%B8%AD")
    return Article(source, number, text, (Piece(0, len(text), 0),), headline, ("沈墨",), date, caption=headline is None)


SUDDEN = (
    "3月1日上午，清河县望川机械有限公司车间起火，2人受伤。清河县人大常委会任命方知微为清河县人民法院院长，"
    "免去程野的清河县人民法院院长职务。依据《中华人民共和国安全生产法》，公司经理苏映雪被处分。"
)


A = article(FIRST, 1, "清河举办职工“读书”分享会", datetime.date(2024, 8, 6))
B = article(SECOND, 2, None, datetime.date(2024, 9, 3), "b.txt")
C = article(ALIEN, 3, "邢台开展竞赛", None, "c.txt")
D = article(SUDDEN, 4, "清河要闻", datetime.date(2025, 3, 2), "d.txt")

COUNTY = Entity("AdministrativeArea", "清河县", "130534")
CITY = Entity("AdministrativeArea", "邢台市", "130500")
UNION = Entity("TradeUnion", "清河县总工会")
CITY_UNION = Entity("TradeUnion", "邢台市总工会")
PARTY = Entity("PartyCommittee", "中共清河县委员会")
BUREAU = Entity("GovernmentBody", "清河县教育局")
LIBRARY = Entity("Organisation", "清河县图书馆")
HOSPITAL = Entity("Hospital", "清河县人民医院")
HOSPITAL_UNION = Entity("TradeUnion", "清河县人民医院工会")
LIN = Entity("Person", "林若岚", "清河县总工会")
ZHOU = Entity("Person", "周望舒", A.key)
SHEN = Entity("Person", "沈砚秋", B.key)
XU = Entity("Person", "许长安", B.key)
CHAIR = Entity("Post", "清河县总工会主席")
DEPUTY = Entity("Post", "中共清河县委员会副书记")
PROFESSOR = Entity("Post", "清河县人民医院教授")
READING = Entity("Activity", "职工读书分享会", A.key)
VISIT = Entity("Visit", "林若岚走访清河县人民医院工会", B.key)
TALK = Entity("Meeting", "座谈", B.key)
RULES = Entity("Document", "《清河县职工书屋建设办法》")
NOTICE = Entity("Document", "《关于开展岗位练兵的通知》")
CARE = Entity("Programme", "“暖途”职工关爱项目")
CROWD = Entity("Measurement", "300余名职工", A.key)
SERVED = Entity("Measurement", "服务职工1200人次", A.key)
FIRM = Entity("Enterprise", "清河县望川机械有限公司")
CONGRESS = Entity("PeoplesCongress", "清河县人民代表大会常务委员会")
COURT = Entity("Court", "清河县人民法院")
FANG, CHENG, SU = (Entity("Person", name, D.key) for name in ("方知微", "程野", "苏映雪"))
PRESIDENT = Entity("Post", "清河县人民法院院长")
MANAGER = Entity("Post", "清河县望川机械有限公司经理")
FIRE = Entity("Accident", "清河县望川机械有限公司车间起火", D.key)
HURT = Entity("Measurement", "2人受伤", D.key)
NAMING = Entity("Appointment", "任命方知微为清河县人民法院院长", D.key)
LEAVING = Entity("Removal", "免去程野的清河县人民法院院长职务", D.key)
PENALTY = Entity("DisciplinaryAction", "苏映雪被处分", D.key)
LAW = Entity("Legislation", "《中华人民共和国安全生产法》")


def of(graphs: Graphs) -> Store:
    store = Store()
    for triples in (graphs.graph, graphs.evidence):
        store.load(turtle(triples), RdfFormat.TURTLE)
    return store


def span(art: Article, words: str) -> tuple[Span, ...]:
    begin = art.text.index(words)
    return (Span(begin, begin + len(words)),)


def claim(art: Article, subject: Entity, predicate: str, obj: Entity | Literal, words: str, sure: float = 0.9) -> Claim:
    return Claim(subject, predicate, obj, span(art, words), art.key, "invented", sure)


def known(subject: Entity, predicate: str, obj: Entity | Literal) -> Claim:
    return Claim(subject, predicate, obj, (), "", "gazetteer", 1.0)


def mention(art: Article, entity: Entity, surface: str) -> EntityMention:
    return EntityMention(entity, surface, span(art, surface)[0])


def iri(text: str) -> Literal:
    return Literal(text, "iri")


_HOST = "清河县总工会联合清河县教育局举办职工读书分享会"
_CHAIR = "县总工会主席林若岚主持"
_SPEECH = "县委副书记周望舒出席并讲话"
_SERVED = "已服务职工1200人次"
_VISIT = "清河县总工会主席林若岚走访清河县人民医院工会"
_FIRE = "清河县望川机械有限公司车间起火"
_NAMING = "清河县人大常委会任命方知微为清河县人民法院院长"
_LEAVING = "免去程野的清河县人民法院院长职务"
_PENALTY = "公司经理苏映雪被处分"
_PROFESSOR = "沈砚秋教授参加座谈"

EXTRACTIONS = (
    Extraction(
        A,
        (
            mention(A, UNION, "清河县总工会"),
            mention(A, UNION, "县总工会"),
            mention(A, BUREAU, "清河县教育局"),
            mention(A, PARTY, "县委"),
            mention(A, LIBRARY, "清河县图书馆"),
            mention(A, LIN, "林若岚"),
            mention(A, ZHOU, "周望舒"),
            mention(A, COUNTY, "清河县"),
            mention(A, RULES, "《清河县职工书屋建设办法》"),
            EntityMention(Entity("Person", "沈墨", A.key), "沈墨", None),
        ),
        (
            claim(A, READING, "rdf:type", iri("Activity"), "职工读书分享会"),
            claim(A, READING, "schema:organizer", UNION, _HOST),
            claim(A, READING, "schema:organizer", BUREAU, _HOST),
            claim(A, READING, "kgo:undertakenBy", LIBRARY, "活动由清河县图书馆承办"),
            claim(A, READING, "kgo:chairedBy", LIN, _CHAIR),
            claim(A, READING, "kgo:speaker", ZHOU, _SPEECH),
            claim(A, READING, "schema:attendee", ZHOU, _SPEECH),
            claim(A, READING, "schema:startDate", Literal("2024-08-05", "xsd:date"), "8月5日"),
            claim(A, READING, "schema:location", LIBRARY, "清河县图书馆", 0.4),
            claim(A, LIN, "org:holds", CHAIR, "县总工会主席林若岚"),
            claim(A, CHAIR, "org:postIn", UNION, "县总工会主席"),
            claim(A, CHAIR, "kgo:title", Literal("主席"), "主席"),
            claim(A, ZHOU, "org:holds", DEPUTY, "县委副书记周望舒"),
            claim(A, DEPUTY, "org:postIn", PARTY, "县委副书记"),
            claim(A, DEPUTY, "kgo:title", Literal("副书记"), "副书记"),
            claim(A, UNION, "kgo:jurisdiction", COUNTY, "清河县总工会"),
            claim(A, PARTY, "kgo:jurisdiction", COUNTY, "县委"),
            claim(A, UNION, "org:subOrganizationOf", CITY_UNION, "清河县总工会"),
            claim(A, RULES, "rdf:type", iri("Document"), "《清河县职工书屋建设办法》"),
            claim(A, RULES, "kgo:issuedBy", UNION, "县总工会印发《清河县职工书屋建设办法》"),
            claim(A, CARE, "rdf:type", iri("Programme"), "“暖途”职工关爱项目"),
            claim(A, CARE, "kgo:runBy", UNION, "县总工会印发《清河县职工书屋建设办法》，实施“暖途”职工关爱项目"),
            claim(A, CARE, "kgo:temporalExpression", Literal("近日"), "近日"),
            claim(A, CARE, "kgo:underDocument", RULES, "印发《清河县职工书屋建设办法》，实施“暖途”职工关爱项目"),
            claim(A, READING, "kgo:partOfProgramme", CARE, "“暖途”职工关爱项目", 0.3),
            claim(A, SERVED, "rdf:type", iri("Measurement"), "1200人次"),
            claim(A, SERVED, "schema:value", Literal("1200", "xsd:decimal"), _SERVED),
            claim(A, SERVED, "schema:unitText", Literal("人次"), _SERVED),
            claim(A, SERVED, "kgo:qualifier", iri("Exactly"), _SERVED),
            claim(A, SERVED, "kgo:measures", Literal("服务职工"), _SERVED),
            claim(A, SERVED, "kgo:subject", CARE, _SERVED),
            claim(A, CROWD, "schema:value", Literal("300", "xsd:decimal"), "300余名职工"),
            claim(A, CROWD, "schema:unitText", Literal("名"), "300余名职工"),
            claim(A, CROWD, "kgo:qualifier", iri("AtLeast"), "300余名职工"),
            claim(A, CROWD, "kgo:measures", Literal("职工"), "300余名职工"),
            claim(A, CROWD, "kgo:subject", READING, "300余名职工参加"),
            known(COUNTY, "schema:containedInPlace", CITY),
            known(COUNTY, "kgo:adcode", Literal("130534", "xsd:string")),
        ),
    ),
    Extraction(
        B,
        (
            mention(B, UNION, "清河县总工会"),
            mention(B, HOSPITAL, "清河县人民医院"),
            mention(B, HOSPITAL_UNION, "清河县人民医院工会"),
            mention(B, LIN, "林若岚"),
            mention(B, SHEN, "沈砚秋"),
            mention(B, XU, "许长安"),
        ),
        (
            claim(B, VISIT, "rdf:type", iri("Visit"), _VISIT),
            claim(B, VISIT, "schema:organizer", UNION, _VISIT),
            claim(B, VISIT, "schema:attendee", LIN, _VISIT),
            claim(B, VISIT, "schema:startDate", Literal("2024-09-02", "xsd:date"), "9月2日"),
            claim(B, VISIT, "schema:location", HOSPITAL_UNION, _VISIT),
            claim(B, TALK, "rdf:type", iri("Meeting"), _PROFESSOR),
            claim(B, TALK, "schema:attendee", SHEN, _PROFESSOR),
            claim(B, TALK, "schema:attendee", LIN, _PROFESSOR, 0.5),
            claim(B, TALK, "schema:superEvent", VISIT, _PROFESSOR),
            claim(B, HOSPITAL_UNION, "org:unitOf", HOSPITAL, "清河县人民医院工会"),
            claim(B, HOSPITAL_UNION, "org:subOrganizationOf", UNION, "清河县人民医院工会", 0.5),
            claim(B, LIN, "org:holds", CHAIR, "清河县总工会主席林若岚", 0.8),
            claim(B, CHAIR, "org:postIn", UNION, "清河县总工会主席"),
            claim(B, CHAIR, "kgo:title", Literal("主席"), "主席"),
            claim(B, XU, "org:holds", CHAIR, "许长安接任"),
            claim(B, SHEN, "org:holds", PROFESSOR, "沈砚秋教授"),
            claim(B, PROFESSOR, "org:postIn", HOSPITAL, "教授"),
            claim(B, PROFESSOR, "kgo:title", Literal("教授"), "教授"),
        ),
    ),
    Extraction(
        C,
        (mention(C, CITY_UNION, "邢台市总工会"), mention(C, NOTICE, "《关于开展岗位练兵的通知》")),
        (claim(C, NOTICE, "kgo:issuedBy", CITY_UNION, ALIEN[:-1]),),
    ),
    Extraction(
        D,
        (
            mention(D, FIRM, "清河县望川机械有限公司"),
            mention(D, FIRM, "公司"),
            mention(D, CONGRESS, "清河县人大常委会"),
            mention(D, COURT, "清河县人民法院"),
            *(mention(D, one, one.label) for one in (FANG, CHENG, SU)),
            mention(D, LAW, "《中华人民共和国安全生产法》"),
        ),
        (
            claim(D, FIRE, "rdf:type", iri("Accident"), _FIRE),
            claim(D, FIRE, "schema:startDate", Literal("2025-03-01", "xsd:date"), "3月1日"),
            claim(D, FIRE, "schema:location", FIRM, _FIRE),
            claim(D, HURT, "schema:value", Literal("2", "xsd:decimal"), "2人受伤"),
            claim(D, HURT, "schema:unitText", Literal("人"), "2人受伤"),
            claim(D, HURT, "kgo:qualifier", iri("Exactly"), "2人受伤"),
            claim(D, HURT, "kgo:measures", Literal("受伤"), "2人受伤"),
            claim(D, HURT, "kgo:subject", FIRE, "2人受伤"),
            claim(D, NAMING, "rdf:type", iri("Appointment"), _NAMING),
            claim(D, NAMING, "schema:organizer", CONGRESS, _NAMING),
            claim(D, NAMING, "kgo:appointee", FANG, _NAMING),
            claim(D, NAMING, "kgo:appointedTo", PRESIDENT, _NAMING),
            claim(D, FANG, "org:holds", PRESIDENT, _NAMING),
            claim(D, PRESIDENT, "org:postIn", COURT, _NAMING),
            claim(D, PRESIDENT, "kgo:title", Literal("院长"), "院长"),
            claim(D, LEAVING, "rdf:type", iri("Removal"), _LEAVING),
            claim(D, LEAVING, "kgo:dismissed", CHENG, _LEAVING),
            claim(D, LEAVING, "kgo:removedFrom", PRESIDENT, _LEAVING),
            claim(D, PENALTY, "rdf:type", iri("DisciplinaryAction"), _PENALTY),
            claim(D, PENALTY, "kgo:disciplined", SU, _PENALTY),
            claim(D, PENALTY, "kgo:underDocument", LAW, "依据《中华人民共和国安全生产法》，公司经理苏映雪被处分"),
            claim(D, SU, "org:holds", MANAGER, "公司经理苏映雪"),
            claim(D, MANAGER, "org:postIn", FIRM, "公司经理"),
            claim(D, MANAGER, "kgo:title", Literal("经理"), "经理"),
        ),
    ),
)


def written(folder: Path) -> Path:
    """The graph as files in `folder`: the Turtle file, its evidence beside it."""
    graphs = assemble(EXTRACTIONS)
    (folder / "county.ttl").write_bytes(turtle(graphs.graph))
    (folder / "county.evidence.ttl").write_bytes(turtle(graphs.evidence))
    return folder / "county.ttl"
