"""Comparators: the words and signs by which a target says how it is compared with what is reached."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Comparator = Literal["gteq", "lteq", "gt", "lt", "eq"]

BEFORE: Mapping[Comparator, tuple[str, ...]] = {
    "gteq": (
        *("≥", "≧", "⩾", "＞=", ">=", "＞＝", ">＝", "≥=", "≥＝"),
        *("不低于", "不得低于", "不少于", "不得少于", "不小于", "大于等于", "大于或等于", "至少", "最低"),
    ),
    "lteq": (
        *("≤", "≦", "⩽", "＜=", "<=", "＜＝", "<＝", "≤=", "≤＝"),
        *("不高于", "不得高于", "不超过", "不得超过", "不多于", "不大于", "小于等于", "小于或等于", "至多"),
    ),
    "gt": (">", "＞", "﹥", "大于", "高于", "超过"),
    "lt": ("<", "＜", "﹤", "小于", "低于"),
    "eq": ("=", "＝", "﹦", "等于"),
}
"""What stands before a number, or in a column of its own."""

AFTER: Mapping[Comparator, tuple[str, ...]] = {
    "gteq": ("及以上", "以上", "及其以上", "含以上", "（含）以上", "(含)以上", "或以上"),
    "lteq": ("及以下", "以下", "以内", "之内", "及以内", "内", "（含）以下", "(含)以下", "（含）以内"),
}
"""What stands behind a number and its unit."""


def comparator_of(
    word: str | None, words: Mapping[Comparator, tuple[str, ...]] = BEFORE
) -> Comparator | None:
    """The comparator that a word stands for, None for any other."""
    return next((comparator for comparator, known in words.items() if word in known), None)
