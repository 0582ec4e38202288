"""Names of bodies, compared: which two spellings are one name."""

from __future__ import annotations

import re

_OWN = re.compile(
    r"[(（](?:本级|机关本级|本部|单位|机关|部门|汇总|(?:含|包括)(?:所属|下属)[^()（）]{0,8})[)）]$|(?:部门)?本级$"
    r"|(?:部门)?(?:及|和|含)(?:所属|下属)(?:预算|决算)?(?:单位)?$"
)
_PARTY = re.compile(r"^(?:中国共产党|中共)")
_BLANK = re.compile(r"\s+")
_BRACKETS = str.maketrans("（）［］【】", "()[][]")


def without_scope(name: str) -> str:
    """A name without what says how much is covered: 某某局（本级） is the budget of 某某局."""
    return _OWN.sub("", name) or name


def comparable(name: str) -> str:
    """What all spellings of one name have in common: blank space, kinds of brackets, 中共 and 本级 do not tell."""
    text = _BLANK.sub("", name).translate(_BRACKETS)
    return _PARTY.sub("", without_scope(text))
