"""The canonical text and its passages."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tests.web.publication import DOCUMENT, TEXT, place

SOURCE = f"/source/{DOCUMENT}"


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
