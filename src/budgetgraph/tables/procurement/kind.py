"""Goods, works and services: what procurement is of."""

from __future__ import annotations

import re

from budgetgraph.documents.passage import Passage
from budgetgraph.tables.entry import bare

_NAME = r"(?:[ABC]\.?)?(?:政府采购)?{}类?(?:采购)?(?:[小合]计)?[ABC]?"
KINDS = {
    "procurement-goods": re.compile(_NAME.format("货物")),
    "procurement-works": re.compile(_NAME.format("工程")),
    "procurement-services": re.compile(_NAME.format("服务")),
}
"""By `line-item` slug: `一、货物A`, `工程类`, `服务`."""


def kind_of(label: Passage) -> str | None:
    """The line item of the kind that a label names, None where it is all of something else."""
    return next((slug for slug, name in KINDS.items() if name.fullmatch(bare(label))), None)
