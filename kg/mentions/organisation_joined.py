"""Names of houses that hold two places: 江苏省人民医院重庆医院, 中国科学院昆明植物研究所, 某某医科大学附属安吉医院."""

from kg.mentions.organisation_lexicon import Form
from kg.mentions.organisation_scan import Body, Scan

_ACADEMIES = ("科学院", "研究院", "研究总院")
_BRANCHES = frozenset("研究所 研究院 研究中心 植物园 天文台 分院".split())
_ATTACHED = "附属"


def joined(scan: Scan, first: int, form: Form) -> Body | None:
    """The body right before the place at `first` whose name is one with the name that ends in `form`, if one is there:
    华岭医院|安吉医院, 中国科学院|昆明植物研究所, 华岭医科大学附属|安吉医院."""
    owner = scan.bodies.get(first)
    if owner is not None:
        branch = form.text in _BRANCHES and owner.surface.endswith(_ACADEMIES)
        return owner if branch or form.cls == owner.form.cls == "Hospital" else None
    attached = scan.folded.startswith(_ATTACHED, first - len(_ATTACHED))
    school = scan.bodies.get(first - len(_ATTACHED)) if attached else None
    return school if school is not None and school.form.cls == "School" else None
