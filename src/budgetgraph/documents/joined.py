"""Several documents as one: their texts one after the other, each still known by its place."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from budgetgraph.documents.document import SEPARATOR, Block, Document, Mark, Paragraph, Source, Table
from budgetgraph.documents.passage import Passage


def join(documents: Sequence[Document], name: str | None = None) -> Document:
    """The documents (one or more) as one, in their order; one alone is given back as it is.

    Between two texts stands a blank line, which belongs to neither. The name is `name`, else those of the documents;
    the hash is of the documents' hashes, one a line.
    """
    if len(documents) == 1:
        return documents[0]
    ends = accumulate(len(document.text) + len(SEPARATOR) for document in documents)
    starts = [0, *ends][: len(documents)]
    placed = list(zip(documents, starts, strict=True))
    return Document(
        name=name or " + ".join(document.name for document in documents),
        sha256=hashlib.sha256("\n".join(document.sha256 for document in documents).encode()).hexdigest(),
        media_type="multipart/mixed",
        text=SEPARATOR.join(document.text for document in documents),
        blocks=tuple(_block(block, start) for document, start in placed for block in document.blocks),
        marks=tuple(Mark(_moved(m.passage, start), m.kind) for d, start in placed for m in d.marks),
        pages=tuple(page + start for document, start in placed for page in document.pages),
        sources=tuple(source for document, start in placed for source in _sources(document, start)),
    )


def _sources(document: Document, start: int) -> Iterator[Source]:
    return (replace(source, start=source.start + start) for source in document.originals)


def _block(block: Block, by: int) -> Block:
    if isinstance(block, Paragraph):
        return Paragraph(_moved(block.passage, by))
    return Table(tuple(tuple(_moved(cell, by) for cell in row) for row in block.rows), block.is_grid)


def _moved(passage: Passage, by: int) -> Passage:
    return Passage(passage.start + by, passage.text) if by else passage
