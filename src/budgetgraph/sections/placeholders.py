"""What a template has and a filled-in document should not: places for amounts, choices of words, instructions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from budgetgraph.documents.document import Paragraph, Table
from budgetgraph.documents.passage import Passage
from budgetgraph.facts.statement import Statement
from budgetgraph.sections.performance.finding import KIND as PROJECTS
from budgetgraph.sections.section import NO_FACTS, Section

_NUMBER_DUE = re.compile(
    r"(?<![\dA-Za-zＸｘ×＊*✕.])(?:[XxＸｘ×＊*✕]{2,12}+(?:\.[XxＸｘ×＊*✕]{1,4}+)?|[XＸ×✕])[ 　]?(?:[万亿]元|年度)"
    r"|(?<![\dA-Za-zＸｘ×＊*✕.])[XxＸｘ×＊*✕]{2,12}+[ 　]?(?:元|年|月|日|人|个|辆|批次|次|台|套|[%％])"
    r"|(?<!\d)20[XxＸｘ×＊*✕]{2}年"
)
"""XX万元, ××年, 20XX年, X万元; not 某某, XX路, a masked number (138****1234) or 2×3个."""
_NOTHING_BEFORE_UNIT = re.compile(
    r"(?:(?:支出|收入|预算|决算)(?:数|额)?为?|增加|减少)_{0,20}[ 　]{0,20}万元(?=[，。；])|_{2,40}+[ 　]?(?:万元|元|[%％])"
)
_CHOICE = re.compile(
    r"(?:增[长加]|上升)(?:[（(](?:减少|下降|降低)[）)]|[/／](?:减少|下降|降低))(?=[ 　]?\d|的?(?:主要)?原因[是为])"
    r"|(?:减少|下降|降低)(?:[（(](?:增[长加]|上升)[）)]|[/／](?:增[长加]|上升))(?=[ 　]?\d|的?(?:主要)?原因[是为])"
)
"""增长（减少）0%: the template offers both words. A heading or a column may have both (增加（减少）情况)."""
_BRACKETS = re.compile(r"[（(［\[【]([^（）()［］\[\]【】]{4,160})[）)］\]】]")
_INSTRUCTION = re.compile(
    r"请(?:注明|说明|填写|填列|列明|根据|结合|按|删除|补充)|填写|填列|据实|自行(?:删除|补充)"
)
_REMARK = re.compile(r"仍保留该表格?式?[^。]{0,20}(?:下方|说明)")
_DOTS = re.compile(r"(?:[（(]?[\d一二三四五六七八九十]{1,3}[）)、.．]?)?(?:…{1,12}|[.．]{3,12})[。；;]?")


def placeholders(sections: Iterable[Section]) -> Iterator[Statement]:
    """The first placeholder of each paragraph and of each cell, in order; contents and contacts are passed over.

    Of project tables only the paragraphs are searched: what an indicator's name or target has left in is kept as that.
    """
    for section in sections:
        if section.kind not in NO_FACTS:
            yield from (Statement("placeholder", found) for found in _in(section))


def _in(section: Section) -> Iterator[Passage]:
    for block in section.blocks:
        if isinstance(block, Paragraph):
            yield from _found(block.passage, _of_paragraph(block.passage))
        elif section.kind != PROJECTS:
            yield from _in_cells(block)


def _in_cells(table: Table) -> Iterator[Passage]:
    cells = dict.fromkeys(
        cell for row in table.rows for cell in row if cell
    )  # a merged one stands at many places
    for cell in cells:
        yield from _found(cell, _NUMBER_DUE.search(cell.text) or _DOTS.fullmatch(cell.text))


def _found(text: Passage, match: re.Match[str] | None) -> Iterator[Passage]:
    if match:
        yield text.cut(match.start(), match.end())


def _of_paragraph(paragraph: Passage) -> re.Match[str] | None:
    """The first of the first sort that is in it."""
    text = paragraph.text
    for pattern in (_NUMBER_DUE, _NOTHING_BEFORE_UNIT, _CHOICE, _REMARK):
        if match := pattern.search(text):
            return match
    told = (match for match in _BRACKETS.finditer(text) if _INSTRUCTION.search(match[1]))
    return next(told, None) or _DOTS.fullmatch(text)
