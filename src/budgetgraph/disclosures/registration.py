"""Reads a registration: what a `disclosure.toml` says, each setting checked."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import get_args

from budgetgraph.disclosures.disclosure import Disclosure, Kind, Scope
from budgetgraph.disclosures.entries import Entries
from budgetgraph.identifiers import DisclosureKey
from budgetgraph.money_units import YUAN_IN

REGISTRATION = "disclosure.toml"

_KNOWN = {
    "disclosure": ("fiscal_year", "kind", "caliber", "scope", "unit", "confirmed", "version", "issued"),
    "department": ("region", "code", "name"),
    "source": ("file", "files", "address", "addresses"),
    "expect": (),  # whatever can be counted
}
_CALIBERS = ("department", "unit")
_CONFIRMABLE = ("fiscal_year", "kind", "caliber")
_YEARS = range(1949, 2101)
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_SEGMENT = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*")


def read_disclosure(folder: Path) -> Disclosure:
    """The disclosure registered in `folder/disclosure.toml`; raises `RegistrationError`."""
    entries = Entries(folder / REGISTRATION, _KNOWN)
    files = entries.texts("source", "file", "files")
    return Disclosure(
        folder=folder,
        key=_key(entries),
        department_name=entries.text("department", "name"),
        originals=tuple(folder / name for name in files),
        version=entries.optional_text("disclosure", "version") or "1.0.0",
        issued=_day(entries, "issued"),
        addresses=_addresses(entries, len(files)),
        expect=entries.counts("expect"),
        unit=entries.optional_choice("disclosure", "unit", tuple(YUAN_IN)),
        scope=entries.optional_choice("disclosure", "scope", get_args(Scope)),
        confirmed=entries.names("disclosure", "confirmed", _CONFIRMABLE),
    )


def _key(entries: Entries) -> DisclosureKey:
    kind: Kind = entries.choice("disclosure", "kind", get_args(Kind))
    return DisclosureKey(
        region=_segment(entries, "region"),
        code=_segment(entries, "code"),
        year=entries.integer("disclosure", "fiscal_year", _YEARS),
        kind=kind,
        unit=entries.optional_choice("disclosure", "caliber", _CALIBERS) == "unit",
    )


def _segment(entries: Entries, name: str) -> str:
    """A text that becomes part of an address."""
    value = entries.text("department", name)
    if not _SEGMENT.fullmatch(value):
        hint = "It becomes part of an address: letters, digits, - and . only."
        raise entries.error(f"`{name}` is {value!r}.", hint)
    return value


def _day(entries: Entries, name: str) -> str | None:
    value = entries.optional_text("disclosure", name)
    if value is not None and not _is_day(value):
        raise entries.error(f"`{name}` is {value!r}.", "Write a day, like 2020-02-28.")
    return value


def _is_day(value: str) -> bool:
    try:
        return datetime.date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _addresses(entries: Entries, number: int) -> tuple[str, ...]:
    """The addresses of so many files: none, one for all of them, or one for each."""
    if not entries.has("source", "address") and not entries.has("source", "addresses"):
        return ()
    addresses = entries.texts("source", "address", "addresses")
    for address in addresses:
        if not _ADDRESS.fullmatch(address):
            hint = "Write an http or https address; blank space in it is written %20."
            raise entries.error(f"[source] has the address {address!r}.", hint)
    if len(addresses) not in (1, number):
        hint = "Write one `address` for all of them, or one in `addresses` for each."
        raise entries.error(f"[source] has {len(addresses)} addresses for {number} files.", hint)
    return addresses * number if len(addresses) == 1 else addresses
