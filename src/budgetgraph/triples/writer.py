"""Collects the statements of one disclosure's graph; knows how values and passages are said."""

from __future__ import annotations

import datetime
from decimal import Decimal

from pyoxigraph import Literal, NamedNode, Quad

from budgetgraph.documents.document import Document, Source
from budgetgraph.documents.passage import Passage
from budgetgraph.facts.money import Money
from budgetgraph.facts.number import Number
from budgetgraph.identifiers import (
    DisclosureKey,
    Identifiers,
    below,
    passage,
    position_selector,
    quote_selector,
)
from budgetgraph.vocabulary import BG, DCTERMS, OA, OBEU_ATTRIBUTE, OBEU_MEASURE, PROV, RDF, SKOS, XSD

Node = NamedNode | Literal
_CONTEXT = 16  # code points of text that a quote selector gives before and after the quoted ones


def chinese(text: str) -> Literal:
    """A text in simplified Chinese."""
    return Literal(text, language="zh-Hans")


def english(text: str) -> Literal:
    """A text in English."""
    return Literal(text, language="en")


def decimal(value: Decimal) -> Literal:
    """An exact number; never a float."""
    return Literal(f"{value:f}", datatype=XSD.decimal)


def yuan(amount: Decimal) -> Literal:
    """An amount in yuan with at least two decimals; more only where more are printed."""
    places = min(amount.normalize().as_tuple().exponent, -2)
    return decimal(amount.quantize(Decimal(1).scaleb(int(places))))


def integer(value: int) -> Literal:
    """An `xsd:integer`."""
    return Literal(str(value), datatype=XSD.integer)


def boolean(value: bool) -> Literal:
    """An `xsd:boolean`."""
    return Literal("true" if value else "false", datatype=XSD.boolean)


def date(day: datetime.date) -> Literal:
    """An `xsd:date`."""
    return Literal(day.isoformat(), datatype=XSD.date)


class Writer:
    """The statements of one disclosure; every one goes into the graph named by the disclosure.

    `root` is the disclosure, `department` the body that discloses (`body` is its key, where that is not the
    disclosure's own); `document` is what was read, of one source or several.
    """

    def __init__(
        self, key: DisclosureKey, identifiers: Identifiers, document: Document, body: str | None = None
    ) -> None:
        self.key = key
        self.identifiers = identifiers
        self.document = document
        self.root = identifiers.disclosure(key)
        self.department = identifiers.department(body or key.department)
        # A dictionary, because it keeps the order and drops what is said twice.
        self._quads: dict[Quad, None] = {}
        self._names: dict[NamedNode, Literal] = {}
        self._quotations: dict[tuple[NamedNode, Passage], None] = {}

    @property
    def quads(self) -> list[Quad]:
        """What was said, each statement once, in the order of saying."""
        return list(self._quads)

    @property
    def quotations(self) -> list[tuple[NamedNode, Passage]]:
        """Which thing quotes which passage, so far."""
        return list(self._quotations)

    def under(self, *parts: str | int) -> NamedNode:
        """A thing below the disclosure."""
        return below(self.root, *parts)

    def say(self, subject: NamedNode, predicate: NamedNode, *values: Node | None) -> None:
        """States each value that there is; None says nothing."""
        for value in values:
            if value is not None:
                self._quads[Quad(subject, predicate, value, self.root)] = None

    def say_number(self, subject: NamedNode, predicate: NamedNode, number: Number | None) -> None:
        """States a printed number and quotes it; None says nothing."""
        if number:
            self.say(subject, predicate, decimal(number.value))
            self.quote(subject, number.stated)

    def mentions(self, predicate: NamedNode, value: Node) -> bool:
        """Whether anything was said with this property and value."""
        return any(quad.predicate == predicate and quad.object == value for quad in self._quads)

    def a(self, subject: NamedNode, *classes: NamedNode) -> None:
        """States the classes of a thing."""
        self.say(subject, RDF.type, *classes)

    def part_of(self, subject: NamedNode, whole: NamedNode, position: int | None = None) -> None:
        """States what a thing belongs to, and at which place in it."""
        self.say(subject, DCTERMS.isPartOf, whole)
        if position is not None:
            self.say(subject, BG.position, integer(position))

    def label(self, subject: NamedNode, text: Passage) -> None:
        """Names a thing as the document names it, and quotes the place."""
        self.say(subject, SKOS.prefLabel, chinese(text.plain))
        self.quote(subject, text)

    def name(self, subject: NamedNode, text: Passage) -> None:
        """Names a thing that other places name too: the first name is preferred, others are alternatives."""
        name = chinese(text.plain)
        preferred = self._names.setdefault(subject, name)
        self.say(subject, SKOS.prefLabel if name == preferred else SKOS.altLabel, name)
        self.quote(subject, text)

    def text(self, subject: NamedNode, predicate: NamedNode, text: Passage | None) -> None:
        """States a text of the document, if there is one, and quotes the place."""
        if text:
            self.say(subject, predicate, chinese(text.plain))
            self.quote(subject, text)

    def quote(self, subject: NamedNode, *passages: Passage | None) -> None:
        """States the passages that a thing was read from."""
        for found in passages:
            if found:
                for piece in self.document.within_sources(found):
                    self.say(subject, PROV.wasQuotedFrom, self._passage(piece))
                self._quotations[subject, found] = None

    def money(
        self,
        subject: NamedNode,
        money: Money,
        predicate: NamedNode | None = None,
        clause: Passage | None = None,
    ) -> None:
        """States an amount in yuan, its currency and what is printed; quotes the clause, else the number."""
        self.say(subject, predicate or OBEU_MEASURE.amount, yuan(money.amount))
        self.say(subject, OBEU_ATTRIBUTE.currency, self.currency)
        self.say(subject, BG.statedValue, Literal(money.stated.text))
        self.say(subject, BG.statedUnit, chinese(money.unit))
        self.quote(subject, clause or money.stated)

    @property
    def currency(self) -> NamedNode:
        """The yuan renminbi."""
        return NamedNode("http://publications.europa.eu/resource/authority/currency/CNY")

    def _passage(self, text: Passage) -> NamedNode:
        source = self.document.source_of(text)
        of = self.identifiers.document(source.sha256)
        # Counted within the source's own text.
        start, end = text.start - source.start, text.end - source.start
        node = passage(of, start, end)
        self.a(node, OA.SpecificResource, PROV.Entity)
        self.say(node, OA.hasSource, of)
        self.say(node, PROV.specializationOf, of)
        self.say(node, RDF.value, Literal(text.text))
        page = self.document.page_of(text)
        self.say(node, BG.page, None if page is None else integer(page))
        self._position(node, position_selector(of, start, end), start, end)
        self._quotation(node, quote_selector(of, start, end), text, source)
        return node

    def _position(self, node: NamedNode, selector: NamedNode, start: int, end: int) -> None:
        self.say(node, OA.hasSelector, selector)
        self.a(selector, OA.TextPositionSelector)
        self.say(selector, OA.start, integer(start))
        self.say(selector, OA.end, integer(end))

    def _quotation(self, node: NamedNode, selector: NamedNode, text: Passage, source: Source) -> None:
        whole, (first, last) = self.document.text, self.document.extent_of(source)
        self.say(node, OA.hasSelector, selector)
        self.a(selector, OA.TextQuoteSelector)
        self.say(selector, OA.exact, Literal(text.text))
        self.say(selector, OA.prefix, Literal(whole[max(first, text.start - _CONTEXT) : text.start]))
        self.say(selector, OA.suffix, Literal(whole[text.end : min(last, text.end + _CONTEXT)]))
