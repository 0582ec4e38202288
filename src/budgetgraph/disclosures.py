"""What was published, by whom, when: a disclosure as its `disclosure.toml` registers it."""

from __future__ import annotations

import datetime
import hashlib
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, cast, get_args

from budgetgraph.errors import BudgetGraphError, DuplicateKey, RegistrationError
from budgetgraph.identifiers import DisclosureKey

REGISTRATION = "disclosure.toml"
Kind = Literal["budget", "final"]
Scope = Literal["own", "consolidated"]

_KNOWN: dict[str, frozenset[str]] = {
    "disclosure": frozenset(
        ["fiscal_year", "kind", "caliber", "scope", "unit", "confirmed", "version", "issued"]
    ),
    "department": frozenset(["region", "code", "name"]),
    "source": frozenset(["file", "files", "address", "addresses"]),
    "expect": frozenset(),  # whatever can be counted
}
"""The names of each section; an empty set takes any."""
UNITS = ("元", "百元", "千元", "万元", "百万元", "亿元")
"""The units that amounts are printed in."""
_CONFIRMABLE = frozenset(["fiscal_year", "kind", "caliber"])
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_SEGMENT = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*")


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
    `unit` is that of the amounts in tables that name none. `scope` says whether the figures are the body's `own` or `consolidated` with those of its units, None for unknown.
    `confirmed` names what a person vouches for although the document says something else. `body` is the one
    across all years, where all registrations were looked at; else nothing is known but this one.
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
        return tuple(_hash(original) for original in self.originals)

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


def read_disclosure(folder: Path) -> Disclosure:
    """The disclosure registered in `folder/disclosure.toml`; raises `RegistrationError`."""
    path = folder / REGISTRATION
    table = _Table(_read_toml(path), path)
    expect = table.counts("expect")
    key, name = _key(table), table.text("department", "name")
    files = table.texts("source", "file", "files")
    return Disclosure(
        folder=folder,
        key=key,
        department_name=name,
        originals=tuple(folder / name for name in files),
        version=table.optional_text("disclosure", "version") or "1.0.0",
        issued=table.date("disclosure", "issued"),
        addresses=table.addresses("source", len(files)),
        expect=expect,
        unit=_unit(table),
        scope=_scope(table),
        confirmed=table.names("disclosure", "confirmed", _CONFIRMABLE),
    )


def _unit(table: _Table) -> str | None:
    unit = table.optional_text("disclosure", "unit")
    if unit is not None and unit not in UNITS:
        raise table.error(f"`unit` is {unit!r}.", f"Write one of {', '.join(UNITS)}.")
    return unit


def find_disclosures(data: Path) -> tuple[list[Disclosure], dict[Path, BudgetGraphError]]:
    """All disclosures registered below `data`, by folder name, and what is wrong with the other folders.

    `data` is a data folder (with `disclosures/` in it), a folder of disclosures, or one disclosure's folder.
    Of two with the same key or folder name neither is taken: which of them is right is not ours to guess.
    """
    found: list[Disclosure] = []
    problems: dict[Path, BudgetGraphError] = {}
    for path in sorted(_registrations(data)):
        try:
            found.append(read_disclosure(path.parent))
        except BudgetGraphError as problem:
            problems[path.parent] = problem
    problems.update(_doubles(found))
    return [disclosure for disclosure in found if disclosure.folder not in problems], problems


def _registrations(data: Path) -> Iterator[Path]:
    """Those in hidden folders are left out: something is being put there."""
    for path in data.rglob(REGISTRATION):
        if not any(part.startswith(".") for part in path.relative_to(data).parts):
            yield path


def _doubles(found: list[Disclosure]) -> dict[Path, BudgetGraphError]:
    """The folders of disclosures that share what should be theirs alone, each with the problem."""
    by_identity: dict[str, list[Disclosure]] = {}
    for disclosure in found:
        by_identity.setdefault(f"the key {disclosure.key}", []).append(disclosure)
        by_identity.setdefault(f"the folder name {disclosure.slug}", []).append(disclosure)
    problems: dict[Path, BudgetGraphError] = {}
    for shared, same in by_identity.items():
        if len(same) > 1:
            problem = _double(shared, same)
            problems.update({disclosure.folder: problem for disclosure in same})
    return problems


def _hash(original: Path) -> str:
    try:
        with original.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise RegistrationError(
            f"The original cannot be read ({error.strerror}).",
            where=original,
            hint=f"Put it there, or mend [source] in {REGISTRATION}.",
        ) from error


def _double(shared: str, same: list[Disclosure]) -> DuplicateKey:
    return DuplicateKey(
        f"{len(same)} disclosures have {shared}.",
        where=", ".join(str(disclosure.folder / REGISTRATION) for disclosure in same),
        hint="Keep one, or give them different codes, years, kinds or folder names. None of them is published.",
    )


def _scope(table: _Table) -> Scope | None:
    scope = table.optional_text("disclosure", "scope")
    if scope is not None and scope not in get_args(Scope):
        raise table.error(f"`scope` is {scope!r}.", 'Write "own" or "consolidated", or leave it out.')
    return cast(Scope | None, scope)


