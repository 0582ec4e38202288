"""A data folder of any number of disclosures: the invented ones of tests/provinces and that of data/, many times over.

Each copy is of another department, of one of four years, and has amounts of its own, all multiplied by the same number:
sums and percentages hold or fail as they do in what was copied.
"""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]

YEARS = 4
"""How many years each department has."""

_YEAR = re.compile(r"(?<![\d.])20[0-3]\d(?![\d.])")
_AMOUNT = re.compile(r"(?<![\d.,])\d[\d,]*\.\d\d(?![\d%％])")
_REFERENCE = ROOT / "data" / "disclosures" / "qinhuangdao-export-zone-2020-budget"


@dataclass(frozen=True)
class Original:
    """What is copied: its name, year, kind, caliber and region, and how it is drawn with its texts rewritten."""

    slug: str
    year: int
    kind: str
    caliber: str
    region: str
    ending: str
    drawn: Callable[[Callable[[str], str]], bytes]


def originals() -> list[Original]:
    """All that is copied."""
    return [*_provinces(), _reference()]


def make(folder: Path, number: int) -> None:
    """Registers so many disclosures below a folder."""
    kinds = originals()
    for copy in range(number):
        original, which = kinds[copy % len(kinds)], copy // len(kinds)
        _register(folder / "disclosures", original, *divmod(which, YEARS))


def _provinces() -> Iterator[Original]:
    """The invented disclosures, which are among the tests."""
    sys.path.insert(0, str(ROOT))
    formats = importlib.import_module("tests.provinces.drawing").FORMATS
    for trial in importlib.import_module("tests.provinces.trial").trials():
        said = {name: str(value) for name, value in trial.said.items()}
        yield Original(
            trial.slug,
            int(said["year"]),
            said["kind"],
            said.get("caliber", "department"),
            said.get("region", "110000"),
            said["format"],
            _drawing(formats[said["format"]], trial.content),
        )


def _reference() -> Original:
    [path] = _REFERENCE.glob("*.txt")
    text = path.read_text(encoding="utf-8")
    return Original(
        "export-zone", 2020, "budget", "department", "130300", "txt", lambda rewrite: rewrite(text).encode()
    )


def _drawing(draw: Callable[[Any], bytes], content: Any) -> Callable[[Callable[[str], str]], bytes]:
    def drawn(rewrite: Callable[[str], str]) -> bytes:
        return draw(replace(content, parts=[_part(part, rewrite) for part in content.parts]))

    return drawn


def _part(part: Any, rewrite: Callable[[str], str]) -> Any:
    """A line or a grid with its texts rewritten."""
    if not hasattr(part, "rows"):
        return replace(part, text=rewrite(part.text))
    return replace(
        part,
        title=rewrite(part.title),
        above=tuple(map(rewrite, part.above)),
        rows=tuple(tuple(map(rewrite, row)) for row in part.rows),
        notes=tuple(map(rewrite, part.notes)),
    )


def _register(folder: Path, original: Original, department: int, back: int) -> None:
    """The disclosure of a department so many years before the original's."""
    code, year = f"9{department:05d}", original.year - back
    into = folder / f"{original.slug}-{code}-{year}"
    into.mkdir(parents=True)
    factor = 1 + department % 97

    def rewrite(text: str) -> str:
        text = _YEAR.sub(lambda found: str(int(found[0]) - back), text)
        return _AMOUNT.sub(lambda found: _multiplied(found[0], factor), text)

    name = f"original.{original.ending}"
    (into / name).write_bytes(original.drawn(rewrite))
    (into / "disclosure.toml").write_text(
        f'[disclosure]\nfiscal_year = {year}\nkind = "{original.kind}"\ncaliber = "{original.caliber}"\n'
        f'[department]\nregion = "{original.region}"\ncode = "{code}"\nname = "{original.slug} {department}"\n'
        f'[source]\nfile = "{name}"\n',
        encoding="utf-8",
    )


def _multiplied(printed: str, factor: int) -> str:
    amount = Decimal(printed.replace(",", "")) * factor
    return f"{amount:,.2f}" if "," in printed else f"{amount:.2f}"
