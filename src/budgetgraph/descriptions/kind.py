"""Budget or final accounts: in the title, else by the names of the tables; both words are everywhere in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from budgetgraph.descriptions.source import Source
from budgetgraph.descriptions.trait import Candidate, Place, Trait, decide

Kind = Literal["budget", "final"]

_BOTH = re.compile(r"预决算|预、决算")
_WORDS: tuple[tuple[re.Pattern[str], Kind], ...] = (
    (re.compile(r"决\s*算"), "final"),
    (re.compile(r"(?<!决)预算"), "budget"),
)
_TABLES: tuple[tuple[re.Pattern[str], Kind], ...] = (
    (
        re.compile(
            r"部门决算(?:表|情况说明)$|收入支出决算总表|收入支出决算表|(?:收入|支出)决算(?:总?表|明细表)|财政拨款[^。]{0,20}决算(?:总?表|明细表)"
        ),
        "final",
    ),
    (
        re.compile(
            r"部门预算(?:表|情况说明)$|收支预算总表|收支总表|(?:收入|支出)预算(?:总?表)|财政拨款[^。]{0,20}预算(?:总?表)"
        ),
        "budget",
    ),
)
_NAMES: tuple[tuple[re.Pattern[str], Kind], ...] = (
    (re.compile(r"决算|final", re.IGNORECASE), "final"),
    (re.compile(r"预算|budget", re.IGNORECASE), "budget"),
)


def read_kind(sources: Sequence[Source]) -> Trait[Kind]:
    """A title that names both, and tables of both without a title, leave it unknown."""
    titles = [found for source in sources for found in _in_title(source)]
    tables = [
        found
        for source in sources
        for pattern, kind in _TABLES
        for found in source.in_short_lines(pattern, lambda _, kind=kind: kind)  # type: ignore[misc]
    ]
    names = [found for source in sources for found in _in_name(source)]
    return decide([titles, tables, names], "neither a title nor the name of a table says 预算 or 决算")


def _in_title(source: Source) -> Iterator[Candidate[Kind]]:
    if source.title:
        text = _BOTH.sub("", source.title.text)
        for pattern, kind in _WORDS:
            if pattern.search(text):
                yield source.found(kind, Place.TITLE, source.title.passage)


def _in_name(source: Source) -> Iterator[Candidate[Kind]]:
    for pattern, kind in _NAMES:
        match = pattern.search(source.stem)
        if match:
            yield source.named(kind, match[0])
