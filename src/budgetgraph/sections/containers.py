"""Headings that only hold other sections: parts of a document, the tables, what is appended."""

from __future__ import annotations

import re

from budgetgraph.sections.prose import read_prose
from budgetgraph.sections.section import SectionReader, read_nothing

PERFORMANCE = SectionReader(
    "performance",
    re.compile(r"^(?:\d{4}年度?)?(?:部门|单位)?(?:预算绩效信息|整体(?:支出)?绩效目标)"),
    read_nothing,
)
OVERVIEW = SectionReader(
    "overview", re.compile(r"概况|(?:部门|单位|机构)基本情况|^基本情况|^(?:部门|单位)情况说明$"), read_nothing
)
TABLES = SectionReader(
    "tables",
    re.compile(
        r"(?:预算|决算|收支|公开)[^说明]{0,6}表格?(?:[（(][^（()）]{1,12}[)）])?$|^附表|^(?:报表|表格)部分$"
    ),
    read_nothing,
)
EXPLANATIONS = SectionReader(
    "explanations",
    re.compile(
        r"(?:预算|决算)(?:安排|执行|公开|信息公开|收支|编制|数据){0,3}的?(?:有关|相关)?(?:情况)?的?(?:说明|情况)"
        r"|^文字(?:部分|说明)$"
    ),
    read_prose,
)
APPENDICES = SectionReader("appendices", re.compile(r"^附[件录]"), read_nothing)

CONTAINERS = frozenset(
    {"performance", "overview", "tables", "explanations", "appendices", "other-matters", "preparation-notes"}
)
"""The kinds of sections in which a heading of a lower rank always begins a section of its own."""
