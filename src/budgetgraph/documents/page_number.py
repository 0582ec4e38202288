"""Which paragraphs of a text are page numbers: a number alone in a line may as well be an amount or a year."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from budgetgraph.documents.document import Block, Paragraph
from budgetgraph.documents.passage import Passage

_DASHED = re.compile(r"[-—–－─━―]\s*\d{1,4}\s*[-—–－─━―]")
_BARE = re.compile(r"\d{1,3}")
_LINES_OF_A_PAGE = 10
"""The fewest lines that a page is taken to have: less text than that lies not before a page of this number."""


def page_numbers(text: str, blocks: Sequence[Block]) -> list[Passage]:
    """The page numbers among the blocks of a text.

    A number between dashes is one. A bare one is when the next or the last one, with other text between, differs
    from it by one; or when it stands between blank lines and as many pages can lie before it.
    """
    paragraphs = [(i, block.passage) for i, block in enumerate(blocks) if isinstance(block, Paragraph)]
    bare = [(i, p) for i, p in paragraphs if _BARE.fullmatch(p.text)]
    dashed = [p for _, p in paragraphs if _DASHED.fullmatch(p.text)]
    in_series = {p for pair in pairwise(bare) for p in _series(*pair)}
    alone = _alone(text, [p for _, p in bare if p not in in_series])
    return sorted({*dashed, *in_series, *alone})


def _series(first: tuple[int, Passage], second: tuple[int, Passage]) -> tuple[Passage, ...]:
    (i, one), (j, other) = first, second
    return (one, other) if j > i + 1 and int(other.text) == int(one.text) + 1 else ()


def _alone(text: str, numbers: Sequence[Passage]) -> Iterator[Passage]:
    lines = ["", *text.split("\n"), ""] if numbers else []
    line_ends = [match.start() for match in re.finditer("\n", text)] if numbers else []
    for number in numbers:
        above = bisect_right(line_ends, number.start)  # as many lines as lie above, and the index of the last
        if above >= int(number.text) * _LINES_OF_A_PAGE and not (lines[above] + lines[above + 2]).strip():
            yield number
