"""YASGUI as others host it: on a page of another origin, in a real browser."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.web.editor_page import CHROMIUM, chromium

YASGUI = Path(__file__).parent / "node_modules" / "@zazuko" / "yasgui" / "build"

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here (Debian package `chromium`)"),
    pytest.mark.skipif(not YASGUI.is_dir(), reason="YASGUI is not installed (npm ci in tests/clients)"),
]

PAGE = """<!DOCTYPE html><meta charset="utf-8"><title>YASGUI</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="yasgui.min.css"><div id="yasgui"></div>
<script src="yasgui.min.js"></script>
<script>window.yasgui = new Yasgui(document.getElementById("yasgui"), { persistenceId: null });</script>"""


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing about it."""

    def log_message(self, *_args: object) -> None:
        """Nothing."""


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    """A page with YASGUI on it, on a port of its own."""
    for name in ("yasgui.min.js", "yasgui.min.css"):
        shutil.copy(YASGUI / name, tmp_path)
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_yasgui_shows_rows_of_another_origin(site: str, endpoint: str, method: str) -> None:
    """CORS lets it ask by either method, and the table that it draws has the Chinese label."""
    query = (
        "PREFIX bg: <https://w3id.org/budgetgraph/def#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
        "SELECT ?label WHERE { ?project a bg:BudgetProject ; skos:prefLabel ?label }"
    )
    with chromium() as browser:
        page = browser.new_page()
        # YASGUI looks prefixes up at a host of its own; nothing outside this machine is asked here.
        page.route(lambda url: "//127.0.0.1:" not in url, lambda route: route.abort())
        page.goto(f"{site}/")
        page.evaluate(
            "([endpoint, query, method]) => { const tab = window.yasgui.getTab(); tab.setEndpoint(endpoint);"
            " tab.setRequestConfig({ method }); tab.setQuery(query); return tab.query(); }",
            [endpoint, query, method],
        )
        page.get_by_text("园区绿化费").first.wait_for(timeout=15_000)
        page.close()
