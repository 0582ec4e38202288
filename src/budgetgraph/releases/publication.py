"""A publication: a folder of releases and a link to the current one, which is replaced in one step."""

from __future__ import annotations

import datetime
import fcntl
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from budgetgraph.errors import ReleaseDamaged, ReleaseError, ReleaseNotFound
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

    def older_versions(self) -> list[str]:
        """The versions before the current one, from the oldest; raises `ReleaseNotFound` as `current` does."""
        current = self.required_version()
        if not _VERSION.fullmatch(current):  # a link that somebody else made
            return self.versions()
        return [version for version in self.versions() if _age(version) < _age(current)]

    def newest_sound_before_current(
        self, skipped: Callable[[ReleaseDamaged], None] | None = None
    ) -> Release | None:
        """The newest release before the current one that verifies, if any; `skipped` is told of damaged ones."""
        for version in reversed(self.older_versions()):
            try:
                return self._verified(version)
            except ReleaseDamaged as damage:
                if skipped:
                    skipped(damage)
        return None

    def current(self) -> Release:
        """The current release; raises `ReleaseNotFound` when nothing has been published."""
        return self.release(self.required_version())

    def required_version(self) -> str:
        """The version that `current` points to, damaged or not; raises `ReleaseNotFound` as `current` does."""
        version = self.current_version()
        if version is None:
            raise ReleaseNotFound(
                "Nothing has been published here.",
                where=self.directory,
                hint="Run `budgetgraph publish` first.",
            )
        return version

    def release(self, version: str) -> Release:
        """The release of a version; raises `ReleaseNotFound`, `ReleaseDamaged` for an unreadable manifest."""
        directory = self._releases / version
        if not _VERSION.fullmatch(version) or not directory.is_dir():
            known = ", ".join(self.versions()) or "none"
            raise ReleaseNotFound(
                f"There is no release {version!r}.", where=self.directory, hint=f"There are: {known}."
            )
        return Release(version, directory, read_manifest(directory))

    def rollback(
        self, version: str | None = None, *, skipped: Callable[[ReleaseDamaged], None] | None = None
    ) -> Release:
        """Switches to a release that is there already, by default the sound one before the current, and gives it.

        It is verified first; of each that was passed over for its damage `skipped` is told. The current one
        may be damaged or gone. Raises `ReleaseNotFound` when there is no sound one, `ReleaseDamaged` for a damaged one
        that was asked for by its version, and `ReleaseError` while somebody publishes.
        """
        self.required_version()  # before a lock makes folders where there is no publication
        with self.lock():
            release = self._before_current(skipped) if version is None else self._verified(version)
            self._switch_to(release.version)
        return release

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Keeps other processes from changing the publication, and removes what a killed one left half-made.

        The lock belongs to the open file, so that it ends with the process, however that ends. Raises
        `ReleaseError` when another process has it, and when the disk refuses anything while it is held. A
        publication that is not there yet is made.
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

    def _verified(self, version: str) -> Release:
        release = self.release(version)
        release.verify()
        return release

    def _before_current(self, skipped: Callable[[ReleaseDamaged], None] | None) -> Release:
        release = self.newest_sound_before_current(skipped)
        if release is None:
            sound = "sound " if self.older_versions() else ""
            raise ReleaseNotFound(
                f"No {sound}release is older than the current one, {self.current_version()}.",
                where=self.directory,
                hint="`budgetgraph releases list` shows them all.",
            )
        return release


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
