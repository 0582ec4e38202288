"""What a confined process answers: of what kind it is, and named pieces of bytes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from budgetgraph import errors
from budgetgraph.confinement.parcel import Bytes, Part, packed, unpacked
from budgetgraph.errors import BudgetGraphError, UnreadableFile

BEGUN = b"\n"
MOST_BYTES = 192 * 1024 * 1024
"""More in one answer is a fault; an archive may hold 128 MiB of documents."""

ERROR, MEMORY, BROKEN = "error", "memory", "broken"
"""The kinds that tell what went wrong: an error of ours, no memory, and anything else with its trace."""


@dataclass(frozen=True)
class Answer:
    """`kind` is one of the above or what the task makes of it."""

    kind: str
    parts: tuple[Part, ...] = ()

    @classmethod
    def of_error(cls, error: BudgetGraphError) -> Answer:
        """What is wrong, in the error's own words."""
        told = [type(error).__name__, error.what, error.where, error.hint]
        return cls(ERROR, (("", json.dumps(told).encode()),))

    @classmethod
    def of_bytes(cls, data: Bytes) -> Answer:
        """From what came; raises `ValueError` or `TypeError` for what is no answer."""
        kind, parts = unpacked(data)
        return cls(kind, tuple(parts))

    def pieces(self) -> Iterator[Bytes]:
        """As it goes over the connection."""
        return packed(self.kind, self.parts)

    @property
    def content(self) -> bytes:
        """Its first part; empty when there is none."""
        return bytes(self.parts[0][1]) if self.parts else b""

    @property
    def error(self) -> BudgetGraphError:
        """The error that is told: of its own kind where that is one of ours."""
        kind, *told = json.loads(self.content)
        what, where, hint = (None if text is None else str(text) for text in told)
        return _class_of(kind)(what or "It cannot be read.", where=where, hint=hint)


def _class_of(name: object) -> type[BudgetGraphError]:
    found = getattr(errors, str(name), None)
    return found if isinstance(found, type) and issubclass(found, BudgetGraphError) else UnreadableFile
