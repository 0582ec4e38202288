"""Every file of `unread/`: a table that looks like one of ours and is none, or does not say enough."""

from pathlib import Path

import pytest

from budgetgraph.facts.statement import Statement
from budgetgraph.tables.finding import find_tables
from budgetgraph.tables.registry import read_table
from tests.tables.case import document_of

FILES = sorted((Path(__file__).parent / "unread").glob("*.txt"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_table_that_nobody_knows_stays_unread(file: Path) -> None:
    """No fact comes of it but what its notes say."""
    tables = find_tables(document_of(file.read_text(encoding="utf-8")), 2025, "approved")
    facts = [fact for table in tables for fact in read_table(table)]
    assert [] == [fact for fact in facts if not isinstance(fact, Statement)]
