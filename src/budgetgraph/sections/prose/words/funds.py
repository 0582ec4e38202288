"""What is taken from single funds, by the names of the funds."""

from __future__ import annotations

from budgetgraph.sections.prose.words.line_item import LineItemWords

FUNDS = {
    "fiscal-appropriation": "(?:当年|本年)?财政拨款",
    "general-public-budget": "(?:一般公共预算|公共财政预算|一般公共财政|公共预算|公共财政)(?:当年)?(?:财政)?(?:拨款|补助)?",
    "government-fund": "政府性?基金(?:预算)?(?:当年)?(?:财政)?(?:拨款)?",
    "state-capital": "[国固]有资本(?:经营)?(?:预算|收益)?(?:当年)?(?:财政)?(?:拨款)?",
}
"""The words for each fund, without what is taken from it."""


def _both(fund: str) -> tuple[LineItemWords, ...]:
    said = FUNDS[fund]
    pair = f"{said}(?:预算)?(?:收入?[、和与及]?支出?|收支|总收支)(?:总)?(?:预算|决算)?(?:总计|合计)?"
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
        LineItemWords(f"{said}(?:预算)?(?:本年|总|的)?收入", (f"revenue-{fund}",)),
        LineItemWords(f"{said}(?:预算|安排的?)?(?:总|的)?支出", (f"{item}",)),
        *((basic, project) if f"{item}-basic" in WITH_PARTS else ()),
        LineItemWords(
            f"(?:(?:上年|年初){said}|{said}(?:上年|年初))结转(?:[和及]?结余)?(?:资金|收入)?",
            (f"revenue-carried-over-{fund}",),
        ),
        LineItemWords(
            f"(?:年[末终]{said}|{said}年[末终])结转(?:[和及]?结余)?(?:资金)?",
            (f"expenditure-carried-forward-{fund}",),
        ),
    )


def totals_of(fund: str) -> tuple[LineItemWords, ...]:
    """What a section on a fund calls the total of it: with what was carried over."""
    said = FUNDS[fund]
    return (
        LineItemWords(f"{said}(?:预算)?收入(?:决算|预算)?总计", (f"revenue-{fund}-total",)),
        LineItemWords(f"{said}(?:预算|安排的?)?支出(?:决算|预算)?总计", (f"expenditure-{fund}-total",)),
    )


def bare(fund: str) -> tuple[LineItemWords, ...]:
    """A fund by its bare name, where its section has spoken of its expenditure before."""
    item = f"expenditure-{fund}"
    return (LineItemWords(FUNDS[fund], (item,), after=item),)


WITH_PARTS = frozenset(
    f"expenditure-{fund}-basic"
    for fund in ("fiscal-appropriation", "general-public-budget", "government-fund", "state-capital")
)
"""The basic expenditures that the code list has for single funds."""

FUNDED = tuple(item for fund in FUNDS for item in _of_fund(fund))
"""What is taken from one fund, its name printed."""

BARE_FUNDS = (
    *(LineItemWords(said, (f"revenue-{fund}",), after="revenue") for fund, said in FUNDS.items()),
    *(LineItemWords(said, (f"expenditure-{fund}",), after="expenditure") for fund, said in FUNDS.items()),
    LineItemWords("其他资金", ("expenditure-other-funds",), after="expenditure"),
)
"""Funds by their bare names: what comes from them below revenue, what goes out of them below expenditure."""

OF_FUND = "(?:(?:当年)?财政拨款|一般公共预算(?:当年)?(?:财政)?(?:拨款)?)?(?:安排)?(?:支出)?(?:的)?"
"""How a sentence may say before a name that it is paid from appropriations."""
