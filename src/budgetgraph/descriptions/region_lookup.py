"""Administrative divisions in names of bodies: 上海市普陀区财政局 is of 普陀区, and of the one in 上海市."""

from __future__ import annotations

import re

from budgetgraph import regions
from budgetgraph.regions import Region

_OF_NO_REGION = re.compile(r"(?:大学|学院|公司|集团|研究院|研究所|海关|海事局|铁路局|监管局)$|兵团")
_ENDINGS = ("省", "市", "区", "县", "州", "盟", "旗")
_LONGEST = 16  # code points of a division's name
_FRONT = re.compile(
    r"^(?:中国共产党|中共|中国人民政治协商会议|政协|中国共产主义青年团|共青团|农工党|民革|民盟|民建|民进|致公党|九三学社)"
)


def is_region(text: str) -> bool:
    """Whether a text names divisions and nothing else: 上海市普陀区."""
    found, length = _chain(text)
    return bool(found) and length == len(text)


def regions_of_name(name: str, text: str) -> tuple[Region, ...]:
    """The divisions that the beginning of a body's name can mean, the smallest that it names; none for none.

    Short names (秦皇岛) count only for provinces and cities (those of counties are words of every day) whose full name
    the document's `text` has, too; a university, a customs office or a corps is of no region by its name.
    """
    front = _FRONT.match(name)
    words = name[front.end() :] if front else name
    found, length = _chain(words)
    if _is_full(words[:length]):
        return found
    return () if _OF_NO_REGION.search(words) else tuple(region for region in found if region.name in text)


def chain_of(region: Region) -> tuple[Region, ...]:
    """The division, then those that it lies in, from the inside out."""
    return (region, *regions.ancestors(region))


def lies_in(region: Region, outer: Region) -> bool:
    """Whether a division is the other one, or lies in it."""
    return outer in chain_of(region)


def shown(code: str) -> str:
    """A division for a person: 310107 上海市普陀区; the code alone where no list has it."""
    region = regions.by_code(code)
    names = [outer.name for outer in reversed(chain_of(region))] if region else []
    return " ".join([code, "".join(names)]).strip()


def _chain(text: str) -> tuple[tuple[Region, ...], int]:
    """The divisions named one after the other at the beginning, and how many code points name them."""
    found, length = _longest(text)
    while found:
        below, more = _longest(text[length:])
        is_full = _is_full(text[length : length + more])
        inside = tuple(r for r in below if is_full and any(lies_in(r, outer) for outer in found))
        if not inside:
            break
        found, length = inside, length + more
    return found, length


def _longest(text: str) -> tuple[tuple[Region, ...], int]:
    for end in range(min(len(text), _LONGEST), 1, -1):
        words = text[:end]
        found = tuple(region for region in regions.by_name(words) if _is_full(words) or region.level < 3)
        if found:
            return found, end
    return (), 0


def _is_full(words: str) -> bool:
    return words.endswith(_ENDINGS)
