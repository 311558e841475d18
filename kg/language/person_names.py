"""Surnames and given characters with what the tables say of them."""

from functools import cache
from typing import Literal

from kg.lexicon import columns, table

Column = Literal["weight", "cost"]  # log odds against other words; nats that it costs as a part of a name


@cache
def surnames(column: Column) -> dict[str, float]:
    """Surname (one or two characters) → what `column` says of it."""
    return {row["surname"]: float(row[column]) for row in table("surnames", *columns("surnames"))}


@cache
def words() -> frozenset[str]:
    """The surnames that are words as often: 高, 和."""
    return frozenset(row["surname"] for row in table("surnames", *columns("surnames")) if row["word"])


@cache
def given_characters(column: Column) -> dict[str, float]:
    """Given character → what `column` says of it."""
    rows = table("given_name_characters", "character", "weight", "cost")
    return {row["character"]: float(row[column]) for row in rows}
