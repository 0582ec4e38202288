"""The query editor's bundle, which is committed: it is what `frontend/` makes, and fit to be shipped."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FRONTEND = ROOT / "frontend"
BUNDLE = ROOT / "src" / "budgetgraph" / "web" / "static" / "editor"
LARGEST = 1024 * 1024  # bytes

needs_packages = pytest.mark.skipif(
    shutil.which("node") is None or not (FRONTEND / "node_modules" / "esbuild").is_dir(),
    reason="there is no Node here, or no frontend/node_modules (`make frontend` makes them)",
)


def described(name: str) -> dict[str, dict[str, str]]:
    return json.loads((FRONTEND / name).read_text(encoding="utf-8"))


def contents(directory: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in directory.iterdir()}


@needs_packages
def test_the_bundle_is_what_the_sources_make(tmp_path: Path) -> None:
    """Built anew, every file has the same name and the same bytes as the committed one."""
    subprocess.run(["node", "build.mjs", str(tmp_path)], cwd=FRONTEND, check=True)
    built, committed = contents(tmp_path), contents(BUNDLE)
    assert set(built) == set(committed)
    assert [] == [name for name in built if built[name] != committed[name]]


def test_the_bundle_is_small_and_has_no_source_map() -> None:
    """No file reaches 1 MiB, and nothing points to a source map."""
    files = contents(BUNDLE)
    assert {"editor.js", "editor.css", "licences.txt"} <= set(files)
    assert [] == [name for name, data in files.items() if len(data) >= LARGEST]
    assert [] == [name for name, data in files.items() if b"sourceMappingURL" in data]


def test_every_package_in_the_bundle_has_its_licence_beside_it() -> None:
    """licences.txt names each package of the lock file that is no tool and no types, with its version."""
    packages = described("package-lock.json")["packages"]
    shipped = {
        f"{path.removeprefix('node_modules/')} {package['version']}:"
        for path, package in packages.items()
        if path and not package.get("dev") and not path.startswith("node_modules/@types/")
    }
    text = (BUNDLE / "licences.txt").read_text(encoding="utf-8")
    assert set() == {name for name in shipped if f"\n{name} " not in text}


def test_versions_are_pinned() -> None:
    """package.json names exact versions, and the lock file has a hash for each package and no address."""
    package = described("package.json")
    versions = [*package["dependencies"].values(), *package["devDependencies"].values()]
    assert [] == [version for version in versions if not re.fullmatch(r"\d+\.\d+\.\d+", version)]
    locked = {path: one for path, one in described("package-lock.json")["packages"].items() if path}
    assert [] == [path for path, one in locked.items() if "integrity" not in one or "resolved" in one]
