"""An invented disclosure tried: drawn in its format, read, and compared with what it says."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from budgetgraph.documents.document import Document
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.figure import Change, Figure
from budgetgraph.originals import read_originals
from budgetgraph.sections.reading import Reading, read_facts
from tests.provinces.content import Content, Expected, content_of
from tests.provinces.drawing import FORMATS

FOLDER = Path(__file__).parent / "documents"


@dataclass(frozen=True)
class Trial:
    """A folder of `documents/`: its content, and what `source.toml` says of it."""

    slug: str
    content: Content
    said: dict[str, object]

    @property
    def is_final(self) -> bool:
        """Whether it is of final accounts."""
        return self.said["kind"] == "final"

    def drawn_as(self, ending: str) -> Trial:
        """The same in another format."""
        return replace(self, said={**self.said, "format": ending})

    def draw(self, folder: Path) -> Path:
        """Its file, drawn into a folder."""
        ending = str(self.said["format"])
        path = folder / f"{self.slug}.{ending}"
        path.write_bytes(FORMATS[ending](self.content))
        return path

    def read(self, folder: Path) -> Reading:
        """What is read of it."""
        return self.reading(read_originals([self.draw(folder)]))

    def reading(self, document: Document) -> Reading:
        """What is read of its document."""
        return read_facts(document, int(str(self.said["year"])), "executed" if self.is_final else "approved")


def trials() -> list[Trial]:
    """All of them."""
    return [_trial(path) for path in sorted(FOLDER.iterdir()) if (path / "source.toml").is_file()]


def _trial(folder: Path) -> Trial:
    said = tomllib.loads((folder / "source.toml").read_text(encoding="utf-8"))
    return Trial(folder.name, content_of((folder / "content.txt").read_text(encoding="utf-8")), said)


def stated(facts: Iterable[Fact]) -> Iterator[Expected]:
    """Each amount of the facts in the form in which content gives it, restatements too."""
    for fact in facts:
        if not isinstance(fact, Figure | Change):
            continue
        of = fact.classification
        is_change = isinstance(fact, Change)
        year = None if is_change else fact.year
        phase = None if is_change else fact.phase
        for money in (fact.money, *(again.money for again in fact.restated)):
            if money is not None:
                name = f"change {fact.line_item}" if is_change else fact.line_item
                yield Expected(name, (of and of.identity) or "", str(year or ""), phase or "", money.amount)


def faults(trial: Trial, reading: Reading) -> list[str]:
    """What was not read as printed, a line for each: missing and surplus amounts."""
    printed, read = Counter(trial.content.expected), Counter(stated(reading.facts))
    missing, surplus = set(printed) - set(read), set(read) - set(printed)
    return [f"missing {shown(x)}" for x in sorted(missing)] + [f"surplus {shown(x)}" for x in sorted(surplus)]


def shown(figure: Expected) -> str:
    """A figure in a line."""
    of, year, phase = (
        value and mark + value
        for mark, value in zip("/@~", (figure.of, figure.year, figure.phase), strict=True)
    )
    return f"{figure.item}{of}{year}{phase} = {figure.amount:f}"
