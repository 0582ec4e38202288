"""The pages in a real browser: the script, the style sheet and the security policy together."""

from __future__ import annotations

import re
import shutil
import struct
import subprocess
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

from tests.web.publication import DOCUMENT, KEY, TEXT, place
from tests.web.server import Server

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="there is no Chromium here (Debian package `chromium`)"
)

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--enable-logging=stderr",
    "--virtual-time-budget=5000",
]
Browse = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def browse(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Browse:
    profile = tmp_path_factory.mktemp("profile")

    def run(path: str, *options: str) -> subprocess.CompletedProcess[str]:
        command = [str(CHROMIUM), *FLAGS, f"--user-data-dir={profile}", *options, f"{server.address}{path}"]
        return subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)

    return run


def shown_text(dom: str) -> str:
    """What the element with the canonical text contains, marks left out."""
    match = re.search(r'<pre [^>]*id="text"[^>]*>(.*?)</pre>', dom, re.DOTALL)
    assert match
    return unescape(re.sub(r"</?mark[^>]*>", "", match[1]))


@pytest.mark.parametrize("quoted", ["499.33", '<script>alert("职责")</script>管理 & 服务', "10月31日前"])
def test_the_fragment_is_highlighted(browse: Browse, quoted: str) -> None:
    """`#char=start,end` marks exactly the passage, though a character before it takes two UTF-16 units."""
    dom = browse(f"/source/{DOCUMENT}#char={place(quoted)}", "--dump-dom").stdout
    assert [quoted] == [unescape(marked) for marked in re.findall(r"<mark>(.*?)</mark>", dom, re.DOTALL)]
    assert TEXT == shown_text(dom)


@pytest.mark.parametrize("fragment", ["", "#char=5,3", "#char=9999999,99999999", "#nonsense", "#char=1,2,3"])
def test_a_fragment_that_is_no_passage_marks_nothing(browse: Browse, fragment: str) -> None:
    """The text stays as it is."""
    dom = browse(f"/source/{DOCUMENT}{fragment}", "--dump-dom").stdout
    assert "<mark" not in dom
    assert TEXT == shown_text(dom)


@pytest.mark.parametrize(
    "path",
    [
        "/",
        f"/doc/disclosure/{KEY}",
        f"/doc/disclosure/{KEY}/project/01",
        f"/source/{DOCUMENT}",
        "/def",
        "/sparql",
    ],
)
def test_pages_obey_their_own_security_policy(browse: Browse, path: str) -> None:
    """The browser refuses nothing and reports no error: no inline script, no style, nothing from elsewhere."""
    console = [line for line in browse(path, "--dump-dom").stderr.splitlines() if "CONSOLE" in line]
    assert [] == console


@pytest.mark.parametrize("width", [360, 1280])
def test_a_disclosure_is_drawn(browse: Browse, tmp_path: Path, width: int) -> None:
    """On a phone and on a desk the page is drawn at the width asked for, and is not blank."""
    picture = tmp_path / "page.png"
    browse(f"/doc/disclosure/{KEY}", f"--window-size={width},1200", f"--screenshot={picture}")
    data = picture.read_bytes()
    assert (width, 1200) == struct.unpack(">II", data[16:24])
    assert len(data) > 20_000, "a blank page takes a few kilobytes"
