"""Names of bodies, compared: which two spellings are one name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from budgetgraph import regions

_OWN = re.compile(
    r"[(（](?:本级|机关本级|本部|单位|机关|部门|汇总|(?:含|包括)(?:所属|下属)[^()（）]{0,8})[)）]$|(?:部门)?本级$"
    r"|(?:部门)?(?:及|和|含)(?:所属|下属)(?:预算|决算)?(?:单位)?$"
)
_PARTY = re.compile(r"^(?:中国共产党|中共)")
_FULL = tuple("省市区县旗州盟")  # how a division's full name ends
_BLANK = re.compile(r"\s+")
_BRACKETS = str.maketrans("（）［］【】", "()[][]")


def without_scope(name: str) -> str:
    """A name without what says how much is covered: 某某局（本级） is the budget of 某某局."""
    return _OWN.sub("", name) or name


def comparable(name: str) -> str:
    """What all spellings of one name have in common: blank space, kinds of brackets, 中共 and 本级 do not tell."""
    text = _BLANK.sub("", name).translate(_BRACKETS)
    return _PARTY.sub("", without_scope(text))


def comparable_within(region: str, name: str) -> str:
    """What the spellings of a name have in common among the bodies of one region (a code): also its place in front.

    陕西省汉中市城固县档案馆, 城固县档案馆 and 档案馆 are one name in 城固县. What lies above the region tells nothing only
    where the region's own full name follows: 汉中市档案馆 there is another body's name.
    """
    text, own = comparable(name), regions.by_code(region)
    if own is None:
        return text
    rest = text
    for above in reversed(list(regions.ancestors(own))):
        rest = _behind(rest, above.names)
    inside = _behind(rest, [name for name in own.names if name.endswith(_FULL)])
    return inside if inside != rest else text


def _behind(text: str, names: Iterable[str]) -> str:
    """What stands behind the longest of the names that the text begins with; the text where it begins with none."""
    found = max((name for name in names if text.startswith(name)), key=len, default="")
    return text[len(found) :] or text
