"""Reads the paragraphs of a section one after the other: what each number and each likeness is said of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.classification import Classification
from budgetgraph.facts.direction import Direction
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.figure import Base, Change, Figure
from budgetgraph.sections.prose.asides import Asides
from budgetgraph.sections.prose.bases import Bases
from budgetgraph.sections.prose.change import change_of, joined
from budgetgraph.sections.prose.classes import named_class
from budgetgraph.sections.prose.context import Context
from budgetgraph.sections.prose.divisions import Divisions
from budgetgraph.sections.prose.grammar import CLASS, Grammar, Saying, Understood
from budgetgraph.sections.prose.lead import Lead
from budgetgraph.sections.prose.mention import Mention, mentions
from budgetgraph.sections.prose.parts import parts_of
from budgetgraph.sections.prose.ratios import ratios_of
from budgetgraph.sections.prose.reasons import explained, explanations
from budgetgraph.sections.prose.subject import Subject, pair_of
from budgetgraph.sections.prose.wholes import without_parts
from budgetgraph.sections.prose.wording import NUMBERING, direction_said

_EACH = re.compile("[各均]")
_NUMBERED = re.compile(NUMBERING)
_FLOW = re.compile("支出决算|收入决算")
_EXECUTION = re.compile("[，,]?(?:支出|收入)决算数?为?")


class ProseReader:
    """Reads paragraphs in the context of a section."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._grammar = Grammar(context.known)
        self._subject: Subject | None = None
        self._pair: tuple[str, ...] = ()  # revenue and expenditure, named one after the other
        self._family: str | None = None  # the first line item of the sentence's last figure
        self._top: Classification | None = None
        self._titled: Passage | None = None  # the paragraph that named the subject as its title
        self._whole: tuple[str, int] | None = None  # a fund's amount, and where it ends in the paragraph
        self._is_elsewhen = False  # the last figure was of another year or phase
        self._unknown: int | None = None  # where an amount of nothing known ends

    def read(self, paragraphs: Iterable[Passage]) -> Iterator[Fact]:
        """The facts of all paragraphs, in order."""
        for paragraph in paragraphs:
            yield from self._read(paragraph)

    def _read(self, paragraph: Passage) -> list[Fact]:
        bases = Bases(paragraph, self._context.fiscal_year)
        explaining = explanations(paragraph)
        facts: list[Fact] = []
        held: list[Mention] = []
        self._unknown = self._whole = None
        self._is_elsewhen = False
        asides, divisions = Asides[Subject](paragraph), Divisions[Subject](paragraph)
        for mention in mentions(paragraph):
            self._subject = asides.subject(mention.start, divisions.subject(mention.start, self._subject))
            if explaining.hold(mention.start):
                held.append(mention)
            elif not self._is_part_of_unknown(mention, paragraph):
                self._take(mention, facts, bases)
        self._subject = divisions.ended(self._subject)
        if not facts:
            self._forget(paragraph)
        given = explained(without_parts(facts, paragraph), paragraph)
        return [*given, *self._parts(given, [mention for mention in held if mention.kind == "money"])]

    def _parts(self, facts: Sequence[Fact], held: Sequence[Mention]) -> Iterator[Change]:
        """The changes of parts that the reasons of changes give with amounts."""
        for whole in facts:
            if isinstance(whole, Change) and whole.reason:
                yield from parts_of(whole, self._within(whole.reason, held))

    def _within(self, reason: Passage, held: Sequence[Mention]) -> list[Change]:
        """The changes that a reason states; none at all where one of its amounts is of something unknown."""
        within = held[bisect_left(held, reason.start, key=_place) : bisect_left(held, reason.end, key=_place)]
        stated = [list(self._part(m.after(reason.start))) for m in within if reason.covers(m.amount)]
        return [change for changes in stated for change in changes] if all(stated) else []

    def _part(self, mention: Mention) -> Iterator[Change]:
        found = self._understand("change", mention.lead) or self._understand("changing", mention.lead)
        if found and found[0].item:
            yield from self._changes(mention, *found, None)

    def _is_part_of_unknown(self, mention: Mention, paragraph: Passage) -> bool:
        """Whether an amount is one of those that an unknown one consists of: 少年宫收入50万元，其中：财政拨款…."""
        if self._unknown is None:
            return False
        between = paragraph.text[self._unknown : mention.start]
        if "。" in between or "\n" in between:
            self._unknown = None
        return self._unknown is not None and "其中" in between

    def _forget(self, paragraph: Passage) -> None:
        """A paragraph of which nothing is read speaks of something else, unless it names a class."""
        if self._titled is paragraph:
            return
        if self._subject and not (self._subject.classification and self._subject_is_in(paragraph)):
            self._subject = None

    def _subject_is_in(self, paragraph: Passage) -> bool:
        named = self._subject and self._subject.classification and self._subject.classification.name
        return bool(named and paragraph.covers(named))

    def _take(self, mention: Mention, facts: list[Fact], bases: Bases) -> None:
        in_words = mention.kind in ("same", "compared")
        base = bases.before(mention.end if in_words else mention.start)
        if mention.is_paired:
            return
        if mention.kind == "topic":
            self._topic(mention)
        elif mention.kind == "money":
            self._money(mention, facts, base)
        elif mention.kind == "percent":
            self._percent(mention, facts, base)
        elif mention.kind == "same":
            self._same(mention, facts, base)
        else:
            self._compared(mention, facts, base)

    # ---- what is named

    def _understand(self, saying: Saying, lead: Lead) -> tuple[Understood, Subject | None] | None:
        """What a lead says and of what, the owner's name left out where it has one."""
        found = self._understand_words(saying, lead)
        if found is None and (rest := self._context.owner.left_out(lead)):
            found = self._understand_words(saying, rest)
        return found

    def _understand_words(self, saying: Saying, lead: Lead) -> tuple[Understood, Subject | None] | None:
        understood = self._grammar.understand(saying, lead, self._family)
        if understood:
            subject = Subject(understood.item.names) if understood.item else self._subject
            return understood, subject
        named = named_class(lead, self._top, self._context.scheme)
        if named is None:
            return None
        marked = replace(
            lead,
            text=lead.text[: named.start] + CLASS + lead.text[named.end :],
            places=(*lead.places[: named.start], lead.places[named.start], *lead.places[named.end :]),
        )
        marked = _unquoted(marked)
        understood = self._grammar.understand(saying, marked, self._family)
        if understood is None:
            return None
        if named.is_top:
            self._top = _top_of(named.classification)
        return understood, Subject((self._context.classes,), named.classification)

    def _topic(self, mention: Mention) -> None:
        """A clause that only names a class or a line item: what follows is said of it."""
        named = named_class(mention.lead, self._top, self._context.scheme)
        rest = mention.lead.text[named.end :] if named else ""
        if named and not rest.strip('”"》）)科目支出'):
            self._top = _top_of(named.classification) if named.is_top else self._top
            self._subject = Subject((self._context.classes,), named.classification)
            return
        found = self._understand("level", mention.lead)
        if found and found[0].item and not found[0].item.is_breakdown:
            self._subject, self._titled = found[1], mention.lead.paragraph
        elif _NUMBERED.match(mention.lead.text):
            self._subject = None  # a title of something unknown

    # ---- amounts

    def _money(self, mention: Mention, facts: list[Fact], base: Base | None) -> None:
        assert mention.money is not None
        if not mention.lead.text and self._is_zero_of_likeness(mention, facts):
            return
        if base and self._understand("base", mention.lead):
            facts.extend(self._compared_with(mention, base))
        elif found := self._across(mention) or self._time(mention, facts) or self._leveled(mention):
            self._level(mention, found[0], self._within_whole(found[1], mention), facts)
        elif found := self._understand("change", mention.lead):
            understood, subject = found[0], self._within_whole(found[1], mention)
            facts.extend(self._changes(mention, understood, subject, base))
            self._follow(understood, subject)
        else:
            self._subject = None  # what follows may be about this unknown thing
            self._unknown = mention.end

    def _time(self, mention: Mention, facts: list[Fact]) -> tuple[Understood, Subject | None] | None:
        """Another phase of what was named before.

        支出决算 alone is all expenditure; behind a budget (年初预算为…，支出决算为…) or a class it is theirs.
        """
        found = self._understand("time", mention.lead)
        if found and _FLOW.search(mention.lead.text):
            last = next((fact for fact in reversed(facts) if isinstance(fact, Figure)), None)
            follows = last is not None and last.phase in ("approved", "revised")
            return found if follows or (found[1] and found[1].classification) else None
        return found

    def _within_whole(self, subject: Subject | None, mention: Mention) -> Subject | None:
        """Of the fund whose amount is divided: 财政拨款支出5万元，其中：基本支出3万元."""
        if subject is None or self._whole is None or mention.start < self._whole[1]:
            return subject
        between = mention.lead.paragraph.text[self._whole[1] : mention.start]
        is_divided = "其中" in between and "。" not in between
        return subject.within(self._whole[0]) if is_divided else subject

    def _compared_with(self, mention: Mention, base: Base) -> Iterator[Figure]:
        """What is compared with, where its amount is printed: 比2023年预算数100万元增加5万元."""
        year, phase = self._context.figure_of(base)
        if self._subject is None or mention.money is None or (year is None and phase is None):
            return
        for name in self._subject.names:
            of = self._subject.classification
            yield Figure(name, mention.money, mention.clause, classification=of, year=year, phase=phase)

    def _across(self, mention: Mention) -> tuple[Understood, Subject | None] | None:
        return self._understand("across", mention.sentence) if mention.sentence else None

    def _leveled(self, mention: Mention) -> tuple[Understood, Subject | None] | None:
        """A level of what the lead names; 支出决算为 alone names nothing where a section lists parts of a fund."""
        if self._context.is_of_fund and _EXECUTION.fullmatch(mention.lead.text):
            return None
        return self._understand("level", mention.lead)

    def _is_zero_of_likeness(self, mention: Mention, facts: list[Fact]) -> bool:
        """`与2024年预算一致0万元`: the amount of a change that was said in words."""
        last = facts[-1] if facts else None
        is_open = isinstance(last, Change) and last.money is None and last.direction == "maintain"
        if not is_open or mention.money is None or mention.money.amount != 0:
            return False
        assert isinstance(last, Change)
        for index, fact in _of_one_clause(facts, last):
            facts[index] = replace(fact, money=mention.money)
        return True

    def _level(self, mention: Mention, said: Understood, subject: Subject | None, facts: list[Fact]) -> None:
        year, phase = self._context.time_of(said, mention.lead.paragraph)
        is_said = said.item is not None or said.is_class
        if subject is None or (not is_said and said.phase is None) or (year and phase is None):
            if not is_said:
                self._subject = None
            else:
                self._follow(said, subject)
            return
        other = self._context.other_phase(phase)
        if said.years or said.phase:
            self._is_elsewhen = bool(year or other)
        elif self._is_elsewhen:
            self._follow(said, subject)
            return
        assert mention.money is not None
        facts.extend(
            Figure(
                name,
                mention.money,
                mention.clause,
                classification=subject.classification,
                year=year,
                phase=other,
            )
            for name in subject.names
        )
        if is_said and subject.is_of_fund:
            self._whole = subject.names[0], mention.end
        self._follow(said, subject)

    def _follow(self, said: Understood, subject: Subject | None) -> None:
        if said.item and said.item.is_breakdown:
            return
        if subject != self._subject:
            self._pair = pair_of(self._subject, subject)
        self._subject = subject
        if subject and subject.names and said.item and not said.item.after:
            self._family = subject.names[0]

    def _changes(
        self, mention: Mention, said: Understood, subject: Subject | None, base: Base | None
    ) -> Iterator[Change]:
        if subject and self._pair and said.item is None and _EACH.search(mention.lead.text):
            subject = replace(subject, names=self._pair)
        if subject is None:
            return
        change = change_of(mention, said.verb)
        if change is None:
            return
        direction, money, percent = change
        year, phase = self._context.base_of(base)
        for name in subject.names:
            yield Change(
                name,
                money,
                direction,
                mention.clause,
                base,
                percent=percent,
                classification=subject.classification,
                base_year=year,
                base_phase=phase,
            )

    # ---- percentages

    def _percent(self, mention: Mention, facts: list[Fact], base: Base | None) -> None:
        if (ratios := ratios_of(mention, self._subject)) is not None:
            facts.extend(ratios)
            return
        found = self._understand("change", mention.lead)
        if found is None:
            return
        understood, subject = found
        if understood.item is None and self._belongs_to_last(mention, understood, facts, base):
            return
        facts.extend(self._changes(mention, understood, subject, base))
        self._follow(understood, subject)

    def _belongs_to_last(
        self, mention: Mention, said: Understood, facts: list[Fact], base: Base | None
    ) -> bool:
        """Whether a percentage is that of the change whose amount stands right before it; gives it to it."""
        last = facts[-1] if facts else None
        if not isinstance(last, Change) or last.percent is not None or last.base != base:
            return False
        change = change_of(mention, said.verb)
        if change is None or change[0] not in (last.direction, "maintain"):
            return last.money is not None  # it contradicts the change, or leaves it open: unread
        for index, fact in _of_one_clause(facts, last):
            facts[index] = replace(fact, percent=change[2], quote=joined(fact.quote, mention))
        return True

    # ---- words

    def _same(self, mention: Mention, facts: list[Fact], base: Base | None) -> None:
        found = self._understand("likeness", mention.lead)
        if found is None or found[1] is None or base is None:
            return
        understood, subject = found
        facts.extend(self._in_words(mention, subject, "maintain", base))
        self._follow(understood, subject)

    def _compared(self, mention: Mention, facts: list[Fact], base: Base | None) -> None:
        found = self._time(mention, facts) or self._understand("level", mention.lead)
        if found is None or found[1] is None:
            return
        facts.extend(self._in_words(mention, found[1], direction_said(mention.words) or "increase", base))

    def _in_words(
        self, mention: Mention, subject: Subject | None, direction: Direction, base: Base | None
    ) -> Iterator[Change]:
        if subject is None:
            return
        year, phase = self._context.base_of(base)
        for name in subject.names:
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


def _place(mention: Mention) -> int:
    """Where in the document the number of a mention stands."""
    return mention.lead.paragraph.start + mention.start


def _of_one_clause(facts: Sequence[Fact], last: Change) -> list[tuple[int, Change]]:
    """The changes at the end of some facts that one clause states, with their places."""
    found: list[tuple[int, Change]] = []
    for index in range(len(facts) - 1, -1, -1):
        fact = facts[index]
        if not isinstance(fact, Change) or fact.quote != last.quote:
            break
        found.append((index, fact))
    return found


def _top_of(classification: Classification) -> Classification:
    names = (*classification.path, *((classification.name,) if classification.name else ()))
    code = classification.code[:3] if classification.code else None
    return Classification(classification.scheme, code, classification.stated[:1], names[0])


def _unquoted(lead: Lead) -> Lead:
    for mark in '“”"《》‘’':
        while (place := lead.text.find(mark)) >= 0:
            lead = lead.without(place, place + 1)
    return lead
