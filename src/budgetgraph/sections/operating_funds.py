"""The operating funds of the department's offices (机关运行经费), and what they are for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.figure import Figure, Use
from budgetgraph.sections.prose import read_prose
from budgetgraph.sections.section import Section, SectionReader

_PURPOSE = re.compile(r"主要用于(?P<purpose>[^。\n]+)")
# `保证机关正常运转的办公费、邮电费等日常公用支出`: the list, without what it serves and what sums it up.
_USES = re.compile(
    r"(?:[^、]*[的：:]|[^、]*包括)?(?P<uses>[^的：:。\n]*?、[^的：:。\n]*?)(?:等[^、]*|(?:方面的?)?(?:支出|费用))?"
)
_COMMA = re.compile(r"、")
_LONGEST = 400  # code points; lists are shorter, and the search takes time that grows with the square


def read_operating_funds(section: Section) -> Iterator[Fact]:
    """The figure with its purpose and uses, and its changes."""
    purpose = next((p for text in section.paragraphs if (p := text.search(_PURPOSE, "purpose"))), None)
    for fact in read_prose(section):
        if isinstance(fact, Figure) and purpose:
            yield replace(fact, purpose=purpose, uses=_uses(purpose))
            purpose = None  # said once, of the figure that comes first
        else:
            yield fact


def _uses(purpose: Passage) -> tuple[Use, ...]:
    match = _USES.fullmatch(purpose.text) if len(purpose.text) <= _LONGEST else None
    return tuple(Use(name) for name in purpose.group(match, "uses").split(_COMMA)) if match else ()


OPERATING_FUNDS = SectionReader("operating-funds", re.compile(r"机关运行经费"), read_operating_funds)
