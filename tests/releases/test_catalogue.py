"""What a data portal harvests."""

from __future__ import annotations

import dataclasses
import hashlib
from pathlib import Path

import pytest
from pyoxigraph import BlankNode

from budgetgraph.releases.publication import Publication
from budgetgraph.releases.release import Release
from budgetgraph.releases.writer import write_release
from budgetgraph.settings import Publisher
from budgetgraph.store import ReleaseStore
from tests.releases.builds import BASE, PUBLISHER, build
from tests.releases.small_shared import short_lists

CONTACTED = dataclasses.replace(PUBLISHER, contact="data@example.org", homepage="https://example.org/")
CATALOGUE = f"{BASE}/id/graph/catalog"


def released(folder: Path, publisher: Publisher = CONTACTED) -> Release:
    builds = [build(folder / "built", code) for code in ("100001", "100002")]
    return write_release(Publication(folder / "var"), builds, publisher=publisher)


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    with short_lists():
        return released(tmp_path_factory.mktemp("catalogue"))


def ask(release: Release, query: str) -> list[dict[str, str]]:
    with ReleaseStore(release.store) as store:
        return [{name: term.value for name, term in row.items()} for row in store.select(query)]


def test_the_catalogue_lists_every_disclosure(release: Release) -> None:
    """And describes itself in two languages, with publisher, licence and version."""
    rows = ask(release, "SELECT ?c ?d { ?c a dcat:Catalog ; dcat:dataset ?d } ORDER BY ?d")
    datasets = [f"{BASE}/id/disclosure/130300-{code}/2020/budget" for code in ("100001", "100002")]
    assert [{"c": CATALOGUE, "d": dataset} for dataset in datasets] == rows
    [row] = ask(
        release,
        """SELECT ?zh ?en ?licence ?name ?version { ?c a dcat:Catalog ; dcterms:title ?zh, ?en ;
        dcterms:license ?licence ; dcterms:publisher/foaf:name ?name ; dcat:version ?version
        FILTER(LANGMATCHES(LANG(?zh), "zh") && LANG(?en) = "en") }""",
    )
    expected = [PUBLISHER.title_zh, PUBLISHER.title_en, PUBLISHER.licence, PUBLISHER.name, release.version]
    assert expected == list(row.values())


def test_a_distribution_is_the_file_that_it_names(release: Release) -> None:
    """Address, size and checksum are those of a dump of this release."""
    rows = ask(
        release,
        """PREFIX spdx: <http://spdx.org/rdf/terms#>
        SELECT ?url ?size ?sum { ?d a bg:Disclosure ; dcat:distribution ?x . ?x a dcat:Distribution ;
        dcat:accessURL ?page ; dcat:downloadURL ?url ; dcat:byteSize ?size ; dcterms:format ?format ;
        spdx:checksum [ spdx:algorithm spdx:checksumAlgorithm_sha256 ; spdx:checksumValue ?sum ] }""",
    )
    assert 6 == len(rows)
    for row in rows:
        start = f"{BASE}/dumps/{release.version}/"
        content = (release.directory / "dumps" / row["url"].removeprefix(start)).read_bytes()
        assert row["url"].startswith(start)
        assert (len(content), hashlib.sha256(content).hexdigest()) == (int(row["size"]), row["sum"])


def test_the_dump_of_everything_is_the_catalogue_s(release: Release) -> None:
    """Each of its three formats is there under its address."""
    rows = ask(release, f"SELECT ?url {{ <{CATALOGUE}> dcat:distribution/dcat:downloadURL ?url }}")
    names = {row["url"].removeprefix(f"{BASE}/dumps/{release.version}/") for row in rows}
    assert {"budgetgraph.nq.gz", "budgetgraph.ttl.gz", "budgetgraph.jsonld.gz"} == names
    assert all((release.directory / "dumps" / name).is_file() for name in names)


def test_each_department_has_a_series(release: Release) -> None:
    """In which its disclosures stand, one a year."""
    rows = ask(
        release,
        "SELECT ?s { ?s a dcat:DatasetSeries ; dcterms:title ?t FILTER(LANG(?t) = 'en') } ORDER BY ?s",
    )
    assert [f"{BASE}/id/series/130300-{code}" for code in ("100001", "100002")] == [row["s"] for row in rows]


def test_there_is_a_service_to_query(release: Release) -> None:
    """The SPARQL endpoint, and what it serves."""
    rows = ask(
        release, "SELECT ?url { ?x a dcat:DataService ; dcat:endpointURL ?url ; dcat:servesDataset ?d }"
    )
    assert [{"url": f"{BASE}/sparql"}] * 2 == rows


def test_there_is_somebody_to_write_to(release: Release, tmp_path: Path) -> None:
    """A mail address or a page, when the publisher gave one."""
    query = """PREFIX vcard: <http://www.w3.org/2006/vcard/ns#>
    SELECT DISTINCT ?how { ?d dcat:contactPoint ?x . ?x vcard:hasEmail|vcard:hasURL ?how }"""
    assert [{"how": "mailto:data@example.org"}] == ask(release, query)
    page = dataclasses.replace(PUBLISHER, contact="https://example.org/contact")
    assert [{"how": "https://example.org/contact"}] == ask(released(tmp_path / "page", page), query)
    assert [] == ask(released(tmp_path / "none", PUBLISHER), query)


def test_nothing_in_it_is_nameless(release: Release) -> None:
    """No blank nodes: everything in the catalogue can be referred to."""
    with ReleaseStore(release.store) as store:
        rows = store.select(f"SELECT ?s ?o {{ GRAPH <{CATALOGUE}> {{ ?s ?p ?o }} }}")
    assert not [row for row in rows if isinstance(row["s"], BlankNode) or isinstance(row["o"], BlankNode)]
