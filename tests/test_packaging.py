"""What is handed out: the lock files, the wheel, the sdist, and the commands that make them."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ["requirements.lock", "requirements-dev.lock"]

# What the wheel must carry besides Python: where it lies in the checkout, and where in the wheel.
CARRIED = {
    "examples": "budgetgraph/examples",
    "ontology": "budgetgraph/ontology",
    "shapes": "budgetgraph/shapes",
    "src/budgetgraph": "budgetgraph",
}
GENERATED = {"node_modules", "__pycache__", "results"}


def pins(lock: str) -> dict[str, str]:
    """The version of each package in a lock file."""
    found = re.findall(r"^([A-Za-z0-9_.-]+)==(\S+)", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE)
    return {canonicalize_name(name): version for name, version in found}


def group(name: str) -> Iterator[Requirement]:
    """The requirements of a dependency group, with those of the groups that it includes."""
    for entry in PROJECT["dependency-groups"][name]:
        if isinstance(entry, str):
            yield Requirement(entry)
        else:
            yield from group(entry["include-group"])


def carried_files() -> dict[str, bytes]:
    """What the wheel must hold below `budgetgraph/`, by its name there."""
    return {
        f"{inside}/{path.relative_to(ROOT / outside).as_posix()}": path.read_bytes()
        for outside, inside in CARRIED.items()
        for path in (ROOT / outside).rglob("*")
        if path.is_file() and not GENERATED.intersection(path.parts)
    }


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the checkout without what is generated: a build must not depend on leftovers, nor leave any."""
    copy = tmp_path_factory.mktemp("checkout") / "budgetgraph"
    ignored = shutil.ignore_patterns(
        ".*cache*", "__pycache__", ".venv", ".git", ".hypothesis", "var", "dist", "node_modules"
    )
    return Path(shutil.copytree(ROOT, copy, ignore=ignored))


@pytest.fixture(scope="module")
def distributions(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and the wheel that was built from the sdist."""
    folder = tmp_path_factory.mktemp("dist")
    build(checkout, folder)
    return folder


def build(source: Path, into: Path, *options: str) -> None:
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(into), *options, str(source)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert 0 == done.returncode, done.stdout + done.stderr


def wheel_contents(folder: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        return {name: wheel.read(name) for name in wheel.namelist()}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_its_hash(lock: str) -> None:
    """Each package is pinned to one version, and each of its files to a SHA-256 hash."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    entries = [entry for entry in re.split(r"\n(?=\S)", text) if not entry.startswith("#")]
    pattern = r"[a-z0-9][a-z0-9._\[\]-]*==[^\s;]+( ; [^\\]+)? \\\n(    --hash=sha256:[0-9a-f]{64}( \\)?\n?)+"
    assert [] == [entry for entry in entries if not re.fullmatch(pattern, entry)]


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_has_no_addresses(lock: str) -> None:
    """A lock says what to install, never from where."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert [] == re.findall(r"\S*://\S*|^\s*-[^-].*|--(?!hash=)\S+", text, re.MULTILINE)


def test_the_locks_agree() -> None:
    """What is tested is what is run: both locks pin the same versions."""
    runtime, development = pins("requirements.lock"), pins("requirements-dev.lock")
    assert runtime == {name: version for name, version in development.items() if name in runtime}


def test_the_locks_hold_what_the_project_asks_for() -> None:
    """Each declared requirement, the build backend's too, is pinned to a version in its range."""
    product = [Requirement(text) for text in PROJECT["project"]["dependencies"]]
    everything = [*product, *group("dev"), *map(Requirement, PROJECT["build-system"]["requires"])]
    for lock, requirements in (("requirements.lock", product), ("requirements-dev.lock", everything)):
        pinned = pins(lock)
        wrong = [r for r in requirements if pinned.get(canonicalize_name(r.name), "0") not in r.specifier]
        assert [] == wrong, f"{lock} is stale: run `make lock`"


def test_what_is_imported_is_declared() -> None:
    """Every library that the product imports is among its dependencies, and every dependency is imported."""
    modules = packages_distributions()
    imported = {
        canonicalize_name(distribution)
        for path in (ROOT / "src").rglob("*.py")
        for module in top_level_imports(path)
        for distribution in modules.get(module, [])
    }
    declared = {canonicalize_name(Requirement(text).name) for text in PROJECT["project"]["dependencies"]}
    used_by_uvicorn = {"httptools", "uvloop"}
    assert declared - used_by_uvicorn == imported - {"budgetgraph"}


def top_level_imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0]


def test_the_wheel_carries_everything(distributions: Path) -> None:
    """The wheel, built from the sdist, holds each file of the package, the ontology, the shapes and the examples as it is here."""
    wheel = wheel_contents(distributions)
    expected = carried_files()
    assert expected == {name: content for name, content in wheel.items() if name.startswith("budgetgraph/")}
    assert {".ttl", ".jsonld", ".csv"} <= {Path(name).suffix for name in expected}


