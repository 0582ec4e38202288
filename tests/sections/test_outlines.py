"""Outlines: documents in the manner of the templates of many regions, and the real files."""

from __future__ import annotations

import csv
import os
import re
from pathlib import Path

import pytest

from budgetgraph.documents.text import read_text
from budgetgraph.originals import read_originals
from budgetgraph.sections.outline import outline
from budgetgraph.sections.reading import document_sections
from budgetgraph.sections.registry import READERS
from budgetgraph.sections.section import Section
from budgetgraph.tables.finding import find_tables

HERE = Path(__file__).parent
CASES = sorted(path for path in (HERE / "outlines").iterdir() if path.is_dir())
REAL = sorted((HERE / "outlines_of_real_files").glob("*.csv"))
SHARED = Path(os.environ.get("BUDGETGRAPH_SHARED", HERE.parents[2] / "shared"))


def expected(path: Path) -> list[tuple[str, str]]:
    """The kinds and headings that a person wrote down."""
    with path.open(encoding="utf-8", newline="") as file:
        return [(line["kind"], line["heading"]) for line in csv.DictReader(file)]


def found(sections: list[Section]) -> list[tuple[str, str]]:
    """The kinds and headings of sections."""
    return [(section.kind, section.heading.plain if section.heading else "") for section in sections]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_outline_of_a_template(case: Path) -> None:
    """Each section is known by its words, wherever it stands and however it is numbered."""
    document = read_text("document.txt", (case / "document.txt").read_bytes())
    assert expected(case / "outline.csv") == found(outline(document, READERS, 2020))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_nothing_of_a_document_is_lost(case: Path) -> None:
    """Every paragraph is a heading or stands in exactly one section."""
    document = read_text("document.txt", (case / "document.txt").read_bytes())
    sections = outline(document, READERS, 2020)
    headings = [(s.heading, s.extents) for s in sections if s.heading]
    texts = [heading.text for heading, below in headings if not any(text.covers(heading) for text in below)]
    texts += [paragraph.text for section in sections for paragraph in section.paragraphs]
    tables = [cell for section in sections for table in section.tables for row in table.rows for cell in row]
    kept = "".join(sorted("".join([*texts, *(cell.text for cell in tables)])))
    said = [c for b in document.blocks for c in ([b.passage] if hasattr(b, "passage") else sum(b.rows, ()))]
    assert _words("".join(sorted("".join(cell.text for cell in said)))) == _words(kept)


def _words(text: str) -> str:
    """Without the marks that end a heading, and blank space."""
    return "".join(character for character in text if character not in "。：: \t\n\u3000")


@pytest.mark.parametrize("case", REAL, ids=lambda case: case.stem)
def test_the_outline_of_a_real_file(case: Path) -> None:
    """Every heading that the file's own table of contents lists, and those below them, are of the right kind.

    Public tables are left out: they are known by their own titles and headers.
    """
    original = SHARED / "disclosures" / f"{case.stem}.pdf"
    if not original.is_file():
        pytest.skip(f"{original.name} is not beside the checkout; say where with BUDGETGRAPH_SHARED")
    year = int(re.search(r"20\d\d", case.stem)[0])
    document = read_originals([original])
    sections = document_sections(document, find_tables(document, year, "approved"), year)
    shown = [(kind, heading) for kind, heading in found(sections) if not _is_of_a_table(kind, heading)]
    assert expected(case) == shown


def _is_of_a_table(kind: str, heading: str) -> bool:
    return kind.startswith("table-") or (kind == "tables" and not heading.startswith("第"))
