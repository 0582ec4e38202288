"""Disclosures of several originals, from the files to the release."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from budgetgraph.disclosures import read_disclosure
from budgetgraph.identifiers import Identifiers
from budgetgraph.originals import read_originals
from budgetgraph.pipeline.build import builder_of_this_process, fingerprint
from budgetgraph.pipeline.cache import Cache
from budgetgraph.pipeline.publish import publish
from budgetgraph.pipeline.trip import build_graph, read
from budgetgraph.releases.release import Release
from budgetgraph.sections.reading import Reading
from budgetgraph.settings import Publisher
from budgetgraph.store import ReleaseStore
from budgetgraph.validation.validator import validate
from tests.documents.archives import archive
from tests.pipeline.data_folder import GOOD, register

SECOND = "三、机关运行经费\n2020年机关运行经费安排3.50万元。\n"
SHARED = Path(os.environ.get("BUDGETGRAPH_SHARED", Path(__file__).parents[3] / "shared")) / "disclosures"
PAIRS = sorted(SHARED.glob("jiangsu-*-text.pdf"))
PASSAGES = """
    PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
    PREFIX foaf: <http://xmlns.com/foaf/0.1/> PREFIX dcterms: <http://purl.org/dc/terms/>
    PREFIX bg: <https://w3id.org/budgetgraph/def#> PREFIX prov: <http://www.w3.org/ns/prov#>
    SELECT ?document ?title ?start ?end ?text ?prefix ?suffix WHERE {
        ?passage oa:hasSource ?document ; rdf:value ?text ; oa:hasSelector ?position , ?quote .
        ?document dcterms:title ?title .
        ?position oa:start ?start ; oa:end ?end .
        ?quote oa:prefix ?prefix ; oa:suffix ?suffix .
    }"""


def registered(data: Path, files: dict[str, bytes], source: str) -> Path:
    """The folder of a disclosure with these files and this [source]."""
    folder = register(data, "one")
    path = folder / "disclosure.toml"
    path.write_text(
        path.read_text(encoding="utf-8").replace('file = "original.txt"', source), encoding="utf-8"
    )
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A disclosure of two files, each published somewhere."""
    return registered(
        tmp_path / "data",
        {"b.txt": GOOD.encode(), "a.txt": SECOND.encode()},
        'files = ["b.txt", "a.txt"]\naddresses = ["http://a.example/b", "http://a.example/a"]',
    )


@pytest.fixture
def release(folder: Path, tmp_path: Path) -> Release:
    """The release of that disclosure."""
    return publish(folder.parent, tmp_path / "var", Publisher()).release


def of_several(folder: Path) -> Iterator[tuple[str, str]]:
    """The name and the canonical text of each source of a disclosure."""
    document = read_originals(read_disclosure(folder).originals)
    for source in document.sources:
        start, end = document.extent_of(source)
        yield source.name, document.text[start:end]


def test_facts_of_both_files_are_read(folder: Path) -> None:
    """What the second says is one more section of the same disclosure."""
    kinds = [section.kind for section in read(read_disclosure(folder)).sections]
    assert "operating-funds" in kinds
    assert "revenue-and-expenditure" in kinds


def test_each_passage_is_of_its_own_document(folder: Path, release: Release) -> None:
    """Places, what stands before and after, and the document's title are those of the file it is printed in."""
    texts = dict(of_several(folder))
    with ReleaseStore(release.store) as store:
        rows = [{name: term.value for name, term in row.items()} for row in store.select(PASSAGES)]
    assert {"a.txt", "b.txt"} == {row["title"] for row in rows}
    for row in rows:
        text, start, end = texts[row["title"]], int(row["start"]), int(row["end"])
        around = (text[max(0, start - 16) : start], text[start:end], text[end : end + 16])
        assert (row["prefix"], row["text"], row["suffix"]) == around


def test_each_document_is_described(folder: Path, release: Release) -> None:
    """By place, hash, page and address; the run used both, and the disclosure is derived from both."""
    query = """PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX bg: <https://w3id.org/budgetgraph/def#>
        PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX foaf: <http://xmlns.com/foaf/0.1/>
        SELECT ?title ?position ?address ?hash ?page WHERE {
            ?disclosure prov:wasDerivedFrom ?document ; prov:wasGeneratedBy/prov:used ?document .
            ?document dcterms:title ?title ; bg:position ?position ; dcterms:source ?address ; foaf:page ?page ;
                dcterms:identifier ?hash .
        } ORDER BY ?position"""
    with ReleaseStore(release.store) as store:
        rows = [[term.value for term in row.values()] for row in store.select(query)]
    base, hashes = Publisher().base, read_disclosure(folder).hashes
    assert [
        ["b.txt", "1", "http://a.example/b", f"sha256:{hashes[0]}", f"{base}/source/{hashes[0][:16]}"],
        ["a.txt", "2", "http://a.example/a", f"sha256:{hashes[1]}", f"{base}/source/{hashes[1][:16]}"],
    ] == rows


