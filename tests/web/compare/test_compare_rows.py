"""Which figures a comparison has, from which disclosure, and what it says where there is none."""

from __future__ import annotations

import httpx
import pytest

from tests.web.compare.asking import answer, rows, slugs

BASE = "http://localhost:8000/id"
A, B = "130300-100", "130300-200"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (
            f"department={A}&year=2020&item=expenditure-total&caliber=department",
            [("approved", 1, "1000000.00", "budget", 2020), ("approved", 2, "1100000.00", "budget", 2021)],
        ),
        (
            f"department={A}&year=2020&item=expenditure-total&caliber=unit",
            [("approved", 1, "800000.00", "budget", 2020)],
        ),
        (
            f"department={A}&year=2021&item=expenditure-total",
            [("approved", 1, "1200000.00", "budget", 2021), ("executed", 1, "1150000.00", "final", 2021)],
        ),
        (
            f"department={A}&year=2021&item=three-public-total&phase=approved",
            [("approved", 1, "9000.00", "final", 2021)],
        ),
        (
            f"department={A}&year=2020&item=expenditure-total/function/201&caliber=department",
            [("approved", 1, "600000.00", "budget", 2020)],
        ),
        (
            f"department={A}&year=2020&item=three-public-total&caliber=department",
            [("approved", 1, "9512.345", "budget", 2020), ("approved", 2, "9500.00", "budget", 2021)],
        ),
    ],
)
def test_the_figures_of_a_department(
    http: httpx.Client, query: str, expected: list[tuple[object, ...]]
) -> None:
    """The year's own disclosure comes first; others that state the figure follow or stand in, each as what it is."""
    found = [
        (row["phase"], row["rank"], row["amount"], row["kind"], row["disclosure_year"])
        for row in rows(http, query)
    ]
    assert expected == found


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        (f"department={B}&year=2019&item=expenditure-total", "no-disclosure"),
        (f"department={B}&year=2020&item=expenditure-total&phase=executed", "no-disclosure"),
        (f"department={B}&year=2020&item=expenditure-total&caliber=unit", "no-disclosure"),
        (f"department={A}&year=2020&item=expenditure-government-fund&caliber=department", "table-empty"),
        (f"department={A}&year=2020&item=procurement-total&caliber=department", "not-stated"),
        (f"department={A}&year=2021&item=procurement-total&phase=approved", "not-found"),
        (f"department={B}&year=2020&item=procurement-total", "not-found"),
    ],
)
def test_what_is_missing_says_why(http: httpx.Client, query: str, reason: str) -> None:
    """No disclosure, an empty table, nothing stated in what is wholly read, or nothing found in what is not."""
    [row] = rows(http, query)
    assert (reason, None, None) == (row["missing"], row["amount"], row["figure"])


def test_an_empty_table_is_quoted(http: httpx.Client) -> None:
    """What the disclosure says of the table stands beside the reason."""
    [row] = rows(http, f"department={A}&year=2020&item=expenditure-government-fund&caliber=department")
    assert "注：本表为空表。" == row["missing_statement"]


def test_the_source_of_a_figure(http: httpx.Client) -> None:
    """A figure has its IRI, what is printed, and the passage with its document and page."""
    [row] = rows(http, f"department={A}&year=2020&item=expenditure-total&caliber=department")[:1]
    document = f"{BASE}/document/aaaaaaaaaaaaaaaa"
    assert (f"{BASE}/disclosure/{A}/2020/budget/figure/expenditure-total", "100.00", "万元") == (
        row["figure"],
        row["stated_value"],
        row["stated_unit"],
    )
    passage = {"passage": f"{document}#char=10,16", "document": document, "page": 3, "text": "100.00"}
    assert [passage] == row["passages"]


def test_a_stated_change_has_its_base(http: httpx.Client) -> None:
    """Amount, percentage and base are those that the disclosure states, and what was inferred says so."""
    [row] = rows(http, f"department={A}&year=2021&item=expenditure-total&phase=approved")
    [change] = row["changes"]
    assert ("100000.00", "9.09", 2020, "approved", True) == (
        change["amount"],
        change["percent"],
        change["base_year"],
        change["base_phase"],
        change["base_inferred"],
    )


def test_findings_are_flagged(http: httpx.Client) -> None:
    """What the checks found about a figure stands with it."""
    [row] = rows(http, f"department={B}&year=2020&item=expenditure-total")
    assert [f"{BASE}/disclosure/{B}/2020/budget/finding/01"] == row["findings"]


def test_each_cell_has_one_row_of_the_first_rank(http: httpx.Client) -> None:
    """Whoever keeps the rows of rank 1 has one for each department, year, phase, caliber and item."""
    found = rows(http, f"department={A},{B}&year=2019-2021&item=expenditure-total,procurement-total")
    cells = [
        (row["department"], row["year"], row["phase"], row["caliber"], row["item"])
        for row in found
        if row["rank"] == 1
    ]
    assert sorted(set(cells), key=str) == sorted(cells, key=str)
    assert {2019, 2020, 2021} == {year for _, year, _, _, _ in cells}


