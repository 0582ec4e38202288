"""The example in docs/table-types.md: its file is added to the others, and its case read."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from budgetgraph.facts.figure import Figure
from budgetgraph.tables import standard
from budgetgraph.tables.finding import find_tables
from budgetgraph.tables.registry import read_table, table_readers
from tests.tables.case import as_line, document_of, expected

PAGE = Path(__file__).parents[2] / "docs/table-types.md"
MODULE = "conference_training"


def block(language: str) -> str:
    """The one block of the page that is in a language."""
    found = re.findall(rf"```{language}\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert 1 == len(found)
    return str(found[0])


@pytest.fixture
def added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The example's file among the readers of tables."""
    (tmp_path / f"{MODULE}.py").write_text(block("python"), encoding="utf-8")
    monkeypatch.setattr(standard, "__path__", [*standard.__path__, str(tmp_path)])
    table_readers.cache_clear()
    yield
    table_readers.cache_clear()
    sys.modules.pop(f"{standard.__name__}.{MODULE}", None)


@pytest.mark.usefixtures("added")
def test_the_example_reads_its_case(tmp_path: Path) -> None:
    """Nothing but the file is needed, and it gives the figures that the page shows."""
    (tmp_path / "figures.csv").write_text(block("csv"), encoding="utf-8")
    [table] = find_tables(document_of(block("text")), 2025, "approved")
    assert "table-conference-training" == table.kind
    assert expected(tmp_path) == [as_line(fact) for fact in read_table(table) if isinstance(fact, Figure)]


def test_without_its_file_the_example_is_no_known_table() -> None:
    """So the test above tests the file."""
    assert [] == find_tables(document_of(block("text")), 2025, "approved")
