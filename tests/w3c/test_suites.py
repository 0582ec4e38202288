"""The W3C's tests of SPARQL queries, asked of the real server by the protocol."""

from __future__ import annotations

import httpx
import pytest

from budgetgraph.releases.release import Release
from tests.w3c.answers import expected, received
from tests.w3c.asking import ask, ask_engine
from tests.w3c.equality import same
from tests.w3c.known_failures import asked, known_failures, with_expectations
from tests.w3c.suite import ABSENT, Case, suite

FOUND = suite()
if FOUND is None:
    pytest.skip(ABSENT, allow_module_level=True)
KNOWN = known_failures(FOUND)


@pytest.mark.parametrize("case", with_expectations(FOUND, "evaluation", "csv"))
def test_evaluation(suite_client: httpx.Client, case: Case) -> None:
    """A query gives the expected result, in the format that the test is about."""
    response = ask(suite_client, case)
    assert 200 == response.status_code, response.text
    wanted = expected(case)
    result = received(response)
    assert same(wanted, result, lax=case.lax), f"{case.text}\nexpected: {wanted}\nreceived: {result}"


@pytest.mark.parametrize("case", with_expectations(FOUND, "accepted"))
def test_accepted(suite_client: httpx.Client, case: Case) -> None:
    """A query that is well-formed is answered."""
    response = ask(suite_client, case)
    assert 200 == response.status_code, response.text


@pytest.mark.parametrize("case", with_expectations(FOUND, "refused"))
def test_refused(suite_client: httpx.Client, case: Case) -> None:
    """A query that is malformed is answered with 400."""
    assert 400 == ask(suite_client, case).status_code


@pytest.mark.parametrize("case", [c for c in asked(FOUND) if c.name in KNOWN], ids=lambda case: case.name)
def test_known_failures_are_the_engines(suite_release: Release, case: Case) -> None:
    """A test on the list fails also when the engine is asked without the endpoint: it is no fault of ours."""
    assert not _engine_passes(suite_release, case)


def test_known_failures_are_tests() -> None:
    """Every name on the list is that of a test that is run."""
    assert set() == KNOWN.keys() - {case.name for case in asked(FOUND)}


def _engine_passes(release: Release, case: Case) -> bool:
    """Whether the engine does by itself what a test wants."""
    try:
        answer = ask_engine(release.store, case)
    except SyntaxError:
        return case.kind == "refused"
    except RuntimeError:  # what it reads but cannot evaluate
        return False
    if case.kind in ("accepted", "refused"):
        return case.kind == "accepted"
    return same(expected(case), answer, lax=case.lax)
