"""The administrative divisions of China, by code and by name (GB/T 2260; `ontology/codes/region.csv`).

The list holds every province, prefecture and county that was listed at some time since 2010, under each name that it
had. It is read from CSV when it is first asked for (about 15 ms): the same list as Turtle is for others to read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import cache

from budgetgraph.code_tables import code_table, year_of

_SHORTEST = 2
_BEFORE_GAP = 2020


@dataclass(frozen=True)
class Region:
    """A division: its code (six digits), its newest name, and the code of the division that it belongs to.

    `level` is 1 for provinces, 2 for prefectures and 3 for counties, also for those that no prefecture stands above
    (仙桃市, the districts of Shanghai). `first` and `last` are the first and the last year at whose end the code was
    listed; None where the list does not tell (for `first`: before the packages' time; for `last`: it still is).
    """

    code: str
    name: str
    parent: str | None
    level: int
    short: str = ""
    english: str = ""
    english_short: str = ""
    former: tuple[str, ...] = ()
    first: int | None = None
    last: int | None = None

    @property
    def is_current(self) -> bool:
        """Whether the newest list still has it."""
        return self.last is None

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that stands for it: full and short ones, of today and of earlier."""
        return tuple(dict.fromkeys(name for name in (self.name, self.short, *self.former) if name))


def by_code(code: str) -> Region | None:
    """The division of a code of six digits, None where no list had it."""
    return _by_code().get(code)


def by_name(name: str) -> list[Region]:
    """The divisions of a name, full or short, of today or of earlier; those that exist come first.

    秦皇岛 and 秦皇岛市 give one, 普陀区 gives one in Shanghai and one in Zhoushan, an unknown name none.
    """
    return list(_by_name().get("".join(name.split()), ()))


def at_start(text: str) -> list[Region]:
    """The divisions that a text's beginning names, as far down as it goes: 上海市普陀区石泉路街道 gives one 普陀区.

    More than one where the beginning does not tell them apart (普陀区财政局), none where it names no division.
    """
    return _deepest("".join(text.split()), None)


def ancestors(region: Region) -> Iterator[Region]:
    """The divisions above, the nearest first."""
    above = region.parent and by_code(region.parent)
    while above:
        yield above
        above = above.parent and by_code(above.parent)


def successor(region: Region) -> Region | None:
    """The division that took the place of one that is gone (密云县 2014 -> 密云区 2015); None where none or two did.

    It is the one that only the next list has, at the same level of the same province, under the same short name.
    """
    if region.last is None:
        return None
    alike = (other for other in by_name(region.short or region.name) if _follows(other, region))
    found = list(alike)
    return found[0] if len(found) == 1 else None


def _follows(later: Region, earlier: Region) -> bool:
    is_alike = (
        later.level == earlier.level and later.code[:2] == earlier.code[:2] and later.code != earlier.code
    )
    return is_alike and (later.first or 0) in _next_lists(earlier.last or 0)


def _next_lists(year: int) -> range:
    """The years of the list after that of a year: there was none of 2021 to read."""
    return range(year + 1, year + 3) if year == _BEFORE_GAP else range(year + 1, year + 2)


def all_regions() -> tuple[Region, ...]:
    """Every division, by code."""
    return tuple(_by_code().values())


def _deepest(text: str, within: Region | None) -> list[Region]:
    for length in range(min(len(text), _longest()), _SHORTEST - 1, -1):
        named = [region for region in by_name(text[:length]) if within is None or within in ancestors(region)]
        if named:
            below = [deeper for region in named for deeper in _deepest(text[length:], region)]
            return _unique(below) or named
    return []


def _unique(regions: list[Region]) -> list[Region]:
    return list(dict.fromkeys(regions))


@cache
def _longest() -> int:
    return max(map(len, _by_name()))


@cache
def _by_name() -> dict[str, tuple[Region, ...]]:
    found: defaultdict[str, list[Region]] = defaultdict(list)
    for region in sorted(_by_code().values(), key=lambda region: (not region.is_current, region.code)):
        for name in region.names:
            found[name].append(region)
    return {name: tuple(regions) for name, regions in found.items()}


@cache
def _by_code() -> dict[str, Region]:
    rows: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    for row in code_table("region"):
        rows[row["code"]].append(row)
    return {code: _region(code, names, rows.keys()) for code, names in rows.items()}


def _region(code: str, rows: list[dict[str, str]], codes: Container[str]) -> Region:
    """A code's rows, the oldest name first, as one division."""
    newest = rows[-1]
    return Region(
        code=code,
        name=newest["name"],
        parent=_parent(code, codes),
        level=_level(code),
        short=newest["short"],
        english=newest["english"],
        english_short=newest["english_short"],
        former=tuple(name for row in rows[:-1] for name in (row["name"], row["short"]) if name),
        first=year_of(rows[0]["first"]),
        last=year_of(newest["last"]),
    )


def _parent(code: str, codes: Container[str]) -> str | None:
    """The prefecture where there is one, else the province; a province has none."""
    if code.endswith("0000"):
        return None
    prefecture = f"{code[:4]}00"
    has_one = code != prefecture and prefecture in codes
    return prefecture if has_one else f"{code[:2]}0000"


def _level(code: str) -> int:
    return 1 if code.endswith("0000") else 2 if code.endswith("00") else 3
