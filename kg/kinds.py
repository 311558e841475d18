"""Kinds of events and their roles, lexicon/kinds.yaml and roles.yaml: the one source of what ontology, shapes, network
and code know of them. A decision asks for a trait or for a kind with all that lie below it, not for a name."""

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from kg.errors import DataError
from kg.lexicon import layers

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml's where it is: a tenth of a second sooner
_KIND = frozenset("is_a zh en comment_zh comment_en heads traits".split())
_ROLE = frozenset("domain range implies sub_of zh en inverse_zh inverse_en comment_zh comment_en".split())
TRAITS = frozenset("lasting no_occasion mishap leans_on_host general leading going unquoted given".split())
ROOT = "Event"
_ENDS = frozenset("Event Person Organisation Post Place Programme Document".split())


class Kind(NamedTuple):
    """A kind of events; `above` are the kinds that it is a special case of, the next first, without Event."""

    name: str
    above: tuple[str, ...]
    labels: Mapping[str, str]  # zh, en, comment_zh, comment_en
    heads: tuple[str, ...]
    traits: frozenset[str]


class Role(NamedTuple):
    """A property of events (kgo:speaker) with what may stand at either end of it."""

    predicate: str
    domain: str
    range: frozenset[str]
    implies: tuple[str, ...]
    sub_of: str
    labels: Mapping[str, str]  # empty for a standard property, else zh, en, comment_zh, comment_en, inverse_zh …


@cache
def kinds() -> dict[str, Kind]:
    """The kinds by name. Raises DataError with the line of a wrong entry."""
    found: dict[str, Kind] = {}
    for name, where, entry in _entries("kinds", _KIND):
        above = str(entry.get("is_a", ""))
        if above != ROOT and above not in found:
            raise DataError(*where, f"{name}: is_a is Event or a kind further up, not {above!r}")
        parent = found.get(above)
        traits = frozenset(str(entry.get("traits", "")).split())
        if traits - TRAITS:
            raise DataError(*where, f"{name}: no such trait: {', '.join(sorted(traits - TRAITS))}")
        labels = {key: str(entry.get(key, "")) for key in ("zh", "en", "comment_zh", "comment_en")}
        if not (labels["zh"] and labels["en"]):
            raise DataError(*where, f"{name}: wants zh and en")
        found[name] = Kind(
            name,
            (parent.name, *parent.above) if parent else (),
            labels,
            tuple(entry.get("heads", ())),
            traits | (parent.traits if parent else frozenset()),
        )
    return found


@cache
def roles() -> dict[str, Role]:
    """The roles of events by predicate. Raises DataError with the line of a wrong entry."""
    found: dict[str, Role] = {}
    for name, where, entry in _entries("roles", _ROLE):
        domain, ends = str(entry.get("domain", "")), str(entry.get("range", "")).split()
        if (domain != ROOT and domain not in kinds()) or not ends or set(ends) - _ENDS - kinds().keys():
            raise DataError(*where, f"{name}: domain and range are kinds of nodes")
        labels = {key: str(entry[key]) for key in entry if key.startswith(("zh", "en", "comment", "inverse"))}
        if ":" not in name and not (labels.get("zh") and labels.get("en")):
            raise DataError(*where, f"{name}: wants zh and en")
        predicate = name if ":" in name else f"kgo:{name}"
        implies = tuple(one if ":" in one else f"kgo:{one}" for one in str(entry.get("implies", "")).split())
        found[predicate] = Role(predicate, domain, frozenset(ends), implies, str(entry.get("sub_of", "")), labels)
    for role in found.values():
        if unknown := set(role.implies) - found.keys():
            raise DataError(
                layers("roles.yaml")[0], 1, f"{role.predicate} implies no role: {', '.join(sorted(unknown))}"
            )
    return found


def is_a(cls: str, wanted: Collection[str]) -> bool:
    """Whether `cls` is one of the kinds `wanted` or a special case of one."""
    if cls in wanted:
        return True
    kind = kinds().get(cls)
    return kind is not None and not set(kind.above).isdisjoint(wanted)


def has(cls: str, trait: str) -> bool:
    """Whether a kind has a trait, by itself or from a kind above; False for what is no kind of events."""
    kind = kinds().get(cls)
    return kind is not None and trait in kind.traits


@cache
def with_trait(trait: str) -> frozenset[str]:
    """The kinds that have a trait."""
    return frozenset(name for name, kind in kinds().items() if trait in kind.traits)


@cache
def implied(predicate: str) -> tuple[str, ...]:
    """The roles that follow from one: a speaker attends."""
    role = roles().get(predicate)
    direct = role.implies if role else ()
    return tuple(dict.fromkeys([*direct, *(more for one in direct for more in implied(one))]))


def _entries(name: str, fields: Collection[str]) -> Iterator[tuple[str, tuple[Path, int], Mapping[str, Any]]]:
    """The entries of lexicon/NAME.yaml, those of the topmost layer for a name in several, with file and line."""
    found: dict[str, tuple[str, tuple[Path, int], Mapping[str, Any]]] = {}
    for path in layers(f"{name}.yaml"):
        try:
            text = path.read_text(encoding="utf-8")
            data, root = yaml.load(text, _LOADER), yaml.compose(text, _LOADER)
        except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
            raise DataError(path, 1, str(error)) from error
        if not isinstance(data, dict) or root is None:
            raise DataError(path, 1, "entries by name are wanted")
        lines = {key.value: key.start_mark.line + 1 for key, _ in root.value}
        if len(lines) < len(root.value):
            raise DataError(path, 1, "a name stands here twice")
        for key, entry in data.items():
            if not isinstance(entry, dict) or set(entry) - set(fields):
                raise DataError(path, lines[str(key)], f"{key}: fields are {', '.join(sorted(fields))}")
            found[str(key)] = (str(key), (path, lines[str(key)]), entry)
    yield from found.values()
