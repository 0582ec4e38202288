"""Runs the documentation: commands, queries and programs of the README and `docs/`.

The conventions stand in docs/decisions/2026-11-23-documentation-is-run.md.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store, parse

from budgetgraph.formats.result_format import ResultFormat
from budgetgraph.search import SearchIndex
from budgetgraph.services import Services
from budgetgraph.store import ReleaseStore
from budgetgraph.vocabulary import PREFIXES

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
PAGES = [ROOT / "README.md", ROOT / "bench" / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
SERVER = "http://localhost:8000"

BLOCK = re.compile(r"^```(?P<language>[a-z]+)\n(?P<content>.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]+\]\((?P<target>[^)\s]+)\)")


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, content, and the line on which it starts."""

    language: str
    content: str
    line: int


@dataclass
class Command:
    """A command of a console block, with the output lines below it and the exit code that it must have."""

    text: str
    line: int
    output: list[str] = field(default_factory=list)

    @property
    def exit_code(self) -> int:
        stated = re.search(r"# exits (\d+)$", self.text)
        return int(stated[1]) if stated else 0


def blocks(page: Path) -> list[Block]:
    text = page.read_text(encoding="utf-8")
    return [
        Block(match["language"], match["content"], text[: match.start()].count("\n") + 1)
        for match in BLOCK.finditer(text)
    ]


def followed(page: Path) -> Iterator[tuple[Block, Block | None]]:
    """Each block of a page with the one after it."""
    everything: list[Block | None] = [*blocks(page), None]
    return ((block, after) for block, after in pairwise(everything) if block)


def commands(block: Block) -> Iterator[Command]:
    """The commands of a console block; a line that starts with `> ` goes on with the command above it."""
    command: Command | None = None
    for number, line in enumerate(block.content.splitlines(), block.line + 1):
        if line.startswith("$ "):
            if command:
                yield command
            command = Command(line.removeprefix("$ "), number)
        elif command and not command.output and line.startswith("> "):
            command.text += f"\n{line.removeprefix('> ')}"
        elif command:
            command.output.append(line)
    if command:
        yield command


def pages_with(*languages: str) -> list[Path]:
    return [page for page in PAGES if any(block.language in languages for block in blocks(page))]


def shown(value: object) -> str:
    return str(value.relative_to(ROOT)) if isinstance(value, Path) else str(value)


@dataclass(frozen=True)
class Published:
    """A folder with `data/` and a published `var/`, and the port on which its release is served."""

    folder: Path
    port: int


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    folder = tmp_path_factory.mktemp("docs")
    shutil.copytree(ROOT / "data", folder / "data")
    publish = [BIN / "budgetgraph", "publish", "data", "--into", "var"]
    subprocess.run(publish, cwd=folder, check=True, capture_output=True)
    serve = [BIN / "budgetgraph", "serve", "var", "--port", "0"]
    with subprocess.Popen(serve, cwd=folder, stdout=subprocess.PIPE, text=True) as server:
        try:
            yield Published(folder, port_of(server))
        finally:
            server.terminate()


def port_of(server: subprocess.Popen[str]) -> int:
    """The port that the server states when it is ready."""
    assert server.stdout
    line = server.stdout.readline()
    stated = re.search(r"http://localhost:(\d+) ", line)
    assert stated, f"`budgetgraph serve` says: {line}"
    return int(stated[1])


@pytest.fixture
def folder(published: Published, tmp_path: Path) -> Path:
    """A page's own copy of the published folder."""
    copy = tmp_path / "budgetgraph"
    return Path(shutil.copytree(published.folder, copy, symlinks=True))


def run(command: Command, folder: Path, port: int) -> subprocess.CompletedProcess[str]:
    """Runs a command in bash; `curl` reaches the test's server under the address that the page states."""
    curl = (
        f'curl() {{ command curl --silent --show-error --connect-to localhost:8000:127.0.0.1:{port} "$@"; }}'
    )
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("BUDGETGRAPH_")},
        "PATH": f"{BIN}:{os.environ['PATH']}",
        "COLUMNS": "110",
        "NO_COLOR": "1",
        "LC_ALL": "C.UTF-8",
    }
    return subprocess.run(
        ["bash", "-c", f"{curl}\n{command.text}"],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=120,
        check=False,
    )


def as_pattern(expected: list[str]) -> str:
    """A regular expression for expected lines, with `...` for any lines and `…` for any characters."""
    while expected and not expected[-1]:
        expected = expected[:-1]
    parts = [
        r"(?:.*\n)*?" if line == "..." else ".*?".join(map(re.escape, line.split("…"))) + r"\s*?\n"
        for line in expected
    ]
    return "".join(parts)


def matches(expected: list[str], output: str) -> bool:
    lines = [line.rstrip() for line in output.strip("\n").splitlines()]
    return re.fullmatch(as_pattern(expected), "".join(f"{line}\n" for line in lines)) is not None


