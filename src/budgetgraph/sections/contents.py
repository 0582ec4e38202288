"""Tables of contents: a list of headings that begins no section.

One is known by its title, by the leaders and page numbers of its lines, or by being a list of headings of which the
first comes again.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from budgetgraph.documents.document import Block, Paragraph, Table
from budgetgraph.documents.passage import Passage
from budgetgraph.sections.heading import is_title, looks_like_heading
from budgetgraph.sections.numbering import without_number
from budgetgraph.sections.rank import Rank, rank_of

KindOf = Callable[[str], str | None]

_TITLE = re.compile(r"目?录|目次|contents", re.IGNORECASE)
_ALL_IN_ONE = re.compile(r"[^。]{0,60}?目\s*+录[^。]{40,}")
_FIELD = re.compile(r"PAGEREF|_Toc\d|\bTOC \\\\|HYPERLINK")
_LEADERS = re.compile(r"(?<![.·…﹒．\-—_])(?:[.·…﹒．\-—_]\s?){4,}+\s*+[\d\-—.]{0,8}$")
_PAGE = re.compile(r"(?:(?<![.·…﹒．\-—_])(?:[.·…﹒．\-—_]\s?){2,}+|(?<=\S)\s++|(?<=[^\d\s.．]))\d{1,3}$")
_ITEM = re.compile(r"\d{1,2}\s*[.．、]\s*")
_PART = re.compile(r"第\s*[一二三四五六七八九十]{1,3}\s*部分")
_BLANK = re.compile(r"\s{2,}+")
_NOT_WORDS = re.compile(r"[\s。：:.．·…、]+")
_OWNER = re.compile(r"(?:编制|预算|公开|填报)?(?:部门|单位)(?:名称)?\s*[：:]")
_LONGEST_TEXT = 2_000  # characters; a longer paragraph is no table of contents in one line
_LONGEST_ENTRY = 80
_FIRST_BLOCKS = 60
"""How many blocks from the beginning may hold a table of contents that has no title."""
_FIRST_ENTRIES = 3
_LONGEST_LIST = 200  # lines; the longest seen has 45
_MOST_ABOVE = 4
"""How many lines may lie between the title of a part and its first chapter."""
_FEWEST = 4
"""The fewest known headings in a row that are taken for a table of contents without a title."""


@dataclass(frozen=True)
class Contents:
    """A table of contents: the blocks from `start` to `end` (exclusive), and the words of its entries."""

    start: int
    end: int
    entries: frozenset[str]


def find_contents(blocks: Sequence[Block], kind_of: KindOf) -> list[Contents]:
    """The tables of contents of a document, in order."""
    return list(_Finder(blocks, kind_of).find())


def entry_words(line: str) -> str:
    """The words of an entry or heading without number, page, leaders and blank space, to compare them by."""
    words = _FIELD.split(line, maxsplit=1)[0].strip()
    words = _PAGE.sub("", _LEADERS.sub("", words))
    return _NOT_WORDS.sub("", _ITEM.sub("", without_number(Passage(0, words)).text, count=1))


class _Finder:
    def __init__(self, blocks: Sequence[Block], kind_of: KindOf) -> None:
        self._blocks = blocks
        self._kind_of = kind_of
        self._lines = [_line(block) for block in blocks]

    def find(self) -> Iterator[Contents]:
        index = 0
        while index < len(self._blocks):
            end = self._end(index)
            if end is None:
                index += 1
                continue
            yield Contents(index, end, frozenset(self._words(index, end)))
            index = end

    def _words(self, start: int, end: int) -> Iterator[str]:
        return (words for line in self._lines[start:end] if line and (words := entry_words(line)))

    def _end(self, index: int) -> int | None:
        """Where the table of contents ends that begins at a block, None where none does."""
        line = self._lines[index]
        if line is None:
            return None
        if _ALL_IN_ONE.fullmatch(line):
            return index + 1
        if _TITLE.fullmatch(_NOT_WORDS.sub("", line)):
            end = self._entries_end(index + 1)
            return end if end > index + 1 else None
        if _is_listed(line):
            return self._entries_end(index)
        return self._untitled_end(index)

    def _entries_end(self, start: int) -> int:
        """The first block that is no entry: a text, or the first entry again as the heading that it names."""
        seen = {entry_words(line) for line in self._lines[max(0, start - 8) : start] if line}
        first: str | None = None
        parts: set[str] = set()
        for index in range(start, len(self._blocks)):
            line = self._lines[index]
            if line is None or not self._is_entry(line):
                return index
            words = entry_words(line)
            kind = self._kind_of(words)
            is_again = words in seen or (kind and kind == first and _is_bare(line))
            part = match[0] if (match := _PART.match(line)) else None
            is_again = is_again or part in parts
            if not _is_listed(line) and (is_again or self._begins_a_text(index)):
                return index
            first = first or kind
            seen.add(words)
            parts |= {part} if part else set()
        return len(self._blocks)

    def _begins_a_text(self, index: int) -> bool:
        """Whether a title without a number stands above a text or a table, and does not end a broken entry."""
        line, above = self._lines[index] or "", self._lines[index - 1] or ""
        if not _is_bare(line) or not is_title(entry_words(line)) or not is_title(entry_words(above)):
            return False
        below = self._lines[index + 1] if index + 1 < len(self._lines) else None
        return below is None or not self._is_entry(below)

    def _is_entry(self, line: str) -> bool:
        if _is_listed(line):
            return True
        is_line = len(line) <= _LONGEST_ENTRY and "。" not in (line if _is_bare(line) else line[:-1])
        return is_line and not line.endswith(("；", ";", "：", ":")) and not _OWNER.match(line)

    def _untitled_end(self, index: int) -> int | None:
        """A list of headings without a title: at least some in a row, and the first comes again below."""
        if index >= _FIRST_BLOCKS or not self._is_heading(index):
            return None
        end = index
        while end - index < _LONGEST_LIST and self._is_heading(end):
            end += 1
        known = [line for line in self._lines[index:end] if line and self._kind_of(entry_words(line))]
        if len(known) < _FEWEST:
            return None
        again = self._again(index, end)
        if again is None:
            return None
        while end < again and self._is_entry(self._lines[end] or "。。"):
            end += 1  # one that has lost its number
        return min(end, again)

    def _again(self, index: int, end: int) -> int | None:
        """Where the first of the entries comes again as a heading, or the part that holds it."""
        for first in range(index, min(index + _FIRST_ENTRIES, end)):
            places = self._places[entry_words(self._lines[first] or "")]
            again = next((i for i in places if i > first), None)
            if again is not None and again - index >= _FEWEST:
                return self._above(again, sum(map(self._is_part, range(index, first))))
        return None

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """The blocks in which each short line stands."""
        places: dict[str, list[int]] = defaultdict(list)
        for index, line in enumerate(self._lines):
            if line and len(line) <= _LONGEST_ENTRY:
                places[entry_words(line)].append(index)
        return places

    def _above(self, index: int, parts: int) -> int:
        """The block at which as many parts begin as hold the heading at an index."""
        start = index
        while parts and start > 0 and index - start < _MOST_ABOVE:
            start -= 1
            parts -= self._is_part(start)
        return index if parts else start

    def _is_part(self, index: int) -> bool:
        line = self._lines[index]
        return line is not None and rank_of(Passage(0, line)) is Rank.PART

    def _is_heading(self, index: int) -> bool:
        line = self._lines[index] if index < len(self._lines) else None
        if line is None:
            return False
        return rank_of(Passage(0, line)) in (Rank.PART, Rank.CHAPTER) and looks_like_heading(Passage(0, line))


def _line(block: Block) -> str | None:
    """What a block says in one line; None for a text, and for a table that is no list of entries."""
    if isinstance(block, Paragraph):
        text = _BLANK.sub("  ", block.passage.text.strip())
    else:
        text = _row(block) if len(block.rows) == 1 else ""
    return text if 0 < len(text) <= _LONGEST_TEXT else None


def _row(table: Table) -> str:
    return " ".join(dict.fromkeys(cell.plain for cell in table.rows[0] if cell))


def _is_listed(line: str) -> bool:
    return _FIELD.search(line) is not None or _LEADERS.search(line) is not None


def _is_bare(line: str) -> bool:
    return not _ITEM.match(line) and rank_of(Passage(0, line)) is Rank.BARE
