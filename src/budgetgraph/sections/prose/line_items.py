"""The words by which sentences name line items."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class LineItemWords:
    """The words (a pattern for text without blank space) by which a section's prose names a line item.

    `names` are all line items that one amount is given for, none where the words leave open which. `is_breakdown` marks an 'of which' that does not
    become the subject of the sentence: in `总额11.34万元，其中一般公共预算总额11.34万元，较上年减少2.3万元` it is
    the total that falls. `after` is the beginning that the line item named before must have (`expenditure`), for
    words that mean different things below revenue and below expenditure. `is_across` marks words that reach over
    commas: `绩效自评的项目4个，涉及预算金额`.
    """

    words: str
    names: tuple[str, ...]
    is_breakdown: bool = False
    after: str | None = None
    is_across: bool = False


def words(**names: str) -> tuple[LineItemWords, ...]:
    """Line items by the words that name them: `words(expenditure_basic="基本支出")`."""
    return tuple(LineItemWords(pattern, (name.replace("_", "-"),)) for name, pattern in names.items())


FUNDS = {
    "fiscal-appropriation": "(?:当年|本年)?财政拨款",
    "general-public-budget": "(?:一般公共预算|公共财政预算|一般公共财政|公共预算|公共财政)(?:当年)?(?:财政)?(?:拨款|补助)?",
    "government-fund": "政府性?基金(?:预算)?(?:当年)?(?:财政)?(?:拨款)?",
    "state-capital": "[国固]有资本(?:经营)?(?:预算|收益)?(?:当年)?(?:财政)?(?:拨款)?",
}
"""The words for each fund, without what is taken from it."""

_BASIC = "(?:基本支出)"
_PERSONNEL = "人员(?:经费|支出)(?:支出)?"
_PUBLIC = "(?:日常)?公用(?:经费|支出)(?:支出)?"


def _both(fund: str) -> tuple[LineItemWords, ...]:
    said = FUNDS[fund]
    pair = f"{said}(?:预算)?(?:收入?[、和与及]?支出?|收支)(?:总)?(?:预算|决算)?(?:总计|合计)?"
    if fund != "fiscal-appropriation":
        return (LineItemWords(pair, (f"revenue-{fund}", f"expenditure-{fund}")),)
    both = ("revenue-fiscal-appropriation-total", "expenditure-fiscal-appropriation-total")
    return (LineItemWords(pair, both),)


def _of_fund(fund: str) -> tuple[LineItemWords, ...]:
    said, item = FUNDS[fund], f"expenditure-{fund}"
    basic = LineItemWords(f"{said}(?:预算)?(?:安排的)?基本支出", (f"{item}-basic",))
    project = LineItemWords(f"{said}(?:预算)?(?:安排的)?项目支出", (f"{item}-project",))
    return (
        *_both(fund),
        LineItemWords(f"{said}(?:预算)?(?:总|的)?收入", (f"revenue-{fund}",)),
        LineItemWords(f"{said}(?:预算|安排的?)?(?:总|的)?支出", (f"{item}",)),
        *((basic, project) if f"{item}-basic" in WITH_PARTS else ()),
        LineItemWords(
            f"(?:上年|年初){said}结转(?:[和及]?结余)?(?:资金|收入)?", (f"revenue-carried-over-{fund}",)
        ),
        LineItemWords(
            f"年[末终]{said}结转(?:[和及]?结余)?(?:资金)?", (f"expenditure-carried-forward-{fund}",)
        ),
    )


FISCAL_TOTALS = words(
    revenue_fiscal_appropriation_total=f"{FUNDS['fiscal-appropriation']}收入(?:决算|预算)?总计",
    expenditure_fiscal_appropriation_total=f"{FUNDS['fiscal-appropriation']}支出(?:决算|预算)?总计",
)
"""Fiscal appropriations with what was carried over, where a section compares them as a whole."""

WITH_PARTS = frozenset(
    f"expenditure-{fund}-basic"
    for fund in ("fiscal-appropriation", "general-public-budget", "government-fund", "state-capital")
)
"""The basic expenditures that the code list has for single funds."""

TOTALS = (
    LineItemWords(
        "收支(?:总体)?安排|收支总计|(?:总)?收支(?:总)?预算|收、支(?:总计|总?预算)?|收入[、和与及]?支出(?:总计)?|收支",
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
        revenue_total="总收入|收入(?:决算)?总(?:计|额)|收入总?预算",
        expenditure_total="总支出|支出(?:决算)?总(?:计|额)|支出总?预算",
    ),
    *(item for item in TOTALS if len(item.names) > 1 or item.names[0] not in _ANY_TOTAL),
    LineItemWords("收入|支出", ()),
)
"""What final accounts call 合计 is of the year alone, 总计 with what was carried over; a bare 收入 may be either, and is none."""

FUNDED = tuple(item for fund in FUNDS for item in _of_fund(fund))
"""What is taken from one fund, its name printed."""

OWN_REVENUE = words(
    revenue_business="事业收入",
    revenue_operating="(?:事业单位)?经营收入",
    revenue_superior_subsidy="上级(?:单位)?补助收入",
    revenue_subordinate_remittance="附属单位上缴收入",
    revenue_fiscal_account="(?:教育收费等)?财政专户(?:管理资金|核拨资?金?|资金)?(?:收入|拨款)?",
    revenue_other="其他(?:来源)?收入",
    revenue_other_funds="(?:其他(?:来源)?|单位)资金(?:收入)?",
    revenue_carried_over="(?:上年|年初)(?:结转|结余)(?:(?:和|及|与)?结[转余])?(?:资金)?(?:收入)?|上年结转资金",
    revenue_balance_used="(?:使用|动用)非财政拨款结余|用事业基金弥补收支差额",
    revenue_carried_over_fiscal_appropriation="(?:上年|年初)财政拨款结转(?:和结余|结余)?|上年结转财政拨款",
)
"""Revenue from other sources than this year's appropriations."""

