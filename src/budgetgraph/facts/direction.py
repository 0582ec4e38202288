"""Directions: where a change went, or where a target points to."""

from __future__ import annotations

import re
from typing import Literal

Direction = Literal["increase", "decrease", "maintain"]

_WORDS: dict[Direction, re.Pattern[str]] = {
    "decrease": re.compile(r"减少|降低|下降|压缩|减轻|缩短|缩减"),
    "increase": re.compile(r"增加|增长|提高|提升|增强|加强|上升|促进|推动|拉动|扩大|改善|优化|完善|进一步"),
    "maintain": re.compile(r"持平|保持|维持|稳定|持续"),
}


def direction_of(text: str) -> Direction | None:
    """The direction that the words of a text point to, None where they do not say."""
    return next((direction for direction, words in _WORDS.items() if words.search(text)), None)
