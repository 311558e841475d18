"""Persons: who of a name may be one, and what speaks for and against it."""

import math
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterator
from itertools import pairwise

from kg.identity.commonness import log_odds
from kg.identity.names import compatible, cut, groups, sought, too_long
from kg.identity.person_grounds import grounds
from kg.identity.places import villages
from kg.identity.profile import Profile, age, body, is_high, is_many, title, words
from kg.identity.record import Node, Record
from kg.identity.spelling import heard, unlike
from kg.identity.weigh import TOLD_BESIDE, Corpus, Ground, ground, weights
from kg.mentions.trades import MANAGER, trade

_END = 4  # characters at the end of a body's name that it has with its place or without


class People:
    """The class of persons."""

    family = "person"

    def groups(self, records: Collection[Record]) -> dict[Node, str]:
        """By name; 莱科夫 stands with 安德·莱科夫, and a name cut short with the whole one."""
        names: dict[str, set[str]] = defaultdict(set)
        for record in records:
            names[record.name].update(record.of("after"))
        of = groups(names)
        return {record.node: of[record.name] for record in records}

    def links(self, record: Record) -> Iterator[str]:
        """The name, those that it may be short of or run on from, and how it sounds if it is foreign."""
        yield record.name
        yield from sought(record.name, record.of("after"))
        yield from heard(record.name)

    def prior(self, records: Collection[Record], corpus: Corpus) -> float:
        """By how common the commonest of the names is, those that are cut short aside; of local news, in which anybody
        may be named, a rare name says less."""
        names = {record.name for record in records}
        whole = {
            record.name for record in records if not any(cut(record.name, name, record.of("after")) for name in names)
        }
        odds = min(log_odds(name, corpus.parts) for name in whole or names)
        known = any("·" in name for name in names) or any(("page", "national") in record.signs for record in records)
        return odds if known else min(odds, weights()["rare_name"])

    def same(self, record: Record) -> Ground:
        """The same posts, or the same title of the same country."""
        if record.of("namesake"):
            return Ground("same_name", -math.inf)
        told = (post for post in record.of("post") if not is_many(post))
        posts = [
            post for post in told if post.split("\t")[1] != record.article
        ]  # 公司总经理, of one that no page tells
        if posts:
            return Ground("same_post", weights()["same_post"], "、".join(map(words, posts)))
        country, title = record.of("country"), record.of("title")
        if country and title:
            both = weights()["same_country"] + weights()["same_title"]
            return Ground("same_country", both, country[0] + "、".join(title))
        return Ground("same_name", -math.inf)

    def keys(self, profile: Profile, corpus: Corpus) -> Iterator[Hashable]:
        """Posts, bodies, places, countries, pages, and who and what stands beside the name."""
        for post in (*profile.of("post"), *profile.of("former")):
            yield "post", post
            yield "body", body(post)
            yield "house", words(body(post))[-_END:]
            if is_high(post):
                yield "high"
            if trade(title(post)) == MANAGER:  # whose firm may be named in short: 华岭机械, 安吉华岭机械有限公司
                yield from (("firm", "".join(pair)) for pair in pairwise(words(body(post))))
        yield from (("firm", name[:2]) for name in profile.of("firm"))
        if not profile.called:  # whom a county's page names without a title
            yield "high"
        for code in profile.codes("seat") | profile.codes("near"):
            yield "place", code
        for code in profile.codes("seat"):  # from a county to its city
            yield "place", code[:4]
        yield from (("village", name) for name in villages(profile))
        for name in profile.of("name"):
            yield from (("page", name, page) for page in profile.of("page"))
        for kind in ("country", "source", "byline", "title", "text", "sport", "meet", "honour"):
            yield from ((kind, value) for value in profile.of(kind))
        for kind in TOLD_BESIDE:
            yield from ((kind, value) for value in profile.of(kind) if corpus.telling(kind, value))

    def grounds(self, one: Profile, two: Profile, corpus: Corpus, rivals: Callable[[str], int]) -> list[Ground]:
        """As in lexicon/identity_weights.tsv; two full names are two persons."""
        if one.of("namesake") or two.of("namesake"):  # which of the two is told of is not known
            return [Ground("namesake", -math.inf)]
        if one.names & two.names and one.of("article").keys() & two.of("article"):
            return [Ground("two_in_article", -math.inf)]
        names = one.names | two.names
        if len(names) > 1 and _cuts(one, two):
            return [ground("cut_short", "、".join(sorted(names))), *grounds(one, two, corpus, rivals)]
        if not (compatible(names) or names in (one.names, two.names)):  # names that a human has joined are one's
            return [Ground("other_name", -math.inf)]
        if len(names) > 1 and unlike(names) and not unlike(one.names) and not unlike(two.names):
            return [ground("respelt", "、".join(sorted(names))), *grounds(one, two, corpus, rivals)]
        return grounds(one, two, corpus, rivals)

    def head(self, profile: Profile) -> Record:
        """The earliest of those with the full name."""
        names = profile.names

        def wrong(name: str) -> bool:
            others = names - {name}
            return any(cut(name, other, profile.of("after")) or too_long(name, other) for other in others)

        return min(profile.records, key=lambda record: ("·" not in record.name, wrong(record.name), *age(record)))


def _cuts(one: Profile, two: Profile) -> bool:
    """Whether all names of the two are one that articles cut short or run on."""
    after = {*one.of("after"), *two.of("after")}
    names = one.names | two.names
    return any(all(name == full or cut(name, full, after) or too_long(name, full) for name in names) for full in names)
