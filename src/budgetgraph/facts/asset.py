"""State-owned assets in stock at a day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.calendar import Date
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.money import Money
from budgetgraph.facts.number import Number
from budgetgraph.facts.restatement import Restatement
from budgetgraph.identifiers import opaque_code

SUMS = {"total": ("buildings", "vehicles", "equipment", "other")}
"""What each asset category is the sum of."""

SUBSETS = {"office-buildings": "buildings"}
"""What each asset category is a part of without being a summand."""


@dataclass(frozen=True)
class AssetStock(Fact):
    """What the assets of a category are worth, and how many there are where the table counts them.

    `category` is a slug of `asset-category`, an opaque one for a name that the list does not know; `date` is the
    day where one is printed. `counted_again` are the other places that print the quantity.
    """

    category: str
    label: Passage
    quantity: Number | None
    value: Money
    date: Date | None
    restated: tuple[Restatement, ...] = ()
    counted_again: tuple[Passage, ...] = ()


def by_category(assets: Iterable[AssetStock]) -> dict[str, AssetStock]:
    """The assets by their categories, one for each.

    What is stated again becomes a restatement of the first; another thing of the same category gets an opaque one
    of its own, by its name.
    """
    found: dict[str, AssetStock] = {}
    names: Counter[str] = Counter()
    for asset in assets:
        name = asset.label.plain
        first = found.get(asset.category) or asset
        if first is not asset and _is_same(first, asset):
            found[first.category] = _stated_again(first, asset)
            continue
        category = asset.category if first is asset else _opaque(name, names[name])
        names[name] += 1
        found[category] = replace(asset, category=category)
    return found


def _stated_again(first: AssetStock, again: AssetStock) -> AssetStock:
    value = Restatement(again.value, again.value.stated)
    counted = (again.quantity.stated,) if again.quantity else ()
    return replace(first, restated=(*first.restated, value), counted_again=(*first.counted_again, *counted))


def _opaque(name: str, before: int) -> str:
    return opaque_code(name, str(before)) if before else opaque_code(name)


def _is_same(first: AssetStock, again: AssetStock) -> bool:
    """Whether two rows of a category speak of the same: by their name, or by the same value under another."""
    counts = [asset.quantity.value if asset.quantity else None for asset in (first, again)]
    is_known = first.label.plain == again.label.plain or first.value.amount == again.value.amount
    return is_known and counts[0] == counts[1] and first.date == again.date
