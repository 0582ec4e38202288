"""A registration against the document: what is registered wins, but what plainly says otherwise is told."""

from __future__ import annotations

from collections.abc import Iterator

from budgetgraph.descriptions.caliber import read_caliber
from budgetgraph.descriptions.fiscal_year import read_fiscal_year
from budgetgraph.descriptions.kind import read_kind
from budgetgraph.descriptions.source import Source
from budgetgraph.descriptions.trait import Candidate, Place, Trait
from budgetgraph.disclosures import REGISTRATION, Disclosure
from budgetgraph.documents.document import Document
from budgetgraph.errors import RegistrationError


def check_registration(disclosure: Disclosure, document: Document) -> None:
    """Raises `RegistrationError` when the title says another year, kind or caliber than the registration.

    Then the wrong original is registered, or the wrong value; unless a person has confirmed the value, because it is
    the title that is wrong.
    """
    for name, registered, said in _registered(disclosure, document):
        titles = [found for found in said.candidates if found.place is Place.TITLE]
        if name not in disclosure.confirmed and titles and all(found.value != registered for found in titles):
            raise _contradiction(name, registered, titles[0], disclosure)


def _registered(disclosure: Disclosure, document: Document) -> Iterator[tuple[str, object, Trait[object]]]:
    """Each name in the registration with its value, and what the document says of it."""
    source, key = [Source(document)], disclosure.key
    yield "fiscal_year", key.year, read_fiscal_year(source)
    yield "kind", key.kind, read_kind(source)
    yield "caliber", "unit" if key.unit else "department", read_caliber(source)


def _contradiction(
    name: str, registered: object, said: Candidate[object], disclosure: Disclosure
) -> RegistrationError:
    called = name.replace("_", " ")
    return RegistrationError(
        f"The {called} is registered as {registered}, but the title says {said.value}: “{said.words}”.",
        where=disclosure.folder / REGISTRATION,
        hint=f'Mend `{name}`, or register the right original; if the title is wrong, write `confirmed = ["{name}"]`.',
    )
