"""The reference disclosure, published from `data/` and looked at page by page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from pyoxigraph import NamedNode
from starlette.testclient import TestClient

from budgetgraph.releases.publication import Publication
from budgetgraph.store import ReleaseStore
from budgetgraph.web.app import create_app

BASE = "http://localhost:8000"
PAGE = "/doc/disclosure/130300-779002/2020/budget"
DOCUMENT = "c18bd8a3d358abd4"
_QUOTE = re.compile(rf'href="[./]*source/{DOCUMENT}#char=(\d+),(\d+)" title="([^"]*)"')


@pytest.fixture(scope="module")
def browser(reference: Path) -> Iterator[TestClient]:
    with TestClient(create_app(reference), headers={"Accept": "text/html"}) as browser:
        yield browser


def test_every_kind_of_thing_has_a_page_and_a_document(browser: TestClient, reference: Path) -> None:
    """The first and the last IRI of each form that the graph speaks of lead to a page and to data."""
    with ReleaseStore(Publication(reference).current().store) as store:
        rows = store.select("SELECT DISTINCT ?s { ?s ?p ?o FILTER (ISIRI(?s)) }")
    nodes = {row["s"].value for row in rows if isinstance(row["s"], NamedNode)}
    forms: dict[str, list[str]] = {}
    for iri in sorted(iri for iri in nodes if iri.startswith(f"{BASE}/id/") and "#" not in iri):
        forms.setdefault(re.sub(r"/[0-9a-f]+(?=/|$)", "/*", iri), []).append(iri)
    assert len(forms) > 30
    for iri in {chosen for iris in forms.values() for chosen in (iris[0], iris[-1])}:
        path = iri.removeprefix(BASE)
        page, data = browser.get(path), browser.get(path, headers={"Accept": "text/turtle"})
        assert (200, 200) == (page.status_code, data.status_code), path
        assert "<h1>" in page.text
        assert ">None<" not in page.text, path


def test_every_quotation_on_the_page_is_what_stands_there(browser: TestClient) -> None:
    """The text of each passage link equals that slice of the canonical text."""
    text = browser.get(f"/source/{DOCUMENT}.txt").text
    found = _QUOTE.findall(browser.get(PAGE).text)
    assert len(found) > 200
    for start, end, quoted in found:
        assert text[int(start) : int(end)] == unescape(quoted)


def test_the_page_shows_the_whole_document(browser: TestClient) -> None:
    """The figures, the goals, 18 projects, the measures, the glossary and the known findings are on one page."""
    html = browser.get(PAGE).text
    assert 18 == len(set(re.findall(r'href="[./]*doc/disclosure/[^"]*/project/(\d+)"', html)))
    for expected in (
        "499.33",
        "182.45",
        "558.32",
        "总体绩效目标",
        "完善制度建设",
        "招商引资",
        "相差3.00万元",
        "100%",
    ):
        assert expected in html


def test_indicators_are_counted_alike(browser: TestClient) -> None:
    """The page counts as many as the home page, and says how many are of projects and of goals (below goals, too)."""
    counted = re.compile(r">Indicators</span></dt><dd>(?:<a [^>]*>)?<b>(\d+)</b>")
    html = browser.get(PAGE).text
    assert ["133"] == counted.findall(html) == counted.findall(browser.get("/").text)
    assert "117 of projects, 16 of goals" in html


def test_a_description_stays_readable(browser: TestClient) -> None:
    """The Turtle of the disclosure itself is a document of pages, not of the whole graph."""
    turtle = browser.get(f"{PAGE}.ttl").text
    assert 10_000 < len(turtle) < 100_000
    assert "≥90百分比" not in turtle