def test_the_release_knows_where_each_text_stands(folder: Path, release: Release) -> None:
    """The manifest gives, for each document, its place in the one text that facts.json counts in."""
    [entry] = release.manifest.disclosures
    whole = (release.folder(entry) / "document.txt").read_text(encoding="utf-8")
    stated = {one.document: whole[one.start : one.end] for one in entry.documents}
    assert [hash[:16] for hash in read_disclosure(folder).hashes] == list(stated)
    assert [GOOD, SECOND] == list(stated.values())
    facts = json.loads((release.folder(entry) / "facts.json").read_text(encoding="utf-8"))
    assert [0, len(GOOD) + 2] == [source["start"] for source in facts["document"]["sources"]]


@pytest.mark.parametrize("name", ["a.txt", "b.txt"])
def test_a_change_of_either_file_is_a_change(folder: Path, name: str) -> None:
    """The cache is asked by the hashes of both."""
    before = fingerprint(read_disclosure(folder), Publisher())
    with (folder / name).open("ab") as file:
        file.write(b"\n")
    assert before != fingerprint(read_disclosure(folder), Publisher())


def test_an_archive_is_published_as_the_documents_in_it(tmp_path: Path) -> None:
    """Built anew or taken from the cache, it has the same documents."""
    content = archive({"说明.txt": GOOD.encode(), "附表.txt": SECOND.encode()})
    folder = registered(
        tmp_path / "data", {"all.zip": content}, 'file = "all.zip"\naddress = "http://a.example/z"'
    )
    builder = builder_of_this_process(Publisher(), Cache(tmp_path / "cache"))
    first, again = (builder.build(read_disclosure(folder)).build for _ in range(2))
    assert first == again
    assert 2 == len(first.documents)
    reading = read(read_disclosure(folder))
    graph = build_graph(read_disclosure(folder), reading, Identifiers())
    said = [quad.object.value for quad in graph if quad.predicate.value == "http://purl.org/dc/terms/source"]
    assert ["http://a.example/z"] * 2 == said


def with_pages(reading: Reading) -> Reading:
    """As if the second text began a page, and another one in its second line."""
    start = reading.document.sources[1].start
    pages = (start, start + SECOND.index("2020"))
    return replace(reading, document=replace(reading.document, pages=pages))


def test_the_page_of_a_passage_is_said(folder: Path) -> None:
    """Counted in its own document; a document without pages says none, and the shapes are satisfied."""
    disclosure = read_disclosure(folder)
    graph = build_graph(disclosure, with_pages(read(disclosure)), Identifiers())
    hashes = [hash[:16] for hash in disclosure.hashes]
    stated = {
        (hashes.index(quad.subject.value.partition("#")[0][-16:]), quad.object.value)
        for quad in graph
        if quad.predicate.value.endswith("def#page")
    }
    assert {(1, "1"), (1, "2")} == stated
    assert () == tuple(validate(graph).violations)


@pytest.mark.skipif(not PAIRS, reason=f"the original disclosures are not in {SHARED}")
@pytest.mark.parametrize("text", PAIRS, ids=lambda path: path.name.removesuffix("-text.pdf"))
def test_text_and_tables_are_one_disclosure(tmp_path: Path, text: Path) -> None:
    """Of the real pairs: both are sources, and every block stands where it says, within one of them."""
    tables = text.with_name(text.name.replace("-text", "-tables"))
    document = read_originals([text, tables])
    assert [text.name, tables.name] == [source.name for source in document.sources]
    found = list(document.tables())
    assert 12 <= sum(table.start >= document.sources[1].start for table in found)
    cells = [cell for table in found for row in table.rows for cell in row]
    assert all(document.text[cell.start : cell.end] == cell.text for cell in cells)
    assert all([cell] == list(document.within_sources(cell)) for cell in cells if cell)
    first = [document.whole.cut(source.start, source.start + 1) for source in document.sources]
    assert [1, 1] == [document.page_of(passage) for passage in first]