USES = words(
    expenditure_basic_personnel=f"{_BASIC}?{_PERSONNEL}",
    expenditure_basic_public=f"{_BASIC}?{_PUBLIC}",
    expenditure_basic="基本支出",
    expenditure_project="(?:公用)?项目支出",
    expenditure_operating="(?:事业单位)?经营支出",
    expenditure_superior_remittance="上缴上级支出",
    expenditure_subordinate_subsidy="对附属单位补助支出",
    expenditure_reserve="(?:单位)?预留机动经费",
    expenditure_carried_forward="(?:结转下年|年[末终]结转(?:和|及)?结余|年[末终]结转)(?:资金|支出)?",
    expenditure_surplus_distribution="结余分配",
)
"""What all expenditure is for."""

BARE_FUNDS = (
    *(LineItemWords(said, (f"revenue-{fund}",), after="revenue") for fund, said in FUNDS.items()),
    *(LineItemWords(said, (f"expenditure-{fund}",), after="expenditure") for fund, said in FUNDS.items()),
    LineItemWords("其他资金", ("expenditure-other-funds",), after="expenditure"),
)
"""Funds by their bare names: what comes from them below revenue, what goes out of them below expenditure."""


def uses_of(fund: str) -> tuple[LineItemWords, ...]:
    """The uses of one fund's expenditure, by the bare words that a section on that fund has for them."""
    item = f"expenditure-{fund}"
    parts = (
        LineItemWords(f"{_BASIC}?{_PERSONNEL}", (f"{item}-basic-personnel",)),
        LineItemWords(f"{_BASIC}?{_PUBLIC}", (f"{item}-basic-public",)),
    )
    reserve = LineItemWords("(?:单位)?预留机动经费", (f"{item}-reserve",))
    pair = f"-{fund}-total" if fund == "fiscal-appropriation" else f"-{fund}"
    return (
        LineItemWords("(?:上年|年初)结转(?:[和及]?结余)?(?:资金|收入)?", (f"revenue-carried-over-{fund}",)),
        LineItemWords("年[末终]结转(?:[和及]?结余)?(?:资金)?", (f"expenditure-carried-forward-{fund}",)),
        *(
            (LineItemWords("一般公共预算当年(?:财政)?拨款", (item,)),)
            if fund == "general-public-budget"
            else ()
        ),
        LineItemWords("收[入]?[、和与及]?支[出]?(?:总计|合计)?", (f"revenue{pair}", f"expenditure{pair}")),
        *(parts if fund in ("fiscal-appropriation", "general-public-budget") else ()),
        LineItemWords("支出(?:决算|预算)?总计", (f"{item}-total",)),
        LineItemWords("收入(?:决算|预算)?总计", (f"revenue-{fund}-total",)),
        LineItemWords("基本支出", (f"{item}-basic",)),
        LineItemWords("项目支出", (f"{item}-project",)),
        LineItemWords("(?:[本当]年)?总?支出", (item,)),
        *((reserve,) if fund == "fiscal-appropriation" else ()),
        *(
            (LineItemWords("(?:[本当]年)?总?收入", (f"revenue-{fund}",)),)
            if fund != "fiscal-appropriation"
            else ()
        ),
    )


