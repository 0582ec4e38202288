"""A reading as JSON: `facts.json` in a release, and what `budgetgraph extract --json` prints."""

from __future__ import annotations

import json
from dataclasses import asdict

from budgetgraph.facts.account import STATUSES, Account
from budgetgraph.facts.fact_json import as_json
from budgetgraph.sections.counts import counts
from budgetgraph.sections.reading import Reading


def reading_json(reading: Reading) -> str:
    """The document, the counts, the account of numbers and sections, and every fact with its passages."""
    content = {
        "document": {"name": reading.document.name, "sha256": reading.document.sha256},
        "counts": counts(reading),
        "numbers": _account(reading.account),
        "coverage": asdict(reading.coverage),
        "facts": [as_json(fact) for fact in reading.facts],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _account(account: Account) -> dict[str, object]:
    """How many numbers there are of each status, and which are unread."""
    return {
        **{status: account.counts[status] for status in STATUSES},
        "unread-passages": [as_json(passage) for passage in account.unread],
    }
