"""What is about to be registered: the originals of a disclosure, and a value for each setting, or what is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from budgetgraph.descriptions.trait import Trait
from budgetgraph.disclosures import REGISTRATION, Disclosure
from budgetgraph.identifiers import DisclosureKey
from budgetgraph.registration.department_code import assigned_code, known_code
from budgetgraph.registration.grouping import Group
from budgetgraph.registration.original import Original
from budgetgraph.registration.setting import Setting, Value, setting

NAMES = ("name", "region", "code", "year", "kind", "caliber", "scope")
"""The settings of a registration; all but the last must have a value."""


@dataclass(frozen=True)
class Proposal:
    """The originals, in order, and the settings by name."""

    originals: tuple[Original, ...]
    settings: Mapping[str, Setting]

    @property
    def missing(self) -> list[Setting]:
        """The settings without which nothing can be registered; a code that none is printed of will be assigned."""
        unknown = [found for found in self.settings.values() if found.value is None]
        return [found for found in unknown if found.name != "scope" and (found.name != "code" or found.found)]

    @property
    def key(self) -> DisclosureKey:
        """The key; only when nothing is missing."""
        text = {name: str(found.value) for name, found in self.settings.items()}
        unit = text["caliber"] == "unit"
        return DisclosureKey(text["region"], text["code"], int(text["year"]), text["kind"], unit)

    @property
    def slug(self) -> str:
        """The name of the disclosure's folder, made from the key."""
        return str(self.key).replace("/", "-")

    @property
    def files(self) -> list[str]:
        """The names of the originals in the disclosure's folder: their own, numbered where two have the same."""
        names = [original.path.name for original in self.originals]
        is_taken = len(set(names)) < len(names) or REGISTRATION in names
        return [f"{place}-{name}" for place, name in enumerate(names, 1)] if is_taken else names

    @property
    def title(self) -> str:
        """What to call it while the key is not known: the names of its files."""
        return ", ".join(original.path.name for original in self.originals)


def propose(group: Group, given: Mapping[str, Value | None], registered: Sequence[Disclosure]) -> Proposal:
    """The settings that were given by hand, else as read; the code of a department that prints none is found or made."""
    traits = vars(group.description)
    settings = {name: setting(name, cast(Trait[Value], traits[name]), given.get(name)) for name in NAMES}
    return with_code(Proposal(group.originals, settings), registered)


def answered(proposal: Proposal, name: str, value: Value, registered: Sequence[Disclosure]) -> Proposal:
    """The proposal with one more value, that a person has given."""
    changed = replace(
        proposal.settings[name], value=value, origin="given by hand", words="", file="", reason=""
    )
    return with_code(replace(proposal, settings={**proposal.settings, name: changed}), registered)


def with_code(proposal: Proposal, registered: Sequence[Disclosure]) -> Proposal:
    """With a code, where none is printed and name and region are known; which of two printed codes, a person tells."""
    code, name, region = (proposal.settings[key] for key in ("code", "name", "region"))
    if code.value is not None or code.found or name.value is None or region.value is None:
        return proposal
    department = (str(name.value), str(region.value), registered)
    known = known_code(*department)
    origin = "that of the same department, registered before" if known else "assigned; none is printed"
    found = Setting("code", known or assigned_code(*department), origin)
    return replace(proposal, settings={**proposal.settings, "code": found})
