"""Which nodes of many articles are one: decided in one place, from evidence, with a stated confidence.

`records` notes, source by source, what each article knows of a node; `decide` takes the records of all sources and says
which are one. The names are looked at one by one; the records of a name are gathered in profiles, and profiles are
joined where the log odds of the name (how common is it?) and the weights of what speaks for and against
(lexicon/identity_weights.tsv) add up to enough.

Another class of nodes takes a `Kind` (kg.identity.kind: which may be one, the prior, the grounds, what can be shared,
which record names the node), entered in `decide.KINDS`, a function beside `person.persons` that notes its signs, called
in `noted.records`, the kinds of signs that identify it in `profile`, and its rows in identity_weights.tsv. What is
joined, how sure it is and why, and candidates are then the same for all: nothing else knows the classes.
"""

from kg.identity.decide import decide
from kg.identity.noted import records
from kg.identity.record import Node, Record, Sign
from kg.identity.reprints import reprints
from kg.identity.settled import Identities, nothing
from kg.identity.weigh import Ground

__all__ = ["Ground", "Identities", "Node", "Record", "Sign", "decide", "nothing", "records", "reprints"]
