"""A publication: a folder of releases and a link to the current one, which is replaced in one step."""

from __future__ import annotations

import datetime
import fcntl
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from budgetgraph.errors import ReleaseError, ReleaseNotFound
from budgetgraph.releases.manifest import MANIFEST, read_manifest
from budgetgraph.releases.release import Release

_VERSION = re.compile(r"(\d{4}-\d{2}-\d{2})\.([1-9]\d*)")
_HALF_MADE = ".making-"
_NEW_LINK = ".current-"


class Publication:
    """The releases in `directory`: `current -> releases/2026-11-23.1`, `releases/2026-11-23.1/`, …"""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._releases = directory / "releases"
        self._link = directory / "current"

    def versions(self) -> list[str]:
        """The versions of all whole releases, from the oldest to the newest."""
        found = (path.parent.name for path in self._releases.glob(f"*/{MANIFEST}"))
        return sorted(filter(_VERSION.fullmatch, found), key=_age)

    def current_version(self) -> str | None:
        """The version that `current` points to, or None when nothing has been published."""
        return self._link.readlink().name if self._link.is_symlink() else None

    def current(self) -> Release:
        """The current release; raises `ReleaseNotFound` when nothing has been published."""
        version = self.current_version()
        if version is None:
            raise ReleaseNotFound(
                "Nothing has been published here.",
                where=self.directory,
                hint="Run `budgetgraph publish` first.",
            )
        return self.release(version)

    def release(self, version: str) -> Release:
        """The release of a version; raises `ReleaseNotFound`, `ReleaseDamaged` for an unreadable manifest."""
        directory = self._releases / version
        if not _VERSION.fullmatch(version) or not directory.is_dir():
            known = ", ".join(self.versions()) or "none"
            raise ReleaseNotFound(
                f"There is no release {version!r}.", where=self.directory, hint=f"There are: {known}."
            )
        return Release(version, directory, read_manifest(directory))

    def rollback(self, version: str | None = None) -> Release:
        """Switches to a release that is there already, by default the one before the current, and gives it.

        It is verified first. Raises `ReleaseNotFound` when there is none, `ReleaseDamaged` for a damaged one and
        `ReleaseError` while somebody publishes.
        """
        with self.lock():
            release = self.release(version or self._before_current())
            release.verify()
            self._switch_to(release.version)
        return release

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Keeps other processes from changing the publication, and removes what a killed one left half-made.

        The lock belongs to the open file, so that it ends with the process, however that ends. Raises
        `ReleaseError` when another process has it, and when the disk refuses anything while it is held.
        """
        try:
            self._releases.mkdir(parents=True, exist_ok=True)
            with (self.directory / ".lock").open("w") as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                self._clean()
                yield
        except BlockingIOError:
            raise ReleaseError(
                "Another process is publishing here.", where=self.directory, hint="Wait until it is done."
            ) from None
        except OSError as error:
            raise ReleaseError(
                f"The publication cannot be written ({error}).",
                where=self.directory,
                hint="Make room or mend the permissions, then try again.",
            ) from error

    @contextmanager
    def new_release(self, day: datetime.date) -> Iterator[tuple[str, Path]]:
        """A version and a folder to write it in; left without an error, the folder becomes the current release.

        Call it while holding the lock.
        """
        version = self._next_version(day)
        half_made = Path(tempfile.mkdtemp(prefix=f"{_HALF_MADE}{version}-", dir=self._releases))
        try:
            yield version, half_made
            self._put(half_made, version)
        finally:
            shutil.rmtree(half_made, ignore_errors=True)

    def _put(self, half_made: Path, version: str) -> None:
        half_made.chmod(0o755)  # a temporary folder is private, a release is for whoever serves it
        synchronise(half_made)
        directory = half_made.rename(self._releases / version)
        try:
            synchronise(self._releases)
            self._switch_to(version)
        except BaseException:
            if self.current_version() != version:
                shutil.rmtree(directory, ignore_errors=True)
            raise

    def _switch_to(self, version: str) -> None:
        link = self.directory / f"{_NEW_LINK}{version}"
        try:
            link.symlink_to(Path("releases") / version)
            link.replace(self._link)
        finally:
            link.unlink(missing_ok=True)
        synchronise(self.directory)

    def _clean(self) -> None:
        for path in self._releases.glob(f"{_HALF_MADE}*"):
            shutil.rmtree(path, ignore_errors=True)
        for path in self.directory.glob(f"{_NEW_LINK}*"):
            path.unlink()

    def _next_version(self, day: datetime.date) -> str:
        same_day = [
            _age(path.name) for path in self._releases.glob(f"{day}.*") if _VERSION.fullmatch(path.name)
        ]
        return f"{day}.{max((number for _, number in same_day), default=0) + 1}"

    def _before_current(self) -> str:
        current = self.current().version
        older = [version for version in self.versions() if _age(version) < _age(current)]
        if not older:
            raise ReleaseNotFound(
                f"No release is older than the current one, {current}.",
                where=self.directory,
                hint="`budgetgraph releases list` shows them all.",
            )
        return older[-1]


def synchronise(path: Path) -> None:
    """Waits until a file, or the entries of a folder, are on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _age(version: str) -> tuple[str, int]:
    day, _, number = version.partition(".")
    return day, int(number)
