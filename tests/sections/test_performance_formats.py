"""Every form says the same in each format in which departments publish it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from budgetgraph.originals import read_originals
from budgetgraph.sections.reading import Reading, read_facts
from tests.provinces.content import Content, Grid, Line
from tests.provinces.drawing import FORMATS
from tests.sections.performance_case import about_lines, indicator_lines, lines, phase_of
from tests.sections.test_performance import CASES

BEFORE = (Line("某某局2025年度部门公开"), Line("一、部门职责", 2), Line("1、负责有关工作。"))


def content_of(case: Path) -> Content:
    """The drawing of a case behind the duties of a department."""
    return Content([*BEFORE, *_parts((case / "table.txt").read_text(encoding="utf-8").splitlines())])


def _parts(drawing: list[str]) -> Iterator[Line | Grid]:
    rows: list[tuple[str, ...]] = []
    for line in [*drawing, ""]:
        if line.startswith("|"):
            rows.append(tuple(cell.strip() for cell in line[1:].rstrip().removesuffix("|").split("|")))
            continue
        if rows:
            yield Grid("", (), tuple(rows), 0, ())
            yield Line("")
            rows = []
        if line:
            yield Line(line)


def reading_of(case: Path, ending: str, folder: Path) -> Reading:
    """What is read of a case that is drawn in a format."""
    path = folder / f"form.{ending}"
    path.write_bytes(FORMATS[ending](content_of(case)))
    return read_facts(read_originals([path]), 2025, phase_of(case))


@pytest.mark.parametrize("ending", ["docx", "html", "pdf"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_form_says_the_same_in_each_format(case: Path, ending: str, tmp_path: Path) -> None:
    """Its indicators, and what it says of its project."""
    facts = list(reading_of(case, ending, tmp_path).facts)
    assert lines(case / "indicators.csv") == list(indicator_lines(facts))
    assert lines(case / "about.csv") == list(about_lines(facts))


@pytest.mark.parametrize("ending", ["xlsx", "txt", "md.txt"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_nothing_wrong_is_read_where_cells_are_lost(case: Path, ending: str, tmp_path: Path) -> None:
    """Text has no merged cells, and a workbook keeps numbers without their form: what is read is right all the same."""
    read = indicator_lines(list(reading_of(case, ending, tmp_path).facts))
    expected = {(line["name"], line["printed"]) for line in lines(case / "indicators.csv")}
    assert set() == {(line["name"], line["printed"]) for line in read} - expected
