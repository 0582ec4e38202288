"""Which section a heading begins: by its words, its rank, and the section that it stands in.

A heading of a lower rank than the section's own begins another only where the section holds others, or where its
words are all another section's. A heading that nobody knows begins an unread section where it ends the one above:
when its rank is the same or higher, or the section above only holds others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from budgetgraph.sections.containers import CONTAINERS, TABLES
from budgetgraph.sections.heading import Heading, is_title
from budgetgraph.sections.rank import Rank
from budgetgraph.sections.section import CONTENTS, PREAMBLE, UNREAD, SectionReader

_ITEMISED = frozenset(
    {
        "sub-goals",
        "safeguard-measures",
        "duties",
        "glossary",
        "project-performance",
        "main-tasks",
        "preparation-basis",
        "project-funds",
    }
)
"""The kinds of sections whose items are numbered, which then begins no other section."""
_WITHIN_DUTIES = frozenset({"duties", "organisation", "main-tasks"})
_PERFORMANCE = frozenset(
    {"sub-goals", "safeguard-measures", "project-performance", "overall-goal", "special-funds"}
)
"""The kinds of sections whose items are numbered （一） at most: parts of performance may stand within a chapter."""
_TITLES = frozenset({"explanations", "preparation-notes", "tables", "overview", "performance"})
"""The kinds of sections that may be named like the whole document: in its title they begin none."""
_OWN_TABLES = frozenset(
    {
        "tables",
        "performance",
        "project-performance",
        "project-funds",
        "special-funds",
        "sub-goals",
        "procurement",
        "assets",
        "organisation",
        "three-public",
        "operating-funds",
        "appendices",
    }
)
"""The kinds of sections below which the title of a table begins no other."""
_ALONE_WITHOUT_NUMBER = frozenset(
    {
        "duties",
        "organisation",
        "glossary",
        "other-matters",
        "main-tasks",
        "preparation-notes",
        "preparation-basis",
        "project-funds",
        "overview",
        "explanations",
        "performance",
        "overall-goal",
        "sub-goals",
        "safeguard-measures",
        "special-funds",
        "project-performance",
        "appendices",
        "contact",
    }
)
"""The kinds of sections whose names need neither a number nor `情况说明` to be headings."""
_TABLE_TITLE = re.compile(
    r"(?<![见下附如])[总支入算目况明购细出款费表]\s?[计划]?表(?:[（(][^（()）]{1,14}[)）])?(?:[（(]续[）)])?$"
)
_REFERENCE = re.compile(r"详?见|如下|说明")
_BODY = (
    r"(?:关于)?(?:(?:[^，。；：、,;\n]{0,30}(?:[局委办厅院会部所心处站队镇乡府学校区县市省位门司馆社团室）)])(?:20\d\d年度?)?)?"
    r"|(?:20\d\d年度?)?)(?:[我本]?(?:部门|单位|机关|级))?的?(?:主要|基本)?"
)
_BEHIND = r"(?:预算|决算|安排|使用|执行|收入|支出|收支|财政拨款|总体|编制|的|有关|相关){0,6}(?:情况|信息|说明|内容|概述|介绍|如下)?(?:的?说明)?"
_SAID = re.compile(r"(?:情况|说明|信息)$")
_LONGEST_ALONE = 60
_SHORTEST_TABLE_TITLE = 4


class Recognition:
    """Tells the kind of the section that a heading begins."""

    def __init__(self, readers: Sequence[SectionReader]) -> None:
        self._readers = readers

    def kind_of_title(self, words: str) -> str | None:
        """The kind of section that words name, wherever they stand; None where nobody knows them."""
        return next((reader.kind for reader in self._readers if reader.heading.search(words)), None)

    def kind(self, heading: Heading, above: Above, listed: bool) -> str | None:
        """The kind of the section that a heading begins below another, None when it begins none.

        `listed` says whether a table of contents names the heading.
        """
        if is_table_title(heading.words) and heading.rank is not Rank.PART:
            return _table(heading, above)
        known = next((r.kind for r in self._readers if self._begins(r, heading, above, listed)), None)
        if above.kind == TABLES.kind and not (listed or _is_no_cell(known, heading)):
            return None
        return known or (UNREAD if _is_unknown(heading, above, listed) else None)

    def _begins(self, reader: SectionReader, heading: Heading, above: Above, listed: bool) -> bool:
        words = heading.words
        if not reader.heading.search(words):
            return False
        is_alone = len(words) <= _LONGEST_ALONE and _alone(reader).fullmatch(words) is not None
        if heading.is_sentence:
            return is_alone and reader.kind != above.kind and above.admits(reader.kind, heading)
        if above.itemises(heading):
            return _ends_items(reader.kind, heading, above, (is_alone, listed))
        return _begins_by_rank(reader.kind, heading, above, (is_alone, listed))


def _ends_items(kind: str, heading: Heading, above: Above, known: tuple[bool, bool]) -> bool:
    """Whether a heading that may as well be an item of the section above ends it."""
    is_alone, listed = known
    is_known = is_alone or _SAID.search(heading.words) is not None
    may_end = above.admits(kind, heading) or listed
    return is_known and may_end and (is_alone or listed or above.kind in _PERFORMANCE)


def _begins_by_rank(kind: str, heading: Heading, above: Above, known: tuple[bool, bool]) -> bool:
    """Whether a heading with a kind's words begins a section: of low ranks, its words must be all that they say."""
    is_alone, listed = known
    if heading.rank is Rank.BARE:
        is_document = above.kind == PREAMBLE and kind in _TITLES and not listed
        return is_alone and not is_document and above.admits_bare(kind, heading.words)
    if heading.rank is Rank.ITEM:
        return is_alone and above.is_container
    return heading.rank is not Rank.BRACKETED or is_alone or is_title(heading.words)


