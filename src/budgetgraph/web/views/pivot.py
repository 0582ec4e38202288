"""Figures laid out as the tables that they were read from: rows of classes or items, columns of items, years, phases."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from budgetgraph.vocabulary import BG, OBEU_DIMENSION, SKOS
from budgetgraph.web.thing import Thing, natural

# By the first of these that is within the slug of a line item: the fund that its table is about.
_FUNDS = {
    "fiscal-appropriation": ("财政拨款", "Fiscal appropriation:"),
    "general-public-budget": ("一般公共预算", "General public budget:"),
    "government-fund": ("政府性基金预算", "Government funds:"),
    "state-capital": ("国有资本经营预算", "State capital:"),
}
_FLOWS = {"revenue": ("收入", "revenue"), "expenditure": ("支出", "expenditure")}
_SCHEMES = {
    "function": (BG.functionalClassification, "按功能分类", "by function"),
    "economic": (BG.economicClassification, "按经济分类", "by economic class"),
}


class Column(NamedTuple):
    """What a column is of: `item` is None where the rows tell it, year and phase where they are the disclosure's own."""

    item: Thing | None
    year: Thing | None
    phase: Thing | None


class Row(NamedTuple):
    """What a row is of (None for the sum of classes), its code, its depth, and a figure or None for each column."""

    of: Thing | None
    code: str
    depth: int
    cells: tuple[Thing | None, ...]


class Pivot(NamedTuple):
    """A table of figures; `anchor` is its id on the page."""

    anchor: str
    zh: str
    en: str
    columns: Sequence[Column]
    rows: Sequence[Row]


def class_tables(scheme: str, figures: Iterable[Thing], whole: Iterable[Thing]) -> list[Pivot]:
    """A table for each flow and fund of the figures by class of a scheme; `whole` are the undivided figures."""
    groups: dict[tuple[str, str], list[Thing]] = {}
    for figure in figures:
        groups.setdefault(_group(figure), []).append(figure)
    undivided = {_column(figure): figure for figure in whole}
    return [
        _class_table(scheme, flow, fund, found, undivided)
        for (flow, fund), found in sorted(groups.items(), key=lambda group: _place(*group[0]))
    ]


def time_table(figures: Sequence[Thing]) -> Pivot:
    """Undivided figures of other years and phases: a row for each line item, a column for each year and phase."""
    cells = {(figure.thing(BG.lineItem), Column(None, *_column(figure)[1:])): figure for figure in figures}
    columns = list(dict.fromkeys(column for _, column in cells))
    items = dict.fromkeys(item for item, _ in cells)
    rows = [Row(item, "", 0, tuple(cells.get((item, column)) for column in columns)) for item in items]
    return Pivot("other-times", "其他年度和阶段的数字", "Figures of other years and phases", columns, rows)


def is_own(figure: Thing) -> bool:
    """Whether a figure is of the disclosure's own year and phase: others name theirs in their address."""
    return _column(figure)[1:] == (None, None)


def _class_table(
    scheme: str, flow: str, fund: str, figures: Sequence[Thing], undivided: dict[Column, Thing]
) -> Pivot:
    dimension, zh, en = _SCHEMES[scheme]
    cells = {(of, _column(figure)): figure for figure in figures if (of := figure.thing(dimension))}
    columns = list(dict.fromkeys(column for _, column in cells))
    total = tuple(undivided.get(column) for column in columns)
    classes = sorted({of for of, _ in cells}, key=_order)
    rows = [
        Row(of, _code(of), _depth(of), tuple(cells.get((of, column)) for column in columns)) for of in classes
    ]
    fund_zh, fund_en = _FUNDS.get(fund, ("", ""))
    return Pivot(
        "-".join(filter(None, (scheme, flow, fund))),
        f"{fund_zh}{_FLOWS[flow][0]}（{zh}）",
        f"{fund_en} {_FLOWS[flow][1]} {en}" if fund else f"{_FLOWS[flow][1].capitalize()} {en}",
        columns,
        [*([Row(None, "", 0, total)] if any(total) else []), *rows],
    )


def _group(figure: Thing) -> tuple[str, str]:
    item = figure.thing(BG.lineItem)
    slug = item.last if item else ""
    fund = next((words for words in _FUNDS if words in slug), "")
    return ("revenue" if slug.startswith("revenue") else "expenditure"), fund


def _place(flow: str, fund: str) -> tuple[int, int]:
    """The order of the public tables: all funds before single ones, revenue before expenditure."""
    return ["", *_FUNDS].index(fund), [*_FLOWS].index(flow)


def _column(figure: Thing) -> Column:
    named = figure.iri.partition("/figure/")[2].split("/")
    year, phase = figure.thing(OBEU_DIMENSION.fiscalYear), figure.thing(OBEU_DIMENSION.budgetPhase)
    return Column(
        figure.thing(BG.lineItem),
        year if year and year.last in named else None,
        phase if phase and phase.last in named else None,
    )


def _code(of: Thing) -> str:
    return of.text(SKOS.notation) or ""


def _order(of: Thing) -> tuple[bool, str]:
    """The order of classes: by code, those without one last."""
    return not _code(of), _code(of) or natural(of.iri)


def _depth(of: Thing) -> int:
    return max(0, (len(_code(of)) - 3) // 2)
