"""Columns that say by how much an amount has changed: 增减额, 增减%, 2025年预算数比2024年执行数."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.direction import Direction
from budgetgraph.facts.figure import Change, Figure
from budgetgraph.facts.money import Money
from budgetgraph.facts.number import Number, read_number
from budgetgraph.tables.column_time import column_time, without_change, without_time
from budgetgraph.tables.entry import Entry
from budgetgraph.tables.public_table import PublicTable
from budgetgraph.tables.stretch import stretch
from budgetgraph.tables.unit import read_amount, unit_in_header

_PERCENT = re.compile(r"[%％]|率|幅度|比例|百分比")
_NO_CHANGE = re.compile(r"完成|进度|执行率|支付率|占|比重|为.{0,14}[年数].{0,4}[%％]")
"""What columns in percent hold that is no change: how much of the budget was spent, which part of the whole something is."""
_OF_ALL = re.compile("(?:[小总合]计)?")
_IN_BRACKETS = re.compile(r"\s*+[（(]\s*+(?P<number>[\d.,，]++)\s*+[%％]?+\s*+[)）]\s*+[%％]?+\s*+")
"""How accountants print what is less than zero."""
_PERCENT_SIGN = re.compile(r"(?P<number>[^%％]*+)[%％]\s*+")


def change_of(entry: Entry, figures: Sequence[Figure], table: PublicTable) -> Iterator[Change]:
    """The changes that a row states, each of the one line item that it gives for this year and for another.

    Where the columns of changes say what they are of (`增减变化情况/公务接待费`), each is of the amounts whose columns say
    the same; where they say nothing, of the only amount of another time, or of the sums where there are several. None
    where several could be meant all the same: which amounts are compared is then not told.
    """
    changes: dict[str, list[tuple[str, Passage]]] = {}
    for path, cell in entry.amounts:
        if column_time(path, table).is_change and not _NO_CHANGE.search(path):
            changes.setdefault(without_change(path), []).append((path, cell))
    of = {cell: without_time(path) for path, cell in entry.amounts}
    for thing, cells in changes.items():
        alike = [figure for figure in figures if not thing or _thing(figure, of) == thing]
        if not thing and sum(1 for figure in figures if figure.year or figure.phase) > 1:
            alike = [figure for figure in figures if _OF_ALL.fullmatch(_thing(figure, of) or "")]
        yield from _change_in(cells, entry, alike, table)


def _thing(figure: Figure, of: Mapping[Passage, str]) -> str | None:
    """What the column of a figure's amount says that it is, beside year and phase."""
    stated = figure.money.stated
    return next(
        (thing for cell, thing in of.items() if cell.start <= stated.start and stated.end <= cell.end), None
    )


def _change_in(
    cells: Sequence[tuple[str, Passage]], entry: Entry, figures: Sequence[Figure], table: PublicTable
) -> Iterator[Change]:
    percents = [cell for path, cell in cells if _PERCENT.search(path) or "%" in cell.text]
    amounts = [(path, cell) for path, cell in cells if cell not in percents]
    compared = _compared(figures)
    if compared is None or len(amounts) > 1 or len(percents) > 1:
        return
    money = _money(amounts, table)
    percent = next((_percent(cell) for cell in percents), None)
    if money or percent:
        last = (percents or [cell for _, cell in amounts])[-1]
        yield _change(compared, money, percent, stretch(entry, last, table), table)


def _compared(figures: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """This year's figure and the one that it is compared with."""
    own = {figure.line_item: figure for figure in figures if not (figure.year or figure.phase)}
    bases = [figure for figure in figures if figure.year or figure.phase]
    if len(bases) != 1 or bases[0].line_item not in own:
        return None
    return own[bases[0].line_item], bases[0]


def _change(
    compared: tuple[Figure, Figure],
    money: Money | None,
    percent: Number | None,
    quote: Passage,
    table: PublicTable,
) -> Change:
    figure, base = compared
    year = base.year or table.fiscal_year
    phase = base.phase or table.phase
    return Change(
        figure.line_item,
        money,
        _direction(money.amount if money else percent.value if percent else Decimal(0)),
        quote,
        percent=percent,
        classification=figure.classification,
        base_year=None if year == table.fiscal_year - 1 else year,
        base_phase=None if phase == table.phase else phase,
    )


def _money(amounts: Sequence[tuple[str, Passage]], table: PublicTable) -> Money | None:
    return next((_signed_amount(cell, unit_in_header(path) or table.unit) for path, cell in amounts), None)


def _signed_amount(cell: Passage, unit: str | None) -> Money | None:
    match = _IN_BRACKETS.fullmatch(cell.text)
    money = read_amount(cell.group(match, "number") if match else cell, unit)
    return replace(money, amount=-money.amount) if match and money else money


def _percent(cell: Passage) -> Number | None:
    """The number of a cell in percent: `5.26`, `-3.85%`."""
    if match := _IN_BRACKETS.fullmatch(cell.text):
        number = read_number(cell.group(match, "number"))
        return replace(number, value=-number.value) if number else None
    match = _PERCENT_SIGN.fullmatch(cell.text)
    return read_number(cell.group(match, "number") if match else cell)


def _direction(value: Decimal) -> Direction:
    return "increase" if value > 0 else "decrease" if value < 0 else "maintain"
