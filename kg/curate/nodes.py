"""The files that a human writes, as nodes of YAML: each fault is told with its line."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import DataError, InputError

if TYPE_CHECKING:
    import yaml

_LARGEST = 4 << 20  # bytes


def compose(path: Path) -> "yaml.Node | None":
    """What the file `path` holds; None where there is no such file. Raises DataError, InputError."""
    import yaml

    try:
        if not path.exists():
            return None
        if not path.is_file():
            raise InputError(f"{path}: no regular file")  # a pipe would keep us waiting
        if path.stat().st_size > _LARGEST:
            raise InputError(f"{path}: larger than {_LARGEST >> 20} MB")
        return yaml.compose(path.read_text(encoding="utf-8"), yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise DataError(path, line, f"no YAML: {error.problem}") from error
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        raise DataError(path, 1, f"no YAML in UTF-8: {error}") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from error


def entries(path: Path, node: "yaml.Node", again: bool = False) -> Iterator[tuple[str, "yaml.Node"]]:
    """The keys and values of a mapping, each key once, unless it may come `again`. Raises DataError, as all do,
    with the line."""
    import yaml

    if not isinstance(node, yaml.MappingNode):
        raise DataError(path, node.start_mark.line + 1, "entries like `name: value` are wanted")
    seen = set()
    for key, value in node.value:
        text = name_of(path, key)
        if text in seen and not again:
            raise DataError(path, key.start_mark.line + 1, f"{text}: given twice")
        seen.add(text)
        yield text, value


def items(path: Path, node: "yaml.Node") -> "list[yaml.Node]":
    """The entries of a list."""
    import yaml

    if not isinstance(node, yaml.SequenceNode):
        raise DataError(path, node.start_mark.line + 1, "a list is wanted, each entry behind a `-` or in [ ]")
    return list(node.value)


def name_of(path: Path, node: "yaml.Node") -> str:
    """A name, without blanks around it."""
    import yaml

    if not isinstance(node, yaml.ScalarNode) or not node.value.strip():
        raise DataError(path, node.start_mark.line + 1, "a name is wanted")
    try:
        node.value.encode()
    except UnicodeEncodeError:  # "\\ud800" is half a character
        raise DataError(path, node.start_mark.line + 1, "a name of whole characters is wanted") from None
    return str(node.value).strip()


def is_empty(node: "yaml.Node") -> bool:
    """Whether nothing stands behind a key."""
    import yaml

    return isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:null"
