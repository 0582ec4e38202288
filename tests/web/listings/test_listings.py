"""The lists of disclosures and departments: what they hold, in which formats, how they are narrowed down and paged."""

from __future__ import annotations

import csv
import re
from typing import Any

import pytest
from rdflib import Graph, URIRef
from starlette.testclient import TestClient

from budgetgraph.web.listings import departments, disclosures, listing
from tests.web.publication import KEY as SAMPLE
from tests.web.test_pages import Markup

BASE = "http://localhost:8000"
HAS_PART = URIRef("http://purl.org/dc/terms/hasPart")
LISTS = ("/disclosures", "/departments")


def identifiers(client: TestClient, query: str = "") -> list[str]:
    """The keys of the disclosures of a page, in order."""
    rows = client.get(f"/disclosures.json?{query}").json()["disclosures"]
    return [row["disclosure"].partition("/id/disclosure/")[2] for row in rows]


def test_the_latest_come_first(listed: TestClient) -> None:
    """Every disclosure is listed once, by year and then by key."""
    assert [
        "130302-100/2021/budget",
        "130302-100/2021/final",
        "130302-200/2021/budget-unit",
        "310107-300/2021/budget",
        SAMPLE,
        "130302-100/2020/budget",
    ] == identifiers(listed)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("department=130302-100&year=2020", ["130302-100/2020/budget"]),
        ("region=310107", ["310107-300/2021/budget"]),
        ("region=310000", ["310107-300/2021/budget"]),
        ("region=130300&year=2020", [SAMPLE, "130302-100/2020/budget"]),
        ("region=130000&kind=final", ["130302-100/2021/final"]),
        ("caliber=unit", ["130302-200/2021/budget-unit"]),
        ("year=1999", []),
    ],
)
def test_narrowed_down(listed: TestClient, query: str, expected: list[str]) -> None:
    """By department, year, kind and caliber, and by a region with all that lie within it."""
    assert expected == identifiers(listed, query)


def test_the_departments_that_disclosed(listed: TestClient) -> None:
    """Each with its region and years; those of a region are had by its code."""
    rows = listed.get("/departments.json?region=130302").json()["departments"]
    assert [("130302-100", "甲局", "130302", 3, "2021 2020"), ("130302-200", 1)] == [
        (row["department"], row["department_name"], row["region"], row["disclosures"], row["years"])
        if row["disclosures"] > 1
        else (row["department"], row["disclosures"])
        for row in rows
    ]


def lines(client: TestClient, path: str) -> list[dict[str, Any]]:
    return list(csv.DictReader(client.get(path).content.decode("utf-8-sig").splitlines()))


