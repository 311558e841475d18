"""Long work is watched: reading, joining, writing."""

from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

import pytest

from kg.built import Order, build
from kg.read import Settings

_T = TypeVar("_T")


@pytest.mark.parametrize(("long", "steps"), [(0, ["reading", "joining", "joining", "writing", "writing"]), (9999, [])])
def test_each_step_of_long_work_is_seen(
    long: int, steps: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"青禾县总工会主席林知远讲话。{name}", encoding="utf-8")
    monkeypatch.setattr("kg.built.LONG", long)
    seen: list[tuple[str, int, int]] = []

    def watch(items: Iterable[_T], total: int, what: str, /) -> Iterable[_T]:
        count = 0
        for one in items:
            count += 1
            yield one
        seen.append((what, total, count))

    build(
        Order([tmp_path / "a.txt", tmp_path / "b.txt"], tmp_path, "g", Settings()), lambda: None, lambda _: None, watch
    )
    assert [what.partition(":")[0] for what, _, _ in seen] == steps
    assert all(total == count for _, total, count in seen)
    assert (tmp_path / "g.html").is_file()
