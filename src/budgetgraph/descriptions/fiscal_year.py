"""The fiscal year: in the title, else in the names of the tables and parts, else in the file's name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from budgetgraph.descriptions.source import Source
from budgetgraph.descriptions.trait import Candidate, Place, Trait, decide
from budgetgraph.descriptions.year import YEAR, year_of

_OF_TABLE = re.compile(
    YEAR.pattern + r"度?[^。，]{0,40}?(?:预算|决算|三公|收支总|收入总|支出总)[^。，]{0,14}(?:表|说明|公开)$"
)
_IN_NAME = re.compile(r"(?<!\d)(?P<year>20\d\d)(?!\d)")


def read_fiscal_year(sources: Sequence[Source]) -> Trait[int]:
    """A title with two years, or tables of two years without a title, leave it unknown."""
    titles = [found for source in sources for found in _in_title(source)]
    tables = [found for source in sources for found in source.in_short_lines(_OF_TABLE, year_of)]
    names = [found for source in sources for found in _in_name(source)]
    return decide([titles, tables, names], "neither a title nor the name of a table names a year")


def _in_title(source: Source) -> Iterator[Candidate[int]]:
    if source.title:
        for match in YEAR.finditer(source.title.text):
            yield source.found(year_of(match), Place.TITLE, source.title.passage)


def _in_name(source: Source) -> Iterator[Candidate[int]]:
    for match in _IN_NAME.finditer(source.stem):
        yield source.named(int(match["year"]), match["year"])
