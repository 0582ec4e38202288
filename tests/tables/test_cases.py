"""Every folder of `cases/`: a drawn table and the figures in it."""

import csv
from pathlib import Path

import pytest

from budgetgraph.facts.figure import Figure
from budgetgraph.tables.finding import find_tables
from budgetgraph.tables.registry import read_table, table_readers
from tests.tables.case import as_line, document_of, expected, other_line, settings

CASES = sorted(path.parent for path in (Path(__file__).parent / "cases").rglob("table.txt"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_a_table_is_read(case: Path) -> None:
    """It is known as the kind that its folder is named for, and gives the figures of the case and no others."""
    document = document_of((case / "table.txt").read_text(encoding="utf-8"))
    tables = find_tables(document, *settings(case))
    assert [case.parent.name] == [table.kind for table in tables]
    facts = read_table(tables[0])
    assert expected(case) == [as_line(fact) for fact in facts if isinstance(fact, Figure)]
    assert expected(case, "others.csv") == [line for fact in facts if (line := other_line(fact))]


def test_every_table_has_a_case() -> None:
    """A reader without one could be broken without anybody noticing."""
    assert sorted(reader.kind for reader in table_readers()) == sorted({case.parent.name for case in CASES})


TITLES = list(csv.DictReader((Path(__file__).parent / "titles.csv").open(encoding="utf-8", newline="")))


@pytest.mark.parametrize("line", TITLES, ids=lambda line: line["title"])
def test_a_title_is_of_one_table(line: dict[str, str]) -> None:
    """Of the kind beside it, and of no other; `-` marks titles of tables that are none of ours."""
    kinds = [reader.kind for reader in table_readers() if reader.title.search(line["title"])]
    assert ([] if line["kind"] == "-" else [line["kind"]]) == kinds
