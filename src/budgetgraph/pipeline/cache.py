"""Folders of files, each made once and known by a hash of all that it was made from."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import distributions
from pathlib import Path

from budgetgraph import __version__
from budgetgraph.confinement.parcel import Bytes
from budgetgraph.vocabulary import code_tables, ontology_files, shapes_files


@dataclass(frozen=True)
class Cache:
    """The folders in `directory`; a folder is there with all its files or not at all."""

    directory: Path

    def folder(self, name: str) -> Path | None:
        """The folder of this name, None when it has not been made."""
        path = self.directory / name
        return path if path.is_dir() else None

    def put(self, name: str, files: Mapping[str, Bytes]) -> Path:
        """Makes a folder of these files; raises `OSError`."""
        self.directory.mkdir(parents=True, exist_ok=True)
        half_made = Path(tempfile.mkdtemp(prefix=".making-", dir=self.directory))
        try:
            for file, content in files.items():
                (half_made / file).write_bytes(content)
            return self._put_in_place(half_made, self.directory / name)
        finally:
            shutil.rmtree(half_made, ignore_errors=True)

    def _put_in_place(self, half_made: Path, path: Path) -> Path:
        try:
            return half_made.rename(path)
        except OSError:
            if not path.is_dir():  # else another process made the same files meanwhile
                raise
            return path


@cache
def code_fingerprint() -> str:
    """A hash of the code, the libraries that it may use, the ontology, the code lists and the shapes."""
    libraries = sorted(f"{one.name} {one.version}" for one in distributions())
    digest = hashlib.sha256("\n".join([__version__, *libraries]).encode())
    code = sorted(Path(__file__).parents[1].rglob("*.py"))
    for path in [*code, *ontology_files(), *code_tables(), *shapes_files()]:
        digest.update(path.read_bytes())
    return digest.hexdigest()
