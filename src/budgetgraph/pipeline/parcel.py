"""A disclosure with its documents as bytes, on the way to the confined process that builds it."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from budgetgraph.confinement.parcel import Bytes, packed, unpacked
from budgetgraph.disclosures import Disclosure
from budgetgraph.originals.plain_document import PlainDocument
from budgetgraph.settings import Publisher


@dataclass(frozen=True)
class Parcel:
    """What is needed to build a disclosure."""

    disclosure: Disclosure
    publisher: Publisher
    documents: Sequence[PlainDocument]

    def pieces(self) -> Iterator[Bytes]:
        """As it goes over the connection."""
        registered = pickle.dumps((self.disclosure, self.publisher))
        return packed("disclosure", [("registration", registered), *(one.part for one in self.documents)])

    @classmethod
    def of_bytes(cls, data: bytes) -> Parcel:
        """From what came from the process that publishes, and is trusted; the documents in it are not."""
        _, ((_, registered), *parts) = unpacked(data)
        disclosure, publisher = pickle.loads(registered)  # noqa: S301 - this program's own
        return cls(disclosure, publisher, [PlainDocument.of_part(*part) for part in parts])
