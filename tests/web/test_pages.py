"""The pages for people."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from starlette.testclient import TestClient

from tests.web.publication import DOCUMENT, KEY, place

DISCLOSURE = f"/doc/disclosure/{KEY}"
BASE = "http://localhost:8000"
VOID = {"meta", "link", "br", "input", "hr", "img"}
PAGES = [
    "/",
    DISCLOSURE,
    f"{DISCLOSURE}/project/01",
    f"{DISCLOSURE}/project/02",
    f"{DISCLOSURE}/project/01/goal/01",
    f"{DISCLOSURE}/project/01/indicator/01",
    f"{DISCLOSURE}/project/01/indicator/02",
    f"{DISCLOSURE}/figure/expenditure-total",
    f"{DISCLOSURE}/change/expenditure-total",
    f"{DISCLOSURE}/derived/2019/expenditure-total",
    f"{DISCLOSURE}/asset/total",
    f"{DISCLOSURE}/procurement/01",
    f"{DISCLOSURE}/finding/01",
    f"{DISCLOSURE}/glossary/01",
    f"{DISCLOSURE}/duty/01",
    f"{DISCLOSURE}/run",
    "/doc/department/130300-001",
    f"/doc/document/{DOCUMENT}",
    "/doc/work/aaaaaaaaaaaa",
    f"/source/{DOCUMENT}",
    "/code/region/130300",
    "/disclosures",
    "/departments",
    "/findings",
    "/coverage",
    "/catalog",
    "/sparql",
    "/search",
    "/search?q=499.33",
    "/search?q=alert",
    "/search?q=zzzz",
    "/def",
    "/shapes",
    "/code",
    "/code/line-item",
    "/code/line-item/expenditure-total",
    "/dumps/",
    "/nothing/here",
]


class Markup(HTMLParser):
    """Checks that tags are nested, and collects links, ids, scripts and the text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.scripts: list[dict[str, str | None]] = []
        self.handlers: list[str] = []
        self.text = ""
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag not in VOID:
            self.open.append(tag)
        if tag == "script":
            self.scripts.append(attributes)
        self.links += [attributes[name] or "" for name in ("href", "src", "action") if name in attributes]
        self.ids += [attributes["id"] or ""] if "id" in attributes else []
        self.handlers += [name for name in attributes if name.startswith("on") or name == "style"]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"</{tag}> closes something else, at {self.getpos()}"

    def handle_data(self, data: str) -> None:
        self.text += data


def page(client: TestClient, path: str) -> Markup:
    return Markup(client.get(path, headers={"Accept": "text/html"}).text)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_well_formed(client: TestClient, path: str) -> None:
    """Tags are nested and closed, ids are unique, nothing is styled or scripted inline."""
    markup = page(client, path)
    assert [] == markup.open
    assert sorted(set(markup.ids)) == sorted(markup.ids)
    assert [] == markup.handlers
    assert all("src" in script or script.get("type") == "application/ld+json" for script in markup.scripts)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_says_its_languages(client: TestClient, path: str) -> None:
    """The page is Chinese, its English parts say so."""
    html = client.get(path, headers={"Accept": "text/html"}).text
    assert '<html lang="zh-Hans">' in html
    assert '<span lang="en">' in html
    assert '<meta name="viewport"' in html


@pytest.mark.parametrize("path", PAGES)
def test_every_page_can_be_found_one_s_way_in_by_ear(client: TestClient, path: str) -> None:
    """One main part, one heading of the first rank and no rank left out; header cells say of what, links have words."""
    html = client.get(path, headers={"Accept": "text/html"}).text
    ranks = [int(rank) for rank in re.findall(r"<h([1-6])[ >]", html)]
    assert (1, 1) == (html.count("<main "), ranks.count(1))
    assert [] == [(one, other) for one, other in pairwise(ranks) if other > one + 1]
    assert [] == re.findall(r"<th\b(?![^>]* scope=)[^>]*>", html)
    assert [] == re.findall(
        r"<(?:th|button)[^>]*>\s*</|<a (?![^>]*(?:aria-label|data-page))[^>]*>\s*</a>", html
    )


@pytest.mark.parametrize("path", ["/", "/disclosures", "/departments", "/compare", "/search", "/sparql"])
def test_every_input_has_a_name(client: TestClient, path: str) -> None:
    """What can be filled in is within a label, or is pointed to by one, or names itself."""
    html = client.get(path, headers={"Accept": "text/html"}).text
    pointed = set(re.findall(r'<label[^>]* for="([^"]+)"', html))
    outside = re.sub(r"<label(?![^>]* for=).*?</label>", "", html, flags=re.DOTALL)
    inputs = re.findall(r"<(?:input|select|textarea)\b[^>]*>", outside)
    unnamed = [one for one in inputs if "aria-label" not in one and 'type="hidden"' not in one]
    assert set() == {re.sub(r'.* id="([^"]+)".*', r"\1", one) for one in unnamed} - pointed


