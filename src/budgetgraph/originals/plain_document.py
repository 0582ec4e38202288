"""A document as it came out of a confined process: plain data, of which nothing has been made yet."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from budgetgraph.confinement.parcel import Bytes, Part
from budgetgraph.confinement.task import REPORT
from budgetgraph.documents.document import Document
from budgetgraph.documents.joined import join
from budgetgraph.errors import ProcessingFailed
from budgetgraph.originals.plain import of_plain


@dataclass(frozen=True)
class PlainDocument:
    """`content` is what `to_plain` gives; `media_type` is the original's, where it was converted before it was read."""

    name: str
    sha256: str
    content: Bytes
    media_type: str | None = None

    @classmethod
    def of_part(cls, name: str, content: Bytes) -> PlainDocument:
        """From the part of a parcel that `part` gave."""
        document, sha256, media_type = json.loads(name)
        return cls(document, sha256, content, media_type)

    @property
    def part(self) -> Part:
        """As a part of a parcel."""
        return json.dumps([self.name, self.sha256, self.media_type]), self.content

    def document(self) -> Document:
        """The document itself; raises `ProcessingFailed` for data of which none can be made."""
        try:
            document = of_plain(bytes(self.content), self.name, self.sha256)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise ProcessingFailed(
                "What was read in it makes no sense.",
                where=self.name,
                hint=REPORT,
            ) from error
        return replace(document, media_type=self.media_type) if self.media_type else document


def joined(documents: Sequence[PlainDocument]) -> Document:
    """All of them as one document; raises what `document` raises."""
    return join([plain.document() for plain in documents])
