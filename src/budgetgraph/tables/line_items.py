"""Line items by the words that tables print for them."""

from __future__ import annotations

import re
from collections.abc import Mapping

LineItems = Mapping[str, re.Pattern[str]]
"""Line items (slugs of `line-item`) by the words of a column's path or of a row's label; the first that fits counts."""


def named(items: LineItems, words: str) -> str | None:
    """The line item whose words are found in a path or label."""
    return next((slug for slug, pattern in items.items() if pattern.search(words)), None)
