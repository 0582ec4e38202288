"""An original that is about to be registered: the file, its content, and what it says of itself."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from budgetgraph.descriptions import Description, describe
from budgetgraph.documents import read_document
from budgetgraph.documents.document import Document

# Words that tell the parts of one disclosure apart, and nothing else.
_PART = re.compile(
    r"附[件表]\s*\d*|公开表|报表|表格|情况说明|说明|文字|文本|附件|text|tables?|\d(?=$)|[-_\s.（）()：:、]",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Original:
    """A file and the document in it."""

    path: Path
    document: Document

    @cached_property
    def description(self) -> Description:
        """What it says of itself, taken alone."""
        return describe([self.document])

    @cached_property
    def share_of_tables(self) -> float:
        """How much of its text stands in tables, from 0 to 1."""
        words = sum(
            len(cell.plain) for table in self.document.tables() for row in table.rows for cell in set(row)
        )
        return min(1.0, words / max(1, len("".join(self.document.text.split()))))

    @cached_property
    def sha256(self) -> str:
        """The hash of its bytes."""
        with self.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    @property
    def stem(self) -> str:
        """The file's name without what tells text and tables of one disclosure apart."""
        return _PART.sub("", self.path.stem)


def read_original(path: Path) -> Original:
    """The original in a file; raises `UnreadableFile`."""
    return Original(path, read_document(path))
