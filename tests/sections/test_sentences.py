"""Sentences as departments write them, and what is read in each: figures, changes, ratios and counts."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

from budgetgraph.documents.document import Document, Paragraph
from budgetgraph.documents.passage import Passage
from budgetgraph.facts.classification import Classification
from budgetgraph.facts.count import Count
from budgetgraph.facts.fact import Fact, values
from budgetgraph.facts.figure import Change, Figure
from budgetgraph.facts.ratio import Ratio
from budgetgraph.sections.prose import read_prose
from budgetgraph.sections.prose.counting import read_counts
from budgetgraph.sections.section import Section

FOLDER = Path(__file__).parent / "sentences"
FILES = sorted(FOLDER.glob("*.toml"))


def cases() -> list[tuple[str, dict[str, object]]]:
    """Every sentence of every file, with what its file says of all."""
    found = []
    for path in FILES:
        whole = tomllib.loads(path.read_text(encoding="utf-8"))
        common = {key: value for key, value in whole.items() if key != "sentence"}
        found += [(f"{path.stem}-{n}", {**common, **one}) for n, one in enumerate(whole["sentence"], 1)]
    return found


def section_of(case: dict[str, object]) -> Section:
    """A section whose paragraphs are the lines of a case's text, below a cover that names the owner."""
    text = str(case["text"]).strip()
    cover = f"{case.get('owner', '某某市财政局')}\n"
    whole = cover + text
    blocks, start = [], len(cover)
    for line in text.split("\n"):
        blocks.append(Paragraph(Passage(start, line)))
        start += len(line) + 1
    document = Document("x.txt", "", "text/plain", whole, tuple(blocks))
    phase = "executed" if case.get("final") else "approved"
    return Section(str(case["kind"]), None, tuple(blocks), document, int(str(case["year"])), phase)


def read(case: dict[str, object]) -> list[str]:
    """What is read of a case, a line for each fact."""
    section = section_of(case)
    return [said(fact) for fact in [*read_prose(section), *read_counts(section)]]


def said(fact: Fact) -> str:
    """A fact in short: amounts in 万元, classes by the names of all levels, a dash for what is not stated."""
    if isinstance(fact, Figure):
        parts = ["figure", of(fact.line_item, fact.classification), number(fact.money.amount / 10000)]
        return " ".join([*parts, *(str(x) for x in (fact.year, fact.phase) if x)])
    if isinstance(fact, Change):
        amount = number(fact.money.amount / 10000) if fact.money else "-"
        percent = f"{number(fact.percent.value)}%" if fact.percent else "-"
        base = fact.base.stated.plain if fact.base else "-"
        parts = ["change", of(fact.line_item, fact.classification), amount, percent, fact.direction, base]
        reason = [f"because {fact.reason.plain}"] if fact.reason else []
        caveat = [f"although {fact.incomparable.plain}"] if fact.incomparable else []
        return " ".join([*parts, *(str(x) for x in (fact.base_year, fact.base_phase) if x), *reason, *caveat])
    if isinstance(fact, Ratio):
        share = f"{number(fact.percent.value)}%"
        return " ".join(
            [fact.kind, of(fact.line_item, fact.classification), share, *([fact.of.plain] if fact.of else [])]
        )
    assert isinstance(fact, Count)
    return f"count {fact.counted} {number(fact.number.value)} {fact.unit.plain}"


def of(line_item: str, classification: Classification | None) -> str:
    if classification is None:
        return line_item
    assert classification.name is not None
    names = [name.plain for name in (*classification.path, classification.name)]
    return "/".join([line_item, classification.scheme, classification.code or "-", *names])


def number(value: Decimal) -> str:
    return f"{value.normalize():f}"


@pytest.mark.parametrize(("name", "case"), cases(), ids=lambda value: value if isinstance(value, str) else "")
def test_a_sentence_says_these_facts_and_no_other(name: str, case: dict[str, object]) -> None:
    """Each amount, percentage and likeness that a sentence states is read, of the right thing; nothing else is."""
    assert case["facts"] == read(case)


@pytest.mark.parametrize(("name", "case"), cases(), ids=lambda value: value if isinstance(value, str) else "")
def test_every_value_is_quoted_from_the_text(name: str, case: dict[str, object]) -> None:
    """The passages of all values are slices of the text at the places that they give."""
    section = section_of(case)
    text = section.document.text
    facts = [*read_prose(section), *read_counts(section)]
    assert [] == [p for fact in facts for p in values(fact) if text[p.start : p.end] != p.text]


def test_there_are_many_sentences() -> None:
    """The table is not lost by a mistake in its files."""
    assert 150 <= len(cases())
