"""The comparison as CSV and JSON, by suffix and by `Accept`, and its schema."""

from __future__ import annotations

import io

import httpx
import pandas
import pytest
from jsonschema import Draft202012Validator

from budgetgraph.web.comparison.written import COLUMNS
from tests.web.compare.asking import answer, rows

A, B = "130300-100", "130300-200"
QUERIES = [
    f"department={A}",
    f"department={A},{B}&year=2019-2021&item=expenditure-total,expenditure-government-fund,procurement-total",
    f"department={A},{B}&year=2020&item=expenditure-total/function/201&caliber=department&phase=approved",
]


@pytest.mark.parametrize("query", QUERIES)
def test_the_json_is_what_its_schema_says(http: httpx.Client, query: str) -> None:
    """The served schema is one, and the answers obey it."""
    schema = http.get("/compare/schema.json")
    Draft202012Validator.check_schema(schema.json())
    assert "application/schema+json" == schema.headers["content-type"]
    assert [] == [
        error.message for error in Draft202012Validator(schema.json()).iter_errors(answer(http, query))
    ]


@pytest.mark.parametrize("query", QUERIES)
def test_the_csv_is_a_data_frame(http: httpx.Client, query: str) -> None:
    """pandas reads the documented header, and the amounts are those of the JSON to the last digit."""
    text = http.get(f"/compare.csv?{query}").text
    frame = pandas.read_csv(io.StringIO(text), dtype=str, keep_default_na=False)
    assert list(COLUMNS) == list(frame.columns)
    expected = [(row["amount"] or "", row["missing"] or "") for row in rows(http, query)]
    assert expected == list(zip(frame["amount"], frame["missing"], strict=True))


def test_a_line_of_the_csv(http: httpx.Client) -> None:
    """A line says what, of whom, how much, and where it is printed."""
    text = http.get(f"/compare.csv?department={A}&year=2020&item=expenditure-total&caliber=department").text
    frame = pandas.read_csv(io.StringIO(text), dtype=str, keep_default_na=False)
    line = frame.iloc[0]
    assert ("甲局", "支出总计", "1000000.00", "100.00", "万元", "3") == tuple(
        line[["department_name", "item_name", "amount", "stated_value", "stated_unit", "page"]]
    )


@pytest.mark.parametrize(
    ("accept", "kind"),
    [("text/csv", "csv"), ("application/json", "json"), ("text/html", "html"), ("*/*", "html")],
)
def test_the_format_by_accept(http: httpx.Client, accept: str, kind: str) -> None:
    """What the client likes best is answered, with the address at which it always is."""
    response = http.get(f"/compare?department={A}&year=2020", headers={"Accept": accept})
    assert response.headers["content-location"].startswith(f"/compare.{kind}?department={A}&year=2020")
    assert "Accept" in response.headers["vary"]


@pytest.mark.parametrize(("path", "status"), [("/compare.ttl", 404), ("/compare", 406)])
def test_formats_that_there_are_not(http: httpx.Client, path: str, status: int) -> None:
    """Others are refused."""
    assert status == http.get(path, headers={"Accept": "image/png"}).status_code


def test_a_client_keeps_its_answer(http: httpx.Client) -> None:
    """The validator holds as long as the release is served, and each format has its own."""
    first = http.get(f"/compare.csv?department={A}")
    again = http.get(f"/compare.csv?department={A}", headers={"If-None-Match": first.headers["etag"]})
    assert 304 == again.status_code
    assert first.headers["etag"] != http.get(f"/compare.json?department={A}").headers["etag"]


def test_the_openapi_description_names_the_parameters(http: httpx.Client) -> None:
    """A program finds the parameters where it looks for them."""
    operation = http.get("/openapi.json").json()["paths"]["/compare"]["get"]
    assert ["department", "year", "item", "phase", "caliber", "bom"] == [
        one["name"] for one in operation["parameters"]
    ]


def test_excel_is_told_the_encoding(http: httpx.Client) -> None:
    """With bom=true the same CSV begins with a byte order mark, and programs are spared it."""
    plain, marked = (http.get(f"/compare.csv?department={A}{more}") for more in ("", "&bom=true"))
    assert b"\xef\xbb\xbf" + plain.content == marked.content
    assert plain.headers["etag"] != marked.headers["etag"]
