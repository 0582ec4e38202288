"""The page that tells users what is passed says what the tests say."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.w3c.conformance import conformance_summary, conformance_table
from tests.w3c.known_failures import known_failures, left_out
from tests.w3c.suite import ABSENT, suite
from tests.web.protocol_requests import ANSWERED, REFUSED

PAGE = Path(__file__).parents[2] / "docs" / "conformance.md"
FOUND = suite()
if FOUND is None:
    pytest.skip(ABSENT, allow_module_level=True)


def test_the_table_is_current() -> None:
    """The page has the table of the suites that are here (`python -m tests.w3c.conformance` prints it)."""
    page = PAGE.read_text(encoding="utf-8")
    assert conformance_table(FOUND) in page
    assert conformance_summary(FOUND) in page


def test_the_protocol_is_counted() -> None:
    """The page has the numbers of the tests of the protocol that are sent."""
    page = PAGE.read_text(encoding="utf-8")
    updates = sum("update" in name for name in REFUSED)
    queries = len(ANSWERED) + len(REFUSED) - updates
    assert f"| SPARQL 1.1 Protocol: the tests of queries | {queries} | {queries} |" in page
    assert f"| SPARQL 1.1 Protocol: updates that every endpoint must refuse | {updates} | {updates} |" in page


def test_every_reason_is_on_the_page() -> None:
    """The page says why a test is not passed and why a group is left out, in the words of the list."""
    page = " ".join(PAGE.read_text(encoding="utf-8").split())
    reasons = {failure.why for failure in known_failures(FOUND).values()} | set(left_out().values())
    assert set() == {reason for reason in reasons if reason not in page}
