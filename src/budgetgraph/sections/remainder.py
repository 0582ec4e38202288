"""What a section says that no fact of it holds: paragraphs that would be lost are kept as notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.cover import Cover
from budgetgraph.facts.fact import Fact, texts, values
from budgetgraph.facts.money import unit_note
from budgetgraph.facts.statement import Statement
from budgetgraph.sections.heading import is_title, looks_like_heading
from budgetgraph.sections.numbering import numbering_of, without_number
from budgetgraph.sections.section import NO_FACTS, TABLE, UNREAD, Section

_WORD = re.compile(r"\w")
_DIGIT = re.compile(r"\d")
_LABEL = re.compile(r"[^\d。；;，,]{1,20}[：:]")
_OWNER_OR_DATE = re.compile(
    r"(?:编制|公开|预算|填报)?(?:部门|单位)(?:名称)?\s*[：:]|截[止至](?:时间|日期)?\s*[：:]"
)


def notes(section: Section, facts: Sequence[Fact]) -> Iterator[Statement]:
    """A note for each paragraph of which nothing is in any of the section's facts, and which is no structure.

    The text of a section that nobody can read is kept whole elsewhere; of a public table the notes are facts.
    """
    if section.kind in {UNREAD, *NO_FACTS} or section.kind.startswith(TABLE):
        return
    held = Cover(passage for fact in facts for passage in (*texts(fact), *values(fact)))
    for paragraph in section.paragraphs:
        if not held.touches(paragraph) and not is_structure(paragraph):
            yield Statement("note", paragraph)


def is_structure(paragraph: Passage) -> bool:
    """Whether a paragraph only labels what is below it: a numbered title, a label, a table's unit or owner."""
    text = paragraph.plain
    if not _WORD.search(text):
        return True
    if not looks_like_heading(paragraph):
        return False
    return is_numbered_title(paragraph) or _LABEL.fullmatch(text) is not None or is_above_a_table(text)


def is_numbered_title(paragraph: Passage) -> bool:
    """Whether a paragraph is a heading of a lower rank: `1.收入说明`."""
    words = without_number(paragraph).plain
    return numbering_of(paragraph) is not None and is_title(words) and not _DIGIT.search(words)


def is_above_a_table(text: str) -> bool:
    """Whether a line names the owner, the unit or the day of a table."""
    return unit_note(text) is not None or _OWNER_OR_DATE.match(text) is not None
