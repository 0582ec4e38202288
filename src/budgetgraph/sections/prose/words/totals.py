"""All revenue and all expenditure."""

from __future__ import annotations

from budgetgraph.sections.prose.words.line_item import LineItemWords, words

TOTALS = (
    LineItemWords(
        "收支(?:总体)?安排|收支总计|总收入[、和与及]总支出|(?:总)?收支(?:总)?预算|收、支(?:总计|总?预算)?|收入[、和与及]?支出(?:总计|总体)?|收支|总收支",
        ("revenue-total", "expenditure-total"),
    ),
    *words(
        revenue_total="本年收入预算|(?:财务)?总?收入(?:总预算)?",
        expenditure_total="本年支出预算|总?支出(?:总预算)?",
        revenue_current_year="[本当]年(?:度)?(?:实际)?(?:决算)?收入|当年预算收入",
        expenditure_current_year="[本当]年(?:度)?(?:实际)?(?:决算)?支出|当年预算支出",
    ),
)
"""All revenue and all expenditure."""

_ANY_TOTAL = ("revenue-total", "expenditure-total")
FINAL_TOTALS = (
    *words(
        revenue_current_year="收入(?:决算)?合计",
        expenditure_current_year="支出(?:决算)?合计",
        revenue_total="(?:决算)?总收入|收入(?:决算)?总(?:计|额)|收入总?预算",
        expenditure_total="(?:决算)?总支出|支出(?:决算)?总(?:计|额)|支出总?预算",
    ),
    *(item for item in TOTALS if len(item.names) > 1 or item.names[0] not in _ANY_TOTAL),
    LineItemWords("收入|支出", ()),
)
"""What final accounts call 合计 is of the year alone, 总计 with what was carried over; a bare 收入 may be either, and is none."""
