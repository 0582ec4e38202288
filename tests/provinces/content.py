"""What an invented disclosure says, and with it what is to be read: figures are marked where they are printed.

A content file is plain text, a block between empty lines:

    # a title, ## a heading, or lines of text, each a paragraph
    |表名| 单位：万元 | more lines that stand above the table
    项目 | 金额
    = | expenditure-total
    合计 | 100.00
    注：a note below the table (any line that holds no bar)

In text `{expenditure-total:100.00}` is a figure (`a&b` of two line items) and `{+expenditure-total:5}` or `{-…}` a change. In tables the line
that begins with `=` gives each column its line item (`code` and `name` for the columns of codes and names), the
rows above it are the header, `+item` is a column of changes; `100.00{revenue-total}` gives one to a cell. `item/2010301`, `item@2023` and
`item~approved` add a class, a year and a phase. `<` and `^` merge a cell with the one on its left or above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

UNITS = {"元": Decimal(1), "万元": Decimal(10_000)}
_MARKED = re.compile(r"\{(?P<sign>[-+]?)(?P<item>[a-z][^:}]*):(?P<number>[^}]*)\}(?P<unit>\s*万?元)?")
_OF_CELL = re.compile(r"\{(?P<item>[a-z][^}]*)\}$")
_ITEM = re.compile(r"(?P<item>[a-z-]+)(?:/(?P<of>[^@~]+))?(?:@(?P<year>\d+))?(?:~(?P<phase>\w+))?")


@dataclass(frozen=True, order=True)
class Expected:
    """A figure or a change (`change` before its line item), its amount in yuan."""

    item: str
    of: str
    year: str
    phase: str
    amount: Decimal


@dataclass(frozen=True)
class Grid:
    """A table: what stands above it, its rows (`<` and `^` are merged cells), the height of its header, its notes."""

    title: str
    above: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    height: int
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """A paragraph; `level` is 1 for a title, 2 for a heading, 0 for text."""

    text: str
    level: int = 0


@dataclass
class Content:
    """The parts in order, and all figures that are printed in them."""

    parts: list[Line | Grid] = field(default_factory=list)
    expected: list[Expected] = field(default_factory=list)


def content_of(text: str) -> Content:
    """The content that a file's text describes."""
    content = Content()
    for block in re.split(r"\n\s*\n", text.strip()):
        lines = block.split("\n")
        if lines[0].startswith("|"):
            grid, figures = _grid(lines)
            content.parts.append(grid)
            content.expected += figures
        else:
            for line in lines:
                content.expected += _figures(line)
                content.parts.append(_line(line))
    return content


def _line(text: str) -> Line:
    level = len(text) - len(text.lstrip("#"))
    printed = _MARKED.sub(lambda m: m["number"] + (m["unit"] or ""), text)
    return Line(printed[level:].strip(), level)


def _figures(text: str) -> Iterator[Expected]:
    for match in _MARKED.finditer(text):
        sign = {"": "", "+": "change ", "-": "change "}[match["sign"]]
        value = amount(match["number"]) * UNITS[(match["unit"] or "万元").strip()]
        for item in match["item"].split("&"):
            yield expected(item, -value if match["sign"] == "-" else value, sign)


def expected(item: str, value: Decimal, prefix: str = "") -> Expected:
    """The figure that a mark names, with its amount in yuan."""
    match = _ITEM.fullmatch(item)
    assert match, item
    said = [match[name] or "" for name in ("of", "year", "phase")]
    return Expected(prefix + match["item"], *said, value)


def amount(printed: str) -> Decimal:
    """The number that is printed."""
    return Decimal(printed.replace(",", "").strip())


def _grid(lines: list[str]) -> tuple[Grid, list[Expected]]:
    title, *above = [part.strip() for part in lines[0].strip("|").split("|")]
    body = [line for line in lines[1:] if "|" in line]
    notes = tuple(line for line in lines[1:] if "|" not in line)
    height = next((i for i, line in enumerate(body) if line.startswith("=")), len(body))
    items = [cell.strip() for cell in body[height][1:].split("|")] if height < len(body) else []
    rows, figures = [], []
    for number, line in enumerate(body):
        if number == height:
            continue
        cells = [cell.strip() for cell in line.split("|")]
        if number > height:
            figures += _of_row(cells, items, _unit(above, title))
        rows.append(tuple(_OF_CELL.sub("", cell) for cell in cells))
    return Grid(title, tuple(above), tuple(rows), height, notes), figures


def _unit(above: list[str], title: str) -> Decimal:
    found = re.search(r"(万?元)", "".join(above) or title)
    return UNITS[found[1]] if found else Decimal(10_000)


def _of_row(cells: list[str], items: list[str], unit: Decimal) -> Iterator[Expected]:
    code = "".join(
        cell for cell, item in zip(cells, items, strict=True) if item == "code" and cell not in ("<", "^")
    )
    for cell, item in zip(cells, items, strict=True):
        match = _OF_CELL.search(cell)
        of = match["item"] if match else item
        printed = _OF_CELL.sub("", cell)
        if of in ("", "code", "name", "-") or not re.search(r"\d", printed):
            continue
        sign, of = ("change ", of[1:]) if of.startswith("+") else ("", of)
        marked = of if match or not re.fullmatch(r"\d+", code) else re.sub(r"^([a-z-]+)", rf"\1/{code}", of)
        yield expected(marked, amount(printed) * unit, sign)