def test_the_csv_has_all(listed: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """However long, it is in one piece, with the documented header and amounts in yuan."""
    monkeypatch.setattr(listing, "PAGE_SIZE", 2)
    rows = lines(listed, "/disclosures.csv?year=2020&page=2")
    assert list(disclosures.COLUMNS) == list(rows[0])
    assert [(SAMPLE, "4993300.00"), ("130302-100/2020/budget", "-123000.00")] == [
        (row["disclosure"].partition("/id/disclosure/")[2], row["expenditure_total"] or row["revenue_total"])
        for row in rows
    ]
    assert list(departments.COLUMNS) == list(lines(listed, "/departments.csv")[0])


def test_a_spreadsheet_runs_nothing(listed: TestClient) -> None:
    """A name that begins like a formula stands behind an apostrophe; a negative amount stays a number."""
    names = [row["department_name"] for row in lines(listed, "/departments.csv")]
    assert """'=HYPERLINK("x")局""" in names
    assert "-123000.00" in [row["revenue_total"] for row in lines(listed, "/disclosures.csv")]


def test_the_findings_as_a_table(listed: TestClient) -> None:
    """Each finding is a line with what is stated, what was computed, and whether it is about our reading."""
    [line] = lines(listed, "/findings.csv")
    assert ("warning", "false", "5583200.00", "5553200.00", "30000.00") == tuple(
        line[name] for name in ("severity", "about_reading", "stated", "computed", "difference")
    )
    assert 404 == listed.get("/findings.xlsx").status_code
    assert (
        "/findings.csv" == listed.get("/findings", headers={"Accept": "text/csv"}).headers["content-location"]
    )


def test_the_findings_are_counted_in_words(listed: TestClient) -> None:
    """The heading of a disclosure says what it counts."""
    html = listed.get("/findings", headers={"Accept": "text/html"}).text
    assert '<small>1 项发现 <span class="en" lang="en">finding</span></small></h2>' in html


@pytest.mark.parametrize("path", ["/disclosures.csv", "/departments.csv", "/coverage.csv", "/findings.csv"])
def test_excel_is_told_the_encoding(listed: TestClient, path: str) -> None:
    """With bom=true the same CSV begins with a byte order mark, and programs are spared it."""
    plain, marked = listed.get(path), listed.get(f"{path}?bom=true")
    assert b"\xef\xbb\xbf" + plain.content == marked.content
    assert plain.headers["etag"] != marked.headers["etag"]
    assert 400 == listed.get(f"{path}?bom=perhaps").status_code


def test_long_lists_are_paged(listed: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each page has its share, and leads to the next one with what the list was narrowed down by."""
    monkeypatch.setattr(listing, "PAGE_SIZE", 3)
    first = listed.get("/disclosures.json?region=130000")
    second = listed.get("/disclosures.json?region=130000&page=2")
    assert (5, 1, 2, "?region=130000&page=2") == tuple(
        first.json()[name] for name in ("total", "page", "pages", "next")
    )
    assert [3, 2] == [len(answer.json()["disclosures"]) for answer in (first, second)]
    assert '<?region=130000&page=2>; rel="next"' in first.headers["link"]
    assert '<?region=130000&page=1>; rel="prev"' in second.headers["link"]
    assert 'rel="next"' not in second.headers["link"]
    assert 404 == listed.get("/disclosures.json?region=130000&page=3").status_code
    html = listed.get("/disclosures.html?region=130000").text
    assert 'href="?region=130000&amp;page=2"' in html


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize(
    ("accept", "suffix"),
    [
        ("text/html", "html"),
        ("*/*", "html"),
        ("text/csv", "csv"),
        ("application/json", "json"),
        ("text/turtle", "ttl"),
        ("application/ld+json", "jsonld"),
    ],
)
def test_the_format_by_accept(listed: TestClient, path: str, accept: str, suffix: str) -> None:
    """What the client likes best is answered, with the address at which it always is."""
    answer = listed.get(f"{path}?region=130000", headers={"Accept": accept})
    assert f"{path}.{suffix}?region=130000" == answer.headers["content-location"]
    assert listed.get(f"{path}.{suffix}?region=130000").content == answer.content


@pytest.mark.parametrize(("path", "number"), [("/disclosures", 6), ("/departments", 4)])
def test_the_rdf_says_what_is_in_the_list(listed: TestClient, path: str, number: int) -> None:
    """The list is a document that has what it lists for parts, each with its label."""
    said = Graph().parse(data=listed.get(f"{path}.ttl").text, format="turtle")
    parts = list(said.objects(URIRef(f"{BASE}{path}"), HAS_PART))
    assert number == len(parts)
    assert all(list(said.predicate_objects(part)) for part in parts)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/disclosures?years=2020", 400),
        ("/disclosures?year=20", 400),
        ("/disclosures?region=13", 400),
        ("/disclosures?kind=plan", 400),
        ("/departments?year=2020", 400),
        ("/departments.json?page=2", 404),
        ("/departments.xlsx", 404),
        ("/disclosures", 406),
    ],
)
def test_what_there_is_not(listed: TestClient, path: str, status: int) -> None:
    """Unknown parameters, values, pages and formats are refused with a sentence that says what to do."""
    answer = listed.get(path, headers={"Accept": "image/png"})
    assert status == answer.status_code
    assert status == 406 or len(answer.text.splitlines()) > 1, "it has no hint"


@pytest.mark.parametrize(
    "path",
    [
        *LISTS,
        "/disclosures?year=1999",
        "/code/region/130300",
        "/code/region/130302",
        "/code/region/310000",
        "/doc/disclosure/130302-100/2020/budget",
        "/coverage",
    ],
)
def test_the_pages_are_well_formed_and_lead_somewhere(listed: TestClient, path: str) -> None:
    """Tags are closed, ids are unique, and every link within the site is answered."""
    answer = listed.get(path, headers={"Accept": "text/html"})
    markup = Markup(answer.text)
    assert [] == markup.open
    assert sorted(set(markup.ids)) == sorted(markup.ids)
    ours = {
        str(answer.url.join(link)) for link in markup.links if "://" not in link and "source/" not in link
    }
    assert [] == sorted(link for link in ours if listed.get(link).status_code not in (200, 303))


def test_the_home_page_leads_to_the_lists(listed: TestClient) -> None:
    """From the start page and from every other, the lists are one step away."""
    for path in ("/", "/findings"):
        html = listed.get(path, headers={"Accept": "text/html"}).text
        assert 'href="disclosures"' in html
        assert 'href="departments"' in html
    home = listed.get("/", headers={"Accept": "text/html"}).text
    assert re.search(r'href="code/region/130000">.*?</a> <small>5</small>', home)
    assert f"<loc>{BASE}/departments</loc>" in listed.get("/sitemap.xml").text


def test_what_is_known_is_not_looked_for_again(listed: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list that was asked for before is answered from the cache, however many there are."""
    first = listed.get("/disclosures.json?kind=final")
    monkeypatch.setattr(disclosures, "entries", lambda _reader: pytest.fail("all are looked at again"))
    assert first.content == listed.get("/disclosures.json?kind=final").content


def test_the_data_of_a_region_leads_to_its_departments(listed: TestClient) -> None:
    """Programs find the departments of a region in its RDF, as people do on its page."""
    said = Graph().parse(data=listed.get("/code/region/130302.ttl").text, format="turtle")
    of = URIRef("https://w3id.org/budgetgraph/def#region")
    found = set(said.subjects(of, URIRef("https://w3id.org/budgetgraph/code/region/130302")))
    assert {URIRef(f"{BASE}/id/department/130302-{code}") for code in (100, 200)} <= found


def test_a_region_lists_its_departments(listed: TestClient) -> None:
    """Its own with their years, and the regions below that have some, with how many."""
    district = listed.get("/code/region/130302", headers={"Accept": "text/html"}).text
    city = listed.get("/code/region/130300", headers={"Accept": "text/html"}).text
    assert 'href="../../doc/department/130302-100"' in district
    assert 'href="../../disclosures?department=130302-100">3</a>' in district
    assert 'href="../../departments?region=130300"' in city
    below = city.partition('id="below"')[2].partition("</section>")[0]
    assert 'href="../../code/region/130302"' in below
    assert "departments</span> 2<" in below
    assert "130303" not in below


def test_the_way_up_from_a_region(listed: TestClient) -> None:
    """The province and the city above a district are named in this order."""
    html = listed.get("/code/region/130302", headers={"Accept": "text/html"}).text
    assert 0 < html.index("region/130000") < html.index("region/130300")


def test_coverage_leads_to_what_is_unread(listed: TestClient) -> None:
    """The number of unread numbers leads to their list, and a section that nobody knows to its passage."""
    html = listed.get("/coverage", headers={"Accept": "text/html"}).text
    assert 'href="doc/disclosure/130302-100/2020/budget#unread">1</a>' in html
    assert 'href="source/aaaaaaaaaaaaaaaa#char=8,12"' in html
    row = next(row for row in lines(listed, "/coverage.csv") if "130302-100/2020" in row["disclosure"])
    assert ("1", "不知何物") == (row["numbers-unread"].partition(".")[0], row["unread-sections"])


def test_a_disclosure_keeps_what_nobody_knows(listed: TestClient) -> None:
    """Unread numbers and sections stand on its page, each with the way to its passage and the section's text."""
    path = "/doc/disclosure/130302-100/2020/budget"
    html = listed.get(path, headers={"Accept": "text/html"}).text
    unread = html.partition('id="unread"')[2]
    assert "#char=5,7" in unread.partition('id="unread-sections"')[0]
    assert "全文在此。" in unread.partition('id="unread-sections"')[2]
