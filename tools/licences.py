"""The licences of what a default install brings along: Apache, MIT, BSD, MPL, or as free as these (ISC, PSF, W3C).
Ends with 1 and a line for each package that says another, or none."""

import re
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution

_FREE = re.compile(r"\b(Apache|MIT|BSD|MPL|Mozilla Public|ISC|PSF|Python Software Foundation|W3C)\b", re.I)
_BOUND = re.compile(r"\b(A?GPL|LGPL|GNU)", re.I)


def names(package: str, seen: set[str]) -> Iterator[str]:
    """`package` and all that it needs without any extra."""
    key = re.sub(r"[-_.]+", "-", package).lower()
    if key in seen:
        return
    seen.add(key)
    yield key
    try:
        needs = distribution(key).requires or []
    except PackageNotFoundError:  # for another system or Python
        return
    for need in needs:
        if "extra ==" not in need and (name := re.match(r"[\w.-]+", need)):
            yield from names(name[0], seen)


def licence(package: str) -> str:
    """What a package says of its licence."""
    about = distribution(package).metadata
    said = [about.get("License-Expression") or "", *(about.get_all("Classifier") or [])]
    said = [one for one in said if one and (not one.count("::") or one.startswith("License ::"))]
    first = (about.get("License") or "").strip().splitlines()[:1]
    return "; ".join([*said, *first])


def is_free(said: str) -> bool:
    """Whether one of the licences that may be chosen is free and binds no one else."""
    return any(_FREE.search(one) and not _BOUND.search(one) for one in said.split(" OR "))


def main() -> int:
    """Check all; how that ended."""
    bad = 0
    for name in sorted(names("gongbao", set())):
        try:
            said = licence(name)
        except PackageNotFoundError:
            continue
        if not is_free(said):
            bad += 1
            print(f"{name}: {said or 'says nothing of its licence'}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