def test_others_show_what_a_department_lacks(http: httpx.Client) -> None:
    """Where one of the departments has final accounts of a year, the other's are marked as missing."""
    found = rows(http, f"department={A},{B}&year=2021&item=expenditure-total&phase=executed")
    assert [(A, None), (B, "no-disclosure")] == [(row["department"], row["missing"]) for row in found]


@pytest.mark.parametrize(
    ("query", "note"),
    [
        (f"department={A}&year=2020&item=expenditure-total", "calibers-differ"),
        (f"department={A}&year=2020&item=expenditure-total", "scopes-differ"),
        (f"department={A}&year=2021&item=expenditure-total", "phases-differ"),
        (f"department={A}&year=2020&item=expenditure-total&caliber=department", "stated-differently"),
        (f"department={A}&year=2021&item=three-public-total&phase=approved", "from-another-disclosure"),
        (f"department={A}&year=2020&item=expenditure-total", "units-differ"),
        (f"department={B}&year=2020&item=expenditure-total", "findings"),
        (f"department={B}&year=2019&item=expenditure-total", "no-disclosure"),
        (f"department={B}&year=2020&item=procurement-total", "missing"),
    ],
)
def test_what_is_not_comparable_is_said(http: httpx.Client, query: str, note: str) -> None:
    """Calibers, scopes, phases, disclosures and units that differ are noted, and so is what is missing."""
    assert note in slugs(http, query)


def test_comparable_figures_have_no_note(http: httpx.Client) -> None:
    """One figure of one disclosure needs no warning."""
    assert [] == slugs(http, f"department={A}&year=2021&item=expenditure-total&phase=approved")


def test_rounding_is_no_difference(http: httpx.Client) -> None:
    """9,512.345 yuan and 0.95 万元 (10,000 yuan) can be the same amount, and nothing else is said."""
    query = f"department={A}&year=2020&item=three-public-total&caliber=department"
    assert "stated-differently" not in slugs(http, query)


@pytest.mark.parametrize("name", ["甲局", "旧甲局", A])
def test_a_department_by_its_name(http: httpx.Client, name: str) -> None:
    """The key, the name and a former name mean the same department, and the answer has its key."""
    assert [A] == answer(http, f"department={name}&year=2020&item=expenditure-total")["asked"]["departments"]


def test_what_is_left_out_is_filled_in(http: httpx.Client) -> None:
    """Without years and items it is all years of the departments and the usual totals; the answer names them."""
    asked = answer(http, f"department={A}")["asked"]
    assert [2020, 2021] == asked["years"]
    assert {"revenue-total", "expenditure-total", "three-public-total"} < set(asked["items"])


def test_repeated_and_with_commas_is_the_same(http: httpx.Client) -> None:
    """Values may be repeated, or stand between commas of either width."""
    once = answer(http, f"department={A},{B}&year=2020-2021&item=expenditure-total")
    again = answer(
        http, f"department={A}&department={B}&year=2021，2020&item=expenditure-total,expenditure-total"
    )
    assert once == again


def test_what_was_not_disclosed_is_said_once(http: httpx.Client) -> None:
    """The years that a department lacks are listed and named in a note; its rows are there, marked as missing."""
    found = answer(
        http, f"department={A},{B}&year=2020-2021&item=expenditure-total,procurement-total&caliber=department"
    )
    assert [(B, 2021, "approved"), (B, 2021, "executed")] == [
        (one["department"], one["year"], one["phase"]) for one in found["lacking"]
    ]
    [note] = [note for note in found["notes"] if note["slug"] == "no-disclosure"]
    assert "乙局 2021 预算（部门）、2021 决算（部门）" in note["zh"]
    of_it = [row for row in found["rows"] if (row["department"], row["year"]) == (B, 2021)]
    assert ["no-disclosure"] * 4 == [row["missing"] for row in of_it]


@pytest.mark.parametrize(
    ("query", "note", "words"),
    [
        (
            f"department={A}&year=2020,2021&item=expenditure-total",
            "phases-differ",
            "预算：甲局 2020、2021；决算：甲局 2021。",
        ),
        (
            f"department={A}&year=2020&item=expenditure-total",
            "calibers-differ",
            "部门：甲局 2020；单位：甲局 2020。",
        ),
    ],
)
def test_the_note_names_who_differs(http: httpx.Client, query: str, note: str, words: str) -> None:
    """Budgets beside final accounts, and departments beside units: which figures are which is said."""
    [found] = [one for one in answer(http, query)["notes"] if one["slug"] == note]
    assert words in found["zh"]
