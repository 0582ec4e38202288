"""A reading as JSON: `facts.json` in a release, and what `budgetgraph extract --json` prints."""

from __future__ import annotations

import json
from dataclasses import asdict

from budgetgraph.documents.document import Document
from budgetgraph.facts.account import STATUSES, Account
from budgetgraph.facts.fact_json import as_json
from budgetgraph.sections.counts import counts
from budgetgraph.sections.reading import Reading


def reading_json(reading: Reading) -> str:
    """The document, the counts, the account of numbers and sections, and every fact with its passages."""
    content = {
        "document": _document(reading.document),
        "counts": counts(reading),
        "numbers": _account(reading.account),
        "coverage": asdict(reading.coverage),
        "facts": [as_json(fact) for fact in reading.facts],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _document(document: Document) -> dict[str, object]:
    """Its name and hash and, of one from several originals, each of these; passages count from the first one's start."""
    content: dict[str, object] = {"name": document.name, "sha256": document.sha256}
    if document.sources:
        content["sources"] = [asdict(source) for source in document.sources]
    return content


def _account(account: Account) -> dict[str, object]:
    """How many numbers there are of each status, and which are unread."""
    return {
        **{status: account.counts[status] for status in STATUSES},
        "unread-passages": [as_json(passage) for passage in account.unread],
    }
