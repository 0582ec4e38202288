"""The real disclosures: PDFs in a folder beside the checkout, or where BUDGETGRAPH_SHARED says."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("BUDGETGRAPH_SHARED") or ROOT.parent / "shared")


def originals() -> list[Path]:
    """The PDFs, by name; none where the folder is absent."""
    return sorted((SHARED / "disclosures").glob("*.pdf"))
