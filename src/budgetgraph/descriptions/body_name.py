"""Names of bodies as documents print them: with codes glued to them, and with words that are not part of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CODE = r"\d{3,9}(?:[-.]\d{1,6})*+"
_CODE_BEFORE = re.compile(rf"_?[(（\[【［]?(?P<code>{_CODE})[)）\]】］]?[-—_－]{{0,2}}(?=[^\d年月日])")
_CODE_BEHIND = re.compile(rf"[(（\[【［](?P<code>{_CODE})[)）\]】］]$")
_BLANK = re.compile(r"\s+")


@dataclass(frozen=True)
class CodedName:
    """A name, and the code that is glued to it, if any."""

    name: str
    code: str | None


def split_code(printed: str) -> CodedName:
    """The name in `779002秦皇岛…`, `(433)乌海市…`, `_[023]隆德县…`, `…局（101）`, and the code."""
    text = _BLANK.sub("", printed)
    before = _CODE_BEFORE.match(text)
    if before:
        return CodedName(text[before.end() :], before["code"])
    behind = _CODE_BEHIND.search(text)
    return CodedName(text[: behind.start()], behind["code"]) if behind else CodedName(text, None)
