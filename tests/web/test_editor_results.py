"""What the query editor shows: charts, files, refusals, results that are hostile or cut short."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.web.editor_page import FIGURES, PROJECTS, cells, run

HOSTILE = """SELECT ?text ?iri (1 AS ?one) {
  VALUES (?text ?iri) { ("<img src=x onerror=alert(1)> & <script>alert(2)</script>" <javascript:alert(3)>) }
}"""
JSON = "application/sparql-results+json"
MALFORMED = "SELECT * WHERE {\n  ?s ?p ?o .\n  nonsense }"


@pytest.mark.parametrize("style", ["bar", "line"])
def test_a_chart_is_drawn(page: Page, style: str) -> None:
    """Numbers by labels, as bars or as a line, in the colour of the site."""
    run(page, FIGURES)
    page.get_by_role("button", name="图表").click()
    page.get_by_label("样式").select_option(style)
    expect(page.get_by_role("img", name="?yuan / ?item")).to_be_visible()
    coloured = page.locator("canvas").evaluate(
        """canvas => {
            const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
            let found = 0;
            for (let at = 0; at < data.length; at += 4) {
                if (data[at] === 0x0b && data[at + 1] === 0x5a && data[at + 2] === 0x94 && data[at + 3] === 255) found += 1;
            }
            return found;
        }"""
    )
    assert coloured > 100


@pytest.mark.parametrize(
    ("values", "label"),
    [
        ('("甲局" "公路" 1) ("甲局" "桥梁" 2) ("甲局" "桥梁" 3)', "b"),
        ('("公路" "甲局" 1) ("桥梁" "甲局" 2)', "a"),
        ("(<http://a/1> '公路' 1) (<http://a/2> '桥梁' 2) (<http://a/3> '桥梁' 3)", "b"),
        ("(<http://a/1> '甲局' 1) (<http://a/2> '甲局' 2)", "a"),
        ("(UNDEF '甲局' 1) (UNDEF '甲局' 2)", "b"),
    ],
    ids=["second", "first", "text before IRI", "IRI before a text that is always the same", "unbound"],
)
def test_bars_have_names_of_their_own(page: Page, values: str, label: str) -> None:
    """The labels are at first those of the text column with the most different values."""
    run(page, f"SELECT ?a ?b ?n {{ VALUES (?a ?b ?n) {{ {values} }} }}")
    page.get_by_role("button", name="图表").click()
    expect(page.get_by_role("img", name=f"?n / ?{label}")).to_be_visible()


def test_without_numbers_there_is_no_chart(page: Page) -> None:
    """The button says so by being out of use."""
    run(page, PROJECTS)
    cells(page)
    expect(page.get_by_role("button", name="图表")).to_be_disabled()


@pytest.mark.parametrize(
    ("query", "name", "start"),
    [
        (PROJECTS, "CSV", "project,label\r\n"),
        (PROJECTS, "JSON", '{"head"'),
        (
            "CONSTRUCT { ?s a bg:BudgetProject } WHERE { ?s a bg:BudgetProject }",
            "N-Triples",
            "<http://localhost:8000/id/",
        ),
        (f"{PROJECTS} # {'x' * 5000}", "CSV", "project,label\r\n"),
    ],
    ids=["csv", "json", "graph", "too long for a link"],
)
def test_results_are_downloaded(page: Page, query: str, name: str, start: str) -> None:
    """In each format of the kind of result, from the endpoint itself."""
    run(page, query)
    with page.expect_download() as waiting:
        page.locator(".downloads").get_by_text(name, exact=True).click()
    assert waiting.value.path().read_bytes().decode().startswith(start)
    assert re.fullmatch(r"budgetgraph\.\w+", waiting.value.suggested_filename)


def test_a_malformed_query_is_explained(page: Page) -> None:
    """The endpoint's sentence is shown, and the line that it names is marked until the query is changed."""
    run(page, MALFORMED)
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("The query does not parse")
    expect(alert).to_contain_text("line 3")
    expect(page.locator(".refused .CodeMirror-line")).to_have_text("  nonsense }")
    page.locator(".CodeMirror").click()
    page.keyboard.type(" ")
    expect(page.locator(".refused")).to_have_count(0)


def test_a_refused_query_is_explained(page: Page) -> None:
    """With what to do next."""
    run(page, "DELETE WHERE { ?s ?p ?o }")
    expect(page.get_by_role("alert")).to_contain_text("read-only")


@pytest.mark.parametrize("view", ["表格", "图表", "原文"])
def test_hostile_results_run_nothing(page: Page, view: str) -> None:
    """Markup in a text is shown as text in every view and can be searched, and `javascript:` is no link."""
    run(page, HOSTILE)
    expect(page.locator(".results tbody td").first).to_have_text(
        "<img src=x onerror=alert(1)> & <script>alert(2)</script>"
    )
    expect(page.locator(".results tbody td").nth(1)).to_have_text("javascript:alert(3)")
    page.get_by_role("button", name=view).click()
    page.locator(".panel").locator("table, canvas, pre").first.wait_for()
    assert 0 == page.locator(".output a[href^=javascript], .output img, .output script").count()


