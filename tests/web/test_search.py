"""The search page, its JSON and its description."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path
from urllib.parse import urlencode
from xml.etree import ElementTree as ET

import pytest
from starlette.testclient import TestClient

from budgetgraph.releases.publication import Publication
from budgetgraph.vocabulary import BG
from budgetgraph.web.app import create_app
from budgetgraph.web.http.problems import Problem
from budgetgraph.web.http.turns import Turns
from tests.web.publication import KEY, release_sample
from tests.web.test_pages import Markup

HTML = {"Accept": "text/html"}
DISCLOSURE = f"http://localhost:8000/id/disclosure/{KEY}"


def found(client: TestClient, **asked: object) -> dict[str, object]:
    response = client.get(f"/search.json?{urlencode(asked)}")
    assert 200 == response.status_code
    answer: dict[str, object] = response.json()
    return answer


def things(client: TestClient, **asked: object) -> list[str]:
    hits = found(client, **asked)["hits"]
    assert isinstance(hits, list)
    return [hit["thing"] for hit in hits]


def test_a_thing_is_found_by_its_name(client: TestClient) -> None:
    """The hit has its thing, the document about it, its text and the places of what was looked for."""
    answer = found(client, q="示范局")
    hits = answer["hits"]
    assert isinstance(hits, list)
    assert answer["total"] == len(hits)
    first = hits[0]
    assert ("http://localhost:8000/id/department/130300-001", "/doc/department/130300-001") == (
        first["thing"], first["document"],
    )  # fmt: skip
    assert ("示范局", "示范局", [[0, 3]]) == (first["label"], first["text"], first["matches"])


def test_a_number_is_found_as_printed(client: TestClient) -> None:
    """The figure stands before the passages that hold its number."""
    assert f"{DISCLOSURE}/figure/expenditure-total" == things(client, q="499.33")[0]


def test_results_can_be_narrowed_to_a_class(client: TestClient) -> None:
    """Only things of that class remain."""
    assert [DISCLOSURE] == things(client, q="示范局2020", type=BG.Disclosure.value)


def test_the_page_shows_where_a_hit_comes_from(client: TestClient) -> None:
    """Department and year, what kind of thing it is, and the matched part marked."""
    page = client.get("/search?q=499.33", headers=HTML).text
    for part in ("<mark>499.33</mark>", "支出总计", "示范局</a>", ">2020</a>", "万元", "数字 <span"):
        assert part in page


def test_what_was_typed_and_what_was_found_are_only_text(client: TestClient) -> None:
    """Markup in either is shown, not run."""
    page = client.get('/search?q="><script>alert', headers=HTML).text
    assert "&#34;&gt;&lt;script&gt;alert" in page
    assert [] == [script for script in Markup(page).scripts if "src" not in script]
    assert "&lt;<mark>script&gt;alert</mark>(" in page


@pytest.mark.parametrize("path", ["/", "/findings", "/search", "/nothing/here", f"/doc/disclosure/{KEY}"])
def test_every_page_has_one_search_box(client: TestClient, path: str) -> None:
    """In the header, or larger on the home page and on the search page itself."""
    page = client.get(path, headers=HTML).text
    assert 1 == page.count('name="q"')
    assert 'type="application/opensearchdescription+xml"' in page


def test_the_empty_page_explains(client: TestClient) -> None:
    """Without a question it says how to ask one, here and in SPARQL."""
    page = client.get("/search", headers=HTML).text
    assert "SERVICE search:index" in page
    assert 'id="query"' in page


def test_the_terms_of_the_service_are_explained_here(client: TestClient) -> None:
    """The address that stands for the search service leads to its page."""
    response = client.get("/search", headers=HTML)
    assert {
        "index",
        "query",
        "text",
        "score",
        "property",
        "graph",
        "type",
        "language",
        "limit",
        "offset",
    } <= set(Markup(response.text).ids)


def test_no_hit_is_told(client: TestClient) -> None:
    """Nothing found is an answer."""
    assert "没有找到" in client.get("/search?q=zzzz", headers=HTML).text
    assert {
        "query": "zzzz",
        "forms": [],
        "total": 0,
        "page": 1,
        "pages": 0,
        "types": {},
        "hits": [],
    } == found(client, q="zzzz")


@pytest.mark.parametrize("q", ["4993300", "4,993,300", "４９９３３００", "4993300.00"])
def test_an_amount_is_found_in_the_form_that_is_printed(client: TestClient, q: str) -> None:
    """What a query gives in yuan is found where 万元 is printed, and both page and JSON say what was looked for."""
    answer = found(client, q=q)
    assert "499.33" in answer["forms"]  # type: ignore[operator]
    assert f"{DISCLOSURE}/figure/expenditure-total" in things(client, q=q)
    page = client.get(f"/search?{urlencode({'q': q})}", headers=HTML).text
    assert "Also looked for as:" in page
    assert "<mark>499.33</mark>" in page


def test_words_have_no_other_forms(client: TestClient) -> None:
    """Then nothing is said of them."""
    assert "Also looked for as:" not in client.get("/search?q=预算", headers=HTML).text


@pytest.mark.parametrize("q", ["-预算", "*", '"', "-预算 -绩效", "😀"])
def test_nothing_that_is_wanted_is_told(client: TestClient, q: str) -> None:
    """The page says what a search needs, instead of having found nothing; programs get a problem."""
    address = urlencode({"q": q})
    page = client.get(f"/search?{address}", headers=HTML)
    assert "搜索至少要有一个不排除的词" in page.text
    assert "没有找到" not in page.text
    answer = client.get(f"/search.json?{address}")
    assert (400, "A search needs a word that is not left out.") == (
        answer.status_code,
        answer.json()["detail"],
    )


@pytest.mark.parametrize(
    ("asked", "status"), [("", 400), ("q=", 400), ("q=预算&page=999", 404), ("q=预算&page=x", 404)]
)
def test_programs_get_problems_as_json(client: TestClient, asked: str, status: int) -> None:
    """By the suffix, whatever they accept."""
    answer = client.get(f"/search.json?{asked}", headers={"Accept": "*/*"})
    assert (status, "application/problem+json") == (answer.status_code, answer.headers["Content-Type"])


def test_results_have_pages(client: TestClient) -> None:
    """Every page has other hits, and they add up."""
    first = found(client, q="预算")
    pages, total = first["pages"], first["total"]
    assert isinstance(pages, int)
    assert pages > 1
    hits = [hit for page in range(1, pages + 1) for hit in found(client, q="预算", page=page)["hits"]]  # type: ignore[attr-defined]
    assert total == len(hits) == len({(hit["thing"], hit["property"], hit["text"]) for hit in hits})
    assert (
        'rel="next" href="search?q=%E9%A2%84%E7%AE%97&amp;page=2"'
        in client.get("/search?q=预算", headers=HTML).text
    )
    assert 404 == client.get(f"/search?q=预算&page={pages + 1}").status_code


@pytest.mark.parametrize(
    "q", ['"', "()*", "a AND", "\0", "-", "😀", "a" * 5_000, "\ud800".encode("utf-8", "surrogatepass")]
)
def test_whatever_is_typed_is_answered(client: TestClient, q: str | bytes) -> None:
    """No text is an error."""
    assert 200 == client.get(f"/search?{urlencode({'q': q})}").status_code


@pytest.mark.parametrize(
    ("path", "accept", "media_type"),
    [
        ("/search?q=a", "text/html", "text/html; charset=utf-8"),
        ("/search?q=a", "*/*", "text/html; charset=utf-8"),
        ("/search?q=a", "application/json", "application/json"),
        ("/search.json?q=a", "text/html", "application/json"),
        ("/search.html?q=a", "application/json", "text/html; charset=utf-8"),
    ],
)
def test_the_format_is_chosen(client: TestClient, path: str, accept: str, media_type: str) -> None:
    """By Accept or by suffix."""
    assert media_type == client.get(path, headers={"Accept": accept}).headers["Content-Type"]


@pytest.mark.parametrize(
    ("path", "accept", "status"), [("/search?q=a", "text/turtle", 406), ("/search.xml?q=a", "*/*", 404)]
)
def test_other_formats_are_not_offered(client: TestClient, path: str, accept: str, status: int) -> None:
    """And it is said which are."""
    assert status == client.get(path, headers={"Accept": accept}).status_code


def test_results_are_not_sent_twice(client: TestClient) -> None:
    """The same question to the same release has the same validator."""
    first = client.get("/search?q=预算")
    again = client.get("/search?q=预算", headers={"If-None-Match": first.headers["ETag"]})
    assert (304, b"") == (again.status_code, again.content)


def test_the_opensearch_description_leads_here(client: TestClient) -> None:
    """Its addresses work when the words are filled in."""
    root = ET.fromstring(client.get("/opensearch.xml").text)
    urls = root.findall("{http://a9.com/-/spec/opensearch/1.1/}Url")
    assert ["text/html", "application/json"] == [url.get("type") for url in urls]
    for url in urls:
        address = (url.get("template") or "").replace("{searchTerms}", "a").replace("{startPage?}", "1")
        assert 200 == client.get(address).status_code


def test_a_query_can_search(client: TestClient) -> None:
    """The search service is there in SPARQL."""
    query = "SELECT ?d { SERVICE search:index { ?d search:query '示范局' } ?d a org:FormalOrganization }"
    response = client.get("/sparql", params={"query": query}, headers={"Accept": "text/csv"})
    assert "d\r\nhttp://localhost:8000/id/department/130300-001\r\n" == response.text


def test_a_release_without_an_index_is_served(tmp_path: Path) -> None:
    """What was published before there was search has all pages but this one, which says so."""
    release_sample(tmp_path / "publication", tmp_path / "build")
    Publication(tmp_path / "publication").current().search.unlink()
    with TestClient(create_app(tmp_path / "publication")) as client:
        assert 200 == client.get("/").status_code
        response = client.get("/search?q=a", headers=HTML)
        assert (404, True) == (response.status_code, "cannot be searched" in response.text)
        query = {"query": "SELECT * { SERVICE search:index { ?s search:query 'a' } }"}
        assert "no search index" in client.get("/sparql", params=query).text


def test_too_many_searches_are_turned_away() -> None:
    """Those that are let in go on, and make place when they are done, whether or not their client has left."""

    async def scene() -> None:
        searches, gate = Turns("searches", at_once=1, waiting=1), threading.Event()
        going, left = (asyncio.ensure_future(searches.run("a", lambda: gate.wait(60))) for _ in range(2))
        await asyncio.sleep(0)
        with pytest.raises(Problem) as told:
            await searches.run("b", lambda: True)
        assert (503, "2") == (told.value.status, told.value.headers["Retry-After"])
        left.cancel()
        await asyncio.gather(left, return_exceptions=True)
        gate.set()
        assert await going
        assert await searches.run("a", lambda: True)

    asyncio.run(scene())


def test_a_client_leaves_places_to_others() -> None:
    """It is refused a further search for itself alone, its whole network counts as one, and its places come back."""

    async def scene() -> None:
        searches, gate = Turns("searches", at_once=1, waiting=9, of_one=2), threading.Event()
        of_one = [
            asyncio.ensure_future(searches.run(f"2001:db8::{n}", lambda: gate.wait(60))) for n in range(2)
        ]
        await asyncio.sleep(0)
        with pytest.raises(Problem) as told:
            await searches.run("2001:db8::9", lambda: True)
        assert (429, "2") == (told.value.status, told.value.headers["Retry-After"])
        of_other = asyncio.ensure_future(searches.run("2001:db8:0:1::1", lambda: True))
        await asyncio.sleep(0)
        gate.set()
        assert [True] * 3 == await asyncio.gather(*of_one, of_other)
        assert await searches.run("2001:db8::9", lambda: True)

    asyncio.run(scene())


def test_a_search_that_takes_too_long_is_stopped(publication: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its client is told the limit and what to do; the next search finds as ever."""
    with TestClient(create_app(publication)) as client:
        with monkeypatch.context() as patch:
            patch.setattr("budgetgraph.web.search.hits.LONGEST", -1.0)
            refused = client.get("/search?q=预算", headers={"Accept": "application/json"})
        assert 504 == refused.status_code
        assert "stopped after -1 seconds" in refused.json()["detail"]
        assert 200 == client.get("/search.json?q=预算").status_code
