"""Which nodes of many articles are one: decided in one place, from evidence, with a stated confidence.

`records` notes, source by source, what each article knows of a person; `decide` takes the records of all sources and
says who is whom. The names of persons are looked at one by one; the articles of a name are gathered in profiles, and
profiles are joined where the log odds of the name (how common is it?) and the weights of what speaks for and against
(lexicon/identity_weights.tsv) add up to enough.
"""

from kg.identity.decide import Identities, decide
from kg.identity.record import Person, Record, records
from kg.identity.weigh import Ground

__all__ = ["Ground", "Identities", "Person", "Record", "decide", "records"]
