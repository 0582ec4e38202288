"""Pages whose text runs up or down the sheet, without the file saying so: they are turned until it runs across."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from budgetgraph.documents.pdf.glyph import Glyph
from budgetgraph.documents.pdf.rules import Rule, Rules


@dataclass(frozen=True)
class Turn:
    """A quarter turn of a page of that width and height, such that text that ran up (or down) runs across."""

    width: float
    height: float
    is_upwards: bool

    def glyph(self, glyph: Glyph) -> Glyph:
        """The glyph on the turned page."""
        x0, x1 = self._span(glyph.top, glyph.bottom, self.height, self.is_upwards)
        top, bottom = self._span(glyph.x0, glyph.x1, self.width, not self.is_upwards)
        return glyph._replace(x0=x0, top=top, x1=x1, bottom=bottom)

    def rules(self, rules: Rules) -> Rules:
        """The ruling lines on the turned page."""
        across = sorted(self._rule(rule, self.width, not self.is_upwards) for rule in rules.down)
        down = sorted(self._rule(rule, self.height, self.is_upwards) for rule in rules.across)
        return Rules(
            self._along(across, self.height, self.is_upwards),
            self._along(down, self.width, not self.is_upwards),
        )

    def _rule(self, rule: Rule, extent: float, is_mirrored: bool) -> Rule:
        return rule._replace(at=extent - rule.at if is_mirrored else rule.at)

    def _along(self, rules: Iterable[Rule], extent: float, is_mirrored: bool) -> tuple[Rule, ...]:
        spans = ((rule.at, *self._span(rule.start, rule.end, extent, is_mirrored)) for rule in rules)
        return tuple(Rule(at, start, end) for at, start, end in spans)

    @staticmethod
    def _span(start: float, end: float, extent: float, is_mirrored: bool) -> tuple[float, float]:
        return (extent - end, extent - start) if is_mirrored else (start, end)


def turn_of(chars: Sequence[Mapping[str, Any]], width: float, height: float) -> Turn | None:
    """The turn that a page needs on which most characters, as pdfplumber gives them, do not stand upright."""
    lying = [char for char in chars if not char["upright"]]
    if 2 * len(lying) <= len(chars):
        return None
    upwards = sum(1 for char in lying if char["matrix"][1] > 0)
    return Turn(width, height, 2 * upwards >= len(lying))