def test_the_checkout_builds_the_same_wheel(distributions: Path, checkout: Path, tmp_path: Path) -> None:
    """`pip install .` from a checkout and from the sdist install the same files."""
    build(checkout, tmp_path, "--wheel")
    assert wheel_contents(distributions) == wheel_contents(tmp_path)


def test_the_sdist_is_the_whole_project(distributions: Path) -> None:
    """The sdist holds what a packager needs: sources, data, tests, documentation, licences and locks."""
    with tarfile.open(next(distributions.glob("*.tar.gz"))) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    kept = ["README.md", "CHANGELOG.md", "LICENSE", "NOTICE", "LICENSES/CC-BY-4.0.txt", "Makefile", *LOCKS]
    folders = ("bench", "bin", "data", "docs", "examples", "ontology", "shapes", "src", "tests")
    expected = {*kept, *(f"{folder}/{name}" for folder in folders for name in files_below(ROOT / folder))}
    assert set() == expected - names


def files_below(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*"):
        if path.is_file() and not GENERATED.intersection(path.parts):
            yield path.relative_to(folder).as_posix()


def test_an_installed_copy_finds_its_ontology(distributions: Path, tmp_path: Path) -> None:
    """Unpacked away from the checkout, the package reads the ontology, the shapes and the examples that it carries."""
    with zipfile.ZipFile(next(distributions.glob("*.whl"))) as wheel:
        wheel.extractall(tmp_path)
    program = (
        "from budgetgraph import examples, vocabulary as v; assert examples.examples();"
        "print(*v.ontology_files(), *v.shapes_files(), *v.shipped('examples').glob('*.ttl'), sep='\\n')"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    found = {Path(line).relative_to(tmp_path).as_posix() for line in done.stdout.splitlines()}
    assert {name for name in carried_files() if name.endswith(".ttl")} == found


def test_the_wheel_states_its_licences(distributions: Path) -> None:
    """The metadata names the licences, and their texts are inside."""
    wheel = wheel_contents(distributions)
    metadata = next(
        content for name, content in wheel.items() if name.endswith(".dist-info/METADATA")
    ).decode()
    assert "\nLicense-Expression: Apache-2.0 AND CC-BY-4.0 AND MIT\n" in metadata
    texts = {name.partition("/licenses/")[2] for name in wheel if "/licenses/" in name}
    editor = "src/budgetgraph/web/static/editor/licences.txt"
    regions = "LICENSES/MIT-region-list.txt"
    own = {"LICENSE", "NOTICE", "LICENSES/Apache-2.0.txt", "LICENSES/CC-BY-4.0.txt"}
    assert {*own, regions, editor} == texts


def tracked_files() -> list[Path]:
    if not (ROOT / ".git").exists():
        pytest.skip("only a git checkout knows which files are tracked")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    paths = (ROOT / name for name in listed.stdout.split("\0") if name)
    return [path for path in paths if path.is_file()]


def test_nothing_depends_on_one_machine() -> None:
    """No tracked file names a home folder or another place that only one machine has."""
    place = re.compile(r"(?<![\w.:/-])/(?:home|root|Users|work|tmp|mnt|srv)/[\w.-]+")
    found = {
        f"{path.relative_to(ROOT)}: {match}"
        for path in tracked_files()
        for match in place.findall(path.read_text(encoding="utf-8", errors="ignore"))
    }
    assert set() == found


def test_no_merge_is_left_half_done() -> None:
    """No tracked file holds the marks that a merge puts where two sides differ."""
    mark = re.compile("^(?:<{7}|>{7}) ", re.MULTILINE)
    texts = ((path, path.read_text(encoding="utf-8", errors="ignore")) for path in tracked_files())
    assert [] == [str(path.relative_to(ROOT)) for path, text in texts if mark.search(text)]


@pytest.mark.parametrize(
    "target",
    ["run", "test", "setup", "lint", "types", "format", "lock", "bench", "accuracy", "dist", "clean"],
)
def test_make_knows_its_targets(target: str) -> None:
    """Every target that the documentation promises exists, and its recipe expands."""
    make = shutil.which("make")
    if make is None:
        pytest.skip("make is not installed")
    done = subprocess.run([make, "--dry-run", target], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (0, "") == (done.returncode, done.stderr)


@pytest.mark.parametrize("script", ["bin/environment", ".ci/run"])
def test_scripts_can_be_run(script: str) -> None:
    """The scripts are executable and their shell understands them."""
    path = ROOT / script
    assert os.access(path, os.X_OK)
    shell = path.read_text(encoding="utf-8").partition("\n")[0].removeprefix("#!").split()
    done = subprocess.run([*shell, "-n", str(path)], capture_output=True, text=True, check=False)
    assert (0, "") == (done.returncode, done.stderr)
