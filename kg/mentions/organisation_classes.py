"""Classes of bodies that several rules ask for together."""

OF_LAW = frozenset({"Court", "Procuratorate"})  # no ministry is a court's: 最高人民法院|公安部
ASSEMBLIES = frozenset({"PeoplesCongress", "PoliticalConsultativeConference"})
SCHOOLS_AND_HOSPITALS = frozenset({"School", "Hospital"})
SELF_STANDING = SCHOOLS_AND_HOSPITALS | {"Enterprise", "Media"}
WITH_OFFICES = SCHOOLS_AND_HOSPITALS | OF_LAW | {"Enterprise"}  # which have offices of their own
