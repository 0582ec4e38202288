"""What a build tells of itself, beside the files that a release takes in."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from budgetgraph.confinement.parcel import Bytes
from budgetgraph.releases.manifest import DocumentEntry

TOLD = "build.json"


@dataclass(frozen=True)
class Told:
    """Where in `document.txt` each original's text stands, and how many triples and findings there are."""

    documents: tuple[DocumentEntry, ...]
    triples: int
    findings: int

    def to_bytes(self) -> bytes:
        """The content of `build.json`."""
        return json.dumps(asdict(self)).encode()

    @classmethod
    def of_bytes(cls, data: Bytes) -> Told:
        """From that; raises `ValueError`, `TypeError` or `KeyError` for what is none."""
        content = json.loads(bytes(data))
        documents = tuple(DocumentEntry.of(entry) for entry in content["documents"])
        return cls(documents, int(content["triples"]), int(content["findings"]))
