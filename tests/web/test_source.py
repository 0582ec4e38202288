"""The canonical text and its passages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from budgetgraph.releases.manifest import DocumentEntry
from budgetgraph.web.app import create_app
from budgetgraph.web.source import stretches
from tests.web.publication import DOCUMENT, TEXT, place, release_sample

SOURCE = f"/source/{DOCUMENT}"
OTHER = "0123456789abcdef"
TABLES = "收支总表\n收入\t12.00\n第二页\n"


def test_the_text_itself(client: TestClient) -> None:
    """As plain text it is the canonical text, byte for byte, by Accept and by suffix."""
    by_accept = client.get(SOURCE, headers={"Accept": "text/plain"})
    by_suffix = client.get(f"{SOURCE}.txt")
    assert TEXT.encode() == by_accept.content == by_suffix.content
    assert "text/plain; charset=utf-8" == by_suffix.headers["content-type"]


def test_the_server_marks_a_passage(client: TestClient) -> None:
    """?char=start,end is highlighted without any script, counted in code points."""
    html = client.get(SOURCE, params={"char": place("499.33")}, headers={"Accept": "text/html"}).text
    assert '<mark id="passage">499.33</mark>' in html


def test_a_marked_passage_is_escaped(client: TestClient) -> None:
    """What the text has of markup stays text, inside the mark and outside."""
    quoted = '<script>alert("职责")</script>'
    html = client.get(SOURCE, params={"char": place(quoted)}, headers={"Accept": "text/html"}).text
    assert '<mark id="passage">&lt;script&gt;alert(&#34;职责&#34;)&lt;/script&gt;</mark>' in html


def test_without_a_passage_nothing_is_marked(client: TestClient) -> None:
    """The plain page has the whole text and no mark."""
    html = client.get(SOURCE, headers={"Accept": "text/html"}).text
    assert "<mark" not in html
    assert "2020年支出预算499.33万元" in html


def test_a_passage_beyond_the_end_marks_what_there_is(client: TestClient) -> None:
    """Offsets past the end are no fault of the server."""
    html = client.get(
        SOURCE, params={"char": f"{len(TEXT) - 3},999999"}, headers={"Accept": "text/html"}
    ).text
    assert '<mark id="passage">' in html


@pytest.mark.parametrize("char", ["5,3", "3,3", "-1,3", "a,b", "1", "1,2,3", "1,99999999999999999999"])
def test_a_passage_that_is_none(client: TestClient, char: str) -> None:
    """400, with how to write one."""
    response = client.get(SOURCE, params={"char": char}, headers={"Accept": "text/html"})
    assert 400 == response.status_code
    assert "char=start,end" in response.text


@pytest.mark.parametrize("path", ["/source/0123456789abcdef", "/source/0123456789abcdef.txt", "/source/x"])
def test_unknown_documents(client: TestClient, path: str) -> None:
    """404 for a document that no disclosure was read from."""
    assert 404 == client.get(path).status_code


def test_only_page_and_text_are_offered(client: TestClient) -> None:
    """406 with both addresses for a client that wants something else."""
    response = client.get(SOURCE, headers={"Accept": "application/pdf, application/problem+json"})
    assert 406 == response.status_code
    assert [f"{SOURCE}.txt", f"{SOURCE}.html"] == [offer["href"] for offer in response.json()["offered"]]


@pytest.fixture(scope="module")
def of_two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A release whose disclosure was read from the sample's text and from another of two pages."""
    start = len(TEXT) + 2
    pages = (0, TABLES.index("第二页"))
    documents = (
        DocumentEntry(DOCUMENT, 0, len(TEXT)),
        DocumentEntry(OTHER, start, start + len(TABLES), pages),
    )
    directory: Path = tmp_path_factory.mktemp("publication")
    text = f"{TEXT}\n\n{TABLES}"
    release_sample(directory, tmp_path_factory.mktemp("build"), text=text, documents=documents)
    with TestClient(create_app(directory)) as client:
        yield client


def test_each_document_of_a_disclosure_has_its_own_text(of_two: TestClient) -> None:
    """Without the other's, and without the blank line that stands between them."""
    texts = [of_two.get(f"/source/{document}.txt").text for document in (DOCUMENT, OTHER)]
    assert [TEXT, TABLES] == texts


def test_places_are_counted_in_the_documents_own_text(of_two: TestClient) -> None:
    """From its own beginning; a passage that runs over a page is marked on both."""
    html = of_two.get(f"/source/{OTHER}.html", params={"char": "8,17"}).text
    assert '<mark id="passage">12.00\n</mark>' in html
    assert "<mark>第二页</mark>" in html


def test_pages_are_shown_where_they_begin(of_two: TestClient) -> None:
    """Each with an address of its own, and outside of the text: what is counted is the text alone."""
    html = of_two.get(f"/source/{OTHER}.html").text
    assert '<a class="page" id="page=2" data-page="2"></a>第二页' in html
    assert 'class="page"' not in of_two.get(f"/source/{DOCUMENT}.html").text


@pytest.mark.parametrize(
    ("pages", "passage", "expected"),
    [
        ((), None, [("abcdef", None, False, False)]),
        ((0, 3), None, [("abc", 1, False, False), ("def", 2, False, False)]),
        (
            (0, 3),
            (2, 5),
            [
                ("ab", 1, False, False),
                ("c", None, True, True),
                ("de", 2, True, False),
                ("f", None, False, False),
            ],
        ),
        ((), (4, 99), [("abcd", None, False, False), ("ef", None, True, True)]),
        ((), (98, 99), [("abcdef", None, False, False)]),
    ],
)
def test_a_text_is_cut_at_pages_and_passage(pages, passage, expected) -> None:
    """Each piece with the page that it begins, whether it is marked, and whether the mark begins with it."""
    pieces = list(stretches("abcdef", pages, passage))
    assert expected == [(one.text, one.page, one.is_marked, one.is_first) for one in pieces]
