"""Units of a village that an office makes known: 村妇联|主席王立平."""

from kg.late import late
from kg.lexicon.words import worded
from kg.mentions.organisation_lexicon import Form
from kg.mentions.organisation_office_endings import department
from kg.mentions.organisation_scan import Body, Scan
from kg.mentions.titles import Title

_VILLAGE = late("[该本]?(?P<level>村|社区)")
_VILLAGE_UNIT = worded("[该本]?(?P<level>村|社区)(?P<unit><organisation_words/village_unit>)")
_PARTY = worded("<organisation_words/party_branch>|支部")


def of_a_village(scan: Scan, floor: int, title: Title, rule: str) -> Body | None:
    """村|妇联|主席, 该村|党支部书记: the unit of a village between `floor` and the office or its first words"""
    end = title.begin
    village, unit = _VILLAGE.fullmatch(scan.folded, floor, end), _PARTY.match(title.name)
    if (unions := _VILLAGE_UNIT.fullmatch(scan.folded, floor, end)) is not None:
        form = department(unions["unit"]) or Form(
            unions["unit"], "local", "MassOrganisation", unions["unit"], rule=rule
        )
        first = unions.start("level")
        return Body(first, end, form, level=unions["level"], surface=scan.folded[first:end])
    if village and unit:
        form = department(unit[0]) or Form(unit[0], "local", "PartyCommittee", unit[0], rule=rule)
        until = end + len(unit[0])
        return Body(floor, until, form, level=village["level"], surface=scan.folded[village.start("level") : until])
    return None
