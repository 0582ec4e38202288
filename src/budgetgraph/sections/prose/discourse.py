"""What sentences have spoken of so far, and so what the next words may mean."""

from __future__ import annotations

import re

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.classification import Classification
from budgetgraph.facts.figure import Phase
from budgetgraph.sections.prose.asides import Asides
from budgetgraph.sections.prose.divisions import Divisions
from budgetgraph.sections.prose.grammar import Understood
from budgetgraph.sections.prose.mention import Mention
from budgetgraph.sections.prose.subject import Subject, pair_of

_DIVIDED = "其中"
_CONSISTING = re.compile("其中|全部[是为]")
_THIS_YEAR = "本年收入"  # of a fund; beside it stands what of the fund was carried over
_NEAR = 40


class Discourse:
    """Goes with a reader from mention to mention; `begin` and `end` enclose a paragraph."""

    def __init__(self) -> None:
        self.subject: Subject | None = None
        self.pair: tuple[str, ...] = ()  # revenue and expenditure, named one after the other
        self.family: str | None = None  # the first line item of the sentence's last figure
        self.top: Classification | None = None
        self.title: Passage | None = None  # the paragraph that named the subject as its title
        self.title_time: tuple[int | None, Phase | None] = (None, None)
        self.whole: tuple[Subject, int] | None = None  # whose amount may be divided, and where it ends
        self.is_elsewhen = False  # the last figure was of another year or phase
        self.time: tuple[int, int | None, Phase | None] = (0, None, None)  # where that one ends, and its time
        self.completed: int | None = None  # where the budget ends of which the next percentage was spent
        self._unknown: int | None = None  # where an amount of nothing known ends

    def begin(self, paragraph: Passage) -> None:
        """Begins a paragraph: what divided the one before does not divide it."""
        self._unknown = self.whole = self.completed = None
        self.is_elsewhen = False
        self.time = (0, None, None)
        self._asides, self._divisions = Asides[Subject](paragraph), Divisions[Subject](paragraph)

    def reach(self, mention: Mention) -> None:
        """Goes on to a mention: behind brackets and behind parts it is said of what was spoken of before them."""
        before = self._divisions.subject(mention.start, self.subject)
        self.subject = self._asides.subject(mention.start, before)

    def end(self, paragraph: Passage, *, is_silent: bool) -> None:
        """Ends a paragraph; one of which nothing is read speaks of something else, unless it names a class."""
        self.subject = self._divisions.ended(self.subject)
        if is_silent and self.title is not paragraph and not self._is_class_in(paragraph):
            self.subject = None

    def _is_class_in(self, paragraph: Passage) -> bool:
        named = self.subject and self.subject.classification and self.subject.classification.name
        return bool(named and paragraph.covers(named))

    def follow(self, said: Understood, subject: Subject | None) -> None:
        """Makes what was named the subject of what comes next."""
        if said.item and said.item.is_breakdown:
            return
        if subject != self.subject:
            self.pair = pair_of(self.subject, subject)
        self.subject = subject
        if subject and subject.names and said.item and not said.item.after:
            self.family = subject.names[0]

    def lose(self, end: int) -> None:
        """An amount of nothing known ends here: what follows may be about that unknown thing."""
        self.subject = None
        self._unknown = end

    def is_part_of_unknown(self, mention: Mention) -> bool:
        """Whether an amount is one of those that an unknown one consists of: 少年宫收入50万元，其中：财政拨款…."""
        if self._unknown is None:
            return False
        between = mention.lead.paragraph.text[self._unknown : mention.start]
        if "。" in between or "\n" in between:
            self._unknown = None
        return self._unknown is not None and _CONSISTING.search(between) is not None

    def time_of_parts(self, mention: Mention) -> tuple[int | None, Phase | None] | None:
        """The other year and phase of a figure that is divided: 2021年支出20万元，其中：基本支出5万元."""
        place, year, phase = self.time
        between = mention.lead.paragraph.text[place : mention.start]
        return (year, phase) if place and _DIVIDED in between and "。" not in between else None

    def within_whole(self, subject: Subject | None, mention: Mention) -> Subject | None:
        """Of the fund or class whose amount is divided: 财政拨款支出5万元，其中：基本支出3万元."""
        if subject is None or self.whole is None or mention.start < self.whole[1]:
            return subject
        whole, end = self.whole
        if _THIS_YEAR in mention.lead.paragraph.text[max(0, end - _NEAR) : end]:
            subject = subject.carried_over_of(whole)
        between = mention.lead.paragraph.text[end : mention.start]
        is_divided = _DIVIDED in between and "。" not in between
        return subject.within(whole) if is_divided else subject
