"""What the features of a candidate for a body's name weigh together (lexicon/organisation_features.tsv)."""

from functools import cache

from kg.lexicon import table


@cache
def weights() -> dict[str, float]:
    """Feature → its weight in log odds."""
    return {
        row["feature"]: float(row["weight"]) for row in table("organisation_features", "feature", "weight", "meaning")
    }


def score(found: dict[str, float]) -> float:
    """The log odds that features `found` give."""
    table_ = weights()
    return sum(value * table_[name] for name, value in found.items())


def told(total: float, found: dict[str, float]) -> str:
    """A score and what it is made of, for a trace: +1.5: left_list +1.5, bias -3."""
    table_ = weights()
    parts = sorted(found, key=lambda one: (-table_[one], one))
    return f"{total:+.1f}: " + ", ".join(f"{name} {table_[name]:+g}" for name in parts if table_[name])


def why(found: dict[str, float]) -> tuple[str, ...]:
    """The ids of the features that spoke for it, the strongest first."""
    table_ = weights()
    return tuple(
        f"organisation_features/{name}"
        for name in sorted(found, key=lambda one: (-table_[one], one))
        if table_[name] > 0.5
    )
