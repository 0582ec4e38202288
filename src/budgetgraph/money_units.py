"""The units that amounts of money are printed in."""

from __future__ import annotations

YUAN_IN = {
    "元": 1,
    "百元": 100,
    "千元": 1_000,
    "万元": 10_000,
    "百万元": 1_000_000,
    "亿元": 100_000_000,
}
"""Yuan in each unit, as it is spelled in `bg:statedUnit`, the smallest first.

The function `bgsh:lastPlace` of the shapes knows the same; a test compares the two.
"""
