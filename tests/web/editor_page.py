"""The page of the query editor, as the tests see it: watched, written into, run and read."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

PROJECTS = """SELECT ?project ?label {
  ?project a bg:BudgetProject OPTIONAL { ?project skos:prefLabel ?label }
} ORDER BY ?project"""
FIGURES = """SELECT ?item ?yuan {
  ?figure bg:lineItem/skos:prefLabel ?item ; obeu-measure:amount ?yuan FILTER (LANG(?item) = "zh-hans")
}"""

_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"]
# Chromium reports every answer that is no success; the tests that ask for one look at what the page says.
_REFUSED = re.compile(
    r"Failed to load resource: (the server responded with a status of [45]\d\d|net::ERR_FAILED)"
)


@dataclass
class Watch:
    """What a page did that nobody asked for: errors, dialogs, requests to another host."""

    complaints: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)

    def over(self, context: BrowserContext) -> None:
        context.on("console", self._console)
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        context.on("dialog", self._dialog)
        context.on("request", lambda request: self.hosts.add("/".join(request.url.split("/")[:3])))

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not _REFUSED.match(message.text):
            self.complaints.append(message.text)

    def _dialog(self, dialog: Dialog) -> None:
        self.complaints.append(f"a script ran: {dialog.message}")
        dialog.dismiss()


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=_FLAGS)
        yield browser
        browser.close()


@contextmanager
def watched(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """A window on the site. In the end the page must have obeyed its policy, and asked no other host."""
    context = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(15_000)
    watch = Watch()
    watch.over(context)
    yield context
    context.close()
    assert [] == watch.complaints
    assert watch.hosts <= {address, "blob:http:"}


def write(page: Page, query: str) -> None:
    """Opens the editor and replaces what stands in it, with the keyboard as a person would."""
    page.goto("/sparql")
    page.locator(".CodeMirror").click()
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    page.keyboard.insert_text(query)


def run(page: Page, query: str) -> None:
    write(page, query)
    page.get_by_role("button", name="运行").click()


def written(page: Page) -> str:
    return page.evaluate("document.querySelector('.CodeMirror').CodeMirror.getValue()")


def cells(page: Page) -> list[str]:
    page.locator(".results tbody td").first.wait_for()
    return page.locator(".results tbody td").all_inner_texts()
