"""Work in processes that may die: what a death costs, and what it does not."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg import limits
from kg.cli import main
from kg.errors import GongbaoError
from kg.pool import each
from kg.steps import ONCE, Steps


def lost(name: str, why: str) -> str:
    return f"{name}: {why}"


def spin() -> None:
    while True:
        pass


ENDS = {
    "abort": (os.abort, "broke down (SIGABRT)"),
    "kill": (lambda: os.kill(os.getpid(), signal.SIGKILL), "was killed, perhaps for want of memory"),
    "exit": (lambda: os._exit(7), "broke down (exit code 7)"),
    "spin": (spin, "took more than "),  # of processor time, or by the clock where other processes want the cores
    "picture": (lambda: (limits.allow_more(5.0, 1 << 30), bytearray(2 << 30)), "needs more than 1024 MB of memory"),
    "memory": (lambda: bytearray(2 << 30), "needs more than 800 MB of memory"),
}


def work(item: str, steps: Steps) -> Iterator[str]:
    """An archive of three members, the second of which may end the process; then one that no one reads well."""
    for member in ("1", item, "3"):
        if not steps.at("read", member, 0.3):
            continue
        yield f"opened {member}"
        if steps.at(ONCE, member, 0.3):
            if member in ENDS:
                ENDS[member][0]()
            yield f"read {member}"
        steps.at("read", item)


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_a_death_costs_the_step_in_which_it_came(jobs: int) -> None:
    items = ["2", *ENDS, "4"]
    found = list(each(work, items, jobs, lost))
    for item, results in zip(items, found, strict=True):
        assert results[:3] == ["opened 1", "read 1", f"opened {item}"]
        assert results[4:] == ["opened 3", "read 3"], "what comes behind is read, what came before is given once"
        if item in ENDS:
            assert results[3].startswith(f"{item}: ") and ENDS[item][1] in results[3]
        else:
            assert results[3] == f"read {item}"


def test_what_dies_again_and_again_is_given_up() -> None:
    def bad(item: int, steps: Steps) -> Iterator[str]:
        for member in range(item):
            if steps.at(ONCE, f"{member}"):
                os.abort()
                yield ""

    one, two = each(bad, [100, 1], 1, lost)
    assert len(one) == 13 and one[-1] == "11: 12 sources like that; the rest is not read"
    assert two == ["0: the process that read it broke down (SIGABRT)"]


def test_the_order_is_that_of_the_items_and_faults_are_told() -> None:
    assert [one for [one] in each(lambda item, _: [item * 2], range(500), 3, lost)] == [2 * n for n in range(500)]

    def broken(item: int, steps: Steps) -> list[str]:
        raise GongbaoError("no way")

    with pytest.raises(GongbaoError, match="no way"):
        list(each(broken, [1], 1, lost))


def test_no_process_is_left(tmp_path: Path) -> None:
    before = set(Path("/proc").glob("[0-9]*")) if Path("/proc").exists() else set()
    work_left = each(lambda item, _: [f"{os.getpid()}"], range(50), 2, lost)
    [pid] = next(work_left)
    work_left.close()
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid), 0)
    assert Path(f"/proc/{pid}") not in before


def obj(*objects: bytes) -> bytes:
    out, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + one + b"\nendobj\n"
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(
        b"%010d 00000 n \n" % at for at in places
    )
    return out + table + b"trailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))


def draws_itself() -> bytes:
    """A PDF whose form draws itself twice."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</XObject<</a 5 0 R>>>>/Contents 4 0 R>>"
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</a 5 0 R>>>>/Length 12>>"
    return obj(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        page,
        b"<</Length 6>>stream\n/a Do \nendstream",
        form + b"stream\n/a Do /a Do \nendstream",
    )


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_file_that_ends_its_process_is_named(
    jobs: int, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MEMORY", 300 << 20)
    (pages := tmp_path / "pages").mkdir()
    (pages / "b.pdf").write_bytes(draws_itself())
    for name, text in {"a": "安吉县总工会主席王立平讲话。", "c": "安吉县总工会副主席李晓梅主持会议。"}.items():
        (pages / f"{name}.txt").write_text(text, encoding="utf-8")
    assert main(["build", str(pages), "-o", str(tmp_path), "--jobs", str(jobs)]) == 0
    said = capfd.readouterr().err
    assert said.startswith("kg: b.pdf: ") and said.count("\n") == 1
    graph = (tmp_path / "pages.ttl").read_text("utf-8")
    assert "王立平" in graph and "李晓梅" in graph
    if jobs == 1:
        assert main(["read", str(pages)]) == 0
        assert capfd.readouterr().err.count("b.pdf: ") == 1


def test_something_else_is_done_while_the_first_begin() -> None:
    done: list[str] = []
    found = each(lambda item, steps: [item], [1, 2, 3], 1, lost, lambda: done.append("once"))
    assert next(found) == [1] and done == ["once"]
    assert list(found) == [[2], [3]] and done == ["once"]
