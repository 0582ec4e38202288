"""The gold standard of `tests/gold`: what the pages of some disclosures print, as read by eye."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from pathlib import Path

from originals import ROOT, SHARED

GOLD = ROOT / "tests" / "gold"


@dataclass(frozen=True)
class Place:
    """A place of a page that states something of a line item.

    `section` is a slug of `section-kind`; `classification` is `function/2010301`, `function/=行政运行` where only a
    name is printed, or empty; `year` and `phase` are empty when they are the disclosure's own. `measure` is `amount`,
    `change`, `change-percent` or `no-change`; `stated` is as printed, of decreases with a minus sign. `page` and
    `label` are for the reader.
    """

    section: str
    line_item: str
    classification: str
    year: str
    phase: str
    measure: str
    stated: str
    unit: str
    page: str = ""
    label: str = ""

    @property
    def is_in_table(self) -> bool:
        """Whether it is a cell of a public table, and not in the text."""
        return self.section.startswith("table-")

    @property
    def what(self) -> str:
        """What it states, in one line."""
        parts = (self.line_item, self.classification.replace("/", ":"), self.year, self.phase)
        measure = "" if self.measure == "amount" else f"{self.measure} "
        return f"{'/'.join(filter(None, parts))} = {measure}{self.stated}{self.unit}".strip()

    def __str__(self) -> str:
        """What it states, and where."""
        return f"p. {self.page or '?'}, {self.section}: {self.what} ({self.label})"


@dataclass(frozen=True)
class GoldDisclosure:
    """What one disclosure prints; `kind` is `budget` or `final`, `files` are its originals in their order."""

    name: str
    year: int
    kind: str
    files: tuple[str, ...]
    places: tuple[Place, ...]

    @property
    def originals(self) -> list[Path]:
        """Where its originals lie, beside the checkout."""
        return [SHARED / "disclosures" / name for name in self.files]


def gold_disclosures() -> list[GoldDisclosure]:
    """All disclosures of the gold standard, by name."""
    return [read_gold(source.parent) for source in sorted(GOLD.glob("*/source.toml"))]


def read_gold(folder: Path) -> GoldDisclosure:
    """The disclosure in a folder: its `source.toml` and `figures.csv`."""
    source = tomllib.loads((folder / "source.toml").read_text(encoding="utf-8"))
    with (folder / "figures.csv").open(encoding="utf-8", newline="") as lines:
        places = tuple(Place(**line) for line in csv.DictReader(lines))
    files = tuple(file["name"] for file in source["files"])
    return GoldDisclosure(folder.name, source["year"], source["kind"], files, places)
