"""The code of a department that prints none: assigned once, kept in `disclosure.toml`, never changed."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from budgetgraph.departments.name import comparable, comparable_within
from budgetgraph.disclosures import Disclosure

_DIGITS = 6


def known_code(name: str, region: str, registered: Sequence[Disclosure]) -> str | None:
    """The code under which a department of this name and region is registered; that of its latest year."""
    wanted, here = comparable_within(region, name), [d for d in registered if d.key.region == region]
    same = [d for d in here if comparable_within(region, d.department_name) == wanted]
    return max(same, key=lambda d: d.key.year).key.code if same else None


def assigned_code(name: str, region: str, registered: Sequence[Disclosure]) -> str:
    """`x` and six hexadecimal digits of a hash of region and name; more digits where another department has those.

    The same name in the same region gives the same code on every machine.
    """
    digest = hashlib.sha256(f"{region}\n{comparable(name)}".encode()).hexdigest()
    taken = {d.key.code for d in registered if d.key.region == region}
    lengths = range(_DIGITS, len(digest) + 1)
    return next(code for length in lengths if (code := f"x{digest[:length]}") not in taken)
