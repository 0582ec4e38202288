"""How bad a result is."""

from __future__ import annotations

from enum import IntEnum

from budgetgraph.vocabulary import PREFIXES


class Severity(IntEnum):
    """A violation means that our graph is wrong and stops a release; the others are about the source."""

    VIOLATION = 0
    WARNING = 1
    INFO = 2

    @property
    def iri(self) -> str:
        """`sh:Violation`, `sh:Warning` or `sh:Info`."""
        return PREFIXES["sh"] + self.name.capitalize()

    @classmethod
    def of(cls, iri: str) -> Severity:
        """The severity with this IRI; raises `KeyError` for any other."""
        return {severity.iri: severity for severity in cls}[iri]
