"""The data folder as a registry: what is there, and what is put there, whole or not at all."""

from __future__ import annotations

import os
import shutil
from functools import cached_property
from pathlib import Path

from budgetgraph.disclosures import REGISTRATION, Disclosure, find_disclosures, hash_of, read_disclosure
from budgetgraph.errors import DuplicateKey, RegistrationError
from budgetgraph.registration.original import Original
from budgetgraph.registration.proposal import Proposal
from budgetgraph.registration.registration_text import registration_text

_FOLDER = "disclosures"


class Registry:
    """The disclosures registered below a data folder; `add` writes one more."""

    def __init__(self, data: Path) -> None:
        self._folder = data / _FOLDER
        self.disclosures: list[Disclosure] = find_disclosures(data)[0] if data.is_dir() else []

    def folder_of(self, original: Original) -> Path | None:
        """The folder that has a file of the same content, None where none has."""
        return self._files.get(original.sha256)

    def add(self, proposal: Proposal) -> Path:
        """Registers a proposal that misses nothing; its folder.

        Raises `DuplicateKey` when its key is taken, `RegistrationError` when nothing can be written. Nothing is ever
        overwritten, and a folder is there with all its files or not at all.
        """
        self._check(proposal)
        folder = self._folder / proposal.slug
        half_made = self._folder / f".adding-{proposal.slug}-{os.getpid()}"
        try:
            half_made.mkdir(parents=True)
            _write(proposal, half_made)
            read_disclosure(half_made)  # what cannot be read again is not put there
            half_made.rename(folder)
        except OSError as error:
            raise RegistrationError(
                f"It cannot be written ({error.strerror}).",
                where=folder,
                hint="Choose another folder with --into.",
            ) from error
        finally:
            shutil.rmtree(half_made, ignore_errors=True)
        self.disclosures.append(read_disclosure(folder))
        self._files.update({original.sha256: folder for original in proposal.originals})
        return folder

    @cached_property
    def _files(self) -> dict[str, Path]:
        """The folder of each registered original, by the original's hash."""
        files = [path for d in self.disclosures for path in d.folder.iterdir() if path.name != REGISTRATION]
        return {hash_of(path): path.parent for path in files if path.is_file()}

    def _check(self, proposal: Proposal) -> None:
        same = next((d for d in self.disclosures if d.key == proposal.key), None)
        taken = same.folder if same else self._folder / proposal.slug
        if same or taken.exists():
            raise DuplicateKey(
                f"{proposal.key} is registered already, with another file.",
                where=f"{proposal.title} and {taken}",
                hint=f"Is it a correction? Then replace the file there, and raise `version` in its {REGISTRATION}.",
            )


def _write(proposal: Proposal, folder: Path) -> None:
    for name, original in zip(proposal.files, proposal.originals, strict=True):
        shutil.copyfile(original.path, folder / name)
    (folder / REGISTRATION).write_text(registration_text(proposal), encoding="utf-8", newline="\n")
