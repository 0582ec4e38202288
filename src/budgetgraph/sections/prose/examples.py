"""Figures that are named among others that a sentence need not name: `120万元，主要包括办公费20万元、水费5万元等`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.figure import Figure

_MAINLY = re.compile("主要(?:包括|用于|有|为|支出|项目|开支)|例如")
# The economic classes of an amount are seldom all named in a sentence.
_NAMED = re.compile("其中|主要|包括|用于")
_DIVIDED = re.compile(
    "由[^，。；]{1,40}(?:组成|构成)|(?:组成|构成)(?:为|是|如下|[：:])|划分|按[^，。；]{0,14}(?:分类|科目)|分别|全部[为是]"
)
_AND_SO_ON = re.compile(r"\d\s*+[万亿]?\s*+元等")
_END = "。"
_LONGEST = 600  # characters of a sentence before and behind a figure


def with_examples(facts: Sequence[Fact], paragraph: Passage) -> list[Fact]:
    """The facts of a paragraph, the figures marked that their sentence only names among others."""
    return [
        replace(fact, is_example=True) if isinstance(fact, Figure) and _is_example(fact, paragraph) else fact
        for fact in facts
    ]


def _is_example(figure: Figure, paragraph: Passage) -> bool:
    at = figure.money.stated.start - paragraph.start
    before = paragraph.text[max(0, at - _LONGEST) : at].rpartition(_END)[2]
    behind = paragraph.text[at : at + _LONGEST].partition(_END)[0]
    if _DIVIDED.search(before):
        return False
    is_economic = figure.classification is not None and figure.classification.scheme == "economic"
    is_listed, goes_on = _NAMED.search(before) is not None, _AND_SO_ON.search(behind) is not None
    return _MAINLY.search(before) is not None or sum((is_economic, is_listed, goes_on)) > 1
