"""The end of a document: is it the end, or was it cut off there?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from budgetgraph.documents.document import Document, Table
from budgetgraph.documents.passage import Passage
from budgetgraph.sections.heading import is_title
from budgetgraph.sections.numbering import numbering_of
from budgetgraph.sections.remainder import is_above_a_table
from budgetgraph.sections.section import Section

_LAST_WORDS = 16  # characters that show a person the place
_GOES_ON = tuple("，,、：:；;（(《“‘[〔")
_CLOSED = tuple("。！？!?….）)》”’]〕")
_RUNNING = re.compile("[，。；]")
_CONTACT = re.compile(r"电话|传真|邮编|邮箱|网址|地址|联系人")
_PAIRS = (("（", "）"), ("(", ")"), ("《", "》"), ("“", "”"), ("〔", "〕"), ("[", "]"))
_LONGEST_LINE = 20  # characters; longer ones that end without a mark are sentences


def unfinished(document: Document, sections: Sequence[Section]) -> Passage | None:
    """The last words of a document that ends in mid-sentence, mid-row or with a bare heading; else None."""
    last = document.blocks[-1] if document.blocks else None
    if isinstance(last, Table):
        return _last_words(last.rows[-1][-1], last) if _ends_in_mid_row(last, document.text) else None
    if last is None or not (_is_bare(sections[-1]) or _is_open(last.passage, sections[-1], document.text)):
        return None
    return last.passage.cut(max(0, len(last.passage.text) - _LAST_WORDS))


def _last_words(cell: Passage, table: Table) -> Passage:
    filled = [c for row in table.rows for c in row if c]
    found = cell or (filled[-1] if filled else cell)
    return found.cut(max(0, len(found.text) - _LAST_WORDS))


def _is_bare(section: Section) -> bool:
    return section.heading is not None and not section.blocks


def _is_open(paragraph: Passage, section: Section, text: str) -> bool:
    words = paragraph.plain
    if words.endswith(_GOES_ON) or any(words.count(opens) > words.count(ends) for opens, ends in _PAIRS):
        return True
    if words.endswith(_CLOSED) or _CONTACT.search(words) or is_above_a_table(words):
        return False
    if _RUNNING.search(words) or _is_begun(paragraph, section):
        return True
    # A last line without a line end and a full stop may be whole when it is short and labels nothing.
    return not text.endswith("\n") and (len(words) > _LONGEST_LINE or "：" in words)


def _is_begun(paragraph: Passage, section: Section) -> bool:
    """Whether a numbered line without a full stop is an item, or the title of a project, and not of a list."""
    if numbering_of(paragraph) is None:
        return False
    return section.kind == "project-performance" or not is_title(paragraph.plain)


def _ends_in_mid_row(table: Table, text: str) -> bool:
    # Rows that lost their last cell are common; what ends a row or a cell is a line end.
    missing = len(table.rows[-2]) - len(table.rows[-1]) if len(table.rows) > 1 else 1
    return missing >= 2 or (missing == 1 and not text.endswith("\n"))
