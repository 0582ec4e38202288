"""Amounts that are levels: what there is of a line item, a class or a use, in some year and phase."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from budgetgraph.facts.figure import Base, Figure, Phase
from budgetgraph.sections.prose.context import Context
from budgetgraph.sections.prose.discourse import Discourse
from budgetgraph.sections.prose.grammar import Understood
from budgetgraph.sections.prose.mention import Mention
from budgetgraph.sections.prose.naming import Found, Naming
from budgetgraph.sections.prose.pairs import leads_of_two
from budgetgraph.sections.prose.ratios import budget_completed
from budgetgraph.sections.prose.stated import Stated
from budgetgraph.sections.prose.subject import Subject
from budgetgraph.sections.prose.wording import phase_said

_FLOW = re.compile("支出决算|收入决算|预算支出|预算收入")
_EXECUTION = re.compile("[，,]?(?:支出|收入)决算数?为?")


class Levels:
    """Reads the amounts that are no changes."""

    def __init__(self, context: Context, naming: Naming, discourse: Discourse) -> None:
        self._context = context
        self._naming = naming
        self._discourse = discourse

    def read(self, mention: Mention, base: Base | None, stated: Stated) -> bool:
        """Reads an amount into the facts; False where its words say no level."""
        if base and (found := self._naming.found("base", mention)):
            if found[0].item or found[0].is_class:
                self._discourse.follow(*found)
            stated.facts.extend(self._compared_with(mention, base))
            return True
        if (of := budget_completed(mention)) and self._discourse.subject:
            self._discourse.completed = mention.end
            phase = self._context.other_phase(phase_said(of.plain))
            stated.facts.extend(_figures(mention, self._discourse.subject, None, phase))
            return True
        found = self._across(mention) or self.time(mention, stated) or self._named(mention)
        if mention.rank is not None and not (found and found[1] and len(found[1].names) > 1):
            found, mention = self._one_of_two(mention), replace(mention, rank=None)
        if found is None:
            return False
        self._state(mention, found, stated)
        return True

    def time(self, mention: Mention, stated: Stated) -> Found | None:
        """Another phase of what was named before.

        支出决算 alone is all expenditure; behind a budget (年初预算为…，支出决算为…) or a class it is theirs, and among
        the three public expenses always theirs.
        """
        found = self._naming.found("time", mention)
        if found and _FLOW.search(mention.lead.text) and not self._context.is_three_public:
            last = stated.last_figure
            follows = last is not None and last.phase in ("approved", "revised")
            return found if follows or (found[1] and found[1].classification) else None
        return found

    def _one_of_two(self, mention: Mention) -> Found | None:
        """What one of two numbers is of where both things are named: 基本支出和项目支出分别为3万元和2万元."""
        for leads in leads_of_two(mention.lead):
            both = [self._naming.in_lead("level", lead, mention) for lead in leads]
            if all(found and found[0].item for found in both):
                return both[mention.rank or 0]
        return None

    def _across(self, mention: Mention) -> Found | None:
        return self._naming.in_lead("across", mention.sentence, mention) if mention.sentence else None

    def _named(self, mention: Mention) -> Found | None:
        """A level of what the lead names; 支出决算为 alone names nothing where a section lists parts of a fund."""
        if self._context.is_of_fund and _EXECUTION.fullmatch(mention.lead.text):
            return None
        return self._naming.found("level", mention)

    def _compared_with(self, mention: Mention, base: Base) -> Iterator[Figure]:
        """What is compared with, where its amount is printed: 比2023年预算数100万元增加5万元."""
        year, phase = self._context.figure_of(base)
        subject = self._discourse.subject
        if subject and (year is not None or phase is not None):
            yield from _figures(mention, subject, year, phase)

    def _state(self, mention: Mention, found: Found, stated: Stated) -> None:
        said, subject = found[0], self._discourse.within_whole(found[1], mention)
        is_named = said.item is not None or said.is_class
        year, phase = self._context.time_of(said, mention.lead.paragraph)
        if year and phase is None and self._discourse.title_time[0] == year:
            phase = self._discourse.title_time[1]
        if subject is None or (not is_named and said.phase is None) or (year and phase is None):
            self._leave(found, subject, is_elsewhen=year is not None)
            return
        time = self._time(said, (year, self._context.other_phase(phase)), mention)
        if time is not None:
            stated.facts.extend(_figures(mention, subject, *time))
            if is_named and found[1] and (found[1].is_of_fund or found[1].classification):
                self._discourse.whole = subject, mention.end
        self._naming.uses.note(subject, mention.end)
        self._discourse.follow(said, subject)

    def _time(
        self, said: Understood, own: tuple[int | None, Phase | None], mention: Mention
    ) -> tuple[int | None, Phase | None] | None:
        """The year and phase of an amount: as said, else those of the whole that it is a part of.

        None where nothing is said behind an amount of another time.
        """
        if said.years or said.phase:
            self._discourse.is_elsewhen = any(own)
            self._discourse.time = (mention.end, *own) if any(own) else (0, None, None)
            return own
        return self._discourse.time_of_parts(mention) if self._discourse.is_elsewhen else own

    def _leave(self, found: Found, subject: Subject | None, *, is_elsewhen: bool) -> None:
        """Leaves an amount of which year or phase is not known unread; parts of it are of that time, too."""
        said = found[0]
        if said.item is None and not said.is_class:
            self._discourse.subject = None
            return
        self._discourse.is_elsewhen = self._discourse.is_elsewhen or is_elsewhen
        self._discourse.follow(said, subject)


def _figures(mention: Mention, subject: Subject, year: int | None, phase: Phase | None) -> Iterator[Figure]:
    money = mention.money
    assert money is not None
    for name in subject.ranked(mention.rank):
        of = subject.classification
        yield Figure(name, money, mention.clause, classification=of, year=year, phase=phase)
