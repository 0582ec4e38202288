"""The page of a comparison, its form in a browser, and the tables on the page of a disclosure."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import httpx
import pytest

from tests.web.test_pages import Markup

if TYPE_CHECKING:
    from playwright.sync_api import Page

A, B = "130300-100", "130300-200"
FIGURE = f"doc/disclosure/{A}/2020/budget/figure/expenditure-total"
PAGES = [
    "/compare",
    "/compare?item=expenditure-total/function/201",
    f"/compare?department={A},{B}&year=2019-2021&item=expenditure-total,expenditure-government-fund",
    f"/doc/disclosure/{A}/2020/budget",
    "/code/function/2020/201",
    "/code/line-item/expenditure-total",
]


def text_of(html: str) -> str:
    """What a reader sees, in one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def page_of(http: httpx.Client, path: str) -> str:
    response = http.get(path, headers={"Accept": "text/html"})
    assert 200 == response.status_code
    return response.text


@pytest.mark.parametrize("path", PAGES)
def test_the_pages_are_well_formed(http: httpx.Client, path: str) -> None:
    """Tags are closed, ids are unique, nothing is styled or scripted inline."""
    markup = Markup(page_of(http, path))
    assert [] == markup.open
    assert sorted(set(markup.ids)) == sorted(markup.ids)
    assert [] == markup.handlers


@pytest.mark.parametrize("path", PAGES)
def test_links_within_the_site_lead_somewhere(http: httpx.Client, path: str) -> None:
    """Figures, passages, findings, codes and downloads are all there."""
    response = http.get(path, headers={"Accept": "text/html"})
    links = [
        link for link in Markup(response.text).links if not re.match(r"https?:|mailto:|#|.*source/", link)
    ]
    statuses = {link: http.get(str(response.url.join(link))).status_code for link in dict.fromkeys(links)}
    assert {} == {link: status for link, status in statuses.items() if status not in (200, 303)}


def test_a_figure_leads_to_its_page_and_passage(http: httpx.Client) -> None:
    """The amount in yuan links to the figure, and beside it are what is printed and the way to the passage."""
    html = page_of(http, f"/compare?department={A}&year=2020&item=expenditure-total&caliber=department")
    assert f'<a href="{FIGURE}">1,000,000.00</a>' in html
    assert 'href="source/aaaaaaaaaaaaaaaa#char=10,16"' in html
    assert "100.00 万元" in text_of(html)


def test_what_is_missing_is_shown_as_missing(http: httpx.Client) -> None:
    """Each reason has its words in the cell; none is shown as zero."""
    shown = text_of(
        page_of(
            http,
            f"/compare?department={A},{B}&year=2020&item=expenditure-government-fund,procurement-total&caliber=department",
        )
    )
    for words in ("空表", "未列示", "未读到", "missing is not zero"):
        assert words in shown
    assert "0.00" not in shown


def test_the_notes_stand_above_the_table(http: httpx.Client) -> None:
    """Whoever looks at the figures has passed what makes them less than comparable."""
    html = page_of(http, f"/compare?department={A}&year=2020&item=expenditure-total")
    assert 0 < html.index('id="calibers-differ"') < html.index('class="comparison"')


def test_years_without_a_disclosure_have_no_column(http: httpx.Client) -> None:
    """What a department lacks is said above the table, once, and the table has only what there is."""
    html = page_of(
        http, f"/compare?department={A},{B}&year=2019-2021&item=expenditure-total&caliber=department"
    )
    table = html[html.index('class="comparison"') :]
    assert "未收录" not in table
    assert "未收录公开文件：" in html[: html.index('class="comparison"')]
    assert "No disclosure of these departments" in page_of(http, f"/compare?department={B}&year=2019")


def test_the_form_in_a_browser(page: Page, site: str) -> None:
    """Typed into the form, a name and an item lead to the figure; the form keeps what was chosen."""
    page.goto(f"{site}/compare")
    page.locator('input[name="department"]').first.fill("甲局")
    page.locator('input[name="year"]').fill("2020, 2021")
    page.locator('input[name="item"]').first.fill("expenditure-total")
    page.locator('select[name="caliber"]').select_option("department")
    page.locator("form.compare button").click()
    assert "1,000,000.00" in page.locator("table.comparison").inner_text()
    assert A == page.locator('input[name="department"]').first.input_value()
    page.locator("summary").first.click()
    page.locator('input[name="department"]').nth(1).fill(B)
    page.locator("form.compare button").click()
    assert "3,000,000.00" in page.locator("table.comparison").inner_text()


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_sticks_out_of_the_page(page: Page, site: str, width: int) -> None:
    """On a phone and on a desk the wide table scrolls by itself, and the page does not."""
    page.set_viewport_size({"width": width, "height": 900})
    for path in PAGES[1:4]:
        page.goto(f"{site}{path}")
        assert width >= page.evaluate("document.documentElement.scrollWidth")


def test_a_comparison_is_printed_whole(page: Page, site: str) -> None:
    """On paper there is the table in its whole width, its notes and nothing to click on."""
    page.set_viewport_size({"width": 1000, "height": 900})
    page.emulate_media(media="print")
    page.goto(f"{site}{PAGES[2]}")
    assert page.locator("#missing").is_visible()
    for hidden in ("header.site nav", "form.compare", ".formats"):
        assert not page.locator(hidden).first.is_visible()
    widths = "[...document.querySelectorAll('.wide')].map((one) => one.scrollWidth - one.clientWidth)"
    assert [0] == page.evaluate(widths)


def test_the_form_offers_what_there_is(http: httpx.Client) -> None:
    """Departments that disclosed, years and line items are offered with their names."""
    html = page_of(http, "/compare")
    assert f'<option value="{A}">甲局</option>' in html
    assert '<option value="2021"></option>' in html
    assert '<option value="three-public-total">“三公”经费</option>' in html
    assert "同名局" not in html, "it disclosed nothing"


def test_a_disclosure_shows_its_tables(http: httpx.Client) -> None:
    """Figures by class are a table with the total, classes indented by level; changes have percent and base."""
    html = page_of(http, f"/doc/disclosure/{A}/2020/budget")
    table = html[html.index('id="function-expenditure"') : html.index('id="class-changes"')]
    assert ["depth-0", "depth-0", "depth-1"] == re.findall(r'<th scope="row" class="(depth-\d)"', table)
    assert ["1,000,000.00", "600,000.00", "600,000.00"] == re.findall(r">([\d,]+\.\d\d)</a>", table)
    changes = text_of(html[html.index('id="class-changes"') :])
    assert "−12.5% 2019年执行数" in changes
    assert "会议减少" in changes


def test_a_disclosure_says_which_table_is_empty(http: httpx.Client) -> None:
    """The empty table is listed with what is said of it, the other without."""
    html = page_of(http, f"/doc/disclosure/{A}/2020/budget")
    listed = html[html.index('class="public-tables"') :]
    first, second = re.findall(r"<li>(.*?)</li>", listed, re.DOTALL)[:2]
    assert "部门支出总表" in first
    assert "空表" not in first
    assert "空表" in second
    assert "注：本表为空表。" in second


def test_a_code_leads_to_its_figures(http: httpx.Client) -> None:
    """The page of a class and that of a line item list figures, and lead to a comparison by them."""
    of_class = page_of(http, "/code/function/2020/201")
    of_item = page_of(http, "/code/line-item/expenditure-total")
    assert ">600,000.00</a>" in of_class
    assert 'href="../../../compare?item=expenditure-total/function/201"' in of_class
    assert 'href="../../compare?item=expenditure-total"' in of_item
