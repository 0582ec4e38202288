"""Paragraphs that were broken in the middle of a sentence, whole again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.number import NUMBER_PATTERN
from budgetgraph.sections.section import Section

_ENDED = re.compile(r"[。；;：:！!？?”]\s*$")
# No sentence begins with an amount, a percentage, or the level of a class whose name is on the line above.
_GOES_ON = re.compile(
    rf"\s*+(?:[-－−]?{NUMBER_PATTERN}\s*+(?:[万亿]?\s*+元|[%％])|[（(]\s*+\d{{0,3}}[类款项]\s*+[)）])"
)
_LONGEST = 3000


def rejoined(section: Section) -> Iterator[Passage]:
    """The section's paragraphs; one that goes on with what its predecessor breaks off is one with it."""
    held: Passage | None = None
    for paragraph in section.paragraphs:
        if held is not None and _is_broken(section, held, paragraph):
            held = section.between(held.start, paragraph.end)
            continue
        if held is not None:
            yield held
        held = paragraph
    if held is not None:
        yield held


def _is_broken(section: Section, before: Passage, after: Passage) -> bool:
    if _ENDED.search(before.text) or not _GOES_ON.match(after.text):
        return False
    is_beside = not section.between(before.end, after.start).text.strip()
    return is_beside and after.end - before.start <= _LONGEST
