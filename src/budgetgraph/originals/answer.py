"""What a confined process answers: a line of JSON that says what follows, and bytes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from budgetgraph.documents.archive import Member
from budgetgraph.errors import BudgetGraphError, InputError, UnreadableFile

BEGUN = b"\n"
MOST_BYTES = 192 * 1024 * 1024
"""More in one answer is a fault; an archive may hold 128 MiB of documents."""

Kind = Literal["document", "members", "convert", "error", "memory", "broken"]


@dataclass(frozen=True)
class Answer:
    """`content`: a document as plain data, members' bytes, the suffix of what must be converted, an error, a trace."""

    kind: Kind
    content: bytes = b""
    lengths: tuple[tuple[str, int], ...] = ()

    @classmethod
    def of_members(cls, members: Sequence[Member]) -> Answer:
        """The members of an archive."""
        lengths = tuple((member.name, len(member.data)) for member in members)
        return cls("members", b"".join(member.data for member in members), lengths)

    @classmethod
    def of_error(cls, error: BudgetGraphError) -> Answer:
        """What is wrong, in the error's own words."""
        return cls("error", json.dumps([error.what, error.where, error.hint]).encode())

    @classmethod
    def of_bytes(cls, data: bytes) -> Answer:
        """From what came; raises `ValueError`, `TypeError` or `KeyError` for what is no answer."""
        line, _, content = data.partition(b"\n")
        head = json.loads(line)
        return cls(head["kind"], content, tuple((str(name), int(size)) for name, size in head["lengths"]))

    def pieces(self) -> Iterator[bytes]:
        """As it goes over the connection."""
        yield json.dumps({"kind": self.kind, "lengths": self.lengths}).encode() + b"\n"
        yield self.content

    @property
    def members(self) -> list[Member]:
        """The members of an archive; raises `ValueError` when there are not the bytes for them."""
        found, start = [], 0
        for name, length in self.lengths:
            found.append(Member(name, self.content[start : start + length]))
            start += length
        if start != len(self.content) or any(length < 0 for _, length in self.lengths):
            raise ValueError("The members are not as long as they are said to be.")
        return found

    @property
    def error(self) -> InputError:
        """The error that is told."""
        what, where, hint = (None if text is None else str(text) for text in json.loads(self.content))
        return UnreadableFile(what or "It cannot be read.", where=where, hint=hint)
