"""What is seen of a text: without what is invisible, and with its line ends taken for what they are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from budgetgraph.documents.decoding import canonical_text
from budgetgraph.documents.passage import Passage

# Soft hyphens, marks of direction, joiners, spaces without width, byte order marks; and controls.
_INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\x00-\x08\x0e-\x1f\x7f]"
)
_SPACES = re.compile("[\t\u00a0\u2007\u202f]")
_LINE_ENDS = re.compile("[\n\v\f\u0085\u2028\u2029]")


def lines_of(text: str) -> list[str]:
    """The filled lines of a text as they are seen: NFC, each without blank space at its ends, no tabs."""
    seen = _SPACES.sub(" ", _INVISIBLE.sub("", canonical_text(text)))
    return [line for line in (line.strip() for line in _LINE_ENDS.split(seen)) if line]


def joined(lines: Iterable[str]) -> str:
    """Lines as one: nothing between Chinese characters, else a space."""
    filled = [line for line in lines if line]
    seams = [_seam(before[-1], after[0]) for before, after in pairwise(filled)]
    return (
        "".join(piece for pair in zip(filled, [*seams, ""], strict=True) for piece in pair) if filled else ""
    )


def _seam(before: str, after: str) -> str:
    return Passage(0, f"{before}\n{after}").plain[1:-1]