def check(command: Command, page: Path, folder: Path, port: int) -> None:
    first = command.text.split()
    if first[:2] == ["budgetgraph", "serve"]:
        return  # it is running
    if first[0] == "make":
        command = Command(f"make --dry-run -C {shlex.quote(str(ROOT))} {' '.join(first[1:])}", command.line)
    if "curl" in first and not shutil.which("curl"):
        pytest.skip("curl is not installed")
    done = run(command, folder, port)
    place = f"{page.relative_to(ROOT)}:{command.line}: $ {command.text}"
    assert command.exit_code == done.returncode, f"{place}\n{done.stdout}"
    if command.output:
        expected = "\n".join(command.output)
        assert matches(command.output, done.stdout), f"{place}\nexpected:\n{expected}\ngot:\n{done.stdout}"


@pytest.mark.parametrize("page", pages_with("console"), ids=shown)
def test_the_commands_of_a_page_do_what_it_says(page: Path, published: Published, folder: Path) -> None:
    """Every command of a page runs, in order, ends as stated and prints what stands below it."""
    for block in blocks(page):
        if block.language == "console":
            for command in commands(block):
                check(command, page, folder, published.port)


def queries() -> list[tuple[str, str, str | None]]:
    """Every query, where it stands, and the CSV block that follows it, if any."""
    found = []
    for page in PAGES:
        for block, after in followed(page):
            if block.language == "sparql":
                expected = after.content if after and after.language == "csv" else None
                found.append((f"{shown(page)}:{block.line}", block.content, expected))
    return found


@pytest.mark.parametrize(("place", "query", "expected"), queries(), ids=[place for place, *_ in queries()])
def test_the_queries_of_a_page_have_their_answers(
    published: Published, place: str, query: str, expected: str | None
) -> None:
    """Every query has the answer that stands below it, or at least one."""
    release = published.folder / "var" / "current"
    with ReleaseStore(release / "store") as store, SearchIndex(release / "search.sqlite") as search:
        rows = (
            store.answer(query, services=Services(search))
            .write(ResultFormat.CSV)
            .decode()
            .replace("\r\n", "\n")
        )
    if expected is None:
        assert len(rows.splitlines()) > 1, f"{place} has no answer"
    else:
        assert matches(expected.splitlines(), rows), f"{place}\nexpected:\n{expected}\ngot:\n{rows}"


@pytest.mark.parametrize("page", pages_with("turtle"), ids=shown)
def test_the_turtle_of_a_page_is_in_the_release(page: Path, published: Published) -> None:
    """Every statement that a page shows in Turtle is made by the release."""
    header = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
    example, release = Store(), Store.read_only(str(published.folder / "var" / "current" / "store"))
    for block in blocks(page):
        if block.language == "turtle":
            example.extend(parse(f"{header}{block.content}", format=RdfFormat.TURTLE))
    # Through a store, so that numbers and language tags are in the form that a store gives them.
    stated = [quad.triple for quad in example]
    missing = [t for t in stated if not any(release.quads_for_pattern(t.subject, t.predicate, t.object))]
    assert stated
    assert [] == missing


@pytest.mark.parametrize("page", pages_with("python"), ids=shown)
def test_the_programs_of_a_page_run(page: Path, published: Published, folder: Path) -> None:
    """Every Python block runs by itself and prints what the text block below it says."""
    for block, after in followed(page):
        if block.language == "python":
            program = re.sub(
                rf"{SERVER}(?=/(?:sparql|compare))", f"http://127.0.0.1:{published.port}", block.content
            )
            done = subprocess.run(
                [sys.executable, "-"], input=program, cwd=folder, capture_output=True, text=True, check=False
            )
            assert 0 == done.returncode, f"{shown(page)}:{block.line}\n{done.stderr}"
            if after and after.language == "text":
                assert matches(after.content.splitlines(), done.stdout), done.stdout


@pytest.mark.parametrize("page", PAGES, ids=shown)
def test_links_lead_somewhere(page: Path) -> None:
    """Every link from a page to a file of the project has a target."""
    targets = [match["target"].partition("#")[0] for match in LINK.finditer(page.read_text(encoding="utf-8"))]
    files = [target for target in targets if target and not re.match(r"[a-z]+:", target)]
    assert [] == [target for target in files if not (page.parent / target).exists()]


@pytest.mark.parametrize("page", PAGES, ids=shown)
def test_fenced_blocks_are_of_known_kinds(page: Path) -> None:
    """A block is run, or it is one of the kinds that are only shown: nothing escapes by a misspelt language."""
    text = page.read_text(encoding="utf-8")
    fences = re.findall(r"^```(.*)$", text, re.MULTILINE)
    opening = fences[::2]
    assert set(opening) <= {"console", "csv", "json", "python", "sparql", "text", "toml", "turtle"}
    assert len(fences) == 2 * len(blocks(page))


def test_the_index_names_every_page() -> None:
    """docs/README.md links to each page, and the list of decisions to each decision."""
    for index in (ROOT / "docs" / "README.md", ROOT / "docs" / "decisions" / "README.md"):
        linked = {match["target"] for match in LINK.finditer(index.read_text(encoding="utf-8"))}
        assert {page.name for page in index.parent.glob("*.md")} - {"README.md"} <= linked