class Above:
    """The section that a heading stands in."""

    def __init__(self, kind: str, heading: Heading | None) -> None:
        self.kind = kind
        self.rank = heading.rank if heading else Rank.PART
        if self.rank is Rank.BARE and kind not in _ALONE_WITHOUT_NUMBER | {TABLES.kind, UNREAD}:
            self.rank = Rank.CHAPTER  # one of a list of chapters that has lost its number
        self.number = heading.number if heading else 0

    @property
    def is_container(self) -> bool:
        """Whether it only holds other sections, or nothing yet."""
        return self.kind in CONTAINERS or self.kind in (PREAMBLE, CONTENTS)

    def itemises(self, heading: Heading) -> bool:
        """Whether a heading may as well number an item of the section."""
        if self.kind not in _ITEMISED or heading.rank is Rank.BARE:
            return False
        return heading.rank > self.rank or (heading.rank == self.rank and heading.number <= self.number)

    def admits(self, kind: str, heading: Heading) -> bool:
        """Whether a heading whose words are all a kind's, and which may number an item, begins a section."""
        if self.kind in _PERFORMANCE:
            return heading.rank <= Rank.CHAPTER
        if self.kind == "duties":
            return kind in _WITHIN_DUTIES or heading.rank <= self.rank
        return self.kind not in _ITEMISED or heading.rank < self.rank

    def admits_bare(self, kind: str, words: str) -> bool:
        """Whether a title without a number begins a section."""
        if kind == self.kind and self.rank <= Rank.BARE:
            return kind == "project-funds"
        return kind in _ALONE_WITHOUT_NUMBER or (
            _SAID.search(words) is not None and self.kind not in _ITEMISED - {"duties"}
        )


def is_table_title(words: str) -> bool:
    """Whether words are the title of a table: `2025年部门收入预算总表`."""
    is_long = len(words) >= _SHORTEST_TABLE_TITLE
    return is_long and _TABLE_TITLE.search(words) is not None and _REFERENCE.search(words) is None


def _is_no_cell(kind: str | None, heading: Heading) -> bool:
    """Whether a line among tables is a heading, not a label that has lost its table: `二、政府性基金预算拨款`."""
    return (
        heading.rank is Rank.PART
        or _SAID.search(heading.words) is not None
        or kind in _ALONE_WITHOUT_NUMBER | _OWN_TABLES
    )


def _table(heading: Heading, above: Above) -> str | None:
    if above.kind in _OWN_TABLES and heading.rank >= above.rank and not _ends(heading, above):
        return None
    return TABLES.kind


def _ends(heading: Heading, above: Above) -> bool:
    """Whether a numbered title of a table ends a section that is no table."""
    return (
        above.kind not in ("tables", "appendices", "project-performance")
        and heading.rank <= min(above.rank, Rank.CHAPTER)
        and heading.rank is not Rank.BARE
    )


def _is_unknown(heading: Heading, above: Above, listed: bool) -> bool:
    """Whether a heading that nobody knows ends the section above it."""
    if heading.is_sentence or above.kind == CONTENTS:
        return False
    if heading.rank is Rank.BARE:
        return listed and above.rank >= Rank.BARE
    if heading.rank is Rank.ITEM or above.itemises(heading):
        return False
    if heading.rank is Rank.BRACKETED:
        same = heading.rank == above.rank and heading.number > above.number
        return is_title(heading.words) and (same or above.kind in CONTAINERS)
    ends_above = heading.rank <= above.rank or above.kind == PREAMBLE
    return ends_above or (above.is_container and (listed or is_title(heading.words)))


@cache
def _alone(reader: SectionReader) -> re.Pattern[str]:
    """The reader's words with nothing beside them that would say something."""
    return re.compile(f'{_BODY}[“"]?(?:{reader.heading.pattern}){_BEHIND}')
