"""Revenue from other sources than this year's appropriations."""

from __future__ import annotations

from budgetgraph.sections.prose.words.line_item import words

OWN_REVENUE = words(
    revenue_business="事业收入",
    revenue_operating="(?:事业单位)?经营收入",
    revenue_superior_subsidy="上级(?:单位)?补助收入",
    revenue_subordinate_remittance="附属单位上缴收入",
    revenue_fiscal_account="(?:教育收费等)?财政专户(?:管理资金|核拨资?金?|资金)?(?:收入|拨款)?",
    revenue_other="其他(?:来源)?收入",
    revenue_other_funds="(?:其他(?:来源)?|单位)资金(?:收入)?",
    revenue_carried_over="(?:上年|年初)(?:结转|结余)(?:(?:和|及|与)?结[转余]|[（(]余[)）])?(?:资金)?(?:收入)?|上年结转资金",
    revenue_balance_used="(?:使用|动用)非财政拨款结余(?:[（(]含专用结余[）)])?|用事业基金弥补收支差额",
    revenue_carried_over_fiscal_appropriation="(?:上年|年初)财政拨款结转(?:和结余|结余)?|上年结转财政拨款",
)
"""Revenue from other sources than this year's appropriations."""
