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
# An amount is never of the level alone: `…（项）` and, on the next line, `支出5万元`.
_CLASS_AT_END = re.compile(r"[（(]\s*+\d{0,3}[类款项]\s*+[)）]\s*$")
_ITS_AMOUNT = re.compile(
    rf"\s*+(?:20\d\d年)?(?:预算|决算)?(?:支出|安排)?(?:预算|决算)?数?为?\s*+{NUMBER_PATTERN}\s*+[万亿]?\s*+元"
)
# A list that has begun and not ended: `，其中：一般公共预算` and, on the next line, `收入5万元`.
_LIST_AT_END = re.compile(r"其中[：:][^。；;：:\n]{1,60}$")
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
    is_of_class = _CLASS_AT_END.search(before.text) is not None and _ITS_AMOUNT.match(after.text) is not None
    goes_on = is_of_class or _LIST_AT_END.search(before.text) or _GOES_ON.match(after.text)
    if _ENDED.search(before.text) or not goes_on:
        return False
    is_beside = not section.between(before.end, after.start).text.strip()
    return is_beside and after.end - before.start <= _LONGEST
