"""A value of a registration, and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass

from budgetgraph.descriptions.trait import Candidate, Trait

Value = str | int


@dataclass(frozen=True)
class Setting:
    """`value` is None when it is missing; then `reason` says why, and `found` what was read all the same.

    `origin` says in one line where the value comes from, `file` in which of the originals, if in one; `words` is what
    is printed there; `others` is what the document says beside it.
    """

    name: str
    value: Value | None
    origin: str = ""
    words: str = ""
    file: str = ""
    reason: str = ""
    found: tuple[Candidate[Value], ...] = ()
    others: tuple[Value, ...] = ()

    @property
    def candidates(self) -> tuple[Value, ...]:
        """What could be meant, each once."""
        return tuple(dict.fromkeys(candidate.value for candidate in self.found))


def setting(name: str, trait: Trait[Value], given: Value | None) -> Setting:
    """The value that was given, else the one that was read."""
    if given is not None:
        others = () if trait.value is None or trait.value == given else (trait.value,)
        return Setting(name, given, origin="given by hand", others=others)
    evidence = trait.evidence
    if trait.value is None or evidence is None:
        return Setting(name, None, reason=trait.reason, found=trait.candidates)
    return Setting(name, trait.value, evidence.spot, evidence.words, evidence.file, found=trait.candidates)
