"""The operating funds of offices."""

from __future__ import annotations

from budgetgraph.sections.prose.words.funds import OF_FUND
from budgetgraph.sections.prose.words.line_item import words

OPERATING_FUNDS = words(
    operating_funds=f"{OF_FUND}(?:的)?机关运行(?:经费|费)(?:当年)?(?:财政拨款|一般公共预算(?:财政)?拨款)?(?:支出)?"
)
"""The operating funds of offices."""
