"""A number or percentage as it stands alone in a cell."""

from __future__ import annotations

NUMBER = r"[-－]?(?:\d{1,3}(?:[,，]\d{3})++|\d++)(?:\.\d++)?%?"