_VEHICLE = "(?:公务用?车|公车)(?:用车)?"
_RUNNING = "(?:运行(?:维护)?|运维)(?:费|经费)?"
_THREE = '[“"「‘]{0,2}三公[”"“」’]{0,2}经费'
_OF_FUND = "(?:(?:当年)?财政拨款|一般公共预算(?:当年)?(?:财政)?(?:拨款)?)?(?:安排)?(?:支出)?(?:的)?"
THREE_PUBLIC = (
    LineItemWords(
        "一般公共预算(?:财政)?(?:拨款)?", ("three-public-general-public-budget",), is_breakdown=True
    ),
    *words(
        three_public_abroad="因公出国(?:[（(]境[）)])?(?:费|经费)?用?(?:支出)?",
        three_public_vehicle=f"{_VEHICLE}购置(?:费|经费)?(?:及|和|与|、){_RUNNING}用?(?:支出)?",
        three_public_vehicle_purchase=f"{_VEHICLE}购置(?:费|经费)?用?(?:支出)?",
        three_public_vehicle_operation=f"{_VEHICLE}{_RUNNING}用?(?:支出)?",
        three_public_hospitality="(?:国内)?公务接待(?:费|经费)?用?(?:支出)?",
        three_public_total=f"{_OF_FUND}{_THREE}(?:财政拨款|一般公共预算(?:财政)?(?:拨款)?)?(?:支出)?",
        conference=f"{_OF_FUND}会议费(?:支出)?",
        training=f"{_OF_FUND}培训费(?:支出)?",
    ),
)
"""The three public expenses, conferences and training."""

OPERATING_FUNDS = words(
    operating_funds=f"{_OF_FUND}(?:的)?机关运行(?:经费|费)(?:当年)?(?:财政拨款|一般公共预算(?:财政)?拨款)?(?:支出)?"
)
"""The operating funds of offices."""

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
    procurement_total="(?:政府采购(?:支出|项目|金额)?|政府采购(?:预算)?支出)(?:[（(]以合同签订为准[)）])?",
    procurement_goods=f"{_PLAN}(?:政府采购)?货物类?(?:政府)?(?:采购)?(?:支出)?",
    procurement_works=f"{_PLAN}(?:政府采购)?工程类?(?:政府)?(?:采购)?(?:支出)?",
    procurement_services=f"{_PLAN}(?:政府采购)?服务类?(?:政府)?(?:采购)?(?:支出)?",
    procurement_small_medium="(?:政府采购)?授予中小企业(?:的)?合同|(?:面向|预留给)中小企业(?:预留)?(?:的)?政府采购(?:项目)?",
    procurement_small_micro="(?:政府采购)?授予小微企业(?:的)?合同|(?:面向|预留给)(?:小微|小型和微型)企业(?:预留)?(?:的)?(?:政府采购)?(?:项目)?",
)
"""Procurement and its kinds."""

_FUNDS_CONCERNED = (
    "共?涉及(?:项目)?(?:预算|财政性?|财政拨款|一般公共预算)?(?:资金|金额|拨款|支出)(?:总额|总量|合计)?"
)
# Of a sentence that speaks of one of the three alone.
_OF_PROJECTS = {
    "project-funds-with-goals": ("绩效目标", "自评|评价|跟踪|监控"),
    "project-funds-monitored": ("绩效(?:运行)?(?:跟踪评价|跟踪|监控)", "绩效目标|自评|评价|跟踪|监控"),
    "project-funds-self-evaluated": ("自评(?:价)?", "绩效目标|自评|评价|跟踪|监控"),
}
GOALS = tuple(
    LineItemWords(
        f"(?:(?!{others})[^。；;]){{0,100}}{said}(?:(?!{others})[^。；;]){{0,60}}{_FUNDS_CONCERNED}",
        (name,),
        is_across=True,
    )
    for name, (said, others) in _OF_PROJECTS.items()
) + words(
    project_funds_with_goals="(?:填报|编[报制]|设[定置]|实行)(?:了)?绩效目标(?:管理)?的(?:预算)?项目(?:支出)?(?:预算)?(?:资金|金额)?"
)
"""The funds of the projects that have performance goals, that are monitored, that evaluated themselves."""
