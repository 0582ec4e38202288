"""The title: the lines at the beginning that name a year and a budget or final accounts, and often a body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice, takewhile

from budgetgraph.descriptions.year import YEAR
from budgetgraph.documents.document import Block, Document, Paragraph
from budgetgraph.documents.passage import Passage

_LINE_END = re.compile(r"\n")
_ROWS = 6
_FIRST = 80  # paragraphs and small tables; a portal's navigation, a covering letter or a table of contents can go before
_LONGEST = 70  # code points of a line that can belong to a title
_MOST = 4  # lines
_KIND = re.compile(r"预\s*算|决\s*算|三公")
_NO_LINE = re.compile(
    r"\d\s*[亿万]?元|^目\s*录|[。；;！!？?，,]\s*$|[：:]|^第\s*[一二三四五六七八九十\d]+\s*部分|^[一二三四五六七八九十]+[、.．]"
    r"|^[（(]?\s*[\d一二三四五六七八九十]+\s*[)）、.．]|[.…·]{3}|>|»|/\s|^附\s*[件表]|^\d+$|^[-—─–]"
)
# A heading inside the document names a year and a kind, too; it is no title.
_HEADING = re.compile(r"(?:预算|决算)(?:表|总表|公开表[一二三四五六七八九十\d]+|编制说明|情况说明)$")
_BODY = re.compile(
    r"(?:部门|单位|本级|[局厅委部院办室所站会处署社校馆台队府组区市县镇乡街道中心])(?:[（(][^（()）]{1,8}[)）])?$"
)
_SITE = re.compile(r"网$|门户|首页|人民政府$|信息公开$|专栏$|平台$")
_COMPLETE = re.compile(
    r"^(?:中共|中国|政协|[^\s]{2,8}?(?:省|市|自治区|自治州|自治县|区|县|州|盟|旗)).{2,}|^(?:关于|省|市|区|县)"
)


@dataclass(frozen=True)
class Title:
    """The title's lines as one passage, and its text without lay-out."""

    passage: Passage
    text: str

    @property
    def before_year(self) -> str:
        """What stands before the year."""
        match = YEAR.search(self.text)
        return self.text[: match.start()] if match else self.text

    @property
    def behind_year(self) -> str:
        """What stands behind the year, without 度."""
        match = YEAR.search(self.text)
        return self.text[match.end() :].removeprefix("度") if match else ""


def read_title(document: Document) -> Title | None:
    """The first lines that make a title; a lone heading such as 2020年部门预算表 only where nothing else does."""
    lines = list(islice(_lines(document), _FIRST * _MOST))
    found = [span for end in range(len(lines)) if (span := _span(lines, end))]
    best = next((span for span in found if not _HEADING.search(_text(lines[span]))), None)
    span = best or next(iter(found), None)
    if span is None:
        return None
    chosen = lines[_upwards(lines, span)]
    return Title(document.whole.cut(chosen[0].start, chosen[-1].end), _text(chosen))


def _lines(document: Document) -> Iterator[Passage]:
    """The lines of the first paragraphs; those of a title that is one paragraph are told apart, too."""
    for block in islice(takewhile(_is_before_data, document.blocks), _FIRST):
        cells = [block.passage] if isinstance(block, Paragraph) else chain.from_iterable(block.rows)
        for cell in dict.fromkeys(cells):
            yield from cell.split(_LINE_END)


def _is_before_data(block: Block) -> bool:
    """A cover or a portal's navigation can be a table, too; one of many rows is what the disclosure is about."""
    return isinstance(block, Paragraph) or len(block.rows) < _ROWS


def _span(lines: Sequence[Passage], end: int) -> slice | None:
    """The fewest lines up to `end` that name a year and a kind."""
    for start in range(end, max(-1, end - _MOST), -1):
        if not _can_be_part(lines[start]):
            return None
        text = _text(lines[start : end + 1])
        if YEAR.search(text) and _KIND.search(text):
            return slice(start, end + 1)
    return None


def _upwards(lines: Sequence[Passage], span: slice) -> slice:
    """With the lines above that the name of the body begins in."""
    start = span.start
    while start > 0 and span.stop - start < _MOST and _goes_on_above(lines, slice(start, span.stop)):
        start -= 1
    return slice(start, span.stop)


def _goes_on_above(lines: Sequence[Passage], span: slice) -> bool:
    above, text = lines[span.start - 1], _text(lines[span])
    if not _can_be_part(above) or _SITE.search(above.plain) or _KIND.search(above.plain):
        return False
    name = YEAR.split(text)[0]
    return _BODY.search(above.plain) is not None and not _COMPLETE.match(name)


def _can_be_part(line: Passage) -> bool:
    return len(line.text) <= _LONGEST and not _NO_LINE.search(line.text.strip())


def _text(lines: Sequence[Passage]) -> str:
    return "".join("".join(line.text.split()) for line in lines)
