"""The index of a graph, from which a question is answered at once: Oxigraph's stores on disk, the names, the texts.

NAME.index is a folder beside NAME.ttl: `store` has the graph with its evidence, `alone` the graph without. Its of.json
says of which files it was made: the hash of each, and the state by which the file is known again without being read.
The index of other files is not used: then the files are read.
"""

import contextlib
import json
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, Triple

from kg.graph import checked, search, texts
from kg.graph.blocks import base, pieces
from kg.graph.changes import Change, Changes, changes, told
from kg.graph.prefixes import PREFIXES

_FORMAT = 3
_STORES = ("store", "alone")
_AT_ONCE = 16  # files that RocksDB opens at its start
_PIECE = 4 << 20  # bytes of Turtle that are loaded at once: the loader takes thirty times as much
_MUCH = 16 << 20  # bytes of changed blocks that are held
_LITTLE = 8  # the part of a file that may have changed where its index is changed and not made anew


@dataclass(frozen=True, slots=True)
class Index:
    """An index that fits its files: where it lies, how many triples it holds, the hashes of the files."""

    folder: Path
    triples: int
    hashes: tuple[str, ...]

    def store(self, whole: bool = True) -> Store:
        """The store, to be read alone; not `whole`: of the graph without its evidence. Raises OSError where it is
        damaged."""
        try:
            return Store.read_only(str(self.folder / (_STORES[0] if whole else _STORES[1])))
        except RuntimeError as error:
            raise OSError(str(error)) from error

    def is_held(self) -> bool:
        """Whether all files of the stores that this process has opened are open: then they can be asked where no file
        can be opened any more. A large store opens some when they are first needed."""
        fds = Path("/proc/self/fd")  # elsewhere than on Linux: so many are open at once in any case
        stores = [{path.resolve() for path in (self.folder / name).glob("*.sst")} for name in _STORES]
        if not fds.is_dir():
            return all(len(files) <= _AT_ONCE for files in stores)
        return set().union(*stores) <= {fd.resolve() for fd in fds.iterdir()}

    def names(self) -> sqlite3.Connection:
        """The index of names and of texts. Raises sqlite3.Error where it is damaged."""
        return search.opened(self.folder / "names.sqlite")


def beside(graph: Path) -> Path:
    """Where the index of the Turtle file `graph` lies."""
    return graph.with_suffix(".index")


def make(
    folder: Path,
    files: Sequence[Path],
    before: Sequence[Path] = (),
    changed: Sequence[Change] | None = None,
    written: Callable[[], Sequence[str]] = lambda: (),
) -> None:
    """Make the index of Turtle `files` of ours in `folder`, which is not there yet. Where the files `before` of an
    earlier state have theirs, it is taken over (its files are shared, not copied) and what was changed is changed:
    `changed`, where that is known; then the files need not be there: `written` sees to it that they are, and tells
    their hashes where these are known. Raises OSError."""
    folder.mkdir()
    try:
        old = find(before) if before else None
        found = _found(before, files, changed) if old else None
        kept = _taken_over(old, folder, found) if old and found else None
        known = written() or [_hash(file) for file in files]
        triples = _anew(folder, iter(files)) if kept is None else kept
    except (sqlite3.Error, RuntimeError, OSError) as error:
        raise _of_disk(error) from error
    if old and found and kept is not None:
        checked.carry((old.folder, old.hashes), (folder, known), set().union(*found[0], *found[1]))
    _put(folder, files, known, triples)


def make_early(folder: Path, come: Iterable[Path], hashes: Callable[[], Sequence[str]]) -> None:
    """The same of files that `come` one by one, each once it is there; their `hashes` are known once all are."""
    files: list[Path] = []

    def noted() -> Iterator[Path]:
        for file in come:
            files.append(file)
            yield file

    folder.mkdir()
    try:
        triples = _anew(folder, noted())
    except (sqlite3.Error, RuntimeError, OSError) as error:
        raise _of_disk(error) from error
    _put(folder, files, hashes(), triples)


def _of_disk(error: Exception) -> OSError:
    return OSError(str(error).partition(": While ")[0])  # RocksDB goes on with a path that nobody knows


def _put(folder: Path, files: Sequence[Path], known: Sequence[str], triples: int) -> None:
    """Say in the index of which files it is."""
    for name in _STORES:
        (folder / name / "LOG").unlink(missing_ok=True)
    of = [{"sha256": sha256, "state": _state(file)} for sha256, file in zip(known, files, strict=True)]
    said = {"format": _FORMAT, "triples": triples, "files": of}
    (folder / "of.json").write_text(json.dumps(said), encoding="utf-8")


def _anew(folder: Path, files: Iterator[Path]) -> int:
    """The store of the graph alone is the other one before the evidence is loaded; while that is done, outside of
    Python, names and texts are sought in it."""
    store, alone = Store(str(folder / _STORES[0])), folder / _STORES[1]
    _load(store, [next(files)])
    store.flush()
    store.backup(str(alone))
    with ThreadPoolExecutor(1) as beside:
        searched = beside.submit(_searched, alone, folder / "names.sqlite")
        _load(store, files)
        _written_whole(store, folder / _STORES[0])
        searched.result()
    return len(store)


