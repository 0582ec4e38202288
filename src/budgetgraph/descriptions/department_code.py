"""The code that documents print beside the department's name: glued to it, in brackets, or under 部门代码."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from budgetgraph.departments.name import comparable
from budgetgraph.descriptions.body_name import split_code
from budgetgraph.descriptions.caliber import Caliber
from budgetgraph.descriptions.source import Source
from budgetgraph.descriptions.trait import Candidate, Place, Trait, decide
from budgetgraph.documents.document import Document, Paragraph, Row
from budgetgraph.documents.passage import Passage

_BOTH = 2
_SHORT = 80  # code points
_CODE = re.compile(r"\d{3,9}")
_LABELLED = re.compile(r"(?:部门|单位|预算)(?:预算)?(?:编码|代码)[：:](?P<code>\d{3,9})(?!\d)")


def read_department_code(sources: Sequence[Source], name: str | None, caliber: Caliber | None) -> Trait[str]:
    """The code in the owner lines of this name, else beside the name anywhere; two codes leave it unknown.

    A department and its own office have one name, and the office's code (119001) begins with the department's (119).
    """
    owners = [found for source in sources for found in _in_owner_lines(source, name)]
    texts = [found for source in sources for found in _in_text(source, name)]
    ranks = [_of_one(owners, caliber), _of_one(texts, caliber)]
    return decide(ranks, "no code is printed beside the name")


def _of_one(found: list[Candidate[str]], caliber: Caliber | None) -> list[Candidate[str]]:
    """The candidates of the body that discloses, where one code begins with the other."""
    codes = sorted({candidate.value for candidate in found}, key=len)
    if len(codes) != _BOTH or not codes[1].startswith(codes[0]) or caliber is None:
        return found
    own = codes[1] if caliber == "unit" else codes[0]
    return [candidate for candidate in found if candidate.value == own]


def _in_owner_lines(source: Source, name: str | None) -> Iterator[Candidate[str]]:
    for line in source.owner_lines:
        coded = split_code(line.name.plain)
        if coded.code and name and comparable(coded.name) == comparable(name):
            yield source.found(coded.code, Place.OWNER_LINE, line.name)


def _in_text(source: Source, name: str | None) -> Iterator[Candidate[str]]:
    """Below its label anywhere; beside the name only where that is a line or a cell of its own.

    In the plain text, the number of the cell before would go on into the code.
    """
    for match, passage in source.plain.find_all(_LABELLED):
        yield source.found(match["code"], Place.TEXT, passage)
    for line in _lines(source.document) if name else ():
        coded = split_code(line.plain)
        if coded.code and comparable(coded.name) == comparable(name or ""):
            yield source.found(coded.code, Place.TEXT, line)


def _lines(document: Document) -> Iterator[Passage]:
    """The short paragraphs and the cells, each merged one once; a code in a cell with the name to the right of it."""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            if len(block.passage.text) <= _SHORT:
                yield block.passage
        else:
            for row in block.rows:
                yield from _cells(document, row)


def _cells(document: Document, row: Row) -> Iterator[Passage]:
    cells = [cell for cell in dict.fromkeys(row) if cell]
    yield from cells
    for code, name in pairwise(cells):
        if _CODE.fullmatch(code.text.strip()) and 0 <= name.start - code.end <= 2:
            yield document.whole.cut(code.start, name.end)
