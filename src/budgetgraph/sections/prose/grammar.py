"""How a lead is understood: the line item or class in it, and whether a level, a change or a likeness is said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from budgetgraph.facts.figure import Phase
from budgetgraph.sections.prose.lead import Lead
from budgetgraph.sections.prose.wording import (
    AFTER,
    BEFORE,
    COMPARISON,
    DIFFERENCE,
    EXTENT,
    VERB,
    VERB_BEFORE,
    phase_said,
)
from budgetgraph.sections.prose.words.line_item import LineItemWords

Saying = Literal["time", "across", "base", "level", "change", "changing", "likeness"]

CLASS = "〓"
"""Stands in a lead where a class was named."""

_PHASES = "(?:(?:年初|全年|当年|调整后?的?|预算调整后?|批复的?|部门)?(?:预算执行|预算完成|支出决算|收入决算|决算|执行|预算))"
_WORD_AFTER = AFTER.removesuffix("*+")
_TAIL = rf"(?:预算(?:支出|收入)|(?:支出|收入)预算|{_PHASES}|{_WORD_AFTER})*+"
_TIMES = rf"(?:当年|全年)?{_PHASES}(?:支出(?!决算)|安排|总额|合计|总计|金额|数额|数|为|是|共|[：:])*+"
_TAIL_ALONE = rf"(?:{_PHASES}|费用支出|费用|总额|总计|合计|金额|数|各|均|[：:])*+"
_NO_ITEM = "(?P<no_item>)"
_PHASE_SAID = re.compile("年初预算|全年预算|调整后?的?预算|预算执行|预算完成|决算|执行|预算")
_YEAR_SAID = re.compile(r"(?P<year>20\d\d)年|(?P<before>上一?年|去年)")
# The word 预算 in the name of a fund or of bodies is no phase.
_FUND = re.compile("(?:一般公共|公共财政|公共)预算|财政预算拨款|预算(?:拨款|单位)")
_IS_BUDGET = re.compile(r"预算\s?(?:总额|总计|合计)?(?:数|为|是)")
_COMPARISON = re.compile(COMPARISON)
_FLOW = re.compile("(?:预算|决算)?(支出|收入)")
_LAST_YEAR = "(?:上一?年度?|去年)?"


@dataclass(frozen=True)
class Understood:
    """What a lead says: `item` is None where it names none (that of the item before it), `is_class` a class."""

    saying: Saying
    item: LineItemWords | None
    is_class: bool
    verb: str
    frame: str

    @property
    def phase(self) -> Phase | None:
        """The phase that the words around the item name."""
        said = _PHASE_SAID.findall(_COMPARISON.sub("", self.frame))
        return phase_said(said[-1]) if said else None

    @property
    def is_budget_by_habit(self) -> bool:
        """Whether the phase is said by the bare word 预算, which old habits put into final accounts too.

        Where an amount is said to be the budget (预算为, 预算数), it is no habit.
        """
        words = _COMPARISON.sub("", self.frame)
        said = _PHASE_SAID.findall(words)
        return bool(said) and said[-1] == "预算" and _IS_BUDGET.search(words) is None

    @property
    def years(self) -> list[int | Literal["before"]]:
        """The years that the words around the item name, the one before as such."""
        found = _YEAR_SAID.finditer(_COMPARISON.sub("", self.frame))
        return [int(match["year"]) if match["year"] else "before" for match in found]


class Grammar:
    """Understands leads with the words of a section's line items."""

    def __init__(self, known: Sequence[LineItemWords]) -> None:
        self._known = tuple(known)

    def understand(self, saying: Saying, lead: Lead, subject: str | None) -> Understood | None:
        """What a lead says before a level, a change or a likeness; None where not all of it is known.

        `time` is a level of what was named before, in another phase: 支出决算为, 2024年预算执行数为. `across` is a
        level that all words of a part of a sentence name, over its commas. `base` is what is compared with. `changing`
        is a change whose verb stands before what it is of: 增加基本支出.

        `subject` is the line item named before, which tells what a fund's bare name means.
        """
        pattern = self._patterns.get(saying)
        if lead.is_long or pattern is None:
            return None
        match = pattern.fullmatch(lead.text)
        if match is None:
            return None
        item = self._item(match["subject"], subject) if match["subject"] else None
        if match["subject"] and item is None and not match["class"]:
            return None
        start, end = match.span("subject") if match["subject"] else (0, 0)
        if item and _contradicts(item, lead.text[end:]):
            return None
        said = _FUND.sub("", lead.text[start:end]) if item and item.has_time else ""
        frame = f"{lead.text[:start]} {said} {lead.text[end:]}"
        return Understood(saying, item, bool(match["class"]), _verb(match), frame)

    def _item(self, found: str, subject: str | None) -> LineItemWords | None:
        for item, pattern in self._compiled:
            fits = item.after is None or (
                (subject or "").startswith(item.after) and "-carried-" not in (subject or "")
            )
            if fits and pattern.fullmatch(found):
                return item
        return None

    @cached_property
    def _compiled(self) -> list[tuple[LineItemWords, re.Pattern[str]]]:
        return [(item, re.compile(item.words)) for item in self._known]

    @cached_property
    def _patterns(self) -> dict[Saying, re.Pattern[str]]:
        items = "|".join(item.words for item in self._known if not item.is_across) or "(?!)"
        across = "|".join(item.words for item in self._known if item.is_across)
        named = f"(?P<subject>(?P<class>{CLASS})(?:[（(]?[类款项][）)]?)?(?:支出|科目)?|{items}){_TAIL}"
        spoken_of = f"(?:{named}(?:20\\d\\d年度?{_TAIL})?|{_NO_ITEM}{_TAIL_ALONE})"
        before = f"{BEFORE}{_LAST_YEAR}{BEFORE}"
        compared = f"{BEFORE}(?:费用支出|费用)?(?:{COMPARISON}{BEFORE})?"
        difference = DIFFERENCE.replace("<verb>", "<difference>")
        reaching: dict[Saying, re.Pattern[str]] = {
            "across": re.compile(f"{BEFORE}(?P<class>)(?P<subject>{across}){_TAIL}")
        }
        return {
            **(reaching if across else {}),
            "time": re.compile(f"{before}(?P<subject>(?P<class>{CLASS})?){_NO_ITEM}{_TIMES}"),
            "level": re.compile(f"{before}{named}(?:20\\d\\d年度?)?{_TAIL}"),
            "change": re.compile(f"{compared}{spoken_of}(?:{COMPARISON})?(?:{VERB}|{difference}|{EXTENT})"),
            "base": re.compile(f"{before}{spoken_of}{COMPARISON}的?"),
            "changing": re.compile(f"{BEFORE}{VERB_BEFORE}{named}"),
            "likeness": re.compile(f"{compared}{spoken_of}(?:{COMPARISON})?(?:保持)?"),
        }


def _contradicts(item: LineItemWords, after: str) -> bool:
    """Whether the words behind a line item turn it round: 其他资金 is revenue, 其他资金预算支出 is not."""
    flow = _FLOW.match(after)
    return flow is not None and all(name.startswith("revenue") == (flow[1] == "支出") for name in item.names)


def _verb(match: re.Match[str]) -> str:
    groups = match.groupdict()
    return next((said for name in ("verb", "difference", "extent") if (said := groups.get(name))), "")
