"""Owner lines: 部门：…, 编制单位：…, above tables and on covers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from budgetgraph.documents.document import Block, Document, Paragraph, Row
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
_LINE_END = re.compile(r"\n")
_CAN_GO_ON = re.compile(r"(?:人民政府|委员会|[省市区县州旗乡镇局厅院学])$")
_GOES_ON = re.compile(
    r"(?!.*(?:预算|决算|目录|人民政府$))[\u4e00-\u9fff（）()]{2,26}(?:办事处|办公室|中心|委员会|分局|支队|大队|[局厅部院室所站处校馆队])"
)
_TWICE = 2
_SHORT = 200  # code points; an owner line is no sentence


@dataclass(frozen=True)
class OwnerLine:
    """A label (without blanks), the name behind it as printed, code and all, and its place."""

    label: str
    name: Passage


def owner_lines(document: Document) -> Iterator[OwnerLine]:
    """The owner lines of a document, in order: in paragraphs and in cells, the name beside its label or behind it.

    A name that goes on in the next line is joined where the document prints it so elsewhere, too. Else the line is left
    out: 某区人民政府 is not who discloses when 某街道办事处 stands below it.
    """
    for block, following in zip(document.blocks, (*document.blocks[1:], None), strict=False):
        if isinstance(block, Paragraph):
            for line in _in_text(block.passage):
                yield from _unbroken(line, _next_line(line.name, block, following), document)
        else:
            for row in block.rows:
                yield from _in_row(row)


def _next_line(name: Passage, block: Paragraph, following: Block | None) -> Passage | None:
    """The line below an owner line, in its paragraph or in the next; None where something else stands beside the name."""
    rest = block.passage.cut(name.end - block.passage.start)
    if rest:
        return next(rest.split(_LINE_END), None) if rest.text.lstrip(" \t\u3000").startswith("\n") else None
    return next(following.passage.split(_LINE_END), None) if isinstance(following, Paragraph) else None


def _unbroken(line: OwnerLine, below: Passage | None, document: Document) -> Iterator[OwnerLine]:
    if below is None or not _GOES_ON.fullmatch(below.plain) or not _CAN_GO_ON.search(line.name.plain):
        yield line
        return
    whole = document.whole.cut(line.name.start, below.end)
    if "".join(document.text.split()).count("".join(whole.text.split())) >= _TWICE:
        yield OwnerLine(line.label, whole)


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
