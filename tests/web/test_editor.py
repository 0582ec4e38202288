"""The query editor in a real browser: writing, completing, running, sharing."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.web.editor_page import FIGURES, PROJECTS, cells, run, write, written
from tests.web.publication import KEY


def test_a_query_that_is_run_gives_rows(page: Page) -> None:
    """Typed and run: one row for each solution, with things of this site as links to it."""
    run(page, PROJECTS)
    expect(page.locator(".results tbody tr")).to_have_count(2)
    expect(page.locator(".results thead th")).to_have_text(["project", "label"])
    assert [f"/id/disclosure/{KEY}/project/01", "园区绿化费"] == cells(page)[:2]
    link = page.locator(".results tbody a").first
    assert re.search(rf"/id/disclosure/{KEY}/project/01$", link.evaluate("a => a.href"))
    link.click()
    expect(page).to_have_url(re.compile(rf"/doc/disclosure/{KEY}/project/01$"))


def test_the_example_is_highlighted(page: Page) -> None:
    """Keywords, prefixed names, variables and strings are told apart."""
    page.goto("/sparql")
    for kind, text in {
        "keyword": "SELECT",
        "string-2": "lineItem",
        "atom": "?yuan",
        "string": '"/id/year/"',
    }.items():
        expect(page.locator(f".cm-{kind}").filter(has_text=text).first).to_be_visible()


def test_it_can_be_run_from_the_keyboard(page: Page) -> None:
    """Ctrl+Enter runs, and Tab leaves the editor for the button instead of being kept in it."""
    write(page, "ASK { ?s a bg:BudgetProject }")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".panel")).to_have_text("是 true")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="运行")).to_be_focused()


@pytest.mark.parametrize(
    ("typed", "offered", "label"),
    [
        ("?x a bg:BudgetP", "bg:BudgetProject", "预算项目"),
        ("?x a bg:预算项目", "bg:BudgetProject", "Budget project"),
        ("?x a BudgetP", "bg:BudgetProject", "预算项目"),
        ("?x bg:lineI", "bg:lineItem", ""),
        ("?x skos:prefL", "skos:prefLabel", ""),
        ("?x <https://w3id.org/budgetgraph/def#lineI", "bg:lineItem", ""),
    ],
)
def test_completion_offers_terms_in_use(page: Page, typed: str, offered: str, label: str) -> None:
    """Classes and properties of the ontology and the data, by name, label or IRI, each with its labels."""
    write(
        page,
        "PREFIX bg: <https://w3id.org/budgetgraph/def#>\nPREFIX skos: <http://www.w3.org/2004/02/skos/core#>\nSELECT * {\n",
    )
    page.keyboard.type(typed)
    page.keyboard.press("Control+Space")
    hint = page.locator(".CodeMirror-hint").first
    expect(hint.locator("code")).to_have_text(offered)
    expect(hint).to_contain_text(label)
    page.keyboard.press("Enter")
    assert f"{typed.rpartition(' ')[0]} {offered}" == written(page).splitlines()[-1].strip()


def test_completion_declares_the_prefix(page: Page) -> None:
    """A prefix of the vocabulary that is used is declared, once, so that the query can be kept."""
    write(page, "SELECT * {\n")
    page.keyboard.type("?x bg:lineItem ?y ; skos:prefLabel ?label")
    expect(page.locator(".CodeMirror-line").filter(has_text="PREFIX skos:")).to_have_count(1)
    assert ["bg", "skos"] == sorted(re.findall(r"PREFIX (\w+): <", written(page)))


def test_completion_offers_prefixes(page: Page) -> None:
    """After PREFIX, those of the vocabulary."""
    write(page, "")
    page.keyboard.type("PREFIX obeu-m")
    expect(page.locator(".CodeMirror-hint").first).to_have_text(
        "obeu-measure: <http://data.openbudgets.eu/ontology/dsd/measure/>"
    )


def test_a_permalink_reproduces_query_result_and_view(page: Page, context: BrowserContext) -> None:
    """The address after a run, opened elsewhere, shows the same query, runs it, and shows it the same way."""
    run(page, FIGURES)
    rows = cells(page)
    table = page.url
    page.get_by_role("button", name="图表").click()
    page.locator("canvas").wait_for()
    other = context.new_page()
    other.goto(table)
    assert rows == cells(other)
    assert FIGURES == written(other)
    other.goto("/")
    other.goto(page.url)
    other.locator("canvas").wait_for()
    assert FIGURES == written(other)


def test_the_link_button_shows_the_permalink(page: Page) -> None:
    """It is there to be copied before the query was run."""
    write(page, PROJECTS)
    page.get_by_role("button", name="链接").click()
    address = page.locator(".share input").input_value()
    page.goto("/")
    page.goto(address)
    assert f"/id/disclosure/{KEY}/project/01" == cells(page)[0]


def test_a_link_for_everybody_is_run_too(page: Page) -> None:
    """`?query=`, which works without JavaScript, is taken up by the editor."""
    page.goto(f"/sparql?query={quote(PROJECTS)}")
    assert f"/id/disclosure/{KEY}/project/01" == cells(page)[0]
    assert PROJECTS == written(page)


def test_going_back_brings_the_query_before(page: Page) -> None:
    """Each query that was run is a step in the history."""
    run(page, PROJECTS)
    cells(page)
    page.locator(".CodeMirror").click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text("ASK { }")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".panel")).to_have_text("是 true")
    page.go_back()
    assert f"/id/disclosure/{KEY}/project/01" == cells(page)[0]
    assert PROJECTS == written(page)


def test_examples_are_offered_in_a_menu(page: Page) -> None:
    """Choosing one writes its query, with its description above."""
    example = {
        "name": "projects", "title": {"zh": "项目", "en": "Projects"}, "query": PROJECTS, "keywords": [],
        "description": {"zh": "全部项目。", "en": "All projects."},
    }  # fmt: skip

    def with_examples(route: Route) -> None:
        answer = route.fetch()
        html = answer.text().replace("data-terms=", 'data-examples="sparql/examples.json" data-terms=', 1)
        route.fulfill(response=answer, body=html)

    page.route("**/sparql", with_examples)
    page.route("**/sparql/examples.json", lambda route: route.fulfill(json=[example]))
    page.goto("/sparql")
    page.get_by_label("示例").select_option("项目 Projects")
    expect(page.locator(".examples .note")).to_have_text("全部项目。 All projects.")
    assert PROJECTS == written(page)


@pytest.mark.parametrize("status", [404, 500])
def test_the_editor_works_without_examples_and_terms(page: Page, status: int) -> None:
    """What cannot be fetched is left out; queries are answered all the same."""
    page.route("**/sparql/*.json", lambda route: route.fulfill(status=status))
    run(page, PROJECTS)
    assert "园区绿化费" == cells(page)[1]


def test_a_query_can_be_stopped(page: Page) -> None:
    """The button is there while a query runs, and the page says that it was stopped."""
    page.route("**/sparql?query=*", lambda _route: None)  # never answered
    run(page, PROJECTS)
    page.get_by_role("button", name="停止").click()
    expect(page.locator(".status")).to_have_text("已停止 Stopped")
    expect(page.get_by_role("button", name="停止")).to_be_hidden()


@pytest.mark.parametrize("width", [390, 1280])
def test_the_page_is_no_wider_than_the_window(page: Page, width: int) -> None:
    """On a phone and on a desk nothing sticks out: a wide table scrolls by itself."""
    page.set_viewport_size({"width": width, "height": 800})
    run(page, "SELECT * { ?s ?p ?o } LIMIT 30")
    cells(page)
    assert width == page.evaluate("document.documentElement.scrollWidth")


def test_nothing_is_kept_in_the_browser(page: Page) -> None:
    """No cookie and no storage: the next person at this computer does not see what was asked."""
    run(page, PROJECTS)
    cells(page)
    assert [0, 0, ""] == page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")


def test_without_javascript_the_form_gives_the_table(browser: Browser, site: str) -> None:
    """The plain form runs the query, shows it and its result."""
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/sparql")
    expect(page.locator(".yasqe")).to_have_count(0)
    page.locator("textarea").fill(PROJECTS)
    page.get_by_role("button", name="运行").click()
    expect(page.locator("#answer tbody tr")).to_have_count(2)
    expect(page.locator("textarea")).to_have_value(PROJECTS)
    expect(page.locator("#answer tbody tr").first).to_contain_text("园区绿化费")
    context.close()
