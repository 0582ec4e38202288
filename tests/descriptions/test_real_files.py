"""Traits of the 16 real disclosures that lie beside the checkout."""

import os
from functools import cache
from pathlib import Path

import pytest

from budgetgraph.descriptions import describe
from budgetgraph.documents.document import Document
from budgetgraph.originals import read_originals
from budgetgraph.registration.grouping import group
from budgetgraph.registration.original import original_of

ROOT = Path(__file__).parents[2]
FILES = Path(os.environ.get("BUDGETGRAPH_SHARED", ROOT.parent / "shared")) / "disclosures"

pytestmark = pytest.mark.skipif(
    not FILES.is_dir(),
    reason=f"the real disclosures are not in {FILES}; BUDGETGRAPH_SHARED names another place",
)

CONGRESS, CPPCC, PARTY = "江苏省人大常委会办公厅", "江苏省政协办公厅", "中共江苏省委办公厅"
OFFICE, FINANCE = "上海市普陀区人民政府办公室", "上海市普陀区财政局"
SOCIAL = "中共上海市普陀区委社会工作部"
JIANGSU, SHANGHAI, PUTUO = "320000", "310000", "310107"

# name, region, year, kind, caliber, scope, unit of the tables, unit of the prose. The tables of Shanghai's budgets are
# in 元 but for one in 万元; the text of the one without a scope says both.
EXPECTED = {
    "jiangsu-congress-office-2017-budget": (
        CONGRESS, JIANGSU, 2017, "budget", "department", "consolidated", "万元", "万元"),
    "jiangsu-congress-office-2019-budget": (
        CONGRESS, JIANGSU, 2019, "budget", "department", "own", "万元", None),
    "jiangsu-cppcc-office-2017-budget": (
        CPPCC, JIANGSU, 2017, "budget", "department", "consolidated", "万元", "万元"),
    "jiangsu-cppcc-office-2018-budget": (
        CPPCC, JIANGSU, 2018, "budget", "department", None, "万元", "万元"),
    "jiangsu-high-court-2018-budget": (
        "江苏省高级人民法院", JIANGSU, 2018, "budget", "department", "consolidated", "万元", "万元"),
    "jiangsu-party-office-2018-budget": (
        PARTY, JIANGSU, 2018, "budget", "department", "own", "万元", "万元"),
    "jiangsu-party-office-2019-budget": (
        PARTY, JIANGSU, 2019, "budget", "department", "consolidated", "万元", "万元"),
    "jiangsu-procuratorate-2017-budget": (
        "江苏省人民检察院", JIANGSU, 2017, "budget", "department", "consolidated", "万元", "万元"),
    "shanghai-finance-2025-budget-unit": (
        "上海市财政局", SHANGHAI, 2025, "budget", "unit", "own", None, "万元"),
    "shanghai-putuo-commerce-2025-budget-unit": (
        "上海市普陀区商务委员会", PUTUO, 2025, "budget", "unit", "own", None, "万元"),
    "shanghai-putuo-finance-2024-final-accounts": (
        FINANCE, PUTUO, 2024, "final", "department", "consolidated", "万元", "万元"),
    "shanghai-putuo-finance-2025-budget-department": (
        FINANCE, PUTUO, 2025, "budget", "department", "own", None, "万元"),
    "shanghai-putuo-government-office-2025-budget-department": (
        OFFICE, PUTUO, 2025, "budget", "department", "consolidated", None, "万元"),
    "shanghai-putuo-government-office-2025-budget-unit": (
        OFFICE, PUTUO, 2025, "budget", "unit", "own", None, "万元"),
    "shanghai-putuo-justice-2026-budget-unit": (
        "上海市普陀区司法局", PUTUO, 2026, "budget", "unit", "own", None, "万元"),
    "shanghai-putuo-social-work-2024-final-accounts": (
        SOCIAL, PUTUO, 2024, "final", "department", "consolidated", "万元", "万元"),
}  # fmt: skip
NAMES = ("name", "region", "year", "kind", "caliber", "scope", "table_unit", "prose_unit")


@cache
def document(path: Path) -> Document:
    return read_originals([path])


def documents(disclosure: str) -> list[Document]:
    """The document of a disclosure; of a pair the text, then the tables."""
    paths = (f"{disclosure}.pdf", f"{disclosure}-text.pdf", f"{disclosure}-tables.pdf")
    return [document(FILES / path) for path in paths if (FILES / path).is_file()]


@pytest.mark.parametrize("disclosure", EXPECTED)
def test_a_real_disclosure_says_what_it_is(disclosure: str) -> None:
    """Exactly what a person reads on it; what it leaves open is unknown."""
    description = describe(documents(disclosure))
    assert dict(zip(NAMES, EXPECTED[disclosure], strict=True)) == {
        name: getattr(description, name).value for name in NAMES
    }
    assert description.code.value is None


def test_the_21_files_are_16_disclosures() -> None:
    """Given all at once, the text and the tables of one year are joined, the text first, and nothing else."""
    originals = [original_of(path, document(path)) for path in sorted(FILES.glob("*.pdf"))]
    groups = group(originals)
    names = [[original.path.stem for original in found.originals] for found in groups]
    pairs = [name for name in EXPECTED if (FILES / f"{name}-text.pdf").is_file()]
    assert 5 == len(pairs)
    assert sorted(
        [[f"{name}-text", f"{name}-tables"] if name in pairs else [name] for name in EXPECTED]
    ) == sorted(names)
