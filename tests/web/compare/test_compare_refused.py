"""What cannot be compared is refused with a sentence that says what to do."""

from __future__ import annotations

import re
from pathlib import Path

import httpx
import pytest

A = "130300-100"
LINE_ITEMS = Path(__file__).parents[3] / "ontology" / "codes" / "line-item.ttl"
SLUGS = re.findall(r'skos:notation "([a-z-]+)"', LINE_ITEMS.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("", 400, "needs a department"),
        ("departments=130300-100", 400, "There are department, year, item, phase, caliber."),
        ("department=130300-10", 404, "130300-100 (甲局)"),
        ("department=甲局局", 404, "130300-100 (甲局)"),
        ("department=<x>", 404, "/catalog"),
        ("department=同名局", 400, "130300-300、130400-300"),
        (f"department={A}&item=expenditure-totl", 404, "expenditure-total (支出总计)"),
        (f"department={A}&item=支出总计", 400, "/code/line-item"),
        (f"department={A}&item=expenditure-total/function/99999", 404, "There is no class 99999"),
        (f"department={A}&year=20", 400, "'20' is no year"),
        (f"department={A}&year=2021-2019", 400, "is no year"),
        (f"department={A}&year=1900-2026", 400, "is no year"),
        (f"department={A}&phase=planned", 400, "approved, revised, executed"),
        (f"department={A}&caliber=department,unit", 400, "Give one of department, unit"),
        ("department=" + ",".join(f"x{n}" for n in range(51)), 400, "at most 50"),
    ],
)
def test_the_refusal_says_what_to_do(http: httpx.Client, query: str, status: int, words: str) -> None:
    """Misspelt, unknown, ambiguous and too much: each with its own sentence, and near names where there are any."""
    response = http.get(f"/compare.json?{query}")
    problem = response.json()
    assert status == response.status_code
    assert "application/problem+json" == response.headers["content-type"]
    assert words in f"{problem['detail']} {problem['hint']}"


def test_a_table_without_a_department_is_refused_for_programs(http: httpx.Client) -> None:
    """Who asks for CSV gets a problem as data, and is told how to ask for CSV and where the departments are listed."""
    response = http.get("/compare.csv")
    assert (400, "application/problem+json") == (response.status_code, response.headers["content-type"])
    assert "/compare.csv?department=" in response.json()["hint"]
    assert "/departments lists them all" in response.json()["hint"]
    assert http.get("/compare.csv", headers={"Accept": "text/plain"}).text.startswith("400 Bad Request\n")


def test_too_many_figures_at_once(http: httpx.Client) -> None:
    """Departments × years × items has a limit, and the refusal names it."""
    departments = f"{A},130300-200,130300-300,130400-300"
    items = ",".join(SLUGS[:17])
    response = http.get(f"/compare.json?department={departments}&year=1991-2020&item={items}")
    assert 400 == response.status_code
    assert "2,040 figures (departments × years × line items)" in response.json()["detail"]
