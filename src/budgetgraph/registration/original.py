"""An original that is about to be registered: the file, its content, and what it says of itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from budgetgraph.descriptions import Description, describe
from budgetgraph.disclosures import hash_of
from budgetgraph.documents.document import Document
from budgetgraph.originals import read_originals

# Words that tell the parts of one disclosure apart, and nothing else.
_PART = re.compile(
    r"附[件表]\s*\d*|公开表|报表|表格|情况说明|说明|文字|文本|附件|text|tables?|\d(?=$)|[-_\s.（）()：:、]",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Original:
    """A file: its hash, what it says of itself, and how much of its text stands in tables, from 0 to 1.

    The document itself is not kept: there can be thousands.
    """

    path: Path
    sha256: str
    description: Description
    share_of_tables: float

    @property
    def stem(self) -> str:
        """The file's name without what tells text and tables of one disclosure apart."""
        return _PART.sub("", self.path.stem)


def read_original(path: Path) -> Original:
    """The original in a file; raises `UnreadableFile`."""
    return original_of(path, read_originals([path]))


def original_of(path: Path, document: Document) -> Original:
    """The original in a file whose document has been read."""
    return Original(path, hash_of(path), describe([document]), _share_of_tables(document))


def _share_of_tables(document: Document) -> float:
    rows = (row for table in document.tables() for row in table.rows)
    in_tables = sum(len(cell.plain) for row in rows for cell in dict.fromkeys(row))
    return min(1.0, in_tables / max(1, len("".join(document.text.split()))))
