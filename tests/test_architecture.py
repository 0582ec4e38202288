"""The house's walls: which room may import which, and which room alone knows a library."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "budgetgraph"
MODULES = sorted(SOURCE.rglob("*.py"))
WEB = SOURCE / "web"
WEB_MODULES = sorted(path for path in WEB.rglob("*.py") if path != WEB / "__init__.py")
TESTS = sorted((ROOT / "tests").rglob("test_*.py"))

# Imports only fall: a room imports rooms of lower lines, never of its own line or of a higher one.
LINES = [
    {"cli"},
    {"pipeline", "web"},
    {"releases", "queries", "registration"},
    {"store", "sections", "triples"},
    {"tables", "descriptions"},
    {"facts", "originals", "services", "query_mistakes"},
    {"documents", "search", "service_calls"},
    {"formats", "query_guard", "departments"},
    {"validation", "code_lists", "examples"},
    {"listed"},
    {"classifications", "regions"},
    {"code_tables", "quality_measurement"},
    {"vocabulary", "disclosures", "settings"},
    {"confinement", "identifiers", "money_units", "sparql_text", "toml_file"},
    {"errors"},
]
LINE_OF = {room: number for number, rooms in enumerate(LINES) for room in rooms}

# The same holds inside the largest room. `http` knows HTTP and nothing of what is published; `live` knows the
# release that is served, and nothing of the pages and endpoints that are made from it.
WEB_LINES = [
    {"app"},
    {"home"},  # shows the first of the examples of `sparql`
    {
        "catalogue",
        "comparison",
        "coverage",
        "discovery",
        "findings",
        "listings",
        "search",
        "source",
        "sparql",
        "vocabularies",
    },
    {"dumps", "resources", "monitoring"},
    {"graphs"},
    {"documents", "pages", "views"},
    {"live"},
    {"description", "quotation", "spreadsheet"},
    {"addresses", "amounts", "http", "thing"},
]
WEB_LINE_OF = {room: number for number, rooms in enumerate(WEB_LINES) for room in rooms}

# One library, one room. `pyoxigraph` is everywhere: its terms are how we say RDF; its store is not.
KNOWN_ONLY_TO = {
    "rdflib": "validation",
    "pyshacl": "validation",
    "pyoxigraph.Store": "store validation",  # the release's is opened in one room; a validation's lives in memory
    "sqlite3": "search",
    "lxml": "documents",
    "python_calamine": "documents",
    "fastapi": "web",
    "starlette": "web",
    "jinja2": "web",
    "prometheus_client": "web",
    "typer": "cli",
    "rich": "cli",
    "pdfplumber": "documents",
}
MAX_LINES = 400
MEANINGLESS = re.compile(r"(utils?|helpers?|common|core|managers?|misc)", re.IGNORECASE)


def room_of(path: Path) -> str:
    """The room of a module: the folder below `budgetgraph`, or the module itself."""
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported_names(path: Path) -> Iterator[str]:
    """Everything that a module imports, as dotted names (`pyoxigraph.Store`); wherever in it the import stands."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} has a relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def attribute_names(path: Path) -> Iterator[str]:
    """Every `module.name` that a module spells out, so that `import pyoxigraph` hides nothing."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield f"{node.value.id}.{node.attr}"


def imported_rooms(path: Path) -> set[str]:
    names = (name.split(".") for name in imported_names(path))
    return {parts[1] for parts in names if parts[0] == "budgetgraph" and parts[1] in LINE_OF}


def web_room_of(path: Path) -> str:
    """The room of a module inside the web: the folder below `web`, or the module itself."""
    return path.relative_to(WEB).parts[0].removesuffix(".py")


def imported_web_rooms(path: Path) -> set[str]:
    names = (name.split(".") for name in imported_names(path))
    return {parts[2] for parts in names if parts[:2] == ["budgetgraph", "web"]}


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_every_room_has_its_line() -> None:
    """The plan above names every room that exists, and no other."""
    assert set(LINE_OF) == {room_of(path) for path in MODULES} - {"__init__"}


def test_the_page_about_the_architecture_shows_the_lines() -> None:
    """Its table has every room with the number of its line, from the top."""
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    told = [(int(line), room) for line, room in re.findall(r"^\| (\d+) \| `(\w+)` \|", page, re.MULTILINE)]
    assert [(number, room) for number, rooms in enumerate(LINES, 1) for room in sorted(rooms)] == told


@pytest.mark.parametrize("path", MODULES, ids=shown)
def test_imports_only_fall(path: Path) -> None:
    """A module imports its own room and rooms on lower lines."""
    room = room_of(path)
    if room == "__init__":
        assert set() == imported_rooms(path)
        return
    risen = {other for other in imported_rooms(path) if other != room and LINE_OF[other] <= LINE_OF[room]}
    assert set() == risen, f"{shown(path)} imports upwards or sideways"


def test_every_room_of_the_web_has_its_line() -> None:
    """The plan of the web names every room that it has, and no other."""
    assert set(WEB_LINE_OF) == {web_room_of(path) for path in WEB_MODULES}


@pytest.mark.parametrize("path", WEB_MODULES, ids=shown)
def test_imports_only_fall_inside_the_web(path: Path) -> None:
    """A module of the web imports its own room and rooms of the web on lower lines."""
    room = web_room_of(path)
    line = WEB_LINE_OF[room]
    risen = {other for other in imported_web_rooms(path) if other != room and WEB_LINE_OF[other] <= line}
    assert set() == risen, f"{shown(path)} imports upwards or sideways"


@pytest.mark.parametrize("path", MODULES, ids=shown)
def test_one_library_one_room(path: Path) -> None:
    """A library that only one room may know is used in no other."""
    used = {*imported_names(path), *attribute_names(path)}
    strangers = {
        library
        for library, rooms in KNOWN_ONLY_TO.items()
        if room_of(path) not in rooms.split()
        and any(name == library or name.startswith(f"{library}.") for name in used)
    }
    assert set() == strangers


def test_the_web_process_loads_no_slow_library() -> None:
    """Importing the web application loads neither rdflib nor pySHACL nor a reader of documents."""
    program = "import sys, budgetgraph.web.app; print(*sorted(sys.modules), sep='\\n')"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = {module.split(".")[0] for module in done.stdout.split()}
    rooms = {".".join(module.split(".")[:2]) for module in done.stdout.split()}
    assert set() == loaded & {"rdflib", "pyshacl", "lxml", "pdfplumber", "docx", "openpyxl"}
    assert set() == rooms & {f"budgetgraph.{room}" for room in ("documents", "facts", "sections", "pipeline")}


def test_the_command_line_starts_without_the_web_and_the_validator() -> None:
    """With all its commands it loads neither the web framework nor rdflib: each command loads what it needs."""
    program = "import sys; from budgetgraph.cli import *; command_line(*COMMANDS); print(*sorted(sys.modules), sep='\\n')"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert set() == set(done.stdout.split()) & {"rdflib", "pyshacl", "fastapi"}


@pytest.mark.parametrize("path", MODULES, ids=shown)
def test_files_are_short(path: Path) -> None:
    """No source file is longer than 400 lines: a longer one has a second noun in it."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MAX_LINES


def test_names_mean_something() -> None:
    """No folder and no file is named for nothing in particular."""
    tracked = [path for top in ("src", "tests", "bench") for path in (ROOT / top).rglob("*.py")]
    names = {part.removesuffix(".py") for path in tracked for part in path.relative_to(ROOT).parts}
    assert set() == {name for name in names if MEANINGLESS.fullmatch(name)}


@pytest.mark.parametrize("path", TESTS, ids=shown)
def test_each_test_says_what_holds(path: Path) -> None:
    """Every test has a docstring."""
    tests = [
        node
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_")
    ]
    assert [] == [test.name for test in tests if not ast.get_docstring(test)]
