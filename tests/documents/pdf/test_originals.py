"""What holds of every original: they lie beside the repository, in ../shared, or where BUDGETGRAPH_SHARED says."""

from __future__ import annotations

import os
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pdfplumber
import pytest

from budgetgraph.documents.document import Paragraph
from budgetgraph.documents.pdf import read_pdf
from budgetgraph.documents.pdf.page import visible_glyphs

ROOT = Path(__file__).resolve().parents[3]
SHARED = Path(os.environ.get("BUDGETGRAPH_SHARED", ROOT.parent / "shared"))
ORIGINALS = sorted((SHARED / "disclosures").glob("*.pdf"))

pytestmark = pytest.mark.skipif(not ORIGINALS, reason=f"there are no originals in {SHARED}")


@pytest.fixture(scope="module", params=ORIGINALS, ids=lambda path: path.stem)
def original(request):
    return request.param


@pytest.fixture(scope="module")
def document(original):
    return read_pdf(original.name, original.read_bytes())


def test_every_glyph_is_in_the_text_once(original, document):
    """Each glyph of the pages stands in the canonical text exactly as often as it is printed."""
    printed: Counter[str] = Counter()
    with pdfplumber.open(original) as pdf:
        for page in pdf.pages:
            printed.update("".join("".join(glyph.text.split()) for glyph in visible_glyphs(page)))
            page.close()
    assert printed == Counter("".join(document.text.split()))


def test_tables_are_grids(document):
    """Every row of a table has as many cells as its first, and no column is empty."""
    for table in document.tables():
        assert table.is_grid
        assert {len(table.rows[0])} == {len(row) for row in table.rows}
        assert all(any(row[column] for row in table.rows) for column in range(len(table.rows[0])))


def test_passages_are_cut_from_the_text(document):
    """Each passage of a block or a mark says what stands at its place."""
    passages = [mark.passage for mark in document.marks]
    for block in document.blocks:
        cells = [block.passage] if isinstance(block, Paragraph) else [c for row in block.rows for c in row]
        passages += cells
    assert all(document.text[p.start : p.end] == p.text for p in passages)


def test_pages_ascend(document):
    """No page begins before the one before it, and all of it is read."""
    assert all(first <= second for first, second in pairwise(document.pages))
    assert () == document.unreadable_pages


def test_tables_of_a_disclosure_are_as_many_as_its_contents_say():
    """A row that a page cuts, two tables on a page and tables over pages come out as the twelve that there are."""
    path = SHARED / "disclosures" / "jiangsu-congress-office-2017-budget.pdf"
    document = read_pdf(path.name, path.read_bytes())
    tables = list(document.tables())
    assert 12 == len(tables)
    assert "八、社会保障和就业支出" in {cell.text for row in tables[0].rows for cell in row}
    assert [26, 16, 2, 20, 7, 25, 5, 20, 25, 17, 4, 27] == [len(table.rows) for table in tables]
