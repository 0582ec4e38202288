"""The stock of state-owned assets: a Data Cube of its own."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from pyoxigraph import Literal

from budgetgraph.facts.asset import SUBSETS, SUMS, AssetStock, by_category
from budgetgraph.triples.cubes import Cube, member
from budgetgraph.triples.open_codes import open_code
from budgetgraph.triples.restatements import restatements
from budgetgraph.triples.writer import Writer, boolean, date, decimal
from budgetgraph.vocabulary import BG, QUDT, UNIT, is_listed, open_concept

_CATEGORIES = "asset-category"
_SQUARE_METRES = re.compile("平方米|㎡")
_PIECES = re.compile("[（(][台辆套件、]+[)）]")


def write_assets(writer: Writer, assets: Sequence[AssetStock]) -> None:
    """One observation for each category, and which of them add up."""
    stated = by_category(assets)
    for asset in stated.values():
        _asset(writer, asset)
    if not all(is_listed(open_concept(_CATEGORIES, category)) for category in stated):
        return  # of a category that no list holds nobody knows whether it is one more part of the total
    for total, parts in SUMS.items():
        for name in parts:
            if {total, name} <= set(stated):
                writer.say(writer.under("asset", total), BG.sumOf, writer.under("asset", name))
    for name, whole in SUBSETS.items():
        if {name, whole} <= set(stated):
            writer.say(writer.under("asset", name), BG.subsetOf, writer.under("asset", whole))


def _asset(writer: Writer, asset: AssetStock) -> None:
    node = writer.under("asset", asset.category)
    member(writer, node, Cube.ASSETS if asset.quantity else Cube.ASSET_VALUES)
    writer.label(node, asset.label)
    writer.say(node, BG.assetCategory, open_code(writer, _CATEGORIES, asset.category, asset.label))
    writer.say(node, BG.referenceDate, date(asset.date.day if asset.date else _end_of_year(writer)))
    writer.say(node, BG.referenceDateInferred, boolean(asset.date is None))
    writer.quote(node, asset.date.stated if asset.date else None)
    if asset.quantity:
        writer.say(node, BG.assetQuantity, decimal(asset.quantity.value))
        writer.say(node, BG.statedQuantity, Literal(asset.quantity.stated.text))
        writer.quote(node, asset.quantity.stated, *asset.counted_again)
    writer.money(node, asset.value, BG.assetValue)
    _unit(writer, asset)
    restatements(writer, node, asset.restated)


def _end_of_year(writer: Writer) -> datetime.date:
    """The day that an undated stock is of: a budget is drawn up on last year's closing stock (上年末)."""
    year = writer.key.year - 1 if writer.key.kind == "budget" else writer.key.year
    return datetime.date(year, 12, 31)


def _unit(writer: Writer, asset: AssetStock) -> None:
    node = writer.under("asset", asset.category)
    if _SQUARE_METRES.search(asset.label.plain):
        writer.say(node, QUDT.hasUnit, UNIT.M2)
    elif _PIECES.search(asset.label.plain):
        writer.say(node, QUDT.hasUnit, UNIT.NUM)