def _key(table: _Table) -> DisclosureKey:
    kind = table.text("disclosure", "kind")
    if kind not in get_args(Kind):
        raise table.error(f"`kind` is {kind!r}.", 'Write "budget" or "final".')
    caliber = table.optional_text("disclosure", "caliber") or "department"
    if caliber not in ("department", "unit"):
        raise table.error(f"`caliber` is {caliber!r}.", 'Write "department" or "unit".')
    return DisclosureKey(
        region=table.segment("department", "region"),
        code=table.segment("department", "code"),
        year=table.year("disclosure", "fiscal_year"),
        kind=kind,
        unit=caliber == "unit",
    )


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise RegistrationError(
            f"There is no registration here ({error.strerror}).", where=path, hint="Write one; see docs/."
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RegistrationError(
            f"This is not valid TOML: {error}.", where=path, hint="Mend that line."
        ) from error


class _Table:
    """A TOML document that is read strictly: a name that nobody knows is an error."""

    def __init__(self, content: dict[str, Any], path: Path) -> None:
        self._content = content
        self._path = path
        self._complain_about_unknown_names()

    def error(self, what: str, hint: str) -> RegistrationError:
        return RegistrationError(what, where=self._path, hint=hint)

    def text(self, section: str, name: str) -> str:
        value = self.optional_text(section, name)
        if not value:
            raise self.error(f"`{name}` is missing in [{section}].", "Add it; see docs/ for an example.")
        return value

    def optional_text(self, section: str, name: str) -> str | None:
        value = self._pop(section, name)
        if value is not None and not isinstance(value, str):
            raise self.error(f"`{name}` in [{section}] is {value!r}.", "Write a text in quotation marks.")
        return value

    def segment(self, section: str, name: str) -> str:
        value = self.text(section, name)
        if not _SEGMENT.fullmatch(value):
            raise self.error(
                f"`{name}` is {value!r}.", "It becomes part of an address: letters, digits, - and . only."
            )
        return value

    def year(self, section: str, name: str) -> int:
        value = self._pop(section, name)
        if not isinstance(value, int) or not 1949 <= value <= 2100:
            raise self.error(f"`{name}` in [{section}] is {value!r}.", "Write a year, like 2020.")
        return value

    def date(self, section: str, name: str) -> str | None:
        value = self.optional_text(section, name)
        if value is not None and not _is_date(value):
            raise self.error(f"`{name}` in [{section}] is {value!r}.", "Write a day, like 2020-02-28.")
        return value

    def texts(self, section: str, one: str, several: str) -> tuple[str, ...]:
        """The text under the name `one`, or the different texts in a list under `several`."""
        listed = self._pop(section, several)
        if listed is None:
            return (self.text(section, one),)
        if not isinstance(listed, list) or not listed or not all(isinstance(x, str) and x for x in listed):
            raise self.error(f"`{several}` in [{section}] is {listed!r}.", 'Write a list, like ["a", "b"].')
        if self._pop(section, one) is not None:
            raise self.error(f"[{section}] has both `{one}` and `{several}`.", "Keep one of them.")
        if len(set(listed)) < len(listed):
            raise self.error(f"`{several}` in [{section}] names one twice.", "Name each once.")
        return tuple(listed)

    def addresses(self, section: str, number: int) -> tuple[str, ...]:
        """The addresses of so many files: none, one for all of them, or one for each."""
        content = self._content.get(section, {})
        if "address" not in content and "addresses" not in content:
            return ()
        addresses = self.texts(section, "address", "addresses")
        for address in addresses:
            if not _ADDRESS.fullmatch(address):
                raise self.error(
                    f"[{section}] has the address {address!r}.",
                    "Write an http or https address; blank space in it is written %20.",
                )
        if len(addresses) not in (1, number):
            raise self.error(
                f"[{section}] has {len(addresses)} addresses for {number} files.",
                "Write one `address` for all of them, or one in `addresses` for each.",
            )
        return addresses * number if len(addresses) == 1 else addresses

    def names(self, section: str, name: str, known: frozenset[str]) -> frozenset[str]:
        value = self._pop(section, name) or []
        if not isinstance(value, list) or not set(map(str, value)) <= known:
            raise self.error(
                f"`{name}` is {value!r}.", f"Write a list of some of {', '.join(sorted(known))}."
            )
        return frozenset(map(str, value))

    def counts(self, section: str) -> dict[str, int]:
        table = self._content.pop(section, {})
        if not isinstance(table, dict) or not all(
            type(value) is int and value >= 0 for value in table.values()
        ):
            raise self.error(f"[{section}] does not list counts.", "Write lines like `projects = 18`.")
        return cast(dict[str, int], table)

    def _complain_about_unknown_names(self) -> None:
        # First of all: a misspelt name would else be told as the absence of the right one.
        unknown = [
            f"[{section}] {name}"
            for section, table in self._content.items()
            for name in _names(table)
            if section not in _KNOWN or (_KNOWN[section] and name not in _KNOWN[section])
        ]
        if unknown:
            raise self.error(f"Unknown: {', '.join(unknown)}.", "Mend the spelling, or remove it.")

    def _pop(self, section: str, name: str) -> Any:
        table = self._content.get(section, {})
        return table.pop(name, None) if isinstance(table, dict) else None


def _is_date(value: str) -> bool:
    try:
        return datetime.date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _names(table: Any) -> list[str]:
    return list(table) if isinstance(table, dict) else ["(not a table)"]
