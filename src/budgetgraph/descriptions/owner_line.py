"""Owner lines: 部门：…, 编制单位：…, above tables and on covers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from budgetgraph.documents.document import Document, Paragraph, Row
from budgetgraph.documents.passage import Passage

_LABEL = (
    r"(?P<label>预\s*算\s*主\s*管\s*部\s*门|(?:编\s*制|预\s*算|填\s*报|公\s*开)\s*(?:部\s*门|单\s*位)"
    r"|部\s*门\s*(?:[（(]\s*单\s*位\s*[)）])?\s*(?:名\s*称)?|部\s*门\s*/\s*单\s*位|单\s*位\s*名\s*称)"
    r"\s*+[：:]\s*+"
)
_END = r"(?=\s|$|[|｜]|(?:金额|货币|计量|价值)?单位[：:（(]|(?:编制|填报|公开|报送)?日期[：:])"
_LINE = re.compile(rf"(?:^|(?<=[\s|｜]))[_\s]*+{_LABEL}(?P<name>[^\s：:，。；、|｜]{{2,60}}?){_END}")
_LONE_LABEL = re.compile(rf"\s*+{_LABEL}")
_NO_NAME = re.compile(r"[\d.,，\s]*+(?:亿|百万|万|千|百)?元?|某+.*|[×xX*]+.*|名称|公章|盖章")
_SHORT = 200  # code points; an owner line is no sentence


@dataclass(frozen=True)
class OwnerLine:
    """A label (without blanks), the name behind it as printed, code and all, and its place."""

    label: str
    name: Passage


def owner_lines(document: Document) -> Iterator[OwnerLine]:
    """The owner lines of a document, in order: in paragraphs and in cells, the name beside its label or behind it."""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield from _in_text(block.passage)
        else:
            for row in block.rows:
                yield from _in_row(row)


def _in_text(passage: Passage) -> Iterator[OwnerLine]:
    if len(passage.text) <= _SHORT:
        for match in _LINE.finditer(passage.text):
            yield from _owner(match["label"], passage.group(match, "name"))


def _in_row(row: Row) -> Iterator[OwnerLine]:
    cells = [cell for cell in dict.fromkeys(row) if cell]
    for position, cell in enumerate(cells):
        lone = _LONE_LABEL.fullmatch(cell.text)
        if lone is None:
            yield from _in_text(cell)
        elif position + 1 < len(cells):
            yield from _owner(lone["label"], cells[position + 1])


def _owner(label: str, name: Passage) -> Iterator[OwnerLine]:
    if not _NO_NAME.fullmatch(name.plain) and len(name.plain) > 2:
        yield OwnerLine("".join(label.split()), name)
