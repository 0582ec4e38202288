"""How much of each disclosure is read, as a page and as CSV."""

from __future__ import annotations

import csv

import pytest
from starlette.testclient import TestClient

from tests.web.publication import KEY

IRI = f"http://localhost:8000/id/disclosure/{KEY}"


def test_a_line_for_each_disclosure(client: TestClient) -> None:
    """The CSV has the measurements of each disclosure; what was not measured is empty, not zero."""
    answer = client.get("/coverage.csv")
    [line] = csv.DictReader(answer.text.splitlines())
    assert "text/csv; charset=utf-8" == answer.headers["content-type"]
    assert (IRI, "2020", "1.0", "") == (
        line["disclosure"],
        line["year"],
        line["numbers-accounted-share"],
        line["numbers-read"],
    )


@pytest.mark.parametrize(
    ("accept", "kind"), [("text/csv", "csv"), ("text/html", "html"), ("*/*", "html"), (None, "html")]
)
def test_the_coverage_by_accept(client: TestClient, accept: str | None, kind: str) -> None:
    """A browser gets the page, a program that wants CSV gets it, and both are told where it is."""
    answer = client.get("/coverage", headers={"Accept": accept} if accept else {})
    assert f"/coverage.{kind}" == answer.headers["content-location"]
    assert answer.headers["content-type"].startswith(f"text/{kind}")


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("/coverage.ttl", {}, 404),
        ("/coverage", {"Accept": "image/png"}, 406),
        ("/coverage?page=2", {}, 404),
        ("/coverage?page=x", {}, 404),
    ],
)
def test_what_there_is_not(client: TestClient, path: str, headers: dict[str, str], status: int) -> None:
    """Other formats and further pages are refused with a problem."""
    assert status == client.get(path, headers=headers).status_code


def test_the_page_leads_to_the_disclosure(client: TestClient) -> None:
    """Its row links to where the disclosure says what was read, and the CSV is offered."""
    html = client.get("/coverage").text
    assert f'href="doc/disclosure/{KEY}#provenance"' in html
    assert '<link rel="alternate" type="text/csv" href="coverage.csv">' in html
