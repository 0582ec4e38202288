"""Whom to ask. The text is kept, and nothing is read from it: it names private persons and their telephones."""

from __future__ import annotations

import re

from budgetgraph.sections.section import CONTACT, SectionReader, read_nothing

CONTACT_READER = SectionReader(
    CONTACT, re.compile(r"联系(?:方式|我们|电话|人)|咨询(?:电话|方式)|监督电话"), read_nothing
)
