"""Procurement, its kinds, and what small and medium enterprises get of it."""

from __future__ import annotations

from budgetgraph.sections.prose.words.funds import OF_FUND
from budgetgraph.sections.prose.words.line_item import LineItemWords, words

_PLAN = "(?:拟|计划)?(?:购买|采购|购置)?"
_AWARDED = "由{}供应商中标或成交的?[，,]?(?:政府)?采购金额"
AWARDED = tuple(
    LineItemWords(pattern, (name,), is_across=True)
    for name, pattern in {
        "procurement-small-medium-awarded": f"面向中小企业预留的?政府采购项目中?[，,]?{_AWARDED.format('中小企业')}",
        "procurement-small-micro-awarded": f"面向小微企业预留的?政府采购项目中?[，,]?{_AWARDED.format('小微企业')}",
        "procurement-small-medium-awarded-other": f"其他政府采购项目中?[，,]?{_AWARDED.format('中小企业')}",
    }.items()
)
"""What small and medium enterprises were awarded."""

PROCUREMENT = words(
    procurement_total=f"{OF_FUND}(?:政府采购(?:支出|项目|金额)?|政府采购(?:预算)?支出)(?:[（(]以合同签订为准[)）])?",
    procurement_goods=f"{_PLAN}(?:政府采购)?货物类?(?:政府)?(?:采购)?(?:支出)?",
    procurement_works=f"{_PLAN}(?:政府采购)?工程类?(?:政府)?(?:采购)?(?:支出)?",
    procurement_services=f"{_PLAN}(?:政府采购)?服务类?(?:政府)?(?:采购)?(?:支出)?",
    procurement_small_medium="(?:政府采购)?授予中小企业(?:的)?合同|(?:面向|预留给)中小企业(?:预留)?(?:的)?政府采购(?:项目)?",
    procurement_small_micro="(?:政府采购)?授予小微企业(?:的)?合同|(?:面向|预留给)(?:小微|小型和微型)企业(?:预留)?(?:的)?(?:政府采购)?(?:项目)?",
)
"""Procurement and its kinds."""
