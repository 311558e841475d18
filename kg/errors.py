"""What can go wrong in a way that the user can mend: each says in one line what and where."""

from traceback import extract_tb


def place(error: BaseException) -> str:
    """Where an error of ours was raised and what it is, on one line."""
    frame = extract_tb(error.__traceback__)[-1]
    return f"{frame.filename}:{frame.lineno}: {error!r}"


class GongbaoError(Exception):
    """Base of all errors that end as one clear line on standard error."""


class DataError(GongbaoError):
    """A lexicon, a frame or the ontology is wrong: the program stops at load."""

    def __init__(self, path: object, line: int, message: str) -> None:
        """`path` and `line` (1-based) say where the bad entry stands."""
        super().__init__(f"{path}:{line}: {message}")


class UnknownClassError(DataError):
    """An entity or a relation has a class or a name that the ontology lacks: it costs only the source that gave it."""


class InputError(GongbaoError):
    """A source can't be read, or gave nothing: it costs only itself."""


class UsageError(GongbaoError):
    """The command was called wrongly: exit code 2."""
