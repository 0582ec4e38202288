"""Changes: by amounts, by percentages, and in words alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from budgetgraph.facts.direction import Direction
from budgetgraph.facts.figure import Base, Change
from budgetgraph.sections.prose.change import change_of, joined
from budgetgraph.sections.prose.context import Context
from budgetgraph.sections.prose.discourse import Discourse
from budgetgraph.sections.prose.grammar import Understood
from budgetgraph.sections.prose.mention import Mention
from budgetgraph.sections.prose.naming import Found, Naming
from budgetgraph.sections.prose.stated import Stated
from budgetgraph.sections.prose.subject import Subject
from budgetgraph.sections.prose.wording import direction_said

_EACH = re.compile("[各均]")
_VERBS = {"increase": "增加", "decrease": "减少", "maintain": "增加"}


def _said(base: Base) -> tuple[object, ...]:
    return base.stated.plain, base.phase, base.is_same_year


def _note(mention: Mention, said: Understood, stated: Stated) -> None:
    """Notes a change that names nothing: behind parts it may be the whole's."""
    if said.item is None and not said.is_class:
        stated.nameless.add(mention.clause.start)


class Changes:
    """Reads what changed."""

    def __init__(self, context: Context, naming: Naming, discourse: Discourse) -> None:
        self._context = context
        self._naming = naming
        self._discourse = discourse

    def read(self, mention: Mention, base: Base | None, stated: Stated) -> bool:
        """Reads an amount or a percentage by which something changed; False where its words say no change."""
        found = self._naming.found("change", mention)
        if found is None:
            return False
        said = found[0]
        if mention.percent and said.item is None and self._belongs_to_last(mention, said, base, stated):
            return True
        subject = self._discourse.within_whole(found[1], mention)
        _note(mention, said, stated)
        stated.facts.extend(self.stated(mention, (said, subject), base))
        self._naming.uses.note(subject, mention.end)
        self._discourse.follow(said, subject)
        return True

    def stated(self, mention: Mention, found: Found, base: Base | None) -> Iterator[Change]:
        """The changes that a mention states of what its words name; of two things that are named, each."""
        said, subject = found
        if subject and self._discourse.pair and said.item is None and _EACH.search(mention.lead.text):
            subject = replace(subject, names=self._discourse.pair)
        change = change_of(mention, said.verb) if subject else None
        if subject is None or change is None:
            return
        direction, money, percent = change
        for bare in self._in_words(mention, subject, direction, base):
            yield replace(bare, money=money, percent=percent)

    def is_zero_of_likeness(self, mention: Mention, stated: Stated) -> bool:
        """`与2024年预算一致0万元`: the amount of a change that was said in words; gives it to it."""
        last = stated.last_change
        is_open = last is not None and last.money is None and last.direction == "maintain"
        if last is None or not is_open or mention.money is None or mention.money.amount != 0:
            return False
        stated.complete(mention.money, last.percent, last.quote)
        return True

    def is_in_brackets(self, mention: Mention, stated: Stated) -> bool:
        """`减少5万元（2%）`: the percentage of a change that brackets give behind its amount; gives it to it."""
        last = stated.last_change
        if last is None or last.money is None or last.percent or mention.lead.text not in ("（", "("):
            return False
        if (
            mention.percent is None
            or mention.lead.paragraph.start + mention.lead.places[0] > last.quote.end + 1
        ):
            return False
        change = change_of(mention, _VERBS[last.direction])
        if change:
            stated.complete(last.money, change[2], last.quote)
        return change is not None

    def with_percent(self, parts: Sequence[Change], mention: Mention) -> list[Change]:
        """The changes of parts, the last with the percentage that a mention gives for it."""
        found = self._naming.found("change", mention) if parts else None
        change = change_of(mention, found[0].verb) if found and found[0].item is None else None
        if change is None or change[0] != parts[-1].direction or parts[-1].percent:
            return list(parts)
        return [*parts[:-1], replace(parts[-1], percent=change[2])]

    def read_likeness(self, mention: Mention, base: Base | None, stated: Stated) -> None:
        """Reads that something is as it was."""
        found = self._naming.found("likeness", mention)
        if found is None or found[1] is None or base is None:
            return
        _note(mention, found[0], stated)
        stated.facts.extend(self._in_words(mention, found[1], "maintain", base))
        self._discourse.follow(*found)

    def read_comparison(
        self, mention: Mention, found: Found | None, base: Base | None, stated: Stated
    ) -> None:
        """Reads that something is more or less than something else, and not by how much."""
        if found and found[1]:
            direction = direction_said(mention.words) or "increase"
            _note(mention, found[0], stated)
            stated.facts.extend(self._in_words(mention, found[1], direction, base))

    def _belongs_to_last(self, mention: Mention, said: Understood, base: Base | None, stated: Stated) -> bool:
        """Whether a percentage is that of the change whose amount stands right before it; gives it to it."""
        last = stated.open_change(mention.rank)
        if last is None or last.percent is not None or stated.is_unread_behind(last.quote):
            return False
        if not self._is_same_base(last.base, base):
            return False
        change = change_of(mention, said.verb)
        if change is None or change[0] not in (last.direction, "maintain"):
            return last.money is not None  # it contradicts the change, or leaves it open: unread
        quote = joined(last.quote, mention)
        if mention.rank is None:
            stated.complete(last.money, change[2], quote)
        else:
            stated.complete_one(last, change[2], quote)
        return True

    def _is_same_base(self, last: Base | None, base: Base | None) -> bool:
        """Whether two bases are one: 同比 goes on with what was compared with the year before."""
        if last is None or base is None:
            return last is base
        if _said(last) == _said(base):
            return True
        usual = self._context.base_of(last) == (None, None)
        return usual and base.year is None and base.phase is None and base.stated.plain == "同比"

    def _in_words(
        self, mention: Mention, subject: Subject, direction: Direction, base: Base | None
    ) -> Iterator[Change]:
        year, phase = self._context.base_of(base)
        for name in subject.ranked(mention.rank):
            yield Change(
                name,
                None,
                direction,
                mention.clause,
                base,
                classification=subject.classification,
                base_year=year,
                base_phase=phase,
            )
