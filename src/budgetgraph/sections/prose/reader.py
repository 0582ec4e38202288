"""Reads the paragraphs of a section one after the other: what each number and each likeness is said of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.figure import Base, Change
from budgetgraph.sections.prose.attribution import attributed
from budgetgraph.sections.prose.bases import Bases
from budgetgraph.sections.prose.changes import Changes
from budgetgraph.sections.prose.context import Context
from budgetgraph.sections.prose.discourse import Discourse
from budgetgraph.sections.prose.examples import with_examples
from budgetgraph.sections.prose.lead import Lead
from budgetgraph.sections.prose.levels import Levels
from budgetgraph.sections.prose.mention import Mention, mentions
from budgetgraph.sections.prose.naming import Found, Naming
from budgetgraph.sections.prose.parts import parts_of
from budgetgraph.sections.prose.ratios import ratios_of
from budgetgraph.sections.prose.reasons import explained, explanations
from budgetgraph.sections.prose.stated import Stated
from budgetgraph.sections.prose.wholes import without_parts
from budgetgraph.sections.prose.wording import NUMBERING

_NUMBERED = re.compile(NUMBERING)
_FLOW = re.compile("(?:其中|本年)?(?P<flow>收入|支出)(?:来源|项目|具体)?(?:主要)?(?:包括|分为|如下)")
_FORM = re.compile("(?:安排|执行|支出|使用|总体|具体|增减变[动化])*+(?:的)?(?:情况|说明)+$")
_COMPARED = re.compile("(?:相比|比较|对比|相较)$")
_FLOWS = {"收入": "revenue", "支出": "expenditure"}


class ProseReader:
    """Reads paragraphs in the context of a section."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._discourse = Discourse()
        self._naming = Naming(context, self._discourse)
        self._levels = Levels(context, self._naming, self._discourse)
        self._changes = Changes(context, self._naming, self._discourse)

    def read(self, paragraphs: Iterable[Passage]) -> Iterator[Fact]:
        """The facts of all paragraphs, in order."""
        for paragraph in paragraphs:
            yield from self._read(paragraph)

    def _read(self, paragraph: Passage) -> list[Fact]:
        stated = Stated(paragraph, Bases(paragraph, self._context.fiscal_year))
        explaining = explanations(paragraph)
        held: list[Mention] = []
        self._discourse.begin(paragraph)
        self._naming.uses.begin(paragraph)
        for mention in mentions(paragraph):
            self._discourse.reach(mention)
            if explaining.hold(mention.start):
                held.append(mention)
            elif not self._discourse.is_part_of_unknown(mention):
                self._take(mention, stated)
        self._discourse.end(paragraph, is_silent=not stated.facts)
        reasoned = explained(without_parts(stated.facts, paragraph), paragraph, stated.unread)
        given = with_examples(attributed(reasoned, paragraph, stated.nameless), paragraph)
        return [*given, *self._parts(given, [m for m in held if m.kind in ("money", "percent")])]

    def _take(self, mention: Mention, stated: Stated) -> None:
        in_words = mention.kind in ("same", "compared")
        base = stated.bases.before(mention.end if in_words else mention.start)
        if mention.is_paired:
            return
        if mention.kind == "topic":
            self._topic(mention)
        elif mention.kind == "money":
            self._money(mention, base, stated)
        elif mention.kind == "percent":
            self._percent(mention, base, stated)
        elif mention.kind == "same":
            self._changes.read_likeness(mention, base, stated)
        else:
            is_vague = mention.words.startswith("有所")
            found = (
                self._naming.found("likeness", mention)
                if is_vague
                else self._levels.time(mention, stated) or self._naming.found("level", mention)
            )
            self._changes.read_comparison(mention, found, base, stated)

    def _topic(self, mention: Mention) -> None:
        """A clause that only names a class or a line item: what follows is said of it."""
        named = self._naming.class_in(mention.lead)
        if named and not mention.lead.text[named.end :].strip('”"》）)科目支出'):
            self._discourse.subject = self._naming.of_class(named, mention)
            return
        if _COMPARED.search(mention.lead.text) and (comparing := self._naming.found("likeness", mention)):
            self._compare(comparing)
            return
        found = self._naming.in_lead("level", _without_form(mention.lead), mention)
        if found and found[0].item and not found[0].item.is_breakdown:
            self._discourse.follow(*found)
            self._discourse.title = mention.lead.paragraph
            self._discourse.title_time = self._context.time_of(found[0], mention.lead.paragraph)
        elif flow := _FLOW.fullmatch(mention.lead.text):
            self._discourse.family = _FLOWS[flow["flow"]]
        elif _NUMBERED.match(mention.lead.text) or _COMPARED.search(mention.lead.text):
            self._discourse.subject = None  # a title of something unknown
            self._naming.uses.title(mention.lead.text)

    def _compare(self, found: Found) -> None:
        """`收入支出总体与上年相比，`: the change that follows is of what is named."""
        if found[0].item or found[0].is_class:
            self._discourse.follow(*found)

    def _money(self, mention: Mention, base: Base | None, stated: Stated) -> None:
        if not mention.lead.text and self._changes.is_zero_of_likeness(mention, stated):
            return
        if not self._levels.read(mention, base, stated) and not self._changes.read(mention, base, stated):
            self._discourse.lose(mention.end)
            stated.unread.append(mention.lead.paragraph.start + mention.start)

    def _percent(self, mention: Mention, base: Base | None, stated: Stated) -> None:
        if self._changes.is_in_brackets(mention, stated):
            return
        ratios = ratios_of(mention, self._discourse.subject, self._discourse.completed)
        if ratios is None:
            self._changes.read(mention, base, stated)
        else:
            stated.facts.extend(ratios)

    # ---- changes of parts, within reasons

    def _parts(self, facts: Sequence[Fact], held: Sequence[Mention]) -> Iterator[Change]:
        """The changes of parts that the reasons of changes give with amounts."""
        for whole in facts:
            if isinstance(whole, Change) and whole.reason:
                yield from parts_of(whole, self._within(whole.reason, held))

    def _within(self, reason: Passage, held: Sequence[Mention]) -> list[Change]:
        """The changes that a reason states; none at all where one of its amounts is of something unknown."""
        within = held[bisect_left(held, reason.start, key=_place) : bisect_left(held, reason.end, key=_place)]
        found: list[Change] = []
        for mention in (m.after(reason.start) for m in within if reason.covers(m.amount)):
            if mention.percent:
                found = self._changes.with_percent(found, mention)
            elif part := list(self._part(mention)):
                found += part
            else:
                return []
        return found

    def _part(self, mention: Mention) -> Iterator[Change]:
        found = self._naming.found("change", mention) or self._naming.found("changing", mention)
        if found and found[0].item:
            yield from self._changes.stated(mention, found, None)


def _without_form(title: Lead) -> Lead:
    """A title without the words that say that it is one: 三公经费决算 of 三公经费决算情况说明."""
    match = _FORM.search(title.text)
    return title.without(match.start(), len(title.text)) if match and match.start() else title


def _place(mention: Mention) -> int:
    """Where in the document the number of a mention stands."""
    return mention.lead.paragraph.start + mention.start
