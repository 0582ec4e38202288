"""What forms call the sources of money and the phases of a budget."""

from __future__ import annotations

import re

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.figure import Phase
from budgetgraph.facts.number import read_number
from budgetgraph.sections.performance.columns import words_of

_OF = r"(?:其中[：:]?)?\s*+(?:20\d\d(?:年度?)?)?(?:年度|当年|本年度?|项目|预算|全年)*+"
_PAID = r"(?:财政)?(?:专项)?(?:补助|资金|拨款|配套|投入|转移支付)++"
_SOURCES: dict[str | None, re.Pattern[str]] = {
    None: re.compile(
        rf"{_OF}(?:总?金额|总额|安排总额|金额合计|资金(?:总额|合计|金额)?)|(?:部门|单位)?整体支出"
    ),
    "fiscal-appropriation": re.compile(
        rf"{_OF}(?:财政(?:拨款|性?资金|拨款资金)(?:总额|合计|数)?|政府预算资金)"
    ),
    "general-public-budget": re.compile(rf"{_OF}一般公共预算(?:财政)?(?:拨款|资金)*+"),
    "government-fund": re.compile(rf"{_OF}政府性基金(?:预算)?(?:财政)?(?:拨款|资金)*+"),
    "state-capital": re.compile(rf"{_OF}国有资本经营(?:预算)?(?:财政)?(?:拨款|资金)*+"),
    "fiscal-account": re.compile(rf"{_OF}财政专户(?:管理|核拨)?资金"),
    "central-funds": re.compile(rf"{_OF}中央(?:级)?{_PAID}"),
    "provincial-funds": re.compile(rf"{_OF}(?:省|自治区)级?{_PAID}"),
    "city-funds": re.compile(rf"{_OF}(?:市|州|盟|地区)级?{_PAID}"),
    "county-funds": re.compile(rf"{_OF}[县区旗]级?{_PAID}"),
    "local-funds": re.compile(rf"{_OF}地方{_PAID}"),
    "higher-level-funds": re.compile(rf"{_OF}上级{_PAID}"),
    "carried-over": re.compile(rf"{_OF}上年(?:度)?(?:结转|结余)++(?:资金)?"),
    "unit-funds": re.compile(rf"{_OF}单位资金"),
    "other-funds": re.compile(rf"{_OF}(?:其他|其它|自有)资金"),
}
"""What the labels of a form call the sources (`funding-source`) of its money; None is all of it."""
_PHASES: dict[Phase, str] = {
    "approved": r"(?:年初|年度)?预算(?:数|金额)|年初预算",
    "revised": r"(?:全年(?:[（(]调整[)）])?|调整后?)预算(?:数|金额)?",
    "executed": r"(?:全年|年度)?(?:实际)?(?:预算)?(?:执行|支出)(?:数|金额)",
}
_PHASE = {phase: re.compile(words) for phase, words in _PHASES.items()}
_PHASE_OF_ALL = {phase: re.compile(rf"(?:{words})(?:资金)?(?:总额)?") for phase, words in _PHASES.items()}
_LONGEST_LABEL = 24

UNKNOWN = "unknown"
"""What `source_of` says of a cell that names no source."""


def source_of(cell: Passage) -> str | None:
    """The source that a cell names (None: all of the money), or `UNKNOWN`."""
    words = _words(cell)
    return next((source for source, pattern in _SOURCES.items() if pattern.fullmatch(words)), UNKNOWN)


def phase_of(cell: Passage, *, of_all: bool = False) -> Phase | None:
    """The phase that a cell names; with `of_all` also one that names all money of a phase (`年初预算资金总额`)."""
    patterns = _PHASE_OF_ALL if of_all else _PHASE
    words = _words(cell)
    return next((phase for phase, pattern in patterns.items() if pattern.fullmatch(words)), None)


def _words(cell: Passage) -> str:
    return "" if not cell or len(cell.text) > _LONGEST_LABEL or read_number(cell) else words_of(cell)
