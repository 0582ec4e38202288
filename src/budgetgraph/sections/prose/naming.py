"""What a lead names: a line item, a class of expenditure, or that which was named before."""

from __future__ import annotations

from dataclasses import replace

from budgetgraph.facts.classification import Classification
from budgetgraph.sections.prose.classes import NamedClass, named_class
from budgetgraph.sections.prose.context import Context
from budgetgraph.sections.prose.discourse import Discourse
from budgetgraph.sections.prose.grammar import CLASS, Grammar, Saying, Understood
from budgetgraph.sections.prose.lead import Lead
from budgetgraph.sections.prose.listed_name import listed_class
from budgetgraph.sections.prose.mention import Mention
from budgetgraph.sections.prose.subject import Subject
from budgetgraph.sections.prose.uses import Uses

Found = tuple[Understood, Subject | None]
"""What a lead says, and of what."""


class Naming:
    """Understands leads within a discourse."""

    def __init__(self, context: Context, discourse: Discourse) -> None:
        self._context = context
        self._discourse = discourse
        self._grammar = Grammar(context.known)
        self.uses = Uses(context.classes)

    def found(self, saying: Saying, mention: Mention) -> Found | None:
        """What a mention's lead says and of what, the owner's name left out where it has one."""
        return self.in_lead(saying, mention.lead, mention)

    def in_lead(self, saying: Saying, lead: Lead, mention: Mention) -> Found | None:
        """The same of another lead than the mention's own."""
        found = self._in_words(saying, lead, mention)
        if found is None and (rest := self._context.own_name_left_out(lead)):
            found = self._in_words(saying, rest, mention)
        return found

    def class_in(self, lead: Lead) -> NamedClass | None:
        """The class with which a lead begins."""
        named = named_class(lead, self._discourse.top, self._context.scheme)
        if named is None and self._context.lists_functions:
            return listed_class(lead, self._context.fiscal_year)
        return named

    def of_class(self, named: NamedClass, mention: Mention) -> Subject:
        """A class of the section's expenditure, or of the use of it that is divided."""
        if named.is_top:
            self._discourse.top = _top_of(named.classification)
        item = self.uses.divided(named, mention)
        return Subject((item,) if item else (), named.classification)

    def _in_words(self, saying: Saying, lead: Lead, mention: Mention) -> Found | None:
        understood = self._grammar.understand(saying, lead, self._discourse.family)
        if understood:
            is_named = understood.item is not None
            return understood, Subject(understood.item.names) if is_named and understood.item else (
                self._discourse.subject
            )
        named = self.class_in(lead)
        if named is None:
            return None
        understood = self._grammar.understand(saying, _marked(lead, named), self._discourse.family)
        return (understood, self.of_class(named, mention)) if understood else None


def _marked(lead: Lead, named: NamedClass) -> Lead:
    """The lead with a mark in the place of a class's name."""
    marked = replace(
        lead,
        text=lead.text[: named.start] + CLASS + lead.text[named.end :],
        places=(*lead.places[: named.start], lead.places[named.start], *lead.places[named.end :]),
    )
    for mark in '“”"《》‘’':
        while (place := marked.text.find(mark)) >= 0:
            marked = marked.without(place, place + 1)
    return marked


def _top_of(classification: Classification) -> Classification:
    names = (*classification.path, *((classification.name,) if classification.name else ()))
    code = classification.code[:3] if classification.code else None
    return Classification(classification.scheme, code, classification.stated[:1], names[0])
