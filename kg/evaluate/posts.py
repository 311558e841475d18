"""Posts: person, title and organisation have to be right together."""

from typing import NamedTuple

from kg.evaluate.case import Case
from kg.evaluate.gold import Post, Wanted
from kg.evaluate.names import fold
from kg.evaluate.produced import Produced, Term
from kg.evaluate.tally import Finding


class _Held(NamedTuple):
    """A post that a person of the graph holds, with all names of the three."""

    person: Term
    post: Term
    names: frozenset[str]
    titles: frozenset[str]
    organisations: frozenset[str]

    def fits(self, wanted: Post) -> bool:
        return bool(
            self.names & wanted.person.spellings
            and self.titles & wanted.title.spellings
            and self.organisations & wanted.organisation.spellings
        )


def judge(case: Case) -> None:
    """Count the posts of one article. Those of a person who is no answer of gold are not false once more."""
    gold, graph = case.gold, case.graph
    left = _held(graph, case.article)
    right, missed = 0, []
    for wanted in gold.posts:
        hit = next((held for held in left if held.fits(wanted)), None)
        if hit is None:
            parts = (wanted.person.label, wanted.title.label, wanted.organisation.label)
            missed.append(case.missed(Wanted(" / ".join(parts), wanted.person.label)))
        else:
            right += 1
            left.remove(hit)
            _note(case, hit, True)
    judged = {fold(person.text) for person in gold.named["persons"]}
    wrong = [
        held
        for held in left
        if held.names & judged and not any(held.fits(post) for post in (*gold.posts, *gold.spare_posts))
    ]
    for held in wrong:
        _note(case, held, False)
    false = [
        Finding(gold.id, f"{graph.show(h.person)} = {graph.show(h.post)}", graph.sentence(case.article, h.post))
        for h in wrong
    ]
    case.count("posts", right, false, missed)


def _note(case: Case, held: _Held, right: bool) -> None:
    text = f"{case.graph.show(held.person)} = {case.graph.show(held.post)}"
    case.find("posts", text, right, case.graph.statements(held.person, "org:holds", held.post))


def _held(graph: Produced, article: Term | None) -> list[_Held]:
    if article is None:
        return []
    return [
        _Held(
            person,
            post,
            graph.labels(person),
            frozenset(title for node in graph.objects(post, "kgo:title") for title in graph.labels(node)),
            frozenset(name for body in graph.objects(post, "org:postIn") for name in graph.labels(body)),
        )
        for person in graph.mentioned(article, "foaf:Person")
        for post in graph.objects(person, "org:holds")
        if graph.mentions(article, post)
    ]