def test_hostile_labels_of_the_data_can_be_filtered(page: Page) -> None:
    """The filter of the table finds text with markup in it, as text."""
    run(page, "SELECT ?label { ?s skos:prefLabel ?label FILTER (!CONTAINS(?label, '全年')) } ORDER BY ?label")
    page.get_by_label("筛选").fill("<script>alert")
    expect(page.locator(".results tbody tr")).to_have_count(1)
    expect(page.locator(".results tbody td")).to_have_text('<script>alert("职责")</script>管理 & 服务')


@pytest.mark.parametrize(
    ("header", "member", "sentence"),
    [
        ("time", None, "The time limit was met"),
        ("size", None, "The size limit was met"),
        (None, "time", "The time limit was met"),
        (None, "size", "The size limit was met"),
    ],
)
def test_a_result_that_was_cut_short_says_so(
    page: Page, header: str | None, member: str | None, sentence: str
) -> None:
    """Once, whether the endpoint says it in the header or at the end of the answer."""

    def cut(route: Route) -> None:
        answer = route.fetch()
        headers = {**answer.headers, **({"Budgetgraph-Truncated": header} if header else {})}
        told = {"truncated": {"limit": member, "notice": "There is more."}} if member else {}
        body = {**answer.json(), **told}
        route.fulfill(response=answer, headers=headers, body=json.dumps(body))

    page.route("**/sparql?query=*", cut)
    run(page, PROJECTS)
    expect(page.locator(".truncated")).to_contain_text(sentence)
    expect(page.locator(".truncated")).not_to_contain_text("There is more.")
    expect(page.locator(".results tbody tr")).to_have_count(2)


BUSY = {"title": "Service Unavailable", "status": 503, "detail": "Too many queries.", "hint": "Try again."}


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (
            lambda route: route.fulfill(status=503, json=BUSY),
            ["503 Service Unavailable", "Too many queries.", "Try again."],
        ),
        (lambda route: route.fulfill(status=502, body="<b>Bad gateway</b>"), ["502", "<b>Bad gateway</b>"]),
        (lambda route: route.abort(), ["The server cannot be reached"]),
        (
            lambda route: route.fulfill(content_type=JSON, body='{"head":{"vars":["x"]},"results":{"bi'),
            ["The answer is incomplete"],
        ),
    ],
    ids=["busy", "a proxy's page", "away", "broken off"],
)
def test_what_goes_wrong_is_said(page: Page, answer: Callable[[Route], None], said: list[str]) -> None:
    """In words, as text, and not by silence."""
    page.route("**/sparql?query=*", answer)
    run(page, PROJECTS)
    for sentence in said:
        expect(page.get_by_role("alert")).to_contain_text(sentence)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (lambda route: route.fulfill(status=503, json=BUSY), "503 Service Unavailable"),
        (lambda route: route.abort(), "The server cannot be reached"),
    ],
    ids=["busy", "away"],
)
def test_a_failed_download_is_told(page: Page, answer: Callable[[Route], None], said: str) -> None:
    """Above the result, which stays; when it is tried again and works, nothing is told any more."""
    run(page, f"{PROJECTS} # {'x' * 5000}")
    cells(page)
    page.route("**/sparql", answer)
    button = page.locator(".downloads").get_by_text("CSV", exact=True)
    button.click()
    expect(page.get_by_role("alert")).to_contain_text(said)
    button.click()
    expect(page.get_by_role("alert")).to_have_count(1)
    expect(page.locator(".results tbody tr")).to_have_count(2)
    page.unroute("**/sparql")
    with page.expect_download():
        button.click()
    expect(page.get_by_role("alert")).to_have_count(0)


@pytest.mark.parametrize("refuse", [None, lambda route: route.fulfill(status=503, json=BUSY)])
def test_an_error_goes_when_the_next_run_begins(page: Page, refuse: Callable[[Route], None] | None) -> None:
    """Nothing of the last run stands below while the next one goes on."""
    if refuse:
        page.route("**/sparql?query=*", refuse)
    run(page, MALFORMED)
    expect(page.get_by_role("alert")).to_have_count(1)
    page.unroute_all()
    held: list[Route] = []
    page.route("**/sparql?query=*", lambda route: held.append(route))  # noqa: PLW0108 - a method of a list is refused
    page.locator(".CodeMirror").click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(PROJECTS)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("查询中…")).to_be_visible()
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(page.locator(".refused, .refused-from")).to_have_count(0)
    held[0].continue_()
    expect(page.locator(".results tbody tr")).to_have_count(2)
    expect(page.get_by_role("alert")).to_have_count(0)


def test_an_error_goes_with_its_query(page: Page) -> None:
    """An example that is taken up has nothing below it that was said of another query."""
    run(page, MALFORMED)
    expect(page.get_by_role("alert")).to_have_count(1)
    page.get_by_label("示例").select_option(index=1)
    expect(page.get_by_role("alert")).to_have_count(0)
