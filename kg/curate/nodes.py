"""The files that a human writes, as nodes of YAML: each fault is told with its line."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kg.curate.faults import no_sign, no_text, no_yaml
from kg.errors import DataError, InputError

if TYPE_CHECKING:
    import yaml

_LARGEST = 4 << 20  # bytes


def compose(path: Path) -> "yaml.Node | None":
    """What the file `path` holds; None where there is no such file. Raises DataError, InputError."""
    import yaml
    from yaml.reader import ReaderError

    try:
        if not path.exists():
            return None
        if not path.is_file():
            raise InputError(f"{path}: no regular file")  # a pipe would keep us waiting
        if path.stat().st_size > _LARGEST:
            raise InputError(f"{path}: larger than {_LARGEST >> 20} MB")
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from error
    try:
        return yaml.compose(text := data.decode(), yaml.SafeLoader)
    except UnicodeDecodeError as error:
        raise no_text(path, data, error) from error
    except ReaderError as error:
        raise no_sign(path, text, error) from error
    except yaml.MarkedYAMLError as error:
        raise no_yaml(path, error) from error
    except RecursionError as error:
        raise DataError(path, 1, "no YAML: too many brackets or lists in one another") from error


def entries(path: Path, node: "yaml.Node", again: bool = False) -> Iterator[tuple[str, "yaml.Node"]]:
    """The keys and values of a mapping, each key once, unless it may come `again`. Raises DataError, as all do,
    with the line."""
    import yaml

    if not isinstance(node, yaml.MappingNode):
        wide = " (： is no colon here)" if isinstance(node, yaml.ScalarNode) and "：" in node.value else ""
        raise DataError(path, node.start_mark.line + 1, f"entries like `name: value` are wanted{wide}")
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

    if not isinstance(node, yaml.ScalarNode):
        raise DataError(path, node.start_mark.line + 1, "a name is wanted, no list and no entries of its own")
    if not node.value.strip():
        raise DataError(path, node.start_mark.line + 1, "a name is wanted, and none stands there")
    try:
        node.value.encode()
    except UnicodeEncodeError:  # "\\ud800" is half a character
        raise DataError(path, node.start_mark.line + 1, "a name of whole characters is wanted") from None
    return str(node.value).strip()


def is_empty(node: "yaml.Node") -> bool:
    """Whether nothing stands behind a key."""
    import yaml

    return isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:null"
