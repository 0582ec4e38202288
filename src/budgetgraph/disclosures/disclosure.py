"""A registered disclosure, and the body that discloses."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from budgetgraph.errors import RegistrationError
from budgetgraph.identifiers import DisclosureKey

Kind = Literal["budget", "final"]
Scope = Literal["own", "consolidated"]


@dataclass(frozen=True)
class Body:
    """Who discloses, as one entity across its years: its key, its latest name, and the keys that it `replaces`.

    Each of those comes with the first fiscal year in which this body stood in the place of that one.
    """

    key: str
    name: str
    replaces: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Disclosure:
    """One registered disclosure: its key, the department as registered, the originals and what is expected of them.

    `folder` holds `disclosure.toml` and the originals, one or (text and tables, say) several in the order in which
    they are read; `addresses` are where they were published, one for each or none. `version` is raised when the
    publisher of the originals corrects them; `expect` maps a count's name (`projects`) to the number that they hold.
    `unit` is that of the amounts in tables that name none. `scope` says whether the figures are the body's `own` or
    `consolidated` with those of its units, None for unknown. `confirmed` names what a person vouches for although the
    document says something else. `body` is the one across all years, where all registrations were looked at; else
    nothing is known but this one.
    """

    folder: Path
    key: DisclosureKey
    department_name: str
    originals: tuple[Path, ...]
    version: str = "1.0.0"
    issued: str | None = None
    addresses: tuple[str, ...] = ()
    expect: dict[str, int] = field(default_factory=dict)
    scope: Scope | None = None
    unit: str | None = None
    confirmed: frozenset[str] = frozenset()
    body: Body | None = None

    @property
    def slug(self) -> str:
        """The name of the disclosure's folder, which names its files everywhere."""
        return self.folder.name

    @property
    def hashes(self) -> tuple[str, ...]:
        """The SHA-256 of each original; raises `RegistrationError` when one cannot be read."""
        return tuple(hash_of(original) for original in self.originals)

    def original_of(self, source: str) -> int | None:
        """The place among the originals of the file that a source is, or that it came in; None for neither.

        Of the name of a document of several, that of the first.
        """
        for place, original in enumerate(self.originals):
            if source == original.name or source.startswith((f"{original.name}/", f"{original.name} + ")):
                return place
        return None

    def address_of(self, source: str) -> str | None:
        """Where a source (by its name) was published: of a file in an archive, where the archive was."""
        place = self.original_of(source)
        return self.addresses[place] if self.addresses and place is not None else None


def hash_of(original: Path) -> str:
    """The SHA-256 of an original; raises `RegistrationError` when it cannot be read."""
    try:
        with original.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise RegistrationError(
            f"The original cannot be read ({error.strerror}).",
            where=original,
            hint="Put it there, or mend [source] in disclosure.toml.",
        ) from error
