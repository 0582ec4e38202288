"""Whose budget it is: a department's (部门预算) or a single unit's (单位预算)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from budgetgraph.descriptions.source import Source
from budgetgraph.descriptions.trait import Candidate, Place, Trait, decide
from budgetgraph.descriptions.year import YEAR

Caliber = Literal["department", "unit"]

_LEVEL = r"(?:[省市区县州]级|本级)?"
_OF: tuple[tuple[str, Caliber], ...] = (("部门", "department"), ("单位", "unit"))
_BUDGET = rf"(?:{YEAR.pattern}度?)?{_LEVEL}(?:收支|综合)?(?:预算|决算)"
_UNIT = "(?<!所属)(?<!下属)(?<!所属预算|下属预算|所属决算|下属决算)单位"  # 某局部门及所属单位预算 is the department's
_DEPARTMENT = "部门(?:及(?:所属|下属)(?:预算|决算)?单位)?"
_IN_TITLE: dict[Caliber, re.Pattern[str]] = {
    "department": re.compile(f"{_DEPARTMENT}{_BUDGET}"),
    "unit": re.compile(f"{_UNIT}{_BUDGET}"),
}
_IN_TEXT = {
    caliber: re.compile(
        rf"(?<!预算){word}(?:收支|综合)?(?:预算|决算)(?!单位|部门)(?:表|公开|编制|情况|收支|数据|总表|由|包)"
    )
    for word, caliber in _OF
}
_IN_NAME = {
    "department": re.compile(r"部门(?:预算|决算)|\bdepartment\b", re.IGNORECASE),
    "unit": re.compile(r"单位(?:预算|决算)|\bunit\b", re.IGNORECASE),
}
_COVER = 100  # code points between the title and the owner line of a cover
_ENOUGH = 3  # places in the text; one may be a phrase of the regulations


def read_caliber(sources: Sequence[Source]) -> Trait[Caliber]:
    """The title tells; else a cover's 预算主管部门 or 预算单位; else a text that always says the one word."""
    titles = [found for source in sources for found in _in_title(source)]
    owners = [found for source in sources for found in _in_owner_lines(source)]
    texts = [found for source in sources for found in _in_text(source)]
    names = [found for source in sources for found in _in_name(source)]
    ranks = [titles, owners, texts if len(texts) >= _ENOUGH else [], names]
    return decide(ranks, "no title says 部门预算 or 单位预算, nor does the text throughout")


def _in_title(source: Source) -> Iterator[Candidate[Caliber]]:
    if source.title:
        for caliber, pattern in _IN_TITLE.items():
            if pattern.search(source.title.text):
                yield source.found(caliber, Place.TITLE, source.title.passage)


def _in_owner_lines(source: Source) -> Iterator[Candidate[Caliber]]:
    """The label below the title of a cover; above tables, all labels stand in documents of both calibers."""
    labels: dict[str, Caliber] = {"预算主管部门": "department", "预算单位": "unit"}
    title, first = source.title, next(iter(source.owner_lines), None)
    if title and first and 0 <= first.name.start - title.passage.end <= _COVER and first.label in labels:
        yield source.found(labels[first.label], Place.OWNER_LINE, first.name)


def _in_text(source: Source) -> Iterator[Candidate[Caliber]]:
    for caliber, pattern in _IN_TEXT.items():
        for _, passage in source.plain.find_all(pattern):
            yield source.found(caliber, Place.TEXT, passage)


def _in_name(source: Source) -> Iterator[Candidate[Caliber]]:
    calibers: tuple[Caliber, ...] = ("department", "unit")
    for caliber in calibers:
        match = _IN_NAME[caliber].search(source.stem)
        if match:
            yield source.named(caliber, match[0])
