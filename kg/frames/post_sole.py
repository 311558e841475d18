"""Seats that one holds at a time: where two are said to, the one whose body is only guessed is of another."""

from collections.abc import Iterable, Sequence

from kg.frames.post_items import Post
from kg.frames.post_rows import APPOINTMENT
from kg.late import late
from kg.lexicon import entries
from kg.mentions.persons import Name
from kg.resolve.linked import Resolved

_MOVES = late("(?:同志)?,?(?:已|被|将)?(?:[转调升改]任|晋升)")  # 局长王立平|转任…;副局长李雪升任局长


def is_single(title: str) -> bool:
    """Whether one in a body has that title at a time: 局长, 董事长."""
    return title in entries("single_seats")


def uncontested(folded: str, posts: Sequence[Post], bodies: Iterable[Resolved]) -> list[Post]:
    """`posts` of a text without those whose seat another one is said to hold by the body's own name: 市长甲到我司,
    华岭集团董事长乙参加,|集团|董事长丙陪同. Who is chosen succeeds another: 会长甲作报告…乙当选为会长."""
    guessed = {one.begin for one in bodies if one.body.form.kind == "self" or one.body.level or one.body.bare}
    named: dict[tuple[object, str], set[str]] = {}
    for post in posts:
        held = not post.ended and APPOINTMENT not in post.why and _MOVES.match(folded, post.name.end) is None
        if held and is_single(post.title) and not _within(post, guessed):
            named.setdefault((post.organisation, post.title), set()).add(_said(folded, post.name))
    return [post for post in posts if post.ended or not _another(folded, post, guessed, named)]


def _another(folded: str, post: Post, guessed: set[int], named: dict[tuple[object, str], set[str]]) -> bool:
    holders = named.get((post.organisation, post.title), set())
    return bool(holders) and _said(folded, post.name) not in holders and _within(post, guessed)


def _within(post: Post, guessed: set[int]) -> bool:
    """Whether the body of the post is one of those that begin at `guessed`."""
    return not guessed.isdisjoint(range(post.span.begin, post.span.end))


def _said(folded: str, name: Name) -> str:
    return name.full or folded[name.begin : name.end]