def _searched(folder: Path, file: Path) -> None:
    """Make the index of names and texts, `file`, of the store in `folder`."""
    store = Store(str(folder))
    with contextlib.closing(search.index(store, file)) as names:
        texts.index(names, store)
    _written_whole(store, folder)


def _load(store: Store, files: Iterable[Path]) -> None:
    for file in files:
        for piece in pieces(file, _PIECE):
            store.bulk_load(piece, RdfFormat.TURTLE, lenient=True)


def _written_whole(store: Store, folder: Path) -> None:
    store.flush()
    if len(list(folder.glob("*.sst"))) > _AT_ONCE:
        store.optimize()


def _found(
    before: Sequence[Path], files: Sequence[Path], changed: Sequence[Change] | None
) -> tuple[Changes, Changes] | None:
    """What was changed in the graph, and in its evidence, None where that is too much."""
    most = [min(_MUCH, file.stat().st_size // _LITTLE) for file in before]
    if changed is not None:
        if sum(one.size for one in changed) > sum(most):
            return None
        return told(changed, base(before[0]))
    found = []
    for old, now, limit in zip(before, files, most, strict=True):
        one = changes(old, now, limit)
        if one is None:
            return None
        found.append(one)
    return found[0], found[1] if found[1:] else Changes(set(), set())


def _taken_over(old: Index, folder: Path, found: tuple[Changes, Changes]) -> int | None:
    """The same as `_changed`; None, and an empty folder, where the index `old` is damaged."""
    try:
        return _changed(old, folder, found)
    except (sqlite3.Error, RuntimeError, OSError):
        shutil.rmtree(folder)
        folder.mkdir()
        return None


def _changed(old: Index, folder: Path, found: tuple[Changes, Changes]) -> int:
    """The number of triples after the index `old` was taken over and what was `found` is changed: in both stores at
    once, which wait for the disk."""
    gone, new = (set().union(*parts) for parts in zip(*found, strict=True))
    with ThreadPoolExecutor(1) as beside:
        alone = beside.submit(_altered, old.store(whole=False), folder / _STORES[1], *found[0])
        _altered(old.store(), folder / _STORES[0], gone, new)
        shutil.copyfile(old.folder / "names.sqlite", folder / "names.sqlite")
        store = Store.read_only(str(folder / _STORES[0]))
        with contextlib.closing(sqlite3.connect(folder / "names.sqlite")) as names:
            search.renew(names, store, _named(gone | new))
            texts.renew(names, store, _written(gone | new))
        alone.result()
    return old.triples - len(gone) + len(new)


def _altered(old: Store, folder: Path, gone: Set[Triple], new: Set[Triple]) -> None:
    """Make a store in `folder` with what `old` has, without what is `gone`, with what is `new`; it is closed."""
    old.backup(str(folder))
    store = Store(str(folder))
    if gone:
        store.update(f"DELETE DATA {{ {' . '.join(map(str, gone))} }}")
    store.extend(Quad(*triple) for triple in new)
    store.flush()


def _named(triples: Set[Triple]) -> set[str]:
    """The nodes of which a name, a class or a mention has changed."""
    own = {PREFIXES["rdfs"] + "label", PREFIXES["skos"] + "altLabel", PREFIXES["rdf"] + "type"}
    named = (one.subject for one in triples if one.predicate.value in own)
    spoken_of = (one.object for one in triples if one.predicate.value == PREFIXES["schema"] + "mentions")
    return {end.value for end in (*named, *spoken_of) if isinstance(end, NamedNode)}


def _written(triples: Set[Triple]) -> set[str]:
    """The articles of which the text or the day has changed."""
    own = {PREFIXES["nif"] + "isString", PREFIXES["schema"] + "datePublished"}
    return {one.subject.value for one in triples if one.predicate.value in own and isinstance(one.subject, NamedNode)}


def find(files: Sequence[Path]) -> Index | None:
    """The index beside the Turtle `files` of a graph (it, and its evidence), None where there is none of just these."""
    folder = beside(files[0])
    try:
        said = json.loads((folder / "of.json").read_text(encoding="utf-8"))
        of = said["files"] if said["format"] == _FORMAT else []
        if len(of) != len(files) or not all(map(_is_of, of, files)):
            return None
        return Index(folder, int(said["triples"]), tuple(str(one["sha256"]) for one in of))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _is_of(known: dict[str, object], file: Path) -> bool:
    return known["state"] == _state(file) or known["sha256"] == _hash(file)


def _state(file: Path) -> list[int]:
    """What changes when someone writes to a file; moving it does not."""
    found = file.stat()
    return [found.st_ino, found.st_size, found.st_mtime_ns]


def _hash(file: Path) -> str:
    with file.open("rb") as opened:
        return file_digest(opened, "sha256").hexdigest()
