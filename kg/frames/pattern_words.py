"""The words that patterns of lexicon/frames.yaml are made of, as regular expressions over skeletons, and the symbols
that a slot of each seeks."""

from kg.frames import skeleton as sk
from kg.lexicon.words import filled

_AND = "(?:、|和|与|及|以及)"
_ORGS = rf"[{sk.ORG}{sk.UNRESOLVED}](?:{_AND}?[{sk.ORG}{sk.UNRESOLVED}])*(?:等[^,。;:{sk.ANY}]{{0,6}})?"
_JOINED = "(?:、|和|与|及|以及|联合|会同)"
# known or not: 甲局、某协会和乙局
_HOST = rf"(?:[{sk.ORG}{sk.UNRESOLVED}]|(?:(?!联合|会同)[^,;:。、由和与及{sk.ANY}]){{2,14}})"
_LIST = rf"[{sk.ORG}](?:{_AND}?[{sk.ORG}])*"
_ALSO = "<office_words/also_person>"
_AND_PERSON = filled(rf"(?:[、,和与及 ]|以及){_ALSO}?{sk.PERSON}")
# Whose a title is may be in no table: 、基金委化学部某常务副主任、中心某主任.
_OF_SOMEONE = rf"(?:[{sk.ORG}{sk.UNRESOLVED}]|[^,;:。、的在对为由向是把被让{sk.ANY}]){{1,12}}?"
_AND_PERSON = rf"(?:{_AND_PERSON}|(?:、|和|及|以及){_OF_SOMEONE}{sk.PERSON})"
# In a list one sign may be lost: 局长甲、书记乙 主任丙副主任丁.
_PERSONS = rf"{sk.PERSON}(?:{_AND_PERSON}(?:{_AND_PERSON}|{sk.PERSON})*)?(?:等(?!的)[^,。;:{sk.ANY}]{{0,10}}?)?"
WORDS = {
    "@": f"{sk.TRIGGER}+",
    "…": r"[^,;:。\n]{0,30}?",
    "~": rf"[^,;:。、{sk.ANY}]{{0,8}}?",
    "ORG": f"[{sk.ORG}]",
    "BODIES": f"{sk.ORG}{sk.UNRESOLVED}",  # within a class: [^,。BODIES]
    "ANY": sk.ANY,
    "PROGRAMME": sk.PROGRAMME,
    "ORGS": _ORGS,
    "LIST": _LIST,
    "HOSTS": rf"(?:{_HOST}{_JOINED})*[{sk.ORG}{sk.UNRESOLVED}](?:{_JOINED}{_HOST})*(?:等[^,。;:{sk.ANY}]{{0,6}})?",
    "EVERYONE": rf"(?P<persons>)[^。;]*{sk.PERSON}",
    "PERSON": sk.PERSON,
    "PERSONS": _PERSONS,
    "OFFICER": f"(?P<seat>{sk.PERSON})",  # of an officer the body: 县法院院长某某任审判长
    "PLACE": sk.PLACE,
    "DATE": sk.DATE,
    "DOC": sk.DOC,
    "DOCS": f"{sk.DOC}(?:{_AND}?{sk.DOC})*",
    "NAME": f"[{sk.EVENT}{sk.ACTIVITY}]",
    "ENAME": f"[{sk.EVENT}]",
    "POST": rf"[{sk.ORG}{sk.UNRESOLVED}{sk.PLACE}]?[^,;:。、{sk.ANY}]{{2,20}}?",
    "PNAME": f"[{sk.PROGRAMME}{sk.ACTIVITY}]",
    "THIS": sk.BARE,
    "LOC": rf"[^,;:。在于{sk.DATE}{sk.EVENT}{sk.ACTIVITY}{sk.PROGRAMME}{sk.PERSON}{sk.TRIGGER}]{{1,26}}?",
}
SLOTS = {
    "NAME": sk.EVENT + sk.ACTIVITY,
    "ENAME": sk.EVENT,
    "PNAME": sk.PROGRAMME + sk.ACTIVITY,
    "THIS": sk.BARE,
    "DOCS": sk.DOC,
    "DOC": sk.DOC,
    "PERSON": sk.PERSON,
    "PERSONS": sk.PERSON,
    "EVERYONE": sk.PERSON,
    "OFFICER": sk.PERSON,
    "ORG": sk.ORG,
    "ORGS": sk.ORG,
    "HOSTS": sk.ORG,
    "LIST": sk.ORG,
    "SUBJECT": sk.ORG,
    "DATE": sk.DATE,
    "PLACE": sk.PLACE,
    "LOC": "",
    "POST": "",
}
