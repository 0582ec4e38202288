"""Whose a section is: behind a department's own part, documents print the parts of its subordinate units.

A part of another body begins with its title (`某某县图书馆2022年单位预算`) or with the heading of a part on
subordinate units. Of its sections, those of a kind that was found before are another body's; no figure of the
disclosure is read from them, and their text is kept as that of unread sections.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from budgetgraph.documents.document import Block, Paragraph
from budgetgraph.documents.passage import Passage
from budgetgraph.sections.prose.owner import Owner
from budgetgraph.sections.rank import rank_of
from budgetgraph.sections.section import NO_FACTS, PREAMBLE, UNREAD, Section

_BLANK = re.compile(r"\s+")
_YEAR = re.compile(r"20\d\d年")
_TITLE = re.compile(
    r"(?:第[一二三四五六七八九十]{1,3}部分|附件?\d{0,2}|[一二三四五六七八九十]{1,3}、)?[：:]?(?:20\d\d年度?)?"
    r"(?P<name>[^\d：:，,。；;、]{3,40}?(?:[厅局委办部院会室站所校学队处馆社府团司园乡镇村庭台库联宫场]|中心|街道)(?:[（(]?(?:本级|机关)[）)]?)?)"
    r"(?:20\d\d年度?)?(?:部门|单位)?(?:预算|决算)(?:信息)?(?:公开)?(?:情况|报告)?的?(?:说明)?"
)
_LONGEST_TITLE = 60
_SHORTEST_NAME = 3
_DISCLOSURE = re.compile(r"^(?:20\d\d年度?)|(?:20\d\d年度?)?(?:部门|单位)?(?:预算|决算)[^，。]{0,12}$")
_COVER = 200  # code points in which a title names the department
_OF_UNITS = re.compile(r"(?:所属|下属|直属|二级)(?:预算)?(?:事业)?单位[^，。]{0,10}(?:预算|决算)")
_ITSELF = re.compile(r"[（(]?(?:本级|机关)[）)]?$")
_SAYS_ITSELF = re.compile("本级|机关")
_UNDECIDED = frozenset({PREAMBLE, UNREAD, *NO_FACTS})


def own_sections(sections: Sequence[Section]) -> Iterator[Section]:
    """The sections of a document in their order, what is another body's as unread sections."""
    belonging = _Belonging(_cover(sections))
    for section in sections:
        yield from belonging.parted(section)


class _Belonging:
    """Goes from section to section; `is_other` where a part of another body has begun."""

    def __init__(self, cover: Owner) -> None:
        self._cover = cover
        self._kinds: set[str] = set()
        self._is_other = False
        self._rank: int | None = None  # of the heading of a part on subordinate units

    def parted(self, section: Section) -> Iterator[Section]:
        """A section, cut where a title in it begins the part of another body."""
        if section.heading:
            self._enter(section.heading)
        held: list[Block] = []
        for block in section.blocks:
            was_other = self._is_other
            if isinstance(block, Paragraph):
                self._enter_title(block.passage)
            if self._is_other and not was_other and held:
                yield self._told(section.holding(held))
                section, held = replace(section, heading=None, kind=UNREAD), []
            held.append(block)
        yield self._told(section.holding(held))

    def _told(self, section: Section) -> Section:
        is_again = section.kind in self._kinds
        self._kinds.add(section.kind)
        is_other = self._is_other and is_again and section.kind not in _UNDECIDED
        return replace(section, kind=UNREAD) if is_other else section

    def _enter(self, heading: Passage) -> None:
        rank = rank_of(heading)
        if self._rank is not None and rank <= self._rank:
            self._is_other, self._rank = False, None
        if _OF_UNITS.search(heading.plain):
            self._is_other, self._rank = True, rank
        self._enter_title(heading)

    def _enter_title(self, line: Passage) -> None:
        body = _body(line)
        if body is None:
            return
        is_own = self._is_own(body)
        if is_own and self._rank is None:
            self._is_other = False
        elif not is_own:
            self._is_other = True

    def _is_own(self, body: str) -> bool:
        """Whether a name is that of the cover; of a whole department, its own offices (本级) are only a part."""
        if _ITSELF.search(body) and not any(_SAYS_ITSELF.search(line) for line in self._cover.lines):
            return False
        name = _ITSELF.sub("", body)
        return self._cover.has(name) or self._is_longer(name)

    def _is_longer(self, name: str) -> bool:
        """Whether the cover names the same body shortened: 县交通局 for 某某县交通运输局."""
        own = Owner.named_in([name])
        names = (_DISCLOSURE.sub("", line) for line in self._cover.lines)
        return any(own.has(one) for one in names if len(one) >= _SHORTEST_NAME)


def _cover(sections: Sequence[Section]) -> Owner:
    """The owner that a document names before its first section."""
    before = takewhile(lambda section: section.kind == PREAMBLE, sections)
    lines = [p.text for section in before for p in section.paragraphs]
    lines = lines or sections[0].document.text[:_COVER].splitlines()
    joined = [first + second for first, second in pairwise(lines)]  # a name may be broken over two lines
    return Owner.named_in([*lines, *joined])


def _body(line: Passage) -> str | None:
    """The body that a line names as the title of a disclosure."""
    words = _BLANK.sub("", line.text) if len(line.text) <= _LONGEST_TITLE else ""
    match = _TITLE.fullmatch(words) if _YEAR.search(words) else None
    return match["name"] if match else None
