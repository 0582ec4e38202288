"""The words by which sentences name a line item."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class LineItemWords:
    """The words (a pattern for text without blank space) by which a section's prose names a line item.

    `names` are all line items that one amount is given for, none where the words leave open which. `is_breakdown`
    marks an 'of which' that does not become the subject of the sentence: in
    `总额11.34万元，其中一般公共预算总额11.34万元，较上年减少2.3万元` it is the total that falls. `after` is the beginning that the line item named before must have (`expenditure`), for
    words that mean different things below revenue and below expenditure. `is_across` marks words that reach over
    commas: `绩效自评的项目4个，涉及预算金额`. `has_time` marks words that may hold the year and the phase: `2016年“三公”经费决算`.
    """

    words: str
    names: tuple[str, ...]
    is_breakdown: bool = False
    after: str | None = None
    is_across: bool = False
    has_time: bool = False


def words(**names: str) -> tuple[LineItemWords, ...]:
    """Line items by the words that name them: `words(expenditure_basic="基本支出")`."""
    return tuple(LineItemWords(pattern, (name.replace("_", "-"),)) for name, pattern in names.items())


def timed(**names: str) -> tuple[LineItemWords, ...]:
    """The same of words that may hold the year and the phase."""
    return tuple(replace(item, has_time=True) for item in words(**names))