def luminance(colour: str) -> float:
    """The relative luminance of `#rgb` or `#rrggbb` (WCAG 2.2)."""
    digits = colour.lstrip("#")
    digits = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_every_text_stands_out_from_its_background(client: TestClient, scheme: int) -> None:
    """Each colour of text has a contrast of 4.5 to one with each background that it stands on (WCAG 2.2, AA)."""
    style = client.get("/static/style.css").text
    colours = dict(
        re.findall(r"--([\w-]+): (#\w+)", re.findall(r":root \{(.*?)\}", style, re.DOTALL)[scheme])
    )
    texts = ("ink", "soft", "faint", "link", "accent", "warning", "info", "computed")
    pairs = [(text, back) for text in texts for back in ("paper", "shade", "mark")]
    pairs += [("warning", "warning-back"), ("info", "info-back"), ("paper", "link")]
    lights = [sorted((luminance(colours[one]), luminance(colours[other]))) for one, other in pairs]
    ratios = [(lighter + 0.05) / (darker + 0.05) for darker, lighter in lights]
    assert [] == [pair for pair, ratio in zip(pairs, ratios, strict=True) if ratio < 4.5]


def test_the_present_page_is_marked_in_the_navigation(client: TestClient) -> None:
    """A list, and no other, is the current one of the site's links."""
    html = client.get("/departments", headers={"Accept": "text/html"}).text
    assert ['<a href="departments" aria-current="page">'] == re.findall(r"<a [^>]*aria-current[^>]*>", html)


@pytest.mark.parametrize("path", PAGES)
def test_every_link_of_ours_leads_somewhere(client: TestClient, path: str) -> None:
    """All links within the site are relative, and none is dead."""
    response = client.get(path, headers={"Accept": "text/html"})
    for link in Markup(response.text).links:
        if not re.match(r"https?:|mailto:|#", link):
            assert not link.startswith("/"), "a link that begins with / breaks below a prefix"
            found = client.get(str(response.url.join(link)), headers={"Accept": "text/html,*/*;q=0.1"})
            assert found.status_code in (200, 303), f"{link} on {path}"


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_loaded_from_elsewhere(client: TestClient, path: str) -> None:
    """Styles, scripts and icons are our own."""
    html = client.get(path, headers={"Accept": "text/html"}).text
    loaded = re.findall(r'<(?:link rel="(?:stylesheet|icon)"|script|img)[^>]*(?:href|src)="([^"]+)"', html)
    assert loaded
    assert all(not re.match(r"https?:|//", address) for address in loaded)


def test_hostile_texts_are_only_texts(client: TestClient) -> None:
    """A label with a script in it is shown, in the page and in its embedded data, and never run."""
    html = client.get(DISCLOSURE, headers={"Accept": "text/html"}).text
    assert "<script>alert" not in html
    assert '<script>alert("职责")</script>管理 & 服务' in Markup(html).text


def test_hostile_iris_are_no_links(client: TestClient) -> None:
    """A javascript: IRI is shown as a text."""
    markup = page(client, f"/doc/document/{DOCUMENT}")
    assert "javascript:alert(1)" in markup.text
    assert not any(link.startswith("javascript:") for link in markup.links)


def test_a_figure_is_shown_as_printed_and_in_yuan(client: TestClient) -> None:
    """The disclosure's table has both, the change with its sign, last year's figure marked as computed."""
    text = page(client, DISCLOSURE).text
    assert "499.33 万元" in text
    assert "4,993,300.00" in text
    assert "+1,662,000.00" in text
    assert "上年（推算，元）" in text
    assert "3,331,300.00" in text


def test_the_indicators_of_a_disclosure_are_all_counted(client: TestClient) -> None:
    """Those of projects and those of goals are told apart, and their sum is what the home page counts."""
    assert "2 of projects, 0 of goals" in page(client, DISCLOSURE).text


def test_parts_stand_below_their_total(client: TestClient) -> None:
    """基本支出 follows 支出总计, one step to the right."""
    html = client.get(DISCLOSURE, headers={"Accept": "text/html"}).text
    rows = re.findall(r'class="depth-(\d)"><a href="[^"]*/figure/([a-z-]+)"', html)
    assert [("0", "expenditure-total"), ("1", "expenditure-basic"), ("1", "expenditure-project")] == rows


