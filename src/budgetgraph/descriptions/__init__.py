"""What a document says about itself: whose it is, of which year and kind; read, or said to be unknown."""

from __future__ import annotations

from budgetgraph.descriptions.description import Description, describe

__all__ = ["Description", "describe"]
