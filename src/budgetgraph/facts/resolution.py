"""Which code a class has that a document names without it: the one that the document itself prints, else the list's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from budgetgraph.classifications import by_name, is_below, level_of, name_key
from budgetgraph.facts.classification import Classification
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.figure import Change, Figure
from budgetgraph.facts.ratio import Ratio

_ABOVE_LOWEST = 2  # levels: 类 and 款 stand above an 项
_DIGITS_OF_TOP = 3

Printed = Mapping[tuple[str, str], frozenset[str]]
"""The codes that a document prints beside each name, by scheme and the key of the name."""


def resolved(facts: Iterable[Fact], fiscal_year: int) -> list[Fact]:
    """The facts, with the codes of the classes that they name; where a name leaves it open, the name stays alone.

    A code that is found so is not printed there: its `stated` is empty.
    """
    all_facts = list(facts)
    printed = _printed(all_facts)
    return [_with_code(fact, printed, fiscal_year) for fact in all_facts]


def _with_code(fact: Fact, printed: Printed, year: int) -> Fact:
    if not isinstance(fact, Figure | Change | Ratio) or fact.classification is None:
        return fact
    of = fact.classification
    code = of.code or _code_of(of, printed, year)
    return replace(fact, classification=replace(of, code=code)) if code else fact


def _printed(facts: Iterable[Fact]) -> Printed:
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for fact in facts:
        of = fact.classification if isinstance(fact, Figure) else None
        if of and of.code and of.name and of.stated:
            found[of.scheme, name_key(of.name.plain)].add(of.code)
    return {key: frozenset(codes) for key, codes in found.items()}


def _code_of(of: Classification, printed: Printed, year: int) -> str | None:
    """The one code of a class's name below the classes of its path; each level is looked up below the one before."""
    within: str | None = None
    for level, name in enumerate((*of.path, of.name), start=1):
        if name is None:
            return None
        codes = _codes(of.scheme, name.plain, within, printed, year)
        if not of.path:
            # A name alone is that of a 类 where one is so called: tables that print no codes print only these.
            codes = [code for code in codes if level_of(code) == 1] or codes
        elif len(of.path) == _ABOVE_LOWEST:
            codes = list(_at_level(level, codes))
        if len(codes) != 1:
            return None
        within = codes[0]
    return within


def _at_level(level: int, codes: list[str]) -> list[str]:
    """Of codes with one name those at the level at which it is said, where a path names all levels.

    A 类 that is called by the name of its lower levels (`其他商业服务业等支出（类）`) is the one to which they belong.
    """
    at_level = [code for code in codes if level_of(code) == level]
    if level == 1 and not at_level:
        at_level = sorted({code[:_DIGITS_OF_TOP] for code in codes})
    return at_level or codes


def _codes(scheme: str, name: str, within: str | None, printed: Printed, year: int) -> list[str]:
    of_document = [
        code
        for code in sorted(printed.get((scheme, name_key(name)), ()))
        if within is None or is_below(code, within)
    ]
    return of_document or list(dict.fromkeys(one.code for one in by_name(scheme, name, year, within=within)))