def test_each_fact_leads_to_its_passage(client: TestClient) -> None:
    """The link beside a figure names the place in the canonical text, and the quoted text stands there."""
    html = client.get(DISCLOSURE, headers={"Accept": "text/html"}).text
    at = place("2020年支出预算499.33万元")
    assert re.search(rf'href="[./]*source/{DOCUMENT}#char={at}"[^>]*>2020年支出预算499.33万元<', html)


def test_a_passage_within_another_is_shown_once(client: TestClient) -> None:
    """The number within the clause is not quoted a second time."""
    html = client.get(f"{DISCLOSURE}/figure/expenditure-total", headers={"Accept": "text/html"}).text
    assert f"#char={place('499.33')}" not in html.partition("全部属性")[0]


def test_a_target_is_shown_as_printed_and_as_read(client: TestClient) -> None:
    """The project's table has the text of each target and what was read from it, inference included."""
    text = page(client, f"{DISCLOSURE}/project/01").text
    assert "≥90百分比" in text
    assert "≥ 90 %" in text
    assert "截止 2020-10-31（年份为推断）" in text


def test_the_money_of_a_project_is_shown_with_its_rate_and_points(client: TestClient) -> None:
    """What was budgeted and spent in yuan, the other place that states it, the rate, and the evaluation in all."""
    text = page(client, f"{DISCLOSURE}/project/01").text
    for expected in ("800,000.00", "又作", "81 万元", "760,000.00", "95.00%", "9.5 / 10", "96.5 / 100", "优"):
        assert expected in text
    assert "800,000.00" in page(client, DISCLOSURE).text


def test_a_lost_title_is_said_to_be_lost(client: TestClient) -> None:
    """The candidate is offered as inferred, with where it comes from."""
    text = page(client, f"{DISCLOSURE}/project/02").text
    assert "原文缺标题的项目" in text
    assert "推断" in text
    assert "0.4" in text


def test_a_finding_shows_stated_computed_and_difference(client: TestClient) -> None:
    """All three numbers, both languages, and the facts that take part."""
    text = page(client, f"{DISCLOSURE}/finding/01").text
    for expected in (
        "5,583,200.00 元",
        "5,553,200.00 元",
        "+30,000.00 元",
        "differ by 30,000.00 yuan",
        "资产总额",
    ):
        assert expected in text


def test_a_fact_shows_the_findings_about_it(client: TestClient) -> None:
    """Whoever looks at the asset total learns that it does not add up."""
    assert "相差3.00万元" in page(client, f"{DISCLOSURE}/asset/total").text


def test_a_computed_figure_says_so(client: TestClient) -> None:
    """A derived figure is marked, and names what it was computed from."""
    text = page(client, f"{DISCLOSURE}/derived/2019/expenditure-total").text
    assert "推算，非原文所载" in text
    assert "+1,662,000.00 元" in text


def test_nothing_is_left_out(client: TestClient) -> None:
    """A part of a kind that the page has no section for is listed all the same."""
    text = page(client, DISCLOSURE).text
    assert "再次表述" in text.partition("其他内容")[2]


def test_search_engines_get_a_dataset(client: TestClient) -> None:
    """The disclosure's page has schema.org's Dataset in it, with a download in each format."""
    html = client.get(DISCLOSURE, headers={"Accept": "text/html"}).text
    embedded = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert embedded
    dataset = json.loads(embedded[1])
    assert ("Dataset", f"{BASE}/id/disclosure/{KEY}", "2020-01-01/2020-12-31") == (
        dataset["@type"],
        dataset["@id"],
        dataset["temporalCoverage"],
    )
    assert f"{BASE}{DISCLOSURE}.ttl" in [download["contentUrl"] for download in dataset["distribution"]]


def test_the_home_page_introduces_the_release(client: TestClient) -> None:
    """The publisher's title, the release, the disclosures with key figures, an example query to run."""
    markup = page(client, "/")
    assert "示范" in markup.text
    assert "4,993,300.00" in markup.text
    assert "SELECT ?" in markup.text
    assert any(link.startswith("dumps/20") for link in markup.links)


def test_pages_point_to_their_data(client: TestClient) -> None:
    """The head of a page links each RDF format."""
    html = client.get(f"{DISCLOSURE}/project/01", headers={"Accept": "text/html"}).text
    assert 4 == len(re.findall(r'<link rel="alternate" type="(?!text/html)', html))
