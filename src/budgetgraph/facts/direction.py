"""Directions: where a change went, or where a target points to."""

from __future__ import annotations

import re
from typing import Literal

Direction = Literal["increase", "decrease", "maintain"]

_LESS = "减少|降低|下降|压缩|减轻|缩短|缩减"
_MORE = "增加|增长|提高|提升|增强|加强|上升|扩大"
_WORDS: dict[Direction, re.Pattern[str]] = {
    "decrease": re.compile(_LESS),
    "increase": re.compile(rf"{_MORE}|促进|推动|拉动|改善|优化|完善|进一步"),
    "maintain": re.compile(r"持平|保持|维持|稳定|持续"),
}
# 不断 says the contrary of 不.
_NEGATED = re.compile(rf"(?:不(?!断)[再得会能]?|[未无]|没有|避免|防止|杜绝)(?:{_LESS}|{_MORE})")


def direction_of(text: str) -> Direction | None:
    """The direction that the words of a text point to, None where they do not say.

    What is not to rise or not to fall is to stay as it is.
    """
    rest = _NEGATED.sub("", text)
    found = next((direction for direction, words in _WORDS.items() if words.search(rest)), None)
    return found or ("maintain" if rest != text else None)
