"""The three public expenses (三公): travel abroad, official vehicles, hospitality."""

from __future__ import annotations

import re

from budgetgraph.sections.prose import read_prose
from budgetgraph.sections.section import SectionReader

THREE_PUBLIC = SectionReader("three-public", re.compile(r"三公.{0,2}经费"), read_prose)
