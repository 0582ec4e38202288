"""What expenditure is for: basic and project expenditure, and what is left."""

from __future__ import annotations

from budgetgraph.sections.prose.words.line_item import LineItemWords, words

_BASIC = "(?:基本支出)"
_ENUMERATED = "(?:[^，,。；;：:\\d]{2,60}等)?"
_PERSONNEL = f"{_ENUMERATED}人员(?:经费|支出)(?:支出)?"
_PUBLIC = f"{_ENUMERATED}(?:日常)?公用(?:经费|支出)(?:支出)?"

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
